//! Marks of an order.

use super::Mark;
use crate::model::Sequence;
use crate::sorting;

/// Right pairs minus wrong pairs over all pairs, never below 0: Kendall's tau cut at 0, so that a
/// random order earns nothing on average.
pub(super) fn mark(key: &Sequence, given: &[usize]) -> Mark {
    let given = &settled(key, given)[..];
    let listed = key.wrong.iter().position(|wrong| wrong.order == given);
    Mark::share(tau(given)).with_listed(listed)
}

/// The order with items of the same text in the order of the key among themselves: nobody can tell
/// them apart.
fn settled(key: &Sequence, given: &[usize]) -> Vec<usize> {
    let mut settled = given.to_vec();
    for item in &key.items {
        let alike = |at: &usize| key.items.get(*at) == Some(item);
        let mut found: Vec<_> = given.iter().copied().filter(alike).collect();
        sorting::all(&mut found);
        let places = given
            .iter()
            .enumerate()
            .filter(|(_, at)| alike(at))
            .map(|(place, _)| place);
        for (place, at) in places.zip(found) {
            settled[place] = at;
        }
    }
    settled
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

    fn key(items: &str, wrong: &[&[usize]]) -> Sequence {
        let order = |order: &&[usize]| WrongOrder {
            order: order.to_vec(),
            why: None,
            span: Span::default(),
        };
        Sequence {
            items: items
                .split(' ')
                .map(|text| Text::new(text, Span::default()))
                .collect(),
            wrong: wrong.iter().map(order).collect(),
        }
    }

    #[test]
    fn guessing_earns_nothing() {
        let cases: [(&[usize], f64); 5] = [
            (&[0, 1, 2, 3], 1.0),
            (&[1, 0, 2, 3], 4.0 / 6.0),
            (&[3, 2, 1, 0], 0.0),
            (&[1, 0, 3, 2], 2.0 / 6.0),
            (&[2, 3, 0, 1], 0.0),
        ];
        for (given, score) in cases {
            assert_eq!(
                mark(&key("a b c d", &[]), given),
                Mark::share(score),
                "{given:?}"
            );
        }
    }

    #[test]
    fn items_that_look_alike_may_change_places() {
        let key = key("lock write lock", &[]);
        assert_eq!(mark(&key, &[2, 1, 0]), Mark::CORRECT);
        assert_eq!(mark(&key, &[1, 2, 0]), Mark::share(1.0 / 3.0));
    }

    #[test]
    fn a_listed_order_is_recognised() {
        let key = key("a b c", &[&[2, 1, 0], &[1, 0, 2]]);
        assert_eq!(mark(&key, &[1, 0, 2]).listed, Some(1));
        assert_eq!(mark(&key, &[0, 1, 2]).listed, None);
    }
}
