//! What a history adds up to: first tries and repeats, levels and steps, weak topics, what comes back.

use super::back::when;
use super::goal::{date_words, questions_of};
use super::heat_map::{heat_map, spoken_days};
use super::progress::{Progress, about, range};
use super::stats_table::table;
use super::weakest::weakest;
use super::{Look, Page, count, duration, visible};
use crate::memory::{Day, Foreseen, Rate, Statistics};
use crate::model::Reference;
use crate::style::{Meaning, paint};

/// How many days of those on which questions come back are named.
const DAYS: u32 = 5;

/// In windows of fewer columns what comes back stands below its label.
const NARROW: usize = 36;

/// The columns of the labels of the first block.
const LABEL: usize = 32;

/// What there is to tell.
#[derive(Clone, Copy, Debug)]
pub struct Stats<'a> {
    /// What the history adds up to.
    pub statistics: &'a Statistics<'a>,
    /// Where the learner stands.
    pub progress: Progress<'a>,
    /// The day from which answers count; nothing for all.
    pub since: Option<Day>,
    /// What to read for each of the weakest topics.
    pub to_read: &'a [Option<Reference>],
}

/// What a history adds up to.
#[must_use]
pub fn stats(stats: &Stats<'_>, banks: &str, look: Look) -> String {
    let mut page = Page::new(look).of_banks(banks);
    let statistics = stats.statistics;
    if statistics.answers == 0 {
        let since = stats
            .since
            .map(|day| date_words(day.date(), stats.progress.today));
        let since = since
            .map(|date| format!(" since {date}"))
            .unwrap_or_default();
        page.paragraph(&format!("No answer{since} yet."));
        page.gap();
        page.commands("Next", &[("roadmap quiz".into(), "10 questions".into())]);
        return page.finish();
    }
    page.heading(&head(stats));
    page.gap();
    for (label, value) in rates(stats) {
        said(&mut page, &label, &value);
    }
    let levels: Vec<_> = statistics.levels.iter().collect();
    table(&mut page, "level", &levels, |level| level.name().to_owned());
    let steps = statistics.steps.iter();
    let asked: Vec<_> = steps.filter(|group| group.counts.asked() > 0).collect();
    table(&mut page, "step", &asked, |step| visible(step).into_owned());
    weakest(&mut page, &statistics.weakest, stats.to_read);
    due(&mut page, stats);
    page.gap();
    if look.plain {
        spoken_days(&mut page, &statistics.days, stats.progress.today);
    } else {
        heat_map(
            &mut page,
            statistics,
            stats.progress.today,
            stats.since.is_some(),
        );
    }
    page.gap();
    page.command_row("Next   ", &[next(statistics)]);
    page.finish()
}

fn said(page: &mut Page, label: &str, value: &str) {
    if page.look().plain {
        let value = value.replace(" %", " percent");
        return page.paragraph(&format!("{label}: {value}."));
    }
    let is_wide = page.look().width() >= 2 * LABEL;
    let indent = if is_wide { "  " } else { "" };
    page.labelled(&format!("{indent}{label}"), LABEL + 2, value);
}

/// `52 answers in 51 min since Sun 22 Nov, 3 days in a row`.
fn head(stats: &Stats<'_>) -> String {
    let Statistics {
        answers,
        seconds,
        begun,
        streak,
        ..
    } = stats.statistics;
    let since = begun.map(|day| date_words(day.date(), stats.progress.today));
    let since = since
        .map(|date| format!(" since {date}"))
        .unwrap_or_default();
    let streak = match streak {
        0 | 1 => String::new(),
        days => format!(", {days} days in a row"),
    };
    let taken = match seconds.round() > 0.0 {
        true => format!(" in {}", duration(*seconds)),
        false => String::new(),
    };
    format!("{}{taken}{since}{streak}", count(*answers, "answer"))
}

/// The first block: the forecast, first tries, repeats, and what was foreseen of both.
fn rates(stats: &Stats<'_>) -> Vec<(String, String)> {
    let mut rates = Vec::new();
    let Progress { goal, position, .. } = stats.progress;
    if let Some(forecast) = &position.forecast {
        let of = forecast.of();
        let label = format!("Of {of} random {}", questions_of(goal, of));
        rates.push((
            label,
            format!("{} today ({})", about(forecast), range(forecast)),
        ));
    }
    let Statistics {
        first,
        repeats,
        forecast,
        ..
    } = stats.statistics;
    if first.of > 0 {
        rates.push(("First tries".to_owned(), rate(*first)));
    }
    if repeats.rate.of > 0 {
        let expected = percent(repeats.expected / repeats.rate.of as f64);
        let value = format!("{}, {expected} expected", rate(repeats.rate));
        rates.push(("Repeats on a later day".to_owned(), value));
    }
    if forecast.rate.of > 0 {
        rates.push(("The forecast so far".to_owned(), foreseen(forecast)));
    }
    rates
}

/// `28 of 41 right, 68 %`.
fn rate(rate: Rate) -> String {
    let share = rate.share().map(|share| format!(", {}", percent(share)));
    format!(
        "{} of {} right{}",
        rate.right,
        rate.of,
        share.unwrap_or_default()
    )
}

fn foreseen(foreseen: &Foreseen) -> String {
    let Rate { right, of } = foreseen.rate;
    let expected = foreseen.expected;
    format!("{expected:.0} of {of} foreseen right, {right} were")
}

/// `68 %`.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

fn due(page: &mut Page, stats: &Stats<'_>) {
    let (due, today) = (&stats.statistics.due, stats.progress.today);
    let last = today.plus(DAYS - 1);
    let plain = page.look().plain;
    let mut parts = Vec::new();
    for (day, number) in due.range(..=last) {
        parts.push(format!("{number} {}", when(*day, today)));
    }
    let later: usize = due.range(last.plus(1)..).map(|(_, number)| number).sum();
    if later > 0 {
        parts.push(format!("{later} later"));
    }
    page.gap();
    if parts.is_empty() {
        parts.push("nothing".to_owned());
    }
    if plain {
        return page.paragraph(&format!("To repeat: {}.", parts.join(", ")));
    }
    if page.look().width() < NARROW {
        page.heading("To repeat");
        return page.row("  ", &parts, " · ");
    }
    page.row(&paint(Meaning::Heading, "To repeat   "), &parts, " · ");
}

fn next(statistics: &Statistics<'_>) -> String {
    let topics = statistics.weakest.iter().map(|weak| visible(weak.topic));
    let names = topics.fold(String::new(), |names, topic| format!("{names} {topic}"));
    format!("roadmap quiz{names}")
}
