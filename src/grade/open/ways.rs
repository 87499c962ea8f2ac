//! Whether an answer says a thing in one of the ways that the bank lists.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::passage::{Passage, Role, Word};
use super::similarity::similarity;

/// How many words before a thing are looked at for a negation of it.
const BEFORE: usize = 3;

/// Words of an answer with the places at which they stand, to look ways up in.
pub(super) struct Places<'a> {
    distinct: Vec<(&'a Word, Vec<usize>)>,
    negations: Vec<usize>,
    /// Words of ways that were looked up before: ways to say a thing share most of theirs.
    known: HashMap<Rc<Word>, Vec<Near>, RandomState>,
}

/// A word of the answer, by its number, that is near one of a way.
#[derive(Clone, Copy)]
struct Near {
    word: usize,
    near: f64,
}

/// A word of a way at a place of the answer.
struct Hit {
    place: usize,
    word: usize,
    near: f64,
}

/// How closely an answer has to follow a way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// Three quarters of its words, by weight, within twice its length and a little.
    Loose,
    /// Nearly all of its words, in their order, with few others between.
    Close,
}

impl Care {
    /// The share of the way's words that says it.
    fn share(self) -> f64 {
        match self {
            Self::Loose => 0.75,
            Self::Close => 0.85,
        }
    }

    /// Within how many words a way of `length` words is said.
    fn reach(self, length: usize) -> usize {
        match self {
            Self::Loose => 2 * length + 4,
            Self::Close => length + 3,
        }
    }
}

impl<'a> Places<'a> {
    /// Of the words of `given`.
    pub fn new(given: &'a Passage) -> Self {
        let mut known: HashMap<&str, usize, RandomState> = HashMap::default();
        let mut distinct: Vec<(&Word, Vec<usize>)> = Vec::new();
        for (place, word) in given.words.iter().enumerate() {
            let at = *known.entry(&word.stem).or_insert(distinct.len());
            match distinct.get_mut(at) {
                Some((_, places)) => places.push(place),
                None => distinct.push((&**word, vec![place])),
            }
        }
        let negates = |(_, word): &(usize, &Rc<Word>)| word.role == Role::Negation;
        let words = given.words.iter().enumerate();
        Self {
            distinct,
            negations: words.filter(negates).map(|(place, _)| place).collect(),
            known: HashMap::default(),
        }
    }

    /// Whether the answer says it in this way: most of its words, near together.
    pub fn say(&mut self, way: &Passage) -> bool {
        self.stretch(way, Care::Loose).is_some()
    }

    /// Whether the answer claims it in this way: nearly all of its words, nearer together and in their
    /// order, and no negation of it.
    pub fn claim(&mut self, way: &Passage) -> bool {
        let stretch = self.stretch(way, Care::Close);
        stretch.is_some_and(|stretch| way.negates() || !self.negates(&stretch))
    }

    fn negates(&self, stretch: &RangeInclusive<usize>) -> bool {
        let near = stretch.start().saturating_sub(BEFORE)..=*stretch.end();
        self.negations.iter().any(|place| near.contains(place))
    }

    /// The first stretch of the answer that says `way`.
    fn stretch(&mut self, way: &Passage, care: Care) -> Option<RangeInclusive<usize>> {
        let all: f64 = way.words.iter().map(|word| word.weight()).sum();
        let reach = care.reach(way.words.len());
        let hits = self.hits(way, care.share() * all)?;
        let names = way.words.iter().any(|word| word.role == Role::Content);
        let begins = |at: &usize| !names || way.words[hits[*at].word].role != Role::Binding;
        (0..hits.len()).filter(begins).find_map(|at| {
            let first = hits[at].place;
            let inside = |hit: &&Hit| hit.place < first + reach;
            let mut nearest = vec![0.0_f64; way.words.len()];
            let (mut last, mut reached) = (first, 0);
            for hit in hits[at..].iter().take_while(inside) {
                // One word of the answer is one of the way: of a word that comes twice, the next.
                let is_taken = reached > 0 && hit.place == last;
                let in_order = (hit.word >= reached && !is_taken) || care == Care::Loose;
                if hit.near > nearest[hit.word] && in_order {
                    nearest[hit.word] = hit.near;
                    (last, reached) = (hit.place, hit.word + 1);
                }
            }
            let words = way.words.iter().zip(&nearest);
            let said: f64 = words.map(|(word, near)| word.weight() * near).sum();
            (said >= care.share() * all).then_some(first..=last)
        })
    }

    /// Where words of `way` stand in the answer, in its order; nothing if all that stand there together
    /// weigh less than `least`.
    fn hits(&mut self, way: &Passage, least: f64) -> Option<Vec<Hit>> {
        for word in &way.words {
            self.look_up(word);
        }
        let near = |word: &Rc<Word>| self.known.get(word).map_or(&[][..], Vec::as_slice);
        let nearest = |word: &Rc<Word>| near(word).iter().map(|near| near.near).fold(0.0, f64::max);
        let most: f64 = way
            .words
            .iter()
            .map(|word| word.weight() * nearest(word))
            .sum();
        if most < least {
            return None;
        }
        let mut hits = Vec::new();
        for (at, word) in way.words.iter().enumerate() {
            for Near { word, near } in near(word) {
                let places = self.distinct[*word].1.iter();
                hits.extend(places.map(|place| Hit {
                    place: *place,
                    word: at,
                    near: *near,
                }));
            }
        }
        hits.sort_by_key(|hit| (hit.place, hit.word));
        Some(hits)
    }

    /// Finds the words of the answer that are near `word`, once: what a word is near to hangs on its stem
    /// and role alone.
    fn look_up(&mut self, word: &Rc<Word>) {
        if !self.known.contains_key(word) {
            let near = |(at, (other, _)): (usize, &(&Word, _))| Near {
                word: at,
                near: similarity(word, other),
            };
            let all = self.distinct.iter().enumerate().map(near);
            let near = all.filter(|near| near.near > 0.0).collect();
            self.known.insert(Rc::clone(word), near);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(way: &str, given: &str) -> [bool; 2] {
        let (way, given) = (Passage::new(way), Passage::new(given));
        let mut places = Places::new(&given);
        [places.say(&way), places.claim(&way)]
    }

    #[track_caller]
    fn check(way: &str, given: &str, expected: [bool; 2]) {
        assert_eq!(told(way, given), expected, "{way:?} in {given:?}");
    }

    #[test]
    fn a_thing_is_said_near_together() {
        const YES: [bool; 2] = [true, true];
        const NO: [bool; 2] = [false, false];
        check("unique index", "I add a unique index on it", YES);
        check(
            "unique index",
            "an index that is always unique",
            [true, false],
        );
        check("unique index", "each id is unique", NO);
        check("unique index", "", NO);
        check("", "each id is unique", NO);
        let far = "unique ids are nice and then we do a lot of other work before we add an index";
        check("unique index", far, NO);
        check(
            "insert the key before charging",
            "Inserts keys before it charges.",
            YES,
        );
        check("reconcile", "a reconciliation job", YES);
        check("both or neither", "They write both or neither.", YES);
        check(
            "delete the post and the file",
            "I would delete the post and the file at once",
            YES,
        );
    }

    #[test]
    fn what_is_negated_is_not_claimed() {
        check(
            "assume that it failed",
            "never assume it failed",
            [true, false],
        );
        check("assume that it failed", "I assume it failed", [true, true]);
        check(
            "client should not retry",
            "clients should not retry",
            [true, true],
        );
        check(
            "select then insert",
            "Not here. We just do a select and then insert",
            [true, true],
        );
    }
}
