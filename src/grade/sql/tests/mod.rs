//! What the sandbox lets through, what it refuses, and how queries are graded.

mod graded;
mod hostile;
mod keys;
pub(crate) mod turn;
