//! Which face a session gets, and the session in it.

use std::io;

use super::Context;
use crate::env;
use crate::failure::Failure;
use crate::load::Library;
use crate::play::{self, Lines};
use crate::session::{Report, Session};

/// The faces of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// JSON Lines for programs.
    Lines,
    /// One line one answer.
    Plain,
    /// Menus in a terminal.
    Prompt,
}

impl Kind {
    /// The face for this run: JSON if asked for, menus where input and output are a terminal, lines
    /// everywhere else.
    pub(super) fn of(context: &Context<'_>) -> Self {
        match (context.globals.json, env::terminals()) {
            (true, _) => Self::Lines,
            (false, (true, true)) if !context.plain() => Self::Prompt,
            (false, _) => Self::Plain,
        }
    }

    /// Whether a person answers, who judges open answers and is asked missed ones again.
    pub(super) fn is_for_people(self) -> bool {
        match self {
            Self::Lines => false,
            Self::Plain | Self::Prompt => true,
        }
    }
}

/// Plays the session.
///
/// # Errors
/// What the face cannot read or write.
pub(super) fn play(
    face: Kind,
    mut session: Session,
    library: &Library,
    context: &mut Context<'_>,
) -> Result<Report, Failure> {
    let env = context.env;
    let clock = || env.now();
    match face {
        Kind::Lines | Kind::Plain | Kind::Prompt => {
            let mut lines = Lines::new(io::stdin().lock(), context.output);
            play::play(&mut session, &mut lines, &clock)
        }
    }
}
