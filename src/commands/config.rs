//! `roadmap config`: what holds for a run, where each value comes from, and where the config file is.

use super::{Context, Origin, Settings};
use crate::failure::Failure;
use crate::load::Set;
use crate::load::keys::{OPENS, SELECTS};
use crate::render;
use crate::session::USUAL_COUNT;
use crate::wire::{self, ConfigShown, Diagnostic, SettingFrom, SettingValue};

/// The help in full: what a config file can hold.
const ABOUT: &str = r#"Show what holds for a run, and where each value comes from

A flag goes before the environment, the environment before the config file, the config file before the default. `roadmap config path` prints where the file is, ROADMAP_CONFIG names another one. In it can stand:

    color = "auto"           # auto, always, never
    plain = false            # words instead of menus and bars
    pager = "less -R"        # cat for none
    banks = ["~/questions"]  # beside the built-in one
    profile = "anna"         # or store = "~/answers.db"

    [quiz]                   # where neither a flag nor a seed decides
    count = 20
    select = "due"           # mix, random, due, new, weak, missed
    open = "skip"            # ask, skip
    time_limit = "20m"
    pass = 60

    [memory]
    retention = 0.9          # what is still known when it comes back"#;

/// Show what holds for a run, and where each value comes from
#[derive(clap::Args, Debug)]
#[command(
    long_about = ABOUT,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

/// The subcommands by name.
#[derive(clap::Subcommand, Debug)]
enum Command {
    /// Show each value and where it comes from
    ///
    /// Exit code 1 if there is a fault in the config file: it is shown at its place.
    Show,
    /// Print where the config file is, or would be
    Path,
}

/// Runs the subcommand.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    match args.command {
        Command::Show => show(context),
        Command::Path => path(context),
    }
}

fn show(context: &mut Context<'_>) -> Result<u8, Failure> {
    let settings = context.settings;
    let (found, sources) = (&settings.file.diagnostics, &settings.file.sources);
    let shown = ConfigShown {
        format: wire::Format,
        path: written(context),
        exists: exists(context),
        settings: rows(context),
        diagnostics: found
            .iter()
            .map(|one| Diagnostic::new(one, sources))
            .collect(),
    };
    if !context.globals.json && !found.is_empty() {
        let told = render::diagnostics(found, sources, context.look());
        context.output.talk(&format!("{told}\n"))?;
    }
    context.print(
        || wire::Config::Config(shown.clone()),
        |look| render::config(&shown, look),
    )?;
    Ok(u8::from(!found.is_empty()))
}

fn path(context: &mut Context<'_>) -> Result<u8, Failure> {
    let path = written(context);
    let exists = exists(context);
    let text = path
        .as_deref()
        .map(|path| format!("{}\n", render::visible(path)));
    context.hand_over(
        || {
            wire::Config::ConfigPath(wire::ConfigPath {
                format: wire::Format,
                path,
                exists,
            })
        },
        &text.unwrap_or_default(),
    )?;
    Ok(0)
}

fn written(context: &Context<'_>) -> Option<String> {
    let path = context.settings.path.as_ref();
    path.map(|path| path.display().to_string())
}

fn exists(context: &Context<'_>) -> bool {
    context
        .settings
        .path
        .as_ref()
        .is_some_and(|path| path.exists())
}

/// All that can be set, in the order of the file.
fn rows(context: &Context<'_>) -> Vec<wire::Setting> {
    let settings = context.settings;
    let banks = settings
        .banks
        .value
        .iter()
        .map(|path| path.display().to_string());
    let store = settings
        .store
        .value
        .as_ref()
        .map(|path| path.display().to_string());
    let config = settings.config();
    let retention = f64::from(settings.retention.value.share());
    vec![
        row(
            "color",
            SettingValue::Text(settings.color.value.name().to_owned()),
            settings.color.origin,
        ),
        row(
            "plain",
            SettingValue::Flag(settings.plain.value),
            settings.plain.origin,
        ),
        row(
            "pager",
            text(settings.pager.value.clone()),
            settings.pager.origin,
        ),
        row(
            "banks",
            SettingValue::Texts(banks.collect()),
            settings.banks.origin,
        ),
        row("store", text(store), settings.store.origin),
        row(
            "profile",
            text(settings.profile.value.clone()),
            settings.profile.origin,
        ),
        of_quiz("quiz.count", config.count.as_ref(), settings, |set| {
            SettingValue::Whole(set.map_or(USUAL_COUNT, |count| *count))
        }),
        of_quiz("quiz.select", config.select.as_ref(), settings, |word| {
            SettingValue::Text(word.map_or_else(|| SELECTS[0].to_owned(), String::clone))
        }),
        of_quiz("quiz.open", config.open.as_ref(), settings, |word| {
            SettingValue::Text(word.map_or_else(|| OPENS[0].to_owned(), String::clone))
        }),
        of_quiz(
            "quiz.time_limit",
            config.time_limit.as_ref(),
            settings,
            |limit| {
                text(
                    limit
                        .and_then(|limit| jiff::SignedDuration::try_from(*limit).ok())
                        .map(|limit| format!("{limit:#}")),
                )
            },
        ),
        of_quiz("quiz.pass", config.pass.as_ref(), settings, |pass| {
            pass.map_or(SettingValue::Nothing(()), |pass| {
                SettingValue::Number(*pass)
            })
        }),
        row(
            "memory.retention",
            SettingValue::Number((retention * 1000.0).round() / 1000.0),
            settings.retention.origin,
        ),
    ]
}

/// A default of a quiz: no variable sets one, and a flag is for one quiz.
fn of_quiz<T>(
    key: &'static str,
    set: Option<&Set<T>>,
    settings: &Settings,
    value: impl Fn(Option<&T>) -> SettingValue,
) -> wire::Setting {
    let origin = set.map_or(Origin::Default, |set| Origin::File(settings.line(set)));
    row(key, value(set.map(|set| &set.value)), origin)
}

fn row(key: &'static str, value: SettingValue, origin: Origin) -> wire::Setting {
    let (from, name, line) = match origin {
        Origin::Flag(name) => (SettingFrom::Flag, Some(name), None),
        Origin::Variable(name) => (SettingFrom::Environment, Some(name), None),
        Origin::File(line) => (SettingFrom::File, None, Some(line)),
        Origin::Default => (SettingFrom::Default, None, None),
    };
    wire::Setting {
        key,
        value,
        from,
        name,
        line,
    }
}

fn text(text: Option<String>) -> SettingValue {
    text.map_or(SettingValue::Nothing(()), SettingValue::Text)
}
