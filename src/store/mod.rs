//! The history on disk: facts that are appended, checked, saved, forgotten and merged.

mod accepted;
mod append;
mod aside;
mod backup;
mod check;
mod derived;
#[cfg(test)]
mod derived_tests;
mod error;
mod forget;
mod goal;
mod line;
mod lines;
mod lock;
mod look;
#[cfg(test)]
mod memory_tests;
mod merge;
mod migrate;
#[cfg(test)]
mod moved_tests;
mod open;
#[cfg(test)]
mod open_tests;
mod place;
#[cfg(test)]
mod power_tests;
mod read;
mod remembered;
mod row;
mod scores;
mod sessions;
mod settings;
mod shared_files;
mod sync;
#[cfg(test)]
mod test_store;
mod when;

pub use aside::set_aside;
pub use check::{Gap, Health};
pub use error::{StoreError, StoreErrorKind};
pub use forget::{Forgotten, Scope};
pub use goal::{Goal, parameters_fact};
pub use lines::Taken;
pub use open::{Opened, Opening, Store};
pub use place::place;
pub use row::{Fact, FactKind, Row};
pub use sessions::LeftSession;
pub use settings::{Flag, QuestionId, Tick};
pub use sync::Synced;
pub use when::When;
