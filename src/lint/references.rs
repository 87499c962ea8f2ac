//! L12: a primary source, named by its section.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::sheet::Sheet;
use super::tables;
use super::thresholds::TITLE;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Policy, Question, Reference, Roadmap};

static PRIMARY: LazyLock<HashSet<String>> = LazyLock::new(|| set("primary"));
static SHORTENERS: LazyLock<HashSet<String>> = LazyLock::new(|| set("shorteners"));
static SECONDARY: LazyLock<HashSet<String>> = LazyLock::new(|| set("secondary"));

/// Parts of a path that lead to the front page of a manual and no further.
const FRONT: [&str; 15] = [
    "",
    "doc",
    "docs",
    "en",
    "latest",
    "stable",
    "current",
    "manual",
    "documentation",
    "home",
    "index.html",
    "index.htm",
    "reference",
    "learn",
    "guide",
];
/// Signs and words of a title that names a section.
const SECTIONS: [&str; 13] = [
    ",", ":", ";", "(", "\u{2013}", "\u{2014}", "#", "\u{a7}", " - ", "section", "chapter",
    "appendix", "pep ",
];

fn set(list: &str) -> HashSet<String> {
    tables::hosts(list).into_iter().collect()
}

/// Hosts that a bank itself counts as primary sources.
#[derive(Debug, Default)]
pub(super) struct OwnHosts<'a>(HashSet<&'a str>);

impl<'a> OwnHosts<'a> {
    /// The hosts of the bank's `[lint]` table and of the resources of its roadmap.
    pub(super) fn new(policy: &'a Policy, roadmap: Option<&'a Roadmap>) -> Self {
        let steps = roadmap.into_iter().flat_map(|roadmap| &roadmap.steps);
        let resources = steps.flat_map(|step| &step.resources);
        let hosts = resources.filter_map(|resource| Some(Address::read(&resource.url)?.host));
        Self(
            hosts
                .chain(policy.references.iter().map(|host| bare(host)))
                .collect(),
        )
    }
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// An https address.
struct Address<'a> {
    host: &'a str,
    path: &'a str,
    has_query: bool,
    has_fragment: bool,
}

impl<'a> Address<'a> {
    fn read(url: &'a str) -> Option<Self> {
        let rest = url.trim().strip_prefix("https://")?;
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host.split_once(':').map_or(host, |(host, _)| host);
        let is_host = host.contains('.') && !host.contains(|c: char| c.is_whitespace() || c == '@');
        is_host.then_some(Self {
            host: bare(host),
            path: path.trim_matches('/'),
            has_query: !query.is_empty(),
            has_fragment: !fragment.is_empty(),
        })
    }

    /// The host, and each domain that it lies in.
    fn domains(&self) -> impl Iterator<Item = &'a str> {
        std::iter::successors(Some(self.host), |host| Some(host.split_once('.')?.1))
    }

    fn is_of(&self, hosts: &HashSet<String>) -> bool {
        self.domains().any(|domain| hosts.contains(domain))
    }

    fn is_primary(&self, own: &[&OwnHosts<'_>]) -> bool {
        self.is_of(&PRIMARY)
            || self.host.ends_with(".edu")
            || self.host.ends_with(".gov")
            || own
                .iter()
                .any(|own| self.domains().any(|domain| own.0.contains(domain)))
    }

    fn is_front(&self) -> bool {
        let is_front = |part: &str| FRONT.iter().any(|front| part.eq_ignore_ascii_case(front));
        !self.has_fragment && !self.has_query && self.path.split('/').all(is_front)
    }
}

