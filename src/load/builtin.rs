//! The bank inside the binary, indexed when the program was built: one question is read by its bytes.

use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

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
    /// What stands before the first question, all of it where there is none.
    head: &'static str,
    /// The bytes of the whole text.
    length: u32,
    /// Its questions, each deflated by itself behind the dictionary: a third of the bytes, and who asks one
    /// inflates one.
    packed: &'static [u8],
    /// Of each question its first byte in the text and in `packed`.
    questions: &'static [(u32, u32)],
}

impl BuiltinFile {
    fn question(&self, at: usize) -> String {
        let start = |at: usize| self.questions.get(at).copied();
        let (first, packed) = start(at).unwrap_or_default();
        let (end, last) = start(at + 1).unwrap_or((self.length, self.packed.len() as u32));
        let packed = &self.packed[packed as usize..last as usize];
        unpack(packed, (end - first) as usize)
    }

    fn text(&self) -> String {
        let questions = (0..self.questions.len()).map(|at| self.question(at));
        self.head.to_owned() + &questions.collect::<String>()
    }
}

/// The text of that many bytes that build.rs deflated.
#[expect(clippy::expect_used, reason = "build.rs deflates what it read as text")]
fn unpack(packed: &[u8], length: usize) -> String {
    let mut text = DICTIONARY.as_bytes().to_vec();
    text.resize(DICTIONARY.len() + length, 0);
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = DecompressorOxide::new();
    decompress(&mut state, packed, &mut text, DICTIONARY.len(), flags);
    String::from_utf8(text.split_off(DICTIONARY.len())).expect("text before it was deflated")
}

/// A question of the built-in bank; its names by their places in [`NAMES`].
struct Indexed {
    /// Its first byte in [`IDS`], one past its last.
    id: (u32, u32),
    step: Option<u16>,
    topic: Option<u16>,
    level: Option<u16>,
    kind: u16,
    /// The first in [`DECKS`], one past the last.
    decks: (u32, u32),
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
    let name = |at: u16| NAMES[usize::from(at)];
    let kind = Kind::from_name(name(indexed.kind))?;
    let (file, start, end) = indexed.place;
    let decks = &DECKS[indexed.decks.0 as usize..indexed.decks.1 as usize];
    let header = Header {
        id: Name::Borrowed(&IDS[indexed.id.0 as usize..indexed.id.1 as usize]),
        step: indexed.step.map(|step| Name::Borrowed(name(step))),
        topic: indexed.topic.map(|topic| Name::Borrowed(name(topic))),
        level: indexed
            .level
            .and_then(|level| Level::from_name(name(level))),
        kind,
        decks: decks
            .iter()
            .map(|deck| Name::Borrowed(name(*deck)))
            .collect(),
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
    let questions = file.questions;
    let at = questions.binary_search_by_key(&place.start, |question| question.0);
    let text = file.question(at.ok()?);
    let is_all = (place.end.saturating_sub(place.start)) as usize == text.len();
    is_all.then(|| question_file::read_one(file.head, &text, place))?
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
    let page = Page::whole(u32::try_from(number).ok()?, FILES[number].head, &findings);
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
        bytes: file.text().into_bytes(),
    };
    let files = FILES.iter().map(raw).collect();
    let (bank, faults) = load_files("questions", files, &mut loaded.sources, false);
    loaded.diagnostics.extend(faults);
    loaded.banks.push(bank);
}
