//! The page about the built-in bank counts what is there.

use std::fs;
use std::path::Path;

use roadmap::load::builtin;
use roadmap::model::{Bank, Kind, Level, Question};

/// The questions of `bank` by step, level and kind, as the table of the page.
fn table(bank: &Bank) -> String {
    let questions = || bank.questions.iter().map(|question| &**question);
    let steps = bank.roadmap.iter().flat_map(|roadmap| &roadmap.steps);
    let names = Level::ALL.map(Level::name).into_iter();
    let names = names.chain(Kind::ALL.map(Kind::name));
    let mut lines = vec![format!(
        "| step | all | {} |",
        names.collect::<Vec<_>>().join(" | ")
    )];
    lines.push(format!(
        "|{}",
        "---|".repeat(2 + Level::ALL.len() + Kind::ALL.len())
    ));
    lines.extend(steps.map(|step| {
        let of_step = |question: &&Question| question.header.step.as_deref() == Some(&*step.id);
        row(&step.id, &questions().filter(of_step).collect::<Vec<_>>())
    }));
    lines.push(row("all", &questions().collect::<Vec<_>>()));
    lines.join("\n")
}

fn row(name: &str, questions: &[&Question]) -> String {
    let levels = Level::ALL.map(|level| count(questions, |q| q.header.level == Some(level)));
    let kinds = Kind::ALL.map(|kind| count(questions, |q| q.header.kind == kind));
    let counts = [questions.len()].into_iter().chain(levels).chain(kinds);
    let counts: Vec<_> = counts.map(|count| count.to_string()).collect();
    format!("| {name} | {} |", counts.join(" | "))
}

fn count(questions: &[&Question], is: impl Fn(&Question) -> bool) -> usize {
    questions.iter().filter(|question| is(question)).count()
}

#[test]
fn the_page_counts_what_is_there() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/bank.md");
    let page = fs::read_to_string(page).expect("the page");
    let table = table(&builtin::load().banks[0]);
    assert!(page.contains(&table), "docs/bank.md should have\n{table}");
}
