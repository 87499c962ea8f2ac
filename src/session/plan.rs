//! Which questions a session asks, and in which order.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Dice, Filter, Sort};
use crate::memory::{Mode, Standing, select};
use crate::model::{Catalog, Entry, Name};
use crate::sorting;

/// Questions that take longer than this, in seconds, come only when they are asked for, or due.
pub const LONG: u32 = 180;

/// How many questions a session has where nobody says.
pub const USUAL_COUNT: usize = 10;

/// What a learner asks for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The names asked for.
    pub filter: Filter,
    /// How many questions; without a number ten, or as many as fill the time limit.
    pub count: Option<usize>,
    /// The time for the whole session.
    pub time_limit: Option<Duration>,
    /// By what they are chosen.
    pub mode: Mode,
    /// Keep the order of the bank, from its beginning.
    pub in_order: bool,
    /// Spread over the steps in proportion, long questions among them, as an exam does.
    pub spread: bool,
}

/// What will be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The questions, in the order in which they are asked.
    pub entries: Vec<Entry>,
    /// How many questions the filter let through.
    pub matching: usize,
    /// How many of them were left out because they are long and nobody asked for them.
    pub long_left_out: usize,
}

/// Why there is nothing to ask: the names that left no question, or nothing if there was none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emptied {
    /// The names, as typed.
    pub by: Option<String>,
}

/// Chooses questions from `catalog` as `wish` asks: at random, or by where the learner stands.
///
/// Candidates are taken in the order of bank and id, so that neither the files' order nor the
/// roadmap's changes what a seed gives. A mode other than [`Mode::Random`] may leave nothing to ask.
///
/// # Errors
/// Says which names left nothing to ask.
pub fn plan(
    catalog: &Catalog,
    wish: &Wish,
    standing: Option<&Standing<'_>>,
    dice: &mut Dice,
) -> Result<Plan, Emptied> {
    let matching = wish
        .filter
        .apply(catalog.entries())
        .map_err(|by| Emptied { by: Some(by) })?;
    if matching.is_empty() {
        return Err(Emptied { by: None });
    }
    let total = matching.len();
    let standing = standing.filter(|standing| chooses(wish.mode, &matching, standing));
    let mut candidates = without_long(matching, wish, standing);
    let long_left_out = total - candidates.len();
    if !wish.in_order {
        sorting::by(&mut candidates, |a, b| {
            (&a.bank, &a.header.id).cmp(&(&b.bank, &b.header.id))
        });
        dice.shuffle(&mut candidates);
    }
    let count = count(&candidates, wish);
    let chosen = match standing {
        Some(standing) => select(wish.mode, &candidates, count, standing),
        None if wish.spread && !wish.in_order => spread(candidates, count),
        None => candidates.into_iter().take(count).collect(),
    };
    let entries = chosen.into_iter().cloned().collect();
    Ok(Plan {
        entries,
        matching: total,
        long_left_out,
    })
}

/// Whether anything but chance chooses: nothing does without a history.
fn chooses(mode: Mode, matching: &[&Entry], standing: &Standing<'_>) -> bool {
    let asked = |entry: &&Entry| standing.cards.of(entry).is_some();
    match mode {
        Mode::Random => false,
        Mode::Mix => matching.iter().any(asked),
        Mode::Due | Mode::New | Mode::Weak | Mode::Missed => true,
    }
}

fn without_long<'a>(
    matching: Vec<&'a Entry>,
    wish: &Wish,
    standing: Option<&Standing<'_>>,
) -> Vec<&'a Entry> {
    let named = [Sort::Kind, Sort::Deck, Sort::Id]
        .iter()
        .any(|sort| wish.filter.names_a(*sort));
    if named || wish.spread {
        return matching;
    }
    let short: Vec<_> = matching
        .iter()
        .copied()
        .filter(|entry| entry.header.seconds <= LONG || comes_back(entry, wish.mode, standing))
        .collect();
    if short.is_empty() { matching } else { short }
}

/// Whether a question that was asked before comes again, however long it is.
fn comes_back(entry: &Entry, mode: Mode, standing: Option<&Standing<'_>>) -> bool {
    let card = standing.and_then(|standing| Some((standing, standing.cards.of(entry)?)));
    card.is_some_and(|(standing, card)| match mode {
        Mode::Random | Mode::New => false,
        Mode::Mix | Mode::Due => standing.cards.scheduler().is_due(card, standing.day),
        Mode::Weak | Mode::Missed => true,
    })
}

fn count(candidates: &[&Entry], wish: &Wish) -> usize {
    match (wish.count, wish.time_limit) {
        (Some(count), _) => count,
        (None, None) => USUAL_COUNT,
        (None, Some(limit)) => fill(candidates, limit),
    }
}

/// How many of the candidates, from the front, fit into `limit`; at least one.
fn fill(candidates: &[&Entry], limit: Duration) -> usize {
    let mut left = limit.as_secs();
    let fits = |entry: &&&Entry| {
        let seconds = u64::from(entry.header.seconds);
        let fits = seconds <= left;
        left = left.saturating_sub(seconds);
        fits
    };
    candidates.iter().take_while(fits).count().max(1)
}

