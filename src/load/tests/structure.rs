//! Faults of structure: B0101 to B0106, B0111, B0115 to B0117.

use super::check::{check, load, mended, only, question};

#[track_caller]
fn below(keys: &str, expected: &str) {
    check(&question(keys), expected);
}

const OPTIONS: &str =
    "[[question.option]]\ntext = \"a\"\ncorrect = true\n[[question.option]]\ntext = \"b\"\n";

#[test]
fn wrong_types() {
    below(
        "accept = \"a\"\nhint = 3",
        "B0101 5:8 `hint` must be a string, not a whole number",
    );
    below(
        "accept = [1]",
        "B0101 4:11 `accept` must be a list of strings alone, not a whole number",
    );
    below(
        "accept = 1",
        "B0101 4:10 `accept` must be a string or a list of strings, not a whole number",
    );
    below(
        "accept = \"a\"\ndecks = \"d\"",
        "B0101 5:9 `decks` must be a list of strings, not a string",
    );
    below(
        "accept = \"a\"\nseconds = \"60\"",
        "B0101 5:11 `seconds` must be a whole number, not a string",
    );
    below(
        "accept = \"a\"\nnegative = 1",
        "B0101 5:12 `negative` must be `true` or `false`, not a whole number",
    );
    below(
        "accept = \"a\"\nverified = 2026",
        "B0101 5:12 `verified` must be a date, not a whole number",
    );
    below(
        "option = [\"a\", \"b\"]",
        "B0101 4:11 `option` must be a list of tables alone, not a string",
    );
    below(
        "accept = \"a\"\nreference = [{ title = 1, url = [] }]",
        "
        B0101 5:24 `title` must be a string, not a whole number
        B0101 5:33 `url` must be a string, not a list",
    );
    check(
        "question = 3",
        "B0101 1:12 `question` must be a list of tables, not a whole number",
    );
    check(
        "[[defaults]]\n",
        "B0006 1:1 there is no question in the file\nB0101 1:1 `defaults` must be a table, not a list",
    );
}

#[test]
fn wrong_types_that_are_mended() {
    let cases = [
        ("hint = 3", "hint = \"3\""),
        ("decks = \"d\"", "decks = [\"d\"]"),
        ("seconds = \"60\"", "seconds = 60"),
        ("negative = \"true\"", "negative = true"),
        (
            "[question.reference]\ntitle = \"t\"\nurl = \"u\"",
            "[[question.reference]]\ntitle = \"t\"\nurl = \"u\"",
        ),
    ];
    for (wrong, right) in cases {
        let keys = |line| question(&format!("accept = \"a\"\n{line}"));
        assert_eq!(mended(&keys(wrong)), keys(right));
    }
}

#[test]
fn a_table_written_as_a_list_is_mended() {
    let text = format!("[[bank]]\nid = \"b\"\n{}", question("accept = \"a\""));
    assert_eq!(mended(&text), text.replace("[[bank]]", "[bank]"));
}

#[test]
fn missing_keys() {
    check(
        "[[question]]\nid = \"a\"\naccept = \"a\"",
        "B0102 1:1 `question` needs `stem`",
    );
    below(
        "kind = \"single\"",
        "B0102 1:1 `question` needs `[[question.option]]`",
    );
    below("kind = \"order\"", "B0102 1:1 `question` needs `items`");
    below(
        "accept = \"a\"\n[[question.reference]]\ntitle = \"t\"",
        "B0102 5:1 `question.reference` needs `url`",
    );
    below(
        "accept = \"a\"\n[[question.wrong]]\nwhy = \"w\"",
        "B0102 5:1 `question.wrong` needs `answer`",
    );
    check(
        &format!("[bank]\ntitle = \"b\"\n{}", question("accept = \"a\"")),
        "B0102 1:1 `bank` needs `id`",
    );
    assert!(
        only("[[question]]\nid = \"a\"\naccept = \"a\"")
            .help
            .unwrap()
            .contains("stem = ")
    );
}

