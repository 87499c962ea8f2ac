//! What holds for every session in JSON Lines, whatever is sent.

use std::collections::BTreeSet;
use std::io;
use std::time::Duration;

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::client::{Wire, events, field, talk, validate};
use super::{Keeper, Lines, play};
use crate::output::Output;
use crate::session::{Rules, Session};
use crate::wire::test_bank::{ALL, items};
use crate::wire::{Failure, Warning, WarningKind, key, line, schemas};

#[test]
fn what_is_no_input_is_refused_and_the_question_stays_open() {
    let long = "x".repeat(super::LONGEST + 1);
    let sent = [
        "",
        "b",
        "[1]",
        "{}",
        r#"{"anwser":"a"}"#,
        r#"{"rate":"good"}"#,
        r#"{"run":"SELECT 1"}"#,
        r#"{"run":true}"#,
        r#"{"answer":"a","skip":true}"#,
        r#"{"skip":true,"seconds":1}"#,
        r#"{"skip":false}"#,
        r#"{"answer":1}"#,
        r#"{"answer":"a","seconds":-1}"#,
        r#"{"answer":"a","verdict":"good"}"#,
        r#"{"answer":"a","verdict":"correct"}"#,
        r#"{"answer":"c"}"#,
        r#"{"answer":""}"#,
        r#"{"answer":{"1":"a"}}"#,
        r#"{"undo":true}"#,
        &long,
        r#"{"answer":"a"}"#,
    ];
    let told = talk(items("one"), Rules::default(), &sent);
    let refused: Vec<_> = events(&told)
        .iter()
        .filter(|event| event["type"] == "refused")
        .map(|event| {
            format!(
                "{} {} ({})",
                event["reason"].as_str().unwrap(),
                event["message"],
                event["help"]
            )
        })
        .collect();
    insta::assert_snapshot!(refused.join("\n"), @r#"
    not_json "the line is empty" ("send one object a line, such as {\"answer\":\"b\"} or {\"skip\":true}")
    not_json "no JSON at byte 1: expected value" ("send one object a line, such as {\"answer\":\"b\"} or {\"skip\":true}")
    not_an_object "no JSON object" ("send one object a line, such as {\"answer\":\"b\"} or {\"skip\":true}")
    no_key "nothing to do" ("one of answer, run, hint, skip, undo, rate, flag, quit")
    unknown_key "unknown key `anwser`" ("a key with a similar name exists: `answer`")
    nothing_to_rate "there is no graded answer to rate" (null)
    nothing_to_run "only a query can be run, where one is asked for" (null)
    wrong_type "`run` takes a string" (null)
    several_keys "`answer` and `skip` do not go together" ("send them in lines of their own")
    several_keys "`seconds` goes with `answer` alone" (null)
    wrong_type "`skip` takes true" (null)
    wrong_type "`answer` takes a string, a list of strings, or an object of strings" (null)
    wrong_type "`seconds` takes a number from 0 to 1,000,000,000" (null)
    wrong_type "`verdict` takes correct, partial or wrong" (null)
    no_answer "a verdict goes with an open answer alone" (null)
    no_answer "`c` is neither a letter from a to b nor the full text of one" (null)
    no_answer "the answer is empty; to pass a question, skip it" (null)
    no_answer "a letter is asked for here" (null)
    nothing_to_undo "there is no answer to take back" (null)
    too_long "the line is longer than 1048576 bytes" (null)
    "#);
    assert_eq!(field(&told, "verdict"), ["correct"]);
}

#[test]
fn the_key_is_an_answer_that_is_graded_correct() {
    let keys: Vec<_> = items(ALL).iter().filter_map(key).collect();
    assert_eq!(keys.len(), 7);
    let mut sent: Vec<_> = keys
        .iter()
        .map(|key| json!({ "answer": key }).to_string())
        .collect();
    sent.push(json!({ "answer": "so", "verdict": "correct" }).to_string());
    let sent: Vec<_> = sent.iter().map(String::as_str).collect();
    let told = talk(items(ALL), Rules::default(), &sent);
    assert_eq!(field(&told, "verdict"), vec!["correct"; 8]);
    assert_eq!(field(&told, "percent"), [100.0]);
}

#[test]
fn a_query_is_tried_before_it_is_handed_in() {
    let sent = [
        r#"{"run":"SELECT name, up FROM hosts"}"#,
        r#"{"run":"SELECT nam FROM hosts"}"#,
        r#"{"run":" "}"#,
        r#"{"answer":"SELECT name FROM hosts"}"#,
    ];
    let told = talk(items("query"), Rules::default(), &sent);
    assert_eq!(
        field(&told, "type"),
        [
            "session", "question", "ran", "ran", "refused", "graded", "report"
        ]
    );
    let fixtures = field(&told, "fixtures");
    assert_eq!(fixtures[0].as_array().map(Vec::len), Some(1));
    assert_eq!(
        fixtures[1],
        json!([{ "name": "two", "error": null, "result": {
            "columns": ["name", "up"], "rows": [["a", 1], ["b", 0]], "more": false,
        } }])
    );
    assert_eq!(fixtures[2][0]["error"]["at"], 7);
    assert_eq!(field(&told, "tries"), [1, 2, 2]);
    assert_eq!(field(&told, "why"), ["Some are down."]);
    let showed = &field(&told, "showed")[0];
    assert_eq!(
        (&showed["result"], &showed["difference"]),
        (&json!("differs"), &json!("rows"))
    );
    assert!(!told.contains("secret"), "{told}");
}

#[test]
fn what_goes_wrong_on_hidden_data_is_a_hint() {
    let sent = [r#"{"answer":"SELECT 'a' AS name"}"#];
    let told = talk(items("query"), Rules::default(), &sent);
    assert_eq!(field(&told, "verdict"), ["wrong"]);
    let hint = "the number of rows is right, their values are not";
    assert_eq!(
        field(&told, "showed"),
        [json!({ "result": "hidden", "hint": hint })]
    );
}

#[test]
fn the_end_of_the_input_ends_the_session() {
    for sent in [&[][..], &[r#"{"quit":true}"#], &[r#"{"answer":"a"}"#]] {
        let told = talk(items("one print"), Rules::default(), sent);
        assert_eq!(field(&told, "complete"), [false], "{sent:?}");
    }
    assert_eq!(
        field(&talk(Vec::new(), Rules::default(), &[]), "percent"),
        [Value::Null]
    );
}

#[test]
fn the_last_line_may_lack_its_end() {
    let mut output = Output::new(Box::new(Wire::default()), Box::new(io::sink()));
    let mut face = Lines::new(r#"{"answer":"a"}"#.as_bytes(), &mut output);
    let report = play(
        &mut Session::new(items("one"), Rules::default()),
        &mut face,
        &mut Keeper::default(),
        &|| Timestamp::UNIX_EPOCH,
    );
    assert_eq!(report.unwrap().answered, 1);
}

#[test]
fn warnings_follow_the_first_line() {
    let wire = Wire::default();
    let mut output = Output::new(Box::new(wire.clone()), Box::new(io::sink()));
    let warning = Warning::new(WarningKind::PaperChanged, "it has changed");
    let mut face = Lines::new(io::empty(), &mut output);
    let mut keeper = Keeper::default().warning(warning);
    let mut session = Session::new(items("one"), Rules::default());
    play(&mut session, &mut face, &mut keeper, &|| {
        Timestamp::UNIX_EPOCH
    })
    .unwrap();
    let told = wire.told();
    validate(&told);
    assert_eq!(
        field(&told, "type"),
        ["session", "warning", "question", "report"]
    );
}

#[test]
fn when_the_time_is_over_the_rest_counts_nothing() {
    let rules = Rules {
        time_limit: Some(Duration::from_secs(1)),
        ..Rules::default()
    };
    let told = talk(
        items("one print"),
        rules,
        &[r#"{"answer":"a"}"#, r#"{"answer":"2"}"#],
    );
    assert_eq!(field(&told, "kind").last(), Some(&json!("time_up")));
    assert_eq!(
        (field(&told, "answered"), field(&told, "complete")),
        (vec![json!(1)], vec![json!(true)])
    );
}

#[test]
fn ids_of_several_banks_come_with_their_bank() {
    let mut items = items("one print");
    items[0].bank = "other".into();
    let told = talk(items, Rules::default(), &[r#"{"skip":true}"#]);
    assert_eq!(field(&told, "bank"), ["other", "other", "bank"]);
    assert_eq!(field(&told, "missed")[0][0]["bank"], "other");
}

#[test]
fn every_event_was_seen() {
    let sent = [
        r#"{"hint":true}"#,
        "x",
        r#"{"flag":true}"#,
        r#"{"skip":true}"#,
        r#"{"undo":true}"#,
        r#"{"skip":true}"#,
        r#"{"rate":"hard"}"#,
        r#"{"answer":"2"}"#,
        r#"{"run":"SELECT 1"}"#,
    ];
    let told = talk(items("one print query"), Rules::default(), &sent);
    let exam = Rules {
        exam: true,
        time_limit: Some(Duration::from_millis(900)),
        ..Rules::default()
    };
    let told = told
        + &talk(
            items("one print"),
            exam,
            &[r#"{"answer":"a"}"#, r#"{"answer":"2"}"#],
        );
    let interview = Rules {
        exam: true,
        interview: true,
        ..Rules::default()
    };
    let told = told + &talk(items("own"), interview, &[r#"{"answer":"So."}"#]);
    let failure = Failure::new("usage", 2, "no such bank", &["name another".to_owned()]);
    let told = told + "\u{2192} " + &line(&failure);
    validate(&told);
    let seen: BTreeSet<_> = field(&told, "type").iter().map(Value::to_string).collect();
    assert_eq!(seen, types_of_the_schema());
}

/// The values of `type` that the schema of the events has.
fn types_of_the_schema() -> BTreeSet<String> {
    let schemas = schemas();
    let schema = schemas
        .iter()
        .find(|(name, _)| *name == "events.schema.json");
    let schema = schema.unwrap().1.as_value();
    let lines = schema["oneOf"].as_array().unwrap().iter();
    let whole = |line: &Value| match line["$ref"].as_str() {
        Some(to) if line["properties"].is_null() => schema.pointer(&to[1..]).unwrap().clone(),
        Some(_) | None => line.clone(),
    };
    lines
        .map(|line| whole(line)["properties"]["type"]["const"].to_string())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_sent_the_last_line_is_the_report(
        sent in proptest::collection::vec("[a-c1-3 ]*|\\{\"(answer|hint|skip|undo|rate|flag|seconds)\":(true|\"[a-d]\"|\\[\"[a-c]\"(,\"[a-c]\"){0,2}\\]|\\{\"[12]\":\"[abc]\"\\})\\}", 0..20),
        exam: bool,
    ) {
        let sent: Vec<_> = sent.iter().map(String::as_str).collect();
        let told = talk(items(ALL), Rules { exam, ..Rules::default() }, &sent);
        let types = field(&told, "type");
        prop_assert_eq!(types.iter().filter(|kind| **kind == "report").count(), 1);
        prop_assert_eq!(types.last(), Some(&json!("report")));
    }
}
