//! Marks of matching.

use super::Mark;
use crate::model::Pairs;

/// The share of lefts that got their right. Two rights with the same text count as the same.
pub(super) fn mark(key: &Pairs, given: &[Option<usize>]) -> Mark {
    let rights: Vec<_> = key.rights().collect();
    let matched = key
        .pairs
        .iter()
        .zip(given)
        .filter(|(pair, given)| given.and_then(|at| rights.get(at)) == Some(&&pair.right))
        .count();
    Mark::share(matched as f64 / key.pairs.len().max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Pair, Span, Text};

    #[test]
    fn each_left_counts_the_same() {
        let text = |value: &str| Text::new(value, Span::default());
        let pair = |left, right| Pair {
            left: text(left),
            right: text(right),
            why: None,
        };
        let key = Pairs {
            pairs: vec![
                pair("1", "one"),
                pair("2", "two"),
                pair("II", "two"),
                pair("3", "three"),
            ],
            spare: vec![text("four")],
        };
        let cases: [(&[Option<usize>], f64); 5] = [
            (&[Some(0), Some(1), Some(2), Some(3)], 1.0),
            (&[Some(0), Some(2), Some(1), Some(3)], 1.0),
            (&[Some(0), Some(1), Some(2), Some(4)], 0.75),
            (&[Some(0), None, None, None], 0.25),
            (&[None, None, None, Some(99)], 0.0),
        ];
        for (given, score) in cases {
            assert_eq!(mark(&key, given), Mark::share(score), "{given:?}");
        }
    }
}
