//! L02 to L05, and L19 of options: how many there are, whether they speak of each other or stand out.

use unicode_width::UnicodeWidthStr;

use super::forms;
use super::lexicon::Classes;
use super::overlap;
use super::patterns;
use super::sheet::Sheet;
use super::thresholds::{KEY_RATIO, KEY_SLACK, MULTI_OPTIONS, OPTION_COLUMNS, SINGLE_OPTIONS};
use super::view::{Role, View};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::swar;
use crate::model::{Body, Choice, Kind};

/// The most options that are looked at; answers name them by the letters a to z.
pub(super) const LETTERS: usize = 26;

/// Judges the options of a choice; of an order, how it speaks of its items.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    letters(view, sheet);
    let (Body::Single(options) | Body::Multi(options)) = &view.question.body else {
        return;
    };
    count(view, options, sheet);
    overlap::judge(view, sheet);
    asides(view, sheet);
    length(view, sheet);
    forms::judge(view, sheet);
    widths(view, sheet);
}

/// L02.
fn count(view: &View<'_>, options: &[Choice], sheet: &mut Sheet) {
    let kind = view.question.body.kind();
    let fit = if kind == Kind::Single {
        SINGLE_OPTIONS
    } else {
        MULTI_OPTIONS
    };
    if fit.contains(&options.len()) {
        return;
    }
    let (least, most) = (fit.start(), fit.end());
    let place = options
        .get(*most)
        .map_or(view.question.span, |one| one.span);
    let message = format!(
        "{} options; a {kind} choice has {least} to {most}",
        options.len()
    );
    let help = if options.len() < *least {
        "add a mistake that learners really make"
    } else {
        "keep the distractors that a named kind of learner believes"
    };
    sheet.report(Diagnostic::new(Code::L02, message, place).help(help));
}

/// L04.
fn asides(view: &View<'_>, sheet: &mut Sheet) {
    const SHORT: usize = 12;
    for option in view.options() {
        let all = option.summary.prose | option.summary.code;
        if !all.has(Classes::ASIDE) && option.text.len() > SHORT {
            continue;
        }
        if let Some((words, about)) = patterns::aside(option.text) {
            let message = format!(
                "an option that speaks of other options, or is none: \"{}\"",
                words.trim()
            );
            sheet.report(Diagnostic::new(Code::L04, message, option.text.span()).label(about));
        }
    }
}

/// L04 of the other texts: options and items are shown in another order each time.
fn letters(view: &View<'_>, sheet: &mut Sheet) {
    let kind = view.question.body.kind();
    if !view.question.shuffle || !matches!(kind, Kind::Single | Kind::Multi | Kind::Order) {
        return;
    }
    let speaks = |role| {
        matches!(
            role,
            Role::Stem | Role::Reason | Role::Hint | Role::Explanation
        )
    };
    for part in view.such(speaks) {
        if let Some(words) = patterns::place_of_option(part.text) {
            let message = format!(
                "{} names an option by its place: \"{words}\"",
                part.role.name()
            );
            let finding = Diagnostic::new(Code::L04, message, part.text.span());
            sheet.report(
                finding
                    .help("name it by what it says: options are shown in another order each time"),
            );
        }
    }
}

/// L05 of one question.
fn length(view: &View<'_>, sheet: &mut Sheet) {
    let key = median(view, Role::Key);
    let distractor = median(view, Role::Distractor);
    let (Some(key), Some(distractor)) = (key, distractor) else {
        return;
    };
    let (least, most) = (KEY_RATIO.start() * distractor, KEY_RATIO.end() * distractor);
    if (least..=most).contains(&key) || (key - distractor).abs() <= KEY_SLACK {
        return;
    }
    let Some(place) = view.such(|role| role == Role::Key).next() else {
        return;
    };
    let message = format!(
        "the key has {key} characters, the median distractor {distractor}: {:.2} times as many",
        key / distractor
    );
    let finding = Diagnostic::new(Code::L05, message, place.text.span())
        .label("its length tells it")
        .help(format!(
            "bring it between {:.1} and {:.1} times, or within {KEY_SLACK} characters",
            KEY_RATIO.start(),
            KEY_RATIO.end()
        ));
    let severity = match view.question.body.kind() {
        Kind::Single => Severity::Error,
        Kind::Multi
        | Kind::Short
        | Kind::Output
        | Kind::Order
        | Kind::Match
        | Kind::Sql
        | Kind::Open => Severity::Warning,
    };
    sheet.report_as(severity, finding);
}

