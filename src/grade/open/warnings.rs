//! What a score of words cannot see, and should be looked at by a person.

use std::collections::HashSet;

use super::passage::{Passage, Role};

/// Why a score is to be taken with caution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// The answer negates something, and no model answer does.
    Negation,
    /// The answer is made mostly of the question's own words.
    Echo,
    /// The answer is over four times as long as the longest model answer.
    Length,
}

impl Caution {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Negation, Self::Echo, Self::Length];

    /// The word for it in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Echo => "echo",
            Self::Length => "length",
        }
    }

    /// What a person should know.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Negation => "it says \"not\" where the model answer does not: see what it denies",
            Self::Echo => "it is made mostly of the question's own words",
            Self::Length => "it is over four times as long as the model answer",
        }
    }
}

/// The share of words of the question from which on an answer is an echo, in percent.
const ECHO: usize = 60;

/// How many times longer than the model answer is too long.
const TOO_LONG: usize = 4;

/// What is to be looked at in `given`.
pub(super) fn cautions(
    asked: &HashSet<String>,
    models: &[Passage],
    given: &Passage,
) -> Vec<Caution> {
    let longest = models.iter().map(|model| model.words.len()).max();
    let longest = longest.unwrap_or(usize::MAX / TOO_LONG);
    let holds = |caution: &Caution| match caution {
        Caution::Negation => given.negates() && !models.iter().any(Passage::negates),
        Caution::Echo => echoes(asked, given),
        Caution::Length => given.words.len() > TOO_LONG * longest,
    };
    Caution::ALL.into_iter().filter(holds).collect()
}

fn echoes(asked: &HashSet<String>, given: &Passage) -> bool {
    let words = given.distinct().into_iter();
    let content: Vec<_> = words.filter(|word| word.role == Role::Content).collect();
    let echoed = content.iter().filter(|word| asked.contains(&word.stem));
    !content.is_empty() && echoed.count() * 100 >= ECHO * content.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &[Caution]) {
        let asked = Passage::new("Why does an index slow down writes?").content_stems();
        let models = [Passage::new("Each write also changes the index pages")];
        let found = cautions(&asked, &models, &Passage::new(given));
        assert_eq!(found, expected, "{given}");
    }

    #[test]
    fn warns_of_what_words_cannot_tell() {
        check("", &[]);
        check("its pages are changed too, with each write", &[]);
        check("its pages are not changed", &[Caution::Negation]);
        check("an index slows down writes", &[Caution::Echo]);
        check(
            &"its pages are changed too, with each write ".repeat(4),
            &[Caution::Length],
        );
    }
}
