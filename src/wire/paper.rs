//! A paper: the questions of a session as a TOML file to be filled in, without anything of the key.

use std::fmt::Write;

use super::fingerprint::fingerprint;
use super::question::{parts, tables};
use super::toml_text::toml_string;
use crate::load::builtin;
use crate::model::{Body, Kind};
use crate::session::Item;

/// The column at which the remarks begin.
const REMARKS: usize = 31;

/// What a paper says of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaperHead<'a> {
    /// Its title.
    pub title: &'a str,
    /// What the questions were drawn with.
    pub seed: u64,
    /// The percentage that passes.
    pub pass: Option<f64>,
}

/// The paper that asks `items`, as TOML.
#[must_use]
pub fn paper(items: &[Item], head: &PaperHead<'_>) -> String {
    let mut text = beginning(items, head);
    for (at, item) in items.iter().enumerate() {
        text.push('\n');
        text.push_str(&question(item, at + 1, items));
    }
    text
}

fn beginning(items: &[Item], head: &PaperHead<'_>) -> String {
    let own = builtin::identity().id;
    let bank = match items.iter().any(|item| item.bank != own) {
        true => "--bank BANK ",
        false => "",
    };
    let mut text = format!(
        "# Fill in every `answer`, leave it empty where you do not know, change nothing\n\
         # else. It is marked with: roadmap quiz {bank}--answers THIS-FILE\n\
         format = 1\n"
    );
    let fingerprint = format!("bank = \"{}\"", fingerprint(items));
    let _ = writeln!(text, "paper = {}", toml_string(head.title));
    text.push_str(&remark("name = \"\"", "your name"));
    let _ = writeln!(text, "seed = {}", head.seed);
    text.push_str(&remark(
        &fingerprint,
        "the questions as they were when this was made",
    ));
    if let Some(pass) = head.pass {
        let _ = writeln!(text, "pass = {pass}");
    }
    text
}

fn remark(line: &str, remark: &str) -> String {
    format!("{line:REMARKS$}# {remark}\n")
}

fn question(item: &Item, n: usize, items: &[Item]) -> String {
    let question = &item.question;
    let of = items.len();
    let how = how(question.body.kind());
    let mut text = remark("[[question]]", &format!("{n} of {of} \u{b7} {how}"));
    let several = items.iter().any(|other| other.bank != item.bank);
    let id = match several {
        true => format!("{}/{}", item.bank, question.header.id),
        false => question.header.id.to_string(),
    };
    let _ = writeln!(text, "id = {}", toml_string(&id));
    let _ = writeln!(text, "stem = {}", toml_string(&question.stem));
    if let Some(listing) = &question.listing {
        let _ = writeln!(text, "code = {}", toml_string(&listing.code));
        if let Some(language) = &listing.language {
            let _ = writeln!(text, "language = {}", toml_string(language));
        }
    }
    if let Some(tables) = tables(question) {
        let _ = writeln!(text, "tables = {}", toml_string(&tables));
    }
    text.push_str(&letters(item));
    text.push_str(&template(item));
    text
}

fn letters(item: &Item) -> String {
    let (left, shown) = parts(item);
    let table = super::sheet_letters::table_of(item.question.body.kind());
    let mut text = String::new();
    for part in left {
        let _ = writeln!(text, "left.{} = {}", part.id, toml_string(part.text));
    }
    for part in shown {
        let _ = writeln!(text, "{table}.{} = {}", part.id, toml_string(part.text));
    }
    text
}

/// How a question of `kind` is filled in.
fn how(kind: Kind) -> &'static str {
    match kind {
        Kind::Single => "one letter, for example \"b\"",
        Kind::Multi => "all that are right, for example [\"a\", \"c\"]",
        Kind::Short => "a few words or a number, between the quotes",
        Kind::Output => "what it prints, between the quotes",
        Kind::Order => "all letters in order, for example [\"c\", \"a\", \"b\"]",
        Kind::Match => "for each number a letter, for example 1 = \"b\"",
        Kind::Sql => "a query, between the quotes",
        Kind::Open => "in your own words, between the quotes",
    }
}

