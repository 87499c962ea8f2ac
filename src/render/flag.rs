//! The questions that the learner flagged or suspended.

use super::{Look, Page, count, date_words, list, visible};
use crate::memory::Day;
use crate::wire::Flag;

/// A line for each question with what was said of it.
#[must_use]
pub fn flags(flags: &[Flag], today: Day, look: Look) -> String {
    let mut page = Page::new(look);
    if flags.is_empty() {
        page.paragraph("No question is flagged, and none is suspended.");
        page.gap();
        page.commands(
            "Next",
            &[(
                "roadmap flag ID --note TEXT".to_owned(),
                "what is wrong with a question".to_owned(),
            )],
        );
        return page.finish();
    }
    page.heading(&heading(flags));
    for flag in flags {
        let id = visible(&flag.id);
        page.hanging("  ", &format!("{id}: {}", said(flag, today)));
    }
    page.finish()
}

/// What holds of the question `id` now.
#[must_use]
pub fn flagged(id: &str, flag: Option<&Flag>, today: Day, look: Look) -> String {
    let mut page = Page::new(look);
    let said = flag.map_or_else(
        || "neither flagged nor suspended".to_owned(),
        |flag| said(flag, today),
    );
    page.paragraph(&format!("{}: {said}", visible(id)));
    page.finish()
}

fn heading(flags: &[Flag]) -> String {
    let number = |is: fn(&Flag) -> bool| flags.iter().filter(|flag| is(flag)).count();
    let flagged = number(|flag| flag.flagged);
    let suspended = number(|flag| flag.suspended);
    let mut parts = Vec::new();
    if flagged > 0 {
        parts.push(format!("{} flagged", count(flagged, "question")));
    }
    if suspended > 0 {
        parts.push(format!("{} suspended", count(suspended, "question")));
    }
    list(&parts)
}

fn said(flag: &Flag, today: Day) -> String {
    let day = flag.at.as_deref().and_then(|at| at.get(..10)?.parse().ok());
    let mut parts = Vec::new();
    if flag.flagged {
        parts.push(match day {
            Some(day) => format!("flagged {}", on(Day::of(day), today)),
            None => "flagged".to_owned(),
        });
    }
    if flag.suspended {
        parts.push("suspended, not asked".to_owned());
    }
    parts.extend(flag.note.as_deref().map(|note| visible(note).into_owned()));
    parts.join(", ")
}

fn on(day: Day, today: Day) -> String {
    if day == today {
        return "today".to_owned();
    }
    format!("on {}", date_words(day.date(), today))
}
