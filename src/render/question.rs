//! A question as it is asked: head, stem, listing, and its options, items or lefts and rights.

use super::{Look, Road, broken, clock, count, hang, rule::rule, tries, unmarked, visible, wrap};
use crate::model::{Body, Level, Listing, Text};
use crate::session::{Item, Turn, letter};
use crate::style::{Meaning, paint};

/// The head, the stem and the listing.
#[must_use]
pub fn question(look: Look, road: &Road, turn: Turn, item: &Item) -> Vec<String> {
    let mut lines = if look.plain {
        plain_head(look, road, turn, item)
    } else {
        head(look, road, turn, item)
    };
    lines.extend(prose(look, &item.question.stem));
    if let Some(listing) = &item.question.listing {
        lines.extend(listed(look, listing));
    }
    lines
}

/// The options, the items, or the lefts and rights, each behind its letter or number; of a query the
/// tables; nothing where the answer is typed.
#[must_use]
pub fn parts(look: Look, item: &Item) -> Vec<String> {
    let shown = |texts: &[&Text]| {
        let part = |(at, position): (usize, &usize)| {
            texts
                .get(*position)
                .map(|text| labelled(look, &letter(at), text))
        };
        let lines = item.layout.shown.iter().enumerate().filter_map(part);
        lines.flatten().collect::<Vec<_>>()
    };
    match &item.question.body {
        Body::Single(options) | Body::Multi(options) => shown(
            &options
                .iter()
                .map(|option| &option.text)
                .collect::<Vec<_>>(),
        ),
        Body::Order(key) => shown(&key.items.iter().collect::<Vec<_>>()),
        Body::Match(key) => {
            let lefts = key.pairs.iter().enumerate();
            let mut lines: Vec<_> = lefts
                .flat_map(|(at, pair)| labelled(look, &(at + 1).to_string(), &pair.left))
                .collect();
            if !look.plain {
                lines.push(String::new());
            }
            lines.extend(shown(&key.rights().collect::<Vec<_>>()));
            lines
        }
        Body::Sql(key) => tries::asked(look, key),
        Body::Short(_) | Body::Output(_) | Body::Open(_) => Vec::new(),
    }
}

/// The options or items as lines of a menu, in the order shown: letter and text on one line each.
#[must_use]
pub fn menu_lines(item: &Item) -> Vec<String> {
    let texts: Vec<&Text> = match &item.question.body {
        Body::Single(options) | Body::Multi(options) => {
            options.iter().map(|option| &option.text).collect()
        }
        Body::Order(key) => key.items.iter().collect(),
        Body::Match(_) | Body::Short(_) | Body::Output(_) | Body::Sql(_) | Body::Open(_) => {
            Vec::new()
        }
    };
    let shown = item.layout.shown.iter().enumerate();
    shown
        .filter_map(|(at, position)| {
            let text = wrap(texts.get(*position)?, usize::MAX).join("\n");
            Some(format!("{}  {text}", letter(at)))
        })
        .collect()
}

/// Running text in the face's manner.
pub(super) fn prose(look: Look, text: &str) -> Vec<String> {
    if look.plain {
        wrap(&unmarked(text), look.width())
    } else {
        wrap(text, look.width())
    }
}

fn labelled(look: Look, label: &str, text: &str) -> Vec<String> {
    if look.plain {
        prose(look, &format!("{label}. {text}"))
    } else {
        hang(&format!("  {label}  "), text, look.width())
    }
}

fn head(look: Look, road: &Road, turn: Turn, item: &Item) -> Vec<String> {
    let mut parts = vec![format!("{} of {}", turn.n, turn.of)];
    if turn.again {
        parts.push("again, unscored".to_owned());
    }
    if turn.skipped {
        parts.push("skipped before".to_owned());
    }
    parts.extend(about(road, item, " · "));
    let left = turn.left.map(|left| format!("{} left", clock(left)));
    let mut lines = rule(look, &parts, left.as_deref());
    lines.push(String::new());
    lines
}

fn plain_head(look: Look, road: &Road, turn: Turn, item: &Item) -> Vec<String> {
    let again = match (turn.again, turn.skipped) {
        (true, _) => " again, unscored",
        (false, true) => ", skipped before",
        (false, false) => "",
    };
    let mut head = format!("Question {} of {}{again}.", turn.n, turn.of);
    if let Some(about) = about(road, item, ", ") {
        head.push_str(&format!(" {about}."));
    }
    if let Some(left) = turn.left {
        let (minutes, seconds) = (left.as_secs() / 60, left.as_secs() % 60);
        let (minutes, seconds) = (
            count(minutes as usize, "minute"),
            count(seconds as usize, "second"),
        );
        head.push_str(&format!(" {minutes} {seconds} left."));
    }
    wrap(&head, look.width())
}

fn about(road: &Road, item: &Item, between: &str) -> Option<String> {
    let header = &item.question.header;
    let step = header
        .step
        .as_deref()
        .map(|id| visible(road.step(id)).into_owned());
    let level = header.level.map(|level: Level| level.name().to_owned());
    let parts: Vec<_> = step.into_iter().chain(level).collect();
    (!parts.is_empty()).then(|| parts.join(between))
}

fn listed(look: Look, listing: &Listing) -> Vec<String> {
    if look.plain {
        let language = listing
            .language
            .as_ref()
            .map(|language| format!(", {}", visible(language)));
        let mut lines = vec![format!("Code{}:", language.unwrap_or_default())];
        lines.extend(broken(&listing.code, look.columns, look.goes_on()));
        lines.push("End of the code.".to_owned());
        return lines;
    }
    let lines = broken(
        &listing.code,
        look.columns.saturating_sub(4),
        look.goes_on(),
    );
    let indented = lines
        .iter()
        .map(|line| format!("    {line}").trim_end().to_owned());
    std::iter::once(String::new()).chain(indented).collect()
}

/// The hint in the face's manner.
#[must_use]
pub fn hint(look: Look, hint: &str) -> Vec<String> {
    if look.plain {
        return prose(look, &format!("Hint: {hint}"));
    }
    let mut lines = hang("Hint   ", hint, look.width());
    if let Some(first) = lines.first_mut() {
        *first = first.replacen("Hint", &paint(Meaning::Heading, "Hint"), 1);
    }
    lines
}
