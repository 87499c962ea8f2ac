//! The vocabulary of the config file.

use super::shape::{ANY, Key, Shape, Table};

use Shape::{Flag, Number, Text, Texts, Whole, Word};

/// When colours are used.
pub const COLORS: [&str; 3] = ["auto", "always", "never"];

/// How questions are chosen.
pub const SELECTS: [&str; 6] = ["mix", "random", "due", "new", "weak", "missed"];

/// Whether questions to be answered in one's own words are asked.
pub const OPENS: [&str; 2] = ["ask", "skip"];

/// The top of the config file.
pub static CONFIG_FILE: Table = Table {
    path: "",
    keys: &[
        Key::new("color", Word(&COLORS), "when colours are used"),
        Key::new("plain", Flag, "lines and words instead of menus and bars"),
        Key::new(
            "pager",
            Text,
            "the program that long texts are read in; `cat` for none",
        ),
        Key::new(
            "banks",
            Texts(ANY),
            "banks that are always loaded beside the built-in one",
        ),
        Key::new("store", Text, "the file that answers are kept in"),
        Key::new("profile", Text, "which learner of this machine it is"),
        Key::new("quiz", Shape::Table(&QUIZ), "what a quiz is like"),
        Key::new("memory", Shape::Table(&MEMORY), "when questions come back"),
    ],
};

/// What a quiz is like where the command line says nothing else.
pub static QUIZ: Table = Table {
    path: "quiz",
    keys: &[
        Key::new("count", Whole(1, 100_000), "how many questions are asked"),
        Key::new("select", Word(&SELECTS), "how questions are chosen"),
        Key::new(
            "open",
            Word(&OPENS),
            "whether questions to be answered in your own words are asked",
        ),
        Key::new(
            "time_limit",
            Text,
            "the time after which a session ends, such as 20m",
        ),
        Key::new("pass", Number, "the percentage that passes"),
    ],
};

/// When questions come back.
pub static MEMORY: Table = Table {
    path: "memory",
    keys: &[Key::new(
        "retention",
        Number,
        "the share of questions that should still be remembered when they come back, 0.7 to 0.97",
    )],
};
