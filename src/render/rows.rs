//! What came of a query: the learner's rows beside the expected ones, and a query that is right.

use super::{Look, code};
use crate::model::{Sql, Verdict};
use crate::session::Graded;
use crate::style::{Meaning, paint};

/// What is to be said of a graded query, block by block.
#[must_use]
pub(super) fn feedback(look: Look, key: &Sql, graded: &Graded) -> Vec<Vec<String>> {
    if graded.mark.verdict == Verdict::Correct {
        return Vec::new();
    }
    vec![titled(look, "A right query", &key.reference)]
}

fn titled(look: Look, title: &str, query: &str) -> Vec<String> {
    let (title, indent) = if look.plain {
        (format!("{title}:"), "")
    } else {
        (paint(Meaning::Heading, title), "  ")
    };
    let lines = code(query.trim(), look.width().saturating_sub(indent.len()));
    let lines = lines.iter().map(|line| format!("{indent}{line}"));
    [title].into_iter().chain(lines).collect()
}
