//! `roadmap quiz`: chooses questions, plays a session in the face that fits, gives the exit code.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::ValueEnum;

use super::amounts::{number, percent, time};
use super::{Context, choice, faces, interview, keeping, papers, resume, selection};
use crate::failure::Failure;
use crate::load::{Config, Library, Set};
use crate::memory::{Day, Mode};
use crate::model::{Catalog, Kind, Name, Question};
use crate::session::{
    Criterion, Dice, Emptied, Filter, Item, Plan, Rules, Session, Sort, Term, Wish,
};
use crate::store::Goal;
use crate::wire::PaperHead;
use crate::{env, render};

/// Ask questions, grade the answers, explain them
///
/// Names take everything that bears them: a step (number or id), a topic, a deck, a kind, a level,
/// a question's id. Names of one sort are alternatives, names of different sorts must all hold:
/// `roadmap quiz docker kubernetes junior` asks junior questions of two steps.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    /// What to ask about: steps, topics, decks, kinds, levels, ids
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    #[command(flatten)]
    selection: selection::Flags,

    /// How many questions [default: 10, or as many as fill --time-limit]
    #[arg(short = 'n', long, value_name = "N", value_parser = number, allow_negative_numbers = true)]
    count: Option<usize>,

    /// How questions are chosen [default: mix; with --seed, --in-order, --exam, --interview or --paper: random]
    #[arg(long, value_enum, value_name = "HOW", conflicts_with = "exam")]
    select: Option<Select>,

    /// Draw with this seed: the same bank, flags and seed give the same session (0 to 2^53-1)
    #[arg(long, value_name = "SEED", value_parser = clap::value_parser!(u64).range(0..=Dice::MAX_SEED), allow_negative_numbers = true)]
    seed: Option<u64>,

    /// Keep the order of the bank, from its beginning
    #[arg(long)]
    in_order: bool,

    /// Whether questions to be answered in your own words are asked [default: ask]
    #[arg(long, value_enum, value_name = "WHETHER")]
    open: Option<Open>,

    /// The config file skips them where none is named.
    #[arg(skip)]
    skips_open: bool,

    /// A mock: spread over the steps, no hints, no feedback until the end
    #[arg(long)]
    exam: bool,

    /// A conversation: questions to be answered in your own words and what an interviewer asks next,
    /// feedback at the end by point [default: 3 questions with their follow-ups]
    #[arg(long, conflicts_with_all = ["exam", "select", "open"])]
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
        "open", "exam", "interview", "time_limit", "select",
    ])]
    answers: Option<PathBuf>,

    /// Go on with the session that was left last
    #[arg(long, conflicts_with_all = [
        "names", "step", "topic", "deck", "kind", "level", "id", "not", "count", "seed", "in_order",
        "open", "exam", "interview", "time_limit", "select", "pass", "paper", "answers", "no_save",
    ])]
    resume: bool,

    #[command(flatten)]
    keeping: keeping::Keeping,
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

/// How questions are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Select {
    /// Up to half due ones, new ones of all steps, then your weakest; without a history random
    Mix,
    /// Each question equally likely
    Random,
    /// What waits to be repeated, the least remembered first
    Due,
    /// What was never asked, along the roadmap
    New,
    /// What you remember worst of all that was asked
    Weak,
    /// What was wrong or partly right at the last first try
    Missed,
}

impl Args {
    /// Whether there is no feedback until the end.
    fn is_examining(&self) -> bool {
        self.exam || self.interview
    }

    /// `filter` with what the kind of session asks besides.
    fn narrowed(&self, filter: Filter) -> Filter {
        let open = Criterion {
            typed: Kind::Open.name().to_owned(),
            terms: vec![Term::Kind(Kind::Open)],
        };
        let is_named = filter.names_a(Sort::Kind) || filter.names_a(Sort::Id);
        match self.open {
            _ if self.interview => filter.within(open),
            Some(Open::Skip) => filter.without(open),
            None if self.skips_open && !is_named => filter.without(open),
            None | Some(Open::Ask) => filter,
        }
    }

    /// The same with what the config file says where the command line leaves it open. A seed that is named
    /// decides with bank and flags alone.
    fn filled(&self, config: &Config) -> Self {
        let mut filled = self.clone();
        if self.seed.is_some() {
            return filled;
        }
        let value = |word: &Option<Set<String>>| word.as_ref().map(|set| set.value.clone());
        let fills = self.time_limit.is_some() || self.interview;
        let count = config.count.as_ref().filter(|_| !fills);
        filled.count = self.count.or(count.map(|set| set.value));
        if self.select.is_none() && self.mode() == Mode::Mix {
            let select = value(&config.select);
            filled.select = select.and_then(|word| Select::from_str(&word, true).ok());
        }
        filled.skips_open = value(&config.open).as_deref() == Some("skip");
        let limit = config.time_limit.as_ref().filter(|_| self.paper.is_none());
        filled.time_limit = self.time_limit.or(limit.map(|set| set.value));
        filled.pass = self.pass.or(config.pass.as_ref().map(|set| set.value));
        filled
    }

    /// How many questions are asked for.
    fn count(&self) -> Option<usize> {
        let interview = self.interview && self.time_limit.is_none();
        self.count.or(interview.then_some(interview::QUESTIONS))
    }

