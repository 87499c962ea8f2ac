//! How long an answer in own words takes to grade: all of the built-in bank, then the largest ones.

use std::hint::black_box;
use std::io::{Write, stdout};
use std::time::Instant;

use roadmap::grade::assess;
use roadmap::load::builtin;
use roadmap::model::{Body, Open, Point, Span, Text};

/// How often each is graded; the median counts.
const ROUNDS: usize = 101;

/// Points, ways to say each, letters of the model answer and of the answer.
const LARGE: [(usize, usize, usize, usize); 4] = [
    (0, 0, 600, 600),
    (0, 0, 600, 4_000),
    (8, 50, 600, 600),
    (8, 50, 600, 4_000),
];

fn main() -> std::io::Result<()> {
    let bank = builtin::load();
    let questions = bank.banks.iter().flat_map(|bank| &bank.questions);
    let mut times = Vec::new();
    for question in questions {
        if let Body::Open(key) = &question.body {
            let samples = key.accept_sample.iter().chain(&key.reject_sample);
            let each = samples.chain(&key.answers);
            times.extend(each.map(|given| time(&question.stem, key, given)));
        }
    }
    times.sort_by(f64::total_cmp);
    let (median, p99) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    let answers = times.len();
    writeln!(
        stdout(),
        "{answers} answers of the built-in bank: median {median:.0} µs, p99 {p99:.0} µs"
    )?;
    for (points, ways, model, given) in LARGE {
        let key = large(points, ways, model);
        let median = time(&prose(2, 200), &key, &prose(1, given));
        writeln!(
            stdout(),
            "{points} points with {ways} ways, {given} letters: {median:.0} µs"
        )?;
    }
    Ok(())
}

/// The median time of grading `given`, in µs.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time(question: &str, key: &Open, given: &str) -> f64 {
    let mut times: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let _ = black_box(assess(question, key, &[], black_box(given)));
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

fn large(points: usize, ways: usize, letters: usize) -> Open {
    let way = |at: usize| text(&prose(100 + at as u64, 25));
    let point = |at: usize| Point {
        text: way(at * ways),
        any: (0..ways).map(|to| way(at * ways + to)).collect(),
        weight: 1,
        required: false,
        ask: None,
    };
    Open {
        answers: vec![text(&prose(3, letters))],
        points: (0..points).map(point).collect(),
        need: None,
        red_flags: Vec::new(),
        accept_sample: Vec::new(),
        reject_sample: Vec::new(),
    }
}

fn text(text: &str) -> Text {
    Text::new(text, Span::default())
}

/// Words of one to three syllables, about `letters` letters, frequent ones far more often than others.
fn prose(seed: u64, letters: usize) -> String {
    let mut words = String::new();
    let mut at = seed << 32;
    while words.len() < letters {
        at += 1;
        let rank = (mixed(at) % 60) * (mixed(at ^ 1 << 60) % 60);
        for syllable in 0..=mixed(rank) % 3 {
            let letter = |shift: u64, of: &str| {
                let at = (mixed(rank * 3 + syllable) >> shift) as usize % of.len();
                of.as_bytes()[at] as char
            };
            words.extend([
                letter(0, "bcdfglmnprst"),
                letter(16, "aeiou"),
                letter(32, "nrstlk"),
            ]);
        }
        words.push(' ');
    }
    words
}

/// Numbers that look like chance (Steele et al. 2014, SplitMix64).
fn mixed(number: u64) -> u64 {
    let z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z ^ (z >> 27)
}
