//! When questions come back, and what the history says at the end of a session.

use super::progress::foreseen;
use super::{count, date_words, list, plural};
use crate::memory::{Day, Rating};
use crate::session::{Back, Graded, Kept};

/// A day as people say it: `tomorrow`, `on Fri 27 Nov`, with the year where that is another than today's.
#[must_use]
pub fn when(day: Day, today: Day) -> String {
    match day.since(today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => format!("on {}", date_words(day.date(), today)),
    }
}

/// When an answered question is asked again: `at the end of this session, then tomorrow`; nothing if
/// nobody knows.
pub(super) fn again(graded: &Graded) -> Option<String> {
    let now = graded
        .comes_again
        .then(|| "at the end of this session".to_owned());
    let later = graded.back.map(|Back { today, due }| when(due, today));
    let parts: Vec<_> = now.into_iter().chain(later).collect();
    (!parts.is_empty()).then(|| parts.join(", then "))
}

/// What is said when the learner has rated an answer.
#[must_use]
pub fn rated(graded: &Graded) -> String {
    let rating = graded.rating.map_or("not at all", Rating::name);
    match graded.back {
        Some(Back { today, due }) => {
            format!("Rated {rating}: it comes back {}.", when(due, today))
        }
        None => format!("Rated {rating}."),
    }
}

/// What is said when a session is gone on with.
#[must_use]
pub fn goes_on(settled: usize, of: usize) -> String {
    let left = of.saturating_sub(settled);
    let are = if left == 1 { "is" } else { "are" };
    format!("Going on: {left} of {} {are} left.", count(of, "question"))
}

/// When the questions of a session come back: `3 tomorrow`, `5 on Fri 27 Nov`.
pub(super) fn comes_back(kept: &Kept) -> Vec<String> {
    let days = kept.back.iter();
    days.map(|(day, questions)| format!("{questions} {}", when(*day, kept.today)))
        .collect()
}

/// Of some random questions of the goal, how many would be right today.
pub(super) fn forecast(kept: &Kept) -> Option<String> {
    let forecast = kept.forecast.as_ref()?;
    let questions = plural(forecast.of(), "question");
    Some(foreseen(forecast, &questions))
}

/// What the sessions before came to: `your last two sessions: 55 %, 60 %`; nothing where there was none.
pub(super) fn last(kept: &Kept) -> Option<String> {
    let percent = |percent: &f64| format!("{percent:.0} %");
    let said: Vec<_> = kept.last.iter().map(percent).collect();
    let sessions = match said.len() {
        0 => return None,
        1 => "your last session",
        2 => "your last two sessions",
        _ => "your last three sessions",
    };
    Some(format!("{sessions}: {}", said.join(", ")))
}

/// The same in words alone.
pub(super) fn last_spoken(kept: &Kept) -> Option<String> {
    let percent = |percent: &f64| format!("{percent:.0}");
    let said: Vec<_> = kept.last.iter().map(percent).collect();
    (!said.is_empty()).then(|| format!("Sessions before: {} percent.", list(&said)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(day: jiff::civil::Date, expected: &str) {
        let today = Day::of(date(2026, 11, 25));
        assert_eq!(when(Day::of(day), today), expected);
    }

    #[test]
    fn days_are_said_as_people_do() {
        check(date(2026, 11, 24), "today");
        check(date(2026, 11, 25), "today");
        check(date(2026, 11, 26), "tomorrow");
        check(date(2026, 11, 27), "on Fri 27 Nov");
        check(date(2027, 1, 2), "on Sat 2 Jan 2027");
    }
}
