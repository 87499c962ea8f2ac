//! The faces of a session: menus in a terminal, plain lines, JSON Lines, a file of answers.

mod answers;
#[cfg(test)]
mod client;
mod face;
mod lines;
#[cfg(test)]
mod marking;
mod papers;
#[cfg(test)]
mod sessions;

pub use answers::{AnswerFile, Answers};
pub use face::{Face, play};
pub use lines::{LONGEST, Lines};
pub use papers::write_paper;
