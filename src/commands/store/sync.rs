//! `roadmap store sync`: the same history on several devices, through a folder.

use std::path::PathBuf;

use super::told::{gaps, taken, text};
use crate::commands::Context;
use crate::failure::Failure;
use crate::wire::{Format, Store};

/// Share your history with your other devices through a folder
///
/// The folder may be a git repository, a synchronised folder, a mounted disk. Each device writes to a file
/// of its own there and reads those of all others: no server, no conflict, in any order the same history.
/// docs/sync.md shows it over git. Exit code 0: done; 1: lines of a file were damaged.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder; made if it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// When the folder or the store cannot be read or written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let mut store = context.store()?.store;
    let synced = context.patiently("taking in and handing out", || store.sync(&args.folder))?;
    context.cards_of(&store)?;
    let damaged = synced.files.values().any(|file| !file.damaged.is_empty());
    let files = synced.files.into_iter();
    context.tell(&Store::StoreSynced {
        format: Format,
        path: text(&args.folder),
        files: files.map(|(name, file)| (name, taken(file))).collect(),
        given: synced.given,
        gaps: gaps(synced.gaps),
    })?;
    Ok(u8::from(damaged))
}
