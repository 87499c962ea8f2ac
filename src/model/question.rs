//! One question in full.

use jiff::civil::Date;

use super::text::{Span, Text};
use super::{Body, Header};

/// One question in full: what is asked, what is accepted, and what is taught afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What filters and counts need.
    pub header: Header,
    /// The `[[question]]` header's own span, where a fault of the whole question is shown.
    pub span: Span,
    /// The question itself: Markdown with inline code and emphasis only.
    pub stem: Text,
    /// A listing that belongs to the stem.
    pub listing: Option<Listing>,
    /// What is asked and accepted.
    pub body: Body,
    /// A thought that helps without giving the key away.
    pub hint: Option<Text>,
    /// What the question teaches.
    pub explanation: Option<Text>,
    /// Where it can be read.
    pub references: Vec<Reference>,
    /// Ids of questions that an interviewer would ask next.
    pub follow_up: Vec<Text>,
    /// Who wrote it.
    pub author: Option<Text>,
    /// The day on which key and references were last checked.
    pub verified: Option<Date>,
    /// The versions it speaks of.
    pub applies_to: Option<Text>,
    /// Whether it speaks of the past on purpose.
    pub historical: bool,
    /// Whether its stem asks for what is *not* so on purpose.
    pub negative: bool,
    /// Whether options may be shown in another order; `false` keeps the written one.
    pub shuffle: bool,
    /// Codes of lint rules that it is excused from, those of its file not among them.
    pub allow: Vec<Text>,
    /// Why it is excused.
    pub allow_reason: Option<Text>,
}

/// A program or document shown under the stem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Its lines, without a line end at the end.
    pub code: Text,
    /// The language, in lower case, as the bank names it.
    pub language: Option<Text>,
}

/// Where a claim can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The document and its section.
    pub title: Text,
    /// Its address.
    pub url: Text,
}
