//! L03: options that are the same, contain each other or overlap as ranges.

use super::lexicon::Classes;
use super::options::{LETTERS, is_code};
use super::patterns;
use super::sheet::Sheet;
use super::view::{Part, View};
use super::words::Word;
use crate::diagnostics::{Code, Diagnostic};

/// Compares each two options of a choice.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    for (at, option) in view.options().enumerate().take(LETTERS) {
        for earlier in view.options().take(at) {
            compare(view, earlier, option, sheet);
        }
    }
}

fn compare(view: &View<'_>, one: &Part<'_>, other: &Part<'_>, sheet: &mut Sheet) {
    let (short, long) = if other.text.len() < one.text.len() {
        (other, one)
    } else {
        (one, other)
    };
    let finding = if may_hold(view.words(long), view.words(short)) {
        held(short.text, long.text)
    } else {
        None
    };
    let finding = finding.or_else(|| ranges(one, other));
    if let Some(message) = finding {
        let found = Diagnostic::new(Code::L03, message, other.text.span());
        sheet.report(found.see(one.text.span(), "the other one"));
    }
}

/// Whether the words of `short` stand in `long` one after the other: cheap, and true wherever
/// [`held`] finds something.
fn may_hold(long: &[Word], short: &[Word]) -> bool {
    let long = long.iter().filter(|word| !word.is_part);
    let short = || {
        short
            .iter()
            .filter(|word| !word.is_part)
            .map(|word| word.folded)
    };
    let Some(first) = short().next() else {
        return true;
    };
    let mut rest = long.map(|word| word.folded);
    while let Some(word) = rest.next() {
        if word == first && short().skip(1).eq(rest.clone().take(short().count() - 1)) {
            return true;
        }
    }
    false
}

/// What is wrong if the words of `short` are those of `long` or stand among them. White space does not
/// count; case and punctuation do in code alone.
fn held(short: &str, long: &str) -> Option<String> {
    let is_exact = is_code(short.trim()) || is_code(long.trim());
    let (within, whole) = (bare(short, is_exact), bare(long, is_exact));
    if within.is_empty() {
        return None;
    }
    if within == whole {
        return Some("two options say the same".to_owned());
    }
    let holds = whole.windows(within.len()).any(|some| some == within);
    holds.then(|| {
        format!(
            "one option holds the other as whole words: \"{}\"",
            short.trim()
        )
    })
}

fn bare(text: &str, is_exact: bool) -> Vec<String> {
    if is_exact {
        return text.split_whitespace().map(str::to_owned).collect();
    }
    let marks = |c: char| "`,;.:!?\"'()".contains(c);
    let word = |word: &str| {
        let inner = word.trim_matches(marks);
        (if inner.is_empty() { word } else { inner }).to_lowercase()
    };
    text.split_whitespace().map(word).collect()
}

fn ranges(one: &Part<'_>, other: &Part<'_>) -> Option<String> {
    let has_digits = |part: &Part<'_>| {
        (part.summary.prose.has(Classes::DIGITS)) || part.summary.code.has(Classes::DIGITS)
    };
    if !has_digits(one) || !has_digits(other) {
        return None;
    }
    let (low, high) = range(one.text)?;
    let (lower, higher) = range(other.text)?;
    (low.max(lower) <= high.min(higher)).then(|| "two ranges of numbers overlap".to_owned())
}

/// The two numbers of a text that is a range of numbers.
fn range(text: &str) -> Option<(f64, f64)> {
    let plain = text.replace(',', "");
    patterns::range(&plain)?;
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let mut numbers = plain
        .split(|c: char| !is_digit(c))
        .filter(|run| run.contains(|c: char| c.is_ascii_digit()));
    let mut next = || numbers.next()?.trim_matches('.').parse::<f64>().ok();
    let (low, high) = (next()?, next()?);
    (low < high).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_holds_what() {
        let check = |short: &str, long: &str, expected: Option<&str>| {
            assert_eq!(held(short, long).as_deref(), expected, "{short} {long}");
        };
        let same = Some("two options say the same");
        check("Read  only", "read only.", same);
        check("`a`", "`A`", None);
        check("`a[1:]`", "`a[:1]`", None);
        check(
            "the row",
            "the row and its index",
            Some("one option holds the other as whole words: \"the row\""),
        );
        check("row", "rows", None);
        check("", "rows", None);
    }

    #[test]
    fn finds_ranges() {
        let check = |text: &str, expected: Option<(f64, f64)>| {
            assert_eq!(range(text), expected, "{text}");
        };
        check("10-20 ms", Some((10.0, 20.0)));
        check("1,000 to 2,000", Some((1000.0, 2000.0)));
        check("20-10", None);
        check("HTTP/1.1 and HTTP/2 both in one", None);
    }
}
