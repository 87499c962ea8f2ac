//! The runs of letters and digits in a text, found eight bytes at a time and without a branch a byte.

use std::ops::Range;

use crate::load::swar::{EACH, HIGHEST, within};

/// The bytes of a text that are looked at together, one bit each.
const BLOCK: usize = 64;
/// The bytes that may be read from where a run begins.
pub(super) const WINDOW: usize = 16;

/// A text, and which of its bytes belong to words: letters, digits, and all beyond ASCII.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// A bit a byte, and a clear one after the last.
    bits: Vec<u64>,
    /// The text, and as many zeros as a window has.
    padded: Vec<u8>,
}

impl Runs {
    /// Turns to another text.
    pub(super) fn read(&mut self, text: &str) {
        self.padded.clear();
        self.padded.extend_from_slice(text.as_bytes());
        self.padded.extend_from_slice(&[0; WINDOW]);
        let (blocks, rest) = text.as_bytes().as_chunks();
        self.bits.clear();
        self.bits.extend(blocks.iter().map(bits));
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        self.bits.push(bits(&last));
    }

    /// The first run that begins at `at` or later; one that holds `at` counts from there.
    #[inline(always)]
    pub(super) fn next(&self, at: usize) -> Option<Range<usize>> {
        let start = self.find(at, 0)?;
        Some(start..self.find(start, u64::MAX)?)
    }

    /// The bytes from `at`, with zeros after the end of the text.
    pub(super) fn window(&self, at: usize) -> [u8; WINDOW] {
        let from = self.padded.get(at..).unwrap_or_default();
        from.first_chunk().copied().unwrap_or_default()
    }

    /// The first bit from `at` that is not the lowest one of `other`.
    #[inline(always)]
    fn find(&self, at: usize, other: u64) -> Option<usize> {
        let mut block = at / BLOCK;
        let mut bits = (self.bits.get(block)? ^ other) & (u64::MAX << (at % BLOCK));
        while bits == 0 {
            block += 1;
            bits = self.bits.get(block)? ^ other;
        }
        Some(block * BLOCK + bits.trailing_zeros() as usize)
    }
}

fn bits(block: &[u8; BLOCK]) -> u64 {
    let eights = block.as_chunks().0.iter().rev();
    eights.fold(0, |bits, eight| bits << 8 | u64::from(of_words(*eight)))
}

/// Which of eight bytes belong to words, a bit each.
#[inline(always)]
fn of_words(bytes: [u8; 8]) -> u8 {
    let bytes = u64::from_le_bytes(bytes);
    let letters = within(bytes | EACH << 5, b'a', b'z');
    let found = (letters | within(bytes, b'0', b'9') | bytes) & HIGHEST;
    // The multiplication gathers the lowest bits of all bytes in the highest byte.
    ((found >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::swar::with_each_byte;

    #[test]
    fn finds_runs() {
        let check = |text: &str, expected: &[&str]| {
            let mut runs = Runs::default();
            runs.read("what was there before, and longer than what comes");
            runs.read(text);
            let mut found = Vec::new();
            let mut at = 0;
            while let Some(run) = runs.next(at) {
                at = run.end;
                found.push(&text[run]);
            }
            assert_eq!(found, expected, "{text}");
        };
        check("", &[]);
        check("...", &[]);
        check("Is `GET` safe_here?", &["Is", "GET", "safe", "here"]);
        check("na\u{ef}ve \u{2014}", &["na\u{ef}ve", "\u{2014}"]);
        let long = "a".repeat(130);
        check(&format!("{long} b"), &[&long, "b"]);
        check(&long[..BLOCK], &[&long[..BLOCK]]);
        check(
            &format!("{} ab", &long[..BLOCK - 2]),
            &[&long[..BLOCK - 2], "ab"],
        );
    }

    #[test]
    fn every_byte_is_known_at_every_place() {
        with_each_byte(*b"a.9-Z zy", |bytes| {
            let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
            let expected = (0..8).map(|at| u8::from(is_word(bytes[at])) << at);
            assert_eq!(of_words(bytes), expected.sum::<u8>(), "{bytes:x?}");
        });
    }

    #[test]
    fn windows_end_in_zeros() {
        let mut runs = Runs::default();
        runs.read("a text");
        assert_eq!(runs.window(2), *b"text\0\0\0\0\0\0\0\0\0\0\0\0");
        assert_eq!(runs.window(60), [0; WINDOW]);
    }
}
