//! A text as words: lower case, stemmed, terms of several words as one.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use foldhash::fast::RandomState;
use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::lexicon::{Group, LEXICON, Term, join_terms};

/// The most words of a text that are read, about 5,000 letters: each is compared with each of another text, and
/// whatever else somebody pastes must not keep a verdict waiting.
const WORDS: usize = 800;

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// It names something.
    Content,
    /// It binds other words: `the`, `of`, `is`.
    Binding,
    /// It negates: `not`, `never`, `without`.
    Negation,
}

/// A word, or a term of several words. Two are equal that mean the same: of one stem and one role.
#[derive(Debug)]
pub(super) struct Word {
    /// As it was written, in lower case.
    pub written: String,
    /// Its Porter2 stem.
    pub stem: String,
    pub role: Role,
    /// The groups of synonyms that it belongs to.
    pub groups: &'static [Group],
    /// The terms of several words that begin with it, the longest first.
    pub terms: &'static [Term],
    /// How many words it is made of.
    pub length: u8,
    pub spelling: Spelling,
}

/// What rules out at a glance that two stems are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    pub first: u8,
    pub last: u8,
    /// A bit for each of `a` to `z` in it, one more for all other letters.
    letters: u32,
}

impl Spelling {
    pub fn of(stem: &str) -> Self {
        let bit = |letter: u8| match letter {
            b'a'..=b'z' => 1 << (letter - b'a'),
            _ => 1 << 26,
        };
        Self {
            first: stem.bytes().next().unwrap_or_default(),
            last: stem.bytes().next_back().unwrap_or_default(),
            letters: stem.bytes().fold(0, |all, letter| all | bit(letter)),
        }
    }

    /// In how many letters they differ at least, by which of them occur.
    pub fn distance(self, other: Self) -> usize {
        (self.letters ^ other.letters).count_ones().div_ceil(2) as usize
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.stem == other.stem && self.role == other.role
    }
}

impl Eq for Word {}

impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.stem.hash(state);
    }
}

impl Word {
    /// Two neighbours that another text writes as one word.
    fn joined(written: String, stem: String) -> Self {
        Self {
            written,
            role: Role::Content,
            groups: LEXICON.groups(&stem),
            terms: &[],
            spelling: Spelling::of(&stem),
            stem,
            length: 2,
        }
    }

    /// What it tells: 1 for a word that names something, 0.5 for a negation, 0.2 for one that binds;
    /// a term of several words tells as much as these.
    pub fn weight(&self) -> f64 {
        match self.role {
            Role::Content => f64::from(self.length),
            Role::Negation => 0.5,
            Role::Binding => 0.2,
        }
    }
}

/// A text as words, in their order.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub words: Vec<Rc<Word>>,
}

/// Reads texts as passages, and each word once: what is compared shares most of its words.
pub(super) struct Reader {
    stemmer: Stemmer,
    /// What a written word stands for, mostly itself.
    known: HashMap<String, Vec<Rc<Word>>, RandomState>,
}

impl Reader {
    pub fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            known: HashMap::default(),
        }
    }

    /// The words of `text`.
    pub fn read(&mut self, text: &str) -> Passage {
        let lower = lower(text);
        let mut words = Vec::new();
        for written in written(&lower).take(WORDS) {
            match self.known.get(written) {
                Some(parts) => words.extend_from_slice(parts),
                None => words.extend_from_slice(self.learn(written)),
            }
        }
        Passage {
            words: join_terms(words),
        }
    }

    fn learn(&mut self, written: &str) -> &[Rc<Word>] {
        let parts = parts(written).into_iter();
        let words = parts.map(|part| Rc::new(word(part, &self.stemmer)));
        self.known
            .entry(written.to_owned())
            .or_insert(words.collect())
    }
}

impl Passage {
    /// The words of `text`, read alone.
    #[cfg(test)]
    pub fn new(text: &str) -> Self {
        Reader::new().read(text)
    }

    /// The words without repetitions, in the order in which they first come.
    pub fn distinct(&self) -> Vec<&Word> {
        let mut seen = HashSet::with_capacity_and_hasher(self.words.len(), RandomState::default());
        let words = self.words.iter().map(|word| &**word);
        words.filter(|word| seen.insert(&*word.stem)).collect()
    }

    /// The same with words joined that `other` writes as one: `life cycle` where it has `lifecycle`.
    pub fn joined_as_in(mut self, other: &Self) -> Self {
        const SHORTEST: usize = 6;
        let long = |word: &&Rc<Word>| word.stem.len() >= SHORTEST;
        let stems = other.words.iter().filter(long).map(|word| &*word.stem);
        let stems: HashSet<&str, RandomState> = stems.collect();
        let mut joined = String::new();
        let mut at = 0;
        while at + 1 < self.words.len() && !stems.is_empty() {
            let (first, second) = (&self.words[at], &self.words[at + 1]);
            joined.clear();
            joined.extend([&*first.written, &*second.stem]);
            if stems.contains(&*joined) {
                let written = format!("{}{}", first.written, second.written);
                self.words[at] = Rc::new(Word::joined(written, joined.clone()));
                self.words.remove(at + 1);
            }
            at += 1;
        }
        self
    }

    /// The stems of the words that name something, terms taken apart.
    pub fn content_stems(&self) -> HashSet<String> {
        let words = self.words.iter();
        let content = words.filter(|word| word.role == Role::Content);
        content
            .flat_map(|word| word.stem.split('_').map(str::to_owned))
            .collect()
    }

