//! What every command is given: the flags that all share, the environment, the streams, the banks.

use std::path::PathBuf;

use super::Settings;
use crate::diagnostics::Severity;
use crate::env::Env;
use crate::failure::Failure;
use crate::load::{Library, load_paths};
use crate::output::{Color, Output};
use crate::render::{self, Look};
use crate::wire;

/// The flags that every command takes.
#[derive(clap::Args, Debug, Clone, Default)]
pub struct Globals {
    /// Print JSON Lines for scripts instead of text
    #[arg(long, global = true, help_heading = "Global options")]
    pub json: bool,

    /// Lines and words instead of menus and bars (also ROADMAP_PLAIN=1, ACCESSIBLE=1, TERM=dumb)
    #[arg(long, global = true, help_heading = "Global options")]
    pub plain: bool,

    /// When to use colours [default: auto]
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        help_heading = "Global options"
    )]
    pub color: Option<Color>,

    /// Print long texts without a pager (which is ROADMAP_PAGER, PAGER or less)
    #[arg(long, global = true, help_heading = "Global options")]
    pub no_pager: bool,

    /// A bank to use instead of the built-in one: a TOML file or a folder of them; repeatable
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        help_heading = "Global options"
    )]
    pub bank: Vec<PathBuf>,

    /// Use the built-in bank beside those of --bank
    #[arg(long, global = true, help_heading = "Global options")]
    pub builtin: bool,

    /// The file that your answers are kept in (also ROADMAP_STORE)
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        help_heading = "Global options"
    )]
    pub store: Option<PathBuf>,

    /// Which learner of this machine you are: each has a store (also ROADMAP_PROFILE)
    #[arg(
        long,
        global = true,
        value_name = "NAME",
        conflicts_with = "store",
        help_heading = "Global options"
    )]
    pub profile: Option<String>,
}

/// What a command works with.
pub struct Context<'a> {
    /// The flags that every command takes.
    pub globals: &'a Globals,
    /// The environment.
    pub env: &'a Env,
    /// What flags, environment and config file come to.
    pub settings: &'a Settings,
    /// The whole program, as its help and its manual describe it.
    pub program: fn() -> clap::Command,
    /// The streams.
    pub output: &'a mut Output,
}

impl Context<'_> {
    /// Whether views are drawn in words alone: asked for, or standard output is no terminal.
    #[must_use]
    pub fn plain(&self) -> bool {
        self.settings.plain.value
    }

    /// How views are drawn.
    #[must_use]
    pub fn look(&self) -> Look {
        Look::new(self.env.width(), self.plain())
    }

    /// The banks of this run: those of `--bank`, with the built-in one beside them if `--builtin` asks
    /// for it; without `--bank` the built-in one and those of `ROADMAP_BANK` or the config file.
    ///
    /// # Errors
    /// When a bank has errors: none of them is used then. Warnings go to standard error in a line.
    pub fn library(&mut self) -> Result<Library, Failure> {
        let builtin = self.globals.bank.is_empty() || self.globals.builtin;
        let paths = &self.settings.banks.value;
        if paths.is_empty() {
            return Ok(Library::new(builtin, Vec::new()));
        }
        let loaded = load_paths(paths, builtin);
        let errors = loaded
            .diagnostics
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .count();
        if errors > 0 {
            let message = format!(
                "the bank is not used: it has {}",
                render::count(errors, "error")
            );
            return Err(Failure::bank(message, loaded.diagnostics, loaded.sources));
        }
        let warnings = render::warnings(&loaded.diagnostics, &loaded.sources, self.look());
        self.output.talk(&warnings)?;
        Ok(Library::new(builtin, loaded.banks))
    }

    /// The flags that name the banks of this run, for commands to type next.
    #[must_use]
    pub fn bank_flags(&self) -> String {
        let named = self.globals.bank.iter();
        let named =
            named.map(|path| format!("--bank {}", render::visible(&path.display().to_string())));
        let builtin = self.globals.builtin && !self.globals.bank.is_empty();
        let builtin = builtin.then(|| "--builtin".to_owned());
        named.chain(builtin).collect::<Vec<_>>().join(" ")
    }

    /// The command that asks questions of the banks of this run.
    #[must_use]
    pub fn quiz_command(&self) -> String {
        format!("roadmap quiz {}", self.bank_flags())
            .trim_end()
            .to_owned()
    }

    /// Tells something that is no reason to stop, on standard error.
    ///
    /// # Errors
    /// What the stream says.
    pub fn warn(&mut self, message: &str) -> Result<(), Failure> {
        let told = render::warning(message, self.look());
        Ok(self.output.talk(&told)?)
    }

    /// Prints a view that has a line of JSON for each of its parts.
    ///
    /// # Errors
    /// What the stream says.
    pub fn print_lines<T: serde::Serialize>(
        &mut self,
        json: impl FnOnce() -> Vec<T>,
        text: impl FnOnce(Look) -> String,
    ) -> Result<(), Failure> {
        if self.globals.json {
            let lines: String = json().iter().map(wire::line).collect();
            self.output.data(&lines)?;
        } else {
            self.output.view(&text(self.look()))?;
        }
        Ok(self.output.flush()?)
    }

    /// Prints one view: as JSON Lines if scripts are served, else as text.
    ///
    /// # Errors
    /// What the stream says.
    pub fn print<T: serde::Serialize>(
        &mut self,
        json: impl FnOnce() -> T,
        text: impl FnOnce(Look) -> String,
    ) -> Result<(), Failure> {
        if self.globals.json {
            self.output.data(&wire::line(&json()))?;
        } else {
            self.output.view(&text(self.look()))?;
        }
        Ok(self.output.flush()?)
    }

    /// Prints what another program is to read: in JSON if that is asked for, else as it stands.
    ///
    /// # Errors
    /// What the stream says.
    pub fn hand_over<T: serde::Serialize>(
        &mut self,
        json: impl FnOnce() -> T,
        text: &str,
    ) -> Result<(), Failure> {
        match self.globals.json {
            true => self.output.data(&wire::line(&json()))?,
            false => self.output.data(text)?,
        }
        Ok(self.output.flush()?)
    }
}
