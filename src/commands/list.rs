//! `roadmap list`: the questions of the banks, or how many each topic has.

use super::{Context, selection};
use crate::failure::Failure;
use crate::model::{Catalog, TopicCount};
use crate::store::Goal;
use crate::{render, wire};

/// List the questions of the banks
///
/// Names and flags choose as in `roadmap quiz`. With --coverage: how many questions each topic of the
/// roadmap has, beside its target.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// What to list: steps, topics, decks, kinds, levels, ids
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    #[command(flatten)]
    selection: selection::Flags,

    /// Count the questions of each topic instead, beside the targets of the roadmap
    #[arg(long)]
    coverage: bool,
}

/// Runs the command.
///
/// # Errors
/// When a name is not known, nothing matches or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    let catalog = library.catalog();
    let filter = args
        .selection
        .filter(&args.names, &Goal::default(), &catalog, &library)?;
    let entries = filter.apply(catalog.entries()).map_err(|by| {
        Failure::usage(format!(
            "no question is left: `{by}` takes away the last ones"
        ))
    })?;
    if !args.coverage {
        context.print_lines(
            || wire::List::questions(&entries),
            |look| render::questions(&entries, look),
        )?;
        return Ok(0);
    }
    let own = library.roadmap_of(None).map(|(_, roadmap)| roadmap);
    let roadmap = own.unwrap_or_default();
    let chosen = Catalog::new(entries.into_iter().cloned().collect());
    let mut counts = TopicCount::all(&roadmap, &chosen);
    counts.retain(|count| chosen.count_of_step(count.step) > 0 || filter.is_empty());
    context.print_lines(
        || wire::List::topics(&counts),
        |look| render::coverage(&counts, look),
    )?;
    Ok(0)
}
