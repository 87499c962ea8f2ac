//! L10: options that are written alike.

use super::options::is_code;
use super::sheet::Sheet;
use super::view::{Part, View};
use crate::diagnostics::{Code, Diagnostic};

/// How an option is written.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Form {
    is_code: Option<bool>,
    is_upper: Option<bool>,
    end: u8,
}

impl Form {
    fn of(option: &Part<'_>) -> Self {
        let text = option.text.trim();
        let first = text.chars().next();
        let last = text.bytes().last().unwrap_or_default();
        Self {
            is_code: (!is_number(text)).then(|| is_code(text)),
            is_upper: first.filter(|c| c.is_alphabetic()).map(char::is_uppercase),
            end: if b".?!;:,".contains(&last) { last } else { 0 },
        }
    }
}

fn is_number(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_digit() || b".,%+- ".contains(&byte);
    !text.is_empty() && text.bytes().all(is_part)
}

/// Compares the options of a choice with each other.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    let mut forms = view.options().map(|option| (option, Form::of(option)));
    let Some((_, first)) = forms.next() else {
        return;
    };
    let mut seen = first;
    let mut told = [false; 3];
    for (option, form) in forms {
        let differs = [
            unlike(seen.is_code, form.is_code),
            seen.end != form.end,
            unlike(seen.is_upper, form.is_upper),
        ];
        let abouts = [
            "options mix code and prose",
            "options end in different marks",
            "options begin with capitals and without",
        ];
        for (at, about) in abouts.into_iter().enumerate() {
            if differs[at] && !told[at] {
                told[at] = true;
                let finding = Diagnostic::new(Code::L10, about, option.text.span());
                sheet.report(
                    finding
                        .label("unlike the one before")
                        .help("write all of them alike"),
                );
            }
        }
        seen.is_code = seen.is_code.or(form.is_code);
        seen.is_upper = seen.is_upper.or(form.is_upper);
    }
}

fn unlike(one: Option<bool>, other: Option<bool>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

#[cfg(test)]
mod tests {
    use super::super::scene::check_choice as check;

    #[test]
    fn l10_compares_forms() {
        check(
            &["`GET`", "`PUT`", "Another verb"],
            &["L10 12:8 options mix code and prose"],
        );
        check(
            &["Red one.", "Blue one.", "Lime one"],
            &["L10 12:8 options end in different marks"],
        );
        check(
            &["Red one", "blue one", "Lime one"],
            &["L10 9:8 options begin with capitals and without"],
        );
        check(&["10", "`x`", "`y`"], &[]);
    }
}