#[test]
fn empty_values() {
    below("accept = \"a\"\nhint = \" \"", "B0103 5:8 `hint` is empty");
    below("accept = [\"a\", \"\"]", "B0103 4:16 `accept` is empty");
    check(
        "[[question]]\nid = \"\"\nstem = \"\"\naccept = \"a\"",
        "
        B0103 2:6 `id` is empty
        B0103 3:8 `stem` is empty",
    );
}

#[test]
fn unknown_keys() {
    let text = question("accept = \"a\"\nexplanatoin = \"e\"");
    let found = only(&text);
    assert_eq!(found.message, "unknown key `explanatoin`");
    assert_eq!(found.help.as_deref(), Some("did you mean `explanation`?"));
    assert_eq!(found.secondary[0].text, "in the question `q`");
    assert_eq!(&text[found.secondary[0].span.range()], "[[question]]");
    assert_eq!(mended(&text), text.replace("explanatoin", "explanation"));
    below("accept = \"a\"\nfoo = 1", "B0104 5:1 unknown key `foo`");
    below(
        "accept = \"a\"\n\"\\u001b[2J\" = 1",
        "B0104 5:1 unknown key `\\u{1b}[2J`",
    );
}

#[test]
fn unknown_keys_that_have_a_home() {
    let cases = [
        (
            question(&format!("{OPTIONS}explanation = \"e\"")),
            "belongs to the question: write it above",
        ),
        (
            question("accept = \"a\"\n[[option]]\ntext = \"a\""),
            "write `[[question.option]]`",
        ),
        (
            format!("stem = \"x\"\n{}", question("accept = \"a\"")),
            "belongs below a `[[question]]`",
        ),
        (
            format!("{}[[step]]\nid = \"s\"", question("accept = \"a\"")),
            "belongs in `roadmap.toml`",
        ),
        (
            format!("{}[[entry]]\nid = \"s\"", question("accept = \"a\"")),
            "belongs in `faq.toml`",
        ),
        (
            format!("{}[[questions]]\nid = \"s\"", question("accept = \"a\"")),
            "did you mean `question`?",
        ),
        (
            question("accept = \"a\"\n[[question.wrong]]\nanswer = \"b\"\nxy = 1"),
            "known here: `answer` and `why`",
        ),
    ];
    for (text, expected) in cases {
        let help = only(&text).help.unwrap_or_default();
        assert!(help.contains(expected), "{help}\n{text}");
    }
}

#[test]
fn a_key_over_several_tables_is_not_mended_at_one() {
    let twice =
        "accept = \"a\"\n[[question.wrnog]]\nanswer = \"b\"\n[[question.wrnog]]\nanswer = \"c\"";
    assert_eq!(only(&question(twice)).fix, None);
    let once = "accept = \"a\"\n[[question.wrnog]]\nanswer = \"b\"";
    assert_eq!(
        mended(&question(once)),
        question(&once.replace("wrnog", "wrong"))
    );
}

#[test]
fn what_follows_from_a_mistyped_key_is_not_told_again() {
    let options = OPTIONS.replace("correct", "corect");
    below(&options, "B0104 6:1 unknown key `corect`");
    below("acept = \"a\"", "B0104 4:1 unknown key `acept`");
    check(
        "[[question]]\nid = \"a\"\nstm = \"s\"\naccept = \"a\"",
        "B0104 3:1 unknown key `stm`",
    );
}

#[test]
fn a_key_below_an_option_is_moved_up() {
    let wrong = question(&format!("{OPTIONS}explanation = \"\"\"\ne\"\"\" # why"));
    let right = question(&format!("explanation = \"\"\"\ne\"\"\" # why\n{OPTIONS}"));
    assert_eq!(mended(&wrong).trim_end(), right.trim_end());
    let twice = question(&format!("hint = \"h\"\n{OPTIONS}hint = \"i\""));
    assert_eq!(only(&twice).fix, None);
    let foreign = question(&format!("kind = \"single\"\n{OPTIONS}accept = \"i\""));
    assert_eq!(only(&foreign).fix, None);
}

