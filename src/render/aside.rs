//! What the plain face reads only when asked: the other options, the references.

use super::reasons::{Part, Reasons, reasons};
use super::references::spoken;
use super::{Look, unmarked, visible, wrap};
use crate::session::{Graded, Item};

/// What the plain face reads on `:more`: the options that were neither chosen nor right.
#[must_use]
pub fn more(look: Look, item: &Item, graded: &Graded) -> Vec<String> {
    let Reasons::Options(options) = reasons(item, graded) else {
        return Vec::new();
    };
    let others = options.iter().filter(|reason| reason.part == Part::Other);
    others
        .filter_map(|reason| Some(format!("Why not {}: {}", reason.letter, reason.why?)))
        .flat_map(|text| wrap(&unmarked(&text), look.width()))
        .collect()
}

/// The letters that [`more`] speaks of.
#[must_use]
pub fn more_letters(item: &Item, graded: &Graded) -> Vec<String> {
    let Reasons::Options(options) = reasons(item, graded) else {
        return Vec::new();
    };
    let others = options
        .into_iter()
        .filter(|reason| reason.part == Part::Other && reason.why.is_some());
    others.map(|reason| reason.letter).collect()
}

/// What the plain face reads on `:refs`: titles with their addresses, and the question's id.
#[must_use]
pub fn refs(look: Look, item: &Item) -> Vec<String> {
    let references = item.question.references.iter();
    let mut lines: Vec<_> = references
        .flat_map(|reference| spoken(look, reference))
        .collect();
    lines.push(format!(
        "The id of the question is {}.",
        visible(&item.question.header.id)
    ));
    lines
}
