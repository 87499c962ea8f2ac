//! The data of the rules: words, products, hosts and stale claims, as the files in `data/` list them.

use std::sync::LazyLock;

use toml::de::DeTable;

static WORDS: LazyLock<Parsed> = LazyLock::new(|| Parsed::new(include_str!("data/words.toml")));
static PRODUCTS: LazyLock<Parsed> =
    LazyLock::new(|| Parsed::new(include_str!("data/products.toml")));
static HOSTS: LazyLock<Parsed> = LazyLock::new(|| Parsed::new(include_str!("data/hosts.toml")));

/// A file of `data/`, read; the tests see to it that all of them can be.
struct Parsed(DeTable<'static>);

impl Parsed {
    fn new(text: &'static str) -> Self {
        Self(DeTable::parse_recoverable(text).0.into_inner())
    }

    fn list(&self, name: &str) -> Vec<String> {
        let list = self.0.get(name).and_then(|list| list.get_ref().as_array());
        let items = list.into_iter().flat_map(|list| list.iter());
        items
            .filter_map(|item| item.get_ref().as_str().map(str::to_owned))
            .collect()
    }
}

/// The words of that list.
pub(super) fn words(list: &str) -> Vec<String> {
    WORDS.list(list)
}

/// The names of products of that list.
pub(super) fn products(list: &str) -> Vec<String> {
    PRODUCTS.list(list)
}

/// The hosts of that list.
pub(super) fn hosts(list: &str) -> Vec<String> {
    HOSTS.list(list)
}

/// Something that was true once.
#[derive(Debug)]
pub(super) struct Claim {
    /// Its id, `S01`.
    pub id: String,
    /// What it is known by: a regular expression over bytes.
    pub pattern: String,
    /// What is true now.
    pub now: String,
    /// Whether that was checked in a primary or named source.
    pub is_verified: bool,
}

static CLAIMS: LazyLock<Vec<Claim>> = LazyLock::new(read_claims);

/// All claims that have gone stale.
pub(super) fn claims() -> &'static [Claim] {
    &CLAIMS
}

fn read_claims() -> Vec<Claim> {
    let file = Parsed::new(include_str!("data/stale.toml"));
    let list = file
        .0
        .get("claim")
        .and_then(|list| list.get_ref().as_array());
    let tables = list
        .into_iter()
        .flat_map(|list| list.iter())
        .filter_map(|claim| claim.get_ref().as_table());
    let claim = |table: &DeTable<'_>| {
        let text = |key: &str| Some(table.get(key)?.get_ref().as_str()?.to_owned());
        Some(Claim {
            id: text("id")?,
            pattern: text("pattern")?,
            now: text("now")?,
            is_verified: text("confidence")? == "V",
        })
    };
    tables.filter_map(claim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_data_can_be_read() {
        let files = [
            include_str!("data/words.toml"),
            include_str!("data/products.toml"),
            include_str!("data/hosts.toml"),
            include_str!("data/stale.toml"),
        ];
        for text in files {
            assert!(DeTable::parse_recoverable(text).1.is_empty(), "{text}");
        }
    }

    #[test]
    fn every_list_that_is_asked_for_is_there() {
        for list in [
            "stop", "absolute", "hedge", "temporal", "negation", "ask", "aside",
        ] {
            assert!(!words(list).is_empty(), "{list}");
        }
        for list in ["dotted", "whole"] {
            assert!(!products(list).is_empty(), "{list}");
        }
        for list in ["primary", "shorteners", "secondary"] {
            assert!(!hosts(list).is_empty(), "{list}");
        }
        let claims = include_str!("data/stale.toml").matches("[[claim]]").count();
        assert_eq!(super::claims().len(), claims);
    }
}
