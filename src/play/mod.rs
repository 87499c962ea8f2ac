//! The faces of a session: menus in a terminal, plain lines, JSON Lines, a file of answers.

mod face;

pub use face::{Face, play};
