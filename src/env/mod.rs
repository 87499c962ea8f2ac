//! The only reader of the clock, the environment and the terminal.

mod clock;
mod environment;
mod locale;
mod programs;
mod terminal;
mod variable;

pub use clock::{draw_id, draw_seed, moment};
pub use environment::Env;
pub use programs::{USUAL_PAGER, editor, habits_of_less};
pub use terminal::{Window, talks_to_a_terminal, terminals, window};
