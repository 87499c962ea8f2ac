//! Keeps a session: every answer is on the disk before anything of it is shown.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::env;
use crate::failure::Failure;
use crate::memory::{Applied, Cards, Change, Fingerprint, Id, forecast};
use crate::model::Entry;
use crate::session::{Back, Event, Graded, Kept, Report, Reviewed, Session, Turn};
use crate::store::{Fact, FactKind, LeftSession, Row, Store, StoreError, When};
use crate::wire::{Left, Warning, WarningKind, kept_response};

/// How many sessions before this one the report tells of.
const SESSIONS: usize = 3;

/// Keeps a session in the learner's history, or keeps nothing.
#[derive(Default)]
pub struct Keeper<'a> {
    history: Option<History<'a>>,
    required: bool,
    warnings: Vec<Warning>,
}

/// Where a session is kept, and what it takes to say what follows.
pub struct History<'a> {
    /// The learner's store.
    pub store: Store,
    /// The learner's cards, as the store has them.
    pub cards: Cards,
    /// The questions that the forecast is about.
    pub goal: Vec<&'a Entry>,
    /// The session's own id.
    pub session: Id,
    /// What it takes to go on with the session once it is left.
    pub left: Left,
    /// Whether the session is gone on with.
    pub resumed: bool,
    /// The row in which the answer of each turn is kept, by number and whether it was asked again.
    pub rows: BTreeMap<(usize, bool), String>,
}

impl<'a> Keeper<'a> {
    /// Keeps the session in `history`. If that is `required`, a session that cannot be kept fails.
    #[must_use]
    pub fn of(history: History<'a>, required: bool) -> Self {
        Self {
            history: Some(history),
            required,
            warnings: Vec::new(),
        }
    }

    /// The same, with something to be told when the session has begun.
    #[must_use]
    pub fn warning(mut self, warning: Warning) -> Self {
        self.warnings.push(warning);
        self
    }

    /// What is to be told, once.
    pub(super) fn warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.warnings)
    }

    /// Writes what `event` says of answers, and adds what the learner is told of it. Where that fails,
    /// nothing more is kept.
    ///
    /// # Errors
    /// When it fails and is required.
    pub(super) fn take(
        &mut self,
        event: &mut Event,
        session: &Session,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let Some(history) = &mut self.history else {
            return Ok(());
        };
        match history.take(event, session, now) {
            Ok(()) => {
                if matches!(event, Event::Finished(_)) {
                    // Closed before the report is shown, so that nothing is left to do after it.
                    self.history = None;
                }
                Ok(())
            }
            Err(error) if self.required => Err(error.into()),
            Err(error) => {
                self.history = None;
                let message = format!("from here on nothing is kept: {error}");
                self.warnings
                    .push(Warning::new(WarningKind::NotKept, message));
                Ok(())
            }
        }
    }
}

