//! L09, and L10 of the stem: it asks one question, of a length, with a subject.

use std::ops::RangeInclusive;

use super::lexicon::Classes;
use super::patterns;
use super::sheet::Sheet;
use super::thresholds::STEM;
use super::view::View;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::swar;
use crate::model::Kind;

/// The longest sentence that can lack a subject, in bytes.
const BARE: usize = 80;

/// Judges the stem.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    length(view, sheet);
    questions(view, sheet);
    ending(view, sheet);
    subject(view, sheet);
    article(view, sheet);
}

fn finding(view: &View<'_>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::L09, message, view.question.stem.span())
}

/// Characters with each run of white space as one.
fn folded_length(text: &str) -> usize {
    let (mut count, mut was_space) = (0, true);
    for byte in text.bytes() {
        let is_space = byte.is_ascii_whitespace();
        count += usize::from(byte & 0xC0 != 0x80 && !(is_space && was_space));
        was_space = is_space;
    }
    count - usize::from(was_space && count > 0)
}

/// The folded length, if it is not among `fine`. It is no less than the signs, letters and digits of ASCII and
/// no more than the bytes, and both are had faster.
pub(super) fn unfit_length(text: &str, fine: &RangeInclusive<usize>) -> Option<usize> {
    let least = swar::count(text.as_bytes(), |bytes| swar::within(bytes, b'!', b'~'));
    if fine.contains(&least) && fine.contains(&text.len()) {
        return None;
    }
    Some(folded_length(text)).filter(|length| !fine.contains(length))
}

fn length(view: &View<'_>, sheet: &mut Sheet) {
    if let Some(length) = unfit_length(view.stem().text, &STEM) {
        let (least, most) = (STEM.start(), STEM.end());
        let message = format!("the stem has {length} characters; {least} to {most} work well");
        let help = if length < *least {
            "say what the situation is and what is asked"
        } else {
            "leave out what the answer does not need"
        };
        sheet.report(finding(view, message).help(help));
    }
}

/// The bytes of `text` that stand outside of backticks, with their offsets.
fn prose(text: &str) -> impl Iterator<Item = (usize, u8)> {
    let mut is_code = false;
    text.bytes().enumerate().filter(move |(_, byte)| {
        is_code ^= *byte == b'`';
        !is_code && *byte != b'`'
    })
}

fn questions(view: &View<'_>, sheet: &mut Sheet) {
    let stem: &str = view.stem().text;
    if memchr::memchr_iter(b'?', stem.as_bytes()).count() < 2 {
        return;
    }
    let ends_here = |at: usize| {
        let after = stem[at + 1..].chars().next();
        after.is_none_or(|c| c.is_whitespace() || ")\"*\u{201d}\u{2019}".contains(c))
    };
    let marks = prose(stem)
        .filter(|(at, byte)| *byte == b'?' && ends_here(*at))
        .count();
    if marks < 2 {
        return;
    }
    let found = finding(view, format!("the stem asks {marks} questions")).help("ask one");
    match view.question.body.kind() {
        Kind::Open => sheet.warn(found.help("ask one, and the next one as a `follow_up`")),
        Kind::Single
        | Kind::Multi
        | Kind::Short
        | Kind::Output
        | Kind::Order
        | Kind::Match
        | Kind::Sql => {
            sheet.report(found);
        }
    }
}

fn ending(view: &View<'_>, sheet: &mut Sheet) {
    let stem = view.stem().text.trim_end();
    let bare = stem.trim_end_matches(['*', '_', '"', ')', '\u{201d}', '\u{2019}']);
    let is_blank = stem.ends_with("__") || stem.ends_with("...") || stem.ends_with('\u{2026}');
    let end = bare.chars().next_back();
    if is_blank || matches!(end, Some('?' | ':')) {
        return;
    }
    let kind = view.question.body.kind();
    let is_instruction = end == Some('.');
    let wanted = match kind {
        Kind::Single | Kind::Short => "a question mark, a colon or a blank",
        Kind::Multi | Kind::Output | Kind::Order | Kind::Match | Kind::Sql | Kind::Open
            if is_instruction =>
        {
            return;
        }
        Kind::Multi | Kind::Output | Kind::Order | Kind::Match | Kind::Sql | Kind::Open => {
            "a question mark, a colon or a full stop"
        }
    };
    let message = format!("the stem of a question of kind `{kind}` does not end in {wanted}");
    sheet.report(finding(view, message).help("end with what is asked"));
}

