//! L13: claims that were true once.

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use regex::bytes::{Regex, RegexSet, RegexSetBuilder};

use super::patterns;
use super::sheet::Sheet;
use super::starts::opening;
use super::tables::{self, Claim};
use super::view::{Part, Role, View};
use crate::diagnostics::{Code, Diagnostic};

/// The most characters of a stale claim that are repeated.
const SHOWN: usize = 60;

/// All stale claims: how each begins as one set, and each as a whole once its beginning has been met.
///
/// A set of the whole patterns would be slow: each gap `.*` that is open doubles the states of its
/// automaton.
struct Stale {
    claims: &'static [Claim],
    openings: Option<RegexSet>,
    each: Vec<OnceLock<Option<Regex>>>,
}

static STALE: LazyLock<Stale> = LazyLock::new(|| {
    let claims = tables::claims();
    let patterns = claims
        .iter()
        .map(|claim| format!("(?s:^|.)(?:{})", opening(&claim.pattern)));
    let openings = RegexSetBuilder::new(patterns).unicode(false).build().ok();
    let each = claims.iter().map(|_| OnceLock::new()).collect();
    Stale {
        claims,
        openings,
        each,
    }
});

/// Judges what is asked and what is said to be right; a stale claim is a perfect distractor.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    if view.question.historical {
        return;
    }
    let judged = view.such(|role| role.is_key() || role.is_shown());
    for part in judged.filter(|part| part.summary.may_claim) {
        let Some(openings) = &STALE.openings else {
            return;
        };
        let text = one_line(part);
        for at in &openings.matches(text.as_bytes()) {
            let whole = STALE.each[at].get_or_init(|| patterns::compile(&STALE.claims[at].pattern));
            if let Some(words) = whole
                .as_ref()
                .and_then(|whole| patterns::find(whole, &text))
            {
                report_claim(part, &STALE.claims[at], words, sheet);
            }
        }
    }
}

/// The text on one line, since a claim may be broken over two; a listing as it is.
fn one_line<'a>(part: &Part<'a>) -> Cow<'a, str> {
    let text: &'a str = part.text;
    if part.role == Role::Listing || memchr::memchr(b'\n', text.as_bytes()).is_none() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace('\n', " "))
    }
}

fn report_claim(part: &Part<'_>, claim: &Claim, words: &str, sheet: &mut Sheet) {
    let shown: String = words.trim().chars().take(SHOWN).collect();
    let message = format!(
        "\"{shown}\" in {} is out of date ({})",
        part.role.name(),
        claim.id
    );
    let finding = Diagnostic::new(Code::L13, message, part.text.span())
        .label("what is so now stands below")
        .help(format!(
            "{}; a question about the past says `historical = true`",
            claim.now
        ));
    match claim.is_verified {
        true => sheet.report(finding),
        false => sheet.warn(finding),
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::check_item;
    use super::*;

    fn check(stem: &str, more: &str, expected: &[&str]) {
        check_item(
            &format!("stem = {stem:?}\n{more}answer = \"Full.\"\n"),
            expected,
        );
    }

    #[test]
    fn all_claims_compile_and_are_found() {
        assert_eq!(STALE.openings.as_ref().unwrap().len(), STALE.claims.len());
        for claim in STALE.claims {
            assert!(patterns::compile(&claim.pattern).is_some(), "{}", claim.id);
        }
    }

    #[test]
    fn l13_finds_stale_claims() {
        let stem = "Which server keeps Hystrix\nand sends red to its clients?";
        check(
            stem,
            "",
            &["L13 3:8 \"Hystrix\" in the stem is out of date (S40)"],
        );
        check(stem, "historical = true\n", &[]);
        check(
            "Why does a\nmaster\nnode send red to clients?",
            "",
            &["L13 3:8 \"master node\" in the stem is out of date (S52)"],
        );
    }
}
