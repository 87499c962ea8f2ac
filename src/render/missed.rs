//! The missed questions of a report: what was answered, what is right, what to read.

use std::borrow::Cow;

use super::answer::{judged, key, said};
use super::{Look, cut, fit, hang, sentence, visible, width, wrap};
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

impl Missed<'_> {
    fn id(&self) -> Cow<'_, str> {
        visible(&self.item.question.header.id)
    }
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

/// A line for each, or some where the window is narrow: glyph, number, id, what was answered and what
/// is right.
pub(super) fn lines(look: Look, missed: &[Missed<'_>]) -> Vec<String> {
    let ids = missed.iter().map(|one| width(&one.id()));
    let column = ids.max().unwrap_or(0);
    let digits = missed.last().map_or(1, |one| one.n.to_string().len());
    let line = |one: &Missed<'_>| {
        let (sign, meaning) = sign(one.verdict);
        let first = format!("  {}  {:>digits$}  ", paint(meaning, sign), one.n);
        let short = facts(one, look.width() / 4);
        let beside = format!("{first}{}  {}", fit(&one.id(), column), short.join("   "));
        if width(&beside) <= look.width() {
            return vec![beside];
        }
        let mut lines = hang(&first, &one.id(), look.width());
        let indent = " ".repeat(digits + 7);
        let long = facts(one, look.width().saturating_sub(indent.len() + 8));
        lines.extend(
            long.iter()
                .flat_map(|fact| hang(&indent, fact, look.width())),
        );
        lines
    };
    missed.iter().flat_map(line).collect()
}

fn sign(verdict: Verdict) -> (&'static str, Meaning) {
    match verdict {
        Verdict::Partial => ("~", Meaning::Partial),
        Verdict::Skipped => ("-", Meaning::Partial),
        Verdict::Wrong | Verdict::Correct | Verdict::Ungraded => ("✗", Meaning::Wrong),
    }
}

/// What was answered, what is right, and how the second try went.
fn facts(one: &Missed<'_>, columns: usize) -> Vec<String> {
    let short = |text: &str| cut(&visible(text).replace('\n', " / "), columns);
    let own = one.item.question.body.kind() == Kind::Open;
    let mut facts = vec![match &one.outcome.response {
        Some(_) if own => judged(one.verdict),
        Some(response) => format!("you: {}", short(&said(one.item, response))),
        None => "skipped".to_owned(),
    }];
    facts.extend(key(one.item).map(|key| format!("answer: {}", short(&key))));
    if let Some(second) = &one.outcome.second {
        facts.push(format!("second try: {}", tried(second.mark.verdict, own)));
    }
    facts
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
        let facts = facts(one, 200);
        let facts: Vec<_> = facts.iter().map(|fact| sentence(fact)).collect();
        let text = format!("Question {}, {}. {}", one.n, one.id(), facts.join(" "));
        wrap(&text, look.width())
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
