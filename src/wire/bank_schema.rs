//! JSON Schemas of the files of a bank, for editors, made from the vocabulary of the format.

use std::collections::BTreeMap;

use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::load::keys::{
    CONFIG_FILE, Count, FAQ_FILE, Key, LETTERS, QUESTION, QUESTION_FILE, ROADMAP_FILE, SLUG_LENGTH,
    Shape, Table,
};
use crate::model::Kind;
use crate::sorting;

/// The schemas by the names of their files.
#[must_use]
pub fn bank_schemas() -> Vec<(&'static str, Schema)> {
    vec![
        (
            "bank.schema.json",
            file(&QUESTION_FILE, "A file of questions"),
        ),
        (
            "config.schema.json",
            file(&CONFIG_FILE, "The config file: config.toml"),
        ),
        (
            "faq.schema.json",
            file(&FAQ_FILE, "The FAQ of a bank: faq.toml"),
        ),
        (
            "roadmap.schema.json",
            file(&ROADMAP_FILE, "The roadmap of a bank: roadmap.toml"),
        ),
    ]
}

fn file(root: &Table, title: &str) -> Schema {
    let mut tables = BTreeMap::new();
    let mut schema = table(root, &mut tables);
    schema.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".to_owned(), json!(title));
    schema.insert("$defs".to_owned(), json!(tables));
    Schema::from(schema)
}

/// The schema of a table; those of the tables below go into `tables`.
fn table(table: &Table, tables: &mut BTreeMap<String, Value>) -> Map<String, Value> {
    let mut properties = Map::new();
    for key in table.keys {
        let mut schema = shape(table, key, tables);
        if let Value::Object(schema) = &mut schema {
            schema.insert("description".to_owned(), json!(key.about));
        }
        properties.insert(key.name.to_owned(), schema);
    }
    let needed = table
        .keys
        .iter()
        .filter(|key| key.required && key.kinds.is_empty());
    let mut schema = object(json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": names(needed),
    }));
    if table.key("allow_reason").is_some() {
        schema.insert(
            "dependentRequired".to_owned(),
            json!({ "allow": ["allow_reason"] }),
        );
    }
    if std::ptr::eq(table, &raw const QUESTION) {
        schema.insert("allOf".to_owned(), Value::Array(kinds()));
    }
    schema
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}

fn names<'a>(keys: impl Iterator<Item = &'a Key>) -> Vec<&'static str> {
    keys.map(|key| key.name).collect()
}

