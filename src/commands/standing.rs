//! Where the learner of a run stands, as the views tell it.

use std::collections::BTreeSet;

use super::{Context, goal};
use crate::failure::Failure;
use crate::load::Library;
use crate::memory::{Cards, Day, Position};
use crate::model::{Catalog, Entry, Roadmap};
use crate::render::Progress;
use crate::store::{Goal, LeftSession, QuestionId, Tick};
use crate::wire;

/// What the views tell of a learner; of somebody without a store all of it is empty.
pub(super) struct Standing {
    /// What is remembered of each question.
    pub(super) cards: Cards,
    /// What the learner prepares for.
    pub(super) goal: Goal,
    /// The learner's day.
    pub(super) today: Day,
    /// What is ticked off.
    pub(super) ticks: BTreeSet<Tick>,
    /// The session that was left last, if it can be gone on with.
    pub(super) left: Option<LeftSession>,
    /// The questions that are not to be asked.
    suspended: BTreeSet<QuestionId>,
}

impl Standing {
    /// The standing of the learner of this run before the questions of `catalog`.
    ///
    /// # Errors
    /// When the name of the profile is none, or the store cannot be read.
    pub(super) fn of(
        context: &mut Context<'_>,
        catalog: &Catalog,
        library: &Library,
    ) -> Result<Self, Failure> {
        let Some(learner) = context.looked_at()? else {
            return Ok(Self {
                cards: Cards::default(),
                goal: Goal::default(),
                today: context.env.moment().day(),
                ticks: BTreeSet::new(),
                left: None,
                suspended: BTreeSet::new(),
            });
        };
        Ok(Self {
            ticks: learner.store.ticks()?,
            left: learner.left(context.env.now())?,
            suspended: learner.store.suspended()?,
            cards: learner.cards,
            goal: goal::here(learner.goal, catalog, library),
            today: learner.today,
        })
    }

    /// Whether there is anything to tell.
    pub(super) fn is_first_day(&self) -> bool {
        self.goal.is_empty() && self.cards.days().all().next().is_none()
    }

    /// The questions of the goal, without those that are not to be asked.
    pub(super) fn entries<'a>(&self, catalog: &'a Catalog, library: &Library) -> Vec<&'a Entry> {
        let mut entries = goal::entries(&self.goal, catalog, library);
        if !self.suspended.is_empty() {
            let id = |entry: &Entry| QuestionId::new(&entry.bank, &entry.header.id);
            entries.retain(|entry| !self.suspended.contains(&id(entry)));
        }
        entries
    }

    /// The position on `road` over `entries`, the questions of the goal.
    pub(super) fn position(&self, road: &Roadmap, entries: &[&Entry]) -> Position {
        Position::new(road, entries, &self.cards, self.today)
    }

    /// What views show of it.
    pub(super) fn shown<'a>(&'a self, position: &'a Position) -> Progress<'a> {
        Progress {
            goal: &self.goal,
            today: self.today,
            position,
        }
    }

    /// The same, but nothing on the first day.
    pub(super) fn progress<'a>(&'a self, position: &'a Position) -> Option<Progress<'a>> {
        (!self.is_first_day()).then(|| self.shown(position))
    }

    /// The goal as programs read it.
    pub(super) fn wire_goal(&self) -> Option<wire::Goal> {
        let Goal { level, date, not } = &self.goal;
        wire::Goal::new(*level, *date, not, self.today)
    }
}
