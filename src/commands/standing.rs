//! Where the learner of a run stands, as the views tell it.

use std::collections::BTreeSet;

use super::Context;
use crate::failure::Failure;
use crate::memory::{Cards, Day, Position};
use crate::model::{Entry, Roadmap};
use crate::render::Progress;
use crate::store::{Goal, LeftSession, Tick};
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
    /// The sessions that can be gone on with.
    pub(super) left: Vec<LeftSession>,
}

impl Standing {
    /// The standing of the learner of this run.
    ///
    /// # Errors
    /// When the name of the profile is none, or the store cannot be read.
    pub(super) fn of(context: &mut Context<'_>) -> Result<Self, Failure> {
        let Some(learner) = context.learner_if_any()? else {
            return Ok(Self {
                cards: Cards::default(),
                goal: Goal::default(),
                today: context.env.moment().day(),
                ticks: BTreeSet::new(),
                left: Vec::new(),
            });
        };
        Ok(Self {
            ticks: learner.store.ticks()?,
            left: learner.store.left()?,
            cards: learner.cards,
            goal: learner.goal,
            today: learner.today,
        })
    }

    /// Whether there is anything to tell.
    pub(super) fn is_first_day(&self) -> bool {
        self.goal.is_empty() && self.cards.days().all().next().is_none()
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
