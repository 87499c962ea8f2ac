//! What the program found around it when it started.

use std::ffi::OsString;
use std::path::PathBuf;

use jiff::Timestamp;

use super::clock::moment;
use super::locale::is_utf_8;
use super::terminal::{terminals, window};
use super::variable::variable;
use crate::memory::Moment;

/// What the program found around it when it started.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// `ROADMAP_BANK`: banks to load beside the built-in one, separated as `PATH` is.
    pub banks: Vec<PathBuf>,
    /// Whether lines are wanted instead of menus, and the variable that says so: `ROADMAP_PLAIN`,
    /// `ACCESSIBLE`, `TERM=dumb` or a terminal without `TERM`.
    pub plain: Option<(&'static str, bool)>,
    /// Whether colours are wanted, and the variable that says so: `NO_COLOR`, `CLICOLOR_FORCE`,
    /// `CLICOLOR=0`, `TERM=dumb` or a terminal without `TERM`.
    pub color: Option<(&'static str, bool)>,
    /// Whether the locale has no more than ASCII: `LC_ALL`, `LC_CTYPE` or `LANG` names one without UTF-8.
    pub ascii: bool,
    /// `ROADMAP_PAGER`: the program that long texts are read in.
    pub own_pager: Option<(&'static str, String)>,
    /// `PAGER`: the same for all programs.
    pub pager: Option<(&'static str, String)>,
    /// `COLUMNS`, for output that goes to no terminal.
    pub columns: Option<usize>,
    /// `ROADMAP_STORE`: the file that the history is kept in.
    pub store: Option<PathBuf>,
    /// `ROADMAP_PROFILE`: which learner of this machine.
    pub profile: Option<String>,
    /// `ROADMAP_CONFIG`: the config file.
    pub config: Option<PathBuf>,
    /// The config file where that names none: in `XDG_CONFIG_HOME` or what the platform has for it.
    pub usual_config: Option<PathBuf>,
    /// The learner's home.
    pub home: Option<PathBuf>,
    /// The folder that programs keep their data in: `XDG_DATA_HOME` or what the platform has for it.
    pub data: Option<PathBuf>,
    /// `ROADMAP_COMPLETE`: the shell that asks how a line can go on.
    pub completing: Option<String>,
    /// `ROADMAP_NOW`: the time that the clock stands at, for tests and recordings.
    now: Option<Timestamp>,
}

impl Env {
    /// Reads the environment of the process.
    #[must_use]
    pub fn read() -> Self {
        Self {
            data: data_folder(),
            usual_config: config_file(),
            home: etcetera::home_dir().ok(),
            ..Self::from_variables(variable, terminals().1)
        }
    }

    /// Reads the variables that `get` gives; there is no data folder then. `in_terminal` tells whether
    /// standard output is a terminal: one that has no name can do no more than a dumb one.
    #[must_use]
    pub fn from_variables(get: impl Fn(&str) -> Option<OsString>, in_terminal: bool) -> Self {
        let text = |name: &str| get(name).and_then(|value| value.into_string().ok());
        let set = |name: &str| text(name).is_some_and(|value| !value.is_empty());
        let on = |name: &str| text(name).is_some_and(|value| !matches!(value.as_str(), "" | "0"));
        let nameless = cfg!(unix) && in_terminal && !set("TERM");
        let dumb = nameless || text("TERM").as_deref() == Some("dumb");
        let off = |name: &str| text(name).as_deref() == Some("0");
        let says = |name, holds: bool, wanted| holds.then_some((name, wanted));
        let command = |name| text(name).map(|value| (name, value));
        Self {
            banks: get("ROADMAP_BANK")
                .map(|value| {
                    std::env::split_paths(&value)
                        .filter(|p| !p.as_os_str().is_empty())
                        .collect()
                })
                .unwrap_or_default(),
            plain: says("ROADMAP_PLAIN", on("ROADMAP_PLAIN"), true)
                .or_else(|| says("ACCESSIBLE", on("ACCESSIBLE"), true))
                .or_else(|| says("TERM", dumb, true))
                .or_else(|| says("ROADMAP_PLAIN", off("ROADMAP_PLAIN"), false)),
            color: says("NO_COLOR", set("NO_COLOR"), false)
                .or_else(|| says("CLICOLOR_FORCE", on("CLICOLOR_FORCE"), true))
                .or_else(|| says("CLICOLOR", off("CLICOLOR"), false))
                .or_else(|| says("TERM", dumb, false)),
            ascii: cfg!(unix) && !is_utf_8(text),
            own_pager: command("ROADMAP_PAGER"),
            pager: command("PAGER").filter(|(_, value)| !value.is_empty()),
            config: get("ROADMAP_CONFIG")
                .filter(|value| !value.is_empty())
                .map(PathBuf::from),
            usual_config: None,
            home: None,
            columns: text("COLUMNS")
                .and_then(|value| value.parse().ok())
                .filter(|columns| *columns > 0),
            store: get("ROADMAP_STORE")
                .filter(|value| !value.is_empty())
                .map(PathBuf::from),
            profile: text("ROADMAP_PROFILE").filter(|value| !value.is_empty()),
            data: None,
            completing: text("ROADMAP_COMPLETE").filter(|value| !value.is_empty()),
            now: text("ROADMAP_NOW").and_then(|value| value.parse().ok()),
        }
    }

    /// The time.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the reader of the clock")]
    pub fn now(&self) -> Timestamp {
        self.now.unwrap_or_else(Timestamp::now)
    }

    /// The time, with the learner's local clock beside it.
    #[must_use]
    pub fn moment(&self) -> Moment {
        moment(self.now())
    }

    /// The columns of the output: those of the terminal, else `COLUMNS`, else 80.
    #[must_use]
    pub fn width(&self) -> usize {
        window()
            .map(|window| window.columns)
            .or(self.columns)
            .unwrap_or(80)
    }
}

/// Where the config file is on this platform; nothing where there is no home.
fn config_file() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    let folder = etcetera::BaseStrategy::config_dir(&strategy);
    Some(folder.join("roadmap").join("config.toml"))
}

/// Where data goes on this platform; nothing where there is no home either.
fn data_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(etcetera::BaseStrategy::data_dir(&strategy))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Env {
        env_of(pairs, false)
    }

    fn env_of(pairs: &[(&str, &str)], in_terminal: bool) -> Env {
        Env::from_variables(|name| found(pairs, name), in_terminal)
    }

    fn found(pairs: &[(&str, &str)], name: &str) -> Option<OsString> {
        let pair = pairs.iter().find(|(key, _)| *key == name);
        pair.map(|(_, value)| OsString::from(value))
    }

    #[test]
    fn reads_what_is_set() {
        assert_eq!((env(&[]).plain, env(&[]).color), (None, None));
        assert_eq!(
            env(&[("ACCESSIBLE", "1")]).plain,
            Some(("ACCESSIBLE", true))
        );
        let plain = |value| env(&[("ROADMAP_PLAIN", value)]).plain;
        assert_eq!(plain("0"), Some(("ROADMAP_PLAIN", false)));
        assert_eq!(
            (plain("1"), plain("")),
            (Some(("ROADMAP_PLAIN", true)), None)
        );
        let dumb = env(&[("TERM", "dumb"), ("ROADMAP_PLAIN", "0")]);
        assert_eq!(
            (dumb.plain, dumb.color),
            (Some(("TERM", true)), Some(("TERM", false)))
        );
        assert_eq!(env(&[("TERM", "")]).plain, None);
        assert_eq!(env(&[("NO_COLOR", "")]).color, None);
        let both = env(&[("NO_COLOR", "0"), ("CLICOLOR_FORCE", "1")]);
        assert_eq!(both.color, Some(("NO_COLOR", false)));
        let forced = env(&[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")]);
        assert_eq!(forced.color, Some(("CLICOLOR_FORCE", true)));
        assert_eq!(env(&[("CLICOLOR", "0")]).color, Some(("CLICOLOR", false)));
        assert_eq!(env(&[("COLUMNS", "0")]).columns, None);
        assert_eq!(env(&[("ROADMAP_BANK", "")]).banks.len(), 0);
        assert_eq!(env(&[("ROADMAP_STORE", "")]).store, None);
        let kept = env(&[("ROADMAP_STORE", "a.db"), ("ROADMAP_PROFILE", "anna")]);
        assert_eq!(kept.store, Some(PathBuf::from("a.db")));
        assert_eq!(kept.profile.as_deref(), Some("anna"));
        let fixed = env(&[("ROADMAP_NOW", "2026-11-25T09:00:00Z")]);
        assert_eq!(fixed.now().to_string(), "2026-11-25T09:00:00Z");
    }

    #[test]
    #[cfg(unix)]
    fn a_locale_without_utf_8_is_ascii() {
        for (pairs, ascii) in [
            (&[][..], false),
            (&[("LC_ALL", "C")][..], true),
            (&[("LC_ALL", "C.UTF-8"), ("LANG", "C")][..], false),
            (&[("LC_ALL", ""), ("LANG", "de_DE.utf8")][..], false),
            (&[("LC_CTYPE", "POSIX"), ("LANG", "de_DE.UTF-8")][..], true),
        ] {
            assert_eq!(env(pairs).ascii, ascii, "{pairs:?}");
        }
    }

    #[test]
    fn a_terminal_without_a_name_can_do_nothing() {
        for (pairs, dumb) in [
            (&[][..], cfg!(unix)),
            (&[("TERM", "")][..], cfg!(unix)),
            (&[("TERM", "dumb")][..], true),
            (&[("TERM", "xterm")][..], false),
        ] {
            let env = env_of(pairs, true);
            let said = (env.plain, env.color);
            let expected = (
                dumb.then_some(("TERM", true)),
                dumb.then_some(("TERM", false)),
            );
            assert_eq!(said, expected, "{pairs:?}");
        }
    }
}
