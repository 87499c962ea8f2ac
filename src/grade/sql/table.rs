//! The rows that a query gave.

/// The most rows that are read of a result.
pub(super) const ROWS: usize = 1_000;

/// The most bytes that are read of a result.
pub(super) const BYTES: usize = 1 << 18;

/// How far two numbers may be apart and still be the same, as a share of the greater one, and at least
/// as if that were 1: sums of floats depend on the order of their rows.
const TOLERANCE: f64 = 1e-9;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// No value.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Cell {
    /// Whether both are the same to an examiner: numbers by their value, so that 1 is 1.0, floats with a
    /// tolerance; a text is never a number, and NULL is NULL alone.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Integer(one), Self::Integer(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Blob(one), Self::Blob(other)) => one == other,
            (Self::Null | Self::Integer(_) | Self::Real(_) | Self::Text(_) | Self::Blob(_), _) => {
                match (self.number(), other.number()) {
                    (Some(one), Some(other)) => is_close(one, other),
                    (Some(_) | None, _) => false,
                }
            }
        }
    }

    /// The number that it is.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Real(number) => Some(*number),
            Self::Null | Self::Text(_) | Self::Blob(_) => None,
        }
    }

    /// How many bytes it takes.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Null | Self::Integer(_) | Self::Real(_) => size_of::<Self>(),
            Self::Text(text) => size_of::<Self>() + text.len(),
            Self::Blob(bytes) => size_of::<Self>() + bytes.len(),
        }
    }
}

fn is_close(one: f64, other: f64) -> bool {
    let most = one.abs().max(other.abs()).max(1.0);
    one == other || (most.is_finite() && (one - other).abs() <= TOLERANCE * most)
}

/// Columns and rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows, a value for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Whether there were more rows than are read.
    pub is_cut: bool,
}

/// Whether both rows are the same.
pub(super) fn is_same_row(one: &[Cell], other: &[Cell]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is_same(other))
}

#[cfg(test)]
mod tests {
    use super::Cell::{self, Blob, Integer, Null, Real};

    fn check(one: &Cell, other: &Cell, same: bool) {
        assert_eq!(one.is_same(other), same, "{one:?} {other:?}");
        assert_eq!(other.is_same(one), same, "{other:?} {one:?}");
    }

    #[test]
    fn values_are_the_same_as_an_examiner_reads_them() {
        let text = |text: &str| Cell::Text(text.to_owned());
        check(&Null, &Null, true);
        check(&Null, &Integer(0), false);
        check(&Null, &text(""), false);
        check(&Integer(1), &Real(1.0), true);
        check(&Integer(1), &Real(1.5), false);
        check(&Integer(1), &text("1"), false);
        check(&Real(0.1 + 0.2), &Real(0.3), true);
        check(&Real(1e18), &Real(1e18 + 1e6), true);
        check(&Real(0.001), &Real(0.002), false);
        check(&Real(f64::INFINITY), &Real(f64::INFINITY), true);
        check(&Real(f64::INFINITY), &Real(1.0), false);
        check(&Integer(i64::MAX), &Integer(i64::MAX - 1), false);
        check(&text("a"), &text("A"), false);
        check(&text("a"), &Blob(b"a".to_vec()), false);
    }
}
