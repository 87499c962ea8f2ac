//! The first screen: what this is, where the learner stands, and the commands to type next.

use super::goal::{date_words, goal_words};
use super::progress::{Progress, forecast_words};
use super::{Look, Page, count};
use crate::memory::{Counts, Day, Rate, mixed};
use crate::model::Roadmap;
use crate::style::{Meaning, paint};

/// The columns of the three bars together.
const BARS: usize = 24;

/// The minutes of the session that is proposed.
const MINUTES: u32 = 20;

/// What the first screen tells of somebody who has answered before.
#[derive(Clone, Copy, Debug)]
pub struct Later<'a> {
    /// Where the learner stands.
    pub progress: Progress<'a>,
    /// The last day that has an answer, and how the answers came out.
    pub last: Option<(Day, Rate)>,
    /// Seconds that a question of the goal takes on average.
    pub seconds: f64,
    /// The day on which a session was left that can be gone on with.
    pub left: Option<Day>,
}

/// What `roadmap` alone prints on the first day: the version, how many questions and steps there are,
/// what to type.
#[must_use]
pub fn home(version: &str, questions: usize, steps: usize, today: Day, look: Look) -> String {
    let mut page = Page::new(look);
    page.heading(&format!(
        "roadmap {version}: interview questions for backend developers"
    ));
    page.gap();
    let steps = match steps {
        0 => String::new(),
        steps => format!(", in {}", count(steps, "step")),
    };
    let are = if questions == 1 { "is" } else { "are" };
    page.paragraph(&format!(
        "You have not answered a question yet. {questions} {are} here{steps}."
    ));
    page.gap();
    let rows = [
        ("roadmap quiz", "10 questions, about 10 minutes"),
        (
            "roadmap quiz docker junior",
            "only what you name: step, topic, deck, level",
        ),
        (
            "roadmap steps",
            "the road, from a first language to system design",
        ),
        ("roadmap faq", "what people ask before they set out"),
    ];
    page.commands(
        "",
        &rows.map(|(command, what)| (command.into(), what.into())),
    );
    page.gap();
    let date = today.plus(7).date();
    let goal = format!("roadmap goal --level junior --date {date}");
    page.labelled_command("An interview ahead?", 24, &goal);
    page.labelled(
        "A screen reader?",
        24,
        "add --plain to any command, or set ROADMAP_PLAIN=1",
    );
    page.labelled_command("Questions of your own?", 24, "roadmap quiz --bank my.toml");
    page.labelled_command("Everything else", 24, "roadmap help");
    page.finish()
}

/// What `roadmap` alone prints on a later day: goal, counts, forecast, the last day, what to type.
#[must_use]
pub fn home_later(road: &Roadmap, later: &Later<'_>, banks: &str, look: Look) -> String {
    let mut page = Page::new(look).of_banks(banks);
    let Progress {
        goal,
        today,
        position,
    } = later.progress;
    if goal.is_empty() {
        page.heading("Where you stand");
    } else {
        page.heading(&format!("Goal: {}", goal_words(goal, today)));
    }
    page.gap();
    counts(&mut page, position.all);
    page.gap();
    if let Some(forecast) = &position.forecast {
        page.paragraph(&forecast_words(forecast, goal));
    }
    page.paragraph(&said(later));
    page.gap();
    page.commands("", &commands(road, later));
    page.finish()
}

/// The three counts with their bars.
fn counts(page: &mut Page, all: Counts) {
    let asked = format!("{} of {} asked", all.asked(), count(all.all(), "question"));
    let rows = [
        ("known", all.known(), "█", Meaning::Right),
        ("fading", all.fading(), "▒", Meaning::Partial),
        ("not asked", all.not_asked(), "·", Meaning::Quiet),
    ];
    if page.look().plain {
        let said = rows.map(|(name, number, _, _)| format!("{number} {name}"));
        return page.paragraph(&format!("{}. {asked}.", said.join(", ")));
    }
    let digits = all.all().to_string().len().max(3);
    let room = page.look().width().saturating_sub(16 + digits).min(BARS);
    let front = 15 + digits;
    let beside = front + BARS + 2 + asked.len() <= page.look().width();
    for (name, number, sign, meaning) in rows {
        let share = (number * room) as f64 / all.all().max(1) as f64;
        let cells = (share.round() as usize).max(usize::from(number > 0));
        let bar = paint(meaning, &sign.repeat(cells));
        let mut line = format!("  {name:9}  {number:>digits$}  {bar}");
        if name == "fading" && beside {
            line.push_str(&" ".repeat(BARS + 2 - cells));
            line.push_str(&asked);
        }
        page.line(&line);
    }
    if !beside {
        page.hanging("  ", &asked);
    }
}

/// How the last day went, and what waits.
fn said(later: &Later<'_>) -> String {
    let Progress {
        today, position, ..
    } = later.progress;
    let graded = later.last.filter(|(_, rate)| rate.of > 0);
    let last = graded.map(|(day, rate)| {
        let when = match today.since(day) {
            0 => "Today".to_owned(),
            1 => "Yesterday".to_owned(),
            _ => format!("On {}", date_words(day.date(), today)),
        };
        format!("{when} {} of {} right.", rate.right, rate.of)
    });
    let waits = match position.due {
        0 => "Nothing waits to be repeated.".to_owned(),
        1 => "Now 1 waits to be repeated.".to_owned(),
        due => format!("Now {due} wait to be repeated."),
    };
    last.into_iter()
        .chain([waits])
        .collect::<Vec<_>>()
        .join(" ")
}

fn commands(road: &Roadmap, later: &Later<'_>) -> Vec<(String, String)> {
    let Progress {
        goal,
        today,
        position,
    } = later.progress;
    let mut rows = Vec::new();
    let mut row = |command: String, what: String| rows.push((command, what));
    if let Some(day) = later.left {
        let when = match today.since(day) {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            _ => format!("on {}", date_words(day.date(), today)),
        };
        row(
            "roadmap quiz --resume".into(),
            format!("goes on with what you left {when}"),
        );
    }
    row(
        format!("roadmap quiz --time-limit {MINUTES}m"),
        session(later),
    );
    row(
        "roadmap quiz --exam --time-limit 30m".into(),
        "a mock: no feedback until the end".into(),
    );
    let next = position
        .next
        .and_then(|at| Some((road.steps.get(at)?, position.steps.get(at)?)));
    if let Some((step, counts)) = next {
        let (known, all) = (counts.known(), counts.all());
        row(
            format!("roadmap steps {}", step.id),
            format!("next on your road: {known} known of {all}"),
        );
    }
    row("roadmap stats".into(), "how it went so far".into());
    let is_past = goal.date.is_some_and(|date| Day::of(date) < today);
    if goal.is_empty() || is_past {
        let what = if is_past {
            "another interview"
        } else {
            "an interview"
        };
        row(
            format!("roadmap goal --date {}", today.plus(7).date()),
            format!("{what} ahead?"),
        );
    }
    rows
}

/// What the proposed session holds.
fn session(later: &Later<'_>) -> String {
    let position = later.progress.position;
    let seconds = f64::from(60 * MINUTES);
    let fit = (seconds / later.seconds.max(1.0)) as usize;
    let (repeats, new) = mixed(fit.max(1), position.due, position.all.not_asked());
    match (repeats, new) {
        (0, 0) => "what you remember least".to_owned(),
        (0, new) => format!("about {new} new ones"),
        (repeats, 0) => format!("about {}", count(repeats, "repeat")),
        (repeats, new) => format!("about {} and {new} new ones", count(repeats, "repeat")),
    }
}
