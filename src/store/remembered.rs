//! Rows of the history as the facts that memory counts, and back.

use jiff::Timestamp;
use jiff::tz::Offset;

use super::read::{COLUMNS, stored};
use super::{Fact, FactKind, Row, Store, StoreError, When};
use crate::memory::{self, Amendment, Change, Fingerprint, Moment, Rating, Review, Stamp};
use crate::model::Verdict;

impl Store {
    /// All answers and what was said about them afterwards, as they came into the store: what
    /// [`memory::replay`] makes cards of.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn remembered(&self) -> Result<Vec<memory::Fact>, StoreError> {
        self.read_remembered().map_err(|error| self.error(&error))
    }

    /// Row by row: a million whole rows at once would take a gigabyte.
    pub(super) fn read_remembered(&self) -> rusqlite::Result<Vec<memory::Fact>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM history NOT INDEXED
             WHERE kind IN ('answer', 'undo', 'rerate')"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut found = statement.query([])?;
        let mut facts = Vec::new();
        while let Some(row) = found.next()? {
            facts.extend(stored(row).ok().and_then(|stored| stored.row.remembered()));
        }
        Ok(facts)
    }
}

impl Row {
    /// The fact of memory that this row is; nothing for ticks, flags, settings and whatever else says
    /// nothing of an answer.
    #[must_use]
    pub fn remembered(&self) -> Option<memory::Fact> {
        match self.fact.kind {
            FactKind::Answer => self.review().map(memory::Fact::Review),
            FactKind::Undo => self.amendment(Change::Undo),
            FactKind::Rerate => {
                let rating = Rating::from_name(self.fact.rating.as_deref()?)?;
                self.amendment(Change::Rate(rating))
            }
            FactKind::Tick
            | FactKind::Untick
            | FactKind::Flag
            | FactKind::Unflag
            | FactKind::Suspend
            | FactKind::Unsuspend
            | FactKind::Setting
            | FactKind::Forget
            | FactKind::Erased => None,
        }
    }

    fn review(&self) -> Option<Review> {
        let fact = &self.fact;
        let verdict = fact.verdict.as_deref()?;
        let stamp = self.stamp()?;
        // An answer outside of any session is a session of its own.
        let session = fact.session.as_deref().and_then(|text| text.parse().ok());
        Some(Review {
            session: session.unwrap_or(stamp.id),
            stamp,
            bank: fact.bank.clone()?.into(),
            question: fact.question.clone()?.into(),
            seconds: fact.seconds.unwrap_or_default(),
            verdict: Verdict::ALL
                .into_iter()
                .find(|known| known.name() == verdict)?,
            score: fact.score.unwrap_or_default(),
            rating: fact.rating.as_deref().and_then(Rating::from_name),
            seed: fact.seed.unwrap_or_default(),
            fingerprint: fingerprint(fact.fingerprint.as_deref().unwrap_or_default()),
        })
    }

    fn amendment(&self, change: Change) -> Option<memory::Fact> {
        let fact = &self.fact;
        let amendment = Amendment {
            stamp: self.stamp()?,
            bank: fact.bank.clone()?.into(),
            question: fact.question.clone()?.into(),
            target: fact.target.as_deref()?.parse().ok()?,
            change,
        };
        Some(amendment.into())
    }

    fn stamp(&self) -> Option<Stamp> {
        Some(Stamp {
            id: self.id.parse().ok()?,
            device: self.device.clone().into(),
            sequence: self.sequence,
            at: self.fact.at.moment(),
        })
    }
}

/// The fingerprint as a row has it: 16 hexadecimal digits; anything else is a key of no question.
fn fingerprint(text: &str) -> Fingerprint {
    Fingerprint::new(u64::from_str_radix(text, 16).unwrap_or_default())
}

impl When {
    /// The same as memory counts it.
    #[must_use]
    pub fn moment(self) -> Moment {
        let offset = i16::try_from(self.offset_minutes()).unwrap_or_default();
        Moment::new(self.milliseconds(), offset)
    }
}

impl From<Moment> for When {
    /// The moment as rows have it; one that no calendar has is cut to the nearest.
    fn from(moment: Moment) -> Self {
        let ms = moment.ms();
        let end = if ms < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        let seconds = i32::from(moment.offset_minutes()) * 60;
        let offset = Offset::from_seconds(seconds).unwrap_or(Offset::UTC);
        Self::new(Timestamp::from_millisecond(ms).unwrap_or(end), offset)
    }
}

