//! Which face a session gets, and the session in it.

use std::io;

use super::Context;
use crate::env;
use crate::failure::Failure;
use crate::load::Library;
use crate::play::{self, Keeper, Lines, Plain, Prompt};
use crate::render::Road;
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

/// Whether a session of this run is kept where nothing else is said: in a terminal and in JSON it is.
pub(super) fn is_kept(context: &Context<'_>) -> bool {
    context.globals.json || env::terminals().0
}

/// Plays the session.
///
/// # Errors
/// What the face cannot read or write, or the keeper if keeping is required.
pub(super) fn play(
    face: Kind,
    mut session: Session,
    mut keeper: Keeper<'_>,
    library: &Library,
    context: &mut Context<'_>,
) -> Result<Report, Failure> {
    let env = context.env;
    let clock = || env.now();
    let look = context.look();
    let (stdin, _) = env::terminals();
    match face {
        Kind::Lines => {
            let mut lines = Lines::new(io::stdin().lock(), context.output);
            play::play(&mut session, &mut lines, &mut keeper, &clock)
        }
        Kind::Plain => {
            let road = road(library, context);
            let mut input = io::stdin().lock();
            let mut plain = Plain::new(look, &road, &mut input, context.output, stdin).guarded();
            play::play(&mut session, &mut plain, &mut keeper, &clock)
        }
        Kind::Prompt => {
            let road = road(library, context);
            let mut prompt = Prompt::new(look, &road, context.output);
            play::play(&mut session, &mut prompt, &mut keeper, &clock)
        }
    }
}

/// The exit code of a session: 0 passed or nothing to pass, 1 not passed, 4 undecided.
pub(super) fn exit_code(report: &Report) -> u8 {
    match (report.pass, report.passed) {
        (None, _) | (Some(_), Some(true)) => 0,
        (Some(_), Some(false)) => 1,
        (Some(_), None) => 4,
    }
}

/// What views say of the road: titles of steps, and the flags that name the banks of this run.
pub(super) fn road(library: &Library, context: &Context<'_>) -> Road {
    let outline = library.outline_of(None).map(|(_, outline)| outline);
    Road::new(outline.as_ref(), context.bank_flags())
}