fn shape(owner: &Table, key: &Key, tables: &mut BTreeMap<String, Value>) -> Value {
    match key.shape {
        Shape::Text => text(),
        Shape::Short(most) => short(most),
        Shape::Slug => json!({
            "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": SLUG_LENGTH,
        }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::Texts(_) if owner.path == "question.wrong" => json!({
            "type": "array", "uniqueItems": true, "minItems": 2, "maxItems": LETTERS,
            "items": { "type": "string", "pattern": "^[a-z]$" },
        }),
        Shape::Texts(count) => list(&text(), count),
        Shape::Shorts(count, most) => list(&short(most), count),
        Shape::TextOrTexts(count) => json!({ "anyOf": [text(), list(&text(), count)] }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Shape::Number => json!({ "type": "number", "minimum": 0 }),
        Shape::Date => json!({
            "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        }),
        Shape::Format => json!({ "const": 1 }),
        Shape::Table(below) => reference(below, tables),
        Shape::Tables(below, count) => list(&reference(below, tables), count),
    }
}

fn text() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

fn short(most: usize) -> Value {
    json!({ "type": "string", "pattern": "\\S", "maxLength": most })
}

fn list(items: &Value, count: Count) -> Value {
    let mut schema = object(json!({ "type": "array", "items": items }));
    if count.least > 0 {
        schema.insert("minItems".to_owned(), json!(count.least));
    }
    if count.most < usize::MAX {
        schema.insert("maxItems".to_owned(), json!(count.most));
    }
    Value::Object(schema)
}

fn reference(below: &'static Table, tables: &mut BTreeMap<String, Value>) -> Value {
    let name = below.path;
    if !tables.contains_key(name) {
        tables.insert(name.to_owned(), Value::Null);
        let schema = table(below, tables);
        tables.insert(name.to_owned(), Value::Object(schema));
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// What holds for the questions of each kind, and for those whose key tells it.
fn kinds() -> Vec<Value> {
    let is = |kind: Kind| json!({ "properties": { "kind": { "const": kind.name() } }, "required": ["kind"] });
    let of_kind = |kind: Kind| json!({ "if": is(kind), "then": of(&[kind]) });
    let mut rules: Vec<_> = Kind::ALL.into_iter().map(of_kind).collect();
    let telling = QUESTION
        .keys
        .iter()
        .filter(|key| key.required && !key.kinds.is_empty());
    let mut told: Vec<&[Kind]> = telling.map(|key| key.kinds).collect();
    sorting::all(&mut told);
    told.dedup();
    let told: Vec<_> = told.into_iter().map(of).collect();
    rules.push(json!({ "if": { "not": { "required": ["kind"] } }, "then": { "oneOf": told } }));
    rules.push(json!({
        "if": { "properties": { "compare": { "const": "number" } }, "required": ["compare"] },
        "then": { "properties": { "accept": { "items": { "pattern": "^[-+]?([0-9_]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?$" } } } },
        "else": { "properties": { "tolerance": false } },
    }));
    rules
}

/// What holds for a question of one of `kinds`: the keys that it needs, and those that it cannot have.
fn of(kinds: &[Kind]) -> Value {
    let is_own = |key: &&Key| key.kinds.iter().any(|kind| kinds.contains(kind));
    let is_foreign = |key: &&Key| !key.kinds.is_empty() && !is_own(key);
    let foreign = |table: &Table| -> Map<String, Value> {
        let foreign = table.keys.iter().filter(is_foreign);
        foreign
            .map(|key| (key.name.to_owned(), json!(false)))
            .collect()
    };
    let needed = |table: &Table| names(table.keys.iter().filter(|key| key.required).filter(is_own));
    let mut properties = foreign(&QUESTION);
    for key in QUESTION.keys.iter().filter(is_own) {
        let Some(below) = key.shape.tables() else {
            continue;
        };
        let (foreign, needed) = (foreign(below), needed(below));
        if !foreign.is_empty() || !needed.is_empty() {
            let items = json!({ "items": { "properties": foreign, "required": needed } });
            properties.insert(key.name.to_owned(), items);
        }
    }
    if let Some(correct) = correct(kinds) {
        properties.insert("option".to_owned(), correct);
    }
    json!({ "properties": properties, "required": needed(&QUESTION) })
}

/// How many options of a choice are correct.
fn correct(kinds: &[Kind]) -> Option<Value> {
    let correct =
        json!({ "properties": { "correct": { "const": true } }, "required": ["correct"] });
    let wrong = json!({ "not": correct });
    let (is_single, is_multi) = (kinds.contains(&Kind::Single), kinds.contains(&Kind::Multi));
    let (least, most) = match (is_single, is_multi) {
        (true, true) => (1, LETTERS),
        (true, false) => (1, 1),
        (false, true) => (2, LETTERS),
        (false, false) => return None,
    };
    Some(json!({ "allOf": [
        { "contains": correct, "minContains": least, "maxContains": most },
        { "contains": wrong },
    ] }))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use jsonschema::Validator;
    use toml::{Table, Value as Toml};

    use super::*;

    /// The value as readers of schemas see it: days are strings.
    fn as_json(value: &Toml) -> Value {
        match value {
            Toml::String(text) => json!(text),
            Toml::Integer(number) => json!(number),
            Toml::Float(number) => json!(number),
            Toml::Boolean(flag) => json!(flag),
            Toml::Datetime(moment) => json!(moment.to_string()),
            Toml::Array(list) => list.iter().map(as_json).collect(),
            Toml::Table(table) => of_table(table),
        }
    }

    fn of_table(table: &Table) -> Value {
        let entries = table.iter();
        Value::Object(
            entries
                .map(|(key, value)| (key.clone(), as_json(value)))
                .collect(),
        )
    }

    /// The errors in the file by the schema that its name asks for.
    fn errors(path: &Path) -> Vec<String> {
        let text = fs::read_to_string(path).unwrap();
        let name = match path.file_name().and_then(|name| name.to_str()) {
            Some("roadmap.toml") => "roadmap.schema.json",
            Some("faq.toml") => "faq.schema.json",
            Some(_) | None => "bank.schema.json",
        };
        let document = of_table(&text.parse().unwrap());
        let errors = validator(name);
        let errors = errors.iter_errors(&document);
        errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }

    fn validator(name: &str) -> Validator {
        let schemas = bank_schemas();
        let (_, schema) = schemas.iter().find(|(known, _)| *known == name).unwrap();
        jsonschema::validator_for(schema.as_value()).unwrap()
    }

    fn below(folder: &str) -> Vec<PathBuf> {
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => files.push(path),
                }
            }
        }
        files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
        files
    }

    #[test]
    fn every_shipped_file_is_valid_and_names_its_schema() {
        let files = below("questions");
        assert!(files.len() > 50, "{}", files.len());
        for path in files {
            assert_eq!(errors(&path), [""; 0], "{}", path.display());
            let text = fs::read_to_string(&path).unwrap();
            let named = text
                .lines()
                .next()
                .and_then(|line| line.strip_prefix("#:schema "));
            let schema = path.with_file_name(named.expect("a #:schema line"));
            assert!(schema.exists(), "{}", path.display());
        }
    }

    #[test]
    fn no_structural_fixture_is_valid_and_all_others_of_structure_are() {
        for path in below("tests/diagnostics") {
            let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
            let fixture = path.strip_prefix(fixtures).unwrap().to_str().unwrap();
            let (code, _) = fixture.split_once('-').unwrap();
            let is_structural = code.starts_with("B01") && code != "B0117";
            let is_no_text = matches!(code, "B0001" | "B0002");
            if is_structural {
                assert_ne!(errors(&path), [""; 0], "{}", path.display());
            } else if !is_no_text {
                assert_eq!(errors(&path), [""; 0], "{}", path.display());
            }
        }
    }
}
