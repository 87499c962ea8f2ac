//! The roadmap: all steps, what it is about, and the skills checklist.

use super::{Look, Page, count, fit, width};
use crate::model::{Catalog, Roadmap, Step};
use crate::style::{Meaning, paint};

/// The steps in order, with hours, prerequisites and how many questions each has. `banks` are the flags
/// that name the banks of the run, repeated in what to type next.
#[must_use]
pub fn steps(roadmap: &Roadmap, title: &str, catalog: &Catalog, banks: &str, look: Look) -> String {
    let mut page = Page::new(look).of_banks(banks);
    page.heading(roadmap.title.as_deref().unwrap_or(title));
    page.paragraph(&totals(roadmap, catalog));
    page.gap();
    let rows: Vec<_> = roadmap
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| row(roadmap, catalog, at, step))
        .collect();
    if look.plain {
        rows.iter().for_each(|row| page.paragraph(&row.spoken()));
    } else if look.width() < 64 {
        rows.iter().for_each(|row| row.stacked(&mut page));
    } else {
        table(&mut page, &rows);
    }
    page.gap();
    page.commands("Next", &next(roadmap));
    page.finish()
}

fn totals(roadmap: &Roadmap, catalog: &Catalog) -> String {
    let mut parts = vec![count(roadmap.steps.len(), "step")];
    if roadmap.hours() > 0 {
        parts.push(format!("about {}", count(roadmap.hours() as usize, "hour")));
    }
    parts.push(count(catalog.len(), "question"));
    parts.join(", ")
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

struct Row {
    number: usize,
    title: String,
    hours: String,
    after: String,
    questions: usize,
}

fn row(roadmap: &Roadmap, catalog: &Catalog, at: usize, step: &Step) -> Row {
    let mut numbers: Vec<_> = step
        .requires
        .iter()
        .filter_map(|id| roadmap.number(id))
        .collect();
    numbers.sort_unstable();
    let after: Vec<_> = numbers.iter().map(ToString::to_string).collect();
    Row {
        number: at + 1,
        title: super::visible(&step.title).into_owned(),
        hours: step
            .hours
            .map_or_else(|| "-".to_owned(), |hours| hours.to_string()),
        after: if after.is_empty() {
            "-".to_owned()
        } else {
            after.join(" ")
        },
        questions: catalog.count_of_step(&step.id),
    }
}

impl Row {
    fn spoken(&self) -> String {
        let after = if self.after == "-" {
            String::new()
        } else {
            format!(" After {}.", self.after.replace(' ', ", "))
        };
        let questions = count(self.questions, "question");
        format!(
            "Step {}. {}. {} hours.{after} {questions}.",
            self.number, self.title, self.hours
        )
    }

    fn stacked(&self, page: &mut Page) {
        page.hanging(&format!("{:2}  ", self.number), &self.title);
        let after = if self.after == "-" {
            String::new()
        } else {
            format!("after {}, ", self.after)
        };
        page.hanging(
            "    ",
            &format!(
                "{} h, {after}{}",
                self.hours,
                count(self.questions, "question")
            ),
        );
    }
}

fn table(page: &mut Page, rows: &[Row]) {
    let longest = |of: fn(&Row) -> &str| rows.iter().map(|row| width(of(row))).max().unwrap_or(0);
    let after = longest(|row| &row.after).max("after".len());
    let title = longest(|row| &row.title).min(page.look().width() - after - 26);
    let head = format!(
        " #  {}  hours  {}  questions",
        fit("step", title),
        fit("after", after)
    );
    page.line(&paint(Meaning::Heading, &head));
    for row in rows {
        let Row {
            number,
            hours,
            questions,
            ..
        } = row;
        let (name, after) = (fit(&row.title, title), fit(&row.after, after));
        page.line(&format!(
            "{number:2}  {name}  {hours:>5}  {after}  {questions:>9}"
        ));
    }
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