impl History<'_> {
    fn take(
        &mut self,
        event: &mut Event,
        session: &Session,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        match event {
            Event::Reviewed(reviewed) => self.review(reviewed, session, now),
            Event::Undone(turn) => self.undo(*turn, session, now),
            Event::Rated(graded) => {
                self.rate(graded, session, now)?;
                graded.back = self.back(graded, session, now);
                Ok(())
            }
            Event::Graded(graded) => {
                graded.back = self.back(graded, session, now);
                Ok(())
            }
            Event::Flagged { turn, kept } => {
                let flag = self.fact(FactKind::Flag, *turn, session, now);
                self.append(vec![flag])?;
                *kept = true;
                Ok(())
            }
            Event::Finished(report) => {
                report.kept = Some(self.finish(report, session, now)?);
                Ok(())
            }
            Event::Started(start) => {
                start.kept = true;
                Ok(())
            }
            Event::Asked(_)
            | Event::Hinted { .. }
            | Event::Ran(_)
            | Event::Recorded(_)
            | Event::Prompted { .. }
            | Event::Revealed { .. }
            | Event::Refused(_)
            | Event::TimeUp => Ok(()),
        }
    }

    fn review(
        &mut self,
        reviewed: &Reviewed,
        session: &Session,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if self.rows.is_empty() {
            self.leave(now)?;
        }
        let turn = reviewed.graded.turn;
        let before = reviewed.anew.then(|| self.rows.get(&key(turn))).flatten();
        let before = before.map(|id| self.amendment(Change::Undo, id, turn, session, now));
        let facts = before.into_iter();
        let facts = facts.chain([self.answer(&reviewed.graded, session, now)]);
        for row in self.append(facts.collect())? {
            self.rows.insert(key(turn), row.id);
        }
        Ok(())
    }

    fn undo(&mut self, turn: Turn, session: &Session, now: Timestamp) -> Result<(), StoreError> {
        let Some(id) = self.rows.remove(&key(turn)) else {
            return Ok(());
        };
        let undo = self.amendment(Change::Undo, &id, turn, session, now);
        self.append(vec![undo]).map(|_| ())
    }

    fn rate(
        &mut self,
        graded: &Graded,
        session: &Session,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let id = self.rows.get(&key(graded.turn));
        let Some((id, rating)) = id.zip(graded.rating) else {
            return Ok(());
        };
        let rate = self.amendment(Change::Rate(rating), id, graded.turn, session, now);
        self.append(vec![rate]).map(|_| ())
    }

    fn append(&mut self, facts: Vec<Fact>) -> Result<Vec<Row>, StoreError> {
        let rows = self.store.append_all(facts)?;
        for fact in rows.iter().filter_map(Row::remembered) {
            if self.cards.apply(&fact) == Applied::Behind {
                self.cards = self.store.cards(self.cards.scheduler().clone())?;
            }
        }
        Ok(rows)
    }

    /// From the first answer on the session can be gone on with.
    fn leave(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.store.leave(&LeftSession {
            session: self.session.to_string(),
            at_ms: now.as_millisecond(),
            state: serde_json::to_value(&self.left).unwrap_or_default(),
        })
    }

    fn fact(&self, kind: FactKind, turn: Turn, session: &Session, now: Timestamp) -> Fact {
        let item = session.item(turn);
        let at = When::from(env::moment(now));
        Fact {
            session: Some(self.session.to_string()),
            ..Fact::new(kind, at).about(&item.bank, &item.question.header.id)
        }
    }

    fn answer(&self, graded: &Graded, session: &Session, now: Timestamp) -> Fact {
        let fingerprint = Fingerprint::of(&session.item(graded.turn).question);
        Fact {
            fingerprint: Some(format!("{:016x}", fingerprint.number())),
            seed: Some(session.rules().seed),
            seconds: Some(graded.seconds),
            response: graded.response.as_ref().and_then(kept_response),
            verdict: Some(graded.mark.verdict.name().to_owned()),
            score: Some(graded.mark.score),
            rating: graded.rating.map(|rating| rating.name().to_owned()),
            hinted: graded.hinted,
            overridden: graded.overridden,
            again: graded.turn.again,
            ..self.fact(FactKind::Answer, graded.turn, session, now)
        }
    }

    fn amendment(
        &self,
        change: Change,
        target: &str,
        turn: Turn,
        session: &Session,
        now: Timestamp,
    ) -> Fact {
        let (kind, rating) = match change {
            Change::Undo => (FactKind::Undo, None),
            Change::Rate(rating) => (FactKind::Rerate, Some(rating.name().to_owned())),
        };
        Fact {
            target: Some(target.to_owned()),
            rating,
            ..self.fact(kind, turn, session, now)
        }
    }

    fn back(&self, graded: &Graded, session: &Session, now: Timestamp) -> Option<Back> {
        let item = session.item(graded.turn);
        let card = self.cards.get(&item.bank, &item.question.header.id)?;
        Some(Back {
            today: env::moment(now).day(),
            due: self.cards.scheduler().due(card),
        })
    }

    fn finish(
        &mut self,
        report: &Report,
        session: &Session,
        now: Timestamp,
    ) -> Result<Kept, StoreError> {
        let name = self.session.to_string();
        let left = !report.complete && (self.resumed || !self.rows.is_empty());
        if !left {
            self.store.close(&name)?;
        }
        let today = env::moment(now).day();
        let mut back = BTreeMap::new();
        let settled = session.items().iter().zip(&report.outcomes);
        for (item, _) in settled.filter(|(_, outcome)| outcome.rating.is_some()) {
            if let Some(card) = self.cards.get(&item.bank, &item.question.header.id) {
                *back.entry(self.cards.scheduler().due(card)).or_default() += 1;
            }
        }
        Ok(Kept {
            today,
            last: self.store.last_scores(SESSIONS, &name)?,
            back: back.into_iter().collect(),
            forecast: forecast(&self.goal, &self.cards, today),
            left,
        })
    }
}

fn key(turn: Turn) -> (usize, bool) {
    (turn.n, turn.again)
}
