//! One step of the roadmap: what to learn, topics, checklist, reading, what to build.

use super::progress::{Progress, with_bar};
use super::step_topics::topics;
use super::{Look, Page, count, list};
use crate::memory::Counts;
use crate::model::{Catalog, ChecklistItem, Name, Roadmap, Step};
use crate::sorting;

/// The columns of the labels.
const LABEL: usize = 8;

/// What a learner did in a step.
#[derive(Clone, Copy, Debug)]
pub struct StepProgress<'a> {
    /// Where the learner stands, if there is a history.
    pub progress: Option<Progress<'a>>,
    /// The counts of its topics, by their ids.
    pub topics: &'a [(Option<&'a Name>, Counts)],
    /// The ids of what is ticked off.
    pub ticked: &'a [&'a str],
}

/// One step in full, with what a learner did in it. `number` counts from 1.
#[must_use]
pub fn step(
    roadmap: &Roadmap,
    number: usize,
    step: &Step,
    catalog: &Catalog,
    done: &StepProgress<'_>,
    banks: &str,
    look: Look,
) -> String {
    let mut page = Page::new(look).of_banks(banks);
    head(
        &mut page,
        roadmap,
        number,
        step,
        catalog,
        done.progress.as_ref(),
    );
    if let Some(summary) = &step.summary {
        page.gap();
        page.paragraph(summary);
    }
    learn(&mut page, step);
    topics(&mut page, step, catalog, done);
    checklist(&mut page, step, done.ticked);
    read(&mut page, step);
    build(&mut page, roadmap, step);
    page.gap();
    page.commands("Next", &next(roadmap, number, step));
    page.finish()
}

/// What the step is called, what it takes, and how far the learner has come in it.
pub(super) fn head(
    page: &mut Page,
    roadmap: &Roadmap,
    number: usize,
    step: &Step,
    catalog: &Catalog,
    progress: Option<&Progress<'_>>,
) {
    page.heading(&format!(
        "Step {number} of {}: {} ({})",
        roadmap.steps.len(),
        step.title,
        step.id
    ));
    page.paragraph(&facts(roadmap, step, catalog));
    if let Some(progress) = progress {
        let counts = progress
            .position
            .steps
            .get(number - 1)
            .copied()
            .unwrap_or_default();
        let words = progress.words(counts);
        if super::width(&words) > page.look().width() {
            page.paragraph(&words);
        } else {
            page.line(&with_bar(&words, counts, page.look()));
        }
    }
}

/// The next step alone, and why it is the next.
#[must_use]
pub fn next_step(
    roadmap: &Roadmap,
    catalog: &Catalog,
    progress: &Progress<'_>,
    banks: &str,
    look: Look,
) -> String {
    let mut page = Page::new(look).of_banks(banks);
    let step = progress
        .position
        .next
        .and_then(|at| Some((at, roadmap.steps.get(at)?)));
    let Some((at, step)) = step else {
        page.paragraph("Every step is known for the most part.");
        page.gap();
        page.command_row("Next   ", &["roadmap quiz --exam".to_owned()]);
        return page.finish();
    };
    head(&mut page, roadmap, at + 1, step, catalog, Some(progress));
    page.gap();
    let commands = [
        format!("roadmap steps {}", at + 1),
        format!("roadmap quiz {}", step.id),
    ];
    page.command_row("Next   ", &commands);
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
    sorting::all(&mut before);
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

fn checklist(page: &mut Page, step: &Step, ticked: &[&str]) {
    if step.checklist.is_empty() {
        return;
    }
    page.gap();
    let is_ticked = |item: &ChecklistItem| ticked.contains(&&*item.id);
    let done = step.checklist.iter().filter(|item| is_ticked(item)).count();
    let open = step.checklist.iter().position(|item| !is_ticked(item));
    page.heading(&format!(
        "Checklist, {done} of {} ticked: can I ...",
        step.checklist.len()
    ));
    for (number, item) in (1..).zip(&step.checklist) {
        let ticked = is_ticked(item);
        let front = match (page.look().plain, ticked) {
            (true, true) => format!("{number}. Ticked. "),
            (true, false) => format!("{number}. "),
            (false, true) => format!("  [x] {number:2}  "),
            (false, false) => format!("  [ ] {number:2}  "),
        };
        page.hanging(&front, &item.text);
    }
    if let Some(open) = open {
        let command = format!("roadmap steps {} --tick {}", step.id, open + 1);
        page.commands("", &[(command, "ticks that line off".to_owned())]);
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
