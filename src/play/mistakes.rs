//! Files of answers that are not as they should be, and what is said of them.

use proptest::prelude::*;

use super::AnswerFile;
use super::marking::{check, good_paper, told};

#[test]
fn what_is_wrong_with_a_paper_is_told_at_its_place() {
    let cases = [
        ("id = \"many\"", "id = \"mayn\""),
        ("id = \"many\"", "id = \"one\""),
        ("id = \"many\"", ""),
        ("format = 1", "format = 2"),
        ("seed = 1", "seed = -1"),
        ("pass = 60", "pass = \"60\""),
        ("answer = \"a\"", "anwser = \"a\""),
        ("answer = \"a\"", "answer = [\"a\", \"b\"]"),
        ("answer = \"a\"", "answer = \"e\""),
        ("answer = \"a\"", "answer = true"),
        ("answer = \"a\"", "answer = \"a\"\nverdict = \"correct\""),
        ("verdict = \"correct\"", "verdict = \"corect\""),
        ("[\"a\", \"c\", \"b\"]", "[\"a\", \"c\"]"),
        ("{ 1 = \"b\"", "{ 3 = \"b\""),
        ("options.a = \"GET\"", "options.a = \"HEAD\""),
        ("options.a = \"GET\"", ""),
        (
            "options.b = \"PUT\"",
            "options.b = \"PUT\"\noptions.c = \"HEAD\"",
        ),
        ("left.1 = \"200\"", "left.1 = \"201\""),
        ("items.a = \"first\"", "items.a = 1"),
        ("answer = \"a\"", "answer = \"a"),
    ];
    let faults = cases.map(|(old, new)| {
        let paper = good_paper();
        assert!(paper.contains(old), "{old}");
        told(&paper.replacen(old, new, 1)).replace('\n', " | ")
    });
    insta::assert_snapshot!(faults.join("\n"), @r#"
    a.toml:18:6: no question has the id `mayn` | a question with a similar id exists: `many`
    a.toml:18:6: the question `one` is there twice
    a.toml:17:1: the question has no `id`
    a.toml:3:10: the format of the paper is not known | this program reads format 1
    a.toml:6:8: a seed from 0 to 2^53-1 is expected
    a.toml:8:8: a percentage from 0 to 100 is expected
    a.toml:15:1: unknown key `anwser` | a key with a similar name exists: `answer`
    a.toml:15:10: one letter is asked for here
    a.toml:15:10: `e` is neither a letter from a to b nor the full text of one
    a.toml:15:10: a string is expected, found true or false
    a.toml:16:11: a verdict stands beside an open answer alone | take it away: this answer is graded by its key
    a.toml:73:11: unknown verdict `corect` | correct, partial or wrong
    a.toml:45:10: all 3 letters are asked for, each once
    a.toml:55:10: `3` is neither a number from 1 to 2 nor the full text of one
    a.toml:13:13: the bank does not say what `a` says here | letters and texts of a paper stay as they were made; was the paper changed, or the bank since?
    a.toml:14:1: `a` is missing in `options` | letters and texts of a paper stay as they were made; was the paper changed, or the bank since?
    a.toml:15:9: the bank has no `c` here | letters and texts of a paper stay as they were made; was the paper changed, or the bank since?
    a.toml:50:10: the bank does not say what `1` says here | letters and texts of a paper stay as they were made; was the paper changed, or the bank since?
    a.toml:42:11: a string is expected, found a number
    a.toml:15:12: invalid basic string, expected `"`
    "#);
}

#[test]
fn what_is_no_file_of_answers_is_refused() {
    check("", "a.toml:1:1: there is no answer in it");
    check("format = 1", "a.toml:1:1: there is no answer in it");
    check("{\"one\": }", "a.toml:1:9: expected value");
    check(
        "{\"one\": 1, \"one\": 1}",
        "a.toml:1:12: `one` is there twice",
    );
    check(
        "{\"a\\u0062\": 1}",
        "a.toml:1:13: no question has the id `ab`",
    );
    check(
        "question = 1",
        "a.toml:1:1: no question has the id `question`",
    );
    let nested = told(&format!(
        "{{\"one\": {}}}",
        "[".repeat(50_000) + &"]".repeat(50_000)
    ));
    assert!(nested.starts_with("a.toml:1:10: "), "{nested}");
    let failure = AnswerFile::parse("a.toml", b"one = \"\xFF\"".to_vec()).unwrap_err();
    assert_eq!(
        (failure.message.as_str(), failure.kind.exit()),
        ("a.toml:1:8: the file is not UTF-8 text", 2)
    );
}

#[test]
fn a_question_is_asked_once() {
    check(
        "one = 1\n\"bank/one\" = 1",
        "a.toml:2:1: the question `one` is there twice",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _read = AnswerFile::parse("a.toml", bytes);
    }

    #[test]
    fn a_damaged_paper_is_graded_or_refused(at in 0_usize..2000, with in "[\"'\\[\\]{}=a0\n\\\\]{0,3}") {
        let mut paper = good_paper();
        let at = at.min(paper.len());
        if paper.is_char_boundary(at) && paper.is_char_boundary((at + 2).min(paper.len())) {
            paper.replace_range(at..(at + 2).min(paper.len()), &with);
        }
        prop_assert!(!told(&paper).is_empty());
    }
}
