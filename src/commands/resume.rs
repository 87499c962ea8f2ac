//! A session that was left, gone on with: its rest, in the same order and with the same letters.

use std::collections::HashMap;
use std::time::Duration;

use super::keeping::{Found, Sitting};
use super::{Context, choice, faces};
use crate::env;
use crate::failure::Failure;
use crate::grade::Mark;
use crate::load::Library;
use crate::memory::Rating;
use crate::model::{Catalog, Response, Verdict};
use crate::render;
use crate::session::{Dice, Item, Layout, Outcome, Rules, Session, Try};
use crate::sorting;
use crate::store::{Fact, LeftSession, Row};
use crate::wire::{Left, LeftQuestion, Warning, WarningKind, response_kept};

/// Goes on with the session that was left last.
///
/// # Errors
/// When there is none, none of its questions is there any more, or the store cannot be used.
pub(super) fn run(library: &Library, context: &mut Context<'_>) -> Result<u8, Failure> {
    let learner = context.learner()?;
    let now = context.env.now();
    let left = learner.left(now)?.ok_or_else(|| {
        Failure::usage("there is no session to go on with").hint("`roadmap quiz` begins one")
    })?;
    let state: Left = serde_json::from_value(left.state.clone()).unwrap_or_default();
    let catalog = library.catalog();
    let mut items = items(&state, &catalog, library);
    let rows = learner.store.answers_of(&left.session)?;
    let gone = state.questions.len() - items.len();
    if items.is_empty() {
        let command = format!("roadmap quiz --resume {}", state.banks);
        return Err(Failure::usage(
            "the questions of that session are not in the banks of this run",
        )
        .hint(format!(
            "it was begun with other banks: `{}`",
            command.trim_end()
        )));
    }
    let mut found = Found::kept(learner);
    found.accept(&mut items)?;
    let face = faces::Kind::of(context);
    let outcomes = items.iter().map(|item| outcome(item, &rows)).collect();
    let used = state.used + gone_by(&state, &left, &rows);
    let rules = rules(&state, used, face);
    let session = Session::new(items, rules).gone_on_with(outcomes);
    if gone > 0 {
        found.warn(questions_gone(gone));
    }
    let sitting = Sitting {
        session: left.session.parse().unwrap_or_else(|_| env::draw_id()),
        left: Left {
            used,
            began_ms: now.as_millisecond(),
            ..state
        },
        resumed: true,
    };
    let goal = choice::of_goal(&found, &catalog, library);
    let keeper = found.keeper(sitting, goal);
    let report = faces::play(face, session, keeper, library, context)?;
    Ok(faces::exit_code(&report))
}

fn questions_gone(gone: usize) -> Warning {
    let are = if gone == 1 { "is" } else { "are" };
    let message = format!(
        "{} of this session {are} not in the banks of this run any more",
        render::count(gone, "question")
    );
    Warning::new(WarningKind::QuestionsGone, message)
}

/// The questions that are still there, behind their letters.
fn items(state: &Left, catalog: &Catalog, library: &Library) -> Vec<Item> {
    let entries = catalog.entries().iter();
    let entries: HashMap<_, _> = entries
        .map(|entry| ((&*entry.bank, &*entry.header.id), entry))
        .collect();
    let mut dice = Dice::new(state.seed);
    let item = |left: &LeftQuestion| {
        let entry = entries.get(&(&*left.bank, &*left.id))?;
        let question = library.question(entry)?;
        let dealt = Layout::deal(&question, &mut dice);
        let layout = Layout {
            shown: left.shown.clone(),
        };
        // Parts that were added or taken away since have no letters yet.
        let layout = if is_of(&layout, &dealt) {
            layout
        } else {
            dealt
        };
        Some(Item {
            bank: entry.bank.clone(),
            question,
            layout,
            accepted: Vec::new(),
        })
    };
    state.questions.iter().filter_map(item).collect()
}

fn is_of(layout: &Layout, dealt: &Layout) -> bool {
    let sorted = |layout: &Layout| {
        let mut shown = layout.shown.clone();
        sorting::all(&mut shown);
        shown
    };
    sorted(layout) == sorted(dealt)
}

/// What came of `item` before the session was left.
fn outcome(item: &Item, rows: &[Row]) -> Outcome {
    let of_it = |row: &&Row| {
        row.fact.bank.as_deref() == Some(&item.bank)
            && row.fact.question.as_deref() == Some(&item.question.header.id)
    };
    let mut outcome = Outcome::default();
    for fact in rows.iter().filter(of_it).map(|row| &row.fact) {
        let Some(verdict) = verdict(fact) else {
            continue;
        };
        let Try {
            response,
            mark,
            seconds,
            hinted,
            rating,
        } = tried(fact, verdict);
        if fact.again {
            outcome.second = Some(Try {
                response,
                mark,
                seconds,
                hinted,
                rating,
            });
        } else {
            outcome = Outcome {
                response,
                mark: Some(mark),
                seconds,
                hinted,
                tries: 0,
                overridden: fact.overridden,
                rating,
                second: None,
            };
        }
    }
    outcome
}

fn verdict(fact: &Fact) -> Option<Verdict> {
    let name = fact.verdict.as_deref()?;
    Verdict::ALL
        .into_iter()
        .find(|verdict| verdict.name() == name)
}

fn tried(fact: &Fact, verdict: Verdict) -> Try {
    let response: Option<Response> = fact
        .response
        .as_ref()
        .and_then(|value| response_kept(value, verdict));
    Try {
        response,
        mark: Mark {
            verdict,
            score: fact.score.unwrap_or_default(),
            listed: None,
            review: None,
            assessment: None,
        },
        seconds: fact.seconds.unwrap_or_default(),
        hinted: fact.hinted,
        rating: fact.rating.as_deref().and_then(Rating::from_name),
    }
}

/// How long the last sitting went on, in seconds, as far as its answers tell.
fn gone_by(state: &Left, left: &LeftSession, rows: &[Row]) -> f64 {
    let last = rows.iter().map(|row| row.fact.at.milliseconds()).max();
    let last = last.unwrap_or(left.at_ms).max(left.at_ms);
    (last.saturating_sub(state.began_ms)).max(0) as f64 / 1000.0
}

fn rules(state: &Left, used: f64, face: faces::Kind) -> Rules {
    let person = face.is_for_people();
    let time_left = state.time_limit.map(|limit| (limit - used).max(0.0));
    Rules {
        seed: state.seed,
        exam: state.exam,
        interview: state.interview,
        self_judged: person,
        second_round: person && !state.exam,
        overrides: person && !state.exam,
        time_limit: time_left.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
        pass: state.pass,
    }
}
