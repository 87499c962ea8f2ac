//! `roadmap steps`: the roadmap, one step of it, the skills, what the road is.

use super::Context;
use crate::diagnostics::nearest;
use crate::failure::Failure;
use crate::model::{Catalog, Roadmap, Step};
use crate::{render, wire};

/// Print the roadmap, or one step of it
///
/// Without a step: all steps in order, with hours, prerequisites and the number of questions.
/// With one: what to learn, topics, a checklist, what to read and what to build.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A step by number, id or the beginning of its id; or `skills`, or `about`
    #[arg(value_name = "STEP")]
    step: Option<String>,

    /// Print the roadmap of this bank
    #[arg(long, value_name = "BANK")]
    of: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// When the step is not known or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    let road = match args.step {
        None => library.outline_of(args.of.as_deref()),
        Some(_) => library.roadmap_of(args.of.as_deref()),
    };
    let (bank, roadmap) = road.ok_or_else(|| unknown_bank(args))?;
    let catalog = questions_of(library.catalog(), &bank.id);
    let title = &bank.title;
    let banks = context.bank_flags();
    match args.step.as_deref() {
        None => context.print(
            || wire::Road::steps(&roadmap, &catalog),
            |look| render::steps(&roadmap, title, &catalog, &banks, look),
        )?,
        Some("skills") => context.print(
            || wire::Road::skills(&roadmap),
            |look| render::skills(&roadmap, title, look),
        )?,
        Some("about") => context.print(
            || wire::Road::about(&roadmap),
            |look| render::about(&roadmap, title, &banks, look),
        )?,
        Some(typed) => {
            let (number, step) = find(&roadmap, typed)?;
            context.print(
                || wire::Road::step(&roadmap, &catalog, number - 1),
                |look| render::step(&roadmap, number, step, &catalog, &banks, look),
            )?;
        }
    }
    Ok(0)
}

/// The questions that are counted: those of the roadmap's own bank; where that was replaced, those that
/// stand in its place.
fn questions_of(catalog: Catalog, bank: &str) -> Catalog {
    let is_there = catalog.entries().iter().any(|entry| entry.bank == bank);
    if is_there {
        catalog.of_bank(bank)
    } else {
        catalog
    }
}

fn unknown_bank(args: &Args) -> Failure {
    let name = args.of.as_deref().unwrap_or_default();
    Failure::usage(format!(
        "no bank of this run is called `{name}` and has a roadmap"
    ))
    .hint("name a bank with --bank, and its id with --of")
}

/// The step that was typed: by number, by id, or by the beginning of one id alone.
fn find<'a>(roadmap: &'a Roadmap, typed: &str) -> Result<(usize, &'a Step), Failure> {
    let typed = typed.to_lowercase();
    let numbered = || (1..).zip(&roadmap.steps);
    let exact = numbered().find(|(number, step)| number.to_string() == typed || *step.id == *typed);
    if let Some(found) = exact {
        return Ok(found);
    }
    let begun: Vec<_> = numbered()
        .filter(|(_, step)| step.id.starts_with(&*typed))
        .collect();
    match begun[..] {
        [one] if !typed.is_empty() => Ok(one),
        _ => Err(unknown_step(roadmap, &typed, &begun)),
    }
}

fn unknown_step(roadmap: &Roadmap, typed: &str, begun: &[(usize, &Step)]) -> Failure {
    let ids: Vec<_> = roadmap.steps.iter().map(|step| &*step.id).collect();
    if begun.len() > 1 {
        let ids: Vec<_> = begun
            .iter()
            .map(|(_, step)| format!("`{}`", step.id))
            .collect();
        return Failure::usage(format!(
            "`{typed}` begins more than one step: {}",
            render::list(&ids)
        ));
    }
    let failure = Failure::usage(format!("no step is called `{typed}`"));
    let failure = match nearest(typed, ids.iter().copied()) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure,
    };
    failure.hint(format!(
        "steps: 1 to {}, {}, skills, about",
        ids.len(),
        ids.join(", ")
    ))
}