impl From<&memory::Fact> for Fact {
    /// What a row says of it; who wrote it, and as what number, the store says when it is appended.
    fn from(fact: &memory::Fact) -> Self {
        match fact {
            memory::Fact::Review(review) => of_review(review),
            memory::Fact::Amendment(amendment) => of_amendment(amendment),
        }
    }
}

fn of_review(review: &Review) -> Fact {
    Fact {
        fingerprint: Some(format!("{:016x}", review.fingerprint.number())),
        session: Some(review.session.to_string()),
        seed: Some(review.seed),
        seconds: Some(review.seconds),
        verdict: Some(review.verdict.name().to_owned()),
        score: Some(review.score),
        rating: review.rating.map(|rating| rating.name().to_owned()),
        ..Fact::new(FactKind::Answer, review.stamp.at.into()).about(&review.bank, &review.question)
    }
}

fn of_amendment(amendment: &Amendment) -> Fact {
    let (kind, rating) = match amendment.change {
        Change::Undo => (FactKind::Undo, None),
        Change::Rate(rating) => (FactKind::Rerate, Some(rating.name().to_owned())),
    };
    Fact {
        target: Some(amendment.target.to_string()),
        rating,
        ..Fact::new(kind, amendment.stamp.at.into()).about(&amendment.bank, &amendment.question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Applied, Cards, Scheduler, replay};
    use crate::store::test_store::{Made, at};

    fn review(ms: i64, question: &str, rating: Option<Rating>) -> Fact {
        let mut fact = Fact::new(FactKind::Answer, at(ms)).about("backend", question);
        fact.verdict = Some("wrong".to_owned());
        fact.rating = rating.map(|rating| rating.name().to_owned());
        fact.fingerprint = Some("0badc0de0badc0de".to_owned());
        fact
    }

    fn amend(kind: FactKind, ms: i64, row: &Row, rating: Option<Rating>) -> Fact {
        let mut fact = review(ms, "a", rating);
        fact.kind = kind;
        fact.target = Some(row.id.clone());
        fact
    }

    #[test]
    fn rows_and_facts_say_the_same() {
        let mut made = Made::new();
        let row = made
            .store
            .append(review(1, "a", Some(Rating::Again)))
            .unwrap();
        for (kind, rating) in [
            (FactKind::Rerate, Some(Rating::Easy)),
            (FactKind::Undo, None),
        ] {
            made.store.append(amend(kind, 2, &row, rating)).unwrap();
        }
        made.store.append(review(3, "b", None)).unwrap();
        for row in made.store.rows().unwrap() {
            let fact = row.remembered().unwrap();
            let again = Row {
                fact: Fact::from(&fact),
                ..row.clone()
            };
            assert_eq!(again.remembered(), Some(fact));
        }
    }

    #[test]
    fn a_row_that_comes_in_gives_the_cards_of_all() {
        let mut made = Made::new();
        let mut cards = Cards::default();
        let mut last = made
            .store
            .append(review(0, "a", Some(Rating::Good)))
            .unwrap();
        for ms in 1..30 {
            assert_eq!(cards.apply(&last.remembered().unwrap()), Applied::Taken);
            let fact = match ms % 5 {
                3 => amend(FactKind::Undo, ms, &last, None),
                1 => amend(FactKind::Rerate, ms, &last, Some(Rating::Hard)),
                _ => review(ms * 40_000_000, "a", Some(Rating::Good)),
            };
            let row = made.store.append(fact).unwrap();
            if row.fact.kind == FactKind::Answer {
                last = row;
            } else {
                assert_eq!(cards.apply(&row.remembered().unwrap()), Applied::Taken);
                last = made
                    .store
                    .append(review(ms * 40_000_000, "b", Some(Rating::Easy)))
                    .unwrap();
            }
        }
        let _last = cards.apply(&last.remembered().unwrap());
        let replayed = replay(&made.store.remembered().unwrap(), Scheduler::default());
        assert_eq!(replayed.all(), cards.all());
        assert_eq!(
            made.store.cards(Scheduler::default()).unwrap().all(),
            cards.all()
        );
    }

    #[test]
    fn moments_are_cut_to_what_a_calendar_has() {
        for (ms, minutes) in [(0, 0), (1_795_000_000_123, -570), (-1, 60)] {
            let moment = Moment::new(ms, minutes);
            assert_eq!(When::from(moment).moment(), moment);
        }
        assert!(When::from(Moment::new(i64::MAX, i16::MAX)).milliseconds() > 0);
        assert!(When::from(Moment::new(i64::MIN, i16::MIN)).milliseconds() < 0);
    }
}
