//! Where a learner stands on a road: the counts of its steps, and which step comes next.

use super::progress::{Counts, by_step, count};
use super::{Cards, Day, Forecast, forecast};
use crate::model::{Entry, Roadmap};

/// Where a learner stands on a road, over the questions of the goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// All questions.
    pub all: Counts,
    /// Those of each step, in the order of the road.
    pub steps: Vec<Counts>,
    /// How many are due.
    pub due: usize,
    /// The place of the next step on the road, from 0; nothing when all are known for the most part.
    pub next: Option<usize>,
    /// Of some random questions, how many would be right.
    pub forecast: Option<Forecast>,
}

impl Position {
    /// The position on `road` on `day` over `entries`, the questions of the goal.
    #[must_use]
    pub fn new(road: &Roadmap, entries: &[&Entry], cards: &Cards, day: Day) -> Self {
        let groups = by_step(entries.iter().copied(), cards, day);
        let of_step = |id: &str| {
            let found = groups
                .iter()
                .find(|(step, _)| step.is_some_and(|step| step == id));
            found.map(|(_, counts)| *counts).unwrap_or_default()
        };
        let steps: Vec<_> = road.steps.iter().map(|step| of_step(&step.id)).collect();
        Self {
            all: count(entries.iter().copied(), cards, day),
            due: due(entries, cards, day),
            next: next(road, &steps),
            steps,
            forecast: forecast(entries, cards, day),
        }
    }
}

fn due(entries: &[&Entry], cards: &Cards, day: Day) -> usize {
    let asked = entries.iter().filter_map(|entry| cards.of(entry));
    asked
        .filter(|card| cards.scheduler().is_due(card, day))
        .count()
}

/// The first step that is not half known and whose required steps are; where none is open, the first that
/// is not half known. A step without questions of the goal holds nobody up.
fn next(road: &Roadmap, steps: &[Counts]) -> Option<usize> {
    let is_behind = |at: usize| {
        steps
            .get(at)
            .is_none_or(|step| 2 * step.known() >= step.all())
    };
    let is_open = |at: &usize| {
        let mut required = road.steps[*at].requires.iter();
        required.all(|id| road.number(id).is_none_or(|number| is_behind(number - 1)))
    };
    let mut ahead = (0..road.steps.len()).filter(|at| !is_behind(*at));
    ahead.clone().find(is_open).or_else(|| ahead.next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::builtin;
    use crate::memory::Status;

    fn counts(known: usize, all: usize) -> Counts {
        let mut counts = Counts::default();
        for at in 0..all {
            counts += if at < known {
                Status::Known
            } else {
                Status::NotAsked
            };
        }
        counts
    }

    /// The next step of the built-in road where so many of ten questions of each step are known.
    fn check(known: [usize; 11], expected: Option<usize>) {
        let road = builtin::outline();
        let steps: Vec<_> = known.iter().map(|known| counts(*known, 10)).collect();
        assert_eq!(next(&road, &steps).map(|at| at + 1), expected, "{known:?}");
    }

    #[test]
    fn the_next_step_is_the_first_open_one_that_is_not_half_known() {
        check([0; 11], Some(1));
        check([5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], Some(2));
        check([5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0], Some(3));
        check([5, 5, 5, 5, 0, 0, 0, 0, 0, 0, 0], Some(5));
        check([4, 5, 5, 5, 9, 9, 9, 9, 9, 9, 9], Some(1));
        check([5; 11], None);
    }

    #[test]
    fn a_step_without_questions_holds_nobody_up() {
        let road = builtin::outline();
        let mut steps = vec![counts(0, 0); 11];
        assert_eq!(next(&road, &steps), None);
        steps[8] = counts(1, 4);
        assert_eq!(next(&road, &steps), Some(8));
        assert_eq!(next(&Roadmap::default(), &[]), None);
    }
}
