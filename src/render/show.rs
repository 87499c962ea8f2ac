//! A question in full with its key, for its author.

use super::{Look, Page, broken, code, list, visible};
use crate::model::{Body, Choice, Comparison, Open, Pairs, Question, Sequence, Sql, Text, Written};
use crate::session::letter;

/// The columns of a label.
const LABEL: usize = 13;

/// The question in full.
#[must_use]
pub fn show(bank: &str, question: &Question, look: Look) -> String {
    let mut page = Page::new(look);
    page.heading(&format!("{bank}/{}", question.header.id));
    facts(&mut page, question);
    page.gap();
    page.paragraph(&question.stem);
    if let Some(listing) = &question.listing {
        page.gap();
        let columns = look.columns.saturating_sub(4);
        for line in broken(&listing.code, columns, look.goes_on()) {
            page.line(&format!("    {line}"));
        }
    }
    page.gap();
    key(&mut page, &question.body);
    page.gap();
    teaching(&mut page, question);
    page.finish()
}

/// What it is and who is answerable for it.
fn facts(page: &mut Page, question: &Question) {
    let header = &question.header;
    let names = [&header.step, &header.topic].into_iter().flatten();
    let place: Vec<_> = names.map(|name| visible(name)).collect();
    let level = header.level.map(|level| format!(", {}", level.name()));
    let what = format!(
        "{}{}, {} s",
        header.kind,
        level.unwrap_or_default(),
        header.seconds
    );
    fact(page, "Kind", &what);
    fact(page, "Place", &place.join(", "));
    fact(page, "Decks", &header.decks.join(", "));
    fact(
        page,
        "Author",
        question.author.as_deref().unwrap_or_default(),
    );
    let verified = question.verified.map(|day| day.to_string());
    fact(page, "Verified", &verified.unwrap_or_default());
    fact(
        page,
        "Applies to",
        question.applies_to.as_deref().unwrap_or_default(),
    );
    let marks = [
        (question.historical, "historical"),
        (question.negative, "negative"),
        (!question.shuffle, "not shuffled"),
    ];
    let marks: Vec<_> = marks
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, name)| *name)
        .collect();
    fact(page, "Marked", &marks.join(", "));
    let reason = question.allow_reason.as_deref().unwrap_or_default();
    if !question.allow.is_empty() {
        fact(
            page,
            "Allowed",
            &format!("{}: {reason}", joined(&question.allow)),
        );
    }
}

/// Behind its label, unless there is nothing to say.
fn fact(page: &mut Page, label: &str, text: &str) {
    if !text.is_empty() {
        page.labelled(label, LABEL, text);
    }
}

fn joined(texts: &[Text]) -> String {
    texts
        .iter()
        .map(|text| &**text)
        .collect::<Vec<_>>()
        .join(", ")
}

fn key(page: &mut Page, body: &Body) {
    match body {
        Body::Single(options) | Body::Multi(options) => self::options(page, options),
        Body::Short(key) | Body::Output(key) => written(page, key),
        Body::Order(key) => sequence(page, key),
        Body::Match(key) => pairs(page, key),
        Body::Sql(key) => sql(page, key),
        Body::Open(key) => open(page, key),
    }
}

fn options(page: &mut Page, options: &[Choice]) {
    for (at, option) in options.iter().enumerate() {
        let word = if option.correct { "right" } else { "wrong" };
        page.hanging(&format!("  {}  {word}  ", letter(at)), &option.text);
        why(page, 12, option.why.as_ref());
    }
}

fn why(page: &mut Page, indent: usize, why: Option<&Text>) {
    if let Some(why) = why {
        page.hanging(&" ".repeat(indent), why);
    }
}

fn written(page: &mut Page, key: &Written) {
    let tolerance = match key.compare {
        Comparison::Number(tolerance) => format!(", off by {tolerance} at most"),
        Comparison::Exact | Comparison::Spaces | Comparison::Fold | Comparison::Regex => {
            String::new()
        }
    };
    fact(
        page,
        "Compared",
        &format!("{}{tolerance}", key.compare.name()),
    );
    for accepted in &key.accept {
        quoted(page, "  right  ", accepted);
    }
    for wrong in &key.wrong {
        quoted(page, "  wrong  ", &wrong.answer);
        why(page, 9, wrong.why.as_ref());
    }
}

