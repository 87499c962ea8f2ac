//! `roadmap goal`: the interview that the learner prepares for.

use jiff::civil::Date;

use super::{Context, selection};
use crate::failure::Failure;
use crate::load::Library;
use crate::memory::Day;
use crate::model::{Catalog, Entry, Level};
use crate::store::Goal;
use crate::{render, wire};

/// Show or set the interview that you prepare for
///
/// What is counted, foreseen and asked is then about its questions, and whatever you have answered
/// comes back by the day before. What you do not name stays as it was.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The level it is for: junior, mid, senior
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    level: Option<Level>,

    /// Its day, as 2026-11-27
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,

    /// Leave out whatever bears this name: a step, topic, deck, kind, level, id; repeatable
    #[arg(long, value_name = "NAME")]
    not: Vec<String>,

    /// Forget the goal; with other flags, begin a new one
    #[arg(long)]
    clear: bool,
}

impl Args {
    fn changes(&self) -> bool {
        self.clear || self.level.is_some() || self.date.is_some() || !self.not.is_empty()
    }

    /// The goal after this command.
    fn change(&self, before: Goal) -> Goal {
        let before = if self.clear { Goal::default() } else { before };
        Goal {
            level: self.level.or(before.level),
            date: self.date.or(before.date),
            not: if self.not.is_empty() {
                before.not
            } else {
                self.not.clone()
            },
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When a name is not known, the day is past, no question is left, or the store cannot be used.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    let catalog = library.catalog();
    let (goal, today) = if args.changes() {
        set(args, &catalog, &library, context)?
    } else {
        let learner = context.looked_at()?;
        let today = context.env.moment().day();
        (
            learner.map(|learner| learner.goal).unwrap_or_default(),
            today,
        )
    };
    let questions = entries(&goal, &catalog, &library).len();
    let all = catalog.len();
    let banks = context.bank_flags();
    context.print(
        || {
            let goal = wire::Goal::new(goal.level, goal.date, &goal.not, today);
            wire::GoalLine::new(goal, questions, all)
        },
        |look| render::goal(&goal, today, questions, all, &banks, look),
    )?;
    Ok(0)
}

fn set(
    args: &Args,
    catalog: &Catalog,
    library: &Library,
    context: &mut Context<'_>,
) -> Result<(Goal, Day), Failure> {
    let today = context.env.moment().day();
    if let Some(date) = args.date.filter(|date| Day::of(*date) < today) {
        let said = today.date();
        return Err(Failure::usage(format!("{date} is past: today is {said}")));
    }
    if !args.not.is_empty() {
        let names = selection::names_of(catalog, library);
        for typed in &args.not {
            names
                .resolve(typed, None)
                .map_err(|unknown| selection::refuse(&unknown))?;
        }
    }
    let mut learner = context.learner()?;
    let goal = args.change(learner.goal);
    if entries(&goal, catalog, library).is_empty() {
        let words = render::goal_words(&goal, today);
        return Err(Failure::usage(format!("no question is left for `{words}`"))
            .hint("the goal stays as it was"));
    }
    let at = context.env.moment().into();
    learner.store.append(goal.fact(at))?;
    Ok((goal, today))
}

/// The goal where it leaves a question of this run; where it leaves none it is no goal of this run, and
/// everything counts, as everything is asked.
pub(super) fn here(goal: Goal, catalog: &Catalog, library: &Library) -> Goal {
    if goal.is_empty() || !entries(&goal, catalog, library).is_empty() {
        return goal;
    }
    Goal::default()
}

/// The questions that a goal is about; names that the banks of this run do not know take nothing away.
pub(super) fn entries<'a>(goal: &Goal, catalog: &'a Catalog, library: &Library) -> Vec<&'a Entry> {
    let filter = selection::Flags::default().filter(&[], goal, catalog, library);
    let entries = filter.map(|filter| filter.apply(catalog.entries()));
    entries
        .unwrap_or_else(|_| Ok(Vec::new()))
        .unwrap_or_default()
}

fn level(typed: &str) -> Result<Level, String> {
    let wanted = || "a level is asked for: junior, mid or senior".to_owned();
    Level::from_name(&typed.to_lowercase()).ok_or_else(wanted)
}

pub(super) fn date(typed: &str) -> Result<Date, String> {
    let wanted = |_error| "a day such as 2026-11-27 is asked for".to_owned();
    typed.parse().map_err(wanted)
}
