//! Sorting by one sort for all types: the standard one takes 9 KB of code for each type and order, and most lists
//! here are short. Where many numbers or rows are sorted while somebody waits, it is the standard one.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts `list` as `compare` says; equal items keep their order.
pub fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let place = places(list.len(), &|one, other| compare(&list[one], &list[other]));
    arrange(list, place);
}

/// Sorts `list` by a key of each item; equal items keep their order.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |one, other| key(one).cmp(&key(other)));
}

/// Sorts `list`; equal items keep their order.
pub fn all<T: Ord>(list: &mut [T]) {
    by(list, T::cmp);
}

/// The set of `items`. To collect them would sort them first, by a sort of their own.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// The map of `entries`, of equal keys the last; as [`set`].
pub fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}

/// For each of `length` items where it belongs.
fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|one, other| compare(*one, *other));
    let mut places = vec![0; length];
    for (place, item) in order.into_iter().enumerate() {
        places[item] = place;
    }
    places
}

/// Brings each item to its place, with as many exchanges as there are items at most.
fn arrange<T>(list: &mut [T], mut places: Vec<usize>) {
    for at in 0..list.len() {
        while places[at] != at {
            let place = places[at];
            list.swap(at, place);
            places.swap(at, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let check = |list: &[(u8, u8)]| {
            let (mut one, mut other) = (list.to_vec(), list.to_vec());
            by_key(&mut one, |item| item.0);
            other.sort_by_key(|item| item.0);
            assert_eq!(one, other, "{list:?}");
            all(&mut one);
            other.sort_unstable();
            assert_eq!(one, other, "{list:?}");
        };
        check(&[]);
        check(&[(1, 1)]);
        check(&[(3, 1), (1, 2), (2, 3), (1, 4), (3, 0)]);
        check(&[(2, 0), (3, 0), (4, 0), (1, 0)]);
        let many = (0..=255).map(|at: u8| (at.wrapping_mul(151) % 50, at));
        let many: Vec<_> = many.collect();
        check(&many);
        assert_eq!(set(many.clone()), many.iter().copied().collect());
        assert_eq!(map(many.clone()), many.iter().copied().collect());
    }
}
