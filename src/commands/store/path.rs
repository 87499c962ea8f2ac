//! `roadmap store path`: where the history is kept.

use super::told::text;
use crate::commands::Context;
use crate::failure::Failure;
use crate::wire::{Format, Store};

/// Print the file that your answers are kept in
///
/// --store, --profile, ROADMAP_STORE and ROADMAP_PROFILE name another one. The file is made by the first
/// answer that is kept.
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// When there is no place for it, or the output cannot be written.
pub(super) fn run(_args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let path = context.store_path()?;
    context.tell(&Store::StorePath {
        format: Format,
        path: text(&path),
        exists: path.exists(),
    })?;
    Ok(0)
}
