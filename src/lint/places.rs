//! L15: keys stand at each place about as often as chance has it.

use std::collections::BTreeMap;

use super::bank_sheet::BankSheet;
use super::deck::Deck;
use super::scope::DeckFigure;
use super::statistics::chance_of_chi_square;
use super::thresholds::{DECK, PLACE_CHANCE, PLACE_SHARE, PLACES};
use crate::diagnostics::{Code, Diagnostic, Severity};

/// How many keys stand at each place, among single choices with that many options.
type Counts = BTreeMap<usize, Vec<usize>>;

/// Judges the places of keys in a bank; gives what was measured.
pub(super) fn judge(bank: &Deck<'_>, sheet: &mut BankSheet<'_, '_>) -> Option<DeckFigure> {
    let first = sheet.questions().get(bank.first)?;
    let mut counts = Counts::new();
    for facts in bank.singles() {
        let options = usize::from(facts.options);
        let places = counts.entry(options).or_insert_with(|| vec![0; options]);
        if let Some(count) = places.get_mut(usize::from(facts.place)) {
            *count += 1;
        }
    }
    let of = bank.singles().count();
    let chance = chance(&counts);
    let text = format!(
        "keys of single choices stand at {} (chance {chance:.3})",
        shown(&counts)
    );
    let fault = (of >= PLACES).then(|| fault(&counts, of, chance)).flatten();
    if let Some(fault) = &fault {
        let finding = Diagnostic::new(Code::L15, format!("{text}: {fault}"), first.span)
            .label("the first question of the bank")
            .help("move keys to other places; who reads the file, or meets `shuffle = false`, sees the pattern");
        sheet.report_of_deck(bank.first, Severity::Warning, finding);
    }
    (of > 0).then_some(DeckFigure {
        code: Code::L15,
        step: None,
        of,
        text,
        is_judged: of >= PLACES,
        is_fine: fault.is_none(),
    })
}

fn letter(at: usize) -> char {
    u8::try_from(at).map_or('?', |at| char::from(b'a'.saturating_add(at)))
}

fn shown(counts: &Counts) -> String {
    let group = |(options, places): (&usize, &Vec<usize>)| {
        let places: Vec<_> = places
            .iter()
            .enumerate()
            .map(|(at, count)| format!("{} {count}", letter(at)))
            .collect();
        format!("{} of {options} options", places.join(", "))
    };
    counts.iter().map(group).collect::<Vec<_>>().join("; ")
}

/// The chance of places at least as uneven.
fn chance(counts: &Counts) -> f64 {
    let (mut chi_square, mut degrees) = (0.0, 0);
    for (options, places) in counts {
        let expected = places.iter().sum::<usize>() as f64 / *options as f64;
        let off = |count: &usize| (*count as f64 - expected).powi(2) / expected;
        chi_square += places.iter().map(off).sum::<f64>();
        degrees += options - 1;
    }
    chance_of_chi_square(chi_square, degrees)
}

fn fault(counts: &Counts, of: usize, chance: f64) -> Option<String> {
    if chance <= PLACE_CHANCE {
        return Some("that is no accident".to_owned());
    }
    if of < DECK {
        return None;
    }
    let everywhere = *counts.keys().next()?;
    let at = |place: usize| {
        counts
            .values()
            .filter_map(|places| places.get(place))
            .sum::<usize>()
    };
    let unused = (0..everywhere).find(|place| at(*place) == 0);
    let most = (0..everywhere).find(|place| at(*place) as f64 > PLACE_SHARE * of as f64);
    let unused = unused.map(|place| format!("`{}` is never the key", letter(place)));
    unused.or_else(|| {
        most.map(|place| {
            format!(
                "`{}` is the key in over {:.0} %",
                letter(place),
                PLACE_SHARE * 100.0
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(places: &[usize], expected: Option<&str>) {
        let counts = Counts::from([(places.len(), places.to_vec())]);
        let found = fault(&counts, places.iter().sum(), chance(&counts));
        assert_eq!(found.as_deref(), expected, "{places:?}");
    }

    #[test]
    fn l15_judges_places() {
        check(&[2, 2, 2, 2], None);
        check(&[8, 0, 0, 0], Some("that is no accident"));
        check(&[3, 3, 2, 0], None);
        check(&[13, 12, 13, 12], None);
        check(&[21, 11, 10, 9], Some("`a` is the key in over 40 %"));
    }
}
