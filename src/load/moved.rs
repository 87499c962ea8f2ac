//! The repair of a key of the question that stands below one of its tables: it is moved up to the others.

use std::ops::Range;

use super::fields::{Fields, Value};
use super::keys::{QUESTION, Table};
use super::tree::Name;
use super::validate::Owner;
use crate::diagnostics::Fix;
use crate::model::Span;

/// The edit that moves the line of `key`, found in the table `here`, below the own keys of the question;
/// nothing where it does not belong there, is there already, or shares its lines with something else.
pub(super) fn above(
    owner: Owner<'_>,
    here: &Table,
    key: &Name<'_>,
    value: &Value<'_>,
) -> Option<Fix> {
    let own = QUESTION.key(key.get_ref())?;
    let belongs = own.shape.tables().is_none() && own.fits(owner.kind);
    if !here.path.starts_with("question.") || !belongs || owner.fields.has(own.name) {
        return None;
    }
    let page = owner.fields.page();
    let shift = page.span(&key.span()).start as usize - key.span().start;
    let header = owner.header.range().end - shift;
    if !page
        .raw(owner.header.range().start - shift..header)
        .starts_with("[[")
    {
        return None;
    }
    let line = line(page.text(), key.span().start, value.span().end)?;
    let place = end_of_line(
        page.text(),
        last_of_its_own(&owner.fields).unwrap_or(header),
    );
    let between = page.text().get(place..line.start)?;
    let moved = page.raw(line.clone()).trim_end_matches(['\r', '\n']);
    Some(Fix {
        span: Span::new(owner.header.source, &(place + shift..line.end + shift)),
        replacement: format!("\n{moved}{between}"),
    })
}

/// The last byte of the question's own keys, those of its tables aside.
fn last_of_its_own(question: &Fields<'_>) -> Option<usize> {
    let is_own = |name: &str| {
        let key = QUESTION.key(name);
        key.is_some_and(|key| key.shape.tables().is_none())
    };
    let own = question.entries().filter(|(key, _)| is_own(key.get_ref()));
    own.map(|(_, value)| value.span().end).max()
}

fn end_of_line(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    end - usize::from(text[..end].ends_with('\r'))
}

/// The lines from `start` to `end`, if nothing but white space stands before and nothing but a comment
/// behind.
fn line(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    let (before, behind) = (text[first..start].trim(), text[end..last].trim());
    (before.is_empty() && (behind.is_empty() || behind.starts_with('#'))).then_some(first..last)
}
