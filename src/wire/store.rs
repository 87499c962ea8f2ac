//! What became of the history: a line for each subcommand of `roadmap store`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Format;

/// What a subcommand of `roadmap store` writes: one line. `export` writes the history itself.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Store {
    /// `store path`.
    StorePath {
        /// The number of the format.
        format: Format,
        /// The file.
        path: String,
        /// Whether it is there yet.
        exists: bool,
    },
    /// `store check`.
    StoreChecked(Box<StoreChecked>),
    /// `store backup`.
    StoreSaved {
        /// The number of the format.
        format: Format,
        /// The copy.
        path: String,
        /// How many rows it has.
        rows: usize,
    },
    /// `store rebuild`.
    StoreRebuilt {
        /// The number of the format.
        format: Format,
        /// The answers that stand.
        answers: usize,
        /// The questions that have a card.
        cards: usize,
    },
    /// `store import`.
    StoreImported {
        /// The number of the format.
        format: Format,
        /// What was read.
        path: String,
        /// What came of it.
        #[serde(flatten)]
        taken: Taken,
    },
    /// `store sync`.
    StoreSynced {
        /// The number of the format.
        format: Format,
        /// The folder.
        path: String,
        /// What came of each file in it, by name.
        files: BTreeMap<String, Taken>,
        /// How many rows were written into this device's own file.
        given: usize,
        /// What is missing in the sequences of all devices.
        gaps: Vec<Gap>,
    },
    /// `store forget`.
    StoreForgot {
        /// The number of the format.
        format: Format,
        /// How many rows were erased.
        rows: usize,
        /// The copy of the store as it was before.
        backup: String,
    },
    /// `store optimize`.
    StoreOptimized(Box<Optimized>),
}

/// The health of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StoreChecked {
    /// The number of the format.
    pub format: Format,
    /// The file.
    pub path: String,
    /// Whether nothing is damaged.
    pub sound: bool,
    /// Where the file is that was too damaged to be opened; null if it was not.
    pub set_aside: Option<String>,
    /// How many rows it has.
    pub rows: usize,
    /// How many answers stand.
    pub answers: usize,
    /// How many questions have a card.
    pub cards: usize,
    /// How many of these are in none of the banks any more.
    pub vanished: usize,
    /// What SQLite's own check found.
    pub faults: Vec<String>,
    /// The ids of rows that are not as they were written.
    pub damaged: Vec<String>,
    /// Questions, as `bank/id`, whose cards are not what their answers say.
    pub wrong_cards: Vec<String>,
    /// Whether the sums of days are not what the answers say.
    pub wrong_days: bool,
    /// What is missing in the sequences of all devices.
    pub gaps: Vec<Gap>,
    /// Numbers that two rows of one device bear.
    pub doubled: Vec<Doubled>,
}

/// Rows of a device that are missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Gap {
    /// The device.
    pub device: String,
    /// The first missing number.
    pub first: u64,
    /// The last missing number.
    pub last: u64,
}

/// A number that two rows of a device bear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Doubled {
    /// The device.
    pub device: String,
    /// The number.
    pub sequence: u64,
}

/// What came of reading a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Taken {
    /// How many rows were not there before.
    pub new: usize,
    /// How many were.
    pub known: usize,
    /// How many were damaged here and are whole again.
    pub mended: usize,
    /// How many are forgotten, here or there.
    pub erased: usize,
    /// The ids under which another row was here.
    pub conflicts: Vec<String>,
    /// The lines, from 1, that are damaged and were passed over.
    pub damaged: Vec<usize>,
    /// How many lines only a newer version of the program understands.
    pub newer: usize,
    /// Whether the last line has no end yet.
    pub unfinished: bool,
}

/// What came of fitting the parameters.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Optimized {
    /// The number of the format.
    pub format: Format,
    /// Repeats on a later day so far.
    pub repeats: usize,
    /// How many it takes before there is a fit.
    pub needed: usize,
    /// Whether new parameters are used from now on.
    pub improved: bool,
    /// How the two compare; null where there were too few repeats to fit.
    pub fit: Option<Fit>,
    /// The parameters that are used, in FSRS's order.
    pub parameters: Vec<f32>,
}

/// Old and new parameters compared, on repeats that the fit did not see.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Fit {
    /// How many these are.
    pub held_out: usize,
    /// The log loss of the old parameters, in nats an answer.
    pub before: f64,
    /// The log loss of the new ones.
    pub after: f64,
}
