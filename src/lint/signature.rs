//! What tells a question from others: a MinHash of its trigrams, and their sum.

use std::ops::Range;

use super::hashes;
use super::thresholds::TRIGRAMS;
use super::trigrams::{self, Share};
use crate::model::Question;

const BINS: usize = 96;
/// Bands of four bins: of two questions with an index of 0.70 one pair in 700 agrees on no band, at
/// 0.75 one in 9,000; with three bins chance meets cost more than all other comparing.
pub(super) const BANDS: usize = 24;
const ROWS: usize = BINS / BANDS;
const EMPTY: u16 = u16::MAX;

/// The bins that are looked at first, and how many of them must be equal: 22 are at an index of 0.70.
const FIRST: usize = 32;
const LIKELY_OF_FIRST: u16 = 10;
/// The fewest equal bins for which a pair is compared exactly: at an index of 0.70 there are 67 of them
/// on average, and fewer than this with a chance of 1 in 50,000.
const LIKELY: u16 = 48;
/// What tells a question from others.
#[derive(Clone, Debug)]
pub(super) struct Signature {
    bins: [u16; BINS],
    /// The sum over trigrams of all that is asked; equal for equal questions.
    pub sum: u64,
    /// The topic, or the file where there is none.
    pub group: u64,
    /// Whether its texts are too short to be told from others by their trigrams.
    pub is_short: bool,
}

impl Signature {
    /// The signature of the question.
    pub(super) fn of(question: &Question) -> Self {
        let mut bins = [EMPTY; BINS];
        let (mut sum, mut count) = (0_u64, 0);
        trigrams::texts(question, |share, text| {
            let mut own = 0_u64;
            trigrams::of_text(text, share, |trigram| {
                let hash = trigrams::spread(trigram);
                own = own.wrapping_add(hash);
                let bin = &mut bins[(((hash >> 32) * BINS as u64) >> 32) as usize];
                *bin = (*bin).min(((hash >> 8) as u16).min(EMPTY - 1));
                count += 1;
            });
            if share != Share::Answer {
                sum = sum.wrapping_add(own);
            }
        });
        let is_short = count < TRIGRAMS;
        if !is_short {
            fill(&mut bins);
        }
        let topic = question.header.topic.as_deref();
        let group = topic.map_or(u64::from(question.span.source), hashes::hash);
        Self {
            bins,
            sum,
            group,
            is_short,
        }
    }

    /// The bins of one band, as one number.
    pub(super) fn band(&self, band: usize) -> u64 {
        let rows = &self.bins[band * ROWS..(band + 1) * ROWS];
        let joined = rows
            .iter()
            .fold(0, |joined, bin| joined << 16 | u64::from(*bin));
        trigrams::spread(joined)
    }

    /// Whether so many bins are equal that the questions may be nearly the same.
    pub(super) fn is_likely(&self, other: &Self) -> bool {
        let same = |bins: Range<usize>| -> u16 {
            let pairs = self.bins[bins.clone()].iter().zip(&other.bins[bins]);
            pairs.map(|(one, other)| u16::from(one == other)).sum()
        };
        same(0..FIRST) >= LIKELY_OF_FIRST && same(0..BINS) >= LIKELY
    }
}

/// Gives each empty bin the value of one that is not, chosen by its own number alone.
fn fill(bins: &mut [u16; BINS]) {
    let full = *bins;
    for (at, bin) in bins
        .iter_mut()
        .enumerate()
        .filter(|(_, bin)| **bin == EMPTY)
    {
        let choices = (1..).map(|turn: u64| {
            let hash = trigrams::spread((at as u64) << 32 | turn);
            full[(((hash >> 32) * BINS as u64) >> 32) as usize]
        });
        *bin = choices
            .take(BINS * BINS)
            .find(|value| *value != EMPTY)
            .unwrap_or(EMPTY);
    }
}
