//! Questions as sets of character trigrams: folded, white space and punctuation as one gap.

use crate::model::{Body, Question, Text};

/// A trigram: three characters of 21 bits; the highest bit marks one of a listing.
pub(super) type Trigram = u64;

/// The bit that marks trigrams of a listing.
const LISTING: u64 = 1 << 63;
const BITS: u32 = 21;
const THREE: u64 = (1 << (3 * BITS)) - 1;
const TWO: u64 = (1 << (2 * BITS)) - 1;
const LAST: u64 = (1 << BITS) - 1;
const GAP: u32 = b' ' as u32;

/// The bytes of an answer that are looked at.
const BEGINNING: usize = 160;

static FOLDED: [u8; 128] = folded();

const fn folded() -> [u8; 128] {
    let mut folded = [b' '; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            folded[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
}

/// What a text that tells a question from others is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// The stem, an option, an item or a side of a pair.
    Asked,
    /// A listing.
    Listing,
    /// The key of a question without options.
    Answer,
}

/// Hands on the texts that tell a question from others. Without options they are the stem and the
/// first accepted form or model answer.
pub(super) fn texts<'a>(question: &'a Question, mut each: impl FnMut(Share, &'a Text)) {
    each(Share::Asked, &question.stem);
    if let Some(listing) = &question.listing {
        each(Share::Listing, &listing.code);
    }
    match &question.body {
        Body::Single(options) | Body::Multi(options) => {
            options
                .iter()
                .for_each(|option| each(Share::Asked, &option.text));
        }
        Body::Short(written) | Body::Output(written) => {
            written
                .accept
                .iter()
                .take(1)
                .for_each(|form| each(Share::Answer, form));
        }
        Body::Order(sequence) => sequence
            .items
            .iter()
            .for_each(|item| each(Share::Asked, item)),
        Body::Match(pairs) => {
            pairs
                .pairs
                .iter()
                .for_each(|pair| each(Share::Asked, &pair.left));
            pairs.rights().for_each(|right| each(Share::Asked, right));
        }
        Body::Sql(sql) => each(Share::Answer, &sql.reference),
        Body::Open(open) => open
            .answers
            .iter()
            .take(1)
            .for_each(|answer| each(Share::Answer, answer)),
    }
}

/// Hands on the trigrams of a text, one for each character and a gap before the first; of an answer
/// those of its beginning.
pub(super) fn of_text(text: &str, share: Share, mut each: impl FnMut(Trigram)) {
    let text = match share {
        Share::Answer => &text[..text.floor_char_boundary(BEGINNING)],
        Share::Asked | Share::Listing => text,
    };
    let mark = if share == Share::Listing { LISTING } else { 0 };
    let mut window = u64::from(GAP);
    let mut push = |symbol: u32| {
        if symbol == GAP && window & LAST == u64::from(GAP) {
            return;
        }
        window = ((window << BITS) | u64::from(symbol)) & THREE;
        if window > TWO {
            each(window | mark);
        }
    };
    if text.is_ascii() {
        text.bytes()
            .for_each(|byte| push(u32::from(FOLDED[usize::from(byte) % FOLDED.len()])));
    } else {
        text.chars().for_each(|c| push(folded_char(c)));
    }
    push(GAP);
}

fn folded_char(c: char) -> u32 {
    match FOLDED.get(c as usize) {
        Some(symbol) => u32::from(*symbol),
        None => folded_beyond(c),
    }
}

#[cold]
fn folded_beyond(c: char) -> u32 {
    let folded = c.to_lowercase().next().filter(|c| c.is_alphanumeric());
    folded.map_or(GAP, u32::from)
}

/// Hands on all trigrams of a question, one as often as it occurs.
pub(super) fn of(question: &Question, mut each: impl FnMut(Trigram)) {
    texts(question, |share, text| of_text(text, share, &mut each));
}

/// A number that spreads trigrams evenly.
pub(super) const fn spread(trigram: Trigram) -> u64 {
    let wide = trigram as u128 * 0x9E37_79B9_7F4A_7C15;
    wide as u64 ^ (wide >> 64) as u64
}

/// The distinct trigrams of one question.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    slots: Vec<Trigram>,
    list: Vec<Trigram>,
}

impl Set {
    /// Fills the set with those of the question, and of no other.
    pub(super) fn fill(&mut self, question: &Question) {
        self.list.clear();
        of(question, |trigram| self.list.push(trigram));
        let size = (self.list.len() * 2).next_power_of_two().max(64);
        self.slots.clear();
        self.slots.resize(size, 0);
        let slots = &mut self.slots;
        self.list.retain(|trigram| {
            let at = slot(slots, *trigram);
            let is_new = slots[at] == 0;
            slots[at] = *trigram;
            is_new
        });
    }

    fn has(&self, trigram: Trigram) -> bool {
        self.slots[slot(&self.slots, trigram)] == trigram
    }

    /// The Jaccard index of both: of what is asked, and of the listings if there are any, the lower one.
    pub(super) fn jaccard(&self, other: &Self) -> f64 {
        let (mut counts, mut both) = ([0_usize; 2], [0_usize; 2]);
        let part = |trigram: Trigram| usize::from(trigram & LISTING != 0);
        self.list
            .iter()
            .for_each(|trigram| counts[part(*trigram)] += 1);
        for trigram in &other.list {
            match self.has(*trigram) {
                true => both[part(*trigram)] += 1,
                false => counts[part(*trigram)] += 1,
            }
        }
        let index = |part: usize| match counts[part] {
            0 => 1.0,
            of => both[part] as f64 / of as f64,
        };
        index(0).min(index(1))
    }
}

fn slot(slots: &[Trigram], trigram: Trigram) -> usize {
    let last = slots.len() - 1;
    let mut at = (spread(trigram) >> 40) as usize & last;
    while slots[at] != 0 && slots[at] != trigram {
        at = (at + 1) & last;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let mut list = Vec::new();
        of_text(text, Share::Asked, |trigram| {
            let symbol =
                |at: u32| char::from_u32((trigram >> (at * BITS)) as u32 & 0x1F_FFFF).unwrap();
            let three = [symbol(2), symbol(1), symbol(0)];
            list.push(three.iter().filter(|c| **c != '\0').collect());
        });
        list
    }

    #[test]
    fn folds_and_cuts() {
        let check = |text: &str, expected: &[&str]| assert_eq!(shown(text), expected, "{text}");
        check("", &[]);
        check("Ab, c", &[" ab", "ab ", "b c", " c "]);
        check("  \u{c4}B!", &[" \u{e4}b", "\u{e4}b "]);
    }
}
