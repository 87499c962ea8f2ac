//! The vocabulary of the bank format: every table, its keys, what they hold and whom they belong to.
//!
//! With `road_keys` this is the one place that lists them: files are judged by it, mistyped keys are compared with it,
//! and the JSON Schema of the format is made from it.

pub use super::config_keys::{COLORS, CONFIG_FILE, OPENS, SELECTS};
pub use super::road_keys::{
    ABOUT, CHECKLIST, DECK, ENTRY, FAQ_FILE, RESOURCE, ROADMAP_FILE, SECTION, SKILL, STEP, TOPIC,
};
pub use super::shape::{
    ACCEPTED, ANY, COLUMNS, Count, ENTRIES, FEW, FIXTURES, Key, LETTERED, LETTERS, LISTED,
    NAME_LENGTH, REASON_LENGTH, SLUG_LENGTH, Shape, Table,
};
use crate::model::{Comparison, Kind, Level};

use Shape::{
    Date, Flag, Format, Number, Short, Shorts, Slug, Tables, Text, TextOrTexts, Texts, Whole, Word,
};

const CHOICE: &[Kind] = &[Kind::Single, Kind::Multi];
const WRITTEN: &[Kind] = &[Kind::Short, Kind::Output];
const ORDER: &[Kind] = &[Kind::Order];
const MATCH: &[Kind] = &[Kind::Match];
const SQL: &[Kind] = &[Kind::Sql];
const OPEN: &[Kind] = &[Kind::Open];
const WITH_WRONG: &[Kind] = &[Kind::Short, Kind::Output, Kind::Order, Kind::Sql];

const KINDS: [&str; Kind::ALL.len()] = {
    let mut names = [""; Kind::ALL.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = Kind::ALL[at].name();
        at += 1;
    }
    names
};

const LEVELS: [&str; Level::ALL.len()] = {
    let mut names = [""; Level::ALL.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = Level::ALL[at].name();
        at += 1;
    }
    names
};

/// The top of a question file.
pub static QUESTION_FILE: Table = Table {
    path: "",
    keys: &[
        Key::new("format", Format, "the number of the format, 1"),
        Key::new("bank", Shape::Table(&BANK), "who the bank is"),
        Key::new(
            "defaults",
            Shape::Table(&DEFAULTS),
            "what all questions of the file share",
        ),
        Key::new(
            "lint",
            Shape::Table(&LINT),
            "which lint rules are judged, and how",
        ),
        Key::new(
            "allow",
            Shorts(FEW, NAME_LENGTH),
            "codes of lint rules that the file is excused from",
        ),
        Key::new(
            "allow_reason",
            Short(REASON_LENGTH),
            "why the file is excused",
        ),
        Key::new("question", Tables(&QUESTION, ANY), "the questions"),
    ],
};

/// Who a bank is.
pub static BANK: Table = Table {
    path: "bank",
    keys: &[
        Key::new("id", Slug, "the id of the bank, stable for ever").required(),
        Key::new("title", Text, "its title for people"),
    ],
};

/// What all questions of a file share.
pub static DEFAULTS: Table = Table {
    path: "defaults",
    keys: &[
        Key::new("step", Short(NAME_LENGTH), "the step of the roadmap"),
        Key::new("topic", Short(NAME_LENGTH), "the topic of that step"),
        Key::new(
            "decks",
            Shorts(FEW, NAME_LENGTH),
            "the decks that list the questions",
        ),
        Key::new("level", Word(&LEVELS), "whom the questions are for"),
        Key::new(
            "verified",
            Date,
            "the day on which keys and references were last checked",
        ),
        Key::new("author", Short(NAME_LENGTH), "who wrote them"),
    ],
};

/// Which lint rules are judged, and how.
pub static LINT: Table = Table {
    path: "lint",
    keys: &[
        Key::new("allow", Texts(ANY), "codes that are not judged"),
        Key::new("deny", Texts(ANY), "codes whose findings are errors"),
        Key::new(
            "references",
            Texts(ANY),
            "hosts that count as primary sources",
        ),
    ],
};

