//! The names of a roadmap that questions may bear, for looking them up.

use std::collections::{HashMap, HashSet};

use super::fields::Fields;
use super::head::Head;
use super::page::Page;
use super::words::{listed, meant, shown};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Roadmap, Text};

/// The most names that a help lists.
const LISTED: usize = 15;

/// The names of a roadmap.
#[derive(Debug)]
pub(super) struct Road<'a> {
    roadmap: &'a Roadmap,
    steps: HashMap<&'a str, HashSet<&'a str>>,
    decks: HashSet<&'a str>,
}

impl<'a> Road<'a> {
    /// The names of `roadmap`.
    pub(super) fn new(roadmap: &'a Roadmap) -> Self {
        let topics = |step: &'a crate::model::Step| step.topics.iter().map(|topic| &*topic.id);
        Self {
            roadmap,
            steps: roadmap
                .steps
                .iter()
                .map(|step| (&*step.id, topics(step).collect()))
                .collect(),
            decks: roadmap.decks.iter().map(|deck| &*deck.id).collect(),
        }
    }

    /// Whether there is a step of that id.
    pub(super) fn has_step(&self, id: &str) -> bool {
        self.steps.contains_key(id)
    }

    /// The ids of all steps, in order.
    pub(super) fn step_ids(&self) -> impl Iterator<Item = &'a str> {
        self.roadmap.steps.iter().map(|step| &*step.id)
    }

    /// Reports the names of a question, or of the defaults of a file, that the roadmap does not have;
    /// what the head of the file gives was judged there.
    pub(super) fn judge(&self, fields: &Fields<'_>, head: &Head) {
        let (step, topic) = (fields.text("step"), fields.text("topic"));
        if let Some(step) = &step {
            self.judge_step(fields.page(), step);
        }
        if step.is_some() || topic.is_some() {
            let (step, topic) = (step.as_ref().or(head.step.as_ref()), topic.as_ref());
            if let (Some(step), Some(topic)) = (step, topic.or(head.topic.as_ref())) {
                self.judge_topic(fields.page(), step, topic);
            }
        }
        for deck in fields.texts("decks") {
            self.judge_deck(fields.page(), &deck);
        }
    }

    fn judge_step(&self, page: &Page<'_>, step: &Text) {
        if !self.has_step(step) {
            let message = format!("the roadmap has no step `{}`", shown(step));
            let fault = Diagnostic::new(Code::B0202, message, step.span());
            page.report(suggest(fault, step, || self.step_ids()));
        }
    }

    fn judge_topic(&self, page: &Page<'_>, step: &Text, topic: &Text) {
        let Some(topics) = self.steps.get(&**step) else {
            return;
        };
        if !topics.is_empty() && !topics.contains(&**topic) {
            let message = format!("the step `{}` has no topic `{}`", shown(step), shown(topic));
            let fault = Diagnostic::new(Code::B0203, message, topic.span());
            let step = self.roadmap.step(step);
            let known = || {
                step.into_iter()
                    .flat_map(|step| &step.topics)
                    .map(|topic| &*topic.id)
            };
            page.report(suggest(fault, topic, known));
        }
    }

    fn judge_deck(&self, page: &Page<'_>, deck: &Text) {
        if !self.decks.is_empty() && !self.decks.contains(&**deck) {
            let message = format!("the roadmap has no deck `{}`", shown(deck));
            let fault = Diagnostic::new(Code::B0204, message, deck.span());
            page.report(suggest(fault, deck, || {
                self.roadmap.decks.iter().map(|deck| &*deck.id)
            }));
        }
    }
}

/// The fault with a word on which known name is meant.
pub(super) fn suggest<'a, I: Iterator<Item = &'a str>>(
    fault: Diagnostic,
    typed: &Text,
    known: impl Fn() -> I,
) -> Diagnostic {
    match meant(typed, known()) {
        Some((near, true)) => fault
            .help(format!("did you mean `{near}`?"))
            .fix(typed.span(), format!("\"{near}\"")),
        Some((near, false)) => fault.help(format!("did you mean `{near}`?")),
        None if (1..=LISTED).contains(&known().count()) => {
            fault.help(format!("known are {}", listed(known())))
        }
        None => fault,
    }
}
