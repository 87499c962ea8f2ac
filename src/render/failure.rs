//! A failure, as it is told to people.

use super::{Look, diagnostics, hang};
use crate::failure::Failure;
use crate::style::{Meaning, paint};

/// How many findings are shown before the rest is only counted.
const SHOWN: usize = 50;

/// The findings if there are any, then what failed, then what to do.
#[must_use]
pub fn failure(failure: &Failure, look: Look) -> String {
    let mut text = String::new();
    if let Some(findings) = &failure.findings {
        let (list, sources) = &**findings;
        let shown = &list[..list.len().min(SHOWN)];
        text.push_str(&diagnostics(shown, sources, look));
        text.push('\n');
        if list.len() > SHOWN {
            let more = format!(
                "{} more findings; `roadmap check` counts them all",
                list.len() - SHOWN
            );
            text.push_str(&told(Meaning::Quiet, "not shown: ", &more, look.columns));
        }
    }
    let columns = look.columns;
    text.push_str(&told(Meaning::Error, "error: ", &failure.message, columns));
    for hint in &failure.hints {
        text.push_str(&told(Meaning::Heading, "  ", hint, columns));
    }
    text
}

/// A warning, as it is told to people.
#[must_use]
pub fn warning(message: &str, look: Look) -> String {
    told(Meaning::Warning, "warning: ", message, look.columns)
}

fn told(meaning: Meaning, front: &str, message: &str, columns: usize) -> String {
    let lines = hang(front, message, columns);
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let line = match line.strip_prefix(front) {
            Some(rest) if at == 0 => format!("{}{rest}", paint(meaning, front)),
            Some(_) | None => line.clone(),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}
