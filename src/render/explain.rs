//! What codes mean: the page of one, and the list of all.

use super::{Look, Page, broken};
use crate::diagnostics::{self, Code, Example, Severity};

/// The columns of a code in the list.
const CODE: usize = 7;

/// The page that explains a code.
#[must_use]
pub fn explain(explained: &diagnostics::Page, look: Look) -> String {
    let mut page = Page::new(look);
    let code = explained.code;
    page.heading(&format!("{code}: {}", code.title()));
    page.paragraph(&severity(code));
    page.gap();
    page.paragraph(explained.what);
    page.gap();
    page.heading("Why");
    page.paragraph(explained.why);
    example(&mut page, "Bad", &explained.bad);
    example(&mut page, "Good", &explained.good);
    page.finish()
}

fn severity(code: Code) -> String {
    let (usual, strict) = (code.severity(), code.strict_severity());
    let (name, strictly) = (usual.name(), strict.name());
    if usual == strict {
        format!(
            "a{} {name}",
            if usual == Severity::Error { "n" } else { "" }
        )
    } else {
        format!("a {name}; under --strict and in the built-in bank an {strictly}")
    }
}

fn example(page: &mut Page, title: &str, example: &Example) {
    page.gap();
    page.heading(title);
    if !example.said.is_empty() {
        page.paragraph(example.said);
    }
    let several = example.listings.len() > 1;
    for (at, listing) in example.listings.iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        if let Some(path) = listing.path.filter(|_| several) {
            page.line(&format!("  # {path}"));
        }
        let width = page.look().columns.saturating_sub(2);
        for line in broken(listing.text, width, page.look().goes_on()) {
            page.line(&format!("  {line}"));
        }
    }
}

/// All codes with what they mean.
#[must_use]
pub fn codes(look: Look) -> String {
    let mut page = Page::new(look);
    let groups = [
        ("Bytes and files", "B00"),
        ("Structure", "B01"),
        ("Links", "B02"),
        ("Item writing", "L"),
    ];
    for (title, front) in groups {
        page.gap();
        page.heading(title);
        for code in Code::ALL
            .iter()
            .filter(|code| code.name().starts_with(front))
        {
            page.hanging(&format!("  {:CODE$}", code.name()), code.title());
        }
    }
    page.gap();
    page.paragraph("`roadmap explain CODE` tells what it means, why, and how it is mended.");
    page.finish()
}
