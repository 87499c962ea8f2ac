//! From what is found in an answer to its verdict.

use super::assessment::{Assessment, Band, assess};
use crate::grade::Mark;
use crate::model::{Open, Question, Verdict};

/// Marks `text`, an answer to `question` with the key `key`: by the `judged` verdict of a person, else by
/// what is found in it, read beside the answers that were `accepted` before.
pub(in crate::grade) fn mark(
    question: &Question,
    key: &Open,
    accepted: &[String],
    (text, judged): (&str, Option<Verdict>),
) -> Mark {
    let accepted: Vec<_> = accepted.iter().map(String::as_str).collect();
    let found = assess(&question.stem, key, &accepted, text);
    let verdict = judged.unwrap_or_else(|| unattended(&found));
    given(verdict).with_assessment(found)
}

/// Got it 1, partly 0.5, missed 0.
fn given(verdict: Verdict) -> Mark {
    match verdict {
        Verdict::Correct => Mark::CORRECT,
        Verdict::Partial => Mark::share(0.5),
        Verdict::Wrong => Mark::WRONG,
        Verdict::Skipped => Mark::SKIPPED,
        Verdict::Ungraded => Mark::UNGRADED,
    }
}

/// The verdict that no person gave: right where the score is high and the points suffice, partly right
/// where they do not; a lower score says nothing.
fn unattended(found: &Assessment) -> Verdict {
    match (found.band(), found.holds()) {
        (Band::High, true) => Verdict::Correct,
        (Band::High, false) => Verdict::Partial,
        (Band::Middle | Band::Low, _) => Verdict::Ungraded,
    }
}

/// The verdict to propose to a person, never *missed*: a low score does not tell that an answer is wrong.
#[must_use]
pub fn suggested(found: &Assessment) -> Verdict {
    match (found.band(), found.holds()) {
        (Band::High, true) => Verdict::Correct,
        (Band::High, false) | (Band::Middle | Band::Low, _) => Verdict::Partial,
    }
}
