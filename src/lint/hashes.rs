//! Hashes of words, upper and lower case alike, with and without the ending of a plural.

/// The bytes of a word that are left when the ending of a plural is taken off; a final `y` goes with
/// the `ies` of its plural.
pub(super) fn light_length(word: &[u8]) -> usize {
    let length = word.len();
    let last = |back: usize| word[length - back] | 0x20;
    match (length, word.last().map(|byte| byte | 0x20)) {
        (5.., Some(b'y')) => length - 1,
        (4.., Some(b's')) => match (last(3), last(2)) {
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
        return hash_pair(word.as_bytes(), 0, word.len(), word.len()).0;
    }
    let folded: String = word.chars().flat_map(char::to_lowercase).collect();
    let chunks = folded.as_bytes().chunks(8).map(few);
    finish(chunks.fold(SEED, mix), folded.len())
}

/// The hash of a word without the ending of a plural.
pub(super) fn light(word: &str) -> u64 {
    let short = light_length(word.as_bytes());
    word.get(..short).map_or_else(|| hash(word), hash)
}

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
const SEED: u64 = 0x2545_F491_4F6C_DD1D;
const FOLD: u64 = 0x2020_2020_2020_2020;

/// The hashes of `length` ASCII bytes from `start` and of the first `short` of them: eight at a time,
/// letters in lower case.
pub(super) fn hash_pair(bytes: &[u8], start: usize, length: usize, short: usize) -> (u64, u64) {
    let (mut state, mut at) = (SEED, 0);
    while at + 8 < short {
        state = mix(state, eight(bytes, start + at, 8));
        at += 8;
    }
    let light = finish(mix(state, eight(bytes, start + at, short - at)), short);
    if short == length {
        return (light, light);
    }
    while at + 8 < length {
        state = mix(state, eight(bytes, start + at, 8));
        at += 8;
    }
    (
        finish(mix(state, eight(bytes, start + at, length - at)), length),
        light,
    )
}

/// Up to eight bytes from `start` as a number, letters in lower case.
fn eight(bytes: &[u8], start: usize, count: usize) -> u64 {
    let all = match bytes
        .get(start..start + 8)
        .and_then(|some| some.try_into().ok())
    {
        Some(some) => u64::from_le_bytes(some),
        None => few(&bytes[start..start + count]),
    };
    (all & (u64::MAX >> (64 - 8 * count.max(1)))) | FOLD
}

fn few(bytes: &[u8]) -> u64 {
    let shifted = |(at, byte): (usize, &u8)| u64::from(*byte) << (at * 8);
    bytes.iter().take(8).enumerate().map(shifted).sum()
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
        let text = "xx Idempotency";
        assert_eq!(hash_pair(text.as_bytes(), 3, 11, 11).0, hash("idempotency"));
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
