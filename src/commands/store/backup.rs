//! `roadmap store backup`: a copy of the history.

use std::path::PathBuf;

use super::told::text;
use crate::commands::Context;
use crate::failure::Failure;
use crate::wire::{Format, Store};

/// Save a copy of your history, while you may go on answering
///
/// The copy is a store of its own: `roadmap stats --store PATH` looks into it, and put in the place of the
/// store it is the store again.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The file to write; it must not exist
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// When there is no store, the file exists or cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let store = context.kept_store()?.store;
    let rows = store.count()?;
    context.patiently("saving", || store.backup(&args.path))?;
    context.tell(&Store::StoreSaved {
        format: Format,
        path: text(&args.path),
        rows,
    })?;
    Ok(0)
}
