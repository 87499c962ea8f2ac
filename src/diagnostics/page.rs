//! The page that explains a code: what it means, why, a bad and a good example.

use super::Code;

/// The page that explains a code. All texts are Markdown with inline code and emphasis only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The code.
    pub code: Code,
    /// What it means.
    pub what: &'static str,
    /// Why it matters, and who says so.
    pub why: &'static str,
    /// What raises it.
    pub bad: Example,
    /// The same as it should be.
    pub good: Example,
}

/// What one part of a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// What is said of it; may be empty.
    pub said: &'static str,
    /// Its listings, one or more.
    pub listings: Vec<Listing>,
}

/// A listing of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The name of the file, if it is a whole file of a bank.
    pub path: Option<&'static str>,
    /// Its lines, with a line end at the end.
    pub text: &'static str,
}

impl Page {
    /// The page of that code.
    #[must_use]
    pub fn of(code: Code) -> Self {
        let text = code.page();
        Self {
            code,
            what: text
                .split("\n## ")
                .next()
                .and_then(below_title)
                .unwrap_or_default(),
            why: section(text, "Why"),
            bad: Example::read(section(text, "Bad")),
            good: Example::read(section(text, "Good")),
        }
    }
}

fn below_title(head: &str) -> Option<&str> {
    head.split_once('\n').map(|(_, below)| below.trim())
}

/// What stands below `## name`.
fn section(text: &'static str, name: &str) -> &'static str {
    let mut sections = text.split("\n## ").skip(1);
    let found = sections.find_map(|section| section.strip_prefix(name)?.strip_prefix('\n'));
    found.unwrap_or_default().trim()
}

impl Example {
    fn read(section: &'static str) -> Self {
        let mut parts = section.split("```");
        let said = parts.next().unwrap_or_default().trim();
        Self {
            said,
            listings: parts.step_by(2).filter_map(Listing::read).collect(),
        }
    }
}

impl Listing {
    /// Reads what stands between two fences: `toml`, perhaps a path, and the lines.
    fn read(fenced: &'static str) -> Option<Self> {
        let (info, text) = fenced.split_once('\n')?;
        let path = match info.split_once(' ') {
            Some(("toml", path)) => Some(path),
            None if info == "toml" => Some("bank.toml"),
            Some(_) | None => None,
        };
        Some(Self { path, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_whole_page() {
        for code in Code::ALL {
            let page = Page::of(*code);
            let title = format!("# {code}: {}\n", code.title());
            assert!(code.page().starts_with(&title), "{code}: {}", code.title());
            assert!(page.what.len() > 40 && page.why.len() > 60, "{code}");
            for example in [&page.bad, &page.good] {
                assert!(!example.listings.is_empty(), "{code}");
                let texts = example.listings.iter().map(|listing| listing.text);
                assert!(texts.into_iter().all(|text| text.ends_with('\n')), "{code}");
            }
        }
    }

    #[test]
    fn reads_files_of_an_example() {
        let example = Example::read(
            "Two:\n\n```toml roadmap.toml\na\n```\n\n```toml\nb\n```\n```text\nc\n```",
        );
        let listing = |path, text| Listing { path, text };
        assert_eq!(example.said, "Two:");
        let expected = [
            listing(Some("roadmap.toml"), "a\n"),
            listing(Some("bank.toml"), "b\n"),
            listing(None, "c\n"),
        ];
        assert_eq!(example.listings, expected);
    }
}
