//! `roadmap flag`: questions that are wrong or unfair, and those that are not to be asked.

use std::collections::BTreeMap;

use super::Context;
use super::show::find;
use crate::failure::Failure;
use crate::store::{Fact, FactKind, QuestionId, Store};
use crate::{render, wire};

/// Note that a question is wrong or unfair, or keep it away; without an id: list such questions
///
/// The note stays in your history, for you and for whoever mends the bank. A suspended question is never
/// asked; its history stays.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The id of the question, as it stands under the feedback
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// What is wrong with it
    #[arg(long, value_name = "TEXT", requires = "id")]
    note: Option<String>,

    /// Nothing is wrong with it after all
    #[arg(long, requires = "id", conflicts_with = "note")]
    clear: bool,

    /// Never ask it again
    #[arg(long, requires = "id")]
    suspend: bool,

    /// Ask it again
    #[arg(long, requires = "id", conflicts_with = "suspend")]
    unsuspend: bool,
}

impl Args {
    /// What is said about the question. `--suspend` and `--unsuspend` alone say nothing else.
    fn kinds(&self) -> Vec<FactKind> {
        let flags = self.note.is_some() || !(self.clear || self.suspend || self.unsuspend);
        let all = [
            (flags, FactKind::Flag),
            (self.clear, FactKind::Unflag),
            (self.suspend, FactKind::Suspend),
            (self.unsuspend, FactKind::Unsuspend),
        ];
        let said = all.into_iter().filter(|(is_said, _)| *is_said);
        said.map(|(_, kind)| kind).collect()
    }
}

/// Runs the command.
///
/// # Errors
/// When no question or more than one has that id, or the store cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let Some(typed) = &args.id else {
        return list(context);
    };
    let mut store = context.store()?.store;
    let id = meant(typed, &store, context)?;
    for kind in args.kinds() {
        let at = context.env.moment().into();
        let mut fact = Fact::new(kind, at).about(&id.bank, &id.question);
        if kind == FactKind::Flag {
            fact.value = args.note.clone().map(Into::into);
        }
        store.append(fact)?;
    }
    let today = context.env.moment().day();
    let mut flags = flags(&store)?;
    flags.retain(|flag| flag.bank == id.bank && flag.id == id.question);
    context.print(
        || wire::Flags::new(flags.clone()),
        |look| render::flagged(&id.question, flags.first(), today, look),
    )?;
    Ok(0)
}

fn list(context: &mut Context<'_>) -> Result<u8, Failure> {
    let today = context.env.moment().day();
    let learner = context.learner_if_any()?;
    let flags = match &learner {
        Some(learner) => flags(&learner.store)?,
        None => Vec::new(),
    };
    context.print(
        || wire::Flags::new(flags.clone()),
        |look| render::flags(&flags, today, look),
    )?;
    Ok(0)
}

/// The question of that id: one of the banks, or one that was flagged or suspended before.
fn meant(typed: &str, store: &Store, context: &mut Context<'_>) -> Result<QuestionId, Failure> {
    let library = context.library()?;
    let unknown = match find(&library.catalog(), typed) {
        Ok(entry) => return Ok(QuestionId::new(&entry.bank, &entry.header.id)),
        Err(unknown) => unknown,
    };
    let known = flags(store)?.into_iter();
    let mut known =
        known.filter(|flag| flag.id == typed || format!("{}/{}", flag.bank, flag.id) == typed);
    let flag = known.next().ok_or(unknown)?;
    Ok(QuestionId::new(&flag.bank, &flag.id))
}

/// All questions that are flagged or suspended.
fn flags(store: &Store) -> Result<Vec<wire::Flag>, Failure> {
    let mut all = BTreeMap::new();
    for flag in store.flags()? {
        let shape = wire::Flag {
            flagged: true,
            note: flag.note,
            at: Some(flag.at.to_string()),
            ..neither(&flag.id)
        };
        all.insert(flag.id, shape);
    }
    for id in store.suspended()? {
        let shape = neither(&id);
        all.entry(id).or_insert(shape).suspended = true;
    }
    Ok(all.into_values().collect())
}

fn neither(id: &QuestionId) -> wire::Flag {
    wire::Flag {
        bank: id.bank.clone(),
        id: id.question.clone(),
        flagged: false,
        note: None,
        at: None,
        suspended: false,
    }
}
