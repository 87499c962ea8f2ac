//! What a bank says: questions and their kinds, responses, the roadmap, the FAQ, and the catalog of headers.

mod bank;
mod catalog;
mod coverage;
mod faq;
mod header;
mod hidden;
mod kind;
mod level;
mod policy;
mod question;
mod response;
mod roadmap;
mod sql;
mod text;

pub use bank::{Bank, Identity};
pub use catalog::{Catalog, Entry};
pub use coverage::TopicCount;
pub use faq::{Faq, FaqEntry};
pub use header::{Header, Name, Place};
pub use hidden::is_hidden;
pub use kind::{
    Body, Choice, Comparison, Kind, Open, Pair, Pairs, Point, RedFlag, Sequence, Written,
    WrongAnswer, WrongOrder,
};
pub use level::Level;
pub use policy::{FileHead, Policy};
pub use question::{Listing, Question, Reference};
pub use response::{Response, Verdict};
pub use roadmap::{About, ChecklistItem, Deck, Resource, Roadmap, Section, Skill, Step, Topic};
pub use sql::{Fixture, Sql, WrongQuery};
pub use text::{Span, Text};
