//! The bank inside the binary, indexed when the program was built: one question is read by its bytes.

use super::bank::load_files;
use super::disk::RawFile;
use super::page::Page;
use super::paths::Loaded;
use super::{faq_file, question_file, roadmap_file};
use crate::diagnostics::Findings;
use crate::model::{
    Catalog, Entry, Faq, Header, Identity, Kind, Level, Name, Place, Question, Roadmap,
};

/// A file of the built-in bank.
struct BuiltinFile {
    path: &'static str,
    text: &'static str,
    /// The bytes before the first question.
    head: (usize, usize),
}

/// A question of the built-in bank.
struct Indexed {
    id: &'static str,
    step: Option<&'static str>,
    topic: Option<&'static str>,
    level: Option<&'static str>,
    kind: &'static str,
    decks: &'static [&'static str],
    seconds: Option<u32>,
    /// File, first byte, one past the last.
    place: (u32, u32, u32),
}

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// Who the built-in bank is.
#[must_use]
pub fn identity() -> Identity {
    Identity {
        id: Name::Borrowed(BANK_ID),
        title: Name::Borrowed(BANK_TITLE),
    }
}

/// The headers of all its questions, in the order of the roadmap.
#[must_use]
pub fn catalog() -> Catalog {
    Catalog::new(HEADERS.iter().filter_map(entry).collect())
}

fn entry(indexed: &Indexed) -> Option<Entry> {
    let kind = Kind::from_name(indexed.kind)?;
    let (file, start, end) = indexed.place;
    let header = Header {
        id: Name::Borrowed(indexed.id),
        step: indexed.step.map(Name::Borrowed),
        topic: indexed.topic.map(Name::Borrowed),
        level: indexed.level.and_then(Level::from_name),
        kind,
        decks: indexed.decks.iter().copied().map(Name::Borrowed).collect(),
        seconds: indexed.seconds.unwrap_or(kind.seconds()),
        place: Place { file, start, end },
    };
    Some(Entry {
        bank: Name::Borrowed(BANK_ID),
        header,
    })
}

/// The question that is written there; nothing if the place is not of the built-in bank.
#[must_use]
pub fn question(place: Place) -> Option<Question> {
    let file = FILES.get(place.file as usize)?;
    let text = file.text.get(place.start as usize..place.end as usize)?;
    let (start, end) = file.head;
    question_file::read_one(file.text.get(start..end)?, text, place)
}

/// The built-in roadmap.
#[must_use]
pub fn roadmap() -> Roadmap {
    read("roadmap.toml", roadmap_file::read).unwrap_or_default()
}

/// The built-in roadmap without what only a single step shows: no description of the profession, and in
/// steps no checklists, sections, topics and resources. An eighth of the whole to read. Its texts have
/// no true spans.
#[must_use]
pub fn outline() -> Roadmap {
    roadmap_file::read(&Page::whole(0, OUTLINE, &Findings::new()))
}

/// The built-in FAQ.
#[must_use]
pub fn faq() -> Faq {
    read("faq.toml", faq_file::read).unwrap_or_default()
}

fn read<T>(name: &str, read: impl FnOnce(&Page<'_>) -> T) -> Option<T> {
    let is_it = |path: &str| path.strip_prefix(FOLDER) == Some(name);
    let number = FILES.iter().position(|file| is_it(file.path))?;
    let findings = Findings::new();
    let page = Page::whole(u32::try_from(number).ok()?, FILES[number].text, &findings);
    Some(read(&page))
}

/// All files of the built-in bank, read whole and judged as any bank is.
#[must_use]
pub fn load() -> Loaded {
    let mut loaded = Loaded::default();
    load_into(&mut loaded);
    loaded
}

/// The same, added to what was loaded before.
pub fn load_into(loaded: &mut Loaded) {
    let raw = |file: &BuiltinFile| RawFile {
        path: file.path.to_owned(),
        bytes: file.text.as_bytes().to_vec(),
    };
    let files = FILES.iter().map(raw).collect();
    let (bank, faults) = load_files("questions", files, &mut loaded.sources, false);
    loaded.diagnostics.extend(faults);
    loaded.banks.push(bank);
}
