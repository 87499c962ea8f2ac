//! Hashes of words, upper and lower case alike, with and without the ending of a plural.

use super::runs::WINDOW;
use crate::load::swar::{EACH, HIGHEST};

/// The bytes of a word that are left when the ending of a plural is taken off; a final `y` goes with
/// the `ies` of its plural.
#[inline(always)]
pub(super) fn light_length(word: &[u8]) -> usize {
    match word.last().map(|byte| byte | 0x20) {
        Some(last @ (b's' | b'y')) => without_ending(word, last),
        _ => word.len(),
    }
}

fn without_ending(word: &[u8], last: u8) -> usize {
    let length = word.len();
    let back = |back: usize| word[length - back] | 0x20;
    match (length, last) {
        (5.., b'y') => length - 1,
        (4.., b's') => match (back(3), back(2)) {
            (_, b's' | b'u' | b'i') => length,
            (b'i', b'e') if length > 4 => length - 3,
            (b's' | b'x' | b'z', b'e') if length > 4 => length - 2,
            _ => length - 1,
        },
        _ => length,
    }
}

/// The hash of a word, upper and lower case alike.
pub(super) fn hash(word: &str) -> u64 {
    if word.is_ascii() {
        return hash_bytes(word.as_bytes());
    }
    let folded: String = word.chars().flat_map(char::to_lowercase).collect();
    hash_bytes(folded.as_bytes())
}

/// The hash of a word without the ending of a plural.
pub(super) fn light(word: &str) -> u64 {
    let short = light_length(word.as_bytes());
    word.get(..short).map_or_else(|| hash(word), hash)
}

fn hash_bytes(bytes: &[u8]) -> u64 {
    let state = bytes.chunks(WINDOW).fold(SEED, |state, chunk| {
        let mut window = [0; WINDOW];
        window[..chunk.len()].copy_from_slice(chunk);
        Short::new(window, chunk.len()).mix(state)
    });
    finish(state, bytes.len())
}

/// A word of no more bytes than a window has, as two numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Short {
    halves: [u64; 2],
    length: usize,
}

impl Short {
    /// The word of the first `length` bytes.
    #[inline(always)]
    pub(super) const fn new(window: [u8; WINDOW], length: usize) -> Self {
        let all = u128::from_le_bytes(window);
        let [first, second] = MASKS[length];
        Self {
            halves: [all as u64 & first, (all >> 64) as u64 & second],
            length,
        }
    }

    /// Whether one of the bytes is no ASCII.
    pub(super) const fn is_beyond(self) -> bool {
        (self.halves[0] | self.halves[1]) & HIGHEST != 0
    }

    /// Whether one of the bytes is a digit; for a word of letters and digits, of which letters alone have
    /// the bit 0x40.
    #[inline(always)]
    pub(super) const fn has_digits(self) -> bool {
        let [first, second] = MASKS[self.length];
        ((self.halves[0] ^ first) | (self.halves[1] ^ second)) & LETTER != 0
    }

    /// Whether it may be cut where case changes or digits begin: both cases, one of them not at the
    /// beginning alone, or letters and digits.
    #[inline(always)]
    pub(super) const fn has_parts(self) -> bool {
        let [first, second] = self.halves;
        let lower = (first & (first << 1) | second & (second << 1)) & LETTER;
        let upper = first & !(first << 1) & LETTER & !0xFF | second & !(second << 1) & LETTER;
        upper != 0 && lower != 0 || (first | second) & LETTER != 0 && self.has_digits()
    }

    /// Its hash, as [`hash`] gives it for ASCII.
    #[inline(always)]
    pub(super) const fn hash(self) -> u64 {
        finish(self.mix(SEED), self.length)
    }

    #[inline(always)]
    const fn mix(self, state: u64) -> u64 {
        let [first, second] = self.halves;
        mix(mix(state, first | FOLD), second | FOLD)
    }
}

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
const SEED: u64 = 0x2545_F491_4F6C_DD1D;
/// The bit that tells lower case from upper case.
const FOLD: u64 = EACH << 5;
/// The bit that tells letters from digits.
const LETTER: u64 = EACH << 6;

/// For each length the bytes of both halves that belong to the word.
static MASKS: [[u64; 2]; WINDOW + 1] = masks();

const fn masks() -> [[u64; 2]; WINDOW + 1] {
    let mut masks = [[0; 2]; WINDOW + 1];
    let mut length = 1;
    while length <= WINDOW {
        let all = u128::MAX >> (8 * (WINDOW - length));
        masks[length] = [all as u64, (all >> 64) as u64];
        length += 1;
    }
    masks
}

const fn mix(state: u64, chunk: u64) -> u64 {
    (state.rotate_left(23) ^ chunk).wrapping_mul(FACTOR)
}

/// The hash of that many bytes; its lower half is never 0, which marks an empty slot of the lexicon.
const fn finish(state: u64, length: usize) -> u64 {
    let mixed = (state ^ (state >> 32) ^ length as u64).wrapping_mul(FACTOR);
    let mixed = mixed ^ (mixed >> 29);
    if mixed as u32 == 0 { mixed | 1 } else { mixed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_blind_to_case_and_place() {
        let check = |one: &str, other: &str, same: bool| {
            assert_eq!(hash(one) == hash(other), same, "{one} {other}");
        };
        check("Idempotency", "IDEMPOTENCY", true);
        check("abcdefgh", "abcdefghi", false);
        check("\u{c4}pfel", "\u{e4}pfel", true);
        check(
            "a word of more than 16 bytes",
            "A word of more than 16 bytes",
            true,
        );
        check(
            "a word of more than 16 bytes",
            "a word of more than 16 bites",
            false,
        );
        let short = Short::new(*b"Idempotency keys", 11);
        assert_eq!(short.hash(), hash("idempotency"));
    }

    #[test]
    fn short_words_tell_what_they_are_made_of() {
        let check = |word: &str, digits: bool, parts: bool| {
            let mut window = [b'.'; WINDOW];
            window[..word.len()].copy_from_slice(word.as_bytes());
            let short = Short::new(window, word.len());
            assert_eq!(
                (short.has_digits(), short.has_parts()),
                (digits, parts),
                "{word}"
            );
        };
        check("get", false, false);
        check("Get", false, false);
        check("GET", false, false);
        check("getCart", false, true);
        check("OAuth", false, true);
        check("42", true, false);
        check("utf8", true, true);
        check("aNineteenthWordX", false, true);
    }

    #[test]
    fn light_forms_are_blind_to_plurals() {
        let check = |one: &str, other: &str, same: bool| {
            assert_eq!(light(one) == light(other), same, "{one} {other}");
        };
        check("queries", "query", true);
        check("indexes", "index", true);
        check("caches", "cache", true);
        check("class", "clas", false);
        check("status", "statuses", true);
    }
}
