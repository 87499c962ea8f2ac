//! What holds for a run, and where each value comes from.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Diagnostic, Format};

/// What `config` writes: one line.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Config<'a> {
    /// What holds.
    Config(Shown<'a>),
    /// Where the config file is.
    ConfigPath(ConfigPath),
}

/// What holds for a run.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "ConfigShown")]
pub struct Shown<'a> {
    /// The number of the format.
    pub format: Format,
    /// The config file; null if there is no home to look for one.
    pub path: Option<String>,
    /// Whether it is there.
    pub exists: bool,
    /// All that can be set.
    pub settings: Vec<Setting>,
    /// All that is wrong with the file.
    pub diagnostics: Vec<Diagnostic<'a>>,
}

/// Where the config file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConfigPath {
    /// The number of the format.
    pub format: Format,
    /// The config file; null if there is no home to look for one.
    pub path: Option<String>,
    /// Whether it is there.
    pub exists: bool,
}

/// A value that holds.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Setting {
    /// Its key in the config file, such as `quiz.count`.
    pub key: &'static str,
    /// The value; null where nothing is set.
    pub value: SettingValue,
    /// Where it comes from.
    pub from: From,
    /// The flag or the variable that says so.
    pub name: Option<&'static str>,
    /// The line of the config file that says so.
    pub line: Option<usize>,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "SettingFrom")]
pub enum From {
    /// A flag of the command line.
    Flag,
    /// The environment.
    Environment,
    /// The config file.
    File,
    /// Nobody said anything.
    Default,
}

/// What is set.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum SettingValue {
    /// Nothing.
    Nothing(()),
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(usize),
    /// A word, a path, a time.
    Text(String),
    /// A list of paths.
    Texts(Vec<String>),
}
