//! What became of the history, in words: a page for each subcommand of `roadmap store`.

use super::{Look, Page, count, list, plural, visible};
use crate::wire::{Fit, Gap, Optimized, Store, StoreChecked, Taken};

/// How many things of a kind are named before the rest is only counted.
const NAMED: usize = 5;

/// What a subcommand of `roadmap store` has to say.
#[must_use]
pub fn store(said: &Store, look: Look) -> String {
    let mut page = Page::new(look);
    match said {
        Store::StorePath { path, .. } => page.line(&visible(path)),
        Store::StoreChecked(checked) => check(&mut page, checked),
        Store::StoreSaved { path, rows, .. } => saved(&mut page, path, *rows),
        Store::StoreRebuilt { answers, cards, .. } => page.paragraph(&format!(
            "Made {} anew from {}.",
            count(*cards, "card"),
            count(*answers, "answer")
        )),
        Store::StoreImported { taken, .. } => {
            page.paragraph(&took(taken));
            trouble(&mut page, taken);
        }
        Store::StoreSynced {
            files, given, gaps, ..
        } => {
            let all = sum(files.values());
            page.paragraph(&took(&all));
            page.paragraph(&format!(
                "Wrote {} for your other devices.",
                count(*given, "row")
            ));
            for (name, taken) in files {
                page_of_file(&mut page, name, taken);
            }
            missing(&mut page, "", gaps);
        }
        Store::StoreForgot { rows, backup, .. } => forgot(&mut page, *rows, backup),
        Store::StoreOptimized(optimized) => optimize(&mut page, optimized),
    }
    page.finish()
}

fn check(page: &mut Page, checked: &StoreChecked) {
    page.heading(if checked.sound {
        "The history is sound."
    } else {
        "The history is damaged."
    });
    page.hanging("  ", &amounts(checked));
    if let Some(aside) = &checked.set_aside {
        page.hanging(
            "  ",
            &format!(
                "the file could not be opened and lies at `{}`; this is what was saved of it",
                visible(aside)
            ),
        );
    }
    if checked.vanished > 0 {
        let questions = match checked.vanished {
            1 => "1 of these questions is".to_owned(),
            number => format!("{number} of these questions are"),
        };
        let kept = "in none of the banks any more: not asked, not forgotten";
        page.hanging("  ", &format!("{questions} {kept}"));
    }
    for fault in checked.faults.iter().take(NAMED) {
        page.hanging("  ", &format!("SQLite finds: {}", visible(fault)));
    }
    named(page, "row", "not as written", &checked.damaged);
    named(
        page,
        "card",
        "not what the answers say",
        &checked.wrong_cards,
    );
    if checked.wrong_days {
        page.hanging("  ", "the sums of days are not what the answers say");
    }
    missing(page, "  ", &checked.gaps);
    if !checked.doubled.is_empty() {
        let numbers = count(checked.doubled.len(), "number");
        page.hanging(
            "  ",
            &format!("{numbers} used twice, as when a store was copied and both went on: `roadmap store sync` gives this one another name"),
        );
    }
    what_helps(page, checked);
}

fn amounts(checked: &StoreChecked) -> String {
    let rows = count(checked.rows, "row");
    if !checked.sound {
        return rows;
    }
    let (answers, questions) = (checked.answers, checked.cards);
    format!(
        "{rows}: {} to {}",
        count(answers, "answer"),
        count(questions, "question")
    )
}

/// The first of `ids`, and how many more there are.
fn named(page: &mut Page, thing: &str, what: &str, ids: &[String]) {
    if ids.is_empty() {
        return;
    }
    let mut shown: Vec<_> = ids
        .iter()
        .take(NAMED)
        .map(|id| visible(id).into_owned())
        .collect();
    if ids.len() > NAMED {
        shown.push(format!("{} more", ids.len() - NAMED));
    }
    let things = count(ids.len(), thing);
    page.hanging("  ", &format!("{things} {what}: {}", list(&shown)));
}

fn missing(page: &mut Page, indent: &str, gaps: &[Gap]) {
    for gap in gaps.iter().take(NAMED) {
        let rows = if gap.first == gap.last {
            format!("row {}", gap.first)
        } else {
            format!("rows {} to {}", gap.first, gap.last)
        };
        let device = visible(&gap.device);
        page.hanging(
            indent,
            &format!("missing: {rows} of the device {device}, until it syncs again"),
        );
    }
    if gaps.len() > NAMED {
        let more = count(gaps.len() - NAMED, "gap");
        page.hanging(indent, &format!("missing: {more} more"));
    }
}

