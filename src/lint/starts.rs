//! How the words begin at which a stale claim may begin, so that few texts are searched for claims.

use std::sync::LazyLock;

use regex_syntax::ParserBuilder;
use regex_syntax::hir::literal::{Extractor, Seq};

use super::runs::WINDOW;
use super::tables;
use crate::sorting;

/// The most bytes of a beginning.
const LENGTH: usize = 12;
/// The most bytes that one place of a beginning may have: every letter.
const CLASS: usize = 32;
/// The bits of a slot's number.
const BITS: u32 = 12;
/// The bytes that choose a slot.
const FIRST: usize = 3;

/// The beginnings, in lower case.
#[derive(Debug)]
pub(super) struct Starts {
    /// For each slot one past the place of the first of them that chooses it, 0 if there is none.
    table: Box<[u16; 1 << BITS]>,
    /// All of them behind their slots, sorted.
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
            table: Box::new([0; 1 << BITS]),
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
        starts.all.dedup();
        for (place, (slot, _)) in starts.all.iter().enumerate().rev() {
            starts.table[*slot] = u16::try_from(place + 1).unwrap_or(u16::MAX);
        }
        starts
    }

    fn add(&mut self, literal: &[u8]) {
        let signs = literal
            .iter()
            .take_while(|byte| !byte.is_ascii_alphanumeric());
        let literal = &literal[signs.count()..];
        match *literal {
            [one, two, three, ..] => {
                let first = [one, two, three];
                self.mark(first, literal);
                // A claim may be broken over two lines.
                self.mark(
                    first.map(|byte| if byte == b' ' { b'\n' } else { byte }),
                    literal,
                );
            }
            [one, two] => (0..=u8::MAX).for_each(|any| self.mark([one, two, any], literal)),
            [_] | [] => self.is_open = true,
        }
    }

    fn mark(&mut self, first: [u8; FIRST], literal: &[u8]) {
        self.all.push((slot(first), literal.to_vec()));
    }

    /// Whether one of them begins at the first byte of `window`.
    #[inline(always)]
    pub(super) fn may_begin(&self, window: &[u8; WINDOW]) -> bool {
        let slot = slot([window[0], window[1], window[2]]);
        self.is_open || self.table[slot] != 0 && self.has(slot, window)
    }

    fn has(&self, slot: usize, window: &[u8; WINDOW]) -> bool {
        let first = usize::from(self.table[slot]) - 1;
        let mut of_slot = self.all[first..].iter().take_while(|(one, _)| *one == slot);
        let begins = |one: &[u8]| {
            one.iter()
                .zip(window)
                .all(|(one, byte)| *one == folded(*byte))
        };
        of_slot.any(|(_, literal)| begins(literal))
    }
}

/// The slot of the first bytes of a word, letters in lower case.
#[inline(always)]
fn slot(first: [u8; FIRST]) -> usize {
    let [one, two, three] = first;
    let folded = u32::from_le_bytes([one, two, three, 0]) | 0x0020_2020;
    (folded.wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS)) as usize
}

/// The byte in lower case, a line end as a space.
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
    Some(
        Extractor::new()
            .limit_literal_len(LENGTH)
            .limit_class(CLASS)
            .extract(&found),
    )
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
        let starts =
            Starts::new(["(?i)server push|--link", "X-[A-C]", "RFC ?(1|2)", "S3"].into_iter());
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
        check(b"s3!", true);
        check(b"S3", true);
        check(b"s4!", false);
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
        for claim in tables::claims() {
            let alone = Starts::new([&*claim.pattern].into_iter());
            assert!(!alone.is_open, "{}", claim.id);
        }
        assert!(
            !Words::new()
                .cut("A card of an ordinary kind.", false)
                .may_claim
        );
    }
}
