//! New questions, dealt over the steps in proportion.

use std::collections::{BTreeMap, VecDeque};

use crate::model::Entry;

/// The steps that come before a step.
pub(super) type Requires<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// The new questions of a step.
#[derive(Default)]
struct Step<'a> {
    /// All its questions.
    all: usize,
    /// Those asked before, and those dealt.
    seen: usize,
    /// The place at which the candidates first name it.
    first: usize,
    /// The new ones, in the order of the candidates.
    new: VecDeque<&'a Entry>,
}

/// Deals up to `count` new questions of `candidates`, each time one of the step that lags furthest behind
/// its share of all questions seen (Webster's method, so that small steps are not rounded away). With
/// `requires`, steps come first whose required steps are half seen.
pub(super) fn deal<'a>(
    candidates: &[&'a Entry],
    is_new: impl Fn(&Entry) -> bool,
    requires: &Requires<'_>,
    count: usize,
) -> Vec<&'a Entry> {
    let mut steps: BTreeMap<Option<&str>, Step<'a>> = BTreeMap::new();
    for (at, entry) in candidates.iter().enumerate() {
        let step = steps.entry(entry.header.step.as_deref()).or_default();
        if step.all == 0 {
            step.first = at;
        }
        step.all += 1;
        if is_new(entry) {
            step.new.push_back(entry);
        } else {
            step.seen += 1;
        }
    }
    let mut dealt = Vec::new();
    while dealt.len() < count {
        let Some(next) = next(&steps, requires) else {
            break;
        };
        let Some(step) = steps.get_mut(&next) else {
            break;
        };
        step.seen += 1;
        dealt.extend(step.new.pop_front());
    }
    dealt
}

/// The step that is served next; nothing when no new question is left.
fn next<'a>(
    steps: &BTreeMap<Option<&'a str>, Step<'_>>,
    requires: &Requires<'_>,
) -> Option<Option<&'a str>> {
    let left = || steps.iter().filter(|(_, step)| !step.new.is_empty());
    let open = left().filter(|(name, _)| is_open(**name, steps, requires));
    let lags = |(_, a): &(_, &Step<'_>), (_, b): &(_, &Step<'_>)| {
        let (of_a, of_b) = ((2 * a.seen + 1) * b.all, (2 * b.seen + 1) * a.all);
        of_a.cmp(&of_b).then(a.first.cmp(&b.first))
    };
    let next = open.min_by(lags).or_else(|| left().min_by(lags));
    next.map(|(name, _)| *name)
}

fn is_open(
    name: Option<&str>,
    steps: &BTreeMap<Option<&str>, Step<'_>>,
    requires: &Requires<'_>,
) -> bool {
    let required = name.and_then(|name| requires.get(name));
    let half_seen = |id: &&str| {
        let step = steps.get(&Some(*id));
        step.is_none_or(|step| 2 * step.seen >= step.all)
    };
    required.is_none_or(|required| required.iter().all(half_seen))
}
