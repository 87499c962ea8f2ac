//! The facts that are kept: each answer, and what was said about it afterwards.

use std::fmt;
use std::str::FromStr;

use super::{Fingerprint, Moment, Rating};
use crate::model::{Name, Verdict};

/// The id of a row or of a session, unique over all devices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u128);

impl Id {
    /// The id of that number.
    #[must_use]
    pub const fn new(number: u128) -> Self {
        Self(number)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u128 {
        self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for Id {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}

/// Who wrote a row, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The row's id.
    pub id: Id,
    /// The device that wrote it.
    pub device: Name,
    /// Its number among that device's rows, rising.
    pub sequence: u64,
    /// When, by that device's clock.
    pub at: Moment,
}

/// An answer that was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Who wrote it, and when.
    pub stamp: Stamp,
    /// The id of the question's bank.
    pub bank: Name,
    /// The question's id.
    pub question: Name,
    /// How long the answer took, in seconds.
    pub seconds: f64,
    /// How it was judged.
    pub verdict: Verdict,
    /// The share of the question's point, 0 to 1.
    pub score: f64,
    /// How well it was remembered; nothing for an ungraded answer.
    pub rating: Option<Rating>,
    /// The session it belongs to.
    pub session: Id,
    /// What that session was drawn with.
    pub seed: u64,
    /// The question's key at that time.
    pub fingerprint: Fingerprint,
}

/// What is said about an answer afterwards: a row of its own, since rows are never changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    /// Who wrote it, and when.
    pub stamp: Stamp,
    /// The id of the question's bank.
    pub bank: Name,
    /// The question's id.
    pub question: Name,
    /// The review that it speaks of.
    pub target: Id,
    /// What it says.
    pub change: Change,
}

/// What an [`Amendment`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The answer was taken back: it counts as never given, whatever else is said of it.
    Undo,
    /// The answer is rated so; the last word counts.
    Rate(Rating),
}

/// A row of the history.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// An answer.
    Review(Review),
    /// A word about an answer.
    Amendment(Amendment),
}

impl Fact {
    /// Who wrote it, and when.
    #[must_use]
    pub const fn stamp(&self) -> &Stamp {
        match self {
            Self::Review(review) => &review.stamp,
            Self::Amendment(amendment) => &amendment.stamp,
        }
    }

    /// The id of the bank of the question that it is about.
    #[must_use]
    pub const fn bank(&self) -> &Name {
        match self {
            Self::Review(review) => &review.bank,
            Self::Amendment(amendment) => &amendment.bank,
        }
    }

    /// The id of that question.
    #[must_use]
    pub const fn question(&self) -> &Name {
        match self {
            Self::Review(review) => &review.question,
            Self::Amendment(amendment) => &amendment.question,
        }
    }
}

impl From<Review> for Fact {
    fn from(review: Review) -> Self {
        Self::Review(review)
    }
}

impl From<Amendment> for Fact {
    fn from(amendment: Amendment) -> Self {
        Self::Amendment(amendment)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn ids_come_back_from_their_text() {
        for number in [0, 255, u128::MAX] {
            let id = Id::new(number);
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.to_string().len(), 32);
        }
        assert!("x".parse::<Id>().is_err());
    }
}
