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
    if one.stem == other.stem {
        return 1.0;
    }
    if one.groups.iter().any(|group| other.groups.contains(group)) {
        return 0.9;
    }
    if one.role != Role::Content || other.role != Role::Content {
        return 0.0;
    }
    let (short, long) = if one.stem.len() <= other.stem.len() {
        (one.stem.as_str(), other.stem.as_str())
    } else {
        (other.stem.as_str(), one.stem.as_str())
    };
    if short.len() < 4 || long.len() < 5 {
        return 0.0;
    }
    spelt_alike(short, long).max(built_alike(short, long))
}

/// Slips of the keys: letters left out, added, mistaken or swapped with their neighbour. The first letter
/// is hardly ever one, and looking at it saves most of the work; what is too long for a word is not looked
/// at.
fn spelt_alike(short: &str, long: &str) -> f64 {
    let same_first = short.as_bytes().first() == long.as_bytes().first();
    if !same_first || long.len() - short.len() > 2 || long.len() > LONGEST {
        return 0.0;
    }
    match strsim::osa_distance(short, long) {
        1 if short.len() >= 5 => 0.9,
        2 if short.len() >= 8 => 0.85,
        _ => 0.0,
    }
}

/// Words that share their beginning, or one of which is a part of the other.
fn built_alike(short: &str, long: &str) -> f64 {
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
