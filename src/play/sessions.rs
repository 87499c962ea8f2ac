//! Whole sessions in JSON Lines: lines in, lines out.

use super::client::talk;
use crate::session::Rules;
use crate::wire::test_bank::items;

#[test]
fn a_wrong_choice_with_a_hint() {
    let sent = [r#"{"hint":true}"#, r#"{"answer":"b","seconds":12.5}"#];
    insta::assert_snapshot!(talk(items("one"), Rules::default(), &sent), @r#"
    → {"type":"session","format":1,"seed":0,"order":"chacha12-fy-v1","count":1,"settled":0,"kept":false,"exam":false,"time_limit":null,"pass":null,"at":"1970-01-01T00:00:00.25Z"}
    → {"type":"question","n":1,"of":1,"id":"one","step":"rest-apis","topic":"http","level":"junior","kind":"single","stem":"Which of `GET` and `PUT` is *safe*?","code":null,"language":null,"hint_available":true,"seconds":60,"options":[{"id":"a","text":"GET"},{"id":"b","text":"PUT"}]}
    ← {"hint":true}
    → {"type":"hint","n":1,"id":"one","hint":"Safe is more than idempotent."}
    ← {"answer":"b","seconds":12.5}
    → {"type":"graded","n":1,"id":"one","verdict":"wrong","score":0.0,"response":"b","key":"a","why":"It writes.","options":[{"id":"a","text":"GET","correct":true,"chosen":false,"why":"It reads."},{"id":"b","text":"PUT","correct":false,"chosen":true,"why":"It writes."}],"explanation":"Safe methods only read.","references":[{"title":"RFC 9110, 9.2.1","url":"https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1"}],"seconds":12.5,"hinted":true,"rating":"again","next_due":null}
    → {"type":"report","score":0.0,"possible":1,"percent":0.0,"count":1,"answered":1,"skipped":0,"ungraded":0,"pass":null,"passed":null,"complete":true,"seconds":12.5,"seed":0,"order":"chacha12-fy-v1","by_step":[{"step":"rest-apis","score":0.0,"possible":1}],"by_level":[{"level":"junior","score":0.0,"possible":1}],"missed":[{"n":1,"id":"one","verdict":"wrong","score":0.0,"references":[{"title":"RFC 9110, 9.2.1","url":"https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1"}]}],"kept":null}
    "#);
}

#[test]
fn a_typed_answer_taken_back() {
    let sent = [
        r#"{"answer":"the response"}"#,
        r#"{"undo":true}"#,
        r#"{"answer":"Effects."}"#,
    ];
    insta::assert_snapshot!(talk(items("word print"), Rules::default(), &sent), @r#"
    → {"type":"session","format":1,"seed":0,"order":"chacha12-fy-v1","count":2,"settled":0,"kept":false,"exam":false,"time_limit":null,"pass":null,"at":"1970-01-01T00:00:00.25Z"}
    → {"type":"question","n":1,"of":2,"id":"word","step":"rest-apis","topic":null,"level":"junior","kind":"short","stem":"What does \"idempotent\" speak of?","code":null,"language":null,"hint_available":false,"seconds":60}
    ← {"answer":"the response"}
    → {"type":"graded","n":1,"id":"word","verdict":"wrong","score":0.0,"response":"the response","key":"the effect","why":"Responses may differ.","accepted":["the effect","effects"],"explanation":null,"references":[],"seconds":0.5,"hinted":false,"rating":"again","next_due":null}
    → {"type":"question","n":2,"of":2,"id":"print","step":"language","topic":null,"level":"mid","kind":"output","stem":"What is printed?","code":"print(1 + 1)","language":"python","hint_available":false,"seconds":90}
    ← {"undo":true}
    → {"type":"undone","n":1,"id":"word"}
    → {"type":"question","n":1,"of":2,"id":"word","step":"rest-apis","topic":null,"level":"junior","kind":"short","stem":"What does \"idempotent\" speak of?","code":null,"language":null,"hint_available":false,"seconds":60}
    ← {"answer":"Effects."}
    → {"type":"graded","n":1,"id":"word","verdict":"correct","score":1.0,"response":"Effects.","key":"the effect","why":null,"accepted":["the effect","effects"],"explanation":null,"references":[],"seconds":0.5,"hinted":false,"rating":"easy","next_due":null}
    → {"type":"question","n":2,"of":2,"id":"print","step":"language","topic":null,"level":"mid","kind":"output","stem":"What is printed?","code":"print(1 + 1)","language":"python","hint_available":false,"seconds":90}
    → {"type":"report","score":1.0,"possible":2,"percent":50.0,"count":2,"answered":1,"skipped":0,"ungraded":0,"pass":null,"passed":null,"complete":false,"seconds":0.5,"seed":0,"order":"chacha12-fy-v1","by_step":[{"step":"rest-apis","score":1.0,"possible":1},{"step":"language","score":0.0,"possible":1}],"by_level":[{"level":"junior","score":1.0,"possible":1},{"level":"mid","score":0.0,"possible":1}],"missed":[],"kept":null}
    "#);
}

#[test]
fn parts_are_answered_by_their_letters() {
    let sent = [
        r#"{"answer":["a","b"]}"#,
        r#"{"answer":["b","a","c"]}"#,
        r#"{"answer":{"1":"a"}}"#,
    ];
    insta::assert_snapshot!(talk(items("many row pairs"), Rules::default(), &sent), @r#"
    → {"type":"session","format":1,"seed":0,"order":"chacha12-fy-v1","count":3,"settled":0,"kept":false,"exam":false,"time_limit":null,"pass":null,"at":"1970-01-01T00:00:00.25Z"}
    → {"type":"question","n":1,"of":3,"id":"many","step":"rest-apis","topic":null,"level":"junior","kind":"multi","stem":"Which are idempotent?","code":null,"language":null,"hint_available":false,"seconds":90,"options":[{"id":"a","text":"PUT"},{"id":"b","text":"POST"},{"id":"c","text":"DELETE"}]}
    ← {"answer":["a","b"]}
    → {"type":"graded","n":1,"id":"many","verdict":"wrong","score":0.0,"response":["a","b"],"key":["a","c"],"why":null,"options":[{"id":"a","text":"PUT","correct":true,"chosen":true,"why":null},{"id":"b","text":"POST","correct":false,"chosen":true,"why":null},{"id":"c","text":"DELETE","correct":true,"chosen":false,"why":null}],"explanation":null,"references":[],"seconds":0.5,"hinted":false,"rating":"again","next_due":null}
    → {"type":"question","n":2,"of":3,"id":"row","step":"rest-apis","topic":null,"level":"junior","kind":"order","stem":"Order these.","code":null,"language":null,"hint_available":false,"seconds":90,"items":[{"id":"a","text":"first"},{"id":"b","text":"third"},{"id":"c","text":"second"}]}
    ← {"answer":["b","a","c"]}
    → {"type":"graded","n":2,"id":"row","verdict":"wrong","score":0.0,"response":["b","a","c"],"key":["a","c","b"],"why":null,"items":[{"id":"a","text":"first","given":2},{"id":"c","text":"second","given":3},{"id":"b","text":"third","given":1}],"explanation":null,"references":[],"seconds":0.5,"hinted":false,"rating":"again","next_due":null}
    → {"type":"question","n":3,"of":3,"id":"pairs","step":"rest-apis","topic":null,"level":"junior","kind":"match","stem":"What fits?","code":null,"language":null,"hint_available":false,"seconds":90,"left":[{"id":"1","text":"200"},{"id":"2","text":"404"}],"right":[{"id":"a","text":"Not Found"},{"id":"b","text":"OK"},{"id":"c","text":"Teapot"}]}
    ← {"answer":{"1":"a"}}
    → {"type":"graded","n":3,"id":"pairs","verdict":"wrong","score":0.0,"response":{"1":"a"},"key":{"1":"b","2":"a"},"why":null,"pairs":[{"left":{"id":"1","text":"200"},"right":{"id":"b","text":"OK"},"given":{"id":"a","text":"Not Found"},"correct":false,"why":null},{"left":{"id":"2","text":"404"},"right":{"id":"a","text":"Not Found"},"given":null,"correct":false,"why":"Nothing there."}],"explanation":null,"references":[],"seconds":0.5,"hinted":false,"rating":"again","next_due":null}
    → {"type":"report","score":0.0,"possible":3,"percent":0.0,"count":3,"answered":3,"skipped":0,"ungraded":0,"pass":null,"passed":null,"complete":true,"seconds":1.5,"seed":0,"order":"chacha12-fy-v1","by_step":[{"step":"rest-apis","score":0.0,"possible":3}],"by_level":[{"level":"junior","score":0.0,"possible":3}],"missed":[{"n":1,"id":"many","verdict":"wrong","score":0.0,"references":[]},{"n":2,"id":"row","verdict":"wrong","score":0.0,"references":[]},{"n":3,"id":"pairs","verdict":"wrong","score":0.0,"references":[]}],"kept":null}
    "#);
}

#[test]
fn own_words_with_and_without_a_verdict() {
    let sent = [
        r#"{"answer":"They fail.","verdict":"partial"}"#,
        r#"{"answer":"So."}"#,
    ];
    let rules = Rules {
        pass: Some(60.0),
        ..Rules::default()
    };
    insta::assert_snapshot!(talk(items("own own"), rules, &sent), @r#"
    → {"type":"session","format":1,"seed":0,"order":"chacha12-fy-v1","count":2,"settled":0,"kept":false,"exam":false,"time_limit":null,"pass":60.0,"at":"1970-01-01T00:00:00.25Z"}
    → {"type":"question","n":1,"of":2,"id":"own","step":"rest-apis","topic":null,"level":"senior","kind":"open","stem":"Why retry?","code":null,"language":null,"hint_available":false,"seconds":300}
    ← {"answer":"They fail.","verdict":"partial"}
    → {"type":"graded","n":1,"id":"own","verdict":"partial","score":0.5,"response":"They fail.","key":null,"why":null,"answers":["Networks fail."],"points":[{"text":"networks fail","weight":2,"required":true,"found":true}],"red_flags":[{"text":"exactly once","why":"No network gives that.","met":false}],"assessment":{"score":0.907,"agreement":0.813,"band":"high","found":2,"needed":2,"suggested":"correct","warnings":[]},"explanation":null,"references":[],"seconds":0.5,"hinted":false,"rating":"hard","next_due":null}
    → {"type":"question","n":2,"of":2,"id":"own","step":"rest-apis","topic":null,"level":"senior","kind":"open","stem":"Why retry?","code":null,"language":null,"hint_available":false,"seconds":300}
    ← {"answer":"So."}
    → {"type":"graded","n":2,"id":"own","verdict":"ungraded","score":0.0,"response":"So.","key":null,"why":null,"answers":["Networks fail."],"points":[{"text":"networks fail","weight":2,"required":true,"found":false}],"red_flags":[{"text":"exactly once","why":"No network gives that.","met":false}],"assessment":{"score":0.0,"agreement":0.0,"band":"low","found":0,"needed":2,"suggested":"partial","warnings":[]},"explanation":null,"references":[],"seconds":0.5,"hinted":false,"rating":null,"next_due":null}
    → {"type":"report","score":0.5,"possible":1,"percent":50.0,"count":2,"answered":2,"skipped":0,"ungraded":1,"pass":60.0,"passed":null,"complete":true,"seconds":1.0,"seed":0,"order":"chacha12-fy-v1","by_step":[{"step":"rest-apis","score":0.5,"possible":1}],"by_level":[{"level":"senior","score":0.5,"possible":1}],"missed":[{"n":1,"id":"own","verdict":"partial","score":0.5,"references":[]}],"kept":null}
    "#);
}

#[test]
fn an_exam_grades_at_the_end() {
    let sent = [
        r#"{"hint":true}"#,
        r#"{"skip":true}"#,
        r#"{"answer":"2"}"#,
        r#"{"answer":"GET"}"#,
    ];
    let rules = Rules {
        exam: true,
        pass: Some(50.0),
        seed: 7,
        ..Rules::default()
    };
    insta::assert_snapshot!(talk(items("one print"), rules, &sent), @r#"
    → {"type":"session","format":1,"seed":7,"order":"chacha12-fy-v1","count":2,"settled":0,"kept":false,"exam":true,"time_limit":null,"pass":50.0,"at":"1970-01-01T00:00:00.25Z"}
    → {"type":"question","n":1,"of":2,"id":"one","step":"rest-apis","topic":"http","level":"junior","kind":"single","stem":"Which of `GET` and `PUT` is *safe*?","code":null,"language":null,"hint_available":false,"seconds":60,"options":[{"id":"a","text":"GET"},{"id":"b","text":"PUT"}]}
    ← {"hint":true}
    → {"type":"refused","reason":"no_hint_in_exam","message":"an exam gives no hints","help":null}
    ← {"skip":true}
    → {"type":"recorded","n":1,"id":"one"}
    → {"type":"question","n":2,"of":2,"id":"print","step":"language","topic":null,"level":"mid","kind":"output","stem":"What is printed?","code":"print(1 + 1)","language":"python","hint_available":false,"seconds":90}
    ← {"answer":"2"}
    → {"type":"recorded","n":2,"id":"print"}
    → {"type":"question","n":1,"of":2,"id":"one","step":"rest-apis","topic":"http","level":"junior","kind":"single","stem":"Which of `GET` and `PUT` is *safe*?","code":null,"language":null,"hint_available":false,"seconds":60,"options":[{"id":"a","text":"GET"},{"id":"b","text":"PUT"}]}
    ← {"answer":"GET"}
    → {"type":"recorded","n":1,"id":"one"}
    → {"type":"graded","n":1,"id":"one","verdict":"correct","score":1.0,"response":"a","key":"a","why":"It reads.","options":[{"id":"a","text":"GET","correct":true,"chosen":true,"why":"It reads."},{"id":"b","text":"PUT","correct":false,"chosen":false,"why":"It writes."}],"explanation":"Safe methods only read.","references":[{"title":"RFC 9110, 9.2.1","url":"https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1"}],"seconds":1.5,"hinted":false,"rating":"easy","next_due":null}
    → {"type":"graded","n":2,"id":"print","verdict":"correct","score":1.0,"response":"2","key":"2","why":null,"accepted":["2"],"explanation":null,"references":[],"seconds":0.5,"hinted":false,"rating":"easy","next_due":null}
    → {"type":"report","score":2.0,"possible":2,"percent":100.0,"count":2,"answered":2,"skipped":0,"ungraded":0,"pass":50.0,"passed":true,"complete":true,"seconds":2.0,"seed":7,"order":"chacha12-fy-v1","by_step":[{"step":"rest-apis","score":1.0,"possible":1},{"step":"language","score":1.0,"possible":1}],"by_level":[{"level":"junior","score":1.0,"possible":1},{"level":"mid","score":1.0,"possible":1}],"missed":[],"kept":null}
    "#);
}
