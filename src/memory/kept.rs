//! What is kept of a card between two rows: the card, and what it takes to change its last answer.

use super::bytes::Reader;
use super::card::Answer;
use super::{Card, Id, Scheduler, Try};
use crate::model::Name;

/// A card, and what it takes to change its last answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub(super) card: Option<Card>,
    pub(super) last: Option<Last>,
    /// When its newest answer counts in the order of all.
    pub(super) at: i64,
    pub(super) device: Name,
    pub(super) sequence: u64,
}

/// The last answer and the card before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Last {
    pub(super) id: Id,
    pub(super) before: Option<Card>,
    pub(super) answer: Answer,
    /// How long it took.
    pub(super) ms: i64,
}

/// How far a device's rows have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The latest time that its rows had reached, in milliseconds since 1970.
    pub latest: i64,
    /// The number of its last row.
    pub sequence: u64,
}

impl Last {
    /// What the answer was to its card.
    pub(super) fn sort(&self, scheduler: &Scheduler) -> (Try, i64) {
        Card::tried(self.before.as_ref(), self.answer, scheduler)
    }
}

impl Kept {
    /// Its bytes, for [`from_bytes`](Self::from_bytes).
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256);
        write_card(self.card.as_ref(), &mut bytes);
        bytes.push(u8::from(self.last.is_some()));
        if let Some(last) = &self.last {
            bytes.extend(last.id.number().to_le_bytes());
            write_card(last.before.as_ref(), &mut bytes);
            last.answer.write(&mut bytes);
            bytes.extend(last.ms.to_le_bytes());
        }
        bytes.extend(self.at.to_le_bytes());
        bytes.extend(self.sequence.to_le_bytes());
        bytes.extend(self.device.as_bytes());
        bytes
    }

    /// What [`to_bytes`](Self::to_bytes) wrote; nothing if these are other bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let card = read_card(&mut reader)?;
        let last = if reader.flag()? {
            Some(Last {
                id: Id::new(reader.u128()?),
                before: read_card(&mut reader)?,
                answer: Answer::read(&mut reader)?,
                ms: reader.i64()?,
            })
        } else {
            None
        };
        Some(Self {
            card,
            last,
            at: reader.i64()?,
            sequence: reader.u64()?,
            device: String::from_utf8(reader.0.to_vec()).ok()?.into(),
        })
    }
}

fn write_card(card: Option<&Card>, bytes: &mut Vec<u8>) {
    bytes.push(u8::from(card.is_some()));
    if let Some(card) = card {
        card.write(bytes);
    }
}

fn read_card(reader: &mut Reader<'_>) -> Option<Option<Card>> {
    if reader.flag()? {
        Card::read(reader).map(Some)
    } else {
        Some(None)
    }
}
