//! Two results side by side: whether they are the same, and if not, which rows differ.

use super::table::{Cell, Table, is_same_row};
use crate::sorting;

/// How a result differs from the expected one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Another number of columns.
    Columns,
    /// The rows are right and the columns have other names.
    Names,
    /// The columns have the right names and stand in another order.
    ColumnOrder,
    /// Other rows.
    Rows(Pairing),
    /// The same rows in another order; for each expected row the place of the given one.
    Order(Vec<usize>),
}

/// Which rows of a result stand for which of another. Rows are counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// Given and expected rows that are the same.
    pub same: Vec<(usize, usize)>,
    /// Given and expected rows that differ in some values.
    pub changed: Vec<(usize, usize)>,
    /// Given rows that stand for no expected one.
    pub extra: Vec<usize>,
    /// Expected rows that no given one stands for.
    pub missing: Vec<usize>,
}

/// How `given` differs from `expected`; nothing where it is as good. `names` are those asked for, none
/// where any will do; case does not count in them.
#[must_use]
pub fn difference(
    given: &Table,
    expected: &Table,
    names: &[&str],
    ordered: bool,
) -> Option<Difference> {
    if given.columns.len() != expected.columns.len() {
        return Some(Difference::Columns);
    }
    let is_named = given.columns.iter().map(|name| name.to_lowercase());
    let asked: Vec<_> = names.iter().map(|name| name.to_lowercase()).collect();
    let named: Vec<_> = is_named.collect();
    if !names.is_empty() && named != asked && sorted(&named) == sorted(&asked) {
        return Some(Difference::ColumnOrder);
    }
    let pairing = pair(given, expected);
    if !(pairing.extra.is_empty() && pairing.missing.is_empty() && pairing.changed.is_empty()) {
        return Some(Difference::Rows(pairing));
    }
    if given.is_cut != expected.is_cut {
        return Some(Difference::Rows(pairing));
    }
    if ordered && !in_order(given, expected) {
        return Some(Difference::Order(places(&pairing)));
    }
    (!names.is_empty() && named != asked).then_some(Difference::Names)
}

fn sorted(names: &[String]) -> Vec<&String> {
    let mut names: Vec<_> = names.iter().collect();
    sorting::all(&mut names);
    names
}

fn in_order(given: &Table, expected: &Table) -> bool {
    let rows = given.rows.iter().zip(&expected.rows);
    rows.into_iter()
        .all(|(given, expected)| is_same_row(given, expected))
}

/// For each expected row the place of the given one.
fn places(pairing: &Pairing) -> Vec<usize> {
    let mut pairs = pairing.same.clone();
    sorting::by_key(&mut pairs, |(_, expected)| *expected);
    pairs.into_iter().map(|(given, _)| given).collect()
}

/// Pairs same rows, those at the same place first, then rows that are alike.
fn pair(given: &Table, expected: &Table) -> Pairing {
    let mut free = vec![true; given.rows.len()];
    let mut pairing = Pairing::default();
    let mut rest = Vec::new();
    for (at, row) in expected.rows.iter().enumerate() {
        let same = |place: &usize| free[*place] && is_same_row(&given.rows[*place], row);
        let here = Some(at).filter(|at| *at < free.len()).filter(same);
        match here.or_else(|| (0..free.len()).find(same)) {
            Some(place) => {
                free[place] = false;
                pairing.same.push((place, at));
            }
            None => rest.push(at),
        }
    }
    let mut left: Vec<_> = (0..free.len()).filter(|place| free[*place]).collect();
    for at in rest {
        match alike(given, &left, &expected.rows[at]) {
            Some(found) => pairing.changed.push((left.remove(found), at)),
            None => pairing.missing.push(at),
        }
    }
    pairing.extra = left;
    pairing
}

/// Which of the given rows at `left` shares the most values with `row`, if any of them does at all; a
/// shared NULL is none.
fn alike(given: &Table, left: &[usize], row: &[Cell]) -> Option<usize> {
    let shared = |place: usize| {
        let cells = given.rows[place].iter().zip(row);
        cells
            .filter(|(one, other)| **one != Cell::Null && one.is_same(other))
            .count()
    };
    let counts = left
        .iter()
        .enumerate()
        .map(|(at, place)| (at, shared(*place)));
    let best = counts.rev().max_by_key(|(_, count)| *count)?;
    (best.1 > 0).then_some(best.0)
}
