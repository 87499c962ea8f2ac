//! The faces of a session: menus in a terminal, plain lines, JSON Lines, a file of answers.

mod answers;
mod asker;
mod by_line;
#[cfg(test)]
mod client;
#[cfg(test)]
mod documented;
mod draft;
mod editor;
mod exam;
mod face;
mod guard;
mod keeper;
#[cfg(test)]
mod keeper_tests;
mod keyboard;
#[cfg(unix)]
mod keys;
mod lines;
#[cfg(test)]
mod marking;
mod menus;
#[cfg(test)]
mod mistakes;
mod own_words;
mod papers;
mod plain;
#[cfg(test)]
mod plain_own_words;
#[cfg(test)]
mod plain_tests;
mod prompt;
#[cfg(test)]
mod protocol;
mod screen;
#[cfg(test)]
mod sessions;
mod theme;
mod told;
mod typed;

pub use answers::{AnswerFile, Answers};
pub use face::{Face, play};
pub use keeper::{History, Keeper};
pub use lines::{LONGEST, Lines};
pub use papers::write_paper;
pub use plain::Plain;
pub use prompt::Prompt;
