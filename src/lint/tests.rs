//! Whole banks: the built-in one, examples, and whatever can be loaded.

use jiff::civil::date;
use proptest::prelude::*;

use super::{Scope, lint};
use crate::diagnostics::{Code, Sources};
use crate::load::{RawFile, builtin, load_files};

fn lines(linted: &super::Linted, sources: &Sources) -> Vec<String> {
    let line = |found: &crate::diagnostics::Diagnostic| {
        let path = sources
            .of(found.primary.span)
            .map_or("", |source| &source.path);
        let (start, _) = sources.positions(found.primary.span);
        format!(
            "{} {path}:{}:{} {}",
            found.code, start.line, start.column, found.message
        )
    };
    linted.diagnostics.iter().map(line).collect()
}

#[test]
fn the_builtin_bank_is_clean() {
    let loaded = builtin::load();
    let bank = &loaded.banks[0];
    let days = bank
        .questions
        .iter()
        .filter_map(|question| question.verified);
    let last = days.max().unwrap_or(date(2026, 11, 22));
    let linted = lint(bank, &Scope::strict(last));
    assert_eq!(lines(&linted, &loaded.sources), [""; 0]);
}

#[test]
fn every_rule_has_both_severities_in_order() {
    for code in Code::ALL {
        assert!(code.strict_severity() <= code.severity(), "{code}");
        assert_eq!(Code::from_name(code.name()), Some(*code));
    }
}

#[test]
fn a_bank_without_questions_is_linted() {
    let mut sources = Sources::new();
    let (bank, _) = load_files("Empty", Vec::new(), &mut sources, false);
    let all = Scope {
        coverage: true,
        ..Scope::strict(date(2026, 11, 22))
    };
    assert_eq!(lint(&bank, &all), super::Linted::default());
}

/// Pieces of banks: what the rules look at, and what they may stumble over.
const PIECES: [&str; 24] = [
    "which",
    "NOT",
    "isn't",
    "`code",
    "`",
    "a",
    "\u{e4}\u{4e2d}",
    "\u{201d}",
    "10-20",
    "?",
    ".",
    "as of 2026",
    "Go 1.22",
    "latest",
    "option B",
    "all of the above",
    "Hystrix",
    "http://x",
    "\u{1f600}",
    " ",
    "1e309",
    "\u{2019}t",
    "getCart",
    "\n",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 1..12);
    prop_oneof![4 => pieces.prop_map(|pieces| pieces.join(" ")), 1 => any::<String>()]
}

fn question(texts: &[String], kind: usize) -> String {
    let t = |at: usize| format!("{:?}", toml_text(&texts[at % texts.len()]));
    let body = match kind {
        0 => format!(
            "[[question.option]]\ntext = {}\ncorrect = true\nwhy = {}\n[[question.option]]\ntext = {}\n",
            t(1),
            t(2),
            t(3)
        ),
        1 => format!(
            "accept = [{}, {}]\n[[question.wrong]]\nanswer = {}\n",
            t(1),
            t(2),
            t(3)
        ),
        2 => format!("items = [{}, {}]\n", t(1), t(2)),
        3 => format!(
            "[[question.pair]]\nleft = {}\nright = {}\n[[question.pair]]\nleft = {}\nright = {}\n",
            t(1),
            t(2),
            t(3),
            t(4)
        ),
        _ => format!("answer = {}\n", t(1)),
    };
    format!(
        "[[question]]\nid = \"x\"\nallow = [{}]\nallow_reason = \"-\"\nstem = {}\nexplanation = {}\n{body}[[question.reference]]\ntitle = {}\nurl = {}\n",
        t(6),
        t(0),
        t(5),
        t(6),
        t(7)
    )
}

/// The text with what Rust and TOML escape differently taken out.
fn toml_text(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .filter(|c| c.escape_debug().len() < 3)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_can_be_loaded_can_be_linted(
        questions in prop::collection::vec((prop::collection::vec(text(), 8), 0..5_usize), 1..4),
        head in text(),
        strict in any::<bool>(),
    ) {
        let body: String = questions.iter().map(|(texts, kind)| question(texts, *kind)).collect();
        let bank = format!("[lint]\ndeny = [{:?}]\n{body}", toml_text(&head));
        let files = vec![RawFile { path: "bank.toml".to_owned(), bytes: bank.into_bytes() }];
        let mut sources = Sources::new();
        let (bank, _) = load_files("Any", files, &mut sources, false);
        let scope = Scope { strict, show_absent: strict, ..Scope::new(date(2026, 11, 22)) };
        let linted = lint(&bank, &scope);
        let sorted = linted.diagnostics.is_sorted_by_key(|found| (found.primary.span, found.code));
        prop_assert!(sorted);
        prop_assert!(bank.questions.is_empty() || !linted.diagnostics.is_empty());
    }
}
