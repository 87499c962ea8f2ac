//! `roadmap quiz`: chooses questions, plays a session in the face that fits, gives the exit code.

use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;

use super::{Context, faces, papers, selection};
use crate::failure::Failure;
use crate::load::Library;
use crate::model::{Entry, Kind, Name, Question};
use crate::session::{Criterion, Dice, Item, Plan, Rules, Session, Term, plan};
use crate::wire::PaperHead;
use crate::{env, render};

/// Ask questions, grade the answers, explain them
///
/// Names take everything that bears them: a step (number or id), a topic, a deck, a kind, a level,
/// a question's id. Names of one sort are alternatives, names of different sorts must all hold:
/// `roadmap quiz docker kubernetes junior` asks junior questions of two steps.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// What to ask about: steps, topics, decks, kinds, levels, ids
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    #[command(flatten)]
    selection: selection::Flags,

    /// How many questions [default: 10, or as many as fill --time-limit]
    #[arg(short = 'n', long, value_name = "N", value_parser = number, allow_negative_numbers = true)]
    count: Option<usize>,

    /// How questions are chosen
    #[arg(long, value_enum, value_name = "HOW", default_value_t)]
    select: Select,

    /// Draw with this seed: the same bank, flags and seed give the same session (0 to 2^53-1)
    #[arg(long, value_name = "SEED", value_parser = clap::value_parser!(u64).range(0..=Dice::MAX_SEED), allow_negative_numbers = true)]
    seed: Option<u64>,

    /// Keep the order of the bank, from its beginning
    #[arg(long)]
    in_order: bool,

    /// Whether questions to be answered in your own words are asked
    #[arg(long, value_enum, value_name = "WHETHER", default_value_t)]
    open: Open,

    /// A mock: spread over the steps, no hints, no feedback until the end
    #[arg(long)]
    exam: bool,

    /// A conversation: questions to be answered in your own words and what an interviewer asks next,
    /// feedback at the end by point [default: 3 questions with their follow-ups]
    #[arg(long, conflicts_with = "exam")]
    interview: bool,

    /// End the session after this time: 90s, 20m, 1h30m; what is unanswered then counts 0
    #[arg(long, value_name = "TIME", value_parser = time, allow_hyphen_values = true)]
    time_limit: Option<Duration>,

    /// The percentage that passes; sets the exit code
    #[arg(long, value_name = "PERCENT", value_parser = percent, allow_negative_numbers = true)]
    pass: Option<f64>,

    /// Write the questions to FILE, to be filled in, instead of asking them
    #[arg(long, value_name = "FILE", conflicts_with_all = ["answers", "exam", "interview", "time_limit"])]
    paper: Option<PathBuf>,

    /// Grade a filled-in FILE instead of asking
    #[arg(long, value_name = "FILE", conflicts_with_all = [
        "names", "step", "topic", "deck", "kind", "level", "id", "not", "count", "seed", "in_order",
        "open", "exam", "interview", "time_limit",
    ])]
    answers: Option<PathBuf>,
}

/// How many questions an interview begins with where nobody says.
const INTERVIEW: usize = 3;

/// How questions are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Select {
    /// What serves you best: without a history, random
    #[default]
    Mix,
    /// Each question equally likely
    Random,
}

/// Whether questions to be answered in one's own words are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Open {
    /// Where they are named or otherwise chosen
    #[default]
    Ask,
    /// Never
    Skip,
}

/// Runs the command.
///
/// # Errors
/// When a name is not known, nothing matches, a file cannot be used or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    if let Some(file) = &args.answers {
        return papers::mark(file, args.pass, &library, context);
    }
    let seed = args.seed.unwrap_or_else(env::draw_seed);
    let mut dice = Dice::new(seed);
    let plan = choose(args, &library, &mut dice)?;
    mention(args, &plan, context)?;
    let mut questions = Vec::new();
    for entry in &plan.entries {
        add(entry, args.interview, &library, &mut questions);
    }
    if let Some(file) = &args.paper {
        // The paper tells its seed, so its letters must not hang on it: they would tell the bank's
        // order, which in an `order` or a `match` is the key.
        let items = Item::deal(questions, &mut Dice::new(env::draw_seed()));
        let bank = items.first().and_then(|item| library.title(&item.bank));
        let title = bank.unwrap_or_default();
        let head = PaperHead {
            title: &title,
            seed,
            pass: args.pass,
        };
        return papers::write(file, &items, &head, context);
    }
    let items = Item::deal(questions, &mut dice);
    let face = faces::Kind::of(context);
    let rules = rules(args, seed, face);
    let report = faces::play(face, Session::new(items, rules), &library, context)?;
    Ok(faces::exit_code(&report))
}

