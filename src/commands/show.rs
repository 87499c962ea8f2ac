//! `roadmap show`: one question in full with its key.

use super::Context;
use crate::diagnostics::nearest;
use crate::failure::Failure;
use crate::model::{Catalog, Entry};
use crate::{render, wire};

/// Show a question in full, with its key, its reasons and its references
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The id of the question; `bank/id` where several banks have it
    #[arg(value_name = "ID")]
    id: String,
}

/// Runs the command.
///
/// # Errors
/// When no question or more than one has that id, or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    let catalog = library.catalog();
    let entry = find(&catalog, &args.id)?;
    let question = library
        .question(entry)
        .ok_or_else(|| unknown(&catalog, &args.id))?;
    context.print(
        || wire::Shown::new(&entry.bank, &question),
        |look| render::show(&entry.bank, &question, look),
    )?;
    Ok(0)
}

/// The one question that is meant by `typed`: an id, or `bank/id`.
pub(super) fn find<'a>(catalog: &'a Catalog, typed: &str) -> Result<&'a Entry, Failure> {
    let is_meant = |entry: &&Entry| {
        let id = typed
            .strip_prefix(&*entry.bank)
            .and_then(|rest| rest.strip_prefix('/'));
        entry.header.id == id.unwrap_or(typed)
    };
    let found: Vec<_> = catalog.entries().iter().filter(is_meant).collect();
    match found[..] {
        [] => Err(unknown(catalog, typed)),
        [one] => Ok(one),
        [..] => {
            let full = found
                .iter()
                .map(|entry| format!("`{}/{}`", entry.bank, entry.header.id));
            let full: Vec<_> = full.collect();
            Err(Failure::usage(format!("several banks have `{typed}`"))
                .hint(format!("say which: {}", render::list(&full))))
        }
    }
}

fn unknown(catalog: &Catalog, typed: &str) -> Failure {
    let ids = catalog.entries().iter().map(|entry| &*entry.header.id);
    let failure = Failure::usage(format!("no question has the id `{typed}`"));
    match nearest(typed, ids) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure.hint("`roadmap list` lists all of them"),
    }
}
