//! How far an answer agrees with a model answer.

use std::collections::HashSet;

use super::alignment::align;
use super::measure::Measure;
use super::passage::{Passage, Reader, Role, Word};
use super::trigrams::Trigrams;

/// How much more recall counts than precision, for words and for trigrams.
const BETA: (f64, f64) = (3.0, 2.0);

/// The part of the trigrams in the agreement.
const TRIGRAMS: f64 = 0.2;

/// What a word of the question counts beside another one.
const OF_THE_QUESTION: f64 = 0.2;

/// How far `given`, an answer to `question`, agrees with the model answer that is nearest to it: 0 for
/// nothing in common, 1 for every word.
#[must_use]
pub fn agreement<'a>(
    question: &str,
    models: impl IntoIterator<Item = &'a str>,
    given: &str,
) -> f64 {
    let mut reader = Reader::new();
    let stems = reader.read(question).content_stems();
    let given = reader.read(given);
    let each = models.into_iter();
    let each = each.map(|model| Compared::new(&stems, reader.read(model), &given).score());
    each.fold(0.0, f64::max)
}

/// An answer beside a model answer.
pub(super) struct Compared<'a> {
    asked: &'a HashSet<String>,
    model: Passage,
    given: Passage,
}

impl<'a> Compared<'a> {
    /// `given` beside `model`; `asked` are the stems of the question.
    pub fn new(asked: &'a HashSet<String>, model: Passage, given: &Passage) -> Self {
        let given = given.clone().joined_as_in(&model);
        Self {
            asked,
            model: model.joined_as_in(&given),
            given,
        }
    }

    /// How far they agree, 0 to 1.
    pub fn score(&self) -> f64 {
        let (model, given) = (self.model.distinct(), self.given.distinct());
        let words = concave(self.words(&model, &given).f(BETA.0));
        let weight = |word: &Word| self.weight(word);
        let trigrams = Trigrams::new(&model, weight);
        if trigrams.is_empty() {
            return words;
        }
        let trigrams = trigrams.compare(&Trigrams::new(&given, weight));
        (1.0 - TRIGRAMS) * words + TRIGRAMS * concave(trigrams.f(BETA.1))
    }

    fn words(&self, model: &[&Word], given: &[&Word]) -> Measure {
        let (of_model, of_given) = align(model, given);
        let common = |words: &[&Word], near: &[f64]| -> f64 {
            let pairs = words.iter().zip(near);
            pairs.map(|(word, near)| self.weight(word) * near).sum()
        };
        let all = |words: &[&Word]| -> f64 { words.iter().map(|word| self.weight(word)).sum() };
        Measure::of(
            (common(given, &of_given), common(model, &of_model)),
            (all(given), all(model)),
        )
    }

    fn weight(&self, word: &Word) -> f64 {
        let asked = word.role == Role::Content
            && word.stem.split('_').all(|stem| self.asked.contains(stem));
        word.weight() * if asked { OF_THE_QUESTION } else { 1.0 }
    }
}

/// A map that rises fast and then slowly, 1 − (1 − x)^2.5: half of the words of a model answer are most of
/// what it says. In roots and products, which every platform rounds alike.
fn concave(share: f64) -> f64 {
    let missing = (1.0 - share).max(0.0);
    1.0 - missing * missing * missing.sqrt()
}
