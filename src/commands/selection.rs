//! The flags that say which questions are meant, shared by the commands that take them.

use std::cell::LazyCell;

use crate::failure::Failure;
use crate::load::Library;
use crate::model::{Catalog, Level};
use crate::session::{Criterion, Filter, Names, Sort, Term, UnknownName};
use crate::store::Goal;

/// The flags that say which questions are meant.
#[derive(clap::Args, Clone, Debug, Default)]
pub(super) struct Flags {
    /// Questions of this step, by number or id; repeatable, as are the next ones
    #[arg(long, value_name = "STEP")]
    step: Vec<String>,

    /// Questions of this topic
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,

    /// Questions of this deck
    #[arg(long, value_name = "DECK")]
    deck: Vec<String>,

    /// Questions of this kind: single, multi, short, output, order, match, sql, open
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,

    /// Questions of this level: junior, mid, senior
    #[arg(long, value_name = "LEVEL")]
    level: Vec<String>,

    /// The question of this id
    #[arg(long, value_name = "ID")]
    id: Vec<String>,

    /// Leave out whatever bears this name
    #[arg(long, value_name = "NAME")]
    not: Vec<String>,
}

impl Flags {
    /// The flags that ask for these steps.
    pub(super) fn of_steps(step: Vec<String>) -> Self {
        Self {
            step,
            ..Self::default()
        }
    }

    /// The filter that these flags and the positional `names` ask for, and where they leave it open,
    /// `goal`: its level holds unless a level or an id is named, and of what it leaves out nothing comes
    /// but what is named.
    ///
    /// # Errors
    /// When a name is not known; the nearest one is named.
    pub(super) fn filter(
        &self,
        names: &[String],
        goal: &Goal,
        catalog: &Catalog,
        library: &Library,
    ) -> Result<Filter, Failure> {
        if names.is_empty() && self.is_empty() && goal.is_empty() {
            return Ok(Filter::default());
        }
        // All names are gathered only if one was typed.
        let known = LazyCell::new(|| names_of(catalog, library));
        let resolve = |typed: &String, sort| {
            known
                .resolve(typed, sort)
                .map_err(|unknown| refuse(&unknown))
        };
        let mut wanted: Vec<Criterion> = Vec::new();
        for typed in names {
            wanted.push(resolve(typed, None)?);
        }
        for (sort, list) in self.by_sort() {
            for typed in list {
                wanted.push(resolve(typed, Some(sort))?);
            }
        }
        let mut not = Vec::new();
        for typed in &self.not {
            not.push(resolve(typed, None)?);
        }
        if !names_a(&wanted, Sort::Id) {
            let is_named = |typed: &&String| wanted.iter().any(|one| one.typed == **typed);
            let others = goal.not.iter().filter(|typed| !is_named(typed));
            not.extend(others.filter_map(|typed| known.resolve(typed, None).ok()));
            if !names_a(&wanted, Sort::Level) {
                wanted.extend(goal.level.map(of_level));
            }
        }
        Ok(Filter::new(wanted, not))
    }

    fn by_sort(&self) -> [(Sort, &Vec<String>); 6] {
        [
            (Sort::Step, &self.step),
            (Sort::Topic, &self.topic),
            (Sort::Deck, &self.deck),
            (Sort::Kind, &self.kind),
            (Sort::Level, &self.level),
            (Sort::Id, &self.id),
        ]
    }

    fn is_empty(&self) -> bool {
        self.not.is_empty() && self.by_sort().iter().all(|(_, list)| list.is_empty())
    }
}

/// All names of the banks of this run.
pub(super) fn names_of(catalog: &Catalog, library: &Library) -> Names {
    let roadmap = library.outline_of(None).map(|(_, outline)| outline);
    Names::new(catalog, roadmap.as_ref())
}

fn names_a(wanted: &[Criterion], sort: Sort) -> bool {
    let mut terms = wanted.iter().flat_map(|criterion| &criterion.terms);
    terms.any(|term| term.sort() == sort)
}

fn of_level(level: Level) -> Criterion {
    Criterion {
        typed: level.name().to_owned(),
        terms: vec![Term::Level(level)],
    }
}

/// What is said of a name that nothing bears.
pub(super) fn refuse(unknown: &UnknownName) -> Failure {
    let typed = &unknown.typed;
    let message = match unknown.sort {
        Some(sort) => format!("no {} is called `{typed}`", sort.name()),
        None => format!("nothing is called `{typed}`: no step, topic, deck, kind, level or id"),
    };
    let mut failure = Failure::usage(message);
    if let Some(near) = &unknown.nearest {
        failure = failure.hint(format!("did you mean `{near}`?"));
    }
    if !unknown.known.is_empty() {
        let sort = unknown.sort.unwrap_or(Sort::Step).name();
        failure = failure.hint(format!("{sort}s: {}", unknown.known.join(", ")));
    }
    if failure.hints.is_empty() {
        failure = failure.hint("`roadmap list` shows all questions with their ids");
    }
    failure
}
