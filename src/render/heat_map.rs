//! How many answers each day has: a row a week, or the days in words.

use std::collections::BTreeMap;

use jiff::civil::Weekday;

use super::goal::date_words;
use super::{Page, count};
use crate::memory::{Day, Statistics};
use crate::style::{Meaning, paint};

/// How many weeks are drawn where nobody asked for more.
const WEEKS: u32 = 12;
/// How many days are told in words.
const TOLD: usize = 14;
/// The columns before the days.
const FRONT: usize = 14;

/// The days as a map, a row a week: the last weeks, or all of them. A day without an answer has a dot.
pub(super) fn heat_map(page: &mut Page, statistics: &Statistics<'_>, today: Day, all: bool) {
    let days = &statistics.days;
    let most = days.values().max().copied().unwrap_or(0);
    let wide = most.to_string().len().max(2) + 1;
    if FRONT + 7 * wide > page.look().width() {
        return spoken_days(page, days, today);
    }
    let names: String = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        .map(|name| format!("{name:>wide$}"))
        .concat();
    page.line(&paint(
        Meaning::Heading,
        &format!("{:FRONT$}{names}", "Answers a day"),
    ));
    let this_week = monday(today);
    let first = days.keys().next().map_or(this_week, |day| monday(*day));
    let weeks = this_week.since(first) / 7 + 1;
    let drawn = if all { weeks } else { weeks.min(WEEKS) };
    let begin = first.plus(7 * (weeks - drawn));
    let earlier: usize = days.range(..begin).map(|(_, answers)| answers).sum();
    if earlier > 0 {
        page.line(&format!("  {:FRONT$}{earlier}", "earlier"));
    }
    for week in 0..drawn {
        let monday = begin.plus(7 * week);
        let cells = (0..7).map(|day| cell(days, monday.plus(day), today, wide));
        let label = monday.date().strftime("  %-d %b").to_string();
        page.line(&format!("{label:FRONT$}{}", cells.collect::<String>()));
    }
}

fn cell(days: &BTreeMap<Day, usize>, day: Day, today: Day, wide: usize) -> String {
    match days.get(&day) {
        Some(answers) => format!("{answers:>wide$}"),
        None if day <= today => paint(Meaning::Quiet, &format!("{:>wide$}", "·")),
        None => String::new(),
    }
}

fn monday(day: Day) -> Day {
    let before = day.date().weekday().since(Weekday::Monday);
    (0..before).fold(day, |day, _| day.before())
}

/// The last days that have answers, in words.
pub(super) fn spoken_days(page: &mut Page, days: &BTreeMap<Day, usize>, today: Day) {
    let last = days.iter().rev().take(TOLD);
    let said: Vec<_> = last
        .map(|(day, answers)| {
            let date = date_words(day.date(), today);
            format!("{date} {}", count(*answers, "answer"))
        })
        .collect();
    page.paragraph(&format!("By day, the last first: {}.", said.join(", ")));
}
