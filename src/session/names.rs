//! The names that learners may type, and what each may mean.

use std::collections::BTreeMap;

use super::{Criterion, Sort, Term};
use crate::diagnostics::nearest;
use crate::model::{Catalog, Kind, Level, Name, Roadmap};

/// All names of the banks of a run.
#[derive(Clone, Debug, Default)]
pub struct Names {
    known: BTreeMap<String, Vec<Term>>,
    by_sort: BTreeMap<Sort, Vec<String>>,
}

/// A name that nothing bears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// As typed.
    pub typed: String,
    /// What sort of name it should have been, if that was said.
    pub sort: Option<Sort>,
    /// The known name that was probably meant.
    pub nearest: Option<String>,
    /// The known names of that sort, short enough to be listed; ids are never listed.
    pub known: Vec<String>,
}

impl Names {
    /// The names of `catalog` and of the steps, topics and decks of `roadmap`.
    #[must_use]
    pub fn new(catalog: &Catalog, roadmap: Option<&Roadmap>) -> Self {
        let mut names = Self::default();
        for (at, step) in roadmap
            .iter()
            .flat_map(|roadmap| roadmap.steps.iter().enumerate())
        {
            let term = Term::Step(Name::Owned(step.id.to_string()));
            names.alias((at + 1).to_string(), term.clone());
            names.add(step.id.to_string(), term);
            for topic in &step.topics {
                names.add(
                    topic.id.to_string(),
                    Term::Topic(Name::Owned(topic.id.to_string())),
                );
            }
        }
        for deck in roadmap.iter().flat_map(|roadmap| &roadmap.decks) {
            names.add(
                deck.id.to_string(),
                Term::Deck(Name::Owned(deck.id.to_string())),
            );
        }
        Level::ALL
            .into_iter()
            .for_each(|level| names.add(level.name().into(), Term::Level(level)));
        Kind::ALL
            .into_iter()
            .for_each(|kind| names.add(kind.name().into(), Term::Kind(kind)));
        names.add_catalog(catalog);
        names
    }

    fn add_catalog(&mut self, catalog: &Catalog) {
        for entry in catalog.entries() {
            let header = &entry.header;
            if let Some(step) = &header.step {
                self.add(step.to_string(), Term::Step(step.clone()));
            }
            if let Some(topic) = &header.topic {
                self.add(topic.to_string(), Term::Topic(topic.clone()));
            }
            for deck in &header.decks {
                self.add(deck.to_string(), Term::Deck(deck.clone()));
            }
            self.add(header.id.to_string(), Term::Id(None, header.id.clone()));
            let full = Term::Id(Some(entry.bank.clone()), header.id.clone());
            self.alias(format!("{}/{}", entry.bank, header.id), full);
        }
    }

    fn add(&mut self, name: String, term: Term) {
        let sort = term.sort();
        if self.alias(name.clone(), term) {
            self.by_sort.entry(sort).or_default().push(name);
        }
    }

    fn alias(&mut self, name: String, term: Term) -> bool {
        let terms = self.known.entry(name).or_default();
        let new = !terms.contains(&term);
        if new {
            terms.push(term);
        }
        new
    }

    /// The known names of a sort, in the order of roadmap and bank.
    #[must_use]
    pub fn of_sort(&self, sort: Sort) -> &[String] {
        self.by_sort.get(&sort).map_or(&[], Vec::as_slice)
    }

    /// Everything that `typed` may mean; with a `sort` only what is of that sort.
    ///
    /// # Errors
    /// Gives the nearest known name where nothing bears the typed one.
    pub fn resolve(&self, typed: &str, sort: Option<Sort>) -> Result<Criterion, UnknownName> {
        let wanted = |term: &&Term| sort.is_none_or(|sort| term.sort() == sort);
        let known = self.known.get(&typed.to_lowercase()).into_iter().flatten();
        let terms: Vec<_> = known.filter(wanted).cloned().collect();
        if terms.is_empty() {
            return Err(self.unknown(typed, sort));
        }
        Ok(Criterion {
            typed: typed.to_owned(),
            terms,
        })
    }

    fn unknown(&self, typed: &str, sort: Option<Sort>) -> UnknownName {
        let sorts = sort.map_or_else(|| Sort::ALL.to_vec(), |sort| vec![sort]);
        let candidates = || sorts.iter().flat_map(|sort| self.of_sort(*sort));
        UnknownName {
            typed: typed.to_owned(),
            sort,
            nearest: nearest(typed, candidates().map(String::as_str)).map(str::to_owned),
            known: match sort {
                Some(Sort::Id) => Vec::new(),
                Some(sort) => self.of_sort(sort).to_vec(),
                None => self.of_sort(Sort::Step).to_vec(),
            },
        }
    }
}
