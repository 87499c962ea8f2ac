//! L14: questions that are the same or nearly so, found by an index and not by comparing all pairs.
//!
//! Each question gets a signature of 96 bins by one-permutation MinHash (Li, Owen and Zhang 2012), empty
//! bins filled from others (Shrivastava 2017). Two questions of a topic are compared if they agree on one
//! of 24 bands of 4 bins: a pair with a Jaccard index of 0.70 is missed with a chance of
//! (1 − 0.7⁴)²⁴ = 1 in 700, one of 0.85 practically never. Where a band is crowded its members must agree on
//! the next band too, which keeps the work linear and lets up to a few in a hundred of the pairs at 0.70 go
//! by. Texts too short for a signature are found only where they are equal.

use std::collections::HashSet;

use super::bank_sheet::BankSheet;
use super::signature::Signature;
use super::similar::{Likeness, Search};
use super::thresholds::SAME;
use super::trigrams::{self, Share};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::parallel;
use crate::load::repeats::Repeats;
use crate::model::{Bank, Question};
use crate::sorting;

/// Judges a bank.
pub(super) fn judge(sheet: &mut BankSheet<'_, '_>) {
    let (bank, signatures) = (sheet.bank, sheet.signatures);
    let mut found = same(bank, signatures);
    let is_same: HashSet<usize> = found.iter().map(|pair| pair.later).collect();
    let near = near(bank, signatures);
    found.extend(
        near.into_iter()
            .filter(|pair| !is_same.contains(&pair.later)),
    );
    for pair in found {
        let (severity, finding) = pair.finding(bank);
        sheet.report_of_question(pair.later, severity, finding);
    }
}

/// Two questions, and how alike they are; nothing where they are equal.
struct Pair {
    earlier: usize,
    later: usize,
    index: Option<f64>,
}

impl Pair {
    fn finding(&self, bank: &Bank) -> (Severity, Diagnostic) {
        let (earlier, later) = (&bank.questions[self.earlier], &bank.questions[self.later]);
        let id = &earlier.header.id;
        let (message, severity) = match self.index {
            None => (
                format!("the same stem, listing and options as `{id}`"),
                Severity::Error,
            ),
            Some(index) => {
                let percent = (index * 100.0).floor();
                let severity = if index >= SAME {
                    Severity::Error
                } else {
                    Severity::Warning
                };
                (
                    format!("{percent} % of the characters' trigrams are those of `{id}`"),
                    severity,
                )
            }
        };
        let finding = Diagnostic::new(Code::L14, message, later.stem.span());
        let finding = finding.see(earlier.stem.span(), "the other one");
        (
            severity,
            finding.help("keep one, or ask for something else"),
        )
    }
}

/// Equal questions of the whole bank, each with the first of them.
fn same(bank: &Bank, signatures: &[&Signature]) -> Vec<Pair> {
    let sums = || signatures.iter().map(|signature| signature.sum);
    let repeats = Repeats::among(signatures.len(), sums());
    let mut order: Vec<(u64, usize)> = sums()
        .zip(0..)
        .filter(|(sum, _)| repeats.has(*sum))
        .collect();
    order.sort_unstable();
    let mut pairs = Vec::new();
    for run in order.chunk_by(|one, other| one.0 == other.0) {
        let [(_, first), others @ ..] = run else {
            continue;
        };
        for (_, later) in others {
            if is_same(&bank.questions[*first], &bank.questions[*later]) {
                pairs.push(Pair {
                    earlier: *first,
                    later: *later,
                    index: None,
                });
            }
        }
    }
    pairs
}