#[test]
fn unknown_values() {
    below(
        "accept = \"a\"\nlevel = \"expert\"",
        "B0105 5:9 unknown level `expert`",
    );
    below(
        "kind = \"essay\"\nrubric = \"r\"",
        "
        B0105 4:8 unknown kind `essay`
        B0104 5:1 unknown key `rubric`",
    );
    below(
        "accept = \"a\"\ncompare = \"Exact\"",
        "B0105 5:11 unknown compare `Exact`",
    );
    let text = question("accept = \"a\"\nlevel = \"junoir\"");
    assert_eq!(mended(&text), text.replace("junoir", "junior"));
    let help = only(&question("kind = \"essay\"")).help.unwrap();
    assert_eq!(
        help,
        "known are `single`, `multi`, `short`, `output`, `order`, `match`, `sql` and `open`"
    );
}

#[test]
fn ids_that_are_no_slugs() {
    let text = "[[question]]\nid = \"My First\"\nstem = \"a\"\naccept = \"a\"";
    check(text, "B0106 2:6 `id` is not a slug");
    assert!(only(text).help.unwrap().ends_with("for example `my-first`"));
}

#[test]
fn dates() {
    let date = |date: &str| format!("accept = \"a\"\nverified = {date}");
    for good in ["2026-11-22", "\"2026-11-22\""] {
        below(&date(good), "");
    }
    below(
        &date("2026-02-30"),
        "B0111 5:12 invalid date, expected day between 01 and 28",
    );
    for bad in [
        "\"2026-02-30\"",
        "\"yesterday\"",
        "2026-11-22T10:00:00",
        "10:00:00",
    ] {
        below(&date(bad), "B0111 5:12 `verified` is not a calendar date");
    }
}

#[test]
fn formats() {
    let text = |format: &str| format!("format = {format}\n{}", question("accept = \"a\""));
    check(&text("1"), "");
    check(&text("2"), "B0115 1:10 format 2 is not known");
    check(
        &text("\"1\""),
        "B0101 1:10 `format` must be a whole number, not a string",
    );
}

#[test]
fn allowances_need_a_reason() {
    below(
        "accept = \"a\"\nallow = [\"L05\"]",
        "B0116 5:1 `allow` has no reason",
    );
    below(
        "accept = \"a\"\nallow = [\"L05\"]\nallow_reason = \"because\"",
        "",
    );
    check(
        &format!("allow = [\"L05\"]\n{}", question("accept = \"a\"")),
        "B0116 1:1 `allow` has no reason",
    );
}

#[test]
fn missing_ids_are_made_from_the_stem() {
    let text = "[[question]]\nstem = \"Why so?\"\naccept = \"a\"\n";
    check(text, "B0117 1:1 the question has no id");
    assert_eq!(mended(text), text.replace("]]\n", "]]\nid = \"why-so\"\n"));
    let twice =
        format!("{text}{text}[[question]]\nid = \"why-so-2\"\nstem = \"b\"\naccept = \"b\"");
    let (bank, ..) = load(&[("bank.toml", twice.as_bytes())]);
    let ids: Vec<_> = bank
        .questions
        .iter()
        .map(|question| &*question.header.id)
        .collect();
    assert_eq!(ids, ["why-so", "why-so-3", "why-so-2"]);
}

#[test]
fn every_fault_is_told_in_one_run() {
    check(
        "[[question]]\nid = \"A\"\nstem = 3\nlevel = \"x\"\nkind = \"single\"\nfoo = 1\n[[question.option]]\nwhy = \"\"\n",
        "
        B0106 2:6 `id` is not a slug
        B0101 3:8 `stem` must be a string, not a whole number
        B0105 4:9 unknown level `x`
        B0104 6:1 unknown key `foo`
        B0102 7:1 `question.option` needs `text`
        B0109 7:1 `option` has 1 of at least 2
        B0103 8:7 `why` is empty",
    );
}
