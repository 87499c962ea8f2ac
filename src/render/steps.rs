//! The roadmap: all steps, what it is about, and the skills checklist.

use super::progress::{Progress, legend};
use super::step_row::{row, table};
use super::{Look, Page, count, list};
use crate::model::{Catalog, Roadmap};

/// The steps in order, with hours, prerequisites and how many questions each has; with a learner's
/// `progress`, how many of them are known, and which step comes next. `banks` are the flags that name the
/// banks of the run, repeated in what to type next.
#[must_use]
pub fn steps(
    roadmap: &Roadmap,
    title: &str,
    catalog: &Catalog,
    progress: Option<&Progress<'_>>,
    banks: &str,
    look: Look,
) -> String {
    let mut page = Page::new(look).of_banks(banks);
    page.heading(roadmap.title.as_deref().unwrap_or(title));
    page.paragraph(&totals(roadmap, catalog, progress));
    page.gap();
    let numbered = roadmap.steps.iter().enumerate();
    let rows: Vec<_> = numbered
        .map(|(at, step)| row(roadmap, catalog, progress, at, step))
        .collect();
    if look.plain {
        rows.iter().for_each(|row| page.paragraph(&row.spoken()));
    } else if look.width() < 64 {
        rows.iter().for_each(|row| row.stacked(&mut page));
    } else {
        table(&mut page, roadmap, &rows, progress);
    }
    match progress {
        None => {
            page.gap();
            page.commands("Next", &next(roadmap));
        }
        Some(progress) => lead_on(&mut page, roadmap, progress),
    }
    page.finish()
}

fn totals(roadmap: &Roadmap, catalog: &Catalog, progress: Option<&Progress<'_>>) -> String {
    let mut parts = vec![count(roadmap.steps.len(), "step")];
    if roadmap.hours() > 0 {
        parts.push(format!("about {}", count(roadmap.hours() as usize, "hour")));
    }
    parts.push(match progress {
        Some(progress) => progress.aim(),
        None => count(catalog.len(), "question"),
    });
    parts.join(", ")
}

/// The legend of the bars, and the next step with what to type.
fn lead_on(page: &mut Page, roadmap: &Roadmap, progress: &Progress<'_>) {
    if page.look().plain {
        let all = progress.words(progress.position.all);
        page.paragraph(&format!("All steps: {all}."));
    } else {
        legend(page, progress.position.all);
    }
    page.gap();
    next_step(page, roadmap, progress);
    let mut commands = vec!["roadmap steps skills".to_owned()];
    if let Some(step) = progress.position.next.and_then(|at| roadmap.steps.get(at)) {
        let number = progress.position.next.unwrap_or_default() + 1;
        commands.insert(0, format!("roadmap steps {number}"));
        commands.insert(1, format!("roadmap quiz {}", step.id));
    }
    page.command_row("       ", &commands);
}

/// Which step comes next, and why.
fn next_step(page: &mut Page, roadmap: &Roadmap, progress: &Progress<'_>) {
    let step = progress
        .position
        .next
        .and_then(|at| Some((at, roadmap.steps.get(at)?)));
    let Some((at, step)) = step else {
        let said = match progress.position.steps.iter().all(|step| step.all() == 0) {
            true => "no question here belongs to a step",
            false => "every step is known for the most part: try an exam",
        };
        return page.labelled("Next", 7, said);
    };
    let opens: Vec<_> = roadmap
        .opened_by(&step.id)
        .filter_map(|step| roadmap.number(&step.id))
        .map(|number| number.to_string())
        .collect();
    let why = match opens.len() {
        0 => String::new(),
        1 => format!(": it opens step {}", list(&opens)),
        _ => format!(": it opens steps {}", list(&opens)),
    };
    let said = format!("step {}, {}{why}", at + 1, step.title);
    let label = if page.look().plain { "Next:" } else { "Next" };
    page.labelled(label, 7, &said);
}

fn next(roadmap: &Roadmap) -> Vec<(String, String)> {
    let mut next = vec![(
        "roadmap steps 1".to_owned(),
        "one step in full: topics, checklist, reading".to_owned(),
    )];
    if let Some(first) = roadmap.steps.first() {
        next.push((
            format!("roadmap quiz {}", first.id),
            "questions of that step".to_owned(),
        ));
    }
    if !roadmap.skills.is_empty() {
        next.push((
            "roadmap steps skills".to_owned(),
            "the skills checklist".to_owned(),
        ));
    }
    if roadmap.summary.is_some() || roadmap.about.is_some() {
        next.push((
            "roadmap steps about".to_owned(),
            "what this road is and where it leads".to_owned(),
        ));
    }
    next
}

/// What the road is, in the guide's words.
#[must_use]
pub fn about(roadmap: &Roadmap, title: &str, banks: &str, look: Look) -> String {
    let mut page = Page::new(look).of_banks(banks);
    page.heading(roadmap.title.as_deref().unwrap_or(title));
    if let Some(summary) = &roadmap.summary {
        page.gap();
        page.paragraph(summary);
    }
    if let Some(about) = &roadmap.about {
        page.gap();
        page.heading(&about.title);
        page.paragraph(&about.text);
        about
            .does
            .iter()
            .for_each(|line| page.hanging(if look.plain { "" } else { "  - " }, line));
    }
    if !roadmap.decks.is_empty() {
        page.gap();
        page.heading("Related guides");
        let decks = roadmap.decks.iter();
        let rows: Vec<_> = decks
            .map(|deck| (format!("roadmap quiz {}", deck.id), deck.title.to_string()))
            .collect();
        page.commands("", &rows);
    }
    page.finish()
}

/// The skills checklist, by step.
#[must_use]
pub fn skills(roadmap: &Roadmap, title: &str, look: Look) -> String {
    let mut page = Page::new(look);
    page.heading(&format!("{title}: skills checklist"));
    let mut step = None;
    for (at, skill) in roadmap.skills.iter().enumerate() {
        if skill.step.as_deref() != step {
            step = skill.step.as_deref();
            page.gap();
            page.heading(&heading(roadmap, step));
        }
        let number = if look.plain {
            format!("{}. ", at + 1)
        } else {
            format!(" {:2}  ", at + 1)
        };
        page.hanging(&number, &skill.text);
    }
    page.finish()
}

fn heading(roadmap: &Roadmap, step: Option<&str>) -> String {
    let known = step.and_then(|id| Some((roadmap.number(id)?, roadmap.step(id)?)));
    known.map_or_else(
        || "Everywhere".to_owned(),
        |(number, step)| format!("Step {number}: {}", step.title),
    )
}
