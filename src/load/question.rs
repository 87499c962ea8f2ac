//! Reads one question.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::body;
use super::fields::Fields;
use super::head::Head;
use super::keys::QUESTION;
use super::kinds;
use super::road::Road;
use super::slug;
use super::validate::{self, Owner};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Header, Kind, Level, Listing, Name, Place, Question, Reference, Span, Text};

/// A question as far as it could be read.
#[derive(Debug)]
pub(super) struct Draft {
    /// The question; its id alone if it lacks what it cannot do without.
    pub question: Result<Arc<Question>, String>,
    /// Where its id is written, or its header where the id is made from the stem.
    pub place: Span,
    /// Whether the id is written, not made.
    pub has_id: bool,
    /// A hash of the id as it was read, the same for the same id.
    pub id_hash: u64,
}

impl Draft {
    /// Its id; empty if it has none and no stem to make one of.
    pub(super) fn id(&self) -> &str {
        match &self.question {
            Ok(question) => &question.header.id,
            Err(id) => id,
        }
    }
}

/// Reads a question and reports what is wrong with it.
pub(super) fn judge(fields: &Fields<'_>, place: Place, head: &Head, road: Option<&Road>) -> Draft {
    let kind = kinds::of(fields);
    let written = fields.text("id");
    let owner = Owner {
        kind: kind.map(|(kind, _)| kind),
        kind_place: kind.map_or(fields.header(), |(_, place)| place),
        id: written.as_deref().unwrap_or_default(),
        header: fields.header(),
        fields: *fields,
    };
    validate::table(fields, &QUESTION, Some(owner));
    if kind.is_none() && !fields.has("kind") {
        kinds::report_untold(fields);
    }
    judge_allow(fields);
    if let Some(road) = road {
        road.judge(fields, head);
    }
    let kind = owner.kind;
    draft(fields, written, kind, place, head)
}

fn draft(
    fields: &Fields<'_>,
    id: Option<Text>,
    kind: Option<Kind>,
    place: Place,
    head: &Head,
) -> Draft {
    let has_id = id.is_some();
    let stem = fields.text("stem");
    let made = || stem.as_deref().map(slug::from_text).unwrap_or_default();
    let id = id.unwrap_or_else(|| Text::new(made(), fields.header()));
    let question = kind.and_then(|kind| whole(fields, &id, stem?, kind, place, head));
    Draft {
        question: question.map(Arc::new).ok_or_else(|| id.to_string()),
        place: id.span(),
        has_id,
        id_hash: FixedState::default().hash_one(&*id),
    }
}

/// Reads a question that was judged before; nothing if it lacks what it cannot do without.
pub(super) fn read(fields: &Fields<'_>, place: Place, head: &Head) -> Option<Question> {
    let (kind, _) = kinds::of(fields)?;
    whole(
        fields,
        &fields.text("id")?,
        fields.text("stem")?,
        kind,
        place,
        head,
    )
}

fn whole(
    fields: &Fields<'_>,
    id: &str,
    stem: Text,
    kind: Kind,
    place: Place,
    head: &Head,
) -> Option<Question> {
    let body = body::read(fields, kind);
    Some(Question {
        header: header(fields, id, kind, place, head),
        span: fields.header(),
        stem,
        listing: listing(fields),
        body: body?,
        hint: fields.text("hint"),
        explanation: fields.text("explanation"),
        references: fields.tables("reference", reference),
        follow_up: fields.texts("follow_up"),
        author: fields.text("author").or_else(|| head.author.clone()),
        verified: fields.date("verified").or(head.verified),
        applies_to: fields.text("applies_to"),
        historical: fields.flag("historical").unwrap_or(false),
        negative: fields.flag("negative").unwrap_or(false),
        shuffle: fields.flag("shuffle").unwrap_or(true),
        allow: fields.texts("allow"),
        allow_reason: fields.text("allow_reason"),
    })
}

fn header(fields: &Fields<'_>, id: &str, kind: Kind, place: Place, head: &Head) -> Header {
    let name = |key, default: &Option<Text>| {
        let own = fields.text(key);
        own.as_deref().or(default.as_deref()).map(owned)
    };
    let decks = if fields.has("decks") {
        &fields.texts("decks")
    } else {
        &head.decks
    };
    let level = fields
        .text("level")
        .map_or(head.level, |name| Level::from_name(&name));
    Header {
        id: owned(id),
        step: name("step", &head.step),
        topic: name("topic", &head.topic),
        level,
        kind,
        decks: decks.iter().map(|deck| owned(deck)).collect(),
        seconds: fields.whole("seconds").unwrap_or(kind.seconds()),
        place,
    }
}

fn owned(name: &str) -> Name {
    Name::Owned(name.to_owned())
}

fn listing(fields: &Fields<'_>) -> Option<Listing> {
    let language = fields.text("language");
    let language = language.map(|language| Text::new(language.to_lowercase(), language.span()));
    Some(Listing {
        code: fields.text("code")?,
        language,
    })
}

fn reference(fields: &Fields<'_>) -> Option<Reference> {
    Some(Reference {
        title: fields.text("title")?,
        url: fields.text("url")?,
    })
}

/// Reports an `allow` without a reason.
pub(super) fn judge_allow(fields: &Fields<'_>) {
    if !fields.texts("allow").is_empty() && !fields.has("allow_reason") {
        let help = "add `allow_reason = …`: why the rule does not hold here";
        let message = "`allow` has no reason";
        let fault = Diagnostic::new(Code::B0116, message, fields.key_place("allow")).help(help);
        fields.page().report(fault);
    }
}
