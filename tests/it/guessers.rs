//! Guessers who know nothing of the subject: over a step that stands in full and over the bank none is far
//! from chance.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use roadmap::diagnostics::Sources;
use roadmap::lint::thresholds::COVERAGE_SLACK;
use roadmap::load::{RawFile, builtin, load_files};
use roadmap::model::{Bank, Body, Choice, Question, Roadmap, Step};

/// What a guesser sees in each option; the highest is taken, and of several one by chance.
type Guesser = fn(&str, &[Choice]) -> Vec<f64>;

/// The guessers, and the heads of their columns.
const GUESSERS: [(&str, Guesser); 4] = [
    ("longest", longest),
    ("most alike by trigrams", |_, options| {
        alike(options, trigrams)
    }),
    ("most alike by words", |_, options| alike(options, words)),
    ("most words of the stem", words_of_the_stem),
];

/// Points of a hundred by which a guesser may be off whatever the number of items.
const POINTS: f64 = 5.0;
/// Standard deviations of chance by which it may be off: 99 of 100 decks without a tell are nearer.
const DEVIATIONS: f64 = 2.6;

fn longest(_: &str, options: &[Choice]) -> Vec<f64> {
    let length = |option: &Choice| option.text.chars().count() as f64;
    options.iter().map(length).collect()
}

/// How alike each option is to the others: the mean Jaccard index of their parts.
fn alike(options: &[Choice], parts: fn(&str) -> BTreeSet<String>) -> Vec<f64> {
    let parts: Vec<_> = options.iter().map(|option| parts(&option.text)).collect();
    let mean = |at: usize| {
        let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
        let sum: f64 = others.map(|(_, other)| jaccard(&parts[at], other)).sum();
        sum / (parts.len() - 1) as f64
    };
    (0..parts.len()).map(mean).collect()
}

fn words_of_the_stem(stem: &str, options: &[Choice]) -> Vec<f64> {
    let stem = words(stem);
    let shared = |option: &Choice| words(&option.text).intersection(&stem).count() as f64;
    options.iter().map(shared).collect()
}

fn jaccard(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let all = one.union(other).count();
    one.intersection(other).count() as f64 / all.max(1) as f64
}

fn words(text: &str) -> BTreeSet<String> {
    cut(text).into_iter().collect()
}

/// Three letters each of the words with one space between them.
fn trigrams(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = format!(" {} ", cut(text).join(" ")).chars().collect();
    let threes = letters.windows(3);
    threes.map(|three| three.iter().collect()).collect()
}

/// The words of a text in lower case.
fn cut(text: &str) -> Vec<String> {
    let folded = text.to_lowercase();
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let found = words.filter(|word| !word.is_empty());
    found.map(str::to_owned).collect()
}

/// What the options of a question are worth: 1 where the guesser is sure to take one of the key.
fn expected(guesser: Guesser, stem: &str, options: &[Choice]) -> f64 {
    let seen = guesser(stem, options);
    let best = seen.iter().copied().fold(f64::MIN, f64::max);
    let is_taken = |seen: f64| best - seen < 1e-9;
    let taken = options
        .iter()
        .zip(&seen)
        .filter(|(_, seen)| is_taken(**seen));
    key_share(taken.map(|(option, _)| option))
}

fn key_share<'a>(options: impl Iterator<Item = &'a Choice>) -> f64 {
    let (mut all, mut key) = (0_u32, 0_u32);
    for option in options {
        all += 1;
        key += u32::from(option.correct);
    }
    f64::from(key) / f64::from(all.max(1))
}

/// Questions with options that are judged together.
struct Deck<'a> {
    name: String,
    is_judged: bool,
    items: Vec<(&'a str, &'a [Choice])>,
}

/// What came out over a deck, in points of a hundred.
struct Figures {
    chance: f64,
    band: f64,
    scores: Vec<f64>,
}

impl Deck<'_> {
    fn figures(&self) -> Figures {
        let count = self.items.len().max(1) as f64;
        let mean = |of: &dyn Fn(&str, &[Choice]) -> f64| {
            let sum: f64 = self
                .items
                .iter()
                .map(|(stem, options)| of(stem, options))
                .sum();
            sum / count
        };
        let chance = mean(&|_, options| key_share(options.iter()));
        let deviation = (chance * (1.0 - chance) / count).sqrt();
        let score = |(_, guesser): &(&str, Guesser)| {
            100.0 * mean(&|stem, options| expected(*guesser, stem, options))
        };
        Figures {
            chance: 100.0 * chance,
            band: POINTS.max(100.0 * DEVIATIONS * deviation),
            scores: GUESSERS.iter().map(score).collect(),
        }
    }

    /// Its row of the table, and the guessers that are out of bounds.
    fn row(&self) -> (String, Vec<&'static str>) {
        let count = self.items.len();
        let Figures {
            chance,
            band,
            scores,
        } = self.figures();
        let mut row = format!("| {} | {count} | {chance:.1} | ±{band:.1} |", self.name);
        let mut out = Vec::new();
        for ((name, _), score) in GUESSERS.iter().zip(scores) {
            let is_out = (score - chance).abs() > band;
            let mark = if is_out { " (out)" } else { "" };
            let _ = write!(row, " {score:.1}{mark} |");
            out.extend(is_out.then_some(*name));
        }
        (row, out)
    }
}

