//! The command line: from arguments to an exit code.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use crate::commands::{self, Command, Context, Globals, Settings};
use crate::env::Env;
use crate::failure::{Failure, FailureKind};
use crate::output::{Color, Output, Pager};
use crate::render::{self, Look};
use crate::wire;

/// The exit code of a bug in the program: EX_SOFTWARE of sysexits.h.
const BUG: u8 = 70;

/// Interview questions for backend developers: asked, graded, explained
#[derive(Parser, Debug)]
#[command(
    name = "roadmap",
    version,
    disable_help_subcommand = false,
    max_term_width = 100
)]
#[command(
    after_help = "Exit codes: 0 done, 1 not passed or faults found, 2 wrong usage, 3 a bank cannot be used, \
    4 passing is undecided, 70 a bug, 74 input or output failed, 128+n ended by signal n."
)]
struct Cli {
    #[command(flatten)]
    globals: Globals,

    #[command(subcommand)]
    command: Option<Command>,
}

/// Runs the program with these arguments, the program's name first, and gives its exit code.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let env = Env::read();
    let code = std::panic::catch_unwind(|| run(&arguments, &env)).unwrap_or(BUG);
    ExitCode::from(code)
}

fn run(arguments: &[OsString], env: &Env) -> u8 {
    if let Some(shell) = &env.completing {
        // As it stands: the sign between two completions is a control character.
        let mut output = Output::standard(Color::Always);
        let told = commands::complete(shell, Cli::command, arguments, env, &mut output);
        return told.unwrap_or_else(|failure| failure.kind.exit());
    }
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, arguments, env),
    };
    let settings = Settings::read(&cli.globals, env);
    let mut output = output(&cli.globals, &settings, env);
    let mut context = Context {
        globals: &cli.globals,
        env,
        settings: &settings,
        program: Cli::command,
        output: &mut output,
    };
    let needs_no_config = cli.command.as_ref().is_some_and(Command::needs_no_config);
    let done = match (&cli.command, settings.failure()) {
        (_, Some(failure)) if !needs_no_config => Err(failure),
        (Some(command), _) => command.run(&mut context),
        (None, _) => commands::home(&mut context),
    };
    let (json, plain) = (cli.globals.json, context.plain());
    done.unwrap_or_else(|failure| {
        tell(&failure, json, Look::new(env.width(), plain), &mut output);
        failure.kind.exit()
    })
}

/// The streams of the run. Whoever wants words alone reads by other means than a pager.
fn output(globals: &Globals, settings: &Settings, env: &Env) -> Output {
    let is_paged = !globals.json && !settings.plain.value;
    let pager = settings.pager.value.as_deref().filter(|_| is_paged);
    Output::standard(settings.color.value)
        .in_ascii(env.ascii)
        .with_pager(pager.and_then(Pager::new))
}

/// Tells what failed, to scripts on standard output, to people on standard error; where even that
/// cannot be written there is nobody left to tell.
fn tell(failure: &Failure, json: bool, look: Look, output: &mut Output) {
    if failure.kind == FailureKind::ClosedPipe {
        return;
    }
    let _told = if json {
        output.data(&failed(failure))
    } else {
        output.talk(&render::failure(failure, look))
    };
    let _flushed = output.flush();
}

/// The failure as a line for scripts.
fn failed(failure: &Failure) -> String {
    let kind = failure.kind;
    let shape = wire::Failure::new(kind.name(), kind.exit(), &failure.message, &failure.hints);
    match &failure.findings {
        Some(findings) => wire::line(&shape.findings(&findings.0, &findings.1)),
        None => wire::line(&shape),
    }
}

/// Shows help and version, or what is wrong with the arguments.
fn refuse(error: &clap::Error, arguments: &[OsString], env: &Env) -> u8 {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        return help(error, env);
    }
    let mut arguments = arguments.iter().take_while(|a| *a != "--");
    if arguments.any(|a| a == "--json") {
        return refuse_in_json(error, env);
    }
    let _shown = error.print();
    u8::try_from(error.exit_code()).unwrap_or(BUG)
}

/// Shows help or the version, which fails where it cannot be written.
fn help(error: &clap::Error, env: &Env) -> u8 {
    let Err(unwritten) = error.print() else {
        return 0;
    };
    let failure = Failure::from(unwritten);
    let mut output = Output::standard(Color::Never);
    tell(&failure, false, Look::new(env.width(), true), &mut output);
    failure.kind.exit()
}

fn refuse_in_json(error: &clap::Error, env: &Env) -> u8 {
    let mut output = Output::standard(Color::Never);
    let text = error.render().to_string();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    let failure = Failure::usage(first.trim_start_matches("error: "));
    let failure = lines.fold(failure, |failure, line| failure.hint(line.trim()));
    tell(&failure, true, Look::new(env.width(), true), &mut output);
    FailureKind::Usage.exit()
}