fn subject(view: &View<'_>, sheet: &mut Sheet) {
    if !view.stem().summary.prose.has(Classes::ASK) {
        return;
    }
    let stem = view.stem().text.trim();
    let (before, last) = last_sentence(stem);
    if last.len() > BARE || last.contains('`') || patterns::no_subject(last).is_none() {
        return;
    }
    let found = finding(view, format!("\"{last}\" does not say of what"))
        .help("name the subject: what should be true of what, and when");
    match before.trim().is_empty() {
        true => sheet.report(found),
        false => sheet.warn(found),
    }
}

/// What stands before the last sentence, and the last sentence.
fn last_sentence(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let ends = |at: &usize| {
        b".?!:".contains(&bytes[*at]) && bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace)
    };
    let edge = (0..bytes.len().saturating_sub(1)).rev().find(ends);
    let (before, last) = text.split_at(edge.map_or(0, |at| at + 1));
    (before, last.trim())
}

/// L10: an article at the end gives away how the key begins.
fn article(view: &View<'_>, sheet: &mut Sheet) {
    let stem = view
        .stem()
        .text
        .trim_end_matches([' ', '\n', ':', '_', '?']);
    let last = stem.rsplit([' ', '\n']).next().unwrap_or_default();
    if last.eq_ignore_ascii_case("a") || last.eq_ignore_ascii_case("an") {
        let found = Diagnostic::new(
            Code::L10,
            format!("the stem ends in `{last}`"),
            view.question.stem.span(),
        );
        sheet.report(found.help("put the article into the options"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::check_item;

    fn check(kind: &str, stem: &str, expected: &[&str]) {
        let body = match kind {
            "single" => {
                "[[question.option]]\ntext = \"Red\"\ncorrect = true\n[[question.option]]\ntext = \"Blue\"\n[[question.option]]\ntext = \"Lime\"\n"
            }
            "open" => "answer = \"Red.\"\n",
            _ => "accept = \"red\"\n",
        };
        check_item(
            &format!("kind = \"{kind}\"\nstem = {stem:?}\n{body}"),
            expected,
        );
    }

    #[test]
    fn l09_measures() {
        check(
            "single",
            "Which colour is it?",
            &["L09 4:8 the stem has 19 characters; 25 to 600 work well"],
        );
        check("single", "Which colour does the server send?", &[]);
        check(
            "single",
            &format!("{}?", "Why ".repeat(160)),
            &["L09 4:8 the stem has 641 characters; 25 to 600 work well"],
        );
    }

    #[test]
    fn l09_wants_one_question() {
        check(
            "single",
            "Who sends it? And which colour does it send?",
            &["L09 4:8 the stem asks 2 questions"],
        );
        check(
            "single",
            "Which of `a?b` and `c?d` does the server send?",
            &[],
        );
        check(
            "open",
            "Who sends it? And which colour does it send?",
            &["L09 4:8 the stem asks 2 questions"],
        );
    }

    #[test]
    fn l09_wants_an_ending() {
        check(
            "single",
            "Name the colour that the server sends.",
            &[
                "L09 4:8 the stem of a question of kind `single` does not end in a question mark, a colon or a blank",
            ],
        );
        check("open", "Name the colour that the server sends.", &[]);
        check("single", "The colour that the server sends is __", &[]);
        check("single", "The colour that the server sends is:", &[]);
        check("single", "Which colour is *sent by the server?*", &[]);
    }

    #[test]
    fn l09_wants_a_subject() {
        check(
            "single",
            "Which of the following is true?",
            &["L09 4:8 \"Which of the following is true?\" does not say of what"],
        );
        check(
            "single",
            "The server sends colours. Which statement is true?",
            &["L09 4:8 \"Which statement is true?\" does not say of what"],
        );
    }

    #[test]
    fn l10_wants_no_article_at_the_end() {
        check(
            "single",
            "What the server sends is called an:",
            &["L10 4:8 the stem ends in `an`"],
        );
    }
}
