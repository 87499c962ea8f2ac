//! Whether a session is kept, whose it is, and what is told where it cannot be kept.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Learner};
use crate::env;
use crate::failure::{Failure, FailureKind};
use crate::memory::{Fingerprint, Id};
use crate::model::{Entry, Kind, Question};
use crate::play::{History, Keeper};
use crate::session::{Item, Session};
use crate::store::{Goal, QuestionId};
use crate::wire::{Left, LeftQuestion, Warning, WarningKind};

/// The flags that say whether a session is kept.
#[derive(clap::Args, Clone, Debug, Default)]
pub(super) struct Keeping {
    /// Keep nothing of this session
    #[arg(long, conflicts_with_all = ["save", "require_store"])]
    no_save: bool,

    /// Keep the answers of --answers, or those that come through a pipe, too
    #[arg(long, conflicts_with = "paper")]
    save: bool,

    /// Fail with exit code 74 where the answers cannot be kept, instead of going on
    #[arg(long, conflicts_with = "paper")]
    require_store: bool,
}

/// Whose session it is.
#[derive(Default)]
pub(super) struct Found {
    /// The learner, if there is a store that can be used.
    pub(super) learner: Option<Learner>,
    /// Whether the session is kept there.
    kept: bool,
    required: bool,
    suspended: BTreeSet<QuestionId>,
    warnings: Vec<Warning>,
}

impl Keeping {
    /// The learner of a session, which is `usually` kept or not. Where a store cannot be used, the session
    /// goes on without it.
    ///
    /// # Errors
    /// When the store cannot be used and is required, or the name of the profile is none.
    pub(super) fn find(&self, usually: bool, context: &mut Context<'_>) -> Result<Found, Failure> {
        let kept = self.save || self.require_store || (usually && !self.no_save);
        let mut found = Found {
            required: self.require_store,
            ..Found::default()
        };
        if !kept {
            found.learner = context.learner_if_any()?;
        } else {
            match context.open_learner() {
                Ok((learner, told)) => {
                    found.kept = true;
                    found.learner = Some(learner);
                    let told = told.map(|message| Warning::new(WarningKind::StoreDamaged, message));
                    found.warnings.extend(told);
                }
                Err(failure) if failure.kind == FailureKind::Store && !found.required => {
                    let message = format!("nothing is kept of this session: {failure}");
                    found.warn(Warning::new(WarningKind::NotKept, message));
                }
                Err(failure) => return Err(failure),
            }
        }
        if let Some(learner) = &found.learner {
            found.suspended = learner.store.suspended()?;
        }
        Ok(found)
    }
}

impl Found {
    /// A learner whose session is kept, come what may.
    pub(super) fn kept(learner: Learner) -> Self {
        Self {
            learner: Some(learner),
            kept: true,
            ..Self::default()
        }
    }

    /// Has `warning` told when the session has begun.
    pub(super) fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }

    /// What the learner prepares for; nothing if that is everything.
    pub(super) fn goal(&self) -> Option<Goal> {
        let goal = self.learner.as_ref().map(|learner| learner.goal.clone());
        goal.filter(|goal| !goal.is_empty())
    }

    /// Has it told that the questions asked for are none of the goal.
    pub(super) fn leaves_out_the_goal(&mut self) {
        self.warn(Warning::new(
            WarningKind::GoalLeftOut,
            "your goal leaves none of these questions: they are asked without it",
        ));
    }

    /// Whether the learner never wants to be asked the question.
    pub(super) fn suspends(&self, bank: &str, question: &Question) -> bool {
        self.is_suspended(bank, &question.header.id)
    }

    /// Whether the learner never wants to be asked the question of that id.
    pub(super) fn is_suspended(&self, bank: &str, id: &str) -> bool {
        !self.suspended.is_empty() && self.suspended.contains(&QuestionId::new(bank, id))
    }

    /// Gives each of `items` the own words that the learner counted as right before.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) fn accept(&self, items: &mut [Item]) -> Result<(), Failure> {
        let Some(learner) = &self.learner else {
            return Ok(());
        };
        let open = |item: &&mut Item| item.question.body.kind() == Kind::Open;
        for item in items.iter_mut().filter(open) {
            let key = Fingerprint::of(&item.question);
            let id = &item.question.header.id;
            item.accepted = learner.store.accepted(&item.bank, id, key)?;
        }
        Ok(())
    }

    /// What keeps the session that `sitting` says; its forecast is about the questions of `goal`.
    pub(super) fn keeper<'a>(self, sitting: Sitting, goal: Vec<&'a Entry>) -> Keeper<'a> {
        let keeper = match self.learner.filter(|_| self.kept) {
            Some(learner) => {
                let history = History {
                    store: learner.store,
                    cards: learner.cards,
                    goal,
                    session: sitting.session,
                    left: sitting.left,
                    resumed: sitting.resumed,
                    rows: BTreeMap::new(),
                };
                Keeper::of(history, self.required)
            }
            None => Keeper::default(),
        };
        self.warnings.into_iter().fold(keeper, Keeper::warning)
    }
}

/// A session as it is begun, or gone on with.
pub(super) struct Sitting {
    /// Its id.
    pub(super) session: Id,
    /// What it takes to go on with it.
    pub(super) left: Left,
    /// Whether it is gone on with.
    pub(super) resumed: bool,
}

impl Sitting {
    /// The first sitting of `session`, which begins now.
    pub(super) fn first(session: &Session, context: &Context<'_>) -> Self {
        Self {
            session: env::draw_id(),
            left: left(session, context),
            resumed: false,
        }
    }
}

/// What it takes to go on with `session`, which begins now.
fn left(session: &Session, context: &Context<'_>) -> Left {
    let rules = session.rules();
    let questions = session.items().iter().map(|item| LeftQuestion {
        bank: item.bank.to_string(),
        id: item.question.header.id.to_string(),
        shown: item.layout.shown.clone(),
    });
    Left {
        seed: rules.seed,
        exam: rules.exam,
        interview: rules.interview,
        time_limit: rules.time_limit.map(|limit| limit.as_secs_f64()),
        used: 0.0,
        began_ms: context.env.now().as_millisecond(),
        pass: rules.pass,
        banks: context.bank_flags(),
        questions: questions.collect(),
    }
}
