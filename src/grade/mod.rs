//! From a question and a response to a mark: one file a kind.

mod choice;
mod mark;
mod matching;
mod open;
mod sequence;
pub mod sql;
mod written;

pub use mark::{Mark, grade};
pub use open::{Assessment, Band, Caution, agreement, assess, suggested};
pub use written::{first_difference, is_readable, matches};
