//! The fingerprint of a key: what changes it and what does not.

use crate::diagnostics::Sources;
use crate::load::{RawFile, load_files};
use crate::memory::Fingerprint;

fn fingerprint(question: &str) -> Fingerprint {
    let file = RawFile {
        path: "bank.toml".into(),
        bytes: format!("[[question]]\nid = \"q\"\n{question}").into_bytes(),
    };
    let (bank, _) = load_files("bank", vec![file], &mut Sources::new(), false);
    Fingerprint::of(&bank.questions[0])
}

const CHOICE: &str = r#"stem = "Which?"
option = [{ text = "GET", correct = true, why = "It reads." }, { text = "PUT" }]"#;
const WORD: &str = "stem = \"What?\"\naccept = [\"-1 row\", \"minus one\"]";
const ROW: &str = "stem = \"Order.\"\nitems = [\"first\", \"second\", \"third\"]";
const PAIRS: &str = r#"stem = "Match."
pair = [{ left = "200", right = "OK" }, { left = "404", right = "Not Found" }]"#;

/// Whether putting `new` for `old` in the question changes its key.
fn check(question: &str, old: &str, new: &str, changes: bool) {
    let edited = question.replace(old, new);
    assert_ne!(edited, question, "{old} is not there");
    let differs = fingerprint(&edited) != fingerprint(question);
    assert_eq!(differs, changes, "{old} -> {new}");
}

#[test]
fn an_edited_wording_changes_nothing() {
    check(CHOICE, "Which?", "Which one?", false);
    check(CHOICE, "GET", "`GET`, alone", false);
    check(CHOICE, "It reads.", "Reads.", false);
    check(CHOICE, "\"PUT\" }", "\"PUT\" }, { text = \"POST\" }", false);
    check(WORD, "-1 row", "-1  Row", false);
    check(WORD, ", \"minus one\"", ", \"minus 1\", \"-1\"", false);
    check(ROW, "second", "Second.", false);
    check(PAIRS, "Not Found", "not found", false);
    check(PAIRS, "Match.", "Match these.", false);
}

#[test]
fn another_key_changes_it() {
    check(
        CHOICE,
        "{ text = \"PUT\" }",
        "{ text = \"PUT\", correct = true }",
        true,
    );
    check(
        CHOICE,
        ", correct = true, why = \"It reads.\" }, { text = \"PUT\"",
        " }, { text = \"PUT\", correct = true",
        true,
    );
    check(WORD, "-1 row", "1 row", true);
    check(ROW, "\"first\", \"second\"", "\"second\", \"first\"", true);
    check(PAIRS, "Not Found", "Gone", true);
}

#[test]
fn it_is_pinned() {
    assert_eq!(fingerprint(CHOICE).number(), 2_973_516_399_281_497_081);
    let kept = fingerprint(WORD).number();
    assert_eq!(Fingerprint::new(kept), fingerprint(WORD));
}