/// One question.
pub static QUESTION: Table = Table {
    path: "question",
    keys: &[
        Key::new(
            "id",
            Slug,
            "its id, unique within the bank and stable for ever",
        ),
        Key::new(
            "step",
            Short(NAME_LENGTH),
            "the step of the roadmap it belongs to",
        ),
        Key::new("topic", Short(NAME_LENGTH), "the topic of that step"),
        Key::new("decks", Shorts(FEW, NAME_LENGTH), "the decks that list it"),
        Key::new("level", Word(&LEVELS), "whom it is for"),
        Key::new(
            "kind",
            Word(&KINDS),
            "how it is answered; may be left out where the key tells it",
        ),
        Key::new("seconds", Whole(1, 86_400), "how long an answer takes"),
        Key::new(
            "hint",
            Text,
            "a thought that helps without giving the key away",
        ),
        Key::new("author", Short(NAME_LENGTH), "who wrote it"),
        Key::new(
            "verified",
            Date,
            "the day on which key and references were last checked",
        ),
        Key::new("applies_to", Text, "the versions it speaks of"),
        Key::new("historical", Flag, "it speaks of the past on purpose"),
        Key::new(
            "negative",
            Flag,
            "its stem asks for what is not so on purpose",
        ),
        Key::new(
            "shuffle",
            Flag,
            "`false` keeps the options in the written order",
        ),
        Key::new(
            "allow",
            Shorts(FEW, NAME_LENGTH),
            "codes of lint rules that it is excused from",
        ),
        Key::new("allow_reason", Short(REASON_LENGTH), "why it is excused"),
        Key::new(
            "follow_up",
            Texts(ANY),
            "ids of questions that an interviewer asks next",
        ),
        Key::new("stem", Text, "the question itself").required(),
        Key::new("language", Text, "the language of `code`"),
        Key::new("code", Text, "a listing that belongs to the stem"),
        Key::new(
            "accept",
            TextOrTexts(ACCEPTED),
            "the accepted answers, the best form first",
        )
        .of(WRITTEN)
        .required(),
        Key::new(
            "compare",
            Word(&Comparison::NAMES),
            "how answers are compared",
        )
        .of(WRITTEN),
        Key::new("tolerance", Number, "how far a number may be off").of(WRITTEN),
        Key::new("items", Texts(LETTERED), "the items in their right order")
            .of(ORDER)
            .required(),
        Key::new(
            "reference_query",
            Text,
            "the query that gives the right rows, or the statements that lead to them",
        )
        .of(SQL)
        .required(),
        Key::new(
            "probe_query",
            Text,
            "what is asked of the database after an answer that writes",
        )
        .of(SQL),
        Key::new("ordered", Flag, "the order of the rows counts").of(SQL),
        Key::new(
            "columns",
            Texts(COLUMNS),
            "the names that the columns are to have",
        )
        .of(SQL),
        Key::new("answer", TextOrTexts(ACCEPTED), "model answers")
            .of(OPEN)
            .required(),
        Key::new(
            "need",
            Whole(1, 10_000),
            "the sum of found weights that passes",
        )
        .of(OPEN),
        Key::new("accept_sample", Texts(LISTED), "answers that should pass").of(OPEN),
        Key::new(
            "reject_sample",
            Texts(LISTED),
            "answers that should not pass",
        )
        .of(OPEN),
        Key::new("explanation", Text, "what the question teaches"),
        Key::new("option", Tables(&OPTION, LETTERED), "the options")
            .of(CHOICE)
            .required(),
        Key::new(
            "fixture",
            Tables(&FIXTURE, FIXTURES),
            "the databases on which answers are run",
        )
        .of(SQL)
        .required(),
        Key::new(
            "wrong",
            Tables(&WRONG, LISTED),
            "wrong answers that learners give",
        )
        .of(WITH_WRONG),
        Key::new("pair", Tables(&PAIR, LETTERED), "what belongs together")
            .of(MATCH)
            .required(),
        Key::new("spare", Texts(LISTED), "rights that belong to no left").of(MATCH),
        Key::new(
            "point",
            Tables(&POINT, LISTED),
            "the points that a good answer makes",
        )
        .of(OPEN),
        Key::new(
            "red_flag",
            Tables(&RED_FLAG, LISTED),
            "what a good answer does not say",
        )
        .of(OPEN),
        Key::new(
            "reference",
            Tables(&REFERENCE, LISTED),
            "where it can be read",
        ),
    ],
};

/// One option of a choice.
pub static OPTION: Table = Table {
    path: "question.option",
    keys: &[
        Key::new("text", Text, "what the option says").required(),
        Key::new("correct", Flag, "it belongs to the key"),
        Key::new(
            "why",
            Text,
            "why it is right, or which misconception it holds",
        ),
    ],
};

/// A small database that answers are run on.
pub static FIXTURE: Table = Table {
    path: "question.fixture",
    keys: &[
        Key::new("name", Short(NAME_LENGTH), "what it is called"),
        Key::new("hidden", Flag, "the learner does not see it"),
        Key::new(
            "setup",
            Text,
            "the statements that make and fill its tables",
        )
        .required(),
    ],
};

/// A wrong answer that learners give.
pub static WRONG: Table = Table {
    path: "question.wrong",
    keys: &[
        Key::new("answer", Text, "what they type")
            .of(WRITTEN)
            .required(),
        Key::new(
            "order",
            Texts(LETTERED),
            "their order, as letters of the items",
        )
        .of(ORDER)
        .required(),
        Key::new("query", Text, "the query that they write")
            .of(SQL)
            .required(),
        Key::new("why", Text, "which misconception leads to it"),
    ],
};

/// A left and the right that belongs to it.
pub static PAIR: Table = Table {
    path: "question.pair",
    keys: &[
        Key::new("left", Text, "what is asked").required(),
        Key::new("right", Text, "what belongs to it").required(),
        Key::new("why", Text, "the reason"),
    ],
};

/// A point that a good open answer makes.
pub static POINT: Table = Table {
    path: "question.point",
    keys: &[
        Key::new("text", Text, "the point in a sentence").required(),
        Key::new("any", Texts(LISTED), "ways to say it"),
        Key::new("weight", Whole(1, 100), "how much it counts; 1 if left out"),
        Key::new("required", Flag, "an answer without it cannot pass"),
        Key::new("ask", Text, "what an interviewer asks who has not heard it"),
    ],
};

/// Something that a good open answer does not say.
pub static RED_FLAG: Table = Table {
    path: "question.red_flag",
    keys: &[
        Key::new("text", Text, "the mistake in a sentence").required(),
        Key::new("any", Texts(LISTED), "ways to say it"),
        Key::new("why", Text, "what is wrong with it"),
    ],
};

/// Where a claim can be read.
pub static REFERENCE: Table = Table {
    path: "question.reference",
    keys: &[
        Key::new("title", Text, "the document and its section").required(),
        Key::new("url", Text, "its address").required(),
    ],
};
