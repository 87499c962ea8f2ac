//! The search for questions that are nearly equal, among those of one topic.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::signature::{BANDS, Signature};
use super::thresholds::{NEAR, SAME};
use super::trigrams::Set;
use crate::load::repeats::Repeats;
use crate::model::Bank;

/// The most questions of a band of which all pairs are looked at.
const CROWD: usize = 48;
/// The most exact comparisons of one question.
const TRIES: u8 = 12;

/// Two questions by their places in the bank, and how alike they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Likeness {
    /// The earlier one.
    pub earlier: usize,
    /// The later one.
    pub later: usize,
    /// The Jaccard index of their trigrams.
    pub index: f64,
}

/// The search among the questions of one topic.
pub(super) struct Search<'a> {
    bank: &'a Bank,
    members: Vec<usize>,
    signatures: Vec<&'a Signature>,
    best: HashMap<usize, (usize, f64), RandomState>,
    tried: HashSet<(u32, u32), RandomState>,
    tries: Vec<u8>,
    sets: [Set; 2],
}

impl<'a> Search<'a> {
    /// A search among the questions of `group`, which are named by their places in the bank.
    pub(super) fn new(
        bank: &'a Bank,
        signatures: &[&'a Signature],
        group: &[(u64, usize)],
    ) -> Self {
        let members: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        Self {
            bank,
            signatures: members.iter().map(|at| signatures[*at]).collect(),
            best: HashMap::default(),
            tried: HashSet::default(),
            tries: vec![0; group.len()],
            members,
            sets: [Set::default(), Set::default()],
        }
    }

    /// Looks at all bands; each question that is nearly equal to an earlier one comes with the one that
    /// it is most like.
    pub(super) fn run(mut self) -> Vec<Likeness> {
        let members: Vec<u32> = (0..).take(self.members.len()).collect();
        (0..BANDS).for_each(|band| self.split(&members, band, 0));
        let likeness = |(later, (earlier, index))| Likeness {
            earlier,
            later,
            index,
        };
        self.best.into_iter().map(likeness).collect()
    }

    fn signature(&self, member: u32) -> &'a Signature {
        self.signatures[member as usize]
    }

    /// Compares those of `members` that agree on the band; a crowd is split by the bands after it.
    fn split(&mut self, members: &[u32], band: usize, depth: usize) {
        let key = |member: &u32| {
            self.signature(*member).band(band % BANDS) & !u64::from(u32::MAX) | u64::from(*member)
        };
        let mut keys: Vec<u64> = members.iter().map(key).collect();
        // Few are left to be sorted.
        let repeats = Repeats::among(keys.len(), keys.iter().copied());
        keys.retain(|key| repeats.has(*key));
        keys.sort_unstable();
        for run in keys
            .chunk_by(|one, other| one >> 32 == other >> 32)
            .filter(|run| run.len() > 1)
        {
            let run: Vec<u32> = run.iter().map(|key| *key as u32).collect();
            if run.len() <= CROWD {
                self.pairs(&run, run.len());
            } else if depth + 1 < BANDS {
                self.split(&run, band + 1, depth + 1);
            } else {
                self.pairs(&run, 1);
            }
        }
    }

    /// Compares each with the earlier ones, with the first `firsts` of them at most.
    fn pairs(&mut self, run: &[u32], firsts: usize) {
        for (at, later) in run.iter().enumerate() {
            for earlier in &run[..at.min(firsts)] {
                if self.tries[*later as usize] < TRIES
                    && self.signature(*later).is_likely(self.signature(*earlier))
                {
                    self.compare(*earlier, *later);
                }
            }
        }
    }

    fn compare(&mut self, earlier: u32, later: u32) {
        if !self.tried.insert((earlier, later)) {
            return;
        }
        let [one, other] = [earlier, later].map(|member| self.members[member as usize]);
        self.sets[0].fill(&self.bank.questions[one]);
        self.sets[1].fill(&self.bank.questions[other]);
        let index = self.sets[0].jaccard(&self.sets[1]);
        self.tries[later as usize] += if index >= SAME { TRIES } else { 1 };
        let best = self.best.get(&other).map_or(NEAR, |(_, best)| *best);
        if index >= best {
            self.best.insert(other, (one, index));
        }
    }
}