    /// By what questions are chosen: a seed that is named promises the same session for ever.
    fn mode(&self) -> Mode {
        let drawn = self.seed.is_some() || self.in_order || self.paper.is_some();
        let drawn = drawn || self.is_examining();
        match self.select {
            None if drawn => Mode::Random,
            None | Some(Select::Mix) => Mode::Mix,
            Some(Select::Random) => Mode::Random,
            Some(Select::Due) => Mode::Due,
            Some(Select::New) => Mode::New,
            Some(Select::Weak) => Mode::Weak,
            Some(Select::Missed) => Mode::Missed,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When a name is not known, nothing matches, a file cannot be used or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    if let Some(file) = &args.answers {
        return papers::mark(file, args.pass, &args.keeping, &library, context);
    }
    if args.resume {
        return resume::run(&library, context);
    }
    let typed = args;
    let args = &typed.filled(context.settings.config());
    let seed = args.seed.unwrap_or_else(env::draw_seed);
    let mut dice = Dice::new(seed);
    let mut found = match args.paper {
        Some(_) => keeping::Found::default(),
        None => args.keeping.find(faces::is_kept(context), context)?,
    };
    let catalog = library.catalog();
    let today = context.env.moment().day();
    let plan = choose(args, &catalog, &library, &mut found, &mut dice, today)?;
    mention(typed, &plan, context)?;
    let questions = if args.interview {
        interview::followed(&plan.entries, &library)
    } else {
        let entries = plan.entries.iter();
        entries
            .filter_map(|entry| Some((entry.bank.clone(), library.question(entry)?)))
            .collect()
    };
    if let Some(file) = &args.paper {
        return write_paper(args, file, questions, seed, &library, context);
    }
    if questions.is_empty() && !context.globals.json {
        let goal = choice::of_goal(&found, &catalog, &library);
        return choice::tell_none(args.mode(), found.learner.as_ref(), &goal, context);
    }
    let mut items = Item::deal(questions, &mut dice);
    // Drawn with the others, so that the rest of the session is what the seed promises.
    items.retain(|item| args.seed.is_none() || !found.suspends(&item.bank, &item.question));
    if args.seed.is_none() {
        found.accept(&mut items)?;
    }
    let face = faces::Kind::of(context);
    let session = Session::new(items, rules(args, seed, face));
    let goal = choice::of_goal(&found, &catalog, &library);
    let keeper = found.keeper(keeping::Sitting::first(&session, context), goal);
    let report = faces::play(face, session, keeper, &library, context)?;
    Ok(faces::exit_code(&report))
}

fn write_paper(
    args: &Args,
    file: &Path,
    questions: Vec<(Name, Arc<Question>)>,
    seed: u64,
    library: &Library,
    context: &mut Context<'_>,
) -> Result<u8, Failure> {
    // The paper tells its seed, so its letters must not hang on it: they would tell the bank's order,
    // which in an `order` or a `match` is the key.
    let items = Item::deal(questions, &mut Dice::new(env::draw_seed()));
    let bank = items.first().and_then(|item| library.title(&item.bank));
    let title = bank.unwrap_or_default();
    let head = PaperHead {
        title: &title,
        seed,
        pass: args.pass,
    };
    papers::write(file, &items, &head, context)
}

fn choose(
    args: &Args,
    catalog: &Catalog,
    library: &Library,
    found: &mut keeping::Found,
    dice: &mut Dice,
    today: Day,
) -> Result<Plan, Failure> {
    let wish = |filter| Wish {
        filter,
        count: args.count(),
        time_limit: args.time_limit,
        mode: args.mode(),
        in_order: args.in_order,
        spread: args.is_examining(),
    };
    let filter = |goal: &Goal| {
        let filter = args.selection.filter(&args.names, goal, catalog, library);
        filter.map(|filter| wish(args.narrowed(filter)))
    };
    let none = Goal::default();
    let open = choice::Open {
        catalog,
        library,
        seeded: args.seed.is_some(),
        today,
    };
    // What a seed gives hangs on the bank, the flags and the seed alone.
    let goal = found.goal().filter(|_| args.seed.is_none());
    if let Some(goal) = goal {
        match open.plan(&filter(&goal)?, found, dice) {
            Ok(plan) => return Ok(plan),
            Err(_) => found.leaves_out_the_goal(),
        }
    }
    let wish = filter(&none)?;
    open.plan(&wish, found, dice)
        .map_err(|emptied| refuse(&emptied, &wish))
}

fn refuse(emptied: &Emptied, wish: &Wish) -> Failure {
    match &emptied.by {
        Some(by) if wish.filter.is_of_one_sort() => {
            Failure::usage(format!("no question of the banks of this run bears `{by}`"))
                .hint("`roadmap list` shows what there is")
        }
        Some(by) => Failure::usage(format!(
            "no question is left: `{by}` takes away the last ones"
        ))
        .hint("names of different sorts must all hold; leave one out"),
        None => Failure::usage("the bank has no question"),
    }
}

/// Says when fewer questions come than were asked for.
fn mention(args: &Args, plan: &Plan, context: &mut Context<'_>) -> Result<(), Failure> {
    let asked = args.count.unwrap_or(0);
    let there = plan.entries.len();
    if there >= asked || there == 0 {
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
        exam: args.is_examining(),
        interview: args.interview,
        self_judged: person,
        second_round: person && !args.is_examining(),
        overrides: person && !args.is_examining(),
        time_limit: args.time_limit,
        pass: args.pass,
    }
}