fn options(question: &Question, of_single: bool) -> Option<(&str, &[Choice])> {
    match &question.body {
        Body::Single(options) if of_single => Some((&question.stem, options)),
        Body::Multi(options) if !of_single => Some((&question.stem, options)),
        Body::Single(_)
        | Body::Multi(_)
        | Body::Short(_)
        | Body::Output(_)
        | Body::Order(_)
        | Body::Match(_)
        | Body::Sql(_)
        | Body::Open(_) => None,
    }
}

/// The single choices of each step, judged where it stands in full; then those of the bank, and its
/// multiple choices, of which a step has too few.
fn decks<'a>(bank: &'a Bank, roadmap: &Roadmap) -> Vec<Deck<'a>> {
    let of = |step: Option<&str>, of_single| {
        let questions = bank.questions.iter();
        let own = questions.filter(|one| step.is_none() || one.header.step.as_deref() == step);
        own.filter_map(|one| options(one, of_single)).collect()
    };
    let of_step = |step: &Step| {
        let is_judged = is_full(bank, step);
        let part = if is_judged { "" } else { " (not in full)" };
        Deck {
            name: format!("{}{part}", step.id),
            is_judged,
            items: of(Some(&step.id), true),
        }
    };
    let whole = |(name, of_single): (&str, bool)| Deck {
        name: name.to_owned(),
        is_judged: true,
        items: of(None, of_single),
    };
    let sorts = [
        ("all single choices", true),
        ("all multiple choices", false),
    ];
    let steps = roadmap.steps.iter().map(of_step);
    steps.chain(sorts.map(whole)).collect()
}

/// Whether a step has as many questions as its topics are to have, but for the slack of L16.
fn is_full(bank: &Bank, step: &Step) -> bool {
    let targets: u32 = step.topics.iter().filter_map(|topic| topic.target).sum();
    let is_own = |question: &&Arc<Question>| question.header.step.as_deref() == Some(&step.id);
    let has = bank.questions.iter().filter(is_own).count();
    has as f64 >= f64::from(targets) * (1.0 - COVERAGE_SLACK)
}

#[expect(clippy::print_stdout, reason = "the figures that a test has measured")]
fn tell(table: &str) {
    println!("{table}");
}

#[test]
fn no_guesser_is_far_from_chance() {
    let loaded = builtin::load();
    let names = GUESSERS.map(|(name, _)| name).join(" | ");
    let mut table = format!(
        "| step | items | chance | band | {names} |\n|{}\n",
        "---|".repeat(4 + GUESSERS.len())
    );
    let mut faults = Vec::new();
    for deck in decks(&loaded.banks[0], &builtin::roadmap()) {
        let (row, out) = deck.row();
        let _ = writeln!(table, "{row}");
        if deck.is_judged && !out.is_empty() {
            faults.push(format!("{}: {}", deck.name, out.join(", ")));
        }
    }
    tell(&table);
    assert!(faults.is_empty(), "out of bounds: {faults:?}\n{table}");
}

/// Holds a deck of 60 equal questions against what each guesser must score over it.
fn check(stem: &str, key: &str, distractors: [&str; 3], expected: [f64; 4], out: usize) {
    let mut text = String::new();
    for _ in 0..60 {
        let _ = writeln!(text, "[[question]]\nstem = \"{stem}\"");
        let _ = writeln!(
            text,
            "[[question.option]]\ntext = \"{key}\"\ncorrect = true"
        );
        for distractor in distractors {
            let _ = writeln!(text, "[[question.option]]\ntext = \"{distractor}\"");
        }
    }
    let file = RawFile {
        path: "bank.toml".to_owned(),
        bytes: text.into(),
    };
    let (bank, _) = load_files("bank", vec![file], &mut Sources::new(), false);
    let decks = decks(&bank, &Roadmap::default());
    let found = decks[0].figures().scores;
    let near = |(found, expected): (&f64, &f64)| (found - expected).abs() < 1e-6;
    assert!(found.iter().zip(&expected).all(near), "{stem}: {found:?}");
    assert_eq!(decks[0].row().1.len(), out, "{stem}");
}

#[test]
fn guessers_find_what_is_planted() {
    let quarter = 25.0;
    check("Which?", "abcd", ["efgh", "ijkl", "mnop"], [quarter; 4], 0);
    check(
        "Which?",
        "abcd is it",
        ["efgh", "ijkl", "mnop"],
        [100.0, quarter, quarter, quarter],
        1,
    );
    check(
        "Which?",
        "red sun",
        ["red fog", "old sun", "dim sea"],
        [quarter, 100.0, 100.0, quarter],
        2,
    );
    check(
        "Which log is read?",
        "a log",
        ["a sea", "a fog", "a sun"],
        [quarter, quarter, quarter, 100.0],
        1,
    );
    check(
        "Which log is read?",
        "a log",
        ["the log", "the fog", "the sun"],
        [0.0, 0.0, 0.0, 50.0],
        4,
    );
}
