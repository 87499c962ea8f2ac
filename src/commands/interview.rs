//! What an interview asks: questions for own words, each with those that an interviewer asks next.

use std::sync::Arc;

use crate::load::Library;
use crate::model::{Entry, Name, Question};

/// How many questions an interview begins with where nobody says.
pub(super) const QUESTIONS: usize = 3;

/// The questions of `entries`, each followed by its follow-ups and theirs; none twice.
pub(super) fn followed(entries: &[Entry], library: &Library) -> Vec<(Name, Arc<Question>)> {
    let mut asked = Vec::new();
    for entry in entries {
        add(entry, library, &mut asked);
    }
    asked
}

fn add(entry: &Entry, library: &Library, asked: &mut Vec<(Name, Arc<Question>)>) {
    let is_it = |(bank, known): &(Name, Arc<Question>)| {
        *bank == entry.bank && known.header.id == entry.header.id
    };
    if asked.iter().any(is_it) {
        return;
    }
    let Some(question) = library.question(entry) else {
        return;
    };
    let next = question.follow_up.clone();
    asked.push((entry.bank.clone(), question));
    if next.is_empty() {
        return;
    }
    let catalog = library.catalog();
    for id in &next {
        let is_next = |other: &&Entry| other.bank == entry.bank && *other.header.id == **id;
        if let Some(found) = catalog.entries().iter().find(is_next) {
            add(found, library, asked);
        }
    }
}