fn what_helps(page: &mut Page, checked: &StoreChecked) {
    let row = |command: &str, what: &str| (command.to_owned(), what.to_owned());
    let mut next = Vec::new();
    if !checked.damaged.is_empty() {
        next.push(row(
            "roadmap store import FILE",
            "an earlier export: whole rows mend damaged ones",
        ));
        next.push(row("roadmap store sync DIR", "the same from your devices"));
    }
    if !checked.faults.is_empty() {
        let what = "a new store with every row that can be read";
        next.push(row("roadmap store rebuild", what));
    } else if !checked.wrong_cards.is_empty() || checked.wrong_days {
        next.push(row("roadmap store rebuild", "makes cards and days anew"));
    }
    if !next.is_empty() {
        page.gap();
        page.commands("Next", &next);
    }
}

fn saved(page: &mut Page, path: &str, rows: usize) {
    let path = visible(path);
    page.paragraph(&format!("Saved {} to `{path}`.", count(rows, "row")));
    page.paragraph("It is a store of its own: `--store` looks into it.");
}

fn took(taken: &Taken) -> String {
    let known = match taken.known {
        0 => String::new(),
        known => format!(
            "; {} here already",
            if known == 1 {
                "1 was".to_owned()
            } else {
                format!("{known} were")
            }
        ),
    };
    format!("Took in {}{known}.", count(taken.new, "new row"))
}

/// What was not as it should be in one file.
fn trouble(page: &mut Page, taken: &Taken) {
    let mut say = |text: String| page.hanging("  ", &text);
    if taken.mended > 0 {
        say(format!(
            "{} here and whole again",
            count(taken.mended, "damaged row")
        ));
    }
    if taken.erased > 0 {
        say(format!("{} forgotten", count(taken.erased, "row")));
    }
    if !taken.conflicts.is_empty() {
        let ids = count(taken.conflicts.len(), "id");
        say(format!(
            "{ids} with two rows: of both the same one stays on every device"
        ));
    }
    if !taken.damaged.is_empty() {
        let mut lines: Vec<_> = taken
            .damaged
            .iter()
            .take(NAMED)
            .map(ToString::to_string)
            .collect();
        if taken.damaged.len() > NAMED {
            lines.push(format!("{} more", taken.damaged.len() - NAMED));
        }
        let word = plural(taken.damaged.len(), "line");
        say(format!("passed over: damaged {word} {}", list(&lines)));
    }
    if taken.newer > 0 {
        let lines = count(taken.newer, "line");
        say(format!(
            "passed over: {lines} of a newer version; update the program and do it again"
        ));
    }
    if taken.unfinished {
        say("the last line is not finished: it is taken in the next time".to_owned());
    }
}

fn page_of_file(page: &mut Page, name: &str, taken: &Taken) {
    let quiet = Taken {
        new: 0,
        known: 0,
        ..taken.clone()
    };
    if quiet != Taken::default() {
        page.paragraph(&format!("{}:", visible(name)));
        trouble(page, taken);
    }
}

fn sum<'a>(all: impl Iterator<Item = &'a Taken>) -> Taken {
    all.fold(Taken::default(), |sum, one| Taken {
        new: sum.new + one.new,
        known: sum.known + one.known,
        ..sum
    })
}

fn forgot(page: &mut Page, rows: usize, backup: &str) {
    let backup = visible(backup);
    page.paragraph(&format!("Forgot {}.", count(rows, "row")));
    page.paragraph(&format!("The store as it was: `{backup}`."));
    page.paragraph("Delete that file too if nothing of it may stay; to take it all back, put it in the place of the store.");
}

fn optimize(page: &mut Page, optimized: &Optimized) {
    let repeats = count(optimized.repeats, "repeat");
    let Some(fit) = optimized.fit else {
        return page.paragraph(&format!(
            "{repeats} on a later day so far: a fit makes sense from {} on. The parameters stay.",
            optimized.needed
        ));
    };
    page.paragraph(&format!(
        "Fitted to {}. On {}, which the fit did not see, the log loss is {:.4} instead of {:.4}: {}.",
        count(optimized.repeats - fit.held_out, "repeat"),
        count(fit.held_out, "later one"),
        fit.after,
        fit.before,
        change(&fit)
    ));
    page.paragraph(if optimized.improved {
        "The new parameters are used from now on; every card was made anew with them."
    } else {
        "The old parameters stay."
    });
}

/// By how much the loss changed, in words.
fn change(fit: &Fit) -> String {
    let percent = (1.0 - fit.after / fit.before) * 100.0;
    if percent >= 0.05 {
        format!("{percent:.1} % better")
    } else if percent <= -0.05 {
        format!("{:.1} % worse", -percent)
    } else {
        "no better".to_owned()
    }
}
