//! What holds for a run: the command line, else the environment, else the config file, else the default.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::Globals;
use crate::env::{self, Env};
use crate::failure::Failure;
use crate::load::{Config, LoadedConfig, Set, load_config};
use crate::memory::Retention;
use crate::output::Color;
use crate::render;

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This flag of the command line.
    Flag(&'static str),
    /// This variable of the environment.
    Variable(&'static str),
    /// This line of the config file.
    File(usize),
    /// Nobody said anything.
    Default,
}

/// A value that holds, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// What holds for a run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// When colours are used.
    pub color: Setting<Color>,
    /// Whether words alone are wanted.
    pub plain: Setting<bool>,
    /// The program that long texts are read in, with its arguments; nothing where none is wanted.
    pub pager: Setting<Option<String>>,
    /// The banks that are named.
    pub banks: Setting<Vec<PathBuf>>,
    /// The file of the store, if one is named.
    pub store: Setting<Option<PathBuf>>,
    /// The profile, if one is named and no file of a store is.
    pub profile: Setting<Option<String>>,
    /// The share of cards that should be remembered when they come back.
    pub retention: Setting<Retention>,
    /// Where the config file is looked for; nothing if there is no home.
    pub path: Option<PathBuf>,
    /// What was found there.
    pub file: LoadedConfig,
}

impl Settings {
    /// What holds for a run with these flags in this environment. The config file is read for it.
    #[must_use]
    pub fn read(globals: &Globals, env: &Env) -> Self {
        let path = env.config.clone().or_else(|| env.usual_config.clone());
        let file = path
            .as_ref()
            .map(|path| load_config(path, env.config.is_some()));
        let file = file.unwrap_or_default();
        let said = Said {
            globals,
            env,
            file: &file,
            folder: path.as_deref().and_then(Path::parent),
        };
        let (store, profile) = said.store();
        Self {
            color: said.color(),
            plain: said.plain(),
            pager: said.pager(),
            banks: said.banks(),
            store,
            profile,
            retention: said.retention(),
            path,
            file,
        }
    }

    /// What the config file says.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.file.config
    }

    /// The line of the config file that a value stands in.
    #[must_use]
    pub fn line<T>(&self, set: &Set<T>) -> usize {
        line(&self.file, set)
    }

    /// That the config file has faults, if it has.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        let errors = self.file.diagnostics.len();
        let path = self.path.as_ref().filter(|_| errors > 0)?;
        let path = path.display().to_string();
        let message = format!(
            "the config file `{}` has {}",
            render::visible(&path),
            render::count(errors, "error")
        );
        let (found, sources) = (self.file.diagnostics.clone(), self.file.sources.clone());
        Some(Failure::config(message, found, sources).hint(
            "`roadmap config show` tells what holds without it; ROADMAP_CONFIG names another one",
        ))
    }
}

/// All that was said on what holds.
struct Said<'a> {
    globals: &'a Globals,
    env: &'a Env,
    file: &'a LoadedConfig,
    /// The folder of the config file: paths in it begin there.
    folder: Option<&'a Path>,
}

