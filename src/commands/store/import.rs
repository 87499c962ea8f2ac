//! `roadmap store import`: rows that `export` wrote, taken in.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::told::{taken, text};
use crate::commands::Context;
use crate::failure::Failure;
use crate::render;
use crate::wire::{Format, Store};

/// Take in a history that `roadmap store export` wrote
///
/// Rows that are here already are passed over, so the same file can be read twice, and several in any
/// order. Damaged lines are passed over and named. Exit code 0: all taken in; 1: lines were damaged.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The file to read; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// When the file cannot be read or is no export, or the store cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let mut input = open(&args.file)?;
    let mut store = context.store()?.store;
    let read = context.patiently("taking in", || store.import(&mut input))?;
    context.cards_of(&store)?;
    let code = u8::from(!read.damaged.is_empty());
    context.tell(&Store::StoreImported {
        format: Format,
        path: text(&args.file),
        taken: taken(read),
    })?;
    Ok(code)
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let name = text(path);
    let name = render::visible(&name).into_owned();
    let failed = |error: io::Error| Failure::io(&format!("`{name}` cannot be read"), &error);
    let mut file = BufReader::new(File::open(path).map_err(failed)?);
    if file
        .fill_buf()
        .map_err(failed)?
        .starts_with(b"SQLite format 3")
    {
        return Err(Failure::usage(format!("`{name}` is a store, no export"))
            .hint(format!(
                "`roadmap store export --store {name} | roadmap store import -`"
            ))
            .hint("or look into it: `roadmap stats --store`"));
    }
    Ok(Box::new(file))
}
