//! The whole history, turned into cards.

use super::amended::amended;
use super::{Cards, Fact, Scheduler};

/// The cards after all `facts`: the same to the last bit whatever order the rows come in.
///
/// Rows count in the order of (UTC, device, sequence), a device's own always by sequence; a row that comes
/// twice counts once.
#[must_use]
pub fn replay(facts: &[Fact], scheduler: Scheduler) -> Cards {
    let (standing, ordered) = amended(facts);
    let mut cards = Cards::new(scheduler);
    for (at, fact) in ordered {
        cards.note(fact.stamp(), at);
    }
    for answer in standing {
        match answer.rating {
            Some(rating) => cards.take(answer.review, rating, answer.at),
            None => cards.note_ungraded(answer.review),
        }
    }
    cards
}
