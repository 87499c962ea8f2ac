//! `roadmap store export`: the history as JSON Lines.

use crate::commands::Context;
use crate::failure::Failure;

/// Print your whole history as JSON Lines
///
/// One object a row, with a checksum, behind a first line that names the format; `roadmap store import`
/// reads it back. The same with and without --json.
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// When there is no store, it cannot be read, or the output cannot be written.
pub(super) fn run(_args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let store = context.kept_store()?.store;
    store.export(|line| context.output.data(line).map_err(Failure::from))?;
    context.output.flush()?;
    Ok(0)
}
