//! A session: which questions, in which order, and a pure state machine that asks and grades them.

#[cfg(test)]
mod choice_tests;
mod course;
mod dice;
mod engine;
mod event;
#[cfg(test)]
mod exam_tests;
mod filter;
mod given;
mod interview;
mod item;
mod kept;
mod layout;
mod names;
mod own_words;
mod plan;
#[cfg(test)]
mod properties;
mod report;
#[cfg(test)]
mod review_tests;
mod reviews;
mod revision;
mod rules;
mod runs;
mod tally;
#[cfg(test)]
mod tests;

pub use dice::{Dice, ORDER};
pub use engine::Session;
pub use event::{Awaiting, Back, Event, Graded, Input, Ran, Rate, Refusal, Reviewed, Start, Turn};
pub use filter::{Criterion, Filter, Sort, Term};
pub use given::{Given, interpret, split_line};
pub use item::Item;
pub use kept::Kept;
pub use layout::{Layout, letter};
pub use names::{Names, UnknownName};
pub use plan::{Emptied, LONG, Plan, USUAL_COUNT, Wish, plan};
pub use report::{Group, Report};
pub use rules::Rules;
pub use tally::{Outcome, Try};
