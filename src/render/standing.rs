//! Scores by step and by level, side by side where the window is wide enough.

use std::borrow::Cow;

use super::{Look, fit, score, visible, width};
use crate::session::{Group, Report};
use crate::style::{Meaning, paint};

/// The columns of the left table where two stand side by side.
const LEFT: usize = 44;
const BAR: usize = 10;
/// The columns of the longest name that is not cut.
const NAME: usize = 24;

/// The tables of `report`; a table whose only line is about questions without a step or level is left
/// out.
pub(super) fn tables(look: Look, report: &Report) -> Vec<String> {
    let steps = table("by step", &report.by_step, 12, look.width());
    let levels = table("by level", &report.by_level, 7, look.width());
    let widest = |table: &[String]| table.iter().map(|line| width(line)).max().unwrap_or(0);
    if steps.is_empty() || levels.is_empty() {
        return [steps, levels].concat();
    }
    if widest(&steps) <= LEFT && LEFT + 2 + widest(&levels) <= look.width() {
        return beside(&steps, &levels);
    }
    [steps, vec![String::new()], levels].concat()
}

fn beside(left: &[String], right: &[String]) -> Vec<String> {
    let line = |at: usize| {
        let (left, right) = (left.get(at), right.get(at));
        let left = left.map_or("", String::as_str);
        let fill = " ".repeat((LEFT + 2).saturating_sub(width(left)));
        match right {
            Some(right) => format!("{left}{fill}{}", right.strip_prefix("  ").unwrap_or(right)),
            None => left.to_owned(),
        }
    };
    (0..left.len().max(right.len())).map(line).collect()
}

fn table(title: &str, groups: &[Group], least: usize, columns: usize) -> Vec<String> {
    if groups.iter().all(|group| group.name == "-") {
        return Vec::new();
    }
    let scores = aligned(groups);
    let widest = scores.iter().map(|score| width(score)).max().unwrap_or(0);
    let names: Vec<_> = groups.iter().map(named).collect();
    let longest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let room = columns.saturating_sub(4 + widest).max(4);
    let column = longest.clamp(least, NAME).min(room);
    let barred = column + 4 + widest + 2 + BAR <= columns;
    let line = |((group, name), score): ((&Group, &Cow<'_, str>), &String)| {
        let bar = if barred { bar(group) } else { String::new() };
        let line = format!("  {}  {score}  {bar}", fit(name, column));
        line.trim_end().to_owned()
    };
    let lines = groups.iter().zip(&names).zip(&scores).map(line);
    std::iter::once(format!("  {}", paint(Meaning::Heading, title)))
        .chain(lines)
        .collect()
}

fn named(group: &Group) -> Cow<'_, str> {
    if group.name == "-" {
        Cow::Borrowed("none")
    } else {
        visible(&group.name)
    }
}

/// `2.5 of 3` for each, points and digits under one another.
fn aligned(groups: &[Group]) -> Vec<String> {
    let texts: Vec<_> = groups.iter().map(|group| score(group.score)).collect();
    let decimals = |text: &str| text.find('.').map_or(0, |at| text.len() - at);
    let wholes = texts
        .iter()
        .map(|text| text.len() - decimals(text))
        .max()
        .unwrap_or(0);
    let most = texts.iter().map(|text| decimals(text)).max().unwrap_or(0);
    let digits = groups
        .iter()
        .map(|group| group.possible.to_string().len())
        .max()
        .unwrap_or(0);
    let line = |(text, group): (&String, &Group)| {
        let whole = text.len() - decimals(text);
        let (before, after) = (
            " ".repeat(wholes - whole),
            " ".repeat(most - decimals(text)),
        );
        format!("{before}{text}{after} of {:<digits$}", group.possible)
    };
    texts.iter().zip(groups).map(line).collect()
}

fn bar(group: &Group) -> String {
    let share = group.score / group.possible.max(1) as f64;
    let filled = ((share * BAR as f64).round() as usize).min(BAR);
    let rest = paint(Meaning::Quiet, &"·".repeat(BAR - filled));
    format!("{}{rest}", "█".repeat(filled))
}
