//! Reads a file of questions.

use toml::de::DeValue;

use super::fields::{Fields, is_hole};
use super::head::Head;
use super::identity::Named;
use super::keys::QUESTION_FILE;
use super::page::Page;
use super::question::{self, Draft};
use super::road::Road;
use super::{damage, identity, syntax, validate};
use crate::diagnostics::{Code, Diagnostic, Findings};
use crate::model::Place;

/// What a file of questions holds.
#[derive(Debug)]
pub(super) struct QuestionFile {
    /// Its questions.
    pub drafts: Vec<Draft>,
    /// How it names the bank.
    pub named: Option<Named>,
    /// Whether it is free of syntax errors, so that nothing of it is lost.
    pub is_whole: bool,
}

/// Reads the page, which is the file `number` of its bank, and reports what is wrong with it.
pub(super) fn judge(page: &Page<'_>, number: u32, road: Option<&Road<'_>>) -> QuestionFile {
    let mut spare = String::new();
    let parsed = syntax::parse(page, &mut spare);
    let root = Fields::root(page, &parsed.table);
    let items = items(&root);
    let end_of_head = items
        .first()
        .map_or(page.text().len(), |item| item.span().start);
    let head = damage::shielded(page, parsed.is_damaged(&(0..end_of_head)), |page| {
        judge_head(&Fields::root(page, &parsed.table), road)
    });
    let mut drafts = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let next = items
            .get(at + 1)
            .map_or(page.text().len(), |next| next.span().start);
        let range = item.span().start..next;
        let place = place(page, number, &range);
        drafts.extend(damage::shielded(page, parsed.is_damaged(&range), |page| {
            Some(question::judge(
                &Fields::of(page, item)?,
                place,
                &head,
                road,
            ))
        }));
    }
    let is_whole = parsed.faults.is_empty();
    if items.is_empty() && is_whole && !page.has_errors() {
        page.report(nothing_here(page));
    }
    QuestionFile {
        drafts,
        named: identity::read(&root),
        is_whole,
    }
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
fn items<'a>(root: &Fields<'a>) -> Vec<&'a toml::Spanned<DeValue<'a>>> {
    let list = root
        .value("question")
        .and_then(|value| value.get_ref().as_array());
    let items = list.into_iter().flat_map(|list| list.iter());
    items
        .filter(|item| !is_hole(item) && item.get_ref().is_table())
        .collect()
}

fn place(page: &Page<'_>, file: u32, range: &std::ops::Range<usize>) -> Place {
    let span = page.span(range);
    Place {
        file,
        start: span.start,
        end: span.end,
    }
}

/// Reads the one question of `text`, which begins at the place's first byte, in a file with this head.
pub(super) fn read_one(head: &str, text: &str, place: Place) -> Option<crate::model::Question> {
    let findings = Findings::new();
    let head_page = Page::whole(place.file, head, &findings);
    let mut spare = String::new();
    let head_table = syntax::parse(&head_page, &mut spare).table;
    let head = Head::read(&Fields::root(&head_page, &head_table));
    let page = Page::slice(place.file, place.start as usize, text, &findings);
    let mut spare = String::new();
    let table = syntax::parse(&page, &mut spare).table;
    let fields = Fields::root(&page, &table).tables("question").next()?;
    question::read(&fields, place, &head)
}
