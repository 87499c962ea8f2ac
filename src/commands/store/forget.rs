//! `roadmap store forget`: answers taken out of the history for good.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};

use super::told::text;
use crate::commands::{Context, selection};
use crate::diagnostics::nearest;
use crate::failure::Failure;
use crate::memory::Cards;
use crate::render::{self, Page};
use crate::store::{Goal, QuestionId, Scope, Store as Kept};
use crate::wire::{Format, Store};

/// Forget answers for good, here and on every device that syncs
///
/// A copy of the store is saved first, beside it. What is forgotten stays forgotten, whatever is imported
/// afterwards.
#[derive(clap::Args, Debug)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true))]
pub struct Args {
    /// Everything about this question; repeatable; `bank/id` where several banks have it
    #[arg(long, value_name = "ID", group = "what")]
    question: Vec<String>,

    /// Everything about the questions of this step, by number or id; repeatable
    #[arg(long, value_name = "STEP", group = "what")]
    step: Vec<String>,

    /// Everything: answers, ticks, flags, settings, the goal
    #[arg(long, group = "what", conflicts_with_all = ["question", "step"])]
    all: bool,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

/// Runs the command.
///
/// # Errors
/// When there is no store, a name is not known, nobody says yes, or the store cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let mut store = context.kept_store()?.store;
    let cards = context.cards_of(&store)?;
    let scope = scope(args, &cards, &store, context)?;
    if !args.yes && !confirm(&question(&scope, &cards), context)? {
        context.output.talk("Nothing was forgotten.\n")?;
        return Ok(1);
    }
    let at = context.env.moment().into();
    let forgotten = context.patiently("forgetting", || store.forget(&scope, at))?;
    context.cards_of(&store)?;
    context.tell(&Store::StoreForgot {
        format: Format,
        rows: forgotten.erased,
        backup: text(&forgotten.backup),
    })?;
    Ok(0)
}

fn scope(
    args: &Args,
    cards: &Cards,
    store: &Kept,
    context: &mut Context<'_>,
) -> Result<Scope, Failure> {
    if args.all {
        return Ok(Scope::All);
    }
    let mut ids = BTreeSet::new();
    for typed in &args.question {
        ids.extend(known(typed, cards, store)?);
    }
    if !args.step.is_empty() {
        let library = context.library()?;
        let catalog = library.catalog();
        let filter = selection::Flags::of_steps(args.step.clone());
        let filter = filter.filter(&[], &Goal::default(), &catalog, &library)?;
        let entries = filter.apply(catalog.entries()).unwrap_or_default();
        let of_step = entries.into_iter();
        ids.extend(of_step.map(|entry| QuestionId::new(&entry.bank, &entry.header.id)));
    }
    Ok(Scope::Questions(ids.into_iter().collect()))
}

/// The questions that are meant by `typed`: those of the history, whether or not a bank still has them.
fn known(typed: &str, cards: &Cards, store: &Kept) -> Result<Vec<QuestionId>, Failure> {
    let mut all: BTreeSet<_> = cards
        .all_kept()
        .map(|(bank, question, _)| QuestionId::new(bank, question))
        .collect();
    all.extend(store.suspended()?);
    all.extend(store.flags()?.into_iter().map(|flag| flag.id));
    let is_meant = |id: &&QuestionId| {
        let full = format!("{}/{}", id.bank, id.question);
        id.question == typed || full == typed
    };
    let found: Vec<_> = all.iter().filter(is_meant).cloned().collect();
    match found.len() {
        0 => {
            let ids = all.iter().map(|id| id.question.as_str());
            let failure = Failure::usage(format!("the history has no question `{typed}`"));
            Err(match nearest(typed, ids) {
                Some(near) => failure.hint(format!("did you mean `{near}`?")),
                None => failure,
            })
        }
        1 => Ok(found),
        _ => {
            let full = found
                .iter()
                .map(|id| format!("`{}/{}`", id.bank, id.question));
            let full: Vec<_> = full.collect();
            Err(Failure::usage(format!("several banks have `{typed}`"))
                .hint(format!("say which: {}", render::list(&full))))
        }
    }
}

fn question(scope: &Scope, cards: &Cards) -> String {
    let what = match scope {
        Scope::All => "your whole history, with ticks, flags and settings".to_owned(),
        Scope::Questions(ids) => {
            let answered = ids
                .iter()
                .filter_map(|id| cards.get(&id.bank, &id.question));
            let answers: u32 = answered.map(crate::memory::Card::answers).sum();
            format!(
                "{} to {}",
                render::count(answers as usize, "answer"),
                render::count(ids.len(), "question")
            )
        }
    };
    format!("This forgets {what}, here and on every device that syncs.")
}

/// Whether somebody at a terminal says yes.
fn confirm(question: &str, context: &mut Context<'_>) -> Result<bool, Failure> {
    if context.globals.json || !io::stdin().is_terminal() {
        return Err(
            Failure::usage("forgetting is for good, and nobody is there to be asked")
                .hint("add `--yes`"),
        );
    }
    let mut page = Page::new(context.look());
    page.paragraph(question);
    context.output.talk(&page.finish())?;
    context.output.talk("Go on? (y/n) ")?;
    let mut said = String::new();
    let read = io::stdin().read_line(&mut said);
    read.map_err(|error| Failure::io("the answer cannot be read", &error))?;
    Ok(matches!(said.trim().to_lowercase().as_str(), "y" | "yes"))
}
