//! Which questions are meant: typed names, what bears them, and how they combine.

use crate::model::{Entry, Kind, Level, Name};

/// What sort of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A step of the roadmap.
    Step,
    /// A topic of a step.
    Topic,
    /// A deck.
    Deck,
    /// A kind of question.
    Kind,
    /// A level.
    Level,
    /// A single question.
    Id,
}

impl Sort {
    /// All sorts, in the order in which they are listed to people.
    pub const ALL: [Self; 6] = [
        Self::Step,
        Self::Topic,
        Self::Deck,
        Self::Kind,
        Self::Level,
        Self::Id,
    ];

    /// The word for it, which is its flag too.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Topic => "topic",
            Self::Deck => "deck",
            Self::Kind => "kind",
            Self::Level => "level",
            Self::Id => "id",
        }
    }
}

/// One thing that a question may bear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Belongs to the step.
    Step(Name),
    /// Belongs to the topic.
    Topic(Name),
    /// Is listed by the deck.
    Deck(Name),
    /// Is of the kind.
    Kind(Kind),
    /// Is of the level.
    Level(Level),
    /// Has the id; with a bank only in that bank.
    Id(Option<Name>, Name),
}

impl Term {
    /// What sort of thing it is.
    #[must_use]
    pub const fn sort(&self) -> Sort {
        match self {
            Self::Step(_) => Sort::Step,
            Self::Topic(_) => Sort::Topic,
            Self::Deck(_) => Sort::Deck,
            Self::Kind(_) => Sort::Kind,
            Self::Level(_) => Sort::Level,
            Self::Id(..) => Sort::Id,
        }
    }

    fn is_borne_by(&self, entry: &Entry) -> bool {
        let header = &entry.header;
        match self {
            Self::Step(step) => header.step.as_ref() == Some(step),
            Self::Topic(topic) => header.topic.as_ref() == Some(topic),
            Self::Deck(deck) => header.decks.contains(deck),
            Self::Kind(kind) => header.kind == *kind,
            Self::Level(level) => header.level == Some(*level),
            Self::Id(bank, id) => {
                header.id == *id && bank.as_ref().is_none_or(|bank| entry.bank == *bank)
            }
        }
    }
}

/// A name as it was typed and everything that it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// As typed.
    pub typed: String,
    /// What it may mean; a question that bears one of them is meant.
    pub terms: Vec<Term>,
}

impl Criterion {
    fn admits(&self, entry: &Entry) -> bool {
        self.terms.iter().any(|term| term.is_borne_by(entry))
    }

    fn shares_a_sort(&self, other: &Self) -> bool {
        self.terms
            .iter()
            .any(|term| other.terms.iter().any(|own| own.sort() == term.sort()))
    }
}

/// Names that are asked for and names that are not wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    groups: Vec<Vec<Criterion>>,
    not: Vec<Criterion>,
}

impl Filter {
    /// Names of one sort are alternatives, names of different sorts must all hold, and whatever bears a
    /// name of `not` is taken away.
    #[must_use]
    pub fn new(wanted: Vec<Criterion>, not: Vec<Criterion>) -> Self {
        let mut groups: Vec<Vec<Criterion>> = Vec::new();
        for criterion in wanted {
            let (mut same, other): (Vec<_>, Vec<_>) = groups
                .into_iter()
                .partition(|group| group.iter().any(|known| known.shares_a_sort(&criterion)));
            let mut merged: Vec<_> = same.drain(..).flatten().collect();
            merged.push(criterion);
            groups = other;
            groups.push(merged);
        }
        Self { groups, not }
    }

    /// The same, with nothing but what bears the name as well.
    #[must_use]
    pub fn within(mut self, name: Criterion) -> Self {
        self.groups.push(vec![name]);
        self
    }

    /// The same, with whatever bears the name taken away as well.
    #[must_use]
    pub fn without(mut self, name: Criterion) -> Self {
        self.not.push(name);
        self
    }

    /// Whether all names are of one sort, so that they alone decide.
    #[must_use]
    pub fn is_of_one_sort(&self) -> bool {
        self.groups.len() == 1 && self.not.is_empty()
    }

