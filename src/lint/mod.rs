//! How the questions of a bank are written: rules L00 to L19, over a bank and a day.

mod age;
mod bank_sheet;
mod clang;
mod coverage;
mod deck;
mod duplicates;
mod excuses;
mod facts;
mod fairness;
mod forms;
mod hashes;
mod ids;
mod lexicon;
mod negation;
mod options;
mod overlap;
mod own_words;
mod patterns;
mod places;
mod queries;
mod references;
mod rules;
mod run;
mod runs;
#[cfg(test)]
mod scene;
mod scope;
mod sheet;
mod signature;
mod similar;
mod stale;
mod starts;
mod statistics;
mod stem;
mod tables;
mod teaching;
#[cfg(test)]
mod tests;
pub mod thresholds;
mod trigrams;
mod typed;
mod view;
mod words;

pub use run::lint;
pub use scope::{DeckFigure, Linted, Scope};
