//! The header of a question: all that filters, counts and plans need to know of it.

use std::borrow::Cow;

use super::{Kind, Level};

/// A short name in a bank: an id, a step, a topic, a deck. Borrowed from the program for the built-in
/// bank, owned for all others.
pub type Name = Cow<'static, str>;

/// What is known of a question without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its id, unique within its bank and stable for ever.
    pub id: Name,
    /// The step of the roadmap it belongs to.
    pub step: Option<Name>,
    /// The topic of that step.
    pub topic: Option<Name>,
    /// Whom it is for.
    pub level: Option<Level>,
    /// How it is answered.
    pub kind: Kind,
    /// The decks that list it.
    pub decks: Vec<Name>,
    /// How long an answer takes, in seconds.
    pub seconds: u32,
    /// Where it is written.
    pub place: Place,
}

/// Where a question is written: the bytes from its `[[question]]` to the next one's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which file of its bank, counted from 0 in reading order.
    pub file: u32,
    /// First byte of the `[[question]]` header.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}
