//! The JSON that programs read and write: one type a shape, one line an object.

mod answer;
mod bank_schema;
mod check;
mod config;
mod event;
mod explain;
mod failure;
mod faq;
mod fingerprint;
mod flag;
mod github;
mod goal;
mod graded;
mod header;
mod home;
mod input;
mod kept;
mod line;
mod list;
mod node;
mod node_json;
mod node_toml;
mod own_words;
mod paper;
mod progress;
mod question;
mod report;
mod road;
mod rows;
mod sarif;
mod schema;
mod setup;
mod sheet;
mod sheet_answer;
mod sheet_letters;
mod shown;
mod stats;
mod step;
mod store;
mod template;
#[cfg(test)]
pub(crate) mod test_bank;
mod time;
mod toml_text;
mod words;
mod written;

pub use answer::{Answer, key, response};
pub use bank_schema::bank_schemas;
pub use check::{Check, Diagnostic, Fix, Summary};
pub use config::{
    Config, ConfigPath, From as SettingFrom, Setting, SettingValue, Shown as ConfigShown,
};
pub use event::{
    Event, Flagged, Hint, Prompted, Rated, Recorded, Refused, Refusing, Session, Undone, Warning,
    WarningKind, event,
};
pub use explain::{CodeLine, Codes, ExampleListing, Explain, Explanation};
pub use failure::Failure;
pub use faq::{Faq, FaqEntry};
pub use fingerprint::fingerprint;
pub use flag::{Flag, Flags};
pub use github::annotations;
pub use goal::{Goal, GoalLine};
pub use graded::{Graded, GradedItem, GradedOption, GradedPair, Reference};
pub use header::Header;
pub use home::{Home, LastDay};
pub use input::{Line, True, read_line};
pub use kept::{Left, LeftQuestion, kept_response, response_kept};
pub use line::{FORMAT, Format, line};
pub use list::{List, Listed, TopicCount};
pub use node::Fault;
pub use own_words::{Assessment, Band, Caution, GradedPoint, RedFlag};
pub use paper::{PaperHead, paper};
pub use progress::{Forecast, Progress};
pub use question::{Fixture, Part, Question};
pub use report::{ByLevel, ByStep, ComesBack, Kept, Missed, Report};
pub use road::{About, Deck, NextStep, Road, Skill, Skills, StepLine, Steps};
pub use rows::{Between, Cell, Ran, RanFixture, Rows, Showed, Stopped, StoppedKind};
pub use sarif::Sarif;
pub use schema::schemas;
pub use setup::Setup;
pub use sheet::{Filled, Sheet};
pub use shown::{
    Shown, ShownFixture, ShownFlag, ShownKey, ShownOption, ShownPair, ShownPoint, ShownWrong,
};
pub use stats::{Chance, DayCount, Expected, LevelStats, Rate, Stats, StepStats, WeakTopic};
pub use step::{ChecklistItem, Resource, Section, Step, StepProgress, Topic};
pub use store::{Doubled, Fit, Gap, Optimized, Store, StoreChecked, Taken};
pub use template::Template;
pub use words::{GivenVerdict, Kind, Level, Rating, Severity, Verdict};
pub use written::PaperWritten;
