//! `roadmap stats`: what the learner's history adds up to.

use jiff::civil::Date;

use super::standing::Standing;
use super::{Context, goal};
use crate::failure::Failure;
use crate::memory::{Day, Statistics, Weak};
use crate::render::Stats;
use crate::{render, wire};

/// Print what you know, what is fading and what is due
///
/// Answers, first tries and repeats beside what was foreseen of them, by level and step, the weakest
/// topics with what to read, what comes back when, and how many answers each day has.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Count answers from this day on, such as 2026-11-01
    #[arg(long, value_name = "DATE", value_parser = goal::date)]
    since: Option<Date>,
}

/// Runs the command.
///
/// # Errors
/// When a bank cannot be used, the day is not yet, or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    let catalog = library.catalog();
    let standing = Standing::of(context, &catalog, &library)?;
    let (cards, today) = (&standing.cards, standing.today);
    let since = args.since.map(Day::of);
    if since.is_some_and(|since| since > today) {
        let said = today.date();
        return Err(Failure::usage(format!(
            "that day is not yet: today is {said}"
        )));
    }
    let road = library.outline_of(None).map(|(_, outline)| outline);
    let entries = standing.entries(&catalog, &library);
    let position = standing.position(&road.unwrap_or_default(), &entries);
    let all: Vec<_> = catalog.entries().iter().collect();
    let statistics = Statistics::new(&all, &entries, cards, today, since);
    let first_reference = |weak: &Weak<'_>| {
        let question = library.question(weak.worst)?;
        question.references.first().cloned()
    };
    let to_read: Vec<_> = statistics.weakest.iter().map(first_reference).collect();
    let banks = context.bank_flags();
    context.print(
        || wire::Stats::new(&statistics, standing.wire_goal(), &position, &to_read),
        |look| {
            let stats = Stats {
                statistics: &statistics,
                progress: standing.shown(&position),
                since,
                to_read: &to_read,
            };
            render::stats(&stats, &banks, look)
        },
    )?;
    Ok(0)
}