    /// Whether a word of it negates.
    pub fn negates(&self) -> bool {
        self.words.iter().any(|word| word.role == Role::Negation)
    }
}

/// `text` in lower case, with one sign for the apostrophe.
fn lower(text: &str) -> String {
    text.to_lowercase().replace('\u{2019}', "'")
}

/// The words of `lower`, with the marks that belong to them: `don't`, `c++`, `c#`.
fn written(lower: &str) -> impl Iterator<Item = &str> {
    let mut rest = lower;
    std::iter::from_fn(move || {
        rest = &rest[rest.find(char::is_alphanumeric)?..];
        let (word, after) = rest.split_at(end_of_word(rest));
        rest = after;
        Some(word)
    })
}

/// Where the word ends that `text` begins with.
fn end_of_word(text: &str) -> usize {
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        let inner = letter == '\'' && text[at + 1..].starts_with(char::is_alphanumeric);
        if !letter.is_alphanumeric() && !inner {
            break;
        }
        end = at + letter.len_utf8();
    }
    let signs = ["++", "#"]
        .iter()
        .find(|signs| text[end..].starts_with(*signs));
    match signs {
        Some(signs) if &text[..end] == "c" || *signs == "#" && end == 1 => end + signs.len(),
        Some(_) | None => end,
    }
}

/// The words that `written` stands for: `can't` is *can* and *not*, `it's` is *it*.
fn parts(written: &str) -> Vec<&str> {
    const BARE: [&str; 10] = [
        "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "wouldnt", "shouldnt", "couldnt",
        "hasnt",
    ];
    let negated = match written {
        "cannot" | "can't" | "cant" => Some("can"),
        "won't" => Some("will"),
        bare if BARE.contains(&bare) => bare.strip_suffix("nt"),
        other => other.strip_suffix("n't"),
    };
    match (negated, written.split_once('\'')) {
        (Some(verb), _) => vec![verb, "not"],
        (None, Some((word, _))) => vec![word],
        (None, None) => vec![written],
    }
}

fn word(written: &str, stemmer: &Stemmer) -> Word {
    let stem = stem(written, stemmer);
    Word {
        role: LEXICON.role(written),
        groups: LEXICON.groups(&stem),
        terms: LEXICON.terms(&stem),
        spelling: Spelling::of(&stem),
        written: written.to_owned(),
        stem: stem.into_owned(),
        length: 1,
    }
}

/// The Porter2 stem of a word; of `-ise` that of `-ize`, which alone the algorithm knows.
fn stem<'a>(written: &'a str, stemmer: &Stemmer) -> Cow<'a, str> {
    const SHORTEST: usize = 7;
    const ENDINGS: [&str; 5] = ["ise", "ised", "ises", "ising", "isation"];
    let ending = ENDINGS.iter().find(|ending| written.ends_with(*ending));
    let ending = ending.filter(|_| written.len() >= SHORTEST);
    match ending.and_then(|ending| Some((ending, written.strip_suffix(ending)?))) {
        Some((ending, base)) => {
            let american = format!("{base}{}", ending.replacen('s', "z", 1));
            stemmer.stem(&american).into_owned().into()
        }
        None => stemmer.stem(written),
    }
}

/// The stems of the words of `term`.
pub(super) fn stems(term: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let lower = lower(term);
    let words = written(&lower);
    words
        .map(|word| stem(word, &stemmer).into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        let words = Passage::new(text).words;
        let stems: Vec<_> = words.iter().map(|word| &*word.stem).collect();
        assert_eq!(stems.join(" "), expected, "{text}");
    }

    #[test]
    fn reads_words() {
        check("", "");
        check(" ... ", "");
        check("Retries, retried; RETRYING!", "retri retri retri");
        check(
            "It doesn’t, can't, cannot, won't",
            "it doe not can not can not will not",
        );
        check("dont isnt", "do not is not");
        check("the client's key", "the client key");
        check("C++ and C# or c", "c++ and c# or c");
        check("a++ b#", "a b#");
        check("idempotency_key at-least-once", "idempot key at least onc");
        check("a FIFO, first in, first out", "a fifo first_in_first_out");
        check("authorise, authorized, optimisation", "author author optim");
        check("409 Conflict", "409 conflict");
        check("Кэш über", "кэш über");
    }

    #[test]
    fn what_is_over_the_limit_is_not_read() {
        let many = "word ".repeat(100_000);
        assert_eq!(Passage::new(&many).words.len(), WORDS);
    }

    #[test]
    fn joins_what_the_other_writes_as_one() {
        let other = Passage::new("the lifecycle of a hashtable");
        let passage = Passage::new("life cycles, hash tables, life").joined_as_in(&other);
        let stems: Vec<_> = passage.words.iter().map(|word| &*word.stem).collect();
        assert_eq!(stems, ["lifecycl", "hashtabl", "life"]);
    }

    proptest! {
        #[test]
        fn any_text_has_words(text in "\\PC{0,80}") {
            for word in Passage::new(&text).words {
                prop_assert!(!word.written.is_empty());
            }
        }

        #[test]
        fn letters_of_all_scripts_have_stems(text in "[a-zà-ÿ'ıİß']{0,40}") {
            let _passage = Passage::new(&text);
        }
    }
}
