//! The vocabulary of `roadmap.toml` and `faq.toml`.

use super::keys::{BANK, LINT};
use super::shape::{ANY, Key, Shape, Table};

use Shape::{Flag, Format, Slug, Tables, Text, Texts, Whole};

/// The top of `roadmap.toml`.
pub static ROADMAP_FILE: Table = Table {
    path: "",
    keys: &[
        Key::new("format", Format, "the number of the format, 1"),
        Key::new("title", Text, "the title of the roadmap"),
        Key::new("summary", Text, "what it is, in a sentence or two"),
        Key::new(
            "retired",
            Texts(ANY),
            "question ids that were used once and never come back",
        ),
        Key::new("bank", Shape::Table(&BANK), "who the bank is"),
        Key::new("about", Shape::Table(&ABOUT), "what the profession is"),
        Key::new(
            "lint",
            Shape::Table(&LINT),
            "which lint rules are judged, and how",
        ),
        Key::new("step", Tables(&STEP, ANY), "the steps, in order"),
        Key::new("deck", Tables(&DECK, ANY), "named views over the questions"),
        Key::new("skill", Tables(&SKILL, ANY), "the skills checklist"),
    ],
};

/// The top of `faq.toml`.
pub static FAQ_FILE: Table = Table {
    path: "",
    keys: &[
        Key::new("format", Format, "the number of the format, 1"),
        Key::new(
            "entry",
            Tables(&ENTRY, ANY),
            "the entries, in the order of their numbers",
        ),
    ],
};

/// What the profession is.
pub static ABOUT: Table = Table {
    path: "about",
    keys: &[
        Key::new("title", Text, "the question that the text answers").required(),
        Key::new("text", Text, "the answer").required(),
        Key::new("does", Texts(ANY), "what such a person does"),
    ],
};

/// One step of the roadmap.
pub static STEP: Table = Table {
    path: "step",
    keys: &[
        Key::new("id", Slug, "its id, stable for ever").required(),
        Key::new("title", Text, "its title").required(),
        Key::new("summary", Text, "what it is about, in a sentence"),
        Key::new("hours", Whole(0, 10_000), "about how long it takes"),
        Key::new(
            "requires",
            Texts(ANY),
            "ids of the steps that come before it",
        ),
        Key::new("guides", Texts(ANY), "decks recommended with it"),
        Key::new("project", Text, "what to build"),
        Key::new(
            "checklist",
            Tables(&CHECKLIST, ANY),
            "what to be able to do",
        ),
        Key::new(
            "section",
            Tables(&SECTION, ANY),
            "what to learn, under headings",
        ),
        Key::new(
            "topic",
            Tables(&TOPIC, ANY),
            "the topics of its questions, in order",
        ),
        Key::new("resource", Tables(&RESOURCE, ANY), "what to read"),
    ],
};

/// Something to be able to do.
pub static CHECKLIST: Table = Table {
    path: "step.checklist",
    keys: &[
        Key::new("id", Slug, "its id, under which a tick is kept").required(),
        Key::new("text", Text, "what it says").required(),
    ],
};

/// A heading and what stands under it.
pub static SECTION: Table = Table {
    path: "step.section",
    keys: &[
        Key::new("title", Text, "the heading").required(),
        Key::new("items", Texts(ANY), "the lines under it"),
    ],
};

/// What a group of questions is about.
pub static TOPIC: Table = Table {
    path: "step.topic",
    keys: &[
        Key::new("id", Slug, "its id, stable for ever").required(),
        Key::new("title", Text, "its title for people"),
        Key::new("covers", Text, "what it covers"),
        Key::new("deck", Text, "the deck that its questions belong to"),
        Key::new(
            "target",
            Whole(0, 200_000),
            "how many questions the bank is to have",
        ),
    ],
};

/// Something to read.
pub static RESOURCE: Table = Table {
    path: "step.resource",
    keys: &[
        Key::new("title", Text, "its title").required(),
        Key::new("url", Text, "its address").required(),
        Key::new("topics", Texts(ANY), "the topics that it teaches"),
    ],
};

/// A named view over the questions.
pub static DECK: Table = Table {
    path: "deck",
    keys: &[
        Key::new("id", Slug, "its id, stable for ever").required(),
        Key::new("title", Text, "its title").required(),
        Key::new("summary", Text, "what is in it"),
    ],
};

/// A line of the skills checklist.
pub static SKILL: Table = Table {
    path: "skill",
    keys: &[
        Key::new("id", Slug, "its id, under which a tick is kept").required(),
        Key::new("text", Text, "what it says").required(),
        Key::new("step", Text, "the step that teaches it"),
    ],
};

/// One entry of the FAQ.
pub static ENTRY: Table = Table {
    path: "entry",
    keys: &[
        Key::new("id", Slug, "its id, stable for ever").required(),
        Key::new("question", Text, "the question").required(),
        Key::new("answer", Text, "the answer").required(),
        Key::new(
            "from_guide",
            Flag,
            "the guide that the bank is made from asks it",
        ),
        Key::new("tags", Texts(ANY), "words to find it by"),
        Key::new("see", Texts(ANY), "ids of related entries"),
        Key::new("steps", Texts(ANY), "ids of related steps"),
    ],
};
