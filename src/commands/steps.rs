//! `roadmap steps`: the roadmap, one step of it, the skills, what the road is, where the learner stands on it.

use super::Context;
use super::standing::Standing;
use crate::diagnostics::nearest;
use crate::failure::Failure;
use crate::load::Library;
use crate::memory::{Position, by_topic};
use crate::model::{Catalog, Entry, Identity, Roadmap, Step};
use crate::store::{Fact, FactKind};
use crate::{render, wire};

/// Print the roadmap, or one step of it, with your progress
///
/// Without a step: all steps in order, with hours, prerequisites and how many questions you know.
/// With one: what to learn, topics, a checklist, what to read and what to build.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A step by number, id or the beginning of its id; or `skills`, or `about`
    #[arg(value_name = "STEP")]
    step: Option<String>,

    /// Print the step that comes next for you, alone
    #[arg(long, conflicts_with = "step")]
    next: bool,

    /// Tick off line N of the step's checklist; repeatable
    #[arg(long, value_name = "N", requires = "step", value_parser = line)]
    tick: Vec<usize>,

    /// Take the tick of line N away; repeatable
    #[arg(long, value_name = "N", requires = "step", value_parser = line)]
    untick: Vec<usize>,

    /// Print the roadmap of this bank
    #[arg(long, value_name = "BANK")]
    of: Option<String>,
}

/// What the views are about.
struct View<'a> {
    bank: Identity,
    roadmap: Roadmap,
    /// The questions that are counted.
    catalog: &'a Catalog,
    /// Those of them that the goal is about.
    entries: Vec<&'a Entry>,
    standing: Standing,
    position: Position,
    banks: String,
}

/// Runs the command.
///
/// # Errors
/// When the step is not known, a tick cannot be kept or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    let road = match args.step {
        None => library.outline_of(args.of.as_deref()),
        Some(_) => library.roadmap_of(args.of.as_deref()),
    };
    let (bank, roadmap) = road.ok_or_else(|| unknown_bank(args))?;
    if !(args.tick.is_empty() && args.untick.is_empty()) {
        tick(args, &bank, &roadmap, context)?;
    }
    let catalog = questions_of(library.catalog(), &bank.id);
    let view = View::new(bank, roadmap, &catalog, &library, context)?;
    match args.step.as_deref() {
        None if args.next => view.next(context)?,
        None => view.steps(context)?,
        Some("skills") => context.print(
            || wire::Road::skills(&view.roadmap),
            |look| render::skills(&view.roadmap, &view.bank.title, look),
        )?,
        Some("about") => context.print(
            || wire::Road::about(&view.roadmap),
            |look| render::about(&view.roadmap, &view.bank.title, &view.banks, look),
        )?,
        Some(typed) => view.step(typed, context)?,
    }
    Ok(0)
}

impl<'a> View<'a> {
    fn new(
        bank: Identity,
        roadmap: Roadmap,
        catalog: &'a Catalog,
        library: &Library,
        context: &mut Context<'_>,
    ) -> Result<Self, Failure> {
        let standing = Standing::of(context, catalog, library)?;
        let entries = standing.entries(catalog, library);
        let position = standing.position(&roadmap, &entries);
        let banks = context.bank_flags();
        Ok(Self {
            bank,
            roadmap,
            catalog,
            entries,
            standing,
            position,
            banks,
        })
    }

    fn steps(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        let (road, catalog, standing) = (&self.roadmap, self.catalog, &self.standing);
        let progress = standing.progress(&self.position);
        context.print(
            || wire::Road::steps(road, catalog, standing.wire_goal(), &self.position),
            |look| {
                let (title, banks) = (&self.bank.title, &self.banks);
                render::steps(road, title, catalog, progress.as_ref(), banks, look)
            },
        )
    }

    fn next(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        let (road, catalog) = (&self.roadmap, self.catalog);
        let progress = self.standing.shown(&self.position);
        context.print(
            || wire::Road::next(road, catalog, &self.position),
            |look| render::next_step(road, catalog, &progress, &self.banks, look),
        )
    }

