//! The topics of a step: how many questions each has, or how many of them are known and fading.

use super::progress::three;
use super::step::StepProgress;
use super::{Page, count};
use crate::memory::Counts;
use crate::model::{Catalog, Step, Topic};
use crate::style::{Meaning, paint};

/// What the topics cover needs so many columns beside the numbers.
const COVERS: usize = 24;

/// The topics of `step`.
pub(super) fn topics(page: &mut Page, step: &Step, catalog: &Catalog, done: &StepProgress<'_>) {
    if step.topics.is_empty() {
        return;
    }
    page.gap();
    let has_history = done.progress.is_some();
    let longest = step
        .topics
        .iter()
        .map(|topic| topic.id.len())
        .max()
        .unwrap_or(0);
    let numbers = if has_history { 20 } else { 8 };
    let in_table = !page.look().plain && longest + 2 + numbers + COVERS <= page.look().width();
    let names = if has_history {
        "  known fading   all"
    } else {
        "questions"
    };
    if in_table {
        let gap = " ".repeat((longest + 2).saturating_sub("Topics".len()));
        page.line(&paint(Meaning::Heading, &format!("Topics{gap}{names}")));
    } else {
        page.heading("Topics");
    }
    for topic in &step.topics {
        let counts = has_history.then(|| counts_of(done, topic));
        let questions = catalog.count_of_topic(&step.id, &topic.id);
        let covers = topic.covers.as_deref().or(topic.title.as_deref());
        let covers = covers.unwrap_or_default();
        if in_table {
            let numbers = numbers_of(questions, counts);
            page.hanging(&format!("  {:longest$} {numbers}   ", &*topic.id), covers);
        } else {
            let words = match counts {
                Some(counts) if counts.all() == 0 => "none of your goal".to_owned(),
                Some(counts) => three(counts),
                None => count(questions, "question"),
            };
            let front = if page.look().plain { "" } else { "  " };
            page.hanging(front, &format!("{} ({words}): {covers}", topic.id));
        }
    }
}

fn numbers_of(questions: usize, counts: Option<Counts>) -> String {
    match counts {
        Some(counts) => format!(
            "{:>6} {:>6} {:>5}",
            counts.known(),
            counts.fading(),
            counts.all()
        ),
        None => format!("{questions:>5}"),
    }
}

fn counts_of(done: &StepProgress<'_>, topic: &Topic) -> Counts {
    let found = done
        .topics
        .iter()
        .find(|(id, _)| id.is_some_and(|id| *id == *topic.id));
    found.map(|(_, counts)| *counts).unwrap_or_default()
}
