//! The interview that a learner prepares for, and days as people say them.

use jiff::civil::Date;

use super::{Look, Page, count, list};
use crate::memory::Day;
use crate::model::Level;
use crate::store::Goal;

/// What a goal says: `junior, Fri 27 Nov (in 2 days), without golang`.
#[must_use]
pub fn goal_words(goal: &Goal, today: Day) -> String {
    let level = goal.level.map(|level| level.name().to_owned());
    let date = goal
        .date
        .map(|date| format!("{} ({})", date_words(date, today), distance(date, today)));
    let not = (!goal.not.is_empty()).then(|| format!("without {}", list(&goal.not)));
    let said: Vec<_> = [level, date, not].into_iter().flatten().collect();
    said.join(", ")
}

/// A date as people say it: `Fri 27 Nov`, with its year where that is another than today's.
#[must_use]
pub fn date_words(date: Date, today: Day) -> String {
    let year = if date.year() == today.date().year() {
        ""
    } else {
        " %Y"
    };
    date.strftime(&format!("%a %-d %b{year}")).to_string()
}

/// How far a day is away.
fn distance(date: Date, today: Day) -> String {
    let days = (date - today.date()).get_days();
    let number = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2.. => format!("in {}", count(number, "day")),
        ..0 => format!("{} ago", count(number, "day")),
    }
}

/// What the questions of a goal are called: `junior questions`, or `questions`.
#[must_use]
pub fn questions_of(goal: &Goal, number: usize) -> String {
    let level = goal.level.map_or("", Level::name);
    super::plural(number, &format!("{level} question"))
        .trim_start()
        .to_owned()
}

/// The goal, how many `questions` of `all` it is about, and what that means.
#[must_use]
pub fn goal(
    goal: &Goal,
    today: Day,
    questions: usize,
    all: usize,
    banks: &str,
    look: Look,
) -> String {
    let mut page = Page::new(look).of_banks(banks);
    if goal.is_empty() {
        page.heading("No goal is set.");
        page.paragraph(&format!(
            "What is counted, foreseen and asked is about all {}.",
            count(all, "question")
        ));
        page.gap();
        page.commands("Next", &examples(today));
        return page.finish();
    }
    page.heading(&format!("Goal: {}", goal_words(goal, today)));
    page.paragraph(&format!(
        "What is counted, foreseen and asked is about {questions} of {}.",
        count(all, "question")
    ));
    let before = goal.date.map(|date| Day::of(date).before());
    if let Some(before) = before.filter(|before| *before > today) {
        page.paragraph(&format!(
            "Whatever you have answered comes back by {}.",
            date_words(before.date(), today)
        ));
    }
    if goal.date.is_some_and(|date| Day::of(date) < today) {
        page.paragraph("Its day is past, and no longer counts.");
    }
    page.gap();
    let rows = [
        ("roadmap", "where you stand"),
        ("roadmap quiz", "questions of the goal"),
        ("roadmap goal --clear", "no goal any more"),
    ];
    page.commands(
        "Next",
        &rows.map(|(command, what)| (command.into(), what.into())),
    );
    page.finish()
}

/// What may be typed to set a goal, with a date a week ahead.
fn examples(today: Day) -> Vec<(String, String)> {
    let date = today.plus(7).date();
    vec![
        (
            format!("roadmap goal --level junior --date {date}"),
            "an interview next week".to_owned(),
        ),
        (
            "roadmap goal --not golang".to_owned(),
            "without a deck, a step, a topic, a kind".to_owned(),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(date: &str) -> Day {
        Day::of(date.parse().unwrap())
    }

    fn check(goal: &Goal, expected: &str) {
        assert_eq!(goal_words(goal, day("2026-11-25")), expected);
    }

    #[test]
    fn a_goal_is_said_in_a_line() {
        let on = |date: &str| Goal {
            date: Some(date.parse().unwrap()),
            ..Goal::default()
        };
        check(&on("2026-11-25"), "Wed 25 Nov (today)");
        check(&on("2026-11-26"), "Thu 26 Nov (tomorrow)");
        check(&on("2027-01-01"), "Fri 1 Jan 2027 (in 37 days)");
        check(&on("2026-11-24"), "Tue 24 Nov (1 day ago)");
        let whole = Goal {
            level: Some(Level::Junior),
            not: vec!["golang".to_owned(), "open".to_owned()],
            ..on("2026-11-27")
        };
        check(
            &whole,
            "junior, Fri 27 Nov (in 2 days), without golang and open",
        );
        check(&Goal::default(), "");
    }

    #[test]
    fn questions_bear_the_level() {
        let of = |level, number| {
            questions_of(
                &Goal {
                    level,
                    ..Goal::default()
                },
                number,
            )
        };
        assert_eq!(of(Some(Level::Mid), 1), "mid question");
        assert_eq!(of(None, 2), "questions");
    }
}