/// Takes `count` of the shuffled candidates so that each step has its share (largest remainders), and
/// keeps their order.
fn spread(candidates: Vec<&Entry>, count: usize) -> Vec<&Entry> {
    let mut sizes: BTreeMap<Option<&Name>, usize> = BTreeMap::new();
    for entry in &candidates {
        *sizes.entry(entry.header.step.as_ref()).or_default() += 1;
    }
    let mut seats = shares(&sizes, count.min(candidates.len()));
    let mut chosen = Vec::new();
    for entry in candidates {
        let free = seats.entry(entry.header.step.as_ref()).or_default();
        if *free > 0 {
            *free -= 1;
            chosen.push(entry);
        }
    }
    chosen
}

fn shares<'a>(
    sizes: &BTreeMap<Option<&'a Name>, usize>,
    count: usize,
) -> BTreeMap<Option<&'a Name>, usize> {
    let total = sizes.values().sum::<usize>().max(1);
    let mut shares = sorting::map(
        sizes
            .iter()
            .map(|(step, size)| (*step, count * size / total)),
    );
    let mut remainders: Vec<_> = sizes
        .iter()
        .map(|(step, size)| (count * size % total, *step))
        .collect();
    sorting::by(&mut remainders, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let missing = count - shares.values().sum::<usize>();
    for (_, step) in remainders.into_iter().take(missing) {
        *shares.entry(step).or_default() += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Header, Kind, Place};

    fn catalog(steps: &[(&'static str, usize)], seconds: u32) -> Catalog {
        let entry = |step: &'static str, at: usize| Entry {
            bank: "b".into(),
            header: Header {
                id: format!("{step}-{at}").into(),
                step: Some(step.into()),
                topic: None,
                level: None,
                kind: Kind::Single,
                decks: Vec::new(),
                seconds,
                place: Place::default(),
            },
        };
        let entries = steps
            .iter()
            .flat_map(|(step, n)| (0..*n).map(move |at| entry(step, at)));
        Catalog::new(entries.collect())
    }

    fn ids(plan: &Plan) -> Vec<&str> {
        plan.entries.iter().map(|entry| &*entry.header.id).collect()
    }

    #[test]
    fn asks_ten_each_once() {
        let plan = plan(
            &catalog(&[("s", 30)], 60),
            &Wish::default(),
            None,
            &mut Dice::new(1),
        )
        .unwrap();
        let mut distinct = ids(&plan);
        sorting::all(&mut distinct);
        distinct.dedup();
        assert_eq!(
            (plan.entries.len(), distinct.len(), plan.matching),
            (10, 10, 30)
        );
    }

    #[test]
    fn the_order_of_the_bank_changes_nothing() {
        let wish = Wish {
            count: Some(5),
            ..Wish::default()
        };
        let there = catalog(&[("a", 9), ("b", 9)], 60);
        let back = Catalog::new(there.entries().iter().rev().cloned().collect());
        let [one, two] =
            [&there, &back].map(|catalog| plan(catalog, &wish, None, &mut Dice::new(3)).unwrap());
        assert_eq!(ids(&one), ids(&two));
    }

    #[test]
    fn in_order_begins_at_the_beginning() {
        let wish = Wish {
            count: Some(3),
            in_order: true,
            ..Wish::default()
        };
        let plan = plan(&catalog(&[("s", 5)], 60), &wish, None, &mut Dice::new(1)).unwrap();
        assert_eq!(ids(&plan), ["s-0", "s-1", "s-2"]);
    }

    #[test]
    fn a_time_limit_is_filled() {
        let wish = Wish {
            time_limit: Some(Duration::from_secs(200)),
            ..Wish::default()
        };
        for (seconds, expected) in [(60, 3), (100, 2), (150, 1), (900, 1)] {
            let plan = plan(
                &catalog(&[("s", 9)], seconds),
                &wish,
                None,
                &mut Dice::new(1),
            )
            .unwrap();
            assert_eq!(plan.entries.len(), expected, "{seconds} s each");
        }
    }

    #[test]
    fn an_exam_is_spread_in_proportion() {
        let wish = Wish {
            count: Some(10),
            spread: true,
            ..Wish::default()
        };
        let catalog = catalog(&[("a", 60), ("b", 30), ("c", 10)], 60);
        for seed in 0..20 {
            let plan = plan(&catalog, &wish, None, &mut Dice::new(seed)).unwrap();
            let of = |step: &str| {
                plan.entries
                    .iter()
                    .filter(|e| e.header.step.as_deref() == Some(step))
                    .count()
            };
            assert_eq!((of("a"), of("b"), of("c")), (6, 3, 1), "seed {seed}");
        }
    }

    #[test]
    fn long_questions_wait_to_be_named() {
        let mut entries = catalog(&[("s", 4)], 60).entries().to_vec();
        entries[0].header.seconds = 600;
        let wish = Wish {
            count: Some(9),
            ..Wish::default()
        };
        let plan = plan(&Catalog::new(entries), &wish, None, &mut Dice::new(1)).unwrap();
        assert_eq!((plan.entries.len(), plan.long_left_out), (3, 1));
    }
}