/// Words that count to the letter: neither reflowed nor joined.
fn quoted(page: &mut Page, label: &str, text: &str) {
    let width = page.look().columns.saturating_sub(label.len());
    behind(page, label, &code(text, width));
}

/// Statements as they are written, broken where they are too wide.
fn listing(page: &mut Page, label: &str, text: &str) {
    let look = page.look();
    let width = look.columns.saturating_sub(label.len());
    behind(page, label, &broken(text, width, look.goes_on()));
}

fn behind(page: &mut Page, label: &str, lines: &[String]) {
    for (at, line) in lines.iter().enumerate() {
        let front = if at == 0 { label } else { "         " };
        page.line(&format!("{front}{line}"));
    }
}

fn sequence(page: &mut Page, key: &Sequence) {
    for (at, item) in key.items.iter().enumerate() {
        page.hanging(&format!("  {}  ", letter(at)), item);
    }
    for wrong in &key.wrong {
        let letters: Vec<_> = wrong.order.iter().map(|at| letter(*at)).collect();
        page.hanging("  wrong  ", &letters.join(" "));
        why(page, 9, wrong.why.as_ref());
    }
}

fn pairs(page: &mut Page, key: &Pairs) {
    for (at, pair) in key.pairs.iter().enumerate() {
        page.hanging(
            &format!("  {}  ", at + 1),
            &format!("{} = {}", pair.left, pair.right),
        );
        why(page, 5, pair.why.as_ref());
    }
    fact(page, "Spare", &joined(&key.spare));
}

fn sql(page: &mut Page, key: &Sql) {
    fact(page, "Columns", &joined(&key.columns));
    fact(
        page,
        "Rows",
        if key.ordered {
            "in order"
        } else {
            "in any order"
        },
    );
    for fixture in &key.fixtures {
        let name = fixture.name.as_deref().unwrap_or("no name");
        let hidden = if fixture.hidden { ", hidden" } else { "" };
        fact(page, "Fixture", &format!("{name}{hidden}"));
        listing(page, "         ", fixture.setup.trim());
    }
    listing(page, "  right  ", key.reference.trim());
    if let Some(probe) = &key.probe {
        listing(page, "  probe  ", probe.trim());
    }
    for wrong in &key.wrong {
        listing(page, "  wrong  ", wrong.query.trim());
        why(page, 9, wrong.why.as_ref());
    }
}

fn open(page: &mut Page, key: &Open) {
    for answer in &key.answers {
        page.labelled("Answer", LABEL, answer);
    }
    for point in &key.points {
        let required = if point.required { ", required" } else { "" };
        let any = if point.any.is_empty() {
            String::new()
        } else {
            format!(": {}", joined(&point.any))
        };
        let text = format!("{} (weight {}{required}){any}", point.text, point.weight);
        page.labelled("Point", LABEL, &text);
        fact(page, "Asks", point.ask.as_deref().unwrap_or_default());
    }
    if let Some(need) = key.need {
        page.labelled("Needs", LABEL, &need.to_string());
    }
    for flag in &key.red_flags {
        let any: Vec<_> = flag.any.iter().map(|way| &**way).collect();
        page.labelled(
            "Red flag",
            LABEL,
            &format!("{} ({})", flag.text, list(&any)),
        );
        why(page, LABEL, flag.why.as_ref());
    }
    for (label, samples) in [
        ("Passes", &key.accept_sample),
        ("Fails", &key.reject_sample),
    ] {
        samples
            .iter()
            .for_each(|sample| page.labelled(label, LABEL, sample));
    }
}

/// What is taught afterwards.
fn teaching(page: &mut Page, question: &Question) {
    let texts = [
        ("Hint", &question.hint),
        ("Explanation", &question.explanation),
    ];
    for (label, text) in texts {
        fact(page, label, text.as_deref().unwrap_or_default());
    }
    for reference in &question.references {
        page.labelled("Reference", LABEL, &reference.title);
        for line in code(&reference.url, page.look().width().saturating_sub(LABEL)) {
            page.line(&format!("{}{line}", " ".repeat(LABEL)));
        }
    }
    fact(page, "Follow-up", &joined(&question.follow_up));
}
