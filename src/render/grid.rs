//! Rows of a database as a table that fits the window.

use super::cells::{cell, is_number, padded};
use super::{Look, hang, visible, width, wrap};
use crate::grade::sql::Table;
use crate::style::{Meaning, paint};

/// Columns are cut to no fewer than this many.
const NARROWEST: usize = 4;

/// What stands between two columns.
const GAP: usize = 2;

/// A row as it is shown: a word before it, and its values.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) front: &'static str,
    pub(super) meaning: Option<Meaning>,
    pub(super) cells: Vec<(String, bool)>,
}

impl Row {
    /// A row with nothing before it.
    pub(super) fn of(table: &Table, at: usize) -> Self {
        let cells = table.rows[at].iter();
        Self {
            cells: cells.map(|value| (cell(value), is_number(value))).collect(),
            ..Self::default()
        }
    }

    /// The same behind a word.
    pub(super) fn behind(mut self, front: &'static str, meaning: Meaning) -> Self {
        self.front = front;
        self.meaning = Some(meaning);
        self
    }
}

/// The first `most` rows of a table, with a word on how many more there are.
pub(super) fn table(look: Look, table: &Table, most: usize) -> Vec<String> {
    let rows: Vec<_> = (0..table.rows.len().min(most))
        .map(|at| Row::of(table, at))
        .collect();
    let mut lines = grid(look, &table.columns, &rows);
    let more = table.rows.len() - rows.len();
    let more = match (more, table.is_cut) {
        (0, false) if rows.is_empty() => "no rows".to_owned(),
        (0, false) => return lines,
        (_, true) => format!("and more than {more} others"),
        (_, false) => format!("and {}", super::count(more, "more row")),
    };
    let indent = if look.plain { "" } else { "  " };
    lines.extend(hang(indent, &sentence(look, &more), look.width()));
    lines
}

fn sentence(look: Look, text: &str) -> String {
    if look.plain {
        super::sentence(text)
    } else {
        text.to_owned()
    }
}

/// The rows below the names of their columns; in the plain face, and where the window is too narrow
/// for a table, each value behind its name.
pub(super) fn grid(look: Look, names: &[String], rows: &[Row]) -> Vec<String> {
    let names: Vec<_> = names
        .iter()
        .map(|name| visible(name).replace('\n', " "))
        .collect();
    if look.plain {
        return rows
            .iter()
            .flat_map(|row| spoken(look, &names, row))
            .collect();
    }
    let front = rows.iter().map(|row| row.front.len()).max().unwrap_or(0);
    let front = if front > 0 { front + GAP } else { 0 };
    let room = look.width().saturating_sub(GAP + front);
    match widths(&names, rows, room) {
        Some(widths) => drawn(&names, rows, front, &widths),
        None => rows
            .iter()
            .flat_map(|row| stacked(look, &names, row))
            .collect(),
    }
}

/// How wide each column is drawn; nothing if there is no room for all.
fn widths(names: &[String], rows: &[Row], room: usize) -> Option<Vec<usize>> {
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(at));
        let cells = cells.map(|(text, _)| width(text)).max().unwrap_or(0);
        cells.max(width(&names[at])).max(1)
    };
    let mut widths: Vec<_> = (0..names.len()).map(widest).collect();
    let room = room.checked_sub(GAP * names.len().saturating_sub(1))?;
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter_mut().max()?;
        if *widest <= NARROWEST {
            return None;
        }
        *widest -= 1;
    }
    Some(widths)
}

fn drawn(names: &[String], rows: &[Row], front: usize, widths: &[usize]) -> Vec<String> {
    let is_number = |at: usize| {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
        cells.any(|(_, number)| *number)
    };
    let head = names.iter().zip(widths).enumerate();
    let head: Vec<_> = head
        .map(|(at, (name, width))| padded(name, *width, is_number(at)))
        .collect();
    let gap = " ".repeat(GAP);
    let head = format!("{gap}{}{}", " ".repeat(front), head.join(&gap));
    let mut lines = vec![paint(Meaning::Heading, head.trim_end())];
    for row in rows {
        let cells = row.cells.iter().zip(widths);
        let cells: Vec<_> = cells
            .enumerate()
            .map(|(at, ((text, number), width))| {
                let right = *number || (is_number(at) && text.contains("NULL"));
                padded(text, *width, right)
            })
            .collect();
        let word = row
            .meaning
            .map_or_else(String::new, |meaning| paint(meaning, row.front));
        let fill = " ".repeat(front - row.front.len());
        let line = format!("{gap}{word}{fill}{}", cells.join(&gap));
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A row with a line for each value.
fn stacked(look: Look, names: &[String], row: &Row) -> Vec<String> {
    let first = if row.front.is_empty() {
        "row"
    } else {
        row.front
    };
    let mut lines = vec![format!("  {}", paint(Meaning::Heading, first))];
    for (name, (text, _)) in names.iter().zip(&row.cells) {
        lines.extend(hang("    ", &format!("{name}: {text}"), look.width()));
    }
    lines
}

/// A row as a sentence.
fn spoken(look: Look, names: &[String], row: &Row) -> Vec<String> {
    let cells = names.iter().zip(&row.cells);
    let cells: Vec<_> = cells
        .map(|(name, (text, _))| format!("{name} {text}"))
        .collect();
    let front = match row.front {
        "" => String::new(),
        word => format!("{}: ", super::sentence(word).trim_end_matches('.')),
    };
    wrap(&format!("{front}{}.", cells.join(", ")), look.width())
}