/// Adds the question of `entry`, and those that an interviewer asks next; none twice.
fn add(entry: &Entry, follow: bool, library: &Library, questions: &mut Vec<(Name, Question)>) {
    let is_it = |(bank, known): &(Name, Question)| {
        *bank == entry.bank && known.header.id == entry.header.id
    };
    if questions.iter().any(is_it) {
        return;
    }
    let Some(question) = library.question(entry) else {
        return;
    };
    let next = question.follow_up.clone();
    questions.push((entry.bank.clone(), question));
    if !follow || next.is_empty() {
        return;
    }
    let catalog = library.catalog();
    for id in &next {
        let mut entries = catalog.entries().iter();
        let found = entries.find(|other| other.bank == entry.bank && *other.header.id == **id);
        if let Some(found) = found {
            add(found, follow, library, questions);
        }
    }
}

fn choose(args: &Args, library: &Library, dice: &mut Dice) -> Result<Plan, Failure> {
    let catalog = library.catalog();
    let mut filter = args.selection.filter(&args.names, &catalog, library)?;
    let open = Criterion {
        typed: Kind::Open.name().to_owned(),
        terms: vec![Term::Kind(Kind::Open)],
    };
    if args.interview {
        filter = filter.within(open);
    } else if args.open == Open::Skip {
        filter = filter.without(open);
    }
    let interview = (args.interview && args.time_limit.is_none()).then_some(INTERVIEW);
    let wish = crate::session::Wish {
        filter,
        count: args.count.or(interview),
        time_limit: args.time_limit,
        in_order: args.in_order,
        spread: args.exam || args.interview,
    };
    plan(&catalog, &wish, dice).map_err(|emptied| match emptied.by {
        Some(by) if wish.filter.is_of_one_sort() => {
            Failure::usage(format!("no question of the banks of this run bears `{by}`"))
                .hint("`roadmap list` shows what there is")
        }
        Some(by) => Failure::usage(format!(
            "no question is left: `{by}` takes away the last ones"
        ))
        .hint("names of different sorts must all hold; leave one out"),
        None => Failure::usage("the bank has no question"),
    })
}

/// Says when fewer questions come than were asked for.
fn mention(args: &Args, plan: &Plan, context: &mut Context<'_>) -> Result<(), Failure> {
    let asked = args.count.unwrap_or(0);
    let there = plan.entries.len();
    if there >= asked {
        return Ok(());
    }
    let mut message = format!(
        "{asked} were asked for, {} match",
        render::count(there, "question")
    );
    if there == 1 {
        message.push_str("es");
    }
    if plan.long_left_out > 0 {
        let long = render::count(plan.long_left_out, "long one");
        message.push_str(&format!(
            "; {long} more if you name their kind, such as `open`"
        ));
    }
    context.warn(&message)
}

fn rules(args: &Args, seed: u64, face: faces::Kind) -> Rules {
    let person = face.is_for_people();
    Rules {
        seed,
        exam: args.exam || args.interview,
        interview: args.interview,
        self_judged: person,
        second_round: person && !args.exam && !args.interview,
        overrides: person && !args.exam && !args.interview,
        time_limit: args.time_limit,
        pass: args.pass,
    }
}

fn time(text: &str) -> Result<Duration, String> {
    let wanted = "a time such as 90s, 20m or 1h30m is asked for";
    let duration: jiff::SignedDuration = text.parse().map_err(|_error| wanted.to_owned())?;
    let duration = Duration::try_from(duration).map_err(|_error| wanted.to_owned())?;
    if duration.is_zero() {
        Err(wanted.to_owned())
    } else {
        Ok(duration)
    }
}

fn number(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "a number of questions, at least 1, is asked for".to_owned())
}

fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').trim().parse::<f64>().ok();
    let number = number.filter(|number| (0.0..=100.0).contains(number));
    number.ok_or_else(|| "a percentage from 0 to 100 is asked for".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times_and_percentages() {
        let times = [
            ("90s", Some(90)),
            ("20m", Some(1200)),
            ("1h30m", Some(5400)),
        ];
        for (text, expected) in times {
            assert_eq!(time(text).ok(), expected.map(Duration::from_secs), "{text}");
        }
        for text in ["0s", "-5m", "20", "soon", ""] {
            assert!(time(text).is_err(), "{text}");
        }
        let percentages = [
            ("60", Some(60.0)),
            ("62.5%", Some(62.5)),
            ("0", Some(0.0)),
            ("101", None),
            ("NaN", None),
        ];
        for (text, expected) in percentages {
            assert_eq!(percent(text).ok(), expected, "{text}");
        }
    }
}
