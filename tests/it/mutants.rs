//! Copies of the shipped bank with one token deleted, swapped or retyped: what breaks the structure is
//! reported where it is broken, and nothing panics.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;

use jiff::civil::date;
use rand::RngExt;
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;
use roadmap::diagnostics::{Code, Sources};
use roadmap::lint::{Scope, lint};
use roadmap::load::{RawFile, load_files};

use crate::tokens::{Excerpt, Kind, Token, excerpts};

/// How many mutants are made.
const MUTANTS: usize = 5_000;

/// How many of a hundred that break the structure are to be reported where they break it.
const SHARE: f64 = 99.0;

/// How many lines away a report is still at the place.
const NEAR: usize = 3;

/// What is done to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Harm {
    KeyRenamed,
    ValueRetyped,
    UnknownValue,
    RequiredKeyDeleted,
    HeaderDeleted,
    DelimiterDeleted,
    /// Anything at all: it may leave the structure as it was.
    AtRandom,
}

const HARMS: [Harm; 7] = [
    Harm::KeyRenamed,
    Harm::ValueRetyped,
    Harm::UnknownValue,
    Harm::RequiredKeyDeleted,
    Harm::HeaderDeleted,
    Harm::DelimiterDeleted,
    Harm::AtRandom,
];

/// Keys whose values are one of a few words.
const WORDS: [&str; 3] = ["kind", "level", "compare"];

/// Keys that their tables cannot do without.
const REQUIRED: [&str; 8] = [
    "stem", "text", "title", "url", "left", "right", "accept", "items",
];

/// An edit of an excerpt.
struct Edit {
    range: Range<usize>,
    replacement: String,
}

fn pick<'a, T>(dice: &mut ChaCha12Rng, list: &'a [T]) -> Option<&'a T> {
    (!list.is_empty()).then(|| &list[dice.random_range(0..list.len())])
}

/// An edit of that sort; nothing where the excerpt has no place for it.
fn edit(harm: Harm, excerpt: &Excerpt, dice: &mut ChaCha12Rng) -> Option<Edit> {
    let of = |is_wanted: &dyn Fn(&Token) -> bool| -> Vec<&Token> {
        excerpt
            .tokens
            .iter()
            .filter(|token| is_wanted(token))
            .collect()
    };
    let keys = || of(&|token| token.kind == Kind::Key);
    match harm {
        Harm::KeyRenamed => {
            let key = *pick(dice, &keys())?;
            let replacement = misspelt(&excerpt.text[key.key.clone()], dice);
            Some(Edit {
                range: key.key.clone(),
                replacement,
            })
        }
        Harm::ValueRetyped => {
            let key = *pick(dice, &keys())?;
            let is_text = excerpt.text[key.value.clone()].starts_with(['"', '\'', '[', 't', 'f']);
            let is_day = excerpt.text[key.key.clone()].starts_with("verified");
            let replacement = if is_text || is_day { "17" } else { "\"soon\"" };
            Some(Edit {
                range: key.value.clone(),
                replacement: replacement.to_owned(),
            })
        }
        Harm::UnknownValue => {
            let named = of(&|token| {
                token.kind == Kind::Key && WORDS.contains(&&excerpt.text[token.key.clone()])
            });
            let key = *pick(dice, &named)?;
            let range = key.value.start + 1..key.value.end - 1;
            let replacement = misspelt(&excerpt.text[range.clone()], dice);
            Some(Edit { range, replacement })
        }
        Harm::RequiredKeyDeleted => {
            let needed = of(&|token| {
                token.kind == Kind::Key && REQUIRED.contains(&&excerpt.text[token.key.clone()])
            });
            let key = *pick(dice, &needed)?;
            Some(Edit {
                range: key.key.start..key.value.end,
                replacement: String::new(),
            })
        }
        Harm::HeaderDeleted => {
            let header = *pick(dice, &of(&|token| token.kind == Kind::Header))?;
            Some(Edit {
                range: header.value.clone(),
                replacement: String::new(),
            })
        }
        Harm::DelimiterDeleted => {
            let token = *pick(dice, &of(&|_| true))?;
            let at = delimiter(excerpt, token, dice)?;
            Some(Edit {
                range: at..at + 1,
                replacement: String::new(),
            })
        }
        Harm::AtRandom => at_random(excerpt, dice),
    }
}

/// The place of a quotation mark, a bracket or an equals sign of the token.
fn delimiter(excerpt: &Excerpt, token: &Token, dice: &mut ChaCha12Rng) -> Option<usize> {
    let text = &excerpt.text;
    let mut places = vec![token.value.start, token.value.end - 1];
    if token.kind == Kind::Key {
        places.extend(text[token.key.end..].find('=').map(|at| token.key.end + at));
    }
    places.retain(|at| b"\"'[]=".contains(&text.as_bytes()[*at]));
    pick(dice, &places).copied()
}

