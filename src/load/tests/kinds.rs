//! Faults of what a kind asks and accepts: B0107 to B0110, B0112 to B0114.

use super::check::{check, load, only, question};

#[track_caller]
fn below(keys: &str, expected: &str) {
    check(&question(keys), expected);
}

const OPTIONS: &str =
    "[[question.option]]\ntext = \"a\"\ncorrect = true\n[[question.option]]\ntext = \"b\"\n";

#[test]
fn keys_of_another_kind() {
    below(
        "kind = \"short\"\naccept = \"a\"\nitems = [\"a\", \"b\"]",
        "B0107 6:1 `items` does not belong to a question of kind `short`",
    );
    below(
        "items = [\"a\", \"b\"]\n[[question.wrong]]\nanswer = \"b\"",
        "
        B0102 5:1 `question.wrong` needs `order`
        B0107 6:1 `answer` does not belong to a question of kind `order`",
    );
    below(
        "accept = \"1\"\ntolerance = 1",
        "B0107 5:1 `tolerance` is for numbers alone",
    );
    let found = only(&question("kind = \"open\"\nanswer = \"a\"\naccept = \"a\""));
    assert_eq!(
        found.help.as_deref(),
        Some("`accept` belongs to `short` and `output`")
    );
    assert_eq!(found.secondary[0].text, "this makes it `open`");
}

#[test]
fn numbers_of_correct_options() {
    let kind = |kind: &str, options: &str| question(&format!("kind = \"{kind}\"\n{options}"));
    let none = OPTIONS.replace("correct = true\n", "");
    let all = OPTIONS.replace("text = \"b\"", "text = \"b\"\ncorrect = true");
    check(&kind("single", &none), "B0108 1:1 no option is correct");
    check(
        &kind("multi", OPTIONS),
        "B0108 1:1 a question of kind `multi` has only one correct option",
    );
    check(
        &kind("multi", &all),
        "B0108 1:1 every option of a question of kind `multi` is correct",
    );
    check(
        &kind("single", &all),
        "B0108 1:1 a question of kind `single` has several correct options",
    );
    assert_eq!(only(&kind("single", &all)).secondary.len(), 2);
}

#[test]
fn too_few_and_too_many() {
    below(
        "[[question.option]]\ntext = \"a\"\ncorrect = true",
        "B0109 4:1 `option` has 1 of at least 2",
    );
    below("items = [\"a\"]", "B0109 4:9 `items` has 1 of at least 2");
    below("accept = []", "B0109 4:10 `accept` has 0 of at least 1");
    below("pair = []", "B0109 4:8 `pair` has 0 of at least 2");
    let many = "\"a\", ".repeat(27);
    below(
        &format!("items = [{many}]"),
        "B0113 4:9 `items` has 27 entries, 26 at most",
    );
}

/// A hundred answers held against a hundred samples take a moment; ten thousand by ten thousand, a day.
#[test]
fn no_list_is_endless() {
    let many = "\"a\", ".repeat(101);
    let open = |keys: &str| format!("answer = \"b\"\n{keys}");
    for (keys, at) in [
        (format!("answer = [{many}]"), "4:10 `answer`"),
        (
            open(&format!("accept_sample = [{many}]")),
            "5:17 `accept_sample`",
        ),
        (
            open(&format!("reject_sample = [{many}]")),
            "5:17 `reject_sample`",
        ),
        (
            open(&format!("point = [{{ text = \"a\", any = [{many}] }}]")),
            "5:30 `any`",
        ),
        (format!("accept = [{many}]"), "4:10 `accept`"),
    ] {
        let text = question(&keys);
        check(&text, &format!("B0113 {at} has 101 entries, 100 at most"));
        let (bank, _, _) = load(&[("bank.toml", text.as_bytes())]);
        assert_eq!(bank.questions.len(), 0, "{keys}");
    }
}

