//! The faces of a session: menus in a terminal, plain lines, JSON Lines, a file of answers.

mod answers;
mod face;
mod lines;
mod papers;

pub use answers::{AnswerFile, Answers};
pub use face::{Face, play};
pub use lines::{LONGEST, Lines};
pub use papers::write_paper;
