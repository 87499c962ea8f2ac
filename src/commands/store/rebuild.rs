//! `roadmap store rebuild`: cards and days made anew from the answers.

use super::kept::answers;
use crate::commands::Context;
use crate::failure::Failure;
use crate::memory::Cards;
use crate::store::{Store as Kept, StoreError, StoreErrorKind};
use crate::wire::{Format, Store};

/// Make everything anew that follows from your answers
///
/// Cards and the sums of days are kept beside the history, so that no screen has to read all of it. They
/// are made anew by themselves where they are known not to hold; this does it in any case. A file with
/// damaged pages is set aside, and a new one begins with every row of it that can be read.
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// When there is no store, or it cannot be read or written.
pub(super) fn run(_args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let store = context.kept_store()?.store;
    let cards = match rebuild(&store, context) {
        Err(error) if error.kind == StoreErrorKind::Corrupt => {
            let renewed = context.patiently("saving what can be read", || {
                Kept::renew(store.path(), &error.detail)
            })?;
            context.mention(&renewed)?;
            rebuild(&renewed.store, context)?
        }
        cards => cards?,
    };
    context.tell(&Store::StoreRebuilt {
        format: Format,
        answers: answers(&cards),
        cards: cards.all().len(),
    })?;
    Ok(0)
}

fn rebuild(store: &Kept, context: &Context<'_>) -> Result<Cards, StoreError> {
    let scheduler =
        store.scheduler(context.env.moment().day(), context.settings.retention.value)?;
    context.patiently("reading all answers", || store.rebuild(scheduler))
}