    /// Whether it lets every question through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.not.is_empty()
    }

    /// Whether a question is asked for by a name of this sort.
    #[must_use]
    pub fn names_a(&self, sort: Sort) -> bool {
        let terms = self
            .groups
            .iter()
            .flatten()
            .flat_map(|criterion| &criterion.terms);
        terms.into_iter().any(|term| term.sort() == sort)
    }

    /// The entries that the filter lets through, in their order; or the part of the filter that left
    /// none, as it was typed.
    ///
    /// # Errors
    /// Gives the names of the first group that no entry bears together with the groups before it, or
    /// the unwanted names where those took the last entries away.
    pub fn apply<'a>(&self, entries: &'a [Entry]) -> Result<Vec<&'a Entry>, String> {
        let mut left: Vec<_> = entries.iter().collect();
        for group in &self.groups {
            left.retain(|entry| group.iter().any(|criterion| criterion.admits(entry)));
            if left.is_empty() {
                return Err(typed(group));
            }
        }
        left.retain(|entry| !self.not.iter().any(|criterion| criterion.admits(entry)));
        if left.is_empty() && !self.not.is_empty() {
            return Err(format!("--not {}", typed(&self.not)));
        }
        Ok(left)
    }
}

fn typed(criteria: &[Criterion]) -> String {
    criteria
        .iter()
        .map(|criterion| criterion.typed.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Header, Place};

    fn entry(id: &'static str, step: &'static str, level: Level, decks: &[&'static str]) -> Entry {
        let header = Header {
            id: id.into(),
            step: Some(step.into()),
            topic: None,
            level: Some(level),
            kind: Kind::Single,
            decks: decks.iter().map(|deck| Name::from(*deck)).collect(),
            seconds: 60,
            place: Place::default(),
        };
        Entry {
            bank: "backend".into(),
            header,
        }
    }

    fn criterion(typed: &str, terms: &[Term]) -> Criterion {
        Criterion {
            typed: typed.to_owned(),
            terms: terms.to_vec(),
        }
    }

    fn check(wanted: &[Criterion], not: &[Criterion], expected: Result<&[&str], &str>) {
        let entries = [
            entry("d1", "docker", Level::Junior, &["docker"]),
            entry("d2", "docker", Level::Senior, &[]),
            entry("k1", "kubernetes", Level::Junior, &["docker"]),
            entry("k2", "kubernetes", Level::Mid, &[]),
        ];
        let filter = Filter::new(wanted.to_vec(), not.to_vec());
        let found = filter.apply(&entries);
        let ids = found.map(|found| {
            found
                .iter()
                .map(|e| e.header.id.to_string())
                .collect::<Vec<_>>()
        });
        match (ids, expected) {
            (Ok(ids), Ok(expected)) => assert_eq!(ids, expected),
            (found, expected) => assert_eq!(found.err().as_deref(), expected.err()),
        }
    }

    #[test]
    fn one_sort_is_or_different_sorts_are_and() {
        let docker = criterion(
            "docker",
            &[Term::Step("docker".into()), Term::Deck("docker".into())],
        );
        let kubernetes = criterion("kubernetes", &[Term::Step("kubernetes".into())]);
        let junior = criterion("junior", &[Term::Level(Level::Junior)]);
        let mid = criterion("mid", &[Term::Level(Level::Mid)]);
        let one = criterion("k2", &[Term::Id(None, "k2".into())]);
        check(&[], &[], Ok(&["d1", "d2", "k1", "k2"]));
        check(std::slice::from_ref(&docker), &[], Ok(&["d1", "d2", "k1"]));
        check(&[docker.clone(), junior.clone()], &[], Ok(&["d1", "k1"]));
        check(&[junior.clone(), mid.clone()], &[], Ok(&["d1", "k1", "k2"]));
        check(
            &[docker.clone(), kubernetes.clone()],
            &[],
            Ok(&["d1", "d2", "k1", "k2"]),
        );
        check(
            std::slice::from_ref(&kubernetes),
            std::slice::from_ref(&junior),
            Ok(&["k2"]),
        );
        check(&[docker.clone(), mid.clone()], &[], Err("mid"));
        check(&[kubernetes], &[junior, mid], Err("--not junior mid"));
        check(&[docker, one], &[], Err("k2"));
    }
}
