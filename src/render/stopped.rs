//! Why a query gave no rows, with the place in it.

use super::{Look, cut, hang, sentence, visible, width, wrap};
use crate::grade::sql::{Fault, FaultKind};
use crate::style::{Meaning, paint};

/// Why `query` gave no rows.
pub(super) fn stopped(look: Look, fault: &Fault, query: &str) -> Vec<String> {
    let message = match fault.kind {
        FaultKind::Error => format!("SQLite says: {}", fault.message),
        FaultKind::Refused | FaultKind::TooMuch => fault.message.clone(),
    };
    let place = fault.at.and_then(|at| Place::of(query, at));
    if look.plain {
        let place = place.map_or_else(String::new, |place| {
            format!(" Line {}, character {}.", place.line, place.column)
        });
        return wrap(&format!("{}{place}", sentence(&message)), look.width());
    }
    let mut lines = hang("  ", &sentence(&message), look.width());
    if let Some(place) = place {
        lines.extend(place.drawn(look));
    }
    lines
}

/// A place in a query: line and character, counted from 1.
struct Place<'a> {
    line: usize,
    column: usize,
    before: &'a str,
    after: &'a str,
}

impl<'a> Place<'a> {
    fn of(query: &'a str, at: usize) -> Option<Self> {
        let (head, tail) = query.split_at_checked(at)?;
        let begin = head.rfind('\n').map_or(0, |feed| feed + 1);
        Some(Self {
            line: head.matches('\n').count() + 1,
            column: head[begin..].chars().count() + 1,
            before: &head[begin..],
            after: tail.lines().next().unwrap_or_default(),
        })
    }

    /// The line with a caret under the place.
    fn drawn(&self, look: Look) -> Vec<String> {
        let front = format!("  {:>3} | ", self.line);
        let room = look.width().saturating_sub(front.len());
        let (before, after) = (visible(self.before), visible(self.after));
        let is_long = width(&before) + width(&after) > room && width(&before) > room / 2;
        let before = match is_long {
            true => {
                let kept = (room / 2).saturating_sub(2);
                let count = before.chars().count().saturating_sub(kept);
                format!("..{}", before.chars().skip(count).collect::<String>())
            }
            false => before.into_owned(),
        };
        let line = cut(&format!("{before}{after}"), room);
        let fill = " ".repeat(front.len() - 2 + width(&before));
        vec![
            format!("{front}{line}"),
            format!(
                "{}| {}{}",
                " ".repeat(front.len() - 2),
                &fill[front.len() - 2..],
                paint(Meaning::Wrong, "^")
            ),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, at: usize, columns: usize, expected: &[&str]) {
        let fault = Fault {
            kind: FaultKind::Error,
            message: "no".to_owned(),
            at: Some(at),
        };
        let lines: Vec<_> = stopped(Look::new(columns, false), &fault, query)
            .iter()
            .map(|line| anstream::adapter::strip_str(line).to_string())
            .collect();
        assert_eq!(lines[1..], *expected);
    }

    #[test]
    fn the_caret_stands_at_the_place() {
        check("SELECT x", 7, 80, &["    1 | SELECT x", "      |        ^"]);
        check(
            "SELECT a,\n  \u{4e2d}x\nFROM t",
            15,
            80,
            &["    2 |   \u{4e2d}x", "      |     ^"],
        );
        let long = format!("SELECT {}, x FROM t", "a".repeat(60));
        let drawn = ["    1 | ..aaaaaaaaa, x FROM t", "      |              ^"];
        check(&long, 69, 34, &drawn);
    }

    #[test]
    fn the_plain_face_says_line_and_character() {
        let fault = Fault {
            kind: FaultKind::Error,
            message: "no such column: x".to_owned(),
            at: Some(12),
        };
        let lines = stopped(Look::new(80, true), &fault, "SELECT a,\n  x");
        assert_eq!(
            lines,
            ["SQLite says: no such column: x. Line 2, character 3."]
        );
    }
}
