//! Answers in own words: the model answer, the points and the red flags to judge oneself by.

use super::question::prose;
use super::{Look, hang, wrap};
use crate::model::{Body, Open};
use crate::session::Item;
use crate::style::{Meaning, paint};

/// The learner's answer beside the model answer, the points and the red flags.
#[must_use]
pub fn revealed(look: Look, item: &Item, answer: &str) -> Vec<String> {
    let mut blocks = vec![yours(look, "Your answer", answer)];
    if let Body::Open(key) = &item.question.body {
        blocks.extend(model(look, key));
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

/// Model answers, points and red flags, a block each.
pub(super) fn model(look: Look, key: &Open) -> Vec<Vec<String>> {
    let mut blocks = Vec::new();
    for answer in &key.answers {
        let text = if look.plain {
            prose(look, answer)
        } else {
            hang("  ", answer, look.width())
        };
        blocks.push(titled(look, "A good answer", text));
    }
    let required = |required| if required { " (must be there)" } else { "" };
    let points = key
        .points
        .iter()
        .map(|point| format!("{}{}", point.text, required(point.required)));
    blocks.push(titled(look, "The points", items(look, points)));
    let flags = key.red_flags.iter().map(|flag| match &flag.why {
        Some(why) => format!("{}: {why}", flag.text),
        None => flag.text.to_string(),
    });
    blocks.push(titled(look, "Not in a good answer", items(look, flags)));
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn items(look: Look, texts: impl Iterator<Item = String>) -> Vec<String> {
    if look.plain {
        texts
            .enumerate()
            .flat_map(|(at, text)| prose(look, &format!("{}. {text}", at + 1)))
            .collect()
    } else {
        texts
            .flat_map(|text| hang("  - ", &text, look.width()))
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
