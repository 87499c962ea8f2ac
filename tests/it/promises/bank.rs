//! Any bytes as a bank: loaded, judged, shown in every form, mended, printed as a paper and read back.

use std::sync::Arc;

use jiff::civil::date;
use roadmap::diagnostics::{Checked, Diagnostic, Edits, Severity, Sources};
use roadmap::lint::{Scope, lint};
use roadmap::load::{Library, RawFile, load_files};
use roadmap::model::{Bank, Name, Question};
use roadmap::play::AnswerFile;
use roadmap::render::{self, Look, Road};
use roadmap::session::{Dice, Item, Turn};
use roadmap::wire::{self, PaperHead};

use super::ground::{json_lines, questions, shows_all};

/// What parts the files of a bank; the name of the next one follows.
const NEXT: &str = "\n#=== ";

/// How many questions are drawn and printed.
const SHOWN: usize = 8;

/// Holds the promises of a bank against these bytes.
pub fn bank(bytes: &[u8]) {
    let (bank, checked) = check(files(bytes));
    for one in &checked.found {
        lies_within(one, &checked.sources);
    }
    shown(&checked);
    mended(&checked);
    let errors = checked.count(Severity::Error);
    asked(&bank, errors == 0);
}

/// The files that `bytes` are: the first one has questions, what others are is in their names.
fn files(bytes: &[u8]) -> Vec<RawFile> {
    let raw = |path: &str, bytes: &[u8]| RawFile {
        path: path.to_owned(),
        bytes: bytes.to_vec(),
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        return vec![raw("bank.toml", bytes)];
    };
    let mut parts = text.split(NEXT);
    let first = parts.next().map(|first| raw("bank.toml", first.as_bytes()));
    let others = parts.map(|part| {
        let (name, text) = part.split_once('\n').unwrap_or((part, ""));
        raw(name, text.as_bytes())
    });
    first.into_iter().chain(others).collect()
}

fn check(files: Vec<RawFile>) -> (Bank, Checked) {
    let mut sources = Sources::new();
    let (bank, mut found) = load_files("bank", files, &mut sources, false);
    let scope = Scope {
        coverage: true,
        ..Scope::strict(date(2026, 11, 25))
    };
    found.extend(lint(&bank, &scope).diagnostics);
    found.sort_by_key(|one| (one.primary.span, one.code));
    let checked = Checked {
        questions: bank.written,
        found,
        sources,
        ..Checked::default()
    };
    (bank, checked)
}

fn lies_within(one: &Diagnostic, sources: &Sources) {
    let labels = one.secondary.iter().chain([&one.primary]);
    let spans = labels.map(|label| label.span);
    for span in spans.chain(one.fix.iter().map(|fix| fix.span)) {
        let text = &sources.of(span).expect("a file").text;
        assert!(text.get(span.range()).is_some(), "{span:?} in {one:?}");
    }
}

fn shown(checked: &Checked) {
    for look in [Look::new(40, true), Look::new(100, false)] {
        shows_all(&render::check(checked, 3, &[], look));
        shows_all(&render::warnings(&checked.found, &checked.sources, look));
    }
    for line in wire::Check::lines(checked) {
        json_lines(&wire::line(&line));
    }
    json_lines(&wire::line(&wire::Sarif::new(checked)));
    shows_all(&wire::annotations(checked));
}

/// The fixes are made in each file, and what comes of them is read again.
fn mended(checked: &Checked) {
    let fixes: Vec<_> = checked
        .found
        .iter()
        .filter_map(|one| one.fix.as_ref())
        .collect();
    for fixes in fixes.chunk_by(|one, other| one.span.source == other.span.source) {
        let source = checked.sources.of(fixes[0].span).expect("a file");
        let edits = Edits::new(&source.text, fixes.iter().copied());
        shows_all(&render::diff(source, &edits));
        let bytes = edits.apply(&source.text).into_bytes();
        let path = source.path.clone();
        check(vec![RawFile { path, bytes }]);
    }
}

/// Questions are drawn, and where nothing is wrong with them printed and read back.
fn asked(bank: &Bank, is_sound: bool) {
    let questions: Vec<_> = questions(bank).into_iter().take(SHOWN).collect();
    let items = Item::deal(questions.clone(), &mut Dice::new(7));
    for (at, item) in items.iter().enumerate() {
        let turn = Turn {
            n: at + 1,
            of: items.len(),
            again: false,
            skipped: false,
            left: None,
        };
        for look in [Look::new(20, true), Look::new(80, false)] {
            let lines = render::question(look, &Road::default(), turn, item);
            shows_all(&lines.join("\n"));
            shows_all(&render::show(&bank.identity.id, &item.question, look));
        }
    }
    if is_sound && !items.is_empty() {
        printed(bank, &questions, &items);
    }
}

fn printed(bank: &Bank, questions: &[(Name, Arc<Question>)], items: &[Item]) {
    let head = PaperHead {
        title: &bank.identity.title,
        seed: 7,
        pass: None,
    };
    let paper = wire::paper(items, &head);
    let read = || {
        let file = AnswerFile::parse("paper.toml", paper.clone().into_bytes())?;
        file.entries(&Library::new(false, vec![bank.clone()]).catalog())?;
        file.items(questions.to_vec())
    };
    let read = read().unwrap_or_else(|failure| panic!("{failure} {:?}\n{paper}", failure.hints));
    assert!(read == items, "{paper}");
}
