//! What sound banks give.

use super::check::{check, lines, load, question};
use crate::model::{Body, Comparison, Kind, Level, Policy, Question, Text};

fn one(text: &str) -> Question {
    let (mut bank, sources, diagnostics) = load(&[("bank.toml", text.as_bytes())]);
    assert_eq!(lines(&sources, &diagnostics), "");
    Question::clone(&bank.questions.remove(0))
}

#[test]
fn the_examples_are_sound() {
    let text = include_str!("../../../tests/it/examples.toml");
    let (bank, sources, diagnostics) = load(&[("examples.toml", text.as_bytes())]);
    assert_eq!(lines(&sources, &diagnostics), "");
    let kinds: Vec<_> = bank
        .questions
        .iter()
        .map(|question| question.body.kind())
        .collect();
    assert_eq!(
        kinds,
        [
            Kind::Single,
            Kind::Sql,
            Kind::Output,
            Kind::Order,
            Kind::Multi,
            Kind::Open
        ]
    );
}

#[test]
fn a_bank_is_five_lines() {
    let text = "[[question]]\nid = \"why\"\nstem = \"Why?\"\naccept = \"because\"\n";
    let found = one(text);
    assert_eq!(found.header.kind, Kind::Short);
    assert_eq!(found.header.seconds, Kind::Short.seconds());
    assert!(found.shuffle);
    assert_eq!(&text[found.span.range()], "[[question]]");
    assert_eq!(&text[found.stem.span().range()], "\"Why?\"");
    assert_eq!(
        (found.header.place.start, found.header.place.end as usize),
        (0, text.len())
    );
}

#[test]
fn the_fields_tell_the_kind() {
    let options = |correct: usize| {
        let option = |n: usize| {
            let correct = n < correct;
            format!("[[question.option]]\ntext = \"{n}\"\ncorrect = {correct}\n")
        };
        (0..3).map(option).collect::<String>()
    };
    let cases = [
        (options(1), Kind::Single),
        (options(2), Kind::Multi),
        ("accept = [\"a\"]".to_owned(), Kind::Short),
        ("items = [\"a\", \"b\"]".to_owned(), Kind::Order),
        (
            "pair = [{ left = \"a\", right = \"b\" }, { left = \"c\", right = \"d\" }]".to_owned(),
            Kind::Match,
        ),
        ("answer = \"so\"".to_owned(), Kind::Open),
        (
            "kind = \"output\"\naccept = \"so\"".to_owned(),
            Kind::Output,
        ),
    ];
    for (keys, kind) in cases {
        assert_eq!(one(&question(&keys)).header.kind, kind, "{keys}");
    }
}

#[test]
fn comparison_depends_on_the_kind() {
    let cases = [
        ("accept = \"1\"", Comparison::Fold),
        ("kind = \"output\"\naccept = \"1\"", Comparison::Spaces),
        ("accept = \"1\"\ncompare = \"exact\"", Comparison::Exact),
        (
            "accept = \"1\"\ncompare = \"number\"",
            Comparison::Number(0.0),
        ),
        (
            "accept = \"1\"\ncompare = \"number\"\ntolerance = 1",
            Comparison::Number(1.0),
        ),
        (
            "accept = \"1\"\ncompare = \"number\"\ntolerance = 0.5",
            Comparison::Number(0.5),
        ),
        ("accept = '\\d'\ncompare = \"regex\"", Comparison::Regex),
    ];
    for (keys, expected) in cases {
        let (Body::Short(found) | Body::Output(found)) = one(&question(keys)).body else {
            panic!("{keys} is no written question");
        };
        assert_eq!(found.compare, expected, "{keys}");
    }
}

