//! Reads `faq.toml`.

use super::fields::Fields;
use super::keys::FAQ_FILE;
use super::page::Page;
use super::{damage, syntax, validate};
use crate::model::{Faq, FaqEntry};

/// What `faq.toml` holds.
#[derive(Debug)]
pub(super) struct FaqFile {
    /// The FAQ.
    pub faq: Faq,
    /// Whether it is free of syntax errors.
    pub is_whole: bool,
}

/// Reads the page and reports what is wrong with it.
pub(super) fn judge(page: &Page<'_>) -> FaqFile {
    let mut spare = String::new();
    let parsed = syntax::parse(page, &mut spare);
    let is_whole = parsed.faults.is_empty();
    damage::shielded(page, !is_whole, |page| {
        validate::table(&Fields::root(page, &parsed.table), &FAQ_FILE, None);
    });
    let root = Fields::root(page, &parsed.table);
    let entries = root.tables("entry", entry);
    FaqFile {
        faq: Faq { entries },
        is_whole,
    }
}

fn entry(fields: &Fields<'_>) -> Option<FaqEntry> {
    Some(FaqEntry {
        id: fields.text("id")?,
        question: fields.text("question")?,
        answer: fields.text("answer")?,
        from_guide: fields.flag("from_guide").unwrap_or(false),
        tags: fields.texts("tags"),
        see: fields.texts("see"),
        steps: fields.texts("steps"),
    })
}
