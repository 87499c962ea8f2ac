//! L05 to L08 over decks: each step, and the whole bank.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::bank_sheet::BankSheet;
use super::facts::{Facts, SingleFacts};
use super::scope::DeckFigure;
use super::statistics::band;
use super::thresholds::{CLANG_SHARE, DECK, DETERMINER_POINTS, NEGATIVE_SHARE};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Bank;

/// The questions of a step, or of the whole bank.
#[derive(Debug)]
pub(super) struct Deck<'a> {
    /// The step; nothing for the whole bank.
    pub step: Option<&'a str>,
    /// Its first question, where findings are shown.
    pub first: usize,
    /// What is known of its questions.
    pub facts: Vec<&'a Facts>,
}

impl<'a> Deck<'a> {
    /// The steps in the order in which they come, then the whole bank; a bank of one step is one deck.
    pub(super) fn all(bank: &'a Bank, facts: &'a [Facts]) -> Vec<Self> {
        let mut decks: Vec<Self> = Vec::new();
        let mut numbers: HashMap<u64, usize, RandomState> = HashMap::default();
        for (first, of_question) in facts.iter().enumerate() {
            let Some(step) = of_question.step else {
                continue;
            };
            let at = *numbers.entry(step).or_insert_with(|| {
                decks.push(Self {
                    step: bank
                        .questions
                        .get(first)
                        .and_then(|it| it.header.step.as_deref()),
                    first,
                    facts: Vec::new(),
                });
                decks.len() - 1
            });
            decks[at].facts.push(of_question);
        }
        decks.retain(|deck| deck.facts.len() < facts.len());
        decks.push(Self {
            step: None,
            first: 0,
            facts: facts.iter().collect(),
        });
        decks
    }

    /// The single choices of it.
    pub(super) fn singles(&self) -> impl Iterator<Item = &'a SingleFacts> + Clone {
        self.facts.iter().filter_map(|facts| facts.single.as_ref())
    }

    /// Its name in a message.
    pub(super) fn name(&self) -> String {
        match self.step {
            Some(step) => format!("of step `{step}`"),
            None => "of the bank".to_owned(),
        }
    }
}

/// What a rule measured: the figures, and the finding where they are out of bounds.
struct Measured {
    code: Code,
    of: usize,
    text: String,
    fault: Option<(Severity, String)>,
}

/// Judges a deck; gives what was measured.
pub(super) fn judge(deck: &Deck<'_>, sheet: &mut BankSheet<'_, '_>) -> Vec<DeckFigure> {
    let Some(first) = sheet.questions().get(deck.first) else {
        return Vec::new();
    };
    let singles = deck.singles().count();
    let measured = [
        lengths(deck),
        determiners(deck),
        clangs(deck),
        negatives(deck),
    ];
    let mut figures = Vec::new();
    for Measured {
        code,
        of,
        text,
        fault,
    } in measured.into_iter().flatten()
    {
        let is_judged = singles >= DECK;
        figures.push(DeckFigure {
            code,
            step: deck.step.map(str::to_owned),
            of,
            text,
            is_judged,
            is_fine: fault.is_none(),
        });
        if let Some((severity, message)) = fault.filter(|_| is_judged) {
            let finding = Diagnostic::new(code, message, first.span);
            let finding = finding.label(format!("the first question {}", deck.name()));
            sheet.report_of_deck(deck.first, severity, finding);
        }
    }
    figures
}

fn percent(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of.max(1) as f64
}

/// L05: both sides of chance tell something.
fn lengths(deck: &Deck<'_>) -> Option<Measured> {
    let of = deck.singles().count();
    let longest = deck.singles().filter(|facts| facts.is_longest).count();
    let chances = deck
        .singles()
        .map(|facts| 1.0 / f64::from(facts.options.max(1)));
    let (least, most) = band(chances);
    let text = format!(
        "the key is the longest option in {longest} of {of} single choices {} ({:.0} %; chance gives {least} to {most})",
        deck.name(),
        percent(longest, of)
    );
    (of > 0).then(|| Measured {
        code: Code::L05,
        of,
        fault: (!(least..=most).contains(&longest)).then(|| (Severity::Error, text.clone())),
        text,
    })
}

/// L06.
fn determiners(deck: &Deck<'_>) -> Option<Measured> {
    let keys = deck.singles().count();
    let distractors = deck
        .singles()
        .map(|facts| usize::from(facts.options) - 1)
        .sum();
    let count =
        |is: fn(&SingleFacts) -> u16| deck.singles().map(|facts| usize::from(is(facts))).sum();
    let absolute = (
        percent(count(|facts| u16::from(facts.key_absolute)), keys),
        percent(count(|facts| facts.absolutes), distractors),
    );
    let hedged = (
        percent(count(|facts| u16::from(facts.key_hedged)), keys),
        percent(count(|facts| facts.hedges), distractors),
    );
    let text = format!(
        "words like `always` are in {:.1} % of the distractors and {:.1} % of the keys {}, words like `usually` in {:.1} % and {:.1} %",
        absolute.1,
        absolute.0,
        deck.name(),
        hedged.1,
        hedged.0
    );
    let is_out =
        absolute.1 - absolute.0 > DETERMINER_POINTS || hedged.0 - hedged.1 > DETERMINER_POINTS;
    (keys > 0).then(|| Measured {
        code: Code::L06,
        of: keys + distractors,
        fault: is_out.then(|| {
            (
                Severity::Warning,
                format!("{text}: {DETERMINER_POINTS} points apart at most"),
            )
        }),
        text,
    })
}

