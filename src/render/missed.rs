//! The missed questions of a report: what was answered, what is right, what to read.

use super::answer::{judged, key, said};
use super::{Look, fit, hang, visible, width, wrap};
use crate::model::{Kind, Reference, Verdict};
use crate::session::{Item, Outcome, Report};
use crate::style::{Meaning, paint};

/// A question that was not got right: its number, the question and what came of it.
#[derive(Clone, Copy)]
pub(super) struct Missed<'a> {
    pub(super) n: usize,
    pub(super) item: &'a Item,
    pub(super) outcome: &'a Outcome,
    pub(super) verdict: Verdict,
}

/// The questions answered wrong or in part, and the skipped ones, in the order of their numbers.
pub(super) fn missed<'a>(items: &'a [Item], report: &'a Report) -> Vec<Missed<'a>> {
    let outcomes = items.iter().zip(&report.outcomes).enumerate();
    let missed = outcomes.filter_map(|(at, (item, outcome))| {
        let verdict = outcome.mark.as_ref()?.verdict;
        Some(Missed {
            n: at + 1,
            item,
            outcome,
            verdict,
        })
    });
    missed
        .filter(|missed| match missed.verdict {
            Verdict::Wrong | Verdict::Partial | Verdict::Skipped => true,
            Verdict::Correct | Verdict::Ungraded => false,
        })
        .collect()
}

/// A line for each: glyph, number, id, what was answered and what is right.
pub(super) fn lines(look: Look, missed: &[Missed<'_>]) -> Vec<String> {
    let ids: Vec<_> = missed
        .iter()
        .map(|one| visible(&one.item.question.header.id))
        .collect();
    let column = ids.iter().map(|id| width(id)).max().unwrap_or(0);
    let digits = missed
        .iter()
        .map(|one| one.n.to_string().len())
        .max()
        .unwrap_or(1);
    let mut lines = Vec::new();
    for (one, id) in missed.iter().zip(&ids) {
        let (sign, meaning) = match one.verdict {
            Verdict::Partial => ("~", Meaning::Partial),
            Verdict::Skipped => ("-", Meaning::Partial),
            Verdict::Wrong | Verdict::Correct | Verdict::Ungraded => ("✗", Meaning::Wrong),
        };
        let number = format!("{:>digits$}", one.n);
        let first = format!(
            "  {}  {number}  {}  ",
            paint(meaning, sign),
            fit(id, column)
        );
        let room = look.width().saturating_sub(width(&first));
        let facts = facts(one, (look.width() / 4).max(8));
        if width(&facts) <= room {
            lines.push(format!("{first}{facts}"));
        } else {
            lines.extend(hang(
                &format!("  {}  {number}  ", paint(meaning, sign)),
                id,
                look.width(),
            ));
            lines.extend(hang(&" ".repeat(digits + 7), &facts, look.width()));
        }
    }
    lines
}

fn facts(one: &Missed<'_>, columns: usize) -> String {
    let cut = |text: &str| super::cut(&visible(text).replace('\n', " / "), columns);
    let mut facts = Vec::new();
    let own = one.item.question.body.kind() == Kind::Open;
    match &one.outcome.response {
        Some(_) if own => facts.push(judged(one.verdict)),
        Some(response) => facts.push(format!("you: {}", cut(&said(one.item, response)))),
        None => facts.push("skipped".to_owned()),
    }
    facts.extend(key(one.item).map(|key| format!("answer: {}", cut(&key))));
    if let Some(second) = &one.outcome.second {
        facts.push(format!("second try: {}", tried(second.verdict, own)));
    }
    facts.join("   ")
}

fn tried(verdict: Verdict, own: bool) -> String {
    match verdict {
        Verdict::Correct if !own => "right".to_owned(),
        Verdict::Wrong if !own => "wrong".to_owned(),
        Verdict::Correct
        | Verdict::Partial
        | Verdict::Wrong
        | Verdict::Skipped
        | Verdict::Ungraded => judged(verdict),
    }
}

/// The same as sentences for the plain face.
pub(super) fn spoken(look: Look, missed: &[Missed<'_>]) -> Vec<String> {
    let say = |one: &Missed<'_>| {
        let facts = facts(one, 200).replace("   ", ". ").replace("you:", "You:");
        let facts = facts
            .replace("answer:", "Answer:")
            .replace("second try:", "Second try:");
        let facts = super::sentence(&facts);
        wrap(
            &format!(
                "Question {}, {}. {facts}",
                one.n, one.item.question.header.id
            ),
            look.width(),
        )
    };
    missed.iter().flat_map(say).collect()
}

/// What the missed questions refer to, each address once.
pub(super) fn to_read<'a>(missed: &[Missed<'a>]) -> Vec<&'a Reference> {
    let mut references: Vec<&Reference> = Vec::new();
    for reference in missed.iter().flat_map(|one| &one.item.question.references) {
        if !references.iter().any(|known| known.url == reference.url) {
            references.push(reference);
        }
    }
    references
}