#[test]
fn defaults_fill_what_is_not_said() {
    let head = "format = 1\nallow = [\"L12\"]\nallow_reason = \"r\"\n[defaults]\nstep = \"s\"\ntopic = \"t\"\n\
        decks = [\"d\"]\nlevel = \"mid\"\nverified = 2026-01-02\nauthor = \"me\"\n";
    let bare = one(&format!("{head}{}", question("accept = \"a\"")));
    assert_eq!(bare.header.step.as_deref(), Some("s"));
    assert_eq!(bare.header.topic.as_deref(), Some("t"));
    assert_eq!(bare.header.decks, ["d"]);
    assert_eq!(bare.header.level, Some(Level::Mid));
    assert_eq!(
        bare.verified.map(|date| date.to_string()).as_deref(),
        Some("2026-01-02")
    );
    assert_eq!(bare.author.as_deref(), Some("me"));
    assert_eq!(bare.allow, []);

    let own =
        "accept = \"a\"\nstep = \"x\"\ndecks = []\nlevel = \"senior\"\nverified = \"2026-03-04\"";
    let own = one(&format!("{head}{}", question(own)));
    assert_eq!(own.header.step.as_deref(), Some("x"));
    assert!(own.header.decks.is_empty());
    assert_eq!(own.header.level, Some(Level::Senior));
    assert_eq!(
        own.verified.map(|date| date.to_string()).as_deref(),
        Some("2026-03-04")
    );
}

#[test]
fn what_files_say_of_the_lint_is_kept() {
    let lint = |code: &str| {
        format!("[lint]\nallow = [{code:?}]\ndeny = [\"L03\"]\nreferences = [\"x.org\"]\n")
    };
    let road = format!("[bank]\nid = \"t\"\n{}", lint("L01"));
    let head = format!("allow = [\"L12\"]\nallow_reason = \"r\"\n{}", lint("L02"));
    let own = question("accept = \"a\"\nallow = [\"L09\"]\nallow_reason = \"r\"");
    let head = format!("{head}{own}");
    let files = [
        (
            "t/a.toml",
            "[[question]]\nid = \"z\"\nstem = \"Z?\"\nanswer = \"Z.\"\n",
        ),
        ("t/b.toml", &head),
        ("t/roadmap.toml", &road),
    ];
    let (bank, sources, diagnostics) = load(&files.map(|(path, text)| (path, text.as_bytes())));
    assert_eq!(lines(&sources, &diagnostics), "");
    let texts = |texts: &[Text]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let check = |policy: &Policy, code: &str| {
        assert_eq!(texts(&policy.allow), [code]);
        assert_eq!(texts(&policy.deny), ["L03"]);
        assert_eq!(texts(&policy.references), ["x.org"]);
    };
    check(&bank.policy, "L01");
    let [head] = bank.heads.as_slice() else {
        panic!("{} heads", bank.heads.len());
    };
    check(&head.policy, "L02");
    assert_eq!(
        (head.source, texts(&head.allow)),
        (1, vec!["L12".to_owned()])
    );
    assert_eq!(texts(&bank.questions[1].allow), ["L09"]);
}

#[test]
fn line_ends_are_trimmed_and_equal_everywhere() {
    let lines = "accept = \"a\"\nlanguage = \"Go\"\ncode = '''\n\n  a\n  b\n'''";
    for text in [question(lines), question(lines).replace('\n', "\r\n")] {
        let listing = one(&text).listing.unwrap();
        assert_eq!(
            (&*listing.code, listing.language.as_deref()),
            ("  a\n  b", Some("go"))
        );
        let marked = one(&format!("\u{feff}{text}"));
        assert_eq!(marked.span.start, 3);
        assert_eq!(marked.span.end, 15);
    }
}

#[test]
fn a_lint_table_is_known() {
    check(
        "[lint]\nallow = [\"L01\"]\ndeny = []\nreferences = [\"a.example\"]\n[[question]]\nid = \"a\"\nstem = \"a\"\naccept = \"a\"",
        "",
    );
}

#[test]
fn a_bank_is_named_by_its_files_or_its_place() {
    let named = "[bank]\nid = \"mine\"\ntitle = \"My bank\"\n";
    let cases = [
        (question("accept = \"a\""), ("test-bank", "Test bank")),
        (
            format!("{named}{}", question("accept = \"a\"")),
            ("mine", "My bank"),
        ),
        (
            format!("[bank]\nid = \"b\"\n{}", question("accept = \"a\"")),
            ("b", "b"),
        ),
    ];
    for (text, (id, title)) in cases {
        let (bank, ..) = load(&[("bank.toml", text.as_bytes())]);
        assert_eq!((&*bank.identity.id, &*bank.identity.title), (id, title));
    }
}