/// The empty answer.
fn template(item: &Item) -> String {
    match &item.question.body {
        Body::Single(_) | Body::Short(_) => "answer = \"\"\n".to_owned(),
        Body::Multi(_) | Body::Order(_) => "answer = []\n".to_owned(),
        Body::Output(_) | Body::Sql(_) | Body::Open(_) => "answer = '''\n'''\n".to_owned(),
        Body::Match(key) => {
            let lefts = (1..=key.pairs.len()).map(|n| format!("answer.{n} = \"\"\n"));
            lefts.collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::test_bank::{ALL, items};

    const HEAD: PaperHead<'static> = PaperHead {
        title: "week 3",
        seed: 42,
        pass: Some(60.0),
    };

    #[test]
    fn a_paper_of_every_kind() {
        insta::assert_snapshot!(paper(&items(ALL), &HEAD), @r#"
        # Fill in every `answer`, leave it empty where you do not know, change nothing
        # else. It is marked with: roadmap quiz --bank BANK --answers THIS-FILE
        format = 1
        paper = "week 3"
        name = ""                      # your name
        seed = 42
        bank = "sha256:cee603fc"       # the questions as they were when this was made
        pass = 60

        [[question]]                   # 1 of 8 · one letter, for example "b"
        id = "one"
        stem = "Which of `GET` and `PUT` is *safe*?"
        options.a = "GET"
        options.b = "PUT"
        answer = ""

        [[question]]                   # 2 of 8 · all that are right, for example ["a", "c"]
        id = "many"
        stem = "Which are idempotent?"
        options.a = "PUT"
        options.b = "POST"
        options.c = "DELETE"
        answer = []

        [[question]]                   # 3 of 8 · a few words or a number, between the quotes
        id = "word"
        stem = 'What does "idempotent" speak of?'
        answer = ""

        [[question]]                   # 4 of 8 · what it prints, between the quotes
        id = "print"
        stem = "What is printed?"
        code = "print(1 + 1)"
        language = "python"
        answer = '''
        '''

        [[question]]                   # 5 of 8 · all letters in order, for example ["c", "a", "b"]
        id = "row"
        stem = "Order these."
        items.a = "first"
        items.b = "third"
        items.c = "second"
        answer = []

        [[question]]                   # 6 of 8 · for each number a letter, for example 1 = "b"
        id = "pairs"
        stem = "What fits?"
        left.1 = "200"
        left.2 = "404"
        right.a = "Not Found"
        right.b = "OK"
        right.c = "Teapot"
        answer.1 = ""
        answer.2 = ""

        [[question]]                   # 7 of 8 · a query, between the quotes
        id = "query"
        stem = "List the names of all that are up."
        tables = """
        CREATE TABLE hosts(name, up);
        INSERT INTO hosts VALUES ('a', 1), ('b', 0);
        """
        answer = '''
        '''

        [[question]]                   # 8 of 8 · in your own words, between the quotes
        id = "own"
        stem = "Why retry?"
        answer = '''
        '''
        "#);
    }

    #[test]
    fn nothing_tells_the_key() {
        let paper = paper(&items(ALL), &HEAD);
        let secrets = [
            "It reads.",
            "Safe is more",
            "Safe methods",
            "rfc9110",
            "effects",
            "Responses may",
            "Networks",
            "exactly once",
            "One comes before",
        ];
        for secret in secrets {
            assert!(!paper.contains(secret), "{secret}");
        }
    }

    #[test]
    fn ids_of_several_banks_are_told_apart() {
        let mut items = items("one print");
        items[0].bank = "other".into();
        let ids: Vec<_> = paper(&items, &HEAD)
            .lines()
            .filter(|l| l.starts_with("id"))
            .map(str::to_owned)
            .collect();
        assert_eq!(ids, ["id = \"other/one\"", "id = \"bank/print\""]);
    }
}