    fn step(&self, typed: &str, context: &mut Context<'_>) -> Result<(), Failure> {
        let (road, catalog, standing) = (&self.roadmap, self.catalog, &self.standing);
        let (number, step) = find(road, typed)?;
        let entries = self.entries.iter().copied();
        let topics = by_topic(entries, &step.id, &standing.cards, standing.today);
        let prefix = tick_name(step, "");
        let ticks = standing
            .ticks
            .iter()
            .filter(|tick| *tick.bank == *self.bank.id);
        let ticked: Vec<_> = ticks
            .filter_map(|tick| tick.name.strip_prefix(&prefix))
            .collect();
        let (topics, ticked) = (&topics[..], &ticked[..]);
        context.print(
            || {
                let done = wire::StepProgress {
                    goal: standing.wire_goal(),
                    counts: self
                        .position
                        .steps
                        .get(number - 1)
                        .copied()
                        .unwrap_or_default(),
                    topics,
                    ticked,
                };
                wire::Road::step(road, catalog, number - 1, &done)
            },
            |look| {
                let progress = standing.progress(&self.position);
                let done = render::StepProgress {
                    progress,
                    topics,
                    ticked,
                };
                render::step(road, number, step, catalog, &done, &self.banks, look)
            },
        )
    }
}

/// Keeps the ticks that were asked for.
fn tick(
    args: &Args,
    bank: &Identity,
    roadmap: &Roadmap,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let (_, step) = find(roadmap, args.step.as_deref().unwrap_or_default())?;
    let lines = step.checklist.len();
    let item = |number: &usize| {
        step.checklist.get(number - 1).ok_or_else(|| {
            Failure::usage(format!(
                "the checklist has no line {number}: it has {lines}"
            ))
        })
    };
    let at = context.env.moment().into();
    let kinds = [
        (FactKind::Tick, &args.tick),
        (FactKind::Untick, &args.untick),
    ];
    let mut facts = Vec::new();
    for (kind, numbers) in kinds {
        for number in numbers {
            let mut fact = Fact::new(kind, at);
            fact.bank = Some(bank.id.to_string());
            fact.name = Some(tick_name(step, &item(number)?.id));
            facts.push(fact);
        }
    }
    let mut learner = context.learner()?;
    for fact in facts {
        learner.store.append(fact)?;
    }
    Ok(())
}

/// The name under which a tick is kept.
fn tick_name(step: &Step, item: &str) -> String {
    format!("{}/{item}", step.id)
}

fn line(typed: &str) -> Result<usize, String> {
    let number = typed.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "the number of a line of the checklist is asked for".to_owned())
}

/// The questions that are counted: those of the roadmap's own bank; where that was replaced, those that
/// stand in its place.
fn questions_of(catalog: Catalog, bank: &str) -> Catalog {
    let is_there = catalog.entries().iter().any(|entry| entry.bank == bank);
    if is_there {
        catalog.of_bank(bank)
    } else {
        catalog
    }
}

fn unknown_bank(args: &Args) -> Failure {
    let name = args.of.as_deref().unwrap_or_default();
    Failure::usage(format!(
        "no bank of this run is called `{name}` and has a roadmap"
    ))
    .hint("name a bank with --bank, and its id with --of")
}

/// The step that was typed: by number, by id, or by the beginning of one id alone.
fn find<'a>(roadmap: &'a Roadmap, typed: &str) -> Result<(usize, &'a Step), Failure> {
    let typed = typed.to_lowercase();
    let numbered = || (1..).zip(&roadmap.steps);
    let exact = numbered().find(|(number, step)| number.to_string() == typed || *step.id == *typed);
    if let Some(found) = exact {
        return Ok(found);
    }
    let begun: Vec<_> = numbered()
        .filter(|(_, step)| step.id.starts_with(&*typed))
        .collect();
    match begun[..] {
        [one] if !typed.is_empty() => Ok(one),
        _ => Err(unknown_step(roadmap, &typed, &begun)),
    }
}

fn unknown_step(roadmap: &Roadmap, typed: &str, begun: &[(usize, &Step)]) -> Failure {
    let ids: Vec<_> = roadmap.steps.iter().map(|step| &*step.id).collect();
    if begun.len() > 1 {
        let ids: Vec<_> = begun
            .iter()
            .map(|(_, step)| format!("`{}`", step.id))
            .collect();
        return Failure::usage(format!(
            "`{typed}` begins more than one step: {}",
            render::list(&ids)
        ));
    }
    let failure = Failure::usage(format!("no step is called `{typed}`"));
    let failure = match nearest(typed, ids.iter().copied()) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure,
    };
    failure.hint(format!(
        "steps: 1 to {}, {}, skills, about",
        ids.len(),
        ids.join(", ")
    ))
}
