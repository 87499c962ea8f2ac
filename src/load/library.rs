//! What a run may ask: the built-in bank, loaded ones, or both.

use std::collections::HashMap;
use std::sync::Arc;

use super::builtin;
use crate::model::{Bank, Catalog, Entry, Faq, Header, Identity, Question, Roadmap};

/// The banks of a run.
#[derive(Clone, Debug, Default)]
pub struct Library {
    builtin: bool,
    banks: Vec<Bank>,
}

impl Library {
    /// The built-in bank, if `builtin`, and `banks`. A bank with the built-in one's id stands in its
    /// place.
    #[must_use]
    pub fn new(builtin: bool, banks: Vec<Bank>) -> Self {
        let id = builtin::identity().id;
        let is_replaced = banks.iter().any(|bank| bank.identity.id == id);
        Self {
            builtin: builtin && !is_replaced,
            banks,
        }
    }

    /// The headers of all questions: the built-in bank first, then each bank in the order named. In
    /// a bank they come by step, then by topic, in the order of its roadmap (the built-in one if it
    /// has none), then as written; what has no step or topic of the roadmap comes last.
    #[must_use]
    pub fn catalog(&self) -> Catalog {
        let mut entries = match self.builtin {
            true => builtin::catalog().entries().to_vec(),
            false => Vec::new(),
        };
        let needs_builtin = self.banks.iter().any(|bank| bank.roadmap.is_none());
        let shared = if needs_builtin {
            builtin::roadmap()
        } else {
            Roadmap::default()
        };
        for bank in &self.banks {
            entries.extend(in_order(bank, bank.roadmap.as_ref().unwrap_or(&shared)));
        }
        Catalog::new(entries)
    }

    /// The question in full; nothing if no bank of the run has it.
    #[must_use]
    pub fn question(&self, entry: &Entry) -> Option<Arc<Question>> {
        match self.bank(&entry.bank) {
            Some(bank) => {
                let place = entry.header.place;
                let at = bank
                    .questions
                    .binary_search_by_key(&place, |found| found.header.place);
                bank.questions.get(at.ok()?).cloned()
            }
            None if self.has_builtin(&entry.bank) => {
                builtin::question(entry.header.place).map(Arc::new)
            }
            None => None,
        }
    }

    /// The roadmap of the bank of that id, with who the bank is; without an id that of the first loaded
    /// bank that has one, else the built-in one, which shows the road even where its questions were
    /// replaced. Nothing if no such bank has one.
    #[must_use]
    pub fn roadmap_of(&self, bank: Option<&str>) -> Option<(Identity, Roadmap)> {
        self.road(bank, builtin::roadmap)
    }

    /// The same, but of the built-in roadmap the outline alone (see [`builtin::outline`]).
    #[must_use]
    pub fn outline_of(&self, bank: Option<&str>) -> Option<(Identity, Roadmap)> {
        self.road(bank, builtin::outline)
    }

    fn road(&self, bank: Option<&str>, builtin: fn() -> Roadmap) -> Option<(Identity, Roadmap)> {
        let wanted = |identity: &Identity| bank.is_none_or(|id| identity.id == id);
        let own = self.banks.iter().filter(|bank| wanted(&bank.identity));
        let own = own.filter_map(|bank| Some((bank.identity.clone(), bank.roadmap.clone()?)));
        let shared = Some(builtin::identity()).filter(wanted).into_iter();
        let shared = shared.map(|identity| (identity, builtin()));
        own.chain(shared).find(|(_, road)| !road.steps.is_empty())
    }

    /// The FAQ of the first loaded bank that has one, else the built-in one.
    #[must_use]
    pub fn faq(&self) -> Faq {
        let own = self.banks.iter().find_map(|bank| bank.faq.clone());
        own.unwrap_or_else(builtin::faq)
    }

    /// The title of the bank of that id, if the run has it.
    #[must_use]
    pub fn title(&self, bank: &str) -> Option<String> {
        match self.bank(bank) {
            Some(bank) => Some(bank.identity.title.to_string()),
            None => self
                .has_builtin(bank)
                .then(|| builtin::identity().title.into_owned()),
        }
    }

    fn bank(&self, id: &str) -> Option<&Bank> {
        self.banks.iter().find(|bank| bank.identity.id == id)
    }

    fn has_builtin(&self, id: &str) -> bool {
        self.builtin && builtin::identity().id == id
    }
}

/// The entries of a bank in the order of the roadmap.
fn in_order(bank: &Bank, roadmap: &Roadmap) -> Vec<Entry> {
    let ranks = Ranks::new(roadmap);
    let mut headers: Vec<_> = bank
        .questions
        .iter()
        .map(|question| &question.header)
        .collect();
    headers.sort_by_cached_key(|header| ranks.of(header));
    let entry = |header: &Header| Entry {
        bank: bank.identity.id.clone(),
        header: header.clone(),
    };
    headers.into_iter().map(entry).collect()
}

/// The places of steps and topics in a roadmap.
struct Ranks<'a> {
    steps: HashMap<&'a str, usize>,
    topics: HashMap<(&'a str, &'a str), usize>,
}

impl<'a> Ranks<'a> {
    fn new(roadmap: &'a Roadmap) -> Self {
        let numbered = || roadmap.steps.iter().enumerate();
        let topics = numbered().flat_map(|(_, step)| {
            let topics = step.topics.iter().enumerate();
            topics.map(|(at, topic)| ((&*step.id, &*topic.id), at))
        });
        Self {
            steps: numbered().map(|(at, step)| (&*step.id, at)).collect(),
            topics: topics.collect(),
        }
    }

    fn of(&self, header: &'a Header) -> (usize, usize) {
        let (step, topic) = (header.step.as_deref(), header.topic.as_deref());
        let rank = step
            .and_then(|step| self.steps.get(step))
            .copied()
            .unwrap_or(usize::MAX);
        let topic = step
            .zip(topic)
            .and_then(|name| self.topics.get(&name))
            .copied();
        (rank, topic.unwrap_or(usize::MAX))
    }
}
