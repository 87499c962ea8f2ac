//! Whether accepted answers can be read as the patterns or numbers that they are compared as.

use regex::{Regex, RegexBuilder};

use super::page::Page;
use super::words::shown;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Comparison, Text};

/// The most bytes that a compiled pattern of a bank may take.
pub const PATTERN_SIZE: usize = 1 << 20;

/// The pattern that the whole of a trimmed answer must match, as a bank writes it.
///
/// # Errors
/// What is wrong with it, by itself or where it is held to the whole answer.
pub fn pattern(text: &str) -> Result<Regex, regex::Error> {
    Regex::new(text)?;
    RegexBuilder::new(&format!(r"\A(?:{text})\z"))
        .size_limit(PATTERN_SIZE)
        .build()
}

/// Reports the accepted answers that are no pattern or number though they are compared as such.
pub(super) fn judge(page: &Page<'_>, accept: &[Text], compare: Comparison) {
    let fault = match compare {
        Comparison::Exact | Comparison::Spaces | Comparison::Fold => return,
        Comparison::Number(_) => number_fault,
        Comparison::Regex => pattern_fault,
    };
    for text in accept {
        if let Some((message, help)) = fault(text) {
            page.report(Diagnostic::new(Code::B0112, message, text.span()).help(help));
        }
    }
}

fn number_fault(text: &str) -> Option<(String, String)> {
    let number = text
        .trim()
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite());
    let help = "write digits, a point and perhaps an exponent: `3`, `-0.5`, `1e6`";
    number.is_none().then(|| {
        (
            format!("`{}` is not a number", shown(text)),
            help.to_owned(),
        )
    })
}

fn pattern_fault(text: &str) -> Option<(String, String)> {
    let help = "the syntax is that of Rust's crate `regex`; `\\` before a sign takes it literally";
    match pattern(text) {
        Ok(_) => None,
        Err(regex::Error::CompiledTooBig(_)) => Some((
            "the pattern is too large".to_owned(),
            "make it shorter".to_owned(),
        )),
        Err(error) => {
            let said = error.to_string();
            let reason = said.lines().last().unwrap_or_default();
            let reason = reason.strip_prefix("error: ").unwrap_or(reason);
            Some((
                format!("the pattern cannot be read: {}", shown(reason)),
                help.to_owned(),
            ))
        }
    }
}
