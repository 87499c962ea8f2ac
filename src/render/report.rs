//! The end of a session: score, standing by step and level, what was missed, what to read, what next.

use super::back;
use super::command::command_lines;
use super::missed::{Missed, lines as missed_lines, missed, spoken, to_read};
use super::references::{spoken as spoken_reference, table};
use super::{Look, Road, count, duration, rule::rule, score, standing, visible, width, wrap};
use crate::session::{Group, Item, Report};
use crate::style::{Meaning, paint};

/// The columns before the commands that lead on.
const NEXT: usize = 7;

/// The report of a session over `items`.
#[must_use]
pub fn report(look: Look, road: &Road, items: &[Item], report: &Report) -> Vec<String> {
    let missed = missed(items, report);
    if look.plain {
        return plain(look, road, report, &missed);
    }
    let mut lines = rule(look, &head(report), None);
    let mut block = |part: Vec<String>| {
        if !part.is_empty() {
            lines.push(String::new());
            lines.extend(part);
        }
    };
    block(result(look, report));
    block(standing::tables(look, report));
    block(titled(look, "Missed", missed_lines(look, &missed)));
    block(titled(
        look,
        "Read before the next session",
        table(look, &to_read(&missed)),
    ));
    block(comes_back(look, report));
    block(next(look, &commands(look, road, report, &missed)));
    lines
}

/// When the questions come back, and what the history foresees.
fn comes_back(look: Look, report: &Report) -> Vec<String> {
    let Some(kept) = &report.kept else {
        return Vec::new();
    };
    let days = back::comes_back(kept).join(" · ");
    let mut lines = Vec::new();
    if !days.is_empty() {
        let label = paint(Meaning::Heading, "Comes back");
        lines.extend(super::hang(&format!("{label}   "), &days, look.width()));
    }
    if let Some(forecast) = back::forecast(kept) {
        lines.extend(wrap(&forecast, look.width()));
    }
    lines
}

fn head(report: &Report) -> Vec<String> {
    let settled = report.answered + report.skipped;
    let questions = if settled < report.count {
        format!("{settled} of {}", count(report.count, "question"))
    } else {
        count(report.count, "question")
    };
    let timed = report.seconds.round() > 0.0;
    let time = timed.then(|| format!(", {} of answering", duration(report.seconds)));
    let word = if report.complete {
        "done"
    } else {
        "ended early"
    };
    vec![
        word.to_owned(),
        format!("{questions}{}", time.unwrap_or_default()),
        format!("seed {}", report.seed),
    ]
}

fn result(look: Look, report: &Report) -> Vec<String> {
    let mut line = format!("  {} of {}", score(report.score), report.possible);
    if let Some(percent) = report.percent() {
        line.push_str(&format!("   {percent:.0} %"));
    }
    let mut lines = vec![paint(Meaning::Heading, &line)];
    if let Some(last) = report.kept.as_ref().and_then(back::last) {
        match lines.first_mut() {
            Some(first)
                if width(first) + 8 + width(&last) <= look.width() && report.pass.is_none() =>
            {
                first.push_str(&format!("        {last}"));
            }
            Some(_) | None => lines.extend(super::hang("  ", &last, look.width())),
        }
    }
    for remark in remarks(report) {
        lines.extend(super::hang("  ", &remark, look.width()));
    }
    let passed = passed(report).map(|(text, meaning)| paint(meaning, &text));
    if let (Some(first), Some(passed)) = (lines.first_mut(), passed) {
        if width(first) + 3 + width(&passed) <= look.width() {
            first.push_str(&format!("   {passed}"));
        } else {
            lines.insert(1, format!("  {passed}"));
        }
    }
    lines
}

fn passed(report: &Report) -> Option<(String, Meaning)> {
    let pass = report.pass?;
    let needed = format!("{} % needed", score(pass));
    Some(match report.passed {
        Some(true) => (format!("passed ({needed})"), Meaning::Right),
        Some(false) => (format!("not passed ({needed})"), Meaning::Wrong),
        None => (format!("not decided ({needed})"), Meaning::Partial),
    })
}

/// What qualifies the score.
fn remarks(report: &Report) -> Vec<String> {
    let open = report.count - report.answered - report.skipped;
    let mut remarks = Vec::new();
    if open > 0 {
        remarks.push(format!(
            "{} without an answer, counted 0",
            count(open, "question")
        ));
    }
    if report.skipped > 0 {
        remarks.push(format!(
            "{} skipped, counted 0",
            count(report.skipped, "question")
        ));
    }
    if report.ungraded > 0 {
        remarks.push(format!(
            "{} not judged, not counted",
            count(report.ungraded, "answer")
        ));
    }
    remarks
}

fn titled(look: Look, title: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    let title = wrap(title, look.width()).into_iter();
    title
        .map(|title| paint(Meaning::Heading, &title))
        .chain(lines)
        .collect()
}

