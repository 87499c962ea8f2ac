//! Any bytes as a file of answers: read, resolved against a bank, marked and shown.

use std::io;

use roadmap::failure::Failure;
use roadmap::load::Library;
use roadmap::model::Bank;
use roadmap::play::{AnswerFile, Answers, Face, Keeper, Lines, Plain, play};
use roadmap::render::{self, Look, Road};
use roadmap::session::{Input, Item, Rules, Session};

use super::ground::{Told, bank, clock, json_lines, shows_all};

thread_local! {
    static BANK: Bank = bank();
}

/// Holds the promises of a file of answers against these bytes.
pub fn answers(bytes: &[u8]) {
    match BANK.with(|bank| read(bank, bytes)) {
        Err(failure) => shows_all(&render::failure(&failure, Look::new(80, false))),
        Ok((items, inputs)) => {
            let told = marked_for_programs(items.clone(), inputs.clone());
            assert_eq!(told.last().expect("a report")["type"], "report");
            marked_for_people(items, inputs);
        }
    }
}

fn read(bank: &Bank, bytes: &[u8]) -> Result<(Vec<Item>, Vec<Input>), Failure> {
    let file = AnswerFile::parse("answers.toml", bytes.to_vec())?;
    let library = Library::new(false, vec![bank.clone()]);
    let entries = file.entries(&library.catalog())?;
    let questions = entries.iter();
    let questions =
        questions.filter_map(|entry| Some((entry.bank.clone(), library.question(entry)?)));
    let items = file.items(questions.collect())?;
    for warning in file.warnings(&items) {
        shows_all(&render::warning(&warning.message, Look::new(80, false)));
    }
    let inputs = file.inputs(&items)?;
    Ok((items, inputs))
}

fn marked_for_programs(items: Vec<Item>, inputs: Vec<Input>) -> Vec<serde_json::Value> {
    let told = Told::default();
    let mut output = told.output();
    let mut shown = Lines::new(io::empty(), &mut output);
    mark(items, inputs, &mut shown);
    json_lines(&told.text())
}

fn marked_for_people(items: Vec<Item>, inputs: Vec<Input>) {
    let told = Told::default();
    let (mut output, mut nothing, road) = (told.output(), io::empty(), Road::default());
    let look = Look::new(80, true);
    let mut shown = Plain::new(look, &road, &mut nothing, &mut output, false);
    mark(items, inputs, &mut shown);
    shows_all(&told.text());
}

fn mark(items: Vec<Item>, inputs: Vec<Input>, shown: &mut dyn Face) {
    let count = items.len();
    let mut session = Session::new(items, Rules::default());
    let mut answers = Answers::new(inputs, shown);
    let report = play(&mut session, &mut answers, &mut Keeper::default(), &clock);
    let report = report.expect("nothing that could fail is written to");
    assert_eq!(report.possible + report.ungraded, count);
    assert!((0.0..=report.possible as f64).contains(&report.score));
}
