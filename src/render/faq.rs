//! The FAQ: the list and one entry.

use super::{Look, Page};
use crate::model::{Faq, FaqEntry};

/// All questions, numbered.
#[must_use]
pub fn faq(faq: &Faq, banks: &str, look: Look) -> String {
    let mut page = Page::new(look).of_banks(banks);
    page.heading("Frequently asked questions");
    page.gap();
    for (at, entry) in faq.entries.iter().enumerate() {
        page.hanging(&number(at, look), &entry.question);
    }
    page.gap();
    page.commands(
        "Next",
        &[
            (
                "roadmap faq 1".to_owned(),
                "read the answer to one".to_owned(),
            ),
            ("roadmap faq WORDS".to_owned(), "search by words".to_owned()),
        ],
    );
    page.finish()
}

/// The entry at `found` in full, counted from 0, and the questions at `others` by their numbers.
#[must_use]
pub fn faq_entry(faq: &Faq, found: usize, others: &[usize], banks: &str, look: Look) -> String {
    let mut page = Page::new(look).of_banks(banks);
    let Some(entry) = faq.entries.get(found) else {
        return String::new();
    };
    page.heading(&format!("{}. {}", found + 1, entry.question));
    page.gap();
    page.paragraph(&entry.answer);
    let see = entry.see.iter().filter_map(|id| position(faq, id));
    let related: Vec<_> = see.filter(|at| *at != found).collect();
    let others: Vec<_> = others
        .iter()
        .copied()
        .filter(|at| !related.contains(at))
        .collect();
    questions(&mut page, faq, "See also", &related);
    questions(&mut page, faq, "Also found", &others);
    let steps: Vec<_> = entry
        .steps
        .iter()
        .map(|id| (format!("roadmap steps {id}"), String::new()))
        .collect();
    if !steps.is_empty() {
        page.gap();
        page.commands("Next", &steps);
    }
    page.finish()
}

fn position(faq: &Faq, id: &str) -> Option<usize> {
    faq.entries
        .iter()
        .position(|entry: &FaqEntry| &*entry.id == id)
}

fn questions(page: &mut Page, faq: &Faq, heading: &str, at: &[usize]) {
    if at.is_empty() {
        return;
    }
    page.gap();
    page.heading(heading);
    let look = page.look();
    for at in at {
        if let Some(entry) = faq.entries.get(*at) {
            page.hanging(&number(*at, look), &entry.question);
        }
    }
}

fn number(at: usize, look: Look) -> String {
    if look.plain {
        format!("{}. ", at + 1)
    } else {
        format!(" {:2}  ", at + 1)
    }
}
