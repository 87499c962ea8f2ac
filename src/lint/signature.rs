//! What tells a question from others: a MinHash of its trigrams, and their sum.

use super::hashes;
use super::thresholds::TRIGRAMS;
use super::trigrams::{self, Share};
use crate::model::Question;

const BINS: usize = 96;
/// Bands of four bins: of two questions with an index of 0.70 one pair in 700 agrees on no band, at
/// 0.75 one in 9,000; with three bins chance meets cost more than all other comparing.
pub(super) const BANDS: usize = 24;
const EMPTY: u16 = u16::MAX;
/// The bits of a bin that is not empty.
const FULLEST: u16 = u16::MAX >> 1;

/// The bands whose bins are looked at first, and how many bins must be equal: 22 are at an index of 0.70.
const FIRST: usize = 8;
const LIKELY_OF_FIRST: u64 = 10;
/// The fewest equal bins for which a pair is compared exactly: at an index of 0.70 there are 67 of them
/// on average, and fewer than this with a chance of 1 in 50,000.
const LIKELY: u64 = 48;

/// The lowest and the highest bit of each bin of a band.
const LOWEST: u64 = 0x0001_0001_0001_0001;
const HIGHEST: u64 = LOWEST << 15;

/// What tells a question from others.
#[derive(Clone, Debug)]
pub(super) struct Signature {
    /// Four bins of 16 bits in each.
    bands: [u64; BANDS],
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
        let mut sketch = Sketch::default();
        let mut sum = 0_u64;
        trigrams::texts(question, |share, text| {
            let own = sketch.add(text, share);
            if share != Share::Answer {
                sum = sum.wrapping_add(own);
            }
        });
        let is_short = sketch.count < TRIGRAMS;
        if !is_short {
            fill(&mut sketch.bins);
        }
        let topic = question.header.topic.as_deref();
        let group = topic.map_or(u64::from(question.span.source), hashes::hash);
        Self {
            bands: sketch.bands(),
            sum,
            group,
            is_short,
        }
    }

    /// A number for the bins of one band.
    pub(super) fn band(&self, band: usize) -> u64 {
        trigrams::spread(self.bands[band])
    }

    /// Whether so many bins are equal that the questions may be nearly the same.
    pub(super) fn is_likely(&self, other: &Self) -> bool {
        // Written out, since most pairs end here and a loop would cost as much as its work.
        let equal = |band: usize| equal_bins(self.bands[band], other.bands[band]);
        let first =
            equal(0) + equal(1) + equal(2) + equal(3) + equal(4) + equal(5) + equal(6) + equal(7);
        added_up(first) >= LIKELY_OF_FIRST
            && added_up((FIRST..BANDS).map(equal).sum::<u64>() + first) >= LIKELY
    }
}

/// Which bins of two bands are equal, as one in each of four counts. A bin of zeros in their difference is
/// the only one whose highest bit stays clear.
#[inline(always)]
const fn equal_bins(one: u64, other: u64) -> u64 {
    let differs = one ^ other;
    let is_other = ((differs & !HIGHEST) + !HIGHEST) | differs;
    (!is_other & HIGHEST) >> 15
}

/// The sum of four counts.
const fn added_up(counts: u64) -> u64 {
    counts.wrapping_mul(LOWEST) >> 48
}

/// The least hash of the trigrams that fall into each bin.
struct Sketch {
    bins: [u16; BINS],
    count: usize,
}

impl Default for Sketch {
    fn default() -> Self {
        Self {
            bins: [EMPTY; BINS],
            count: 0,
        }
    }
}

impl Sketch {
    /// Adds the trigrams of a text; gives the sum of their hashes.
    fn add(&mut self, text: &str, share: Share) -> u64 {
        let (mut sum, mut count) = (0_u64, 0);
        let bins = &mut self.bins;
        trigrams::of_text(text, share, |trigram| {
            let hash = trigrams::spread(trigram);
            sum = sum.wrapping_add(hash);
            let bin = &mut bins[(((hash >> 32) * BINS as u64) >> 32) as usize];
            *bin = (*bin).min((hash >> 9) as u16 & FULLEST);
            count += 1;
        });
        self.count += count;
        sum
    }

    fn bands(&self) -> [u64; BANDS] {
        let mut bands = [0; BANDS];
        for (band, bins) in bands.iter_mut().zip(self.bins.as_chunks::<4>().0) {
            *band = bins
                .iter()
                .fold(0, |joined, bin| joined << 16 | u64::from(*bin));
        }
        bands
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_equal_bins() {
        let check = |one: u64, other: u64, expected: u64| {
            assert_eq!(
                added_up(equal_bins(one, other)),
                expected,
                "{one:x} {other:x}"
            );
        };
        check(0, 0, 4);
        check(0x0001_0002_0003_0004, 0x0001_0002_0003_0004, 4);
        check(0x0001_0002_0003_0004, 0x8001_0002_0103_0004, 2);
        check(0xFFFF_0000_8000_0001, 0, 1);
        check(u64::MAX, 0, 0);
        assert_eq!(added_up(equal_bins(7, 7) * BANDS as u64), BINS as u64);
    }
}
