//! Repairs of one text: the fixes of its findings, made together.

use std::ops::Range;

use super::Fix;
use crate::sorting;

/// Edits of one text that do not touch each other, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// What is replaced, and what takes its place.
    pub list: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// The fixes for `text`. One that touches an earlier one is left out, as is one that does not lie in
    /// the text; line ends are written as the text has them.
    #[must_use]
    pub fn new<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> Self {
        let mut list: Vec<(Range<usize>, String)> = fixes
            .into_iter()
            .filter(|fix| text.get(fix.span.range()).is_some())
            .map(|fix| (fix.span.range(), with_line_ends(text, &fix.replacement)))
            .collect();
        sorting::by_key(&mut list, |(range, _)| (range.start, range.end));
        let mut end = 0;
        list.retain(|(range, _)| {
            let is_free = range.start >= end;
            if is_free {
                end = range.end.max(range.start + 1);
            }
            is_free
        });
        Self { list }
    }

    /// The text with the edits made.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        self.apply_to(text, 0..text.len())
    }

    /// What becomes of `part` of the text; edits that do not lie in it are not made.
    #[must_use]
    pub fn apply_to(&self, text: &str, part: Range<usize>) -> String {
        let mut mended = String::new();
        let mut at = part.start;
        let inside = |range: &Range<usize>| range.start >= part.start && range.end <= part.end;
        for (range, replacement) in self.list.iter().filter(|(range, _)| inside(range)) {
            mended.push_str(&text[at..range.start]);
            mended.push_str(replacement);
            at = range.end;
        }
        mended.push_str(&text[at..part.end]);
        mended
    }
}

fn with_line_ends(text: &str, replacement: &str) -> String {
    let is_windows = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    match is_windows {
        true => replacement.replace('\n', "\r\n"),
        false => replacement.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn check(text: &str, fixes: &[(Range<usize>, &str)], expected: &str) {
        let fix = |(range, replacement): &(Range<usize>, &str)| Fix {
            span: Span::new(0, range),
            replacement: (*replacement).to_owned(),
        };
        let fixes: Vec<_> = fixes.iter().map(fix).collect();
        assert_eq!(Edits::new(text, &fixes).apply(text), expected);
    }

    #[test]
    fn makes_all_that_do_not_touch() {
        check("abc", &[], "abc");
        check("abcdef", &[(4..5, "E"), (0..2, "AB-")], "AB-cdEf");
        check("abcdef", &[(0..3, "x"), (2..4, "y"), (3..4, "z")], "xzef");
        check("ab", &[(1..1, "-"), (1..1, "+")], "a-b");
        check("ab", &[(1..9, "x")], "ab");
        check("a\r\nb", &[(1..1, "\nx")], "a\r\nx\r\nb");
        check("ä", &[(1..2, "x")], "ä");
    }
}
