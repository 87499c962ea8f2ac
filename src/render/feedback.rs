//! What is shown after an answer: verdict, reasons, explanation, references.

use super::back::again;
use super::question::prose;
use super::reasons::{Part, Placing, Reason, Reasons, Typed, reasons};
use super::references::read;
use super::{Look, hang, own, rows, typed, unmarked, verdict::verdict, wrap};
use crate::grade::Assessment;
use crate::model::{Body, Response, Verdict};
use crate::session::{Graded, Item};
use crate::style::{Meaning, paint};

/// All that an answer brings: the verdict first.
#[must_use]
pub fn feedback(look: Look, item: &Item, graded: &Graded) -> Vec<String> {
    if look.plain {
        return plain(look, item, graded);
    }
    let mut lines = verdict(look, item, graded);
    let mut block = |part: Vec<String>| {
        if !part.is_empty() {
            lines.push(String::new());
            lines.extend(part);
        }
    };
    rich_reasons(look, item, graded)
        .into_iter()
        .for_each(&mut block);
    if let Some(explanation) = &item.question.explanation {
        block(prose(look, explanation));
    }
    block(last(look, item, graded));
    lines
}

/// All that an answer brings when it is gone through later: an own answer with what it was judged by.
#[must_use]
pub fn review(look: Look, item: &Item, graded: &Graded) -> Vec<String> {
    let mut lines = match &graded.response {
        Some(Response::Open { text, .. }) if shows_model(graded) => {
            own::yours(look, "Your answer", text)
        }
        Some(Response::Open { text, .. }) => own::revealed(look, item, text, found(graded)),
        Some(_) | None => Vec::new(),
    };
    if !look.plain && !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(feedback(look, item, graded));
    lines
}

fn last(look: Look, item: &Item, graded: &Graded) -> Vec<String> {
    let mut lines = read(look, &item.question.references);
    let id = &item.question.header.id;
    let (label, text) = match again(graded) {
        Some(again) => ("Again", format!("{again}  ({id})")),
        None => ("Id", id.to_string()),
    };
    let painted = format!(
        "{}{}",
        paint(Meaning::Heading, label),
        " ".repeat(7 - label.len())
    );
    lines.extend(hang(&painted, &text, look.width()));
    lines
}

fn rich_reasons(look: Look, item: &Item, graded: &Graded) -> Vec<Vec<String>> {
    match reasons(item, graded) {
        Reasons::Options(options) => {
            let (mine, others): (Vec<_>, Vec<_>) = options
                .iter()
                .partition(|reason| reason.part != Part::Other);
            [mine, others]
                .map(|group| {
                    group
                        .iter()
                        .flat_map(|reason| option(look, reason))
                        .collect()
                })
                .into()
        }
        Reasons::Placings(placings, why) => {
            vec![
                placings
                    .iter()
                    .flat_map(|at| placing(look, at, graded.response.is_some()))
                    .collect(),
                signed(look, why),
            ]
        }
        Reasons::Typed(answer, why) => {
            vec![typed::compared(look, &answer), signed(look, why)]
        }
        Reasons::Rows(key) => rows::feedback(look, key, graded),
        Reasons::Open => match (&item.question.body, shows_model(graded)) {
            (Body::Open(key), true) => own::model(look, key, found(graded)),
            (_, _) => Vec::new(),
        },
    }
}

/// Whether the model answer was not seen before the verdict: no person gave it.
fn shows_model(graded: &Graded) -> bool {
    match &graded.response {
        Some(Response::Open { verdict, .. }) => verdict.is_none(),
        Some(_) | None => graded.mark.verdict == Verdict::Skipped,
    }
}

fn found(graded: &Graded) -> Option<&Assessment> {
    graded.mark.assessment.as_deref()
}

fn signed(look: Look, why: Option<&str>) -> Vec<String> {
    why.map_or_else(Vec::new, |why| beside("✗", Meaning::Wrong, why, look))
}

/// `text` hung behind a painted sign.
fn beside(sign: &str, meaning: Meaning, text: &str, look: Look) -> Vec<String> {
    let mut lines = hang(&format!("  {sign}  "), text, look.width());
    if let Some(first) = lines.first_mut() {
        *first = first.replacen(sign, &paint(meaning, sign), 1);
    }
    lines
}

fn option(look: Look, reason: &Reason<'_>) -> Vec<String> {
    let mut lines = hang(&format!("  {}  ", reason.letter), reason.text, look.width());
    let (sign, meaning, word) = match reason.part {
        Part::Hit | Part::Key => ("✓", Meaning::Right, "right"),
        Part::Missed => ("~", Meaning::Partial, "not chosen, and right"),
        Part::FalsePick => ("✗", Meaning::Wrong, "wrong"),
        Part::Other => (" ", Meaning::Quiet, ""),
    };
    match reason.why {
        Some(why) if reason.part == Part::Missed => {
            lines.extend(beside(sign, meaning, &format!("not chosen: {why}"), look));
        }
        Some(why) => lines.extend(beside(sign, meaning, why, look)),
        None if word.is_empty() => {}
        None => lines.extend(beside(sign, meaning, word, look)),
    }
    lines
}

