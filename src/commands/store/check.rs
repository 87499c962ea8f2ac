//! `roadmap store check`: whether the history is as it was written.

use std::collections::HashSet;

use super::kept::answers;
use super::told::{gaps, text};
use crate::commands::Context;
use crate::failure::Failure;
use crate::memory::Cards;
use crate::store::{Health, Opened, Opening, QuestionId};
use crate::wire::{Doubled, Format, Store, StoreChecked};

/// Look at every row of your history: nothing damaged, nothing missing
///
/// SQLite's own check misses a third of all flipped bits, so every row has a checksum. What is missing of
/// another device is no damage: it may still be on its way. Exit code 0: sound; 1: damaged.
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// When there is no store, or it cannot be read at all.
pub(super) fn run(_args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let Opened { store, opening } = context.kept_store()?;
    let health = context.patiently("looking at every row", || store.check())?;
    let set_aside = match opening {
        Opening::SetAside { aside, .. } => Some(text(&aside)),
        Opening::Found | Opening::Made | Opening::Migrated(_) => None,
    };
    // What follows from a damaged history tells nothing.
    let cards = if health.is_sound() {
        context.cards_of(&store)?
    } else {
        Cards::default()
    };
    let checked = StoreChecked {
        path: text(store.path()),
        sound: health.is_sound() && set_aside.is_none(),
        set_aside,
        answers: answers(&cards),
        cards: cards.all().len(),
        vanished: vanished(&cards, context)?,
        ..of_health(health)
    };
    let code = u8::from(!checked.sound);
    context.tell(&Store::StoreChecked(Box::new(checked)))?;
    Ok(code)
}

fn of_health(health: Health) -> StoreChecked {
    let doubled = health.doubled.into_iter();
    let doubled = doubled.map(|(device, sequence)| Doubled { device, sequence });
    let wrong = health.cards.iter();
    let wrong = wrong.map(|QuestionId { bank, question }| format!("{bank}/{question}"));
    StoreChecked {
        format: Format,
        rows: health.rows,
        faults: health.faults,
        damaged: health.damaged,
        wrong_cards: wrong.collect(),
        wrong_days: health.days,
        gaps: gaps(health.gaps),
        doubled: doubled.collect(),
        ..StoreChecked::default()
    }
}

/// How many questions have a history and are gone from their bank; of banks that this run does not have
/// nothing is known.
fn vanished(cards: &Cards, context: &mut Context<'_>) -> Result<usize, Failure> {
    let catalog = context.library()?.catalog();
    let entries = catalog.entries().iter();
    let there: HashSet<_> = entries.map(|one| (&*one.bank, &*one.header.id)).collect();
    let banks: HashSet<_> = there.iter().map(|(bank, _)| *bank).collect();
    let is_gone = |bank: &str, id: &str| banks.contains(bank) && !there.contains(&(bank, id));
    let all = cards.all().into_iter();
    Ok(all.filter(|(bank, id, _)| is_gone(bank, id)).count())
}
