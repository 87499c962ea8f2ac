//! `roadmap completions`: what a shell needs to complete commands, flags and the names of the banks.

use std::ffi::OsString;
use std::io;

use clap::ValueEnum;
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};

use super::candidates::Known;
use super::{Context, Globals, Settings};
use crate::env::Env;
use crate::failure::Failure;
use crate::load::Library;
use crate::output::Output;
use crate::wire;

/// The name of the program, as shells know it.
const PROGRAM: &str = "roadmap";

/// The variable by which the script of a shell asks for completions.
const VARIABLE: &str = "ROADMAP_COMPLETE";

/// Print the script that makes a shell complete roadmap
///
/// Commands, flags, steps, topics, decks, ids and codes are completed, those of your own banks too. Put
/// one line where your shell starts:
///
/// bash (~/.bashrc): source <(roadmap completions bash)
///
/// zsh (~/.zshrc, after compinit): source <(roadmap completions zsh)
///
/// fish (~/.config/fish/config.fish): roadmap completions fish | source
///
/// elvish (~/.config/elvish/rc.elv): eval (roadmap completions elvish | slurp)
///
/// PowerShell ($PROFILE): roadmap completions powershell | Out-String | Invoke-Expression
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// The shells that can be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    /// GNU Bash
    Bash,
    /// Z shell
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    Powershell,
    /// Elvish
    Elvish,
}

impl Shell {
    fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Self::Bash => &Bash,
            Self::Zsh => &Zsh,
            Self::Fish => &Fish,
            Self::Powershell => &Powershell,
            Self::Elvish => &Elvish,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let completer = args.shell.completer();
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script)?;
    let script = String::from_utf8_lossy(&script);
    let script = format!("{}\n", script.trim());
    context.hand_over(
        || wire::Setup::Completions {
            format: wire::Format,
            shell: completer.name(),
            script: &script,
        },
        &script,
    )?;
    Ok(0)
}

/// Tells `shell` how the line can go on of which it gives the words after `--` among `arguments`.
///
/// # Errors
/// When the output cannot be written.
pub fn complete(
    shell: &str,
    program: fn() -> clap::Command,
    arguments: &[OsString],
    env: &Env,
    output: &mut Output,
) -> Result<u8, Failure> {
    let words = arguments.iter().skip_while(|word| *word != "--").skip(1);
    let words: Vec<_> = words.cloned().collect();
    let Some(shell) = Shell::from_str(shell, true)
        .ok()
        .filter(|_| !words.is_empty())
    else {
        return Ok(0);
    };
    let mut program = Known::of(&library(program, &words, env)).teach(program());
    let mut told = Vec::new();
    let here = std::path::Path::new(".");
    // A line that cannot go on is no failure: there is nothing to tell.
    let _ended = shell
        .completer()
        .write_complete(&mut program, words, Some(here), &mut told);
    output.data(&String::from_utf8_lossy(&told))?;
    output.flush()?;
    Ok(0)
}

/// The banks that the words of an unfinished line name; the built-in one where those cannot be used.
fn library(program: fn() -> clap::Command, words: &[OsString], env: &Env) -> Library {
    let unfinished = program().ignore_errors(true);
    let matches = unfinished.try_get_matches_from(words).ok();
    let globals = matches
        .and_then(|matches| <Globals as clap::FromArgMatches>::from_arg_matches(&matches).ok());
    let globals = globals.unwrap_or_default();
    let settings = Settings::read(&globals, env);
    let mut unheard = Output::new(Box::new(io::sink()), Box::new(io::sink()));
    let mut context = Context {
        globals: &globals,
        env,
        settings: &settings,
        program,
        output: &mut unheard,
    };
    let library = context.library();
    library.unwrap_or_else(|_| Library::new(true, Vec::new()))
}
