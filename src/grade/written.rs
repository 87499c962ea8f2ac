//! Marks of typed words, numbers and output.

use unicode_normalization::UnicodeNormalization;

use super::Mark;
use crate::load::pattern;
use crate::model::{Comparison, Written};

/// Right if an accepted form matches; else the listed wrong answer that matches is named.
pub(super) fn mark(key: &Written, given: &str) -> Mark {
    if key
        .accept
        .iter()
        .any(|accepted| matches(key.compare, accepted, given))
    {
        return Mark::CORRECT;
    }
    let literal = match key.compare {
        Comparison::Regex => Comparison::Fold,
        other @ (Comparison::Exact
        | Comparison::Spaces
        | Comparison::Fold
        | Comparison::Number(_)) => other,
    };
    let listed = key
        .wrong
        .iter()
        .position(|wrong| matches(literal, &wrong.answer, given));
    Mark::WRONG.with_listed(listed)
}

/// Whether `given` is the `expected` answer by that comparison.
#[must_use]
pub fn matches(compare: Comparison, expected: &str, given: &str) -> bool {
    match compare {
        Comparison::Exact => line_ends(expected) == line_ends(given),
        Comparison::Spaces => expected.split_whitespace().eq(given.split_whitespace()),
        Comparison::Fold => fold(expected) == fold(given),
        Comparison::Number(tolerance) => match (number(expected), number(given)) {
            (Some(expected), Some(given)) => (expected - given).abs() <= tolerance,
            (Some(_) | None, _) => false,
        },
        Comparison::Regex => pattern(expected).is_ok_and(|pattern| pattern.is_match(given.trim())),
    }
}

/// Whether `given` can be compared at all: where numbers are compared it must be one.
#[must_use]
pub fn is_readable(compare: Comparison, given: &str) -> bool {
    match compare {
        Comparison::Number(_) => number(given).is_some(),
        Comparison::Exact | Comparison::Spaces | Comparison::Fold | Comparison::Regex => true,
    }
}

/// The character, counted from 0, at which `given` first differs from `expected`, both read as
/// `compare` reads white space; nothing where that is not a matter of characters.
#[must_use]
pub fn first_difference(compare: Comparison, expected: &str, given: &str) -> Option<usize> {
    match compare {
        Comparison::Exact | Comparison::Spaces => {
            let same = expected
                .chars()
                .zip(given.chars())
                .take_while(|(a, b)| a == b)
                .count();
            let longest = expected.chars().count().max(given.chars().count());
            (same < longest).then_some(same)
        }
        Comparison::Fold | Comparison::Number(_) | Comparison::Regex => None,
    }
}

fn line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end_matches('\n').to_owned()
}

fn fold(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = words
        .trim_end_matches(['.', ',', ';', ':', '!', '?'])
        .trim_end();
    if bare.is_empty() {
        words
    } else {
        bare.to_owned()
    }
}

/// Reads a number as people write it: spaces and underscores aside, commas between groups of three.
fn number(text: &str) -> Option<f64> {
    let bare: String = text
        .nfkc()
        .filter(|c| !c.is_whitespace() && *c != '_')
        .collect::<String>()
        .replace('\u{2212}', "-");
    let plain = if grouped(&bare) {
        bare.replace(',', "")
    } else {
        bare
    };
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

fn grouped(text: &str) -> bool {
    let whole = text
        .trim_start_matches(['-', '+'])
        .split('.')
        .next()
        .unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<_> = groups.collect();
    (1..=3).contains(&first.len()) && !rest.is_empty() && rest.iter().all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Span, Text, WrongAnswer};

    #[test]
    fn compares_as_the_bank_asks() {
        use Comparison::{Exact, Fold, Number, Regex, Spaces};
        let cases = [
            (Exact, "[1 2] 3", "[1 2] 3", true),
            (Exact, "[1 2] 3", "[1 2] 3\r\n", true),
            (Exact, "[1 2] 3", "[1  2] 3", false),
            (Exact, "a", "A", false),
            (Spaces, "[1 2 99 4] 3 4", "  [1 2   99 4] 3 4 ", true),
            (Spaces, "a\nb", "a b", true),
            (Spaces, "a b", "ab", false),
            (Fold, "Idempotent", "  idempotent. ", true),
            (Fold, "If-Match", "if-match", true),
            (Fold, "\u{fb01}le", "FILE", true),
            (Fold, "read only", "read  only!", true),
            (Fold, "readonly", "read only", false),
            (Fold, "?", "!", false),
            (Number(0.0), "1000", "1,000", true),
            (Number(0.0), "1000", "1_000", true),
            (Number(0.0), "1.5", "1,5", false),
            (Number(0.5), "10", "10.4", true),
            (Number(0.5), "10", "10.6", false),
            (Number(0.0), "10", "ten", false),
            (Number(f64::MAX), "10", "inf", false),
            (Regex, "4(09|12)", "409", true),
            (Regex, "4(09|12)", " 412 ", true),
            (Regex, "4(09|12)", "4090", false),
            (Regex, "(", "(", false),
            (Regex, "(?x)4", "4", true),
            (Regex, "a|b", "b", true),
            (Regex, "a)|(b", "b", false),
        ];
        for (compare, expected, given, same) in cases {
            assert_eq!(
                matches(compare, expected, given),
                same,
                "{compare:?} {expected:?} {given:?}"
            );
        }
    }

    #[test]
    fn names_the_listed_wrong_answer() {
        let text = |value: &str| Text::new(value, Span::default());
        let key = Written {
            accept: vec![text("412")],
            compare: Comparison::Fold,
            wrong: vec![
                WrongAnswer {
                    answer: text("409"),
                    why: None,
                },
                WrongAnswer {
                    answer: text("428"),
                    why: None,
                },
            ],
        };
        assert_eq!(mark(&key, "412."), Mark::CORRECT);
        assert_eq!(mark(&key, "428").listed, Some(1));
        assert_eq!(mark(&key, "500"), Mark::WRONG);
    }

    #[test]
    fn finds_the_first_difference() {
        let cases = [
            ("[1 2] 3", "[1 2] 4", Some(6)),
            ("ab", "abc", Some(2)),
            ("ab", "ab", None),
        ];
        for (expected, given, at) in cases {
            assert_eq!(
                first_difference(Comparison::Exact, expected, given),
                at,
                "{given}"
            );
        }
        assert_eq!(first_difference(Comparison::Fold, "a", "b"), None);
    }
}
