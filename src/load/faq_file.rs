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
    FaqFile {
        faq: faq(&Fields::root(page, &parsed.table)),
        is_whole,
    }
}

/// The FAQ of a page that was judged before.
pub(super) fn read(page: &Page<'_>) -> Faq {
    let mut spare = String::new();
    faq(&Fields::root(page, &syntax::parse(page, &mut spare).table))
}

fn faq(root: &Fields<'_>) -> Faq {
    Faq {
        entries: root.tables("entry", entry),
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