fn median(view: &View<'_>, role: Role) -> Option<f64> {
    let mut lengths = [0; LETTERS];
    let mut count = 0;
    for option in view.such(|such| such == role).take(LETTERS) {
        lengths[count] = length_of(option.text);
        count += 1;
    }
    let sorted = &mut lengths[..count];
    sorted.sort_unstable();
    let upper = *sorted.get(count / 2)?;
    let lower = sorted[(count - 1) / 2];
    Some((upper + lower) as f64 / 2.0)
}

/// Characters, backticks aside.
pub(super) fn length_of(text: &str) -> usize {
    let text = text.trim().as_bytes();
    let is_none = |bytes| swar::continuing(bytes) | swar::within(bytes, b'`', b'`');
    text.len() - swar::count(text, is_none)
}

/// Whether the whole text stands between two backticks.
pub(super) fn is_code(text: &str) -> bool {
    let bare = text.strip_suffix(['.', ',', ';']).unwrap_or(text);
    let inner = bare
        .strip_prefix('`')
        .and_then(|rest| rest.strip_suffix('`'));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains('`'))
}

/// L19 of the options.
fn widths(view: &View<'_>, sheet: &mut Sheet) {
    if !sheet.scope().strict {
        return;
    }
    for option in view.options() {
        let text = option.text.trim();
        if text.len() <= OPTION_COLUMNS || is_code(text) || text.width() <= OPTION_COLUMNS {
            continue;
        }
        let columns = text.width();
        let message = format!("the option takes {columns} columns, {OPTION_COLUMNS} at most");
        sheet.report(Diagnostic::new(Code::L19, message, option.text.span()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::{check_choice as check, check_item};

    #[test]
    fn l02_counts() {
        check(
            &["Red", "Blue"],
            &["L02 1:1 2 options; a single choice has 3 to 5"],
        );
        check(&["Red", "Blue", "Lime"], &[]);
        check(
            &["Red", "Blue", "Lime", "Pink", "Gold", "Teal"],
            &["L02 20:1 6 options; a single choice has 3 to 5"],
        );
    }

    #[test]
    fn l04_finds_asides() {
        check(
            &["Red", "Blue", "All of the above"],
            &["L04 12:8 an option that speaks of other options, or is none: \"All of the above\""],
        );
        check(&["Red", "Blue", "All of the rows above 5"], &[]);
    }

    #[test]
    fn l04_finds_letters() {
        let options = "[[question.option]]\ntext = \"Red\"\ncorrect = true\n[[question.option]]\ntext = \"Blue\"\n[[question.option]]\ntext = \"Lime\"\n";
        let stem = "stem = \"Which of these colours does the server send?\"\n";
        let hint = "hint = \"Option B is wrong.\"\n";
        check_item(
            &format!("{stem}{hint}{options}"),
            &["L04 4:8 the hint names an option by its place: \"Option B\""],
        );
        check_item(&format!("{stem}{hint}shuffle = false\n{options}"), &[]);
    }

    #[test]
    fn l05_measures_keys() {
        let long = "It answers with another number that tells the caller to look elsewhere";
        let alike = "It answers with a number of its own";
        check(
            &[long, "It fails at once", "It waits a while"],
            &["L05 6:8 the key has 70 characters, the median distractor 16: 4.38 times as many"],
        );
        check(
            &[
                alike,
                "It fails at once, for good",
                "It waits a while, and fails",
            ],
            &[],
        );
    }
}
