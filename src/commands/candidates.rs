//! The names that a shell may complete: those of the banks, kinds, levels and codes.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::sync::Arc;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::diagnostics::Code;
use crate::load::Library;
use crate::model::{Kind, Level, is_hidden};
use crate::render;

/// A name, and what is said beside it.
type Named = (String, String);

/// All names that stand in a place of the command line.
#[derive(Debug, Default)]
pub(super) struct Known {
    steps: Vec<Named>,
    topics: Vec<Named>,
    decks: Vec<Named>,
    ids: Vec<Named>,
    banks: Vec<Named>,
}

impl Known {
    /// The names of the banks of a run.
    pub(super) fn of(library: &Library) -> Self {
        let mut known = Self::default();
        let road = library.outline_of(None);
        if let Some((bank, road)) = &road {
            known.banks.push(named(&bank.id, &bank.title));
            known
                .steps
                .extend(road.steps.iter().map(|step| named(&step.id, &step.title)));
            known
                .decks
                .extend(road.decks.iter().map(|deck| named(&deck.id, &deck.title)));
        }
        let catalog = library.catalog();
        let headers = || catalog.entries().iter().map(|entry| &entry.header);
        let (mut steps, mut topics, mut decks) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for header in headers() {
            let step = header.step.as_deref().unwrap_or_default();
            steps.entry(step).or_insert("");
            topics
                .entry(header.topic.as_deref().unwrap_or_default())
                .or_insert(step);
            decks.extend(header.decks.iter().map(|deck| (&**deck, "")));
            let about = header.topic.as_deref().unwrap_or(step);
            known.ids.push(named(&header.id, about));
        }
        for (list, names) in [
            (&mut known.steps, steps),
            (&mut known.topics, topics),
            (&mut known.decks, decks),
        ] {
            let names = names.iter().map(|(name, about)| named(name, about));
            add(list, &names.collect::<Vec<_>>());
        }
        known
    }

    /// `program` with these names where they can be typed.
    pub(super) fn teach(self, program: clap::Command) -> clap::Command {
        teach(program, &Arc::new(self))
    }

    /// What can stand in `place`, a word of which is there already.
    fn at(&self, place: Place, current: &str) -> Vec<Named> {
        match place {
            Place::Step => self.steps.clone(),
            Place::StepPage => [&self.steps[..], &pages()].concat(),
            Place::Topic => self.topics.clone(),
            Place::Deck => self.decks.clone(),
            Place::Id => self.ids.clone(),
            Place::Bank => self.banks.clone(),
            Place::Kind => words(&Kind::ALL.map(Kind::name)),
            Place::Level => words(&Level::ALL.map(Level::name)),
            Place::Code => {
                let codes = Code::ALL.iter();
                codes.map(|code| named(code.name(), code.title())).collect()
            }
            Place::Name => {
                let (kinds, levels) = (self.at(Place::Kind, ""), self.at(Place::Level, ""));
                let mut all = Vec::new();
                for sort in [&self.steps, &self.topics, &self.decks, &kinds, &levels] {
                    add(&mut all, sort);
                }
                // Hundreds of ids are no help to somebody who has typed nothing of one.
                if !current.is_empty() {
                    all.extend_from_slice(&self.ids);
                }
                all
            }
        }
    }
}

/// What a place of the command line asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Step,
    StepPage,
    Topic,
    Deck,
    Kind,
    Level,
    Id,
    Code,
    Bank,
    Name,
}

impl Place {
    /// What the argument asks for, by the word that stands for its value in the help.
    fn of(argument: &clap::Arg) -> Option<Self> {
        let value = argument.get_value_names()?.first()?;
        match (value.as_str(), argument.get_id().as_str()) {
            ("STEP", _) if argument.is_positional() => Some(Self::StepPage),
            ("STEP", _) => Some(Self::Step),
            ("TOPIC", _) => Some(Self::Topic),
            ("DECK", _) => Some(Self::Deck),
            ("KIND", _) => Some(Self::Kind),
            ("LEVEL", _) => Some(Self::Level),
            ("ID", _) => Some(Self::Id),
            ("CODE", _) => Some(Self::Code),
            ("BANK", _) => Some(Self::Bank),
            ("NAME", "names" | "not") => Some(Self::Name),
            _ => None,
        }
    }
}

fn teach(mut program: clap::Command, known: &Arc<Known>) -> clap::Command {
    let taught = |argument: clap::Arg| match Place::of(&argument) {
        None => argument,
        Some(place) => {
            let known = Arc::clone(known);
            let complete = move |typed: &OsStr| candidates(&known, place, &typed.to_string_lossy());
            argument.add(ArgValueCompleter::new(complete))
        }
    };
    program = program.mut_args(taught);
    program.mut_subcommands(|below| teach(below, known))
}

fn candidates(known: &Known, place: Place, typed: &str) -> Vec<CompletionCandidate> {
    let begins = |name: &str| {
        let front = name.get(..typed.len());
        front.is_some_and(|front| front.eq_ignore_ascii_case(typed))
    };
    let all = known.at(place, typed).into_iter();
    let begun = all.filter(|(name, _)| begins(name) && is_plain(name));
    let candidate = |(name, about): Named| {
        let about = (!about.is_empty()).then(|| about.into());
        CompletionCandidate::new(name).help(about)
    };
    begun.map(candidate).collect()
}

/// Whether a shell takes the name as it stands.
fn is_plain(name: &str) -> bool {
    let plain = |c: char| (c.is_alphanumeric() || "-_./".contains(c)) && !is_hidden(c);
    !name.is_empty() && !name.starts_with('-') && name.chars().all(plain)
}

fn pages() -> [Named; 2] {
    [
        named("skills", "the skills checklist"),
        named("about", "what this road is"),
    ]
}

fn named(name: &str, about: &str) -> Named {
    let about = render::visible(about).replace('\n', " ");
    (name.to_owned(), about)
}

fn words(words: &[&str]) -> Vec<Named> {
    words.iter().map(|word| named(word, "")).collect()
}

/// Adds the names that are not there yet.
fn add(list: &mut Vec<Named>, names: &[Named]) {
    for one in names {
        if !list.iter().any(|(known, _)| *known == one.0) {
            list.push(one.clone());
        }
    }
}
