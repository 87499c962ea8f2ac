//! The questions of banks by step and topic, and how many each topic has.

use super::{Look, Page, count, fit, visible, width};
use crate::model::{Entry, Level, TopicCount};
use crate::style::{Meaning, paint};

/// The columns of a kind and of a level.
const WORD: usize = 8;
/// The columns beside an id: the indent, a gap, kind, level and seconds.
const BESIDE: usize = 2 + 2 + 2 * WORD + 6;
/// Numbers stand in columns in windows of so many.
const TABLE: usize = 60;

/// A line for each question below its step and topic.
#[must_use]
pub fn list(entries: &[&Entry], look: Look) -> String {
    let mut page = Page::new(look);
    let place = |entry: &Entry| (entry.header.step.clone(), entry.header.topic.clone());
    let ids = entries
        .iter()
        .map(|entry| width(&visible(&entry.header.id)));
    let longest = ids
        .max()
        .unwrap_or(0)
        .min(look.width().saturating_sub(BESIDE));
    for group in entries.chunk_by(|one, other| place(one) == place(other)) {
        page.gap();
        page.heading(&heading(group));
        for entry in group {
            line(&mut page, entry, longest);
        }
    }
    page.gap();
    page.paragraph(&count(entries.len(), "question"));
    page.finish()
}

fn heading(group: &[&Entry]) -> String {
    let Some(first) = group.first().map(|entry| &entry.header) else {
        return String::new();
    };
    let names = [&first.step, &first.topic].into_iter().flatten();
    let names: Vec<_> = names.map(|name| visible(name)).collect();
    match names.is_empty() {
        true => "without a step".to_owned(),
        false => names.join(" · "),
    }
}

fn line(page: &mut Page, entry: &Entry, longest: usize) {
    let header = &entry.header;
    let (id, kind) = (visible(&header.id), header.kind.name());
    let level = header.level.map_or("-", Level::name);
    if page.look().plain || page.look().width() < BESIDE {
        return page.paragraph(&format!("{id}, {kind}, {level}"));
    }
    let about = format!("{kind:WORD$}{level:WORD$}{:>4} s", header.seconds);
    if width(&id) > longest {
        page.line(&format!("  {id}"));
        return page.line(&format!("  {}  {about}", " ".repeat(longest)));
    }
    let padding = " ".repeat(longest - width(&id));
    page.line(&format!("  {id}{padding}  {about}"));
}

/// A line for each topic below its step, with its target.
#[must_use]
pub fn coverage(counts: &[TopicCount<'_>], look: Look) -> String {
    let mut page = Page::new(look);
    let longest = counts
        .iter()
        .map(|count| width(count.topic))
        .max()
        .unwrap_or(0);
    let columns = longest.min(look.width().saturating_sub(46)).max(12);
    for step in counts.chunk_by(|one, other| one.step == other.step) {
        page.gap();
        page.line(&head(
            step.first().map_or("", |first| first.step),
            columns,
            look,
        ));
        step.iter()
            .for_each(|count| topic(&mut page, count, columns));
    }
    page.gap();
    page.paragraph(&total(counts));
    page.finish()
}

fn head(step: &str, columns: usize, look: Look) -> String {
    let title = paint(Meaning::Heading, &fit(&visible(step), columns + 2));
    if look.plain || look.width() < TABLE {
        return paint(Meaning::Heading, &visible(step));
    }
    let names = Level::ALL.map(|level| format!("{:>7}", level.name()));
    format!("{title}{}{:>7}{:>7}", names.concat(), "all", "target")
}

fn topic(page: &mut Page, count: &TopicCount<'_>, columns: usize) {
    let name = visible(count.topic);
    let target = count
        .target
        .map_or("-".to_owned(), |target| target.to_string());
    let difference = count.difference();
    let off = if difference == 0 {
        String::new()
    } else {
        format!("{difference:+}")
    };
    if page.look().plain || page.look().width() < TABLE {
        let levels = Level::ALL.iter().zip(count.levels);
        let levels: Vec<_> = levels
            .map(|(level, number)| format!("{number} {}", level.name()))
            .collect();
        let all = count.questions;
        let said = format!("{name}: {}, {all} of {target}", levels.join(", "));
        return page.hanging("  ", &said);
    }
    let levels = count.levels.map(|number| format!("{number:>7}")).concat();
    let name = fit(&name, columns);
    page.line(&format!(
        "  {name}{levels}{:>7}{target:>7}{off:>6}",
        count.questions
    ));
}

fn total(counts: &[TopicCount<'_>]) -> String {
    let questions: usize = counts.iter().map(|count| count.questions).sum();
    let target: u32 = counts.iter().filter_map(|count| count.target).sum();
    let off = counts
        .iter()
        .filter(|count| count.difference() != 0)
        .count();
    let (topics, questions) = (count(counts.len(), "topic"), count(questions, "question"));
    match target {
        0 => format!("{questions} in {topics}"),
        _ => format!("{questions} of {target} in {topics}, {off} off their target"),
    }
}
