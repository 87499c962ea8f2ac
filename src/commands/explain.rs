//! `roadmap explain`: what a code of `check` means, why, and how it is mended.

use super::Context;
use crate::diagnostics::{Code, Page, nearest};
use crate::failure::Failure;
use crate::{render, wire};

/// Tell what a code of `check` means, why it matters and how to mend it
///
/// Without a code: all of them, with what they mean in a few words.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The code, such as B0104 or L04
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// When there is no such code or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    match &args.code {
        None => context.print(wire::Explain::codes, render::codes)?,
        Some(typed) => {
            let page = Page::of(find(typed)?);
            context.print(
                || wire::Explain::page(&page),
                |look| render::explain(&page, look),
            )?;
        }
    }
    Ok(0)
}

fn find(typed: &str) -> Result<Code, Failure> {
    let code = typed.trim().to_uppercase();
    if let Some(code) = Code::from_name(&code) {
        return Ok(code);
    }
    let failure = Failure::usage(format!("there is no code `{typed}`"));
    let failure = match nearest(&code, Code::ALL.iter().map(|code| code.name())) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure,
    };
    Err(failure.hint("`roadmap explain` lists all codes"))
}