/// The word with one or two letters wrong.
fn misspelt(word: &str, dice: &mut ChaCha12Rng) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.random_range(0..letters.len());
    match dice.random_range(0..4) {
        0 if letters.len() > 1 => drop(letters.remove(at)),
        1 if at > 0 && letters[at] != letters[at - 1] => letters.swap(at - 1, at),
        2 => letters.insert(at, 'x'),
        _ => letters[at] = if letters[at] == 'q' { 'z' } else { 'q' },
    }
    letters.into_iter().collect()
}

/// Deletes, swaps or retypes a token.
fn at_random(excerpt: &Excerpt, dice: &mut ChaCha12Rng) -> Option<Edit> {
    let one = pick(dice, &excerpt.tokens)?;
    let other = pick(dice, &excerpt.tokens)?;
    let range = match dice.random_range(0..3) {
        0 if one.kind == Kind::Key => one.key.clone(),
        _ => one.value.clone(),
    };
    let replacement = match dice.random_range(0..4) {
        0 => "",
        1 => &excerpt.text[other.value.clone()],
        2 => "= \u{0} \u{1b}[2J",
        _ => "[[[\"",
    };
    Some(Edit {
        range,
        replacement: replacement.to_owned(),
    })
}

/// The findings in the text: code and line.
fn findings(text: &str, with_lint: bool) -> Vec<(Code, usize)> {
    let mut sources = Sources::new();
    let file = RawFile {
        path: "bank.toml".to_owned(),
        bytes: text.into(),
    };
    let (bank, found) = load_files("bank", vec![file], &mut sources, false);
    if with_lint {
        let linted = lint(&bank, &Scope::strict(date(2026, 11, 25)));
        assert!(linted.diagnostics.len() < 10_000);
    }
    let line = |one: &roadmap::diagnostics::Diagnostic| sources.positions(one.primary.span).0.line;
    found.iter().map(|one| (one.code, line(one))).collect()
}

/// Whether a finding stands near the edit or in the question that it is in.
fn is_reported(excerpt: &Excerpt, edit: &Edit, mutant: &str) -> bool {
    let line = |text: &str, at: usize| text[..at].matches('\n').count() + 1;
    let start = line(mutant, edit.range.start);
    let end = line(mutant, edit.range.start + edit.replacement.len());
    let question = excerpt.question_round(edit.range.start);
    let first = line(&excerpt.text, question.start).min(start.saturating_sub(NEAR));
    let grown = mutant.len() - edit.replacement.len() + edit.range.len();
    let last_byte = question.end + mutant.len() - grown;
    let last = line(
        mutant,
        mutant.floor_char_boundary(last_byte.min(mutant.len())),
    )
    .max(end + NEAR);
    findings(mutant, false)
        .iter()
        .any(|(_, line)| (first..=last).contains(line))
}

#[test]
fn what_breaks_the_structure_is_reported_where_it_is_broken() {
    let excerpts = excerpts();
    for excerpt in &excerpts {
        assert_eq!(findings(&excerpt.text, false), [], "{}", excerpt.text);
    }
    let mut dice = ChaCha12Rng::seed_from_u64(20_261_122);
    let mut counts: BTreeMap<Harm, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    let mut made = 0;
    while made < MUTANTS {
        let harm = HARMS[made % HARMS.len()];
        let excerpt = &excerpts[dice.random_range(0..excerpts.len())];
        let Some(edit) = edit(harm, excerpt, &mut dice) else {
            continue;
        };
        let mut mutant = excerpt.text.clone();
        mutant.replace_range(edit.range.clone(), &edit.replacement);
        if mutant == excerpt.text {
            continue;
        }
        made += 1;
        if harm == Harm::AtRandom {
            findings(&mutant, true);
            continue;
        }
        let (all, reported) = counts.entry(harm).or_default();
        *all += 1;
        if is_reported(excerpt, &edit, &mutant) {
            *reported += 1;
        } else {
            let was = &excerpt.text[edit.range.clone()];
            let around = &mutant[mutant.floor_char_boundary(edit.range.start.saturating_sub(60))..];
            let around: String = around.chars().take(140).collect();
            missed.push(format!(
                "{harm:?} {was:?} -> {:?}\n{around}\n{:?}\n",
                edit.replacement,
                findings(&mutant, false)
            ));
        }
    }
    let all: usize = counts.values().map(|(all, _)| all).sum();
    let reported: usize = counts.values().map(|(_, reported)| reported).sum();
    let share = reported as f64 * 100.0 / all as f64;
    let figure = format!(
        "{reported} of {all} mutants that break the structure are reported at the place: {share:.2} %, {counts:?}"
    );
    let _told = writeln!(std::io::stderr(), "{figure}");
    assert!(share >= SHARE, "{figure}\n{}", missed.join("\n"));
}