#[test]
fn queries() {
    let fixture = "[[question.fixture]]\nsetup = \"CREATE TABLE t(a);\"";
    let query = |keys: &str| format!("reference_query = \"SELECT a FROM t\"\n{keys}");
    below(&query(fixture), "");
    below(
        &query("ordered = true"),
        "B0102 1:1 `question` needs `[[question.fixture]]`",
    );
    below(
        &query("fixture = []"),
        "B0109 5:11 `fixture` has 0 of at least 1",
    );
    below(
        &query("[[question.fixture]]\nhidden = true"),
        "B0102 5:1 `question.fixture` needs `setup`",
    );
    below(
        &query(&format!("{fixture}\n[[question.wrong]]\nanswer = \"a\"")),
        "
        B0102 7:1 `question.wrong` needs `query`
        B0107 8:1 `answer` does not belong to a question of kind `sql`",
    );
    below(
        &format!("kind = \"sql\"\n{fixture}"),
        "B0102 1:1 `question` needs `reference_query`",
    );
}

#[test]
fn orders() {
    let order = |letters: &str| {
        format!("items = [\"x\", \"y\", \"z\"]\n[[question.wrong]]\norder = {letters}")
    };
    below(&order("[\"b\", \"a\", \"c\"]"), "");
    below(
        &order("[\"b\", \"a\"]"),
        "B0110 6:9 only 2 of 3 items are named",
    );
    below(
        &order("[\"b\", \"b\", \"a\"]"),
        "B0110 6:9 the item `b` is named twice",
    );
    below(
        &order("[\"b\", \"d\", \"a\"]"),
        "B0110 6:9 `d` is not the letter of an item",
    );
}

#[test]
fn patterns_and_numbers() {
    below(
        "accept = ['(a']\ncompare = \"regex\"",
        "B0112 4:11 the pattern cannot be read: unclosed group",
    );
    below(
        "accept = ['(\\pL{900}){900}']\ncompare = \"regex\"",
        "B0112 4:11 the pattern is too large",
    );
    below(
        "accept = [\"1e3\", \"four\"]\ncompare = \"number\"",
        "B0112 4:18 `four` is not a number",
    );
    below(
        "accept = \"NaN\"\ncompare = \"number\"",
        "B0112 4:10 `NaN` is not a number",
    );
}

#[test]
fn ranges() {
    below(
        "accept = \"a\"\nseconds = 0",
        "B0113 5:11 `seconds` must lie between 1 and 86400",
    );
    below(
        "accept = \"a\"\nseconds = 99999999999999999999",
        "B0113 5:11 `seconds` must lie between 1 and 86400",
    );
    below(
        "accept = \"1\"\ncompare = \"number\"\ntolerance = -1",
        "B0113 6:13 `tolerance` must be a number of 0 or more",
    );
    below(
        "answer = \"a\"\nneed = 3\npoint = [{ text = \"p\", weight = 2 }]",
        "B0113 5:8 `need` is more than all points together weigh, 2",
    );
}

#[test]
fn names_are_short_and_few() {
    let long = "x".repeat(101);
    below(
        &format!("accept = \"a\"\nstep = \"{long}\""),
        "B0113 5:8 `step` is longer than 100 bytes",
    );
    below(
        &format!("accept = \"a\"\ndecks = [\"a\", \"{long}\"]"),
        "B0113 5:15 `decks` is longer than 100 bytes",
    );
    let many = "\"d\", ".repeat(33);
    below(
        &format!("accept = \"a\"\ndecks = [{many}]"),
        "B0113 5:9 `decks` has 33 entries, 32 at most",
    );
}

#[test]
fn kinds_that_cannot_be_told() {
    below("hint = \"h\"", "B0114 1:1 the question has no key");
    below(
        "accept = \"a\"\nitems = [\"a\", \"b\"]",
        "B0114 1:1 `accept` and `items` tell of different kinds",
    );
}
