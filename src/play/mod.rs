//! The faces of a session: menus in a terminal, plain lines, JSON Lines, a file of answers.

mod face;
mod lines;

pub use face::{Face, play};
pub use lines::{LONGEST, Lines};
