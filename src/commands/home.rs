//! `roadmap` alone: the first screen.

use super::Context;
use crate::failure::Failure;
use crate::{render, wire};

/// Prints what this is and the commands to type next.
///
/// # Errors
/// When a bank cannot be used or the output cannot be written.
pub fn run(context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    let version = env!("CARGO_PKG_VERSION");
    let questions = library.catalog().len();
    let steps = library
        .outline_of(None)
        .map_or(0, |(_, roadmap)| roadmap.steps.len());
    context.print(
        || wire::Home::new(version, questions, steps),
        |look| render::home(version, questions, steps, look),
    )?;
    Ok(0)
}
