//! A text as words: lower case, stemmed, terms of several words as one.

use std::borrow::Cow;
use std::collections::HashSet;

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::lexicon::{Group, LEXICON};

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

/// A word, or a term of several words.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As it was written, in lower case.
    pub written: String,
    /// Its Porter2 stem.
    pub stem: String,
    pub role: Role,
    /// The groups of synonyms that it belongs to.
    pub groups: &'static [Group],
    /// How many words it is made of.
    pub length: u8,
}

impl Word {
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
    pub words: Vec<Word>,
}

impl Passage {
    /// The words of `text`.
    pub fn new(text: &str) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut words = Vec::new();
        for written in written(text) {
            each_part(written, |part| words.push(word(part, &stemmer)));
        }
        Self {
            words: LEXICON.join_terms(&words),
        }
    }

    /// The words without repetitions, in the order in which they first come.
    pub fn distinct(&self) -> Vec<&Word> {
        let mut seen = HashSet::with_capacity(self.words.len());
        let words = self.words.iter();
        words.filter(|word| seen.insert(&*word.stem)).collect()
    }

    /// The same with words joined that `other` writes as one: `life cycle` where it has `lifecycle`.
    pub fn joined_as_in(mut self, other: &Self) -> Self {
        const SHORTEST: usize = 6;
        let long = |word: &&Word| word.stem.len() >= SHORTEST;
        let stems: HashSet<&str> = other.words.iter().filter(long).map(|w| &*w.stem).collect();
        let mut at = 0;
        while at + 1 < self.words.len() && !stems.is_empty() {
            let joined = format!("{}{}", self.words[at].written, self.words[at + 1].stem);
            if stems.contains(&*joined) {
                let second = self.words.remove(at + 1);
                let first = &mut self.words[at];
                first.written.push_str(&second.written);
                first.groups = LEXICON.groups(&joined);
                (first.stem, first.role, first.length) = (joined, Role::Content, 2);
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

/// The words of `text` in lower case, with the marks that belong to them: `don't`, `c++`, `c#`.
fn written(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('\u{2019}', "'");
    let mut words = Vec::new();
    let mut rest = lower.as_str();
    while let Some(start) = rest.find(char::is_alphanumeric) {
        rest = &rest[start..];
        let end = end_of_word(rest);
        words.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    words
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

/// Hands on the words that `written` stands for: `can't` is *can* and *not*, `it's` is *it*.
fn each_part(written: String, mut each: impl FnMut(Cow<'_, str>)) {
    const BARE: [&str; 10] = [
        "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "wouldnt", "shouldnt", "couldnt",
        "hasnt",
    ];
    let negated = match written.as_str() {
        "cannot" | "can't" | "cant" => Some("can"),
        "won't" => Some("will"),
        bare if BARE.contains(&bare) => bare.strip_suffix("nt"),
        other => other.strip_suffix("n't"),
    };
    if let Some(verb) = negated {
        each(verb.into());
        each("not".into());
    } else if let Some((word, _)) = written.split_once('\'') {
        each(word.into());
    } else {
        each(written.into());
    }
}

fn word(written: Cow<'_, str>, stemmer: &Stemmer) -> Word {
    let stem = stem(&written, stemmer);
    Word {
        role: LEXICON.role(&written),
        groups: LEXICON.groups(&stem),
        written: written.into_owned(),
        stem,
        length: 1,
    }
}

/// The Porter2 stem of a word; of `-ise` that of `-ize`, which alone the algorithm knows.
fn stem(written: &str, stemmer: &Stemmer) -> String {
    const SHORTEST: usize = 7;
    const ENDINGS: [&str; 5] = ["ise", "ised", "ises", "ising", "isation"];
    let ending = ENDINGS.iter().find(|ending| written.ends_with(*ending));
    let ending = ending.filter(|_| written.len() >= SHORTEST);
    match ending.and_then(|ending| Some((ending, written.strip_suffix(ending)?))) {
        Some((ending, base)) => {
            let american = format!("{base}{}", ending.replacen('s', "z", 1));
            stemmer.stem(&american).into_owned()
        }
        None => stemmer.stem(written).into_owned(),
    }
}

/// The stems of the words of `term`.
pub(super) fn stems(term: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let words = written(term).into_iter();
    words.map(|word| stem(&word, &stemmer)).collect()
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
