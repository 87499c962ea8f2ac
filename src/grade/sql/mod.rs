//! Marks of queries, by running them: a sandbox, its limits, the comparison of rows, and what to say.

mod compare;
mod fault;
mod functions;
mod hints;
mod meter;
mod permit;
mod review;
mod run;
mod sandbox;
mod table;
mod tables;
#[cfg(test)]
pub(crate) mod tests;

pub use compare::{Difference, Pairing, difference};
pub use fault::{Fault, FaultKind};
pub use hints::Hint;
pub use review::{Review, review};
pub use run::{Run, results, reversed, run};
pub use table::{Cell, Table};
pub use tables::{Relation, relations};
