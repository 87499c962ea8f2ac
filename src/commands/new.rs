//! `roadmap new`: a question of that kind with blanks, to be filled in by its author.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Context;
use crate::diagnostics::nearest;
use crate::failure::Failure;
use crate::load::{Library, is_slug, slug_of};
use crate::model::{Kind, Level, Roadmap};
use crate::{render, wire};

/// The column at which comments stand.
const COMMENT: usize = 34;

/// Print a new question with blanks, to be put into a bank and filled in
///
/// `roadmap check` shows the blanks that are left. The id names the situation, never the finding, and
/// stays for ever.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The id of the question: lower-case letters, digits and hyphens
    #[arg(value_name = "QUESTION-ID")]
    id: String,

    /// How it is answered: single, multi, short, output, order, match, sql, open
    #[arg(long, value_name = "KIND", default_value = "single", value_parser = kind)]
    kind: Kind,

    /// The step of the roadmap that it belongs to, by number or id
    #[arg(long, value_name = "STEP")]
    step: Option<String>,

    /// The topic of that step
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,

    /// Whom it is for: junior, mid, senior
    #[arg(long, value_name = "LEVEL", default_value = "junior", value_parser = level)]
    level: Level,
}

/// Runs the command.
///
/// # Errors
/// When the id is no slug or taken, the step or topic is not known, or the output cannot be written.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let library = context.library()?;
    judge_id(&args.id, &library)?;
    let place = match &args.step {
        Some(typed) => Some(Place::find(
            typed,
            args.topic.as_deref(),
            &library,
            context,
        )?),
        None => None,
    };
    let today = context.env.now().to_zoned(TimeZone::UTC).date();
    let text = template(args, place.as_ref(), today);
    context.hand_over(|| wire::Template::new(&args.id, &text), &text)?;
    Ok(0)
}

fn judge_id(id: &str, library: &Library) -> Result<(), Failure> {
    if !is_slug(id) {
        return Err(Failure::usage(format!("`{id}` is no id"))
            .hint("lower-case letters, digits and hyphens between them, 80 at most")
            .hint(format!("for example `{}`", slug_of(id))));
    }
    let catalog = library.catalog();
    let is_taken = catalog.entries().iter().any(|entry| entry.header.id == id);
    match is_taken {
        true => Err(Failure::usage(format!("the id `{id}` is taken"))
            .hint(format!("`roadmap show {id}` shows the question"))),
        false => Ok(()),
    }
}

/// Where the question belongs.
#[derive(Debug)]
struct Place {
    step: String,
    /// The topics of the step, if the roadmap lists any.
    topics: Vec<String>,
}

impl Place {
    /// The step and topic that were typed. Where the banks of the run have no roadmap, steps are free tags.
    fn find(
        typed: &str,
        topic: Option<&str>,
        library: &Library,
        context: &Context<'_>,
    ) -> Result<Self, Failure> {
        let roadmap = library.roadmap_of(None).map(|(_, roadmap)| roadmap);
        let of_strangers = !context.globals.bank.is_empty() && !context.globals.builtin;
        match Self::on(&roadmap.unwrap_or_default(), typed) {
            Ok(place) => place.judge(topic).map(|()| place),
            Err(_) if of_strangers && !has_a_roadmap(library) && is_slug(typed) => Ok(Self {
                step: typed.to_owned(),
                topics: Vec::new(),
            }),
            Err(failure) => Err(failure),
        }
    }

    /// The step of that number or id.
    fn on(roadmap: &Roadmap, typed: &str) -> Result<Self, Failure> {
        let numbered = (1..).zip(&roadmap.steps);
        let mut found =
            numbered.filter(|(number, step)| number.to_string() == typed || &*step.id == typed);
        if let Some((_, step)) = found.next() {
            let topics = step.topics.iter().map(|topic| topic.id.to_string());
            return Ok(Self {
                step: step.id.to_string(),
                topics: topics.collect(),
            });
        }
        let ids: Vec<_> = roadmap.steps.iter().map(|step| &*step.id).collect();
        Err(unknown("step", typed, &ids))
    }

    fn judge(&self, topic: Option<&str>) -> Result<(), Failure> {
        let ids: Vec<_> = self.topics.iter().map(String::as_str).collect();
        let is_known = |topic: &&str| match ids.is_empty() {
            true => is_slug(topic),
            false => ids.contains(topic),
        };
        match topic.filter(|topic| !is_known(topic)) {
            None => Ok(()),
            Some(topic) => Err(unknown("topic", topic, &ids)),
        }
    }
}

/// Whether one of the banks that have questions has a roadmap of its own.
fn has_a_roadmap(library: &Library) -> bool {
    let catalog = library.catalog();
    let mut banks = catalog.entries().iter().map(|entry| &*entry.bank);
    banks.any(|bank| library.roadmap_of(Some(bank)).is_some())
}

fn unknown(what: &str, typed: &str, known: &[&str]) -> Failure {
    let failure = Failure::usage(format!("no {what} is called `{typed}`"));
    let failure = match nearest(typed, known.iter().copied()) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure,
    };
    failure.hint(format!("{what}s: {}", known.join(", ")))
}

