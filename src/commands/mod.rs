//! The commands: one file each, with its arguments, whose doc comments are the help page, and `run`.

mod context;
mod faq;
mod home;
mod search;
mod steps;

pub use context::{Context, Globals};

/// The commands by name.
#[derive(clap::Subcommand, Debug)]
pub enum Command {
    /// Print the roadmap, or one step of it
    Steps(steps::Args),
    /// List, search and read the FAQ
    Faq(faq::Args),
}

impl Command {
    /// Runs the command and gives the exit code.
    ///
    /// # Errors
    /// What the command could not do.
    pub fn run(&self, context: &mut Context<'_>) -> Result<u8, crate::failure::Failure> {
        match self {
            Self::Steps(args) => steps::run(args, context),
            Self::Faq(args) => faq::run(args, context),
        }
    }
}

pub use home::run as home;
