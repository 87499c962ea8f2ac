//! Files of answers and what comes of them.

use jiff::Timestamp;

use super::{AnswerFile, Answers, Face, Keeper, play, write_paper};
use crate::failure::Failure;
use crate::load::builtin;
use crate::model::Catalog;
use crate::session::{Awaiting, Dice, Event, Input, Item, Report, Rules, Session};
use crate::wire::test_bank::{ALL, entries, items, questions};
use crate::wire::{PaperHead, Warning, paper};

/// Shows nothing and is never asked.
struct Silent;

impl Face for Silent {
    fn show(&mut self, _: &Event, _: &Session) -> Result<(), Failure> {
        Ok(())
    }

    fn warn(&mut self, warning: &Warning) -> Result<(), Failure> {
        panic!("nothing is to be told: {warning:?}")
    }

    fn next(&mut self, awaiting: Awaiting, _: &Session) -> Result<Input, Failure> {
        panic!("the file answers, not the face: {awaiting:?}")
    }
}

fn mark(text: &str) -> Result<(Session, Report), Failure> {
    let file = AnswerFile::parse("a.toml", text.as_bytes().to_vec())?;
    let entries = file.entries(&Catalog::new(entries()))?;
    let ids: Vec<_> = entries.iter().map(|entry| &*entry.header.id).collect();
    let items = file.items(questions(&ids.join(" ")))?;
    let inputs = file.inputs(&items)?;
    let mut session = Session::new(items, Rules::default());
    let clock = || Timestamp::UNIX_EPOCH;
    let report = play(
        &mut session,
        &mut Answers::new(inputs, &mut Silent),
        &mut Keeper::default(),
        &clock,
    )?;
    Ok((session, report))
}

/// The ids with their verdicts, or what is wrong.
pub(super) fn told(text: &str) -> String {
    let (session, report) = match mark(text) {
        Ok(marked) => marked,
        Err(failure) => return [vec![failure.message], failure.hints].concat().join("\n"),
    };
    let outcomes = session.items().iter().zip(&report.outcomes);
    let told = outcomes.map(|(item, outcome)| {
        let mark = outcome.mark.as_ref().expect("every answer is graded");
        format!("{} {}", item.question.header.id, mark.verdict)
    });
    told.collect::<Vec<_>>().join("\n")
}

/// Checks what [`told`] says of `text`.
#[track_caller]
pub(super) fn check(text: &str, expected: &str) {
    assert_eq!(told(text), expected, "{text}");
}

fn empty_paper() -> String {
    let head = PaperHead {
        title: "week 3",
        seed: 1,
        pass: Some(60.0),
    };
    paper(&items(ALL), &head)
}

/// The paper with these answers in the places of the empty ones.
fn filled(answers: &[&str]) -> String {
    let parts: Vec<_> = empty_paper()
        .split("\n[[question]]")
        .map(str::to_owned)
        .collect();
    assert_eq!(parts.len(), answers.len() + 1);
    let mut text = parts[0].clone();
    for (part, answer) in parts[1..].iter().zip(answers) {
        let kept = &part[..part.find("\nanswer").unwrap()];
        text += &format!("\n[[question]]{kept}\n{answer}\n");
    }
    text
}

/// A paper with every answer right.
pub(super) fn good_paper() -> String {
    filled(&[
        "answer = \"a\"",
        "answer = [\"c\", \"a\"]",
        "answer = \"Effects\"",
        "answer = '''\n2\n'''",
        "answer = [\"a\", \"c\", \"b\"]",
        "answer = { 1 = \"b\", 2 = \"Not Found\" }",
        "answer = '''\nSELECT name\nFROM hosts WHERE up;\n'''",
        "answer = \"They fail.\"\nverdict = \"correct\"",
    ])
}

const ALL_CORRECT: &str = "one correct\nmany correct\nword correct\nprint correct\nrow correct\npairs correct\nquery correct\nown correct";

#[test]
fn a_filled_in_paper_is_graded() {
    check(&good_paper(), ALL_CORRECT);
    let json: serde_json::Value = toml::from_str(&good_paper()).unwrap();
    check(&json.to_string(), ALL_CORRECT);
    check(&serde_json::to_string_pretty(&json).unwrap(), ALL_CORRECT);
    check(&good_paper().replace('\n', "\r\n"), ALL_CORRECT);
}

#[test]
fn an_empty_paper_is_skipped() {
    check(&empty_paper(), &ALL_CORRECT.replace("correct", "skipped"));
    let without = empty_paper()
        .lines()
        .filter(|line| !line.starts_with("answer = \"\""))
        .collect::<Vec<_>>()
        .join("\n");
    check(&without, &ALL_CORRECT.replace("correct", "skipped"));
}