/// Judges the references of a question in a bank with these own hosts.
pub(super) fn judge(question: &Question, own: &[&OwnHosts<'_>], sheet: &mut Sheet) {
    let mut is_primary = false;
    for reference in &question.references {
        is_primary |= judge_one(reference, own, sheet);
    }
    let Some(first) = question.references.first() else {
        sheet.miss(Code::L12, || {
            Diagnostic::new(Code::L12, "the question has no reference", question.span)
                .help("add `[[question.reference]]`: where the answer can be read")
        });
        return;
    };
    if !is_primary {
        let host = Address::read(&first.url).map_or("this", |address| address.host);
        let message = format!("no reference is on a known primary source ({host} is not)");
        let help = "name the specification or the maker's manual; own hosts go into `references` of `[lint]`";
        sheet.warn(Diagnostic::new(Code::L12, message, first.url.span()).help(help));
    }
}

/// Judges one reference; gives whether its host is a primary source, or is faulty for itself.
fn judge_one(reference: &Reference, own: &[&OwnHosts<'_>], sheet: &mut Sheet) -> bool {
    let place = reference.url.span();
    let mut report = |message: String, help: &str| {
        sheet.report(Diagnostic::new(Code::L12, message, place).help(help));
    };
    let Some(address) = Address::read(&reference.url) else {
        report(
            "the address is not https".to_owned(),
            "write `https://host/page#section`",
        );
        return true;
    };
    if reference.url.trim().contains(char::is_whitespace) {
        report(
            "the address holds white space".to_owned(),
            "write it as `%20`",
        );
    }
    let is_own = own
        .iter()
        .any(|own| address.domains().any(|domain| own.0.contains(domain)));
    if address.is_of(&SHORTENERS) {
        report(
            format!("{} hides where the link leads", address.host),
            "write the address that it leads to",
        );
        return true;
    }
    if !is_own && address.is_of(&SECONDARY) {
        let message = format!("{} retells; it is no primary source", address.host);
        report(
            message,
            "name the specification or the maker's manual that it speaks of",
        );
        return true;
    }
    if address.is_front() {
        report(
            "the address is a front page".to_owned(),
            "link the page and section that say it",
        );
    }
    title(reference, &address, sheet);
    address.is_primary(own)
}

fn title(reference: &Reference, address: &Address<'_>, sheet: &mut Sheet) {
    let title = reference.title.trim();
    let is_name = title.len() >= TITLE && title.contains(char::is_whitespace);
    let finding = |message: &str| Diagnostic::new(Code::L12, message, reference.title.span());
    let help = "name the document and the section: `RFC 9110, section 9.2.2`";
    if !is_name || title.starts_with("http") {
        sheet.report(finding("the title names no document").help(help));
    } else if !names_section(title) {
        sheet.warn(finding("the title names no section").help(help));
    }
    let is_rfc = address
        .domains()
        .any(|domain| domain == "rfc-editor.org" || domain == "ietf.org");
    if is_rfc && !address.has_fragment && has_rfc_number(address.path) {
        let found = Diagnostic::new(Code::L12, "the whole of an RFC", reference.url.span());
        sheet.warn(found.help("link its section: `#section-9.2.2`"));
    }
}

fn names_section(title: &str) -> bool {
    if title.bytes().any(|byte| b",:;(#".contains(&byte)) {
        return true;
    }
    let folded = title.to_lowercase();
    SECTIONS.iter().any(|section| folded.contains(section))
}

fn has_rfc_number(path: &str) -> bool {
    let after = path.rfind("rfc").and_then(|at| path.as_bytes().get(at + 3));
    after.is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::super::scene::{check_bank, check_item, today};

    const ITEM: &str =
        "stem = \"Why does the server send red to its clients?\"\nanswer = \"Full.\"\n";

    fn check(title: &str, url: &str, expected: &[&str]) {
        check_item(
            &format!("{ITEM}[[question.reference]]\ntitle = {title:?}\nurl = {url:?}\n"),
            expected,
        );
    }

    #[test]
    fn l12_judges_addresses() {
        let title = "RFC 9110 HTTP Semantics, section 9.2.2";
        check(
            title,
            "https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2",
            &[],
        );
        check(
            title,
            "https://www.rfc-editor.org/rfc/rfc9110",
            &["L12 7:7 the whole of an RFC"],
        );
        check(
            title,
            "http://www.rfc-editor.org/rfc/rfc9110",
            &["L12 7:7 the address is not https"],
        );
        check(
            title,
            "https://bit.ly/x",
            &["L12 7:7 bit.ly hides where the link leads"],
        );
        check(
            title,
            "https://stackoverflow.com/q/1",
            &["L12 7:7 stackoverflow.com retells; it is no primary source"],
        );
        check(
            title,
            "https://www.postgresql.org/docs/current/",
            &["L12 7:7 the address is a front page"],
        );
        check(title, "https://docs.python.org/3/library/os.html", &[]);
        check(
            title,
            "https://example.net/page",
            &["L12 7:7 no reference is on a known primary source (example.net is not)"],
        );
        check(
            title,
            "https://example.net/a b",
            &[
                "L12 7:7 the address holds white space",
                "L12 7:7 no reference is on a known primary source (example.net is not)",
            ],
        );
        check(title, "https://cs.some.edu/page", &[]);
    }

    #[test]
    fn l12_judges_titles() {
        let url = "https://go.dev/ref/spec#Channel_types";
        check("Go spec", url, &["L12 6:9 the title names no document"]);
        check(
            "The Go Programming Language Specification",
            url,
            &["L12 6:9 the title names no section"],
        );
        check("Go Specification: Channel types", url, &[]);
    }

    #[test]
    fn l12_knows_own_hosts() {
        let text = format!(
            "[lint]\nreferences = [\"example.net\"]\n[[question]]\nid = \"a\"\n{ITEM}[[question.reference]]\ntitle = \"Our handbook: Colours\"\nurl = \"https://wiki.example.net/colours\"\n"
        );
        check_bank(&[("bank.toml", &text)], &today(), &[]);
    }
}
