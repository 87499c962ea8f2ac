//! Marks of an order.

use super::Mark;
use crate::model::Sequence;

/// Right pairs minus wrong pairs over all pairs, never below 0: Kendall's tau cut at 0, so that a
/// random order earns nothing on average.
pub(super) fn mark(key: &Sequence, given: &[usize]) -> Mark {
    let listed = key.wrong.iter().position(|wrong| wrong.order == given);
    Mark::share(tau(given)).with_listed(listed)
}

fn tau(given: &[usize]) -> f64 {
    let mut balance = 0_i64;
    let mut pairs = 0_i64;
    for (at, first) in given.iter().enumerate() {
        for second in &given[at + 1..] {
            balance += if first < second { 1 } else { -1 };
            pairs += 1;
        }
    }
    balance as f64 / pairs.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Span, Text, WrongOrder};

    #[test]
    fn guessing_earns_nothing() {
        let cases: [(&[usize], f64); 5] = [
            (&[0, 1, 2, 3], 1.0),
            (&[1, 0, 2, 3], 4.0 / 6.0),
            (&[3, 2, 1, 0], 0.0),
            (&[1, 0, 3, 2], 2.0 / 6.0),
            (&[2, 3, 0, 1], 0.0),
        ];
        let key = Sequence {
            items: vec![Text::default(); 4],
            wrong: Vec::new(),
        };
        for (given, score) in cases {
            assert_eq!(mark(&key, given), Mark::share(score), "{given:?}");
        }
    }

    #[test]
    fn a_listed_order_is_recognised() {
        let wrong = |order: &[usize]| WrongOrder {
            order: order.to_vec(),
            why: None,
            span: Span::default(),
        };
        let key = Sequence {
            items: vec![Text::default(); 3],
            wrong: vec![wrong(&[2, 1, 0]), wrong(&[1, 0, 2])],
        };
        assert_eq!(mark(&key, &[1, 0, 2]).listed, Some(1));
        assert_eq!(mark(&key, &[0, 1, 2]).listed, None);
    }
}
