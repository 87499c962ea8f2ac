//! TOML syntax and bytes: B0001, B0002, B0006.

use super::check::{check, lines, load, mended, only, question};
use crate::load::SYNTAX_ERRORS;

#[track_caller]
fn bytes(bytes: &[u8], expected: &str) {
    let (_, sources, diagnostics) = load(&[("bank.toml", bytes)]);
    assert_eq!(lines(&sources, &diagnostics), expected);
}

#[test]
fn errors_in_plain_words() {
    let cases = [
        (
            "hint = so",
            "B0001 5:8 a value that is no string, number, date or list",
        ),
        ("hint =", "B0001 5:7 a value is missing"),
        ("hint", "B0001 5:5 a line without a value"),
        (
            "hint = \"a\\d\"",
            "B0001 5:11 an unknown escape in a string",
        ),
        (
            "hint = \"a",
            "B0001 5:10 the string does not end on its line",
        ),
        (
            "hint = \"a\"\nhint = \"b\"",
            "B0001 6:1 the key is given a second time",
        ),
        ("hint = '''a", "B0001 6:1 the string does not end"),
        (
            "hint = \"a\" \"b\"",
            "B0001 5:12 unexpected key or value, expected newline, `#`",
        ),
        (
            "hint = \"a\u{1b}\"",
            "B0001 5:10 the string does not end on its line",
        ),
    ];
    for (line, expected) in cases {
        check(&question(&format!("accept = \"a\"\n{line}")), expected);
    }
}

#[test]
fn a_string_that_does_not_end_is_shown_from_its_beginning() {
    let text = question("accept = \"a\"\nexplanation = \"\"\"\nso\n") + &question("accept = \"b\"");
    let found = only(&text);
    assert_eq!(&text[found.secondary[0].span.range()], "\"\"\"");
}

#[test]
fn what_follows_an_error_is_still_read() {
    let text = "[[question]]\nid: a\nstem = \"s\"\n[[question]]\nid = \"b\"\nstem = \"\"\naccept = \"b\"\n";
    check(
        text,
        "B0001 2:5 a line without a value\nB0103 6:8 `stem` is empty",
    );
    let broken_head =
        "format = 1\nnonsense\n[[question]]\nid = \"b\"\nstem = \"s\"\naccept = \"b\"\nfoo = 1";
    check(
        broken_head,
        "B0001 2:9 a line without a value\nB0104 7:1 unknown key `foo`",
    );
}

#[test]
fn errors_are_sorted_and_counted() {
    let (_, _, diagnostics) = load(&[("bank.toml", "= = =\n".repeat(100).as_bytes())]);
    assert_eq!(diagnostics.len(), SYNTAX_ERRORS);
    assert!(diagnostics.is_sorted_by_key(|diagnostic| diagnostic.primary.span));
    let help = diagnostics
        .last()
        .and_then(|last| last.help.clone())
        .unwrap();
    assert!(help.contains("more syntax errors"), "{help}");
}

#[test]
fn nesting_is_an_error_not_a_crash() {
    for text in [
        "[".repeat(100_000),
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}", "{a=".repeat(100_000)),
    ] {
        let (bank, _, diagnostics) = load(&[("bank.toml", text.as_bytes())]);
        assert!(bank.questions.is_empty());
        assert!(!diagnostics.is_empty() && diagnostics.len() <= SYNTAX_ERRORS + 1);
        assert!(
            diagnostics
                .iter()
                .all(|diagnostic| diagnostic.message.len() < 200)
        );
    }
    let key = "a.".repeat(100_000);
    check(
        &format!("{key}a = 1"),
        "B0001 1:1 the key has too many parts",
    );
}

#[test]
fn bytes_that_are_no_text() {
    bytes(
        b"[[question]]\nid = \"a\"\nstem = \"x\xe9\"\naccept = \"a\"\nfoo = 1\n",
        "B0002 3:10 byte 0xE9 in line 3 is not UTF-8\nB0104 5:1 unknown key `foo`\n",
    );
    bytes(
        b"a = 1\n\0",
        "B0002 2:1 the file holds a NUL byte: it is no text\n",
    );
    bytes(b"\xff\xfea\0", "B0002 1:1 the file is UTF-16, not UTF-8\n");
    bytes(b"\xfe\xff\0a", "B0002 1:1 the file is UTF-16, not UTF-8\n");
}

#[test]
fn files_without_a_question() {
    for empty in ["", "\n \n", "\u{feff}"] {
        check(empty, "B0006 1:1 the file is empty");
    }
    for none in ["format = 1", "# only a comment\n", "question = []"] {
        check(none, "B0006 1:1 there is no question in the file");
    }
    let text = "[question]\nid = \"a\"\nstem = \"s\"\naccept = \"a\"";
    check(
        text,
        "B0101 1:1 `question` must be a list of tables, not a table",
    );
    check(&mended(text), "");
}

#[test]
fn faults_are_not_listed_without_end() {
    let text: String = (0..crate::load::FAULTS + 50)
        .map(|n| format!("k{n} = 1\n"))
        .collect();
    let (_, _, diagnostics) = load(&[("bank.toml", text.as_bytes())]);
    assert_eq!(diagnostics.len(), crate::load::FAULTS + 1);
    assert_eq!(diagnostics[0].code.name(), "B0003");
}