/// `answered` tells whether there was an answer at all.
fn placing(look: Look, placing: &Placing<'_>, answered: bool) -> Vec<String> {
    let mut lines = match placing.left {
        Some(left) => matched(look, placing, left, answered),
        None => ordered(look, placing),
    };
    if let Some(why) = placing.why {
        lines.extend(hang("     ", why, look.width()));
    }
    lines
}

/// A place of an order: the item that belongs there, and the one that was put there instead.
fn ordered(look: Look, placing: &Placing<'_>) -> Vec<String> {
    let (letter, text) = &placing.right;
    let mut lines = hang(&format!("  {}  {letter}  ", placing.n), text, look.width());
    if let Some((yours, _)) = placing.given.as_ref().filter(|_| !placing.hit) {
        let put = format!("you put {yours} here");
        lines.extend(beside("✗", Meaning::Wrong, &put, look));
    }
    lines
}

/// A left: what was put to it, if that is wrong, and what belongs to it.
fn matched(look: Look, placing: &Placing<'_>, left: &str, answered: bool) -> Vec<String> {
    let mut lines = hang(&format!("  {}  ", placing.n), left, look.width());
    match &placing.given {
        Some((yours, wrong)) if !placing.hit => {
            let put = format!("{yours}  {wrong}");
            lines.extend(beside("✗", Meaning::Wrong, &put, look));
        }
        None if answered => lines.extend(beside("~", Meaning::Partial, "not matched", look)),
        Some(_) | None => {}
    }
    let (letter, text) = &placing.right;
    lines.extend(beside(
        "✓",
        Meaning::Right,
        &format!("{letter}  {text}"),
        look,
    ));
    lines
}

fn plain(look: Look, item: &Item, graded: &Graded) -> Vec<String> {
    let mut lines = verdict(look, item, graded);
    let mut say = |text: String| lines.extend(wrap(&unmarked(&text), look.width()));
    match reasons(item, graded) {
        Reasons::Options(options) => options
            .iter()
            .filter(|reason| reason.part != Part::Other)
            .filter_map(spoken_option)
            .for_each(say),
        Reasons::Placings(placings, why) => {
            let answered = graded.response.is_some();
            let spoken = placings.iter().map(|at| spoken_placing(at, answered));
            spoken.for_each(&mut say);
            why.map(|why| format!("Why not yours: {why}"))
                .into_iter()
                .for_each(say);
        }
        Reasons::Typed(answer, why) => {
            if graded.mark.verdict != Verdict::Correct {
                spoken_typed(&answer).into_iter().for_each(&mut say);
            }
            why.map(|why| format!("Why not yours: {why}"))
                .into_iter()
                .for_each(say);
        }
        Reasons::Rows(key) => lines.extend(rows::feedback(look, key, graded).concat()),
        Reasons::Open => {
            if let (Body::Open(key), true) = (&item.question.body, shows_model(graded)) {
                lines.extend(own::model(look, key, found(graded)).concat());
            }
        }
    }
    if let Some(explanation) = &item.question.explanation {
        lines.extend(prose(
            look,
            &format!("In short: {}", explanation.trim_start_matches('\n')),
        ));
    }
    if let Some(again) = again(graded) {
        lines.extend(wrap(&format!("Asked again {again}."), look.width()));
    }
    lines
}

fn spoken_option(reason: &Reason<'_>) -> Option<String> {
    let Reason { letter, why, .. } = reason;
    match (reason.part, why) {
        (Part::FalsePick, Some(why)) => Some(format!("Why not {letter}: {why}")),
        (Part::Hit | Part::Key, Some(why)) => Some(format!("Why {letter}: {why}")),
        (Part::Missed, Some(why)) => Some(format!("You left out {letter}: {why}")),
        (Part::Missed, None) => Some(format!("You left out {letter}.")),
        (Part::FalsePick | Part::Hit | Part::Key | Part::Other, _) => None,
    }
}

fn spoken_placing(placing: &Placing<'_>, answered: bool) -> String {
    let (letter, text) = &placing.right;
    let yours = match &placing.given {
        Some(_) if placing.hit => " Yours too.".to_owned(),
        Some((letter, _)) => format!(" You had {letter}."),
        None if answered => " Not matched by you.".to_owned(),
        None => String::new(),
    };
    match placing.left {
        Some(left) => format!("{}, {left}: {letter}, {text}.{yours}", placing.n),
        None => format!("{}: {letter}, {text}.{yours}", placing.n),
    }
}

fn spoken_typed(answer: &Typed<'_>) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(
        answer
            .given
            .as_ref()
            .map(|given| format!("You wrote: {given}")),
    );
    let word = if answer.patterns {
        "Accepted, as a pattern"
    } else {
        "Accepted"
    };
    said.push(format!("{word}: {}", answer.accepted));
    said.extend(
        answer
            .also
            .iter()
            .map(|also| format!("Also accepted: {also}")),
    );
    if let (Some(at), Some(_)) = (answer.differs_at, &answer.given) {
        said.push(format!("They differ from character {} on.", at + 1));
    }
    said
}
