//! Texts as sets of character trigrams, which see through endings, compounds and slips.

use super::measure::Measure;
use super::passage::{Role, Word};

/// The trigrams of words, each with the weight of the heaviest word it stands in, in order.
pub(super) struct Trigrams(Vec<([u8; 3], f64)>);

impl Trigrams {
    /// The trigrams of the words that name something or negate, each with `weight` of its word and a gap
    /// at both ends.
    pub fn new(words: &[&Word], weight: impl Fn(&Word) -> f64) -> Self {
        let mut all = Vec::new();
        let mut padded = String::new();
        for word in words.iter().filter(|word| word.role != Role::Binding) {
            padded.clear();
            padded.extend([" ", &word.written, " "]);
            let weight = weight(word) / f64::from(word.length);
            let each = padded.as_bytes().windows(3);
            all.extend(each.map(|three| ([three[0], three[1], three[2]], weight)));
        }
        all.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        all.dedup_by_key(|(three, _)| *three);
        Self(all)
    }

    /// Whether there is nothing to compare: no word names something or negates.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn weight(&self) -> f64 {
        self.0.iter().map(|(_, weight)| weight).sum()
    }

    /// How much of them `given` has.
    pub fn compare(&self, given: &Self) -> Measure {
        let mut others = given.0.iter().peekable();
        let mut common = 0.0;
        for (three, weight) in &self.0 {
            while others.next_if(|(other, _)| other < three).is_some() {}
            if let Some((_, other)) = others.next_if(|(other, _)| other == three) {
                common += weight.min(*other);
            }
        }
        Measure::of((common, common), (given.weight(), self.weight()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::open::passage::Passage;

    fn check(model: &str, given: &str, precision: f64, recall: f64) {
        let [model, given] = [model, given].map(|text| {
            let passage = Passage::new(text);
            Trigrams::new(&passage.distinct(), Word::weight)
        });
        assert_eq!(model.compare(&given), Measure { precision, recall });
    }

    #[test]
    fn counts_what_is_common() {
        check("", "", 0.0, 0.0);
        check("the of", "the of", 0.0, 0.0);
        check("abcd", "abcd", 1.0, 1.0);
        check("abcd", "the abcd abcd", 1.0, 1.0);
        check("abcd", "wxyz", 0.0, 0.0);
        check("abcd", "abcd wxyz", 0.5, 1.0);
        check("abcd wxyz", "abcd", 1.0, 0.5);
    }
}
