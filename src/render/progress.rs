//! How far a learner has come: bars of known, fading and not asked, and what a history adds to views.

use super::goal::{goal_words, questions_of};
use super::{Look, Page, count};
use crate::memory::{Counts, Day, Forecast, Position};
use crate::store::Goal;
use crate::style::{Meaning, paint};

/// The columns of a bar.
pub(super) const BAR: usize = 12;

/// What a learner's history and goal add to the views of the road.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// The learner's day.
    pub today: Day,
    /// Where the learner stands.
    pub position: &'a Position,
}

impl Progress<'_> {
    /// The goal and how many questions it is about: `goal: junior, 229 questions`.
    pub(super) fn aim(&self) -> String {
        let questions = count(self.position.all.all(), "question");
        if self.goal.is_empty() {
            return questions;
        }
        format!("goal: {}, {questions}", goal_words(self.goal, self.today))
    }

    /// The counts as words: `4 known, 2 fading, 28 not asked of 34 junior questions`.
    pub(super) fn words(&self, counts: Counts) -> String {
        let of = questions_of(self.goal, counts.all());
        format!("{} of {} {of}", three(counts), counts.all())
    }
}

/// `4 known, 2 fading, 28 not asked`.
pub(super) fn three(counts: Counts) -> String {
    let (known, fading) = (counts.known(), counts.fading());
    format!(
        "{known} known, {fading} fading, {} not asked",
        counts.not_asked()
    )
}

/// The three parts of `counts` in `columns`, three at least; what is there at all fills one at least.
pub(super) fn bar(counts: Counts, columns: usize) -> String {
    let parts = [counts.known(), counts.fading(), counts.not_asked()];
    let share = |part: usize| {
        let cells = (part * columns) as f64 / counts.all().max(1) as f64;
        (cells.round() as usize).max(usize::from(part > 0))
    };
    let mut cells = parts.map(share);
    let largest = (0..3).max_by_key(|at| parts[*at]).unwrap_or(2);
    cells[largest] = 0;
    cells[largest] = columns.saturating_sub(cells.iter().sum());
    let signs = [
        (Meaning::Right, "█"),
        (Meaning::Partial, "▒"),
        (Meaning::Quiet, "·"),
    ];
    let drawn = signs.iter().zip(cells);
    drawn
        .map(|((meaning, sign), cells)| paint(*meaning, &sign.repeat(cells)))
        .collect()
}

/// What the signs of the bars mean.
pub(super) fn legend(page: &mut Page, all: Counts) {
    let parts = [
        (Meaning::Right, "█", "known now".to_owned()),
        (
            Meaning::Partial,
            "▒",
            format!("fading, {} to be repeated", all.fading()),
        ),
        (Meaning::Quiet, "·", "not asked yet".to_owned()),
    ];
    let shown = parts.map(|(meaning, sign, what)| (paint(meaning, sign), what));
    let joined = shown
        .clone()
        .map(|(sign, what)| format!("{sign} {what}"))
        .join("   ");
    if super::width(&joined) <= page.look().width() {
        return page.line(&joined);
    }
    for (sign, what) in shown {
        page.hanging(&format!("{sign} "), &what);
    }
}

/// The forecast: `Of 20 random junior questions you would get about 14 right today (10 to 18).`
pub(super) fn forecast_words(forecast: &Forecast, goal: &Goal) -> String {
    foreseen(forecast, &questions_of(goal, forecast.of()))
}

/// The forecast over what is called `questions`.
pub(super) fn foreseen(forecast: &Forecast, questions: &str) -> String {
    let (of, about, range) = (forecast.of(), about(forecast), range(forecast));
    format!("Of {of} random {questions} you would get {about} today ({range}).")
}

/// `about 14 right`.
pub(super) fn about(forecast: &Forecast) -> String {
    format!("about {:.0} right", forecast.expected())
}

/// `10 to 18`.
pub(super) fn range(forecast: &Forecast) -> String {
    format!("{} to {}", forecast.low(), forecast.high())
}

/// The bar at the end of a line, where the look has bars and it fits beside `text`.
pub(super) fn with_bar(text: &str, counts: Counts, look: Look) -> String {
    let room = look.width().saturating_sub(super::width(text) + 2);
    if look.plain || room < BAR {
        return text.to_owned();
    }
    let gap = " ".repeat(look.width() - super::width(text) - BAR);
    format!("{text}{gap}{}", bar(counts, BAR))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Status;

    fn counts(known: usize, fading: usize, not_asked: usize) -> Counts {
        let mut counts = Counts::default();
        let parts = [
            (known, Status::Known),
            (fading, Status::Fading),
            (not_asked, Status::NotAsked),
        ];
        for (number, status) in parts {
            (0..number).for_each(|_| counts += status);
        }
        counts
    }

    fn check(known: usize, fading: usize, not_asked: usize, expected: &str) {
        let drawn = bar(counts(known, fading, not_asked), BAR);
        let drawn = console::strip_ansi_codes(&drawn);
        assert_eq!(drawn, expected, "{known} {fading} {not_asked}");
    }

    #[test]
    fn a_bar_has_a_sign_for_whatever_is_there() {
        check(3, 1, 9, "███▒········");
        check(1, 1, 500, "█▒··········");
        check(500, 500, 1, "██████▒▒▒▒▒·");
        check(7, 0, 0, "████████████");
        check(0, 7, 0, "▒▒▒▒▒▒▒▒▒▒▒▒");
        check(1, 100, 0, "█▒▒▒▒▒▒▒▒▒▒▒");
        check(100, 1, 0, "███████████▒");
        check(0, 0, 0, "············");
    }
}
