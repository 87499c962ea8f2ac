//! Which of many hashes may occur twice: a table that fits into the cache says so of all that do, and of few others.

/// The slots for each hash.
const SLOTS: usize = 16;

/// How often something fell into each slot, up to what a byte counts.
pub(crate) struct Repeats(Vec<u8>);

impl Repeats {
    /// The table of about `number` hashes; their upper halves choose the slots.
    pub(crate) fn among(number: usize, hashes: impl Iterator<Item = u64>) -> Self {
        let mut table = Self(vec![0; (number * SLOTS).next_power_of_two()]);
        for hash in hashes {
            let slot = table.slot(hash);
            table.0[slot] = table.0[slot].saturating_add(1);
        }
        table
    }

    /// Whether a hash that is among them may be there twice.
    pub(crate) fn has(&self, hash: u64) -> bool {
        self.0[self.slot(hash)] > 1
    }

    fn slot(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.0.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_twice_is_said_to_be() {
        let check = |hashes: &[u64], expected: &[bool]| {
            let repeats = Repeats::among(hashes.len(), hashes.iter().copied());
            let found: Vec<bool> = hashes.iter().map(|hash| repeats.has(*hash)).collect();
            assert_eq!(found, expected, "{hashes:x?}");
        };
        check(&[], &[]);
        check(&[1 << 32], &[false]);
        check(&[1 << 32, 2 << 32, 1 << 32], &[true, false, true]);
        check(&[7 << 32; 300], &[true; 300]);
    }
}
