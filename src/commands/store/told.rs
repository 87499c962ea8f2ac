//! What became of the history, told in the face that is asked for.

use std::path::Path;

use crate::commands::Context;
use crate::failure::Failure;
use crate::store::{self, Gap};
use crate::{render, wire};

impl Context<'_> {
    /// Prints what a subcommand has to say.
    pub(super) fn tell(&mut self, said: &wire::Store) -> Result<(), Failure> {
        self.print(|| said, |look| render::store(said, look))
    }
}

/// A path as text.
pub(super) fn text(path: &Path) -> String {
    path.display().to_string()
}

pub(super) fn gaps(gaps: Vec<Gap>) -> Vec<wire::Gap> {
    let shape = |gap: Gap| wire::Gap {
        device: gap.device,
        first: gap.first,
        last: gap.last,
    };
    gaps.into_iter().map(shape).collect()
}

pub(super) fn taken(taken: store::Taken) -> wire::Taken {
    wire::Taken {
        new: taken.new,
        known: taken.known,
        mended: taken.mended,
        erased: taken.erased,
        conflicts: taken.conflicts,
        damaged: taken.damaged,
        newer: taken.newer,
        unfinished: taken.unfinished,
    }
}
