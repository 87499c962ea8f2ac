//! The weakest topics, each with what to read.

use super::references::{link, spoken};
use super::{Page, fit, visible, width};
use crate::memory::Weak;
use crate::model::Reference;

/// The weakest topics; `to_read` has something for each.
pub(super) fn weakest(page: &mut Page, topics: &[Weak<'_>], to_read: &[Option<Reference>]) {
    if topics.is_empty() {
        return;
    }
    page.gap();
    page.heading("Weakest topics (3 answers or more), and what to read");
    let names = topics.iter().map(|weak| width(&visible(weak.topic)));
    let column = names.max().unwrap_or(0).min(page.look().width() / 2);
    let widest = topics
        .iter()
        .map(|weak| rate(weak).len())
        .max()
        .unwrap_or(0);
    for (weak, reference) in topics.iter().zip(to_read) {
        let (topic, rate) = (visible(weak.topic), rate(weak));
        let front = format!("  {}  {rate:>widest$}", fit(&topic, column));
        if page.look().plain {
            said(page, &format!("{topic}: {rate}."), reference.as_ref());
        } else if width(&front) <= page.look().width() {
            beside(page, &front, reference.as_ref());
        } else {
            page.hanging("  ", &format!("{topic}, {rate}"));
            below(page, reference.as_ref());
        }
    }
}

fn rate(weak: &Weak<'_>) -> String {
    format!("{} of {} right", weak.rate.right, weak.rate.of)
}

fn said(page: &mut Page, sentence: &str, reference: Option<&Reference>) {
    page.paragraph(sentence);
    let look = page.look();
    let lines = reference.into_iter().flat_map(|one| spoken(look, one));
    lines.for_each(|line| page.line(&line));
}

/// The title of the reference, a link to it, beside `front`, or below it where it does not fit.
fn beside(page: &mut Page, front: &str, reference: Option<&Reference>) {
    let title = reference.map(|one| (visible(&one.title), &one.url));
    match title {
        Some((title, url)) if width(front) + 4 + width(&title) <= page.look().width() => {
            page.line(&format!("{front}    {}", link(url, &title)));
        }
        Some(_) | None => {
            page.line(front);
            below(page, reference);
        }
    }
}

fn below(page: &mut Page, reference: Option<&Reference>) {
    if let Some(reference) = reference {
        page.hanging("    ", &reference.title);
    }
}
