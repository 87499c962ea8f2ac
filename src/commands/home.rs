//! `roadmap` alone: the first screen.

use super::Context;
use super::standing::Standing;
use crate::env;
use crate::failure::Failure;
use crate::memory::{Day, of_day};
use crate::model::Entry;
use crate::render::Later;
use crate::session::LONG;
use crate::{render, wire};

/// Prints what this is, where the learner stands, and the commands to type next.
///
/// # Errors
/// When a bank cannot be used or the output cannot be written.
pub fn run(context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    let version = env!("CARGO_PKG_VERSION");
    let catalog = library.catalog();
    let road = library.outline_of(None).map(|(_, outline)| outline);
    let road = road.unwrap_or_default();
    let (questions, steps) = (catalog.len(), road.steps.len());
    let standing = Standing::of(context, &catalog, &library)?;
    let entries = standing.entries(&catalog, &library);
    let position = standing.position(&road, &entries);
    let later = Later {
        progress: standing.shown(&position),
        last: last_day(&standing).map(|day| (day, of_day(&standing.cards, day))),
        seconds: seconds(&entries),
        left: standing.left.as_ref().and_then(|left| left_on(left.at_ms)),
    };
    let banks = context.bank_flags();
    context.print(
        || {
            let home = wire::Home::new(version, questions, steps);
            let mut home = home.at(standing.wire_goal(), &position);
            home.last_day = later.last.map(wire::LastDay::from);
            home.unfinished = later.left.is_some();
            home.next = position.next.map(|at| &*road.steps[at].id);
            home
        },
        |look| match standing.is_first_day() {
            true => render::home(version, questions, steps, standing.today, look),
            false => render::home_later(&road, &later, &banks, look),
        },
    )?;
    Ok(0)
}

/// The last day that has an answer; none that a clock ahead of this one gave.
fn last_day(standing: &Standing) -> Option<Day> {
    let days = standing.cards.days().all().map(|(day, _, _)| day);
    days.take_while(|day| *day <= standing.today).last()
}

/// The seconds that a question takes on average, of those that come without being asked for.
fn seconds(entries: &[&Entry]) -> f64 {
    let all = entries.iter().map(|entry| entry.header.seconds);
    let usual: Vec<_> = all.filter(|seconds| *seconds <= LONG).collect();
    let sum: f64 = usual.iter().copied().map(f64::from).sum();
    sum / usual.len().max(1) as f64
}

/// The day on which a session was left.
fn left_on(ms: i64) -> Option<Day> {
    let at = jiff::Timestamp::from_millisecond(ms).ok()?;
    Some(env::moment(at).day())
}
