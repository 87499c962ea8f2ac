//! Ids for questions that have none: made from the stem, and unique within the bank.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::question::Draft;
use super::slug;
use crate::diagnostics::{Code, Diagnostic, Findings, Sources};
use crate::model::{Name, Span};

/// Gives each question without an id one that no other has, and reports it.
pub(super) fn settle(findings: &Findings, sources: &Sources, drafts: &mut [Draft]) {
    if drafts.iter().all(|draft| draft.has_id) {
        return;
    }
    let written = drafts.iter().filter(|draft| draft.has_id);
    let mut taken: HashSet<String, RandomState> =
        written.map(|draft| draft.id().to_owned()).collect();
    let mut next: HashMap<String, usize, RandomState> = HashMap::default();
    for draft in drafts.iter_mut().filter(|draft| !draft.has_id) {
        let Ok(question) = &mut draft.question else {
            continue;
        };
        let number = next.entry(question.header.id.to_string()).or_insert(1);
        let id = slug::numbered(&question.header.id, number, |id| taken.contains(id));
        taken.insert(id.clone());
        findings.report(diagnose(sources, &id, draft.place));
        Arc::make_mut(question).header.id = Name::Owned(id);
    }
}

fn diagnose(sources: &Sources, id: &str, header: Span) -> Diagnostic {
    let found = Diagnostic::new(Code::B0117, "the question has no id", header)
        .label(format!("called `{id}` for now"))
        .help("write an id of its own: this one changes with the stem");
    let text = sources
        .of(header)
        .and_then(|source| source.text.get(header.range()));
    if text.is_some_and(|text| text.starts_with("[[")) {
        let end = Span {
            start: header.end,
            ..header
        };
        found.fix(end, format!("\nid = \"{id}\""))
    } else {
        found
    }
}
