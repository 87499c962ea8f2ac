//! References to read: title and address, the address a link where the terminal makes links of them.

use super::{Look, fit, hang, unmarked, visible, width, wrap};
use crate::model::Reference;
use crate::style::{Meaning, paint};

/// `text` as a link (OSC 8) to `url`; the text alone if that is no web address in plain ASCII. The
/// escapes are stripped where styles are.
#[must_use]
pub fn link(url: &str, text: &str) -> String {
    let safe = url.bytes().all(|byte| byte.is_ascii_graphic());
    let web = ["https://", "http://"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    if safe && web {
        format!("\u{1b}]8;;{url}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
    } else {
        text.to_owned()
    }
}

/// `Read   title url` for each reference, the address on a line of its own where it does not fit.
pub(super) fn read(look: Look, references: &[Reference]) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, reference) in references.iter().enumerate() {
        let label = if at == 0 { "Read" } else { "    " };
        lines.extend(one(look, label, reference));
    }
    lines
}

fn one(look: Look, label: &str, reference: &Reference) -> Vec<String> {
    let columns = look.width();
    let mut lines = hang("       ", &reference.title, columns);
    let address = visible(&reference.url);
    match lines.last_mut() {
        Some(last) if width(last) + 1 + width(&address) <= columns => {
            last.push_str(&format!(" {}", link(&reference.url, &address)));
        }
        Some(_) | None => lines.push(alone(&reference.url, 7, columns)),
    }
    if let Some(first) = lines.first_mut() {
        let rest = first.get(4..).unwrap_or_default().to_owned();
        *first = format!("{}{rest}", paint(Meaning::Heading, label));
    }
    lines
}

/// A table of titles and addresses without their scheme, stacked where they do not fit side by side.
pub(super) fn table(look: Look, references: &[&Reference]) -> Vec<String> {
    let titles = references
        .iter()
        .map(|reference| width(&visible(&reference.title)));
    let column = titles.max().unwrap_or(0);
    let mut lines = Vec::new();
    for reference in references {
        let (title, address) = (visible(&reference.title), visible(bare(&reference.url)));
        if column + 4 + width(&address) <= look.width() {
            let link = link(&reference.url, &address);
            lines.push(format!("  {}  {link}", fit(&title, column)));
        } else {
            lines.extend(hang("  ", &title, look.width()));
            lines.push(alone(&reference.url, 4, look.width()));
        }
    }
    lines
}

/// `Title: address` for the plain face, the address whole on a line of its own where it does not fit.
pub(super) fn spoken(look: Look, reference: &Reference) -> Vec<String> {
    let mut lines = wrap(&format!("{}:", unmarked(&reference.title)), look.width());
    let address = visible(&reference.url);
    match lines.last_mut() {
        Some(last) if width(last) + 1 + width(&address) <= look.width() => {
            last.push_str(&format!(" {address}"));
        }
        Some(_) | None => lines.push(address.into_owned()),
    }
    lines
}

fn bare(url: &str) -> &str {
    let rest = url.strip_prefix("https://").unwrap_or(url);
    rest.strip_prefix("www.").unwrap_or(rest)
}

/// The address on a line of its own: never broken by us, so that it can be copied whole.
fn alone(url: &str, indent: usize, columns: usize) -> String {
    let address = visible(url);
    let indent = if indent + width(&address) <= columns {
        indent
    } else {
        0
    };
    format!("{}{}", " ".repeat(indent), link(url, &address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        let linked = link("https://go.dev/ref", "here");
        assert_eq!(
            linked,
            "\u{1b}]8;;https://go.dev/ref\u{1b}\\here\u{1b}]8;;\u{1b}\\"
        );
        for url in [
            "javascript:alert(1)",
            "https://a b",
            "https://a\u{1b}\\",
            "https://\u{43f}",
        ] {
            assert_eq!(link(url, "here"), "here", "{url:?}");
        }
        assert_eq!(anstream::adapter::strip_str(&linked).to_string(), "here");
    }
}