impl Said<'_> {
    /// The flag decides, but `auto` leaves it to the environment; then that, then the file.
    fn color(&self) -> Setting<Color> {
        let flag = self.globals.color;
        let flag = flag.map(|color| setting(color, Origin::Flag("--color")));
        let decided = flag.clone().filter(|color| color.value != Color::Auto);
        let env = self.env.color;
        let env = env.map(|(name, is_wanted)| {
            let color = if is_wanted {
                Color::Always
            } else {
                Color::Never
            };
            setting(color, Origin::Variable(name))
        });
        let file = self.file.config.color.as_ref().and_then(|set| {
            let color = Color::from_str(&set.value, true).ok()?;
            Some(self.of_file(set, color))
        });
        or_default([decided, env, flag, file])
    }

    fn plain(&self) -> Setting<bool> {
        let flag = self
            .globals
            .plain
            .then(|| setting(true, Origin::Flag("--plain")));
        let env = self.env.plain;
        let env = env.map(|(name, is_wanted)| setting(is_wanted, Origin::Variable(name)));
        let file = self.file.config.plain.as_ref();
        or_default([flag, env, file.map(|set| self.of_file(set, set.value))])
    }

    /// `PAGER` is for all programs, so the file stands before it.
    fn pager(&self) -> Setting<Option<String>> {
        let none = self
            .globals
            .no_pager
            .then(|| setting(None, Origin::Flag("--no-pager")));
        let named = |(name, command): &(&'static str, String)| {
            setting(Some(command.clone()), Origin::Variable(name))
        };
        let own = self.env.own_pager.as_ref().map(named);
        let file = self.file.config.pager.as_ref();
        let file = file.map(|set| self.of_file(set, Some(set.value.clone())));
        let shared = self.env.pager.as_ref().map(named);
        let usual = setting(env::USUAL_PAGER.map(str::to_owned), Origin::Default);
        let found = [none, own, file, shared].into_iter().flatten().next();
        let mut found = found.unwrap_or(usual);
        // `cat` shows what would be shown anyway.
        found.value = found
            .value
            .filter(|command| !matches!(command.trim(), "" | "cat"));
        found
    }

    fn banks(&self) -> Setting<Vec<PathBuf>> {
        let named = |paths: &[PathBuf], origin| {
            (!paths.is_empty()).then(|| setting(paths.to_vec(), origin))
        };
        let file = self.file.config.banks.as_ref().map(|set| {
            let paths = set.value.iter().map(|path| self.path(path));
            self.of_file(set, paths.collect())
        });
        or_default([
            named(&self.globals.bank, Origin::Flag("--bank")),
            named(&self.env.banks, Origin::Variable("ROADMAP_BANK")),
            file,
        ])
    }

    /// Where answers are kept: whoever speaks first names a file or a profile; a file holds before a
    /// profile.
    fn store(&self) -> (Setting<Option<PathBuf>>, Setting<Option<String>>) {
        let (globals, env, file) = (self.globals, self.env, &self.file.config);
        let in_file = file.store.as_ref().map(|set| self.path(&set.value));
        let in_file = (
            in_file,
            file.store
                .as_ref()
                .map_or(Origin::Default, |set| self.of_file(set, ()).origin),
            file.profile.as_ref().map(|set| set.value.clone()),
            file.profile
                .as_ref()
                .map_or(Origin::Default, |set| self.of_file(set, ()).origin),
        );
        let levels = [
            (
                globals.store.clone(),
                Origin::Flag("--store"),
                globals.profile.clone(),
                Origin::Flag("--profile"),
            ),
            (
                env.store.clone(),
                Origin::Variable("ROADMAP_STORE"),
                env.profile.clone(),
                Origin::Variable("ROADMAP_PROFILE"),
            ),
            in_file,
        ];
        for (store, store_origin, profile, profile_origin) in levels {
            if store.is_some() {
                return (setting(store, store_origin), setting(None, Origin::Default));
            }
            if profile.is_some() {
                let nothing = setting(None, Origin::Default);
                return (nothing, setting(profile, profile_origin));
            }
        }
        (
            setting(None, Origin::Default),
            setting(None, Origin::Default),
        )
    }

    fn retention(&self) -> Setting<Retention> {
        let file = self.file.config.retention.as_ref().and_then(|set| {
            let retention = Retention::new(set.value as f32)?;
            Some(self.of_file(set, retention))
        });
        or_default([file])
    }

    fn of_file<T, U>(&self, set: &Set<U>, value: T) -> Setting<T> {
        setting(value, Origin::File(line(self.file, set)))
    }

    /// A path of the file: `~/` is the home, what is relative begins at the folder of the file.
    fn path(&self, written: &str) -> PathBuf {
        let at_home = written.strip_prefix("~/").zip(self.env.home.as_ref());
        match (at_home, self.folder) {
            (Some((below, home)), _) => home.join(below),
            (None, Some(folder)) => folder.join(written),
            (None, None) => PathBuf::from(written),
        }
    }
}

fn setting<T>(value: T, origin: Origin) -> Setting<T> {
    Setting { value, origin }
}

/// The first that was said, else the default.
fn or_default<T: Default>(said: impl IntoIterator<Item = Option<Setting<T>>>) -> Setting<T> {
    let first = said.into_iter().flatten().next();
    first.unwrap_or_else(|| setting(T::default(), Origin::Default))
}

fn line<T>(file: &LoadedConfig, set: &Set<T>) -> usize {
    file.sources.positions(set.span).0.line
}
