//! `roadmap faq`: the list, one entry by number, the best match for words.

use super::{Context, search::search};
use crate::failure::Failure;
use crate::model::Faq;
use crate::{render, wire};

/// How many other matches are listed.
const OTHERS: usize = 5;

/// List, search and read the FAQ
///
/// Without words: all questions, numbered. With a number, an id or words: the best match in full
/// (typing errors are forgiven) and the others by their questions.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A number, an id, or words to search for
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// When nothing matches or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let faq = context.library()?.faq();
    let banks = context.bank_flags();
    let query = args.query.join(" ");
    if query.trim().is_empty() {
        context.print(
            || wire::Faq::all(&faq),
            |look| render::faq(&faq, &banks, look),
        )?;
        return Ok(0);
    }
    let found = find(&faq, &query)?;
    let Some((first, others)) = found.split_first() else {
        return Err(nothing(&query));
    };
    let others = &others[..others.len().min(OTHERS)];
    context.print(
        || wire::Faq::found(&faq, &query, &found),
        |look| render::faq_entry(&faq, *first, others, &banks, look),
    )?;
    Ok(0)
}

fn find(faq: &Faq, query: &str) -> Result<Vec<usize>, Failure> {
    if let Ok(number) = query.trim().parse::<usize>() {
        let at = number.checked_sub(1).filter(|at| *at < faq.entries.len());
        let count = faq.entries.len();
        return at.map(|at| vec![at]).ok_or_else(|| {
            Failure::usage(format!(
                "there is no FAQ entry {number}: they run from 1 to {count}"
            ))
        });
    }
    if let Some(at) = faq
        .entries
        .iter()
        .position(|entry| &*entry.id == query.trim())
    {
        let others = search(faq, query).into_iter().filter(|other| *other != at);
        return Ok(std::iter::once(at).chain(others).collect());
    }
    Ok(search(faq, query))
}

fn nothing(query: &str) -> Failure {
    Failure::usage(format!("no FAQ entry speaks of `{query}`"))
        .hint("`roadmap faq` lists all of them")
}
