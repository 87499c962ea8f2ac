//! The rule lines that head a question and a report.

use super::{Look, cut, width};
use crate::style::{Meaning, paint};

/// A line across the window with `parts` in it and `right` at its end. Parts that do not fit follow on
/// lines of their own.
pub(super) fn rule(look: Look, parts: &[String], right: Option<&str>) -> Vec<String> {
    let columns = look.width();
    let mut fitting = parts.len();
    while fitting > 1 && needed(&parts[..fitting], right) > columns {
        fitting -= 1;
    }
    let (inside, below) = parts.split_at(fitting);
    let mut lines = vec![line(inside, right, columns)];
    lines.extend(
        below
            .iter()
            .map(|part| paint(Meaning::Heading, &cut(part, columns))),
    );
    lines
}

/// The columns of `── part ── part ──── right ──`.
fn needed(parts: &[String], right: Option<&str>) -> usize {
    let inside: usize = parts.iter().map(|part| width(part) + 4).sum();
    inside + 3 + right.map_or(0, |right| width(right) + 4)
}

fn line(parts: &[String], right: Option<&str>, columns: usize) -> String {
    let shown: Vec<_> = parts
        .iter()
        .map(|part| cut(part, columns.saturating_sub(7)))
        .collect();
    let fill = (columns + 1).saturating_sub(needed(&shown, right));
    let quiet = |text: &str| paint(Meaning::Quiet, text);
    let mut line = String::new();
    for part in &shown {
        line.push_str(&quiet("── "));
        line.push_str(&paint(Meaning::Heading, part));
        line.push(' ');
    }
    line.push_str(&quiet(&"─".repeat(fill + 2)));
    if let Some(right) = right {
        line.push_str(&format!(" {right} {}", quiet("──")));
    }
    line
}
