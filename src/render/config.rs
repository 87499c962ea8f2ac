//! What holds for a run, and where each value comes from.

use super::{Look, Page, fit, visible, width};
use crate::wire::{ConfigShown, Setting, SettingFrom, SettingValue};

/// The columns of a value, where it is no longer.
const VALUE: usize = 24;

/// What holds, a line each.
#[must_use]
pub fn config(shown: &ConfigShown<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    let path = shown.path.as_deref().map(visible);
    page.paragraph(&match (&path, shown.exists) {
        (Some(path), true) => format!("Config file: {path}"),
        (Some(path), false) => format!("Config file: {path} (there is none)"),
        (None, _) => "Config file: none, since there is no home".to_owned(),
    });
    page.gap();
    let longest = shown.settings.iter().map(|one| one.key.len()).max();
    for one in &shown.settings {
        row(&mut page, one, longest.unwrap_or_default());
    }
    page.gap();
    page.paragraph(
        "A flag goes before the environment, the environment before the file, the file before \
         the default. \
         `roadmap help config` shows a file.",
    );
    page.finish()
}

fn row(page: &mut Page, one: &Setting, longest: usize) {
    let (value, from) = (value(&one.value), from(one));
    let look = page.look();
    if look.plain || look.width() < longest + VALUE / 2 {
        return page.paragraph(&format!("{}: {value}, {from}", one.key));
    }
    let key = format!("{:longest$}", one.key);
    let line = format!("  {key}  {}  {from}", fit(&value, VALUE.max(width(&value))));
    if width(&line) <= look.width() {
        return page.line(&line);
    }
    page.hanging(&format!("  {key}  "), &value);
    page.hanging(&" ".repeat(longest + 4), &from);
}

fn value(value: &SettingValue) -> String {
    match value {
        SettingValue::Nothing(()) => "-".to_owned(),
        SettingValue::Flag(is_so) => is_so.to_string(),
        SettingValue::Number(number) => number.to_string(),
        SettingValue::Whole(number) => number.to_string(),
        SettingValue::Text(text) => visible(text).into_owned(),
        SettingValue::Texts(texts) if texts.is_empty() => "-".to_owned(),
        SettingValue::Texts(texts) => visible(&texts.join(", ")).into_owned(),
    }
}

fn from(one: &Setting) -> String {
    match (one.from, one.name, one.line) {
        (SettingFrom::File, _, Some(line)) => format!("line {line} of the file"),
        (SettingFrom::Flag | SettingFrom::Environment, Some(name), _) => format!("by {name}"),
        (
            SettingFrom::File | SettingFrom::Flag | SettingFrom::Environment | SettingFrom::Default,
            _,
            _,
        ) => "by default".to_owned(),
    }
}
