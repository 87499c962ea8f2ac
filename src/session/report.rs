//! The result of a session.

use super::{Item, Kept, Outcome, Rules};
use crate::model::Verdict;
use crate::sorting;

/// The result of a session.
///
/// Every question is worth 1. Skipped and unanswered ones count 0 of 1; ungraded ones stand outside
/// `score` and `possible`.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The sum of the marks.
    pub score: f64,
    /// The sum of what could be reached.
    pub possible: usize,
    /// How many questions the session had.
    pub count: usize,
    /// How many were answered, the skipped ones not among them.
    pub answered: usize,
    /// How many were skipped.
    pub skipped: usize,
    /// How many own answers nobody judged.
    pub ungraded: usize,
    /// Whether every question was answered or skipped, or the time ran out.
    pub complete: bool,
    /// The percentage that passes, if one was set.
    pub pass: Option<f64>,
    /// Whether it was passed; nothing if no percentage was set, the session is incomplete, or the
    /// ungraded answers could decide it.
    pub passed: Option<bool>,
    /// The time of all answers, in seconds.
    pub seconds: f64,
    /// What the questions were drawn with.
    pub seed: u64,
    /// Score and possible by step, in the order in which the steps first came.
    pub by_step: Vec<Group>,
    /// Score and possible by level, the easiest first.
    pub by_level: Vec<Group>,
    /// What came of each question, in the order of their numbers.
    pub outcomes: Vec<Outcome>,
    /// What the history says, which whoever keeps the session knows; nothing where nothing is kept.
    pub kept: Option<Kept>,
}

/// A part of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The step's id or the level's name; `-` for questions without one.
    pub name: String,
    /// The sum of the marks.
    pub score: f64,
    /// The sum of what could be reached.
    pub possible: usize,
}

impl Report {
    /// The percentage reached, 0 to 100; nothing where nothing could be reached.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        (self.possible > 0).then(|| 100.0 * self.score / self.possible as f64)
    }

    pub(super) fn new(
        items: &[Item],
        outcomes: Vec<Outcome>,
        rules: &Rules,
        complete: bool,
    ) -> Self {
        let ungraded = count(&outcomes, Verdict::Ungraded);
        let skipped = count(&outcomes, Verdict::Skipped);
        let score = total(outcomes.iter().map(score));
        let possible = outcomes.len() - ungraded;
        let pass = rules.pass;
        Self {
            score,
            possible,
            count: outcomes.len(),
            answered: outcomes
                .iter()
                .filter(|outcome| outcome.response.is_some())
                .count(),
            skipped,
            ungraded,
            complete,
            pass,
            passed: pass
                .filter(|_| complete)
                .and_then(|pass| passed(pass, score, possible, ungraded)),
            seconds: total(outcomes.iter().map(|outcome| outcome.seconds)),
            seed: rules.seed,
            by_step: groups(items, &outcomes, |item| {
                item.question.header.step.as_deref().map(str::to_owned)
            }),
            by_level: by_level(items, &outcomes),
            outcomes,
            kept: None,
        }
    }
}

/// The sum, which of nothing is 0; that of the standard library is then -0.
fn total(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |sum, number| sum + number)
}

fn score(outcome: &Outcome) -> f64 {
    outcome.mark.as_ref().map_or(0.0, |mark| mark.score)
}

fn count(outcomes: &[Outcome], verdict: Verdict) -> usize {
    let of = |outcome: &&Outcome| {
        outcome
            .mark
            .as_ref()
            .is_some_and(|mark| mark.verdict == verdict)
    };
    outcomes.iter().filter(of).count()
}

/// Passed if even wrong ungraded answers would pass, not passed if even right ones would not.
fn passed(pass: f64, score: f64, possible: usize, ungraded: usize) -> Option<bool> {
    let all = (possible + ungraded) as f64;
    let reaches = |score: f64| 100.0 * score >= pass * all - 1e-9;
    match (reaches(score), reaches(score + ungraded as f64)) {
        (true, _) => Some(true),
        (false, false) => Some(false),
        (false, true) => None,
    }
}

fn groups(
    items: &[Item],
    outcomes: &[Outcome],
    name: impl Fn(&Item) -> Option<String>,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (item, outcome) in items.iter().zip(outcomes) {
        if outcome
            .mark
            .as_ref()
            .is_some_and(|mark| mark.verdict == Verdict::Ungraded)
        {
            continue;
        }
        let name = name(item).unwrap_or_else(|| "-".to_owned());
        let known = groups.iter().position(|group| group.name == name);
        let at = known.unwrap_or_else(|| {
            groups.push(Group {
                name,
                score: 0.0,
                possible: 0,
            });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.score += score(outcome);
            group.possible += 1;
        }
    }
    groups
}

fn by_level(items: &[Item], outcomes: &[Outcome]) -> Vec<Group> {
    let level = |item: &Item| item.question.header.level;
    let mut groups = groups(items, outcomes, |item| {
        level(item).map(|level| level.name().to_owned())
    });
    sorting::by_key(&mut groups, |group| {
        crate::model::Level::from_name(&group.name).map_or(9, |l| l as u8)
    });
    groups
}

#[cfg(test)]
mod tests {
    use super::passed;

    #[test]
    fn ungraded_answers_leave_it_open_only_where_they_decide() {
        let cases = [
            (60.0, 6.0, 10, 0, Some(true)),
            (60.0, 5.9, 10, 0, Some(false)),
            (60.0, 5.0, 8, 2, None),
            (60.0, 6.0, 8, 2, Some(true)),
            (60.0, 3.5, 8, 2, Some(false)),
            (0.0, 0.0, 0, 0, Some(true)),
            (100.0, 3.0, 3, 0, Some(true)),
        ];
        for (pass, score, possible, ungraded, expected) in cases {
            assert_eq!(
                passed(pass, score, possible, ungraded),
                expected,
                "{score} of {possible}"
            );
        }
    }
}
