//! Answers in own words: the model answer, the points and the red flags to judge oneself by.

use super::question::prose;
use super::{Look, hang, sentence, wrap};
use crate::grade::{Assessment, Band};
use crate::model::{Body, Open};
use crate::session::Item;
use crate::style::{Meaning, paint};

/// The learner's answer beside what was found in it and the model answer.
#[must_use]
pub fn revealed(look: Look, item: &Item, answer: &str, found: Option<&Assessment>) -> Vec<String> {
    let mut blocks = vec![yours(look, "Your answer", answer)];
    if let Body::Open(key) = &item.question.body {
        blocks.extend(model(look, key, found));
    }
    joined(look, blocks)
}

/// What the learner wrote, under `title`.
#[must_use]
pub fn yours(look: Look, title: &str, answer: &str) -> Vec<String> {
    titled(look, title, wrapped(look, answer))
}

fn wrapped(look: Look, answer: &str) -> Vec<String> {
    if look.plain {
        wrap(answer, look.width())
    } else {
        hang("  ", answer, look.width())
    }
}

/// Model answers, points and red flags, a block each, with what was found in an answer.
pub(super) fn model(look: Look, key: &Open, found: Option<&Assessment>) -> Vec<Vec<String>> {
    let mut blocks = Vec::new();
    for answer in &key.answers {
        let text = if look.plain {
            prose(look, answer)
        } else {
            hang("  ", answer, look.width())
        };
        blocks.push(titled(look, "A good answer", text));
    }
    blocks.push(titled(look, &points_title(found), points(look, key, found)));
    blocks.extend(flags(look, key, found));
    blocks.extend(found.map(|found| summary(look, found)));
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn points_title(found: Option<&Assessment>) -> String {
    match found {
        Some(found) => {
            let Assessment {
                found, all, needed, ..
            } = found;
            format!("The points, {found} of {all} found, {needed} needed")
        }
        None => "The points".to_owned(),
    }
}

fn points(look: Look, key: &Open, found: Option<&Assessment>) -> Vec<String> {
    let points = key.points.iter().enumerate().map(|(at, point)| {
        let there = found.and_then(|found| found.points.get(at).copied());
        let must = point.required.then(|| "must be there".to_owned());
        let counts = (point.weight > 1).then(|| format!("counts {}", point.weight));
        let said: Vec<_> = counts.into_iter().chain(must).collect();
        let said = match said.is_empty() {
            true => String::new(),
            false => format!(" ({})", said.join(", ")),
        };
        let sign = match there {
            Some(true) => Sign::Found,
            Some(false) => Sign::NotFound,
            None => Sign::None,
        };
        (sign, format!("{}{said}", point.text))
    });
    signed(look, points)
}

/// What the answer claims and should not; without an answer, all that a good one does not say.
fn flags(look: Look, key: &Open, found: Option<&Assessment>) -> Option<Vec<String>> {
    let is_met = |at: &usize| found.is_none_or(|found| found.flags.get(*at) == Some(&true));
    let met = key
        .red_flags
        .iter()
        .enumerate()
        .filter(|(at, _)| is_met(at));
    let flags = met.map(|(_, flag)| {
        let text = match &flag.why {
            Some(why) => format!("{}: {why}", flag.text),
            None => flag.text.to_string(),
        };
        (
            if found.is_some() {
                Sign::Met
            } else {
                Sign::None
            },
            text,
        )
    });
    let title = match found {
        Some(_) => "Yours seems to say, and a good answer does not",
        None => "Not in a good answer",
    };
    Some(titled(look, title, signed(look, flags)))
}

/// How much the words have in common, and what they cannot tell.
fn summary(look: Look, found: &Assessment) -> Vec<String> {
    let band = match found.band() {
        Band::High => "much in common with a good answer",
        Band::Middle => "some of a good answer; the rest may be said in other words",
        Band::Low => {
            "little in common with a good answer; right answers in other words look so too"
        }
    };
    let mut text = vec![format!("Word by word: {band}.")];
    text.extend(
        found
            .cautions
            .iter()
            .map(|caution| sentence(caution.message())),
    );
    text.iter()
        .flat_map(|line| wrap(line, look.width()))
        .collect()
}

/// What stands before a point or a flag.
#[derive(Clone, Copy)]
enum Sign {
    Found,
    NotFound,
    Met,
    None,
}

impl Sign {
    /// The glyph and the words.
    const fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Found => ("✓", "Found: "),
            Self::NotFound => ("?", "Not found: "),
            Self::Met => ("!", ""),
            Self::None => ("-", ""),
        }
    }
}

fn signed(look: Look, texts: impl Iterator<Item = (Sign, String)>) -> Vec<String> {
    if look.plain {
        texts
            .enumerate()
            .flat_map(|(at, (sign, text))| {
                prose(look, &format!("{}. {}{text}", at + 1, sign.told().1))
            })
            .collect()
    } else {
        texts
            .flat_map(|(sign, text)| hang(&format!("  {} ", sign.told().0), &text, look.width()))
            .collect()
    }
}

fn titled(look: Look, title: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    let stop = if look.plain { ":" } else { "" };
    let title = wrap(&format!("{title}{stop}"), look.width()).into_iter();
    let painted = |line: String| {
        if look.plain {
            line
        } else {
            paint(Meaning::Heading, &line)
        }
    };
    title.map(painted).chain(lines).collect()
}

fn joined(look: Look, blocks: Vec<Vec<String>>) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if !look.plain && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
    }
    lines
}
