//! The history put in order, each answer with what was said about it afterwards.

use std::collections::HashMap;

use super::{Change, Fact, Id, Rating, Review};

/// An answer that stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amended<'a> {
    pub(super) review: &'a Review,
    /// The last word on how it was remembered; nothing while it is ungraded.
    pub(super) rating: Option<Rating>,
    /// When it counts in the order of all: see [`in_order`].
    pub(super) at: i64,
}

/// All answers that stand, in order, each once.
pub(super) fn amended(facts: &[Fact]) -> (Vec<Amended<'_>>, Vec<(i64, &Fact)>) {
    let ordered = in_order(facts);
    let changes = changes(&ordered);
    let mut standing = Vec::with_capacity(ordered.len());
    for (at, fact) in &ordered {
        let Fact::Review(review) = fact else { continue };
        let rating = match changes.get(&review.stamp.id) {
            Some(Change::Undo) => continue,
            Some(Change::Rate(rating)) => Some(*rating),
            None => review.rating,
        };
        standing.push(Amended {
            review,
            rating,
            at: *at,
        });
    }
    (standing, ordered)
}

/// What counts of all that was said about an answer: that it was taken back, or else the last rating.
fn changes(ordered: &[(i64, &Fact)]) -> HashMap<Id, Change> {
    let mut changes = HashMap::new();
    for (_, fact) in ordered {
        if let Fact::Amendment(amendment) = fact {
            let change = changes.entry(amendment.target).or_insert(amendment.change);
            if *change != Change::Undo {
                *change = amendment.change;
            }
        }
    }
    changes
}

/// The rows by (UTC, device, sequence), each id once, whatever order they came in.
///
/// A device's own rows keep the order of their sequence even where its clock was set back: such a row
/// counts at the latest time of the rows before it. Only the order is corrected so; intervals are counted
/// from the times as written.
fn in_order(facts: &[Fact]) -> Vec<(i64, &Fact)> {
    let mut rows: Vec<_> = facts.iter().map(|fact| (0, fact)).collect();
    rows.sort_by(|(_, a), (_, b)| {
        let (a, b) = (a.stamp(), b.stamp());
        (&a.device, a.sequence, a.id).cmp(&(&b.device, b.sequence, b.id))
    });
    rows.dedup_by_key(|(_, fact)| fact.stamp().id);
    let mut latest = i64::MIN;
    let mut device = None;
    for (at, fact) in &mut rows {
        let stamp = fact.stamp();
        if device != Some(&stamp.device) {
            latest = i64::MIN;
            device = Some(&stamp.device);
        }
        latest = latest.max(stamp.at.ms());
        *at = latest;
    }
    // Stable: equal times keep the order of device and sequence.
    rows.sort_by_key(|(at, _)| *at);
    rows
}
