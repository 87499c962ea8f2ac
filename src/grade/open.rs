//! Marks of an answer in own words: a person's judgement, turned into a mark.

use super::Mark;
use crate::model::Verdict;

/// Got it 1, partly 0.5, missed 0; without a judgement the answer stays ungraded.
pub(super) fn mark(verdict: Option<Verdict>) -> Mark {
    match verdict {
        Some(Verdict::Correct) => Mark::CORRECT,
        Some(Verdict::Partial) => Mark::share(0.5),
        Some(Verdict::Wrong) => Mark::WRONG,
        Some(Verdict::Skipped) => Mark::SKIPPED,
        Some(Verdict::Ungraded) | None => Mark::UNGRADED,
    }
}