/// Whether stem, listing and options are the same but for white space, and for case in the stem.
fn is_same(one: &Question, other: &Question) -> bool {
    let asked = |question: &Question| {
        let mut parts = Vec::new();
        trigrams::texts(question, |share, text| {
            if share != Share::Answer {
                parts.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        });
        if let Some(stem) = parts.first_mut() {
            *stem = stem.to_lowercase();
        }
        sorting::all(&mut parts);
        parts
    };
    asked(one) == asked(other)
}

/// Nearly equal questions within each topic, each with the one that it is most like.
fn near(bank: &Bank, signatures: &[&Signature]) -> Vec<Pair> {
    let mut order: Vec<(u64, usize)> = signatures
        .iter()
        .enumerate()
        .filter(|(_, signature)| !signature.is_short)
        .map(|(at, signature)| (signature.group, at))
        .collect();
    order.sort_unstable();
    let groups: Vec<&[(u64, usize)]> = order
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|group| group.len() > 1)
        .collect();
    let search = |groups: &[&[(u64, usize)]]| {
        let found = groups
            .iter()
            .map(|group| Search::new(bank, signatures, group).run());
        found.flatten().collect::<Vec<_>>()
    };
    let found = parallel::map(&groups, search).into_iter().flatten();
    let pair = |found: Likeness| Pair {
        earlier: found.earlier,
        later: found.later,
        index: Some(found.index),
    };
    found.map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::super::scene::{check_bank, linted, today};
    use crate::diagnostics::{Code, Severity};
    use crate::model::Span;

    fn item(id: &str, stem: &str, rest: &str) -> String {
        format!("[[question]]\nid = {id:?}\ntopic = \"t\"\nstem = {stem:?}\n{rest}")
    }

    fn check(one: &str, other: &str, expected: &[&str]) {
        let text = format!("{one}{other}");
        check_bank(&[("bank.toml", &text)], &today(), expected);
    }

    const ANSWER: &str =
        "answer = \"Its queue is full, and red asks the clients to slow down for a while.\"\n";

    #[test]
    fn l14_finds_equal_questions() {
        check(
            &item("a", "Why does the server send red?", ANSWER),
            &item(
                "b",
                "why does  the server send red?",
                "answer = \"Nobody knows.\"\n",
            ),
            &["L14 9:8 the same stem, listing and options as `a`"],
        );
        check(
            &item("a", "Why does the server send red?", ANSWER),
            &item(
                "b",
                "Who maintains the blue proxy?",
                "answer = \"Nobody.\"\n",
            ),
            &[],
        );
    }

    #[test]
    fn l14_finds_questions_that_are_nearly_equal() {
        let stem = "Why does the server send red to all of its clients on a rainy evening?";
        let near = "Why does the server send red to all of its clients on a rainy morning?";
        check(
            &item("a", stem, ANSWER),
            &item("b", near, ANSWER),
            &["L14 9:8 91 % of the characters' trigrams are those of `a`"],
        );
        let far = "Why does the proxy return blue to any of its peers on a sunny morning?";
        check(
            &item("a", stem, ANSWER),
            &item("b", far, "answer = \"It restarts.\"\n"),
            &[],
        );
    }

    #[test]
    fn l14_compares_listings_too() {
        let program = |code: &str| {
            format!(
                "kind = \"output\"\napplies_to = \"run with go1.27\"\ncode = {code:?}\naccept = \"3\"\n"
            )
        };
        let stem = "What does this program print on its standard output?";
        check(
            &item(
                "a",
                stem,
                &program("fmt.Println(len(strings.Fields(text)))"),
            ),
            &item("b", stem, &program("os.Stdout.Write(buffer[3:9])")),
            &[],
        );
    }

    #[test]
    fn l14_is_silent_beyond_the_topic() {
        let stem = "Why does the server send red to all of its clients on a rainy evening?";
        let other =
            item("b", &stem.replace("evening", "morning"), ANSWER).replace("\"t\"", "\"u\"");
        check(&item("a", stem, ANSWER), &other, &[]);
    }

    #[test]
    fn crowds_are_searched_too() {
        let stem = |at: usize| {
            let words = [
                "queue",
                "socket",
                "cursor",
                "lease",
                "quorum",
                "replica",
                "tombstone",
                "snapshot",
            ];
            let [one, two, three] = [at % 8, at / 8 % 8, at / 64 % 8].map(|at| words[at]);
            format!(
                "Server {at:04} keeps a {one} beside a {two} and a {three}. What becomes of the {one} when it fails over?"
            )
        };
        let mut text: String = (0..300)
            .map(|at| {
                item(
                    &format!("s{at}x"),
                    &stem(at),
                    &format!("answer = \"Number {at} is kept.\"\n"),
                )
            })
            .collect();
        text += &item("last-x", &stem(7), "answer = \"Number 7 is kept!\"\n")
            .replace("0007", "0007 too");
        let (linted, _) = linted(&[("bank.toml", &text)], &today());
        let last = linted
            .diagnostics
            .iter()
            .map(|found| found.primary.span)
            .max();
        let of_last = linted
            .diagnostics
            .iter()
            .filter(|found| found.code == Code::L14 && Some(found.primary.span) == last);
        assert_eq!(
            of_last.map(|found| found.severity).collect::<Vec<_>>(),
            [Severity::Warning]
        );
        assert!(last > Some(Span::default()));
    }
}
