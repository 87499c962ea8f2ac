//! One step of the roadmap: what to learn, topics, checklist, reading, what to build.

use super::{Look, Page, count, list};
use crate::model::{Catalog, Roadmap, Step};
use crate::style::{Meaning, paint};

/// The columns of the labels.
const LABEL: usize = 8;

/// One step in full. `number` counts from 1.
#[must_use]
pub fn step(
    roadmap: &Roadmap,
    number: usize,
    step: &Step,
    catalog: &Catalog,
    banks: &str,
    look: Look,
) -> String {
    let mut page = Page::new(look).of_banks(banks);
    page.heading(&format!(
        "Step {number} of {}: {} ({})",
        roadmap.steps.len(),
        step.title,
        step.id
    ));
    page.paragraph(&facts(roadmap, step, catalog));
    if let Some(summary) = &step.summary {
        page.gap();
        page.paragraph(summary);
    }
    learn(&mut page, step);
    topics(&mut page, step, catalog);
    checklist(&mut page, step);
    read(&mut page, step);
    build(&mut page, roadmap, step);
    page.gap();
    page.commands("Next", &next(roadmap, number, step));
    page.finish()
}

fn facts(roadmap: &Roadmap, step: &Step, catalog: &Catalog) -> String {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(step.hours.map(|hours| count(hours as usize, "hour")));
    let numbers = |ids: Vec<String>| match ids.len() {
        1 => format!("step {}", list(&ids)),
        _ => format!("steps {}", list(&ids)),
    };
    let mut before: Vec<_> = step
        .requires
        .iter()
        .filter_map(|id| roadmap.number(id))
        .collect();
    before.sort_unstable();
    let after: Vec<_> = before.iter().map(ToString::to_string).collect();
    if !after.is_empty() {
        facts.push(format!("after {}", numbers(after)));
    }
    let opens = roadmap
        .opened_by(&step.id)
        .filter_map(|step| roadmap.number(&step.id));
    let opens: Vec<_> = opens.map(|n| n.to_string()).collect();
    if !opens.is_empty() {
        facts.push(format!("opens {}", numbers(opens)));
    }
    facts.push(count(catalog.count_of_step(&step.id), "question"));
    facts.join(", ")
}

/// A labelled block, or in the plain face a heading with its lines under it.
fn label(page: &mut Page, label: &str) -> String {
    if page.look().plain {
        page.gap();
        page.line(&format!("{label}."));
        return String::new();
    }
    format!("{label:LABEL$}")
}

fn learn(page: &mut Page, step: &Step) {
    if step.sections.is_empty() {
        return;
    }
    page.gap();
    let mut front = label(page, "Learn");
    for section in &step.sections {
        let items: Vec<_> = section.items.iter().map(ToString::to_string).collect();
        let text = format!("{}: {}", section.title, items.join(", "));
        page.labelled(front.trim_end(), front.len(), &text);
        front = " ".repeat(front.len());
    }
}

fn topics(page: &mut Page, step: &Step, catalog: &Catalog) {
    if step.topics.is_empty() {
        return;
    }
    page.gap();
    let plain = page.look().plain;
    let longest = step
        .topics
        .iter()
        .map(|topic| topic.id.len())
        .max()
        .unwrap_or(0);
    let in_table = !plain && longest + 10 + 24 <= page.look().width();
    if in_table {
        let head = format!("Topics{}questions", " ".repeat(longest + 2 - 6));
        page.line(&paint(Meaning::Heading, &head));
    } else {
        page.heading("Topics");
    }
    for topic in &step.topics {
        let number = catalog.count_of_topic(&step.id, &topic.id);
        let covers = topic
            .covers
            .as_deref()
            .or(topic.title.as_deref())
            .unwrap_or_default();
        if in_table {
            page.hanging(&format!("  {:longest$} {number:>5}   ", &*topic.id), covers);
        } else {
            let sep = if plain { "" } else { "  " };
            page.hanging(
                sep,
                &format!("{} ({}): {covers}", topic.id, count(number, "question")),
            );
        }
    }
}

fn checklist(page: &mut Page, step: &Step) {
    if step.checklist.is_empty() {
        return;
    }
    page.gap();
    page.heading("Checklist: can I ...");
    for (at, item) in step.checklist.iter().enumerate() {
        let number = if page.look().plain {
            format!("{}. ", at + 1)
        } else {
            format!("  {:2}  ", at + 1)
        };
        page.hanging(&number, &item.text);
    }
}

fn read(page: &mut Page, step: &Step) {
    if step.resources.is_empty() {
        return;
    }
    page.gap();
    page.heading("Read");
    let indent = if page.look().plain { "" } else { "  " };
    for resource in &step.resources {
        page.link(indent, &resource.title, &resource.url);
    }
}

fn build(page: &mut Page, roadmap: &Roadmap, step: &Step) {
    if let Some(project) = &step.project {
        page.gap();
        let front = label(page, "Build");
        page.labelled(front.trim_end(), front.len(), project);
    }
    let guides = step.guides.iter().filter_map(|id| roadmap.deck(id));
    let guides: Vec<_> = guides
        .map(|deck| format!("{} (`roadmap quiz {}`)", deck.title, deck.id))
        .collect();
    if !guides.is_empty() {
        page.gap();
        let front = label(page, "Guides");
        page.labelled(front.trim_end(), front.len(), &list(&guides));
    }
}

fn next(roadmap: &Roadmap, number: usize, step: &Step) -> Vec<(String, String)> {
    let mut next = vec![(
        format!("roadmap quiz {}", step.id),
        "questions of this step".to_owned(),
    )];
    if let Some(topic) = step.topics.first() {
        next.push((
            format!("roadmap quiz {}", topic.id),
            "of one topic".to_owned(),
        ));
    }
    if number < roadmap.steps.len() {
        next.push((
            format!("roadmap steps {}", number + 1),
            "the step after this one".to_owned(),
        ));
    }
    next
}
