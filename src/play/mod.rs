//! The faces of a session: menus in a terminal, plain lines, JSON Lines, a file of answers.

mod asker;
mod face;
mod guard;
mod keyboard;
mod keys;
mod lines;
mod menus;
mod missed;
mod plain;
mod prompt;
mod theme;
mod typed;

pub use face::{Face, play};
pub use lines::{LONGEST, Lines};
pub use plain::Plain;
pub use prompt::Prompt;
