//! Eight bytes of a text at a time, as one number (SIMD within a register; Warren, Hacker's Delight, chapter 6).
//!
//! What is found is told by the highest bit of each byte; the other bits mean nothing.

/// One in each byte.
pub(crate) const EACH: u64 = u64::from_le_bytes([1; 8]);
/// The highest bit of each byte.
pub(crate) const HIGHEST: u64 = EACH << 7;

/// Which bytes are ASCII from `first` to `last`. A sum in seven bits carries into the eighth where a byte is
/// no less than the first, and where it is past the last.
#[inline(always)]
pub(crate) const fn within(bytes: u64, first: u8, last: u8) -> u64 {
    let low = bytes & !HIGHEST;
    let least = low + EACH * (0x80 - first as u64);
    let past = low + EACH * (0x7F - last as u64);
    least & !past & !bytes
}

/// Which bytes go on with a character of UTF-8.
#[inline(always)]
pub(crate) const fn continuing(bytes: u64) -> u64 {
    bytes & !(bytes << 1)
}

/// How many bytes of `text` are found; zeros must not be.
#[inline(always)]
pub(crate) fn count(text: &[u8], found: impl Fn(u64) -> u64) -> usize {
    let (eights, rest) = text.as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let count = |eight: &[u8; 8]| {
        let found = found(u64::from_le_bytes(*eight)) & HIGHEST;
        ((found >> 7).wrapping_mul(EACH) >> 56) as usize
    };
    eights.iter().map(count).sum::<usize>() + count(&last)
}

/// Calls `check` with `bytes` in which each byte stands at each place, once.
#[cfg(test)]
pub(crate) fn with_each_byte(bytes: [u8; 8], mut check: impl FnMut([u8; 8])) {
    for byte in 0..=u8::MAX {
        for at in 0..8 {
            let mut bytes = bytes;
            bytes[at] = byte;
            check(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The found bytes of `bytes`.
    fn shown(found: u64) -> [bool; 8] {
        (found & HIGHEST).to_le_bytes().map(|byte| byte != 0)
    }

    #[test]
    fn every_byte_is_known_at_every_place() {
        with_each_byte(*b"a.9\xC3Z \x80y", |bytes| {
            let all = u64::from_le_bytes(bytes);
            for (first, last) in [
                (b'a', b'z'),
                (b'0', b'9'),
                (b' ', b'~'),
                (0, 0x7F),
                (0x7F, 0x7F),
            ] {
                let expected = bytes.map(|byte| (first..=last).contains(&byte));
                assert_eq!(shown(within(all, first, last)), expected, "{bytes:x?}");
            }
            let expected = bytes.map(|byte| byte & 0xC0 == 0x80);
            assert_eq!(shown(continuing(all)), expected, "{bytes:x?}");
        });
    }

    #[test]
    fn counts_over_whole_texts() {
        let check = |text: &str, expected: usize| {
            assert_eq!(
                count(text.as_bytes(), |bytes| within(bytes, b'`', b'`')),
                expected
            );
        };
        check("", 0);
        check("`a", 1);
        check("`a` and `b`", 4);
        check("`1234567", 1);
    }
}
