//! The only source of chance: the same seed gives the same session on every platform and release.

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The name of the algorithm: ChaCha12 keyed with the seed, Fisher-Yates from the end, draws without
/// bias. A change of any part of it is another name.
pub const ORDER: &str = "chacha12-fy-v1";

/// A seeded stream of draws.
#[derive(Clone, Debug)]
pub struct Dice {
    stream: ChaCha12Rng,
}

impl Dice {
    /// The largest seed: every number up to it survives a trip through JSON (2⁵³ − 1).
    pub const MAX_SEED: u64 = (1 << 53) - 1;

    /// The stream of `seed`: the ChaCha12 key is the seed's eight bytes, little end first, then zeros.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut key = [0_u8; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self {
            stream: ChaCha12Rng::from_seed(key),
        }
    }

    /// A number below `bound`, each equally likely; 0 where `bound` is 0.
    ///
    /// Multiplies a 32-bit draw and rejects the uneven rest (Lemire 2019, "Fast Random Integer
    /// Generation in an Interval").
    pub fn below(&mut self, bound: u32) -> u32 {
        if bound == 0 {
            return 0;
        }
        let uneven = bound.wrapping_neg() % bound;
        loop {
            let product = u64::from(self.stream.next_u32()) * u64::from(bound);
            if product as u32 >= uneven {
                return (product >> 32) as u32;
            }
        }
    }

    /// Puts `list` into a random order, each equally likely (Durstenfeld 1964).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let bound = u32::try_from(last + 1).unwrap_or(u32::MAX);
            list.swap(last, self.below(bound) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shuffled(seed: u64) -> Vec<u32> {
        let mut list: Vec<_> = (0..10).collect();
        Dice::new(seed).shuffle(&mut list);
        list
    }

    #[test]
    fn the_order_of_a_seed_is_pinned_for_ever() {
        assert_eq!(shuffled(0), [3, 6, 1, 8, 7, 9, 5, 0, 2, 4]);
        assert_eq!(shuffled(7), [8, 9, 1, 4, 0, 2, 6, 5, 7, 3]);
    }

    #[test]
    fn every_place_is_equally_likely() {
        let mut counts = [0_u32; 10];
        for seed in 0..10_000 {
            counts[shuffled(seed)[0] as usize] += 1;
        }
        assert!(
            counts.iter().all(|count| (880..1120).contains(count)),
            "{counts:?}"
        );
    }
}
