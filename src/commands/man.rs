//! `roadmap man`: the manual, a page for each command.

use std::fs;
use std::path::{Path, PathBuf};

use clap_mangen::Man;

use super::Context;
use crate::diagnostics::nearest;
use crate::failure::Failure;
use crate::wire;

/// Print a page of the manual, as `man` reads it
///
/// `roadmap man quiz | man -l -` shows one; --dir writes all of them, for the folder of a system's manual.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The command whose page it is, such as `quiz` or `store backup` [default: roadmap itself]
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,

    /// Write all pages into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    dir: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// When there is no such command, or the output or a file cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let mut program = (context.program)().disable_help_subcommand(true);
    program.build();
    if let Some(folder) = &args.dir {
        return write_all(&program, folder, context);
    }
    let command = find(&program, &args.command)?;
    let page = page(command)?;
    context.hand_over(
        || wire::Setup::ManPage {
            format: wire::Format,
            name: name(command),
            text: &page,
        },
        &page,
    )?;
    Ok(0)
}

fn write_all(
    program: &clap::Command,
    folder: &Path,
    context: &mut Context<'_>,
) -> Result<u8, Failure> {
    let fails = |path: &Path| {
        let path = path.display().to_string();
        move |error| Failure::io(&format!("`{path}`"), &error)
    };
    fs::create_dir_all(folder).map_err(fails(folder))?;
    let mut files = Vec::new();
    for command in all(program) {
        let path = folder.join(format!("{}.1", name(command)));
        fs::write(&path, page(command)?).map_err(fails(&path))?;
        files.push(path.display().to_string());
    }
    context.hand_over(
        || wire::Setup::ManPages {
            format: wire::Format,
            files: &files,
        },
        &files
            .iter()
            .map(|file| format!("{file}\n"))
            .collect::<String>(),
    )?;
    Ok(0)
}

/// The command and all below it.
fn all(command: &clap::Command) -> Vec<&clap::Command> {
    let mut list = vec![command];
    list.extend(command.get_subcommands().flat_map(all));
    list
}

/// The command that these words name.
fn find<'a>(program: &'a clap::Command, words: &[String]) -> Result<&'a clap::Command, Failure> {
    let mut command = program;
    for word in words {
        command = command
            .find_subcommand(word)
            .ok_or_else(|| unknown(command, word))?;
    }
    Ok(command)
}

fn unknown(command: &clap::Command, word: &str) -> Failure {
    let names = command.get_subcommands().map(clap::Command::get_name);
    let failure = Failure::usage(format!("there is no command `{word}`"));
    match nearest(word, names) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure.hint("`roadmap help` lists all of them"),
    }
}

/// The name of a page: `roadmap-store-backup`.
fn name(command: &clap::Command) -> &str {
    command.get_display_name().unwrap_or(command.get_name())
}

/// The page of a command in roff: the synopsis as its help has it, and the exit codes by their usual name.
fn page(command: &clap::Command) -> Result<String, Failure> {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let mut page = Vec::new();
    Man::new(command.clone().override_usage(usage))
        .manual("Roadmap Manual")
        .source(concat!("roadmap ", env!("CARGO_PKG_VERSION")))
        .render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    Ok(page.replace("\n.SH EXTRA\n", "\n.SH \"EXIT STATUS\"\n"))
}