/// Commands that lead on, with what they are for.
fn commands(
    look: Look,
    road: &Road,
    report: &Report,
    missed: &[Missed<'_>],
) -> Vec<(String, &'static str)> {
    let mut commands = Vec::new();
    let kept = report.kept.as_ref();
    if kept.is_some_and(|kept| kept.left) {
        commands.push((road.resume(), "goes on with the rest"));
    }
    let ids: Vec<_> = missed
        .iter()
        .map(|one| visible(&one.item.question.header.id))
        .collect();
    let these = road.quiz(&ids.join(" "));
    let fits = NEXT + width(&these) <= look.width();
    if (1..=3).contains(&ids.len()) && (fits || kept.is_none()) {
        let what = match ids.len() {
            1 => "this one once more",
            _ => "these once more",
        };
        commands.push((these, what));
    } else if !ids.is_empty() && kept.is_some() {
        commands.push((road.quiz("--select missed"), "the missed ones, now"));
    }
    let weakest = weakest(report);
    if let Some(step) = weakest.filter(|_| ids.len() > 3 && kept.is_none()) {
        commands.push((road.quiz(&visible(step)), "more of the weakest step"));
    }
    if let Some(step) = weakest.filter(|step| road.has(step)) {
        commands.push((road.steps(step), "what the step asks of you"));
    }
    commands
}

/// The step with the smallest share of its score, if any was missed.
fn weakest(report: &Report) -> Option<&str> {
    let share = |group: &Group| group.score / group.possible.max(1) as f64;
    let steps = report
        .by_step
        .iter()
        .filter(|group| group.name != "-" && share(group) < 1.0);
    let weakest = steps.min_by(|a, b| share(a).total_cmp(&share(b)));
    weakest.map(|group| group.name.as_str())
}

fn next(look: Look, commands: &[(String, &'static str)]) -> Vec<String> {
    let column = commands
        .iter()
        .map(|(command, _)| width(command))
        .max()
        .unwrap_or(0);
    let mut lines = Vec::new();
    for (at, (command, what)) in commands.iter().enumerate() {
        let label = if at == 0 {
            paint(Meaning::Heading, "Next")
        } else {
            "    ".to_owned()
        };
        if NEXT + column + 4 + width(what) <= look.width() {
            let shown = paint(Meaning::Command, command);
            let fill = " ".repeat(column - width(command) + 4);
            lines.push(format!("{label}   {shown}{fill}{what}"));
        } else {
            let room = look.width().saturating_sub(NEXT);
            for (at, line) in command_lines(command, room).iter().enumerate() {
                let label = if at == 0 { &label } else { "    " };
                lines.push(format!("{label}   {}", paint(Meaning::Command, line)));
            }
            lines.extend(super::hang("         ", what, look.width()));
        }
    }
    lines
}

fn plain(look: Look, road: &Road, report: &Report, missed: &[Missed<'_>]) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let head = head(report);
    said.push(
        head.iter()
            .map(|part| super::sentence(part))
            .collect::<Vec<_>>()
            .join(" "),
    );
    said.push(spoken_score(report));
    said.extend(report.kept.as_ref().and_then(back::last_spoken));
    said.extend(remarks(report).iter().map(|remark| super::sentence(remark)));
    let group = |sort: &'static str| {
        move |group: &Group| {
            format!(
                "{sort} {}: {} of {}.",
                group.name,
                score(group.score),
                group.possible
            )
        }
    };
    said.extend(
        report
            .by_step
            .iter()
            .filter(|g| g.name != "-")
            .map(group("Step")),
    );
    said.extend(
        report
            .by_level
            .iter()
            .filter(|g| g.name != "-")
            .map(group("Level")),
    );
    let mut lines: Vec<_> = said
        .iter()
        .flat_map(|text| wrap(text, look.width()))
        .collect();
    if !missed.is_empty() {
        lines.push("Missed:".to_owned());
        lines.extend(spoken(look, missed));
    }
    let references = to_read(missed);
    if !references.is_empty() {
        lines.extend(wrap("Read before the next session:", look.width()));
    }
    for reference in references {
        lines.extend(spoken_reference(look, reference));
    }
    if let Some(kept) = &report.kept {
        let days = back::comes_back(kept);
        if !days.is_empty() {
            let text = format!("Comes back: {}.", days.join(", "));
            lines.extend(wrap(&text, look.width()));
        }
        let forecast = back::forecast(kept);
        lines.extend(forecast.iter().flat_map(|text| wrap(text, look.width())));
    }
    for (command, what) in commands(look, road, report, missed) {
        lines.extend(wrap(&format!("Next, {what}: {command}"), look.width()));
    }
    lines
}

fn spoken_score(report: &Report) -> String {
    let mut text = format!("Score: {} of {}", score(report.score), report.possible);
    if let Some(percent) = report.percent() {
        text.push_str(&format!(", {percent:.0} percent"));
    }
    text.push('.');
    if let Some((passed, _)) = passed(report) {
        text.push_str(&format!(
            " {}",
            super::sentence(&passed.replace(" %", " percent"))
        ));
    }
    text
}
