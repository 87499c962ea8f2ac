//! `roadmap store rebuild`: cards and days made anew from the answers.

use super::kept::answers;
use crate::commands::Context;
use crate::failure::Failure;
use crate::wire::{Format, Store};

/// Make everything anew that follows from your answers
///
/// Cards and the sums of days are kept beside the history, so that no screen has to read all of it. They
/// are made anew by themselves where they are known not to hold; this does it in any case.
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// When there is no store, or it cannot be read or written.
pub(super) fn run(_args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let store = context.kept_store()?.store;
    let scheduler = context.scheduler_of(&store)?;
    let cards = context.patiently("reading all answers", || store.rebuild(scheduler))?;
    context.tell(&Store::StoreRebuilt {
        format: Format,
        answers: answers(&cards),
        cards: cards.all().len(),
    })?;
    Ok(0)
}
