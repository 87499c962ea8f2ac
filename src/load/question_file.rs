//! Reads a file of questions.

use std::ops::Range;

use super::fields::{Fields, Value, is_hole};
use super::head::Head;
use super::identity::Named;
use super::keys::QUESTION_FILE;
use super::page::{FAULTS, Page};
use super::question::{self, Draft};
use super::road::Road;
use super::syntax::{self, Parsed};
use super::{damage, identity, policy, validate};
use crate::diagnostics::{Code, Diagnostic, Findings};
use crate::model::{FileHead, Place, Question};

/// What files of questions hold.
#[derive(Debug, Default)]
pub(super) struct QuestionFiles {
    /// Their questions.
    pub drafts: Vec<Draft>,
    /// How they name the bank.
    pub named: Vec<Named>,
    /// What their heads say of the lint.
    pub heads: Vec<FileHead>,
    /// Whether a syntax error may have hidden something of them.
    pub is_damaged: bool,
}

impl QuestionFiles {
    /// Reads one more file, the file `number` of its bank, and reports what is wrong with it.
    pub(super) fn judge(&mut self, page: &Page<'_>, number: u32, road: Option<&Road<'_>>) {
        let mut spare = String::new();
        let parsed = syntax::parse(page, &mut spare);
        let root = Fields::root(page, &parsed.table);
        let items = items(&root);
        let head = read_head(page, &parsed, &items, road);
        for (at, item) in items.iter().enumerate() {
            let range = range(page, &items, at);
            let place = place(page, number, &range);
            self.drafts
                .extend(damage::shielded(page, parsed.is_damaged(&range), |page| {
                    Some(question::judge(
                        &Fields::of(page, item)?,
                        place,
                        &head,
                        road,
                    ))
                }));
        }
        if parsed.faults.is_empty() && is_empty(&root) {
            page.report(nothing_here(page));
        }
        if page.is_full() {
            page.report_last(too_many(page));
        }
        self.named.extend(identity::read(&root));
        self.heads
            .extend(policy::head(&root, page.span(&(0..0)).source));
        self.is_damaged |= !parsed.faults.is_empty();
    }
}

/// The bytes of a question: from its header to the next one's.
fn range(page: &Page<'_>, items: &[&Value<'_>], at: usize) -> Range<usize> {
    let start = |at: usize| {
        items
            .get(at)
            .map_or(page.text().len(), |item| item.span().start)
    };
    start(at)..start(at + 1)
}

fn read_head(
    page: &Page<'_>,
    parsed: &Parsed<'_>,
    items: &[&Value<'_>],
    road: Option<&Road<'_>>,
) -> Head {
    let end = range(page, items, 0).start;
    damage::shielded(page, parsed.is_damaged(&(0..end)), |page| {
        judge_head(&Fields::root(page, &parsed.table), road)
    })
}

/// Whether there is no question and nothing that may have been meant to be one.
fn is_empty(root: &Fields<'_>) -> bool {
    let has_items = |list: &Value<'_>| {
        list.get_ref()
            .as_array()
            .is_none_or(|list| !list.is_empty())
    };
    let mut keys = root.entries().map(|(key, _)| key.get_ref());
    keys.all(|key| QUESTION_FILE.key(key).is_some())
        && !root.value("question").is_some_and(has_items)
}

fn too_many(page: &Page<'_>) -> Diagnostic {
    let message = format!("the file has more than {FAULTS} faults; the others are not listed");
    Diagnostic::new(Code::B0003, message, page.span(&(0..0)))
}

fn nothing_here(page: &Page<'_>) -> Diagnostic {
    let message = match page.text().trim_start_matches('\u{feff}').trim().is_empty() {
        true => "the file is empty",
        false => "there is no question in the file",
    };
    Diagnostic::new(Code::B0006, message, page.span(&(0..0)))
        .help("a question begins with `[[question]]`")
}

fn judge_head(root: &Fields<'_>, road: Option<&Road<'_>>) -> Head {
    validate::table(root, &QUESTION_FILE, None);
    question::judge_allow(root);
    if let (Some(road), Some(defaults)) = (road, root.table("defaults")) {
        road.judge(&defaults, &Head::default());
    }
    Head::read(root)
}

/// The tables of the questions, as written.
fn items<'a>(root: &Fields<'a>) -> Vec<&'a Value<'a>> {
    let list = root
        .value("question")
        .and_then(|value| value.get_ref().as_array());
    let items = list.into_iter().flat_map(|list| list.iter());
    items
        .filter(|item| !is_hole(item) && item.get_ref().as_table().is_some())
        .collect()
}

fn place(page: &Page<'_>, file: u32, range: &Range<usize>) -> Place {
    let span = page.span(range);
    Place {
        file,
        start: span.start,
        end: span.end,
    }
}

/// Reads the one question of `text`, which begins at the place's first byte, in a file with this head.
pub(super) fn read_one(head: &str, text: &str, place: Place) -> Option<Question> {
    let findings = Findings::new();
    let head_page = Page::whole(place.file, head, &findings);
    let mut spare = String::new();
    let head_table = syntax::parse(&head_page, &mut spare).table;
    let head = Head::read(&Fields::root(&head_page, &head_table));
    let page = Page::slice(place.file, place.start as usize, text, &findings);
    let mut spare = String::new();
    let table = syntax::parse(&page, &mut spare).table;
    let root = Fields::root(&page, &table);
    let questions = root.tables("question", |fields| question::read(fields, place, &head));
    questions.into_iter().next()
}
