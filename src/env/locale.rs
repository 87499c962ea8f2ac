//! What the locale of the terminal has.

/// Whether the locale has UTF-8: where none is named, the terminal has it all the same.
pub(super) fn is_utf_8(text: impl Fn(&str) -> Option<String>) -> bool {
    let named = |name: &&str| text(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(named);
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}
