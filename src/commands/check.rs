//! `roadmap check`: reads banks, judges them, shows every fault in the form that is asked for.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::examine::{Banks, examine};
use super::progress::with_progress;
use super::{Context, repair};
use crate::diagnostics::{Checked, Severity};
use crate::failure::Failure;
use crate::lint::Scope;
use crate::{env, render, wire};

/// How many findings of a code are shown as text where not all are asked for.
const SHOWN: usize = 50;

/// Check banks of questions: every fault, with its place and its repair
///
/// Without a path: the banks of --bank, ROADMAP_BANK or the config file, and the built-in one with --builtin. Faults of
/// syntax, structure and links are errors. Faults of item writing are warnings, unless --strict is
/// given. Exit code 0: no error; 1: errors, or under --strict warnings; 3: a path has no question.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files and folders, each a bank; - reads standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Show all findings, and what questions lack, instead of counting them
    #[arg(long)]
    all: bool,

    /// Judge as the built-in bank is judged, and fail on warnings
    #[arg(long)]
    strict: bool,

    /// Compare the number of questions with the targets of roadmap.toml
    #[arg(long)]
    coverage: bool,

    /// The day by which ages are judged [default: today]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,

    /// Fail if a question was last checked more than DAYS ago
    #[arg(long, value_name = "DAYS")]
    max_age: Option<u32>,

    /// Make the repairs that are certain, and show what is left
    #[arg(long)]
    fix: bool,

    /// With --fix: show what would change as a diff, and change nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,

    /// The form of the findings
    #[arg(long, value_enum, value_name = "FORM")]
    format: Option<Form>,
}

/// The forms of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people: the lines with what is wrong in them
    Text,
    /// JSON Lines: one finding a line, then a summary; the same as --json
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Annotations of GitHub Actions; the text goes to standard error
    Github,
}

/// Runs the command.
///
/// # Errors
/// When there is nothing to check or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let form = form(args, context)?;
    let banks = banks(args, context)?;
    let scope = scope(args, context);
    if args.fix {
        judge_fix(&banks, form, args)?;
    }
    let is_shown = env::talks_to_a_terminal() && !context.plain();
    let examine = || with_progress("reading and judging", is_shown, || examine(&banks, &scope));
    let mut checked = examine();
    if args.fix {
        let repairs = repair::repairs(&checked);
        if args.dry_run {
            context.output.data(&repair::preview(&repairs))?;
            context.output.flush()?;
            return Ok(exit_code(&checked, args.strict));
        }
        repair::write(&repairs, context)?;
        checked = examine();
    }
    show(&checked, form, args, context)?;
    let code = exit_code(&checked, args.strict);
    std::mem::forget(checked); // the program ends here: nobody waits for its texts to be freed
    Ok(code)
}

fn form(args: &Args, context: &Context<'_>) -> Result<Form, Failure> {
    match (args.format, context.globals.json) {
        (None, false) => Ok(Form::Text),
        (None | Some(Form::Json), _) => Ok(Form::Json),
        (Some(form), false) => Ok(form),
        (Some(_), true) => Err(Failure::usage(
            "--json and --format ask for different forms",
        )),
    }
}

/// The banks that are named: on the command line, else by flag or environment.
fn banks(args: &Args, context: &Context<'_>) -> Result<Banks, Failure> {
    let named = [&args.paths, &context.settings.banks.value];
    let paths = named.into_iter().find(|paths| !paths.is_empty());
    let banks = Banks {
        paths: paths.cloned().unwrap_or_default(),
        builtin: context.globals.builtin,
    };
    if banks.paths.is_empty() && !banks.builtin {
        return Err(Failure::usage("there is no bank to check")
            .hint("name a file or a folder: `roadmap check my.toml`")
            .hint("`roadmap check --builtin` checks the built-in bank"));
    }
    Ok(banks)
}

/// Whether there is a file to mend, and a form to show it in.
fn judge_fix(banks: &Banks, form: Form, args: &Args) -> Result<(), Failure> {
    if banks.has_the_stream() || banks.paths.is_empty() {
        return Err(Failure::usage("--fix mends files: name one, or a folder"));
    }
    if args.dry_run && form != Form::Text {
        return Err(Failure::usage("--dry-run shows a diff")
            .hint("the findings in JSON and SARIF carry their repairs without it"));
    }
    Ok(())
}

fn scope(args: &Args, context: &Context<'_>) -> Scope {
    let now = context.env.now().to_zoned(TimeZone::UTC).date();
    Scope {
        today: args.today.unwrap_or(now),
        strict: args.strict,
        max_age: args.max_age,
        show_absent: args.all || args.strict,
        coverage: args.coverage,
    }
}

fn show(
    checked: &Checked,
    form: Form,
    args: &Args,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let limit = if args.all { usize::MAX } else { SHOWN };
    let named: Vec<_> = args
        .paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let text = |context: &Context<'_>| render::check(checked, limit, &named, context.look());
    match form {
        Form::Text => context.output.view(&text(context))?,
        Form::Json => {
            let lines = wire::Check::lines(checked);
            context
                .output
                .data(&lines.iter().map(wire::line).collect::<String>())?;
        }
        Form::Sarif => context
            .output
            .data(&wire::line(&wire::Sarif::new(checked)))?,
        Form::Github => {
            context.output.data(&wire::annotations(checked))?;
            context.output.talk(&text(context))?;
        }
    }
    Ok(context.output.flush()?)
}

/// 0 nothing that counts, 1 faults, 3 a path without a question.
fn exit_code(checked: &Checked, strict: bool) -> u8 {
    let warnings = checked.count(Severity::Warning);
    let faults = checked.count(Severity::Error) + if strict { warnings } else { 0 };
    match (checked.is_unreadable, faults) {
        (true, _) => 3,
        (false, 0) => 0,
        (false, _) => 1,
    }
}
