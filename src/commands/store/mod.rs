//! `roadmap store`: the history in the learner's hands, a file a subcommand.

mod backup;
mod check;
mod export;
mod forget;
mod import;
mod kept;
mod optimize;
mod path;
mod rebuild;
mod sync;
mod told;

use super::Context;
use crate::failure::Failure;

/// Look after your history: where it is, whether it is sound, save, share and forget it
///
/// Every answer is a row of the history, kept in one file on this machine. Rows are the truth: cards,
/// progress and statistics follow from them.
#[derive(clap::Args, Debug)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

/// The subcommands by name.
#[derive(clap::Subcommand, Debug)]
enum Command {
    Path(path::Args),
    Check(check::Args),
    Backup(backup::Args),
    Rebuild(rebuild::Args),
    Export(export::Args),
    Import(import::Args),
    Sync(sync::Args),
    Forget(forget::Args),
    Optimize(optimize::Args),
}

/// Runs the subcommand.
///
/// # Errors
/// What the subcommand could not do.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    match &args.command {
        Command::Path(args) => path::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Backup(args) => backup::run(args, context),
        Command::Rebuild(args) => rebuild::run(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Import(args) => import::run(args, context),
        Command::Sync(args) => sync::run(args, context),
        Command::Forget(args) => forget::run(args, context),
        Command::Optimize(args) => optimize::run(args, context),
    }
}