#[test]
fn a_paper_keeps_its_own_letters() {
    let file = AnswerFile::parse("a.toml", empty_paper().into_bytes()).unwrap();
    let laid = file.items(questions(ALL)).unwrap();
    assert_eq!(laid, items(ALL));
    assert_eq!(file.warnings(&laid), []);
    let swapped = empty_paper()
        .replace("a = \"GET\"", "a = \"PUT\"")
        .replace("b = \"PUT\"", "b = \"GET\"");
    let file = AnswerFile::parse("a.toml", swapped.clone().into_bytes()).unwrap();
    assert_eq!(file.items(questions(ALL)).unwrap()[0].layout.shown, [1, 0]);
    check(
        &swapped.replacen("answer = \"\"", "answer = \"b\"", 1),
        &ALL_CORRECT
            .replace("correct", "skipped")
            .replace("one skipped", "one correct"),
    );
}

#[test]
fn every_built_in_question_survives_a_paper() {
    let banks = builtin::load().banks;
    let asked = banks.iter().flat_map(|bank| &bank.questions);
    let asked: Vec<_> = asked.map(|q| ("bank".into(), q.clone())).collect();
    assert!(asked.len() > 100, "only {} questions", asked.len());
    let items = Item::deal(asked.clone(), &mut Dice::new(7));
    let head = PaperHead {
        title: "all",
        seed: 7,
        pass: None,
    };
    let file = AnswerFile::parse("a.toml", paper(&items, &head).into_bytes()).unwrap();
    assert_eq!(file.items(asked).unwrap(), items);
    assert_eq!(file.inputs(&items).unwrap(), vec![Input::Skip; items.len()]);
}

#[test]
fn the_head_of_a_paper_is_read() {
    let text = empty_paper()
        .replace("name = \"\"", "name = \"Ada\"")
        .replace("pass = 60", "pass = 62.5");
    let file = AnswerFile::parse("a.toml", text.into_bytes()).unwrap();
    let sheet = file.sheet();
    assert_eq!(
        (sheet.title.as_deref(), sheet.name.as_deref()),
        (Some("week 3"), Some("Ada"))
    );
    assert_eq!((sheet.seed, sheet.pass), (Some(1), Some(62.5)));
}

#[test]
fn a_changed_bank_is_a_warning() {
    let text = empty_paper().replace("sha256:", "sha256:0");
    let file = AnswerFile::parse("a.toml", text.into_bytes()).unwrap();
    let warnings = file.warnings(&items(ALL));
    insta::assert_snapshot!(warnings[0].message, @"the paper is not as it was made, or the questions have changed: sha256:0cee603fc then, sha256:cee603fc now");
    let bare = AnswerFile::parse("a.toml", b"one = \"GET\"".to_vec()).unwrap();
    assert_eq!(bare.warnings(&items("one")), []);
}

#[test]
fn a_bare_map_holds_texts_or_places() {
    check("one = \"GET\"", "one correct");
    check("print = 2\none = 2", "print correct\none wrong");
    check(
        "{\"word\": \"effects\", \"bank/one\": 1}",
        "word correct\none correct",
    );
    check("many = [\"PUT\", 3]", "many correct");
    check("row = [1, 2, 3]", "row correct");
    check(
        "[pairs]\n200 = \"OK\"\n404 = \"Not Found\"",
        "pairs correct",
    );
    check("pairs = { 1 = 1, 2 = \"\" }", "pairs partial");
    check("own = \"So.\"\nmany = []", "own ungraded\nmany skipped");
}

#[test]
fn a_bare_map_has_no_letters() {
    let message = "this is neither the full text of a part of the question nor its place";
    let help = "letters belong to a paper: without one write the full text, or its place in the bank as a number";
    check("one = \"a\"", &format!("a.toml:1:7: {message}\n{help}"));
    check(
        "one = 0\nmany = [1, 4]",
        &format!("a.toml:1:7: {message}\n{help}\na.toml:2:12: {message}"),
    );
}

#[test]
fn two_banks_may_have_the_same_id() {
    let mut entries = entries();
    entries.push(crate::model::Entry {
        bank: "other".into(),
        ..entries[0].clone()
    });
    let catalog = Catalog::new(entries);
    let file = |text: &str| AnswerFile::parse("a.toml", text.as_bytes().to_vec()).unwrap();
    let failure = file("one = 1").entries(&catalog).unwrap_err();
    assert_eq!(failure.hints, ["write `bank/one` or `other/one`"]);
    let found = file("\"other/one\" = 1").entries(&catalog).unwrap();
    assert_eq!(found[0].bank, "other");
}

#[test]
fn a_paper_is_written_whole_and_never_over_another() {
    let folder = std::env::temp_dir().join(format!("roadmap-paper-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("week-3.toml");
    write_paper(&path, "one", false).unwrap();
    assert_eq!(write_paper(&path, "two", false).unwrap_err().kind.exit(), 2);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
    write_paper(&path, "two", true).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
    assert_eq!(
        std::fs::read_dir(&folder).unwrap().count(),
        1,
        "nothing else is left behind"
    );
    let nowhere = folder.join("no/where.toml");
    assert_eq!(
        write_paper(&nowhere, "x", false).unwrap_err().kind.exit(),
        2
    );
    assert_eq!(AnswerFile::read(&nowhere).unwrap_err().kind.exit(), 2);
    assert_eq!(AnswerFile::read(&folder).unwrap_err().kind.exit(), 74);
    std::fs::remove_dir_all(&folder).unwrap();
}
