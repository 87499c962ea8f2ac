//! Papers of a quiz: written to be filled in, and marked when they come back.

use std::io;
use std::path::Path;

use super::{Context, choice, faces, keeping};
use crate::failure::Failure;
use crate::load::Library;
use crate::play::{AnswerFile, Answers, Face, Keeper, Lines, Plain, play, write_paper};
use crate::render;
use crate::session::{Item, Rules, Session};
use crate::wire::{self, PaperHead};

/// Writes `items` as a paper to `path` and says so.
///
/// # Errors
/// When the file is there already or cannot be written.
pub(super) fn write(
    path: &Path,
    items: &[Item],
    head: &PaperHead<'_>,
    context: &mut Context<'_>,
) -> Result<u8, Failure> {
    write_paper(path, &wire::paper(items, head), false)?;
    let written = wire::PaperWritten::new(path, items.len(), head.seed);
    let said = format!(
        "{} written to {}; mark it with --answers\n",
        render::count(items.len(), "question"),
        render::visible(&path.display().to_string())
    );
    context.print(|| written, |_| said)?;
    Ok(0)
}

/// Marks the file of answers at `path` and shows what came of it. The pass mark of the command line
/// holds before that of the file.
///
/// # Errors
/// When the file cannot be read, is no file of answers, or does not fit the bank.
pub(super) fn mark(
    path: &Path,
    pass: Option<f64>,
    keeping: &keeping::Keeping,
    library: &Library,
    context: &mut Context<'_>,
) -> Result<u8, Failure> {
    let file = AnswerFile::read(path)?;
    let entries = file.entries(&library.catalog())?;
    let questions = entries
        .iter()
        .filter_map(|entry| Some((entry.bank.clone(), library.question(entry)?)));
    let items = file.items(questions.collect())?;
    let inputs = file.inputs(&items)?;
    let mut found = keeping.find(false, context)?;
    file.warnings(&items)
        .into_iter()
        .for_each(|warning| found.warn(warning));
    let rules = Rules {
        seed: file.sheet().seed.unwrap_or_default(),
        pass: pass.or(file.sheet().pass),
        ..Rules::default()
    };
    let session = Session::new(items, rules);
    let catalog = library.catalog();
    let goal = choice::of_goal(&found, &catalog, library);
    let keeper = found.keeper(keeping::Sitting::first(&session, context), goal);
    let report = show(session, inputs, keeper, library, context)?;
    Ok(faces::exit_code(&report))
}

fn show(
    mut session: Session,
    inputs: Vec<crate::session::Input>,
    mut keeper: Keeper<'_>,
    library: &Library,
    context: &mut Context<'_>,
) -> Result<crate::session::Report, Failure> {
    let env = context.env;
    let clock = || env.now();
    if context.globals.json {
        let mut shown = Lines::new(io::empty(), context.output);
        let mut answers = Answers::new(inputs, &mut shown);
        return play(&mut session, &mut answers, &mut keeper, &clock);
    }
    let look = context.look();
    let road = faces::road(library, context);
    let mut nothing = io::empty();
    let mut shown = Plain::new(look, &road, &mut nothing, context.output, false);
    let shown: &mut dyn Face = &mut shown;
    play(
        &mut session,
        &mut Answers::new(inputs, shown),
        &mut keeper,
        &clock,
    )
}
