//! The commands: one file each, with its arguments, whose doc comments are the help page, and `run`.

mod amounts;
mod candidates;
mod check;
mod choice;
mod completions;
mod config;
mod context;
mod examine;
mod explain;
mod faces;
mod faq;
mod flag;
mod goal;
mod home;
mod interview;
mod keeping;
mod learner;
mod list;
mod man;
mod new;
mod papers;
mod progress;
mod quiz;
mod repair;
mod resume;
mod search;
mod selection;
mod settings;
mod show;
mod standing;
mod stats;
mod steps;
mod store;

pub use completions::complete;
pub use context::{Context, Globals};
pub use home::run as home;
pub use learner::Learner;
pub use settings::{Origin, Setting, Settings};

use crate::failure::Failure;

/// The commands by name.
#[derive(clap::Subcommand, Debug)]
#[expect(
    missing_docs,
    reason = "the doc comment of each `Args` is its help page"
)]
pub enum Command {
    Quiz(Box<quiz::Args>),
    Steps(steps::Args),
    Faq(faq::Args),
    Flag(flag::Args),
    Store(store::Args),
    Stats(stats::Args),
    Goal(goal::Args),
    /// Check banks of questions: every fault, with its place and its repair
    Check(check::Args),
    /// List the questions of the banks
    List(list::Args),
    /// Show a question in full, with its key, its reasons and its references
    Show(show::Args),
    /// Print a new question with blanks, to be put into a bank and filled in
    New(new::Args),
    /// Tell what a code of `check` means, why it matters and how to mend it
    Explain(explain::Args),
    Config(config::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Whether it does what it does even where the config file cannot be used.
    #[must_use]
    pub const fn needs_no_config(&self) -> bool {
        matches!(
            self,
            Self::Config(_) | Self::Completions(_) | Self::Man(_) | Self::Explain(_)
        )
    }

    /// Runs the command and gives the exit code.
    ///
    /// # Errors
    /// What the command could not do.
    pub fn run(&self, context: &mut Context<'_>) -> Result<u8, Failure> {
        match self {
            Self::Quiz(args) => quiz::run(args, context),
            Self::Steps(args) => steps::run(args, context),
            Self::Faq(args) => faq::run(args, context),
            Self::Flag(args) => flag::run(args, context),
            Self::Store(args) => store::run(args, context),
            Self::Stats(args) => stats::run(args, context),
            Self::Goal(args) => goal::run(args, context),
            Self::Check(args) => check::run(args, context),
            Self::List(args) => list::run(args, context),
            Self::Show(args) => show::run(args, context),
            Self::New(args) => new::run(args, context),
            Self::Explain(args) => explain::run(args, context),
            Self::Config(args) => config::run(args, context),
            Self::Completions(args) => completions::run(args, context),
            Self::Man(args) => man::run(args, context),
        }
    }
}
