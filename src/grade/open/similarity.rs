//! How near two words are.

use super::passage::{Role, Word};

/// A share of the longer word that must be common for words to begin alike, in percent.
const COMMON_BEGINNING: usize = 60;

/// The longest word in which slips are looked for, in bytes.
const LONGEST: usize = 32;

/// How near two words are, 0 to 1: 1 for the same stem, 0.9 for synonyms and one slip of the keys, 0.85
/// for two slips in long words, 0.75 for words that begin alike, 0.7 for a word that begins or ends with
/// the other one. Words that bind or negate are near their like alone.
pub(super) fn similarity(one: &Word, other: &Word) -> f64 {
    if one.spelling == other.spelling && one.stem == other.stem {
        return 1.0;
    }
    if one.groups.iter().any(|group| other.groups.contains(group)) {
        return 0.9;
    }
    let first = one.spelling.first == other.spelling.first;
    let last = one.spelling.last == other.spelling.last;
    let name = one.role == Role::Content && other.role == Role::Content;
    match (name, first, last) {
        (true, true, _) => spelt_alike(one, other).max(built_alike(one, other)),
        (true, false, true) => built_alike(one, other),
        (false, _, _) | (true, false, false) => 0.0,
    }
}

/// Slips of the keys: letters left out, added, mistaken or swapped with their neighbour. The first letter
/// is hardly ever one, and looking at it saves most of the work; what is too long for a word is not looked
/// at.
fn spelt_alike(one: &Word, other: &Word) -> f64 {
    let (short, long) = by_length(one, other);
    let most = match short.len() {
        0..5 => return 0.0,
        5..8 => 1,
        _ => 2,
    };
    let letters = one.spelling.distance(other.spelling);
    if long.len() - short.len() > most || long.len() > LONGEST || letters > most {
        return 0.0;
    }
    match strsim::osa_distance(short, long) {
        1 => 0.9,
        2 if most == 2 => 0.85,
        _ => 0.0,
    }
}

/// Words that share their beginning, or one of which is a part of the other.
fn built_alike(one: &Word, other: &Word) -> f64 {
    let (short, long) = by_length(one, other);
    let pairs = short.bytes().zip(long.bytes());
    let common = pairs.take_while(|(a, b)| a == b).count();
    if common >= 5 && common * 100 >= COMMON_BEGINNING * long.len() {
        0.75
    } else if short.len() >= 5 && (common == short.len() || long.ends_with(short)) {
        0.7
    } else {
        0.0
    }
}

fn by_length<'a>(one: &'a Word, other: &'a Word) -> (&'a str, &'a str) {
    if one.stem.len() <= other.stem.len() {
        (&one.stem, &other.stem)
    } else {
        (&other.stem, &one.stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::open::passage::Passage;

    fn check(one: &str, other: &str, expected: f64) {
        let word = |text| Passage::new(text).words.remove(0);
        let (one, other) = (word(one), word(other));
        assert_eq!(similarity(&one, &other), expected, "{one:?} {other:?}");
        assert_eq!(similarity(&other, &one), expected, "{other:?} {one:?}");
    }

    #[test]
    fn words_are_near_each_other() {
        check("retries", "retry", 1.0);
        check("remove", "deletes", 0.9);
        check("idempotent", "idempotency", 1.0);
        check("not", "never", 0.0);
        check("the", "then", 0.0);
        check("string", "stirng", 0.9);
        check("lenght", "length", 0.9);
        check("partition", "patition", 0.9);
        check("middleware", "midlewere", 0.85);
        check("cat", "car", 0.0);
        check("document", "documentary", 0.75);
        check("database", "databases", 1.0);
        check("subclass", "superclass", 0.0);
        check("condition", "postcondition", 0.7);
        check("sort", "port", 0.0);
    }
}