/// The question with its blanks.
fn template(args: &Args, place: Option<&Place>, today: Date) -> String {
    let mut text = String::new();
    let topic = args.topic.as_deref();
    if let Some(place) = place.filter(|place| topic.is_none() && !place.topics.is_empty()) {
        let one_of = format!("topic: {}", render::list(&place.topics));
        for line in render::wrap(&one_of, 76) {
            text.push_str(&format!("# {line}\n"));
        }
    }
    let mut line = |key: &str, comment: &str| {
        let space = " ".repeat(COMMENT.saturating_sub(key.len()).max(1));
        text.push_str(format!("{key}{space}{comment}").trim_end());
        text.push('\n');
    };
    line("[[question]]", "");
    line(&format!("id = \"{}\"", args.id), "");
    if let Some(place) = place {
        line(&format!("step = \"{}\"", place.step), "");
        if topic.is_some() || !place.topics.is_empty() {
            line(&format!("topic = \"{}\"", topic.unwrap_or_default()), "");
        }
    }
    line(&format!("level = \"{}\"", args.level.name()), LEVELS);
    line(&format!("kind = \"{}\"", args.kind), "");
    line(&format!("verified = {today}"), VERIFIED);
    text + body(args.kind) + REFERENCE
}

/// What the levels are.
const LEVELS: &str = "# junior recognises, mid chooses, senior trades off";

/// What the day is.
const VERIFIED: &str = "# the day on which you checked key and references";

/// Where it can be read, the same for all kinds.
const REFERENCE: &str = "
[[question.reference]]
title = \"\"                        # a primary source, with its section: `RFC 9110, section 9.2.2`
url = \"\"                          # https://…#section
";

fn body(kind: Kind) -> &'static str {
    match kind {
        Kind::Single => include_str!("templates/single.toml"),
        Kind::Multi => include_str!("templates/multi.toml"),
        Kind::Short => include_str!("templates/short.toml"),
        Kind::Output => include_str!("templates/output.toml"),
        Kind::Order => include_str!("templates/order.toml"),
        Kind::Match => include_str!("templates/match.toml"),
        Kind::Sql => include_str!("templates/sql.toml"),
        Kind::Open => include_str!("templates/open.toml"),
    }
}

fn kind(typed: &str) -> Result<Kind, String> {
    Kind::from_name(typed).ok_or_else(|| {
        let names = Kind::ALL.map(Kind::name);
        format!("known are {}", render::list(&names))
    })
}

fn level(typed: &str) -> Result<Level, String> {
    Level::from_name(typed).ok_or_else(|| "known are junior, mid and senior".to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::diagnostics::{Code, Sources};
    use crate::load::{RawFile, builtin, load_files};

    /// The codes that the template raises after `fill`.
    fn check(kind: Kind, fill: impl Fn(String) -> String) -> Vec<Code> {
        let roadmap = builtin::roadmap();
        let place = Place::on(&roadmap, "docker").unwrap();
        let args = Args {
            id: "full-queue".to_owned(),
            kind,
            step: None,
            topic: Some("storage".to_owned()),
            level: Level::Mid,
        };
        let file = RawFile {
            path: "bank.toml".to_owned(),
            bytes: fill(template(&args, Some(&place), date(2026, 11, 22))).into(),
        };
        let (_, found) = load_files("bank", vec![file], &mut Sources::new(), true);
        found.iter().map(|one| one.code).collect()
    }

    #[test]
    fn blanks_are_found_and_once_filled_the_question_is_sound() {
        for kind in Kind::ALL {
            let blank = check(kind, |text| text);
            assert!(!blank.is_empty(), "{kind}");
            assert!(
                blank.iter().all(|code| *code == Code::B0103),
                "{kind}: {blank:?}"
            );
            let filled = check(kind, |text| {
                let text = text
                    .replace("\"\"\"\n\"\"\"", "'Some words.'")
                    .replace("'''\n'''", "'a()'");
                text.replace("\"\"", "\"words\"")
            });
            assert_eq!(filled, [], "{kind}");
        }
    }

    #[test]
    fn names_are_judged() {
        let library = Library::new(true, Vec::new());
        let refused = |id: &str| judge_id(id, &library).map_err(|failure| failure.message);
        assert_eq!(refused("full-queue"), Ok(()));
        assert_eq!(
            refused("Full Queue"),
            Err("`Full Queue` is no id".to_owned())
        );
        let taken = "the id `guide-docker` is taken".to_owned();
        assert_eq!(refused("guide-docker"), Err(taken));
        let roadmap = builtin::roadmap();
        let step = |typed: &str| Place::on(&roadmap, typed).ok().map(|place| place.step);
        assert_eq!(
            (step("7"), step("docker")),
            (Some("docker".into()), Some("docker".into()))
        );
        assert_eq!(step("doker"), None);
        let docker = Place::on(&roadmap, "7").unwrap();
        assert!(docker.judge(Some("storge")).is_err() && docker.judge(Some("storage")).is_ok());
    }
}