/// L07.
fn clangs(deck: &Deck<'_>) -> Option<Measured> {
    let of = deck.singles().count();
    let rings = deck.singles().filter(|facts| facts.rings).count();
    let share = percent(rings, of);
    let text = format!(
        "a word of the stem tells the key in {rings} of {of} single choices {} ({share:.1} %; {CLANG_SHARE} % at most)",
        deck.name()
    );
    (of > 0).then(|| Measured {
        code: Code::L07,
        of,
        fault: (share > CLANG_SHARE).then(|| (Severity::Error, text.clone())),
        text,
    })
}

/// L08.
fn negatives(deck: &Deck<'_>) -> Option<Measured> {
    let of = deck.facts.len();
    let negative = deck.facts.iter().filter(|facts| facts.is_negative).count();
    let share = percent(negative, of);
    let text = format!(
        "{negative} of {of} stems {} are negative ({share:.1} %; under {NEGATIVE_SHARE} %)",
        deck.name()
    );
    (of > 0).then(|| Measured {
        code: Code::L08,
        of,
        fault: (share >= NEGATIVE_SHARE).then(|| (Severity::Error, text.clone())),
        text,
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::super::scene::{check_bank, linted, today};
    use crate::diagnostics::Code;

    const HEADS: [&str; 10] = [
        "lamp", "river", "cedar", "pearl", "tiger", "violin", "anchor", "basil", "comet", "dune",
    ];
    const TAILS: [&str; 10] = [
        "harbour", "mirror", "needle", "orchid", "pepper", "quartz", "saddle", "temple", "walnut",
        "zephyr",
    ];

    /// A bank of so many single choices; the first words of a key come from `key`, of a distractor
    /// from `distractor`, the stem asks with `asks`.
    fn bank(count: usize, key: &str, distractor: &str, asks: &str) -> String {
        let mut text = String::new();
        for at in 0..count {
            let (one, other) = (HEADS[at % 10], TAILS[at / 10 % 10]);
            let _ = write!(
                text,
                "[[question]]\nid = \"{one}-{other}\"\nstem = \"Beyond the {one} stands a {other} of {at}. {asks}\"\n"
            );
            for option in 0..4 {
                let is_key = option == at % 4;
                let words = if is_key { key } else { distractor };
                let extra = ["north", "south", "lower", "upper"][option];
                let _ = write!(
                    text,
                    "[[question.option]]\ntext = \"{words} {extra}\"\ncorrect = {is_key}\n"
                );
            }
        }
        text
    }

    /// The questions of [`bank`] are nearly the same.
    const ALIKE: &str = "[lint]\nallow = [\"L14\"]\n";

    fn check(bank: &str, expected: &[&str]) {
        check_bank(
            &[("bank.toml", &format!("{ALIKE}{bank}"))],
            &today(),
            expected,
        );
    }

    const ASKS: &str = "Where does the road lead next?";

    #[test]
    fn decks_are_judged_from_fifty_single_choices_up() {
        let all_longest = "the key is the longest option in 50 of 50 single choices of the bank (100 %; chance gives 5 to 20)";
        check(&bank(49, "Going to the", "Going", ASKS), &[]);
        check(
            &bank(50, "Going to the", "Going", ASKS),
            &[&format!("L05 3:1 {all_longest}")],
        );
        check(
            &bank(50, "Going", "Going to the", ASKS),
            &[&format!(
                "L05 3:1 {}",
                all_longest.replace("50 of", "0 of").replace("100 %", "0 %")
            )],
        );
    }

    #[test]
    fn l06_counts_determiners() {
        let found = "L06 1:1 words like `always` are in 100.0 % of the distractors and 0.0 % of the keys of the bank, words like `usually` in 0.0 % and 0.0 %: 10 points apart at most";
        let bank = bank(52, "Quickly", "Always", ASKS).replace("Always lower", "Always  lowr");
        let (_, lines) = linted(&[("bank.toml", &bank)], &today());
        assert!(lines.lines().any(|line| line == found), "{lines}");
    }

    #[test]
    fn l07_and_l08_count_shares() {
        let (linted, lines) = linted(
            &[(
                "bank.toml",
                &bank(50, "Road", "Moor", "Which way does the road not lead?"),
            )],
            &today(),
        );
        let deck = |code: &str| {
            lines
                .lines()
                .filter(|line| line.starts_with(code) && line.contains(" 50 of 50 "))
                .count()
        };
        assert_eq!((deck("L07"), deck("L08")), (1, 1), "{lines}");
        let figures: Vec<Code> = linted.figures.iter().map(|figure| figure.code).collect();
        assert_eq!(
            figures,
            [Code::L05, Code::L06, Code::L07, Code::L08, Code::L15]
        );
    }

    #[test]
    fn a_step_is_a_deck() {
        let step = |name: &str, text: &str| {
            text.replace(
                "[[question]]\n",
                &format!("[[question]]\nstep = \"{name}\"\n"),
            )
        };
        let one = step("one", &bank(50, "Going to the", "Going", ASKS));
        for other in ["two", "One"] {
            let two = bank(
                50,
                "Going",
                "Leaving it",
                "How far away is the next village?",
            );
            let two = step(other, &two.replace("id = \"", "id = \"x-"));
            let (_, lines) = linted(&[("bank.toml", &format!("{one}{two}"))], &today());
            let of_steps: Vec<_> = lines
                .lines()
                .filter(|line| line.contains("of step `one`"))
                .collect();
            assert_eq!(of_steps.len(), 1, "{other}: {lines}");
        }
    }

    #[test]
    fn a_file_excuses_its_deck() {
        let excuse = "allow = [\"L05\"]\nallow_reason = \"A test.\"\n";
        let bank = bank(50, "Going to the", "Going", ASKS);
        check_bank(
            &[("bank.toml", &format!("{excuse}{ALIKE}{bank}"))],
            &today(),
            &[],
        );
    }
}
