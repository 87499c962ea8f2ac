//! How the words begin at which a stale claim may begin, so that few texts are searched for claims.

use std::sync::LazyLock;

use regex_syntax::ParserBuilder;
use regex_syntax::hir::literal::{Extractor, Seq};

use super::runs::WINDOW;
use super::tables;
use crate::sorting;

/// The most bytes of a beginning.
const LENGTH: usize = 12;
/// The bits for one of the first three bytes.
const BITS: usize = 5;
/// What is neither letter nor digit.
const OTHER: usize = 0;

/// The beginnings, in lower case.
#[derive(Debug)]
pub(super) struct Starts {
    /// A bit for each three bytes with which one of them begins.
    table: Box<[u64; 1 << (3 * BITS - 6)]>,
    /// All of them behind their first three bytes, sorted.
    all: Vec<(usize, Vec<u8>)>,
    /// Whether one could not be had, so that every word may be the beginning.
    is_open: bool,
}

static CLAIMS: LazyLock<Starts> = LazyLock::new(|| {
    let patterns = tables::claims().iter().map(|claim| &*claim.pattern);
    Starts::new(patterns)
});

impl Starts {
    /// Those of all stale claims.
    pub(super) fn of_claims() -> &'static Self {
        &CLAIMS
    }

    /// Those of the patterns, whose matches are taken to begin where a word does, or with signs before it.
    fn new<'a>(patterns: impl Iterator<Item = &'a str>) -> Self {
        let mut starts = Self {
            table: Box::new([0; 1 << (3 * BITS - 6)]),
            all: Vec::new(),
            is_open: false,
        };
        for pattern in patterns {
            match literals(pattern).and_then(|found| found.literals().map(<[_]>::to_vec)) {
                Some(found) => found.iter().for_each(|one| starts.add(one.as_bytes())),
                None => starts.is_open = true,
            }
        }
        sorting::all(&mut starts.all);
        starts
    }

    fn add(&mut self, literal: &[u8]) {
        let signs = literal.iter().take_while(|byte| code(**byte) == OTHER);
        let literal = &literal[signs.count()..];
        self.is_open |= literal.is_empty();
        let first = literal.iter().take(3);
        let known = first.fold(0, |key, byte| key << BITS | code(*byte));
        // What comes after a literal of one or two bytes may be anything.
        let free = BITS * 3_usize.saturating_sub(literal.len());
        for key in (0..1 << free).map(|rest| known << free | rest) {
            self.table[key / 64] |= 1 << (key % 64);
            self.all.push((key, literal.to_vec()));
        }
    }

    /// Whether one of them begins at the first byte of `window`.
    #[inline(always)]
    pub(super) fn may_begin(&self, window: &[u8; WINDOW]) -> bool {
        let key = code(window[0]) << (2 * BITS) | code(window[1]) << BITS | code(window[2]);
        self.table[key / 64] >> (key % 64) & 1 != 0 && self.has(key, window) || self.is_open
    }

    fn has(&self, key: usize, window: &[u8; WINDOW]) -> bool {
        let first = self.all.partition_point(|(one, _)| *one < key);
        let mut candidates = self.all[first..].iter().take_while(|(one, _)| *one == key);
        candidates.any(|(_, literal)| {
            literal
                .iter()
                .zip(window)
                .all(|(one, byte)| *one == folded(*byte))
        })
    }
}

/// A letter as 1 to 26, a digit as 27.
#[inline(always)]
fn code(byte: u8) -> usize {
    usize::from(CODES[usize::from(byte)])
}

static CODES: [u8; 256] = codes();

const fn codes() -> [u8; 256] {
    let mut codes = [OTHER as u8; 256];
    let mut byte = 0;
    while byte < 128 {
        codes[byte] = match byte as u8 {
            letter @ b'a'..=b'z' => letter - b'a' + 1,
            letter @ b'A'..=b'Z' => letter - b'A' + 1,
            b'0'..=b'9' => 27,
            _ => OTHER as u8,
        };
        byte += 1;
    }
    codes
}

/// The byte in lower case, a line end as a space: a claim may be broken over two lines.
const fn folded(byte: u8) -> u8 {
    match byte {
        b'\n' => b' ',
        _ => byte.to_ascii_lowercase(),
    }
}

/// How the matches of the pattern begin, case aside.
fn literals(pattern: &str) -> Option<Seq> {
    let pattern = opening(pattern).to_lowercase().replace("(?i)", "");
    let mut parser = ParserBuilder::new().unicode(false).utf8(false).build();
    let found = parser.parse(&pattern).ok()?;
    Some(Extractor::new().limit_literal_len(LENGTH).extract(&found))
}

/// The pattern with each alternative cut off before its first gap.
pub(super) fn opening(pattern: &str) -> String {
    let (mut depth, mut is_cut) = (0_usize, false);
    let mut opening = String::new();
    for (at, c) in pattern.char_indices() {
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        is_cut = match c {
            '|' if depth == 0 => false,
            '.' if depth == 0 && pattern[at..].starts_with(".*") => true,
            _ => is_cut,
        };
        opening.extend((!is_cut).then_some(c));
    }
    opening
}

#[cfg(test)]
mod tests {
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::string::string_regex;
    use proptest::test_runner::TestRunner;

    use super::super::patterns;
    use super::super::words::Words;
    use super::*;

    #[test]
    fn openings_end_at_gaps() {
        let check = |pattern: &str, expected: &str| assert_eq!(opening(pattern), expected);
        check("Kafka.*ZooKeeper", "Kafka");
        check("query cache|MyISAM.*default|x", "query cache|MyISAM|x");
        check("a (b.*c|d) e.*f", "a (b.*c|d) e");
        check(r"ioutil\.", r"ioutil\.");
    }

    #[test]
    fn beginnings_are_told_apart() {
        let starts = Starts::new(["(?i)server push|--link", "X-[A-Z]", "RFC ?(1|2)"].into_iter());
        let check = |text: &[u8], expected: bool| {
            let mut window = [0; WINDOW];
            window[..text.len()].copy_from_slice(text);
            assert_eq!(starts.may_begin(&window), expected, "{text:?}");
        };
        check(b"Server push", true);
        check(b"server\npush", true);
        check(b"server pull", false);
        check(b"link it", true);
        check(b"x-a", true);
        check(b"x+a", false);
        check(b"rfc 1", true);
        check(b"rfc2", true);
        check(b"rfc 3", false);
    }

    #[test]
    fn every_claim_is_seen_coming() {
        let mut runner = TestRunner::deterministic();
        for claim in tables::claims() {
            let plain = claim.pattern.replace("(?i)", "").replace("(?m)^", "");
            let plain = plain.replace("\\b", "").replace("\\d", "[0-9]");
            let matches = string_regex(&plain).unwrap();
            let whole = patterns::compile(&claim.pattern).unwrap();
            let texts = (0..64).map(|_| matches.new_tree(&mut runner).unwrap().current());
            let texts: Vec<_> = texts
                .filter(|text| whole.is_match(text.as_bytes()))
                .collect();
            assert!(texts.len() > 8, "{}", claim.id);
            for text in texts {
                let summary = Words::new().cut(&text, false);
                assert!(summary.may_claim, "{}: {text:?}", claim.id);
            }
        }
        assert!(!Starts::of_claims().is_open);
        assert!(
            !Words::new()
                .cut("A card of an ordinary kind.", false)
                .may_claim
        );
    }
}
