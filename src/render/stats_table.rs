//! How many questions of each level or step were asked, are known and fade, and how first tries came out.

use super::stats::percent;
use super::{Page, fit, width};
use crate::memory::Group;
use crate::style::{Meaning, paint};

/// The columns of a bar.
const BAR: usize = 20;
/// The columns of a name at least, and at most.
const NAME: (usize, usize) = (8, 18);
/// The columns of the numbers, without a bar and with one.
const NUMBERS: usize = 25;
const BARRED: usize = 6 + 7 + 8 + 3 + BAR + 6;

/// The groups as a table; nothing where none has a key.
pub(super) fn table<K>(
    page: &mut Page,
    title: &str,
    groups: &[&Group<K>],
    name: impl Fn(&K) -> String,
) {
    let name = |group: &Group<K>| group.key.as_ref().map_or_else(|| "none".to_owned(), &name);
    if groups.iter().all(|group| group.key.is_none()) {
        return;
    }
    page.gap();
    let too_narrow = page.look().width() < NAME.0 + 2 + NUMBERS;
    if page.look().plain || too_narrow {
        for group in groups {
            spoken(page, title, &name(group), group);
        }
        return;
    }
    let (least, most) = NAME;
    let longest = groups.iter().map(|group| width(&name(group))).max();
    let room = page.look().width().saturating_sub(NUMBERS + 2);
    let column = longest.unwrap_or(0).clamp(least, most).min(room);
    let barred = column + 2 + BARRED <= page.look().width();
    let names = if barred {
        " asked  known  fading   first tries"
    } else {
        " asked known fading first"
    };
    let head = format!("  {}{names}", fit(title, column));
    page.line(&paint(Meaning::Heading, &head));
    for group in groups {
        page.line(&line(&fit(&name(group), column), group, barred));
    }
}

fn line<K>(name: &str, group: &Group<K>, barred: bool) -> String {
    let counts = group.counts;
    let (asked, known, fading) = (counts.asked(), counts.known(), counts.fading());
    let share = group.first.share();
    let said = share.map_or_else(|| "-".to_owned(), percent);
    let last = match (share, barred) {
        (None, true) => "   -".to_owned(),
        (Some(share), true) => {
            let full = ((share * BAR as f64).round() as usize).min(BAR);
            let rest = paint(Meaning::Quiet, &"·".repeat(BAR - full));
            format!("   {}{rest} {said:>5}", "█".repeat(full))
        }
        (_, false) => format!("{said:>6}"),
    };
    match barred {
        true => format!("  {name}{asked:>6}{known:>7}{fading:>8}{last}"),
        false => format!("  {name}{asked:>6}{known:>6}{fading:>7}{last}"),
    }
}

fn spoken<K>(page: &mut Page, title: &str, name: &str, group: &Group<K>) {
    let (counts, first) = (group.counts, group.first);
    let tries = match first.of {
        0 => String::new(),
        of => format!(", {} of {of} first tries right", first.right),
    };
    page.paragraph(&super::sentence(&format!(
        "{title} {name}: {} asked, {} known, {} fading{tries}",
        counts.asked(),
        counts.known(),
        counts.fading(),
    )));
}
