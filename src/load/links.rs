//! What is judged across the tables and files of a bank: ids used twice, links that lead to nothing.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use super::page::FAULTS;
use super::question::Draft;
use super::repeats::Repeats;
use super::road::{Road, suggest};
use super::words::shown;
use crate::diagnostics::{Code, Diagnostic, Findings};
use crate::model::{Faq, Roadmap, Span, Step, Text};
use crate::sorting;

/// The most names that a mistyped one is compared with.
const COMPARED: usize = 2_000;

/// Reports the ids that stand twice in `ids`; `what` names what they are ids of.
fn judge_twice<'a>(findings: &Findings, what: &str, ids: impl Iterator<Item = (&'a str, Span)>) {
    let mut seen: HashMap<&str, Span, RandomState> = HashMap::default();
    for (id, place) in ids {
        match seen.entry(id) {
            Entry::Occupied(first) => findings.report(twice(what, id, place, *first.get())),
            Entry::Vacant(free) => {
                free.insert(place);
            }
        }
    }
}

fn twice(what: &str, id: &str, place: Span, first: Span) -> Diagnostic {
    let message = format!("the {what} id `{}` is used twice", shown(id));
    Diagnostic::new(Code::B0201, message, place)
        .see(first, "first used here")
        .help("give one of the two another id")
}

/// An id as it is written, with its place.
fn placed(id: &Text) -> (&str, Span) {
    (id, id.span())
}

/// Reports the links of `links` that `known` does not have.
fn judge_links<'a>(
    findings: &Findings,
    what: &str,
    links: impl IntoIterator<Item = &'a Text>,
    known: &BTreeSet<&str>,
) {
    let links = links.into_iter().filter(|link| !known.contains(&***link));
    for link in links.take(FAULTS) {
        let fault = Diagnostic::new(
            Code::B0205,
            format!("there is no {what} `{}`", shown(link)),
            link.span(),
        );
        let compared = if known.len() > COMPARED {
            &BTreeSet::new()
        } else {
            known
        };
        findings.report(suggest(fault, link, || compared.iter().copied()));
    }
}

fn ids<'a>(texts: impl Iterator<Item = &'a Text>) -> BTreeSet<&'a str> {
    sorting::set(texts.map(|id| &**id))
}

/// Reports what is wrong between the tables of a roadmap.
pub(super) fn judge_roadmap(findings: &Findings, roadmap: &Roadmap) {
    judge_twice(
        findings,
        "step",
        roadmap.steps.iter().map(|step| placed(&step.id)),
    );
    judge_twice(
        findings,
        "deck",
        roadmap.decks.iter().map(|deck| placed(&deck.id)),
    );
    judge_twice(
        findings,
        "skill",
        roadmap.skills.iter().map(|skill| placed(&skill.id)),
    );
    let steps = ids(roadmap.steps.iter().map(|step| &step.id));
    let decks = ids(roadmap.decks.iter().map(|deck| &deck.id));
    for step in &roadmap.steps {
        judge_step(findings, step, &steps, &decks);
    }
    let links = roadmap
        .skills
        .iter()
        .filter_map(|skill| skill.step.as_ref());
    judge_links(findings, "step", links, &steps);
    super::circles::judge(findings, roadmap);
}

fn judge_step(findings: &Findings, step: &Step, steps: &BTreeSet<&str>, decks: &BTreeSet<&str>) {
    judge_twice(
        findings,
        "topic",
        step.topics.iter().map(|topic| placed(&topic.id)),
    );
    judge_twice(
        findings,
        "checklist",
        step.checklist.iter().map(|item| placed(&item.id)),
    );
    judge_links(findings, "step", &step.requires, steps);
    let topics = ids(step.topics.iter().map(|topic| &topic.id));
    let taught = step.resources.iter().flat_map(|resource| &resource.topics);
    judge_links(findings, "topic", taught, &topics);
    if !decks.is_empty() {
        let named = step.topics.iter().filter_map(|topic| topic.deck.as_ref());
        judge_links(findings, "deck", step.guides.iter().chain(named), decks);
    }
}

/// Reports what is wrong between the entries of a FAQ, and between it and the roadmap.
pub(super) fn judge_faq(findings: &Findings, faq: &Faq, road: Option<&Road<'_>>) {
    judge_twice(
        findings,
        "entry",
        faq.entries.iter().map(|entry| placed(&entry.id)),
    );
    let entries = ids(faq.entries.iter().map(|entry| &entry.id));
    judge_links(
        findings,
        "entry",
        faq.entries.iter().flat_map(|entry| &entry.see),
        &entries,
    );
    if let Some(road) = road {
        let steps = sorting::set(road.step_ids());
        judge_links(
            findings,
            "step",
            faq.entries.iter().flat_map(|entry| &entry.steps),
            &steps,
        );
    }
}

/// Reports what is wrong between the questions of a bank; `is_whole` tells that every file could be
/// read, so that a link may be said to lead to nothing.
pub(super) fn judge_questions(
    findings: &Findings,
    drafts: &[Draft],
    roadmap: Option<&Roadmap>,
    is_whole: bool,
) {
    let written = || drafts.iter().filter(|draft| draft.has_id);
    let repeats = Repeats::among(drafts.len(), written().map(|draft| draft.id_hash));
    let twice = written().filter(|draft| repeats.has(draft.id_hash));
    judge_twice(
        findings,
        "question",
        twice.map(|draft| (draft.id(), draft.place)),
    );
    judge_retired(findings, drafts, roadmap);
    let questions = || {
        drafts
            .iter()
            .filter_map(|draft| draft.question.as_ref().ok())
    };
    if is_whole && questions().any(|question| !question.follow_up.is_empty()) {
        let known = sorting::set(drafts.iter().map(Draft::id));
        let links = questions().flat_map(|question| &question.follow_up);
        judge_links(findings, "question", links, &known);
    }
}

fn judge_retired(findings: &Findings, drafts: &[Draft], roadmap: Option<&Roadmap>) {
    let retired = roadmap.into_iter().flat_map(|roadmap| &roadmap.retired);
    let retired: HashMap<&str, Span> = retired.map(|id| (&**id, id.span())).collect();
    if retired.is_empty() {
        return;
    }
    for draft in drafts {
        if let Some(place) = retired.get(draft.id()) {
            let message = format!("the id `{}` was retired", shown(draft.id()));
            findings.report(
                Diagnostic::new(Code::B0207, message, draft.place)
                    .see(*place, "retired here")
                    .help("give the question a new id: learners' histories know the old one"),
            );
        }
    }
}
