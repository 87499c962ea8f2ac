//! What is known of words beforehand: which bind, which negate, which say nearly the same.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::passage::{Role, Spelling, Word, stems};
use crate::sorting;

/// The number of a group of synonyms: its line in the data.
pub(super) type Group = u16;

/// The words of the data files; read once.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(
        include_str!("data/words.txt"),
        include_str!("data/synonyms.txt"),
    )
});

/// What a line of words that negate begins with.
const NEGATING: &str = "not:";

/// What is known of words.
pub(super) struct Lexicon {
    binding: HashSet<&'static str, RandomState>,
    negating: HashSet<&'static str, RandomState>,
    groups: HashMap<String, Vec<Group>, RandomState>,
    /// Terms of several words by their first stem, the longest first.
    terms: HashMap<String, Vec<Term>, RandomState>,
}

/// A term of several words.
#[derive(Debug)]
pub(super) struct Term {
    stems: Vec<String>,
    groups: Vec<Group>,
}

impl Lexicon {
    fn new(words: &'static str, synonyms: &str) -> Self {
        let (negating, binding): (Vec<&str>, Vec<&str>) =
            lines(words).partition(|line| line.starts_with(NEGATING));
        let words = |lines: &[&'static str]| {
            let words = lines.iter().flat_map(|line| line.split_whitespace());
            words.filter(|word| *word != NEGATING).collect()
        };
        let mut lexicon = Self {
            binding: words(&binding),
            negating: words(&negating),
            groups: HashMap::default(),
            terms: HashMap::default(),
        };
        for (group, line) in (0..).zip(lines(synonyms)) {
            for term in line.split(',') {
                lexicon.add(stems(term), group);
            }
        }
        for terms in lexicon.terms.values_mut() {
            sorting::by_key(terms, |term| std::cmp::Reverse(term.stems.len()));
        }
        lexicon
    }

    fn add(&mut self, stems: Vec<String>, group: Group) {
        let [first, rest @ ..] = stems.as_slice() else {
            return;
        };
        if rest.is_empty() {
            self.groups.entry(first.clone()).or_default().push(group);
            return;
        }
        let terms = self.terms.entry(first.clone()).or_default();
        match terms.iter_mut().find(|term| term.stems == stems) {
            Some(term) => term.groups.push(group),
            None => terms.push(Term {
                stems,
                groups: vec![group],
            }),
        }
    }

    /// What the word does in a sentence.
    pub fn role(&self, written: &str) -> Role {
        if self.negating.contains(written) {
            Role::Negation
        } else if self.binding.contains(written) {
            Role::Binding
        } else {
            Role::Content
        }
    }

    /// The groups of synonyms that words of this stem belong to.
    pub fn groups(&self, stem: &str) -> &[Group] {
        self.groups.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The terms of several words whose first word has this stem, the longest first.
    pub fn terms(&self, stem: &str) -> &[Term] {
        self.terms.get(stem).map_or(&[], Vec::as_slice)
    }
}

/// The words with those that make a known term joined.
pub(super) fn join_terms(words: Vec<Rc<Word>>) -> Vec<Rc<Word>> {
    if words.iter().all(|word| word.terms.is_empty()) {
        return words;
    }
    let mut joined = Vec::with_capacity(words.len());
    let mut rest = &*words;
    while let [first, others @ ..] = rest {
        match term_at(rest) {
            Some(term) => {
                let (parts, after) = rest.split_at(term.stems.len());
                joined.push(Rc::new(one_word(parts, term)));
                rest = after;
            }
            None => {
                joined.push(Rc::clone(first));
                rest = others;
            }
        }
    }
    joined
}

/// The longest known term that `words` begin with.
fn term_at(words: &[Rc<Word>]) -> Option<&'static Term> {
    let terms = words.first()?.terms;
    terms.iter().find(|term| {
        let parts = words.get(..term.stems.len());
        parts.is_some_and(|parts| parts.iter().map(|part| &part.stem).eq(&term.stems))
    })
}

fn one_word(parts: &[Rc<Word>], term: &'static Term) -> Word {
    let written: Vec<_> = parts.iter().map(|part| &*part.written).collect();
    let stem = term.stems.join("_");
    Word {
        written: written.join(" "),
        spelling: Spelling::of(&stem),
        stem,
        role: Role::Content,
        groups: &term.groups,
        terms: &[],
        length: u8::try_from(parts.len()).unwrap_or(u8::MAX),
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::open::passage::Passage;

    #[test]
    fn the_data_hold_together() {
        let synonyms = include_str!("data/synonyms.txt");
        let mut seen = HashSet::new();
        let mut lonely = Vec::new();
        for line in lines(synonyms) {
            let terms: Vec<_> = line.split(',').map(str::trim).collect();
            let stems: HashSet<_> = terms.iter().map(|term| stems(term)).collect();
            if stems.len() < 2 {
                lonely.push(line);
            }
            assert!(terms.iter().all(|term| !term.is_empty()), "{line}");
            assert!(seen.insert(terms), "twice: {line}");
        }
        assert_eq!(lonely, [""; 0], "groups of one stem");
        assert!(seen.len() > 200, "only {} groups", seen.len());
    }

    #[test]
    fn knows_what_words_do() {
        let roles = [
            ("the", Role::Binding),
            ("never", Role::Negation),
            ("index", Role::Content),
            ("not:", Role::Content),
        ];
        for (word, role) in roles {
            assert_eq!(LEXICON.role(word), role, "{word}");
        }
    }

    #[test]
    fn a_term_is_one_word_of_its_groups() {
        let passage = Passage::new("the request timed out");
        let last = passage.words.last().unwrap();
        assert_eq!((&*last.stem, last.length), ("time_out", 2));
        assert!(
            last.groups
                .iter()
                .any(|g| LEXICON.groups("timeout").contains(g))
        );
    }
}
