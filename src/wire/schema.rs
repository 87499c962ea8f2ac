//! JSON Schemas of everything that is written and read, made from the types themselves.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use super::{
    Check, Config, Event, Explain, Failure, Faq, Flags, GoalLine, Home, Line, List, PaperWritten,
    Road, Setup, Shown, Stats, Store, Template,
};

/// The schemas by the names of their files.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("check.schema.json", written::<Check<'static>>()),
        ("config-output.schema.json", written::<Config<'static>>()),
        ("error.schema.json", written::<Failure<'static>>()),
        ("events.schema.json", events()),
        ("explain.schema.json", written::<Explain>()),
        ("faq-output.schema.json", written::<Faq<'static>>()),
        ("flag.schema.json", written::<Flags>()),
        ("goal.schema.json", written::<GoalLine>()),
        ("home.schema.json", written::<Home<'static>>()),
        ("input.schema.json", read::<Line>()),
        ("list.schema.json", written::<List<'static>>()),
        ("paper.schema.json", written::<PaperWritten>()),
        ("setup.schema.json", written::<Setup<'static>>()),
        ("show.schema.json", written::<Shown<'static>>()),
        ("stats.schema.json", written::<Stats<'static>>()),
        ("steps.schema.json", written::<Road<'static>>()),
        ("store.schema.json", written::<Store>()),
        ("template.schema.json", written::<Template<'static>>()),
    ]
}

fn written<T: JsonSchema>() -> Schema {
    writing().into_root_schema_for::<T>()
}

/// The lines of a session, and the one that says that the command failed.
fn events() -> Schema {
    let mut generator = writing();
    let failure = generator.subschema_for::<Failure<'static>>();
    let mut events = generator.into_root_schema_for::<Event<'static>>();
    if let Some(Value::Array(lines)) = events.get_mut("oneOf") {
        lines.push(failure.to_value());
    }
    events
}

fn writing() -> SchemaGenerator {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
}

fn read<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    settings.into_generator().into_root_schema_for::<T>()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use serde::Serialize;
    use serde_json::{Value, json};

    use super::schemas;
    use crate::diagnostics::{Checked, Code, Page, Sources};
    use crate::load::{RawFile, builtin, load_files};
    use crate::memory::{Cards, Day, Position};
    use crate::model::{self, Roadmap, TopicCount};
    use crate::wire::bank_schemas;
    use crate::wire::{
        Check, Explain, Failure, Faq, Goal, GoalLine, Home, List, PaperWritten, Road, Shown,
        StepProgress, Template, line,
    };

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever changes a shape says so when running the tests"
    )]
    fn the_files_are_those_of_the_types() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
        let update = std::env::var_os("UPDATE_SCHEMAS").is_some();
        for (name, schema) in schemas().into_iter().chain(bank_schemas()) {
            let path = folder.join(name);
            let made = serde_json::to_string_pretty(&schema).unwrap() + "\n";
            if update {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, &made).unwrap();
            }
            let written = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                written == made,
                "schemas/{name} is not as the types: UPDATE_SCHEMAS=1 cargo test"
            );
        }
    }

    #[test]
    fn the_schemas_are_schemas() {
        for (name, schema) in schemas().into_iter().chain(bank_schemas()) {
            assert!(jsonschema::meta::is_valid(schema.as_value()), "{name}");
        }
    }

    #[track_caller]
    fn check<T: Serialize>(file: &str, value: &T) -> Value {
        let schemas = schemas();
        let (_, schema) = schemas.iter().find(|(name, _)| *name == file).unwrap();
        let validator = jsonschema::validator_for(schema.as_value()).unwrap();
        let value: Value = serde_json::from_str(&line(value)).unwrap();
        let valid = validator
            .validate(&value)
            .map_err(|error| error.to_string());
        assert_eq!(valid, Ok(()), "{value}");
        value
    }

    #[test]
    fn the_roadmap_and_the_faq_keep_their_schemas() {
        let (roadmap, catalog, faq) = (builtin::roadmap(), builtin::catalog(), builtin::faq());
        let entries: Vec<_> = catalog.entries().iter().collect();
        let (nobody, day) = (Cards::default(), Day::new(20_000));
        let position = Position::new(&roadmap, &entries, &nobody, day);
        let goal = || Goal::new(Some(model::Level::Mid), Some(day.date()), &[], day);
        let steps_of = |roadmap| Road::steps(roadmap, &catalog, goal(), &position);
        let nothing = StepProgress::default();
        check("goal.schema.json", &GoalLine::new(goal(), 4, 5));
        let steps = check("steps.schema.json", &steps_of(&roadmap));
        assert_eq!(steps["steps"][3]["id"], "rest-apis");
        for position in 0..roadmap.steps.len() {
            let step = Road::step(&roadmap, &catalog, position, &nothing).unwrap();
            assert_eq!(check("steps.schema.json", &step)["n"], position + 1);
        }
        assert_eq!(Road::step(&roadmap, &catalog, 99, &nothing), None);
        let next = Road::next(&roadmap, &catalog, &position);
        assert_eq!(check("steps.schema.json", &next)["step"]["n"], 1);
        check("steps.schema.json", &Road::skills(&roadmap));
        check("steps.schema.json", &Road::about(&roadmap));
        check("steps.schema.json", &steps_of(&Roadmap::default()));
        check("faq-output.schema.json", &Faq::all(&faq));
        let found = check(
            "faq-output.schema.json",
            &Faq::found(&faq, "time", &[2, 0, 999]),
        );
        assert_eq!(
            (&found["entries"][0]["n"], &found["entries"][2]),
            (&json!(3), &Value::Null)
        );
        check("explain.schema.json", &Explain::codes());
        for code in Code::ALL {
            check("explain.schema.json", &Explain::page(&Page::of(*code)));
        }
        let entries: Vec<_> = catalog.entries().iter().collect();
        for line in List::questions(&entries) {
            check("list.schema.json", &line);
        }
        for line in List::topics(&TopicCount::all(&roadmap, &catalog)) {
            check("list.schema.json", &line);
        }
        for entry in catalog.entries() {
            let question = builtin::question(entry.header.place).unwrap();
            check("show.schema.json", &Shown::new(&entry.bank, &question));
        }
        check("template.schema.json", &Template::new("a", "b"));
        check("home.schema.json", &Home::new("1.2.3", 4, 5));
        check(
            "paper.schema.json",
            &PaperWritten::new(Path::new("a.toml"), 4, 5),
        );
    }

    #[test]
    fn findings_keep_their_schemas() {
        let mut sources = Sources::new();
        let file = RawFile {
            path: "b.toml".into(),
            bytes: b"[[question]]\nstm = \"What?\"\naccept = [\"a\"]\n".to_vec(),
        };
        let (_, found) = load_files("b", vec![file], &mut sources, false);
        let failure = Failure::new("bank", 3, "it has errors", &[]).findings(&found, &sources);
        let failure = check("error.schema.json", &failure);
        let place = |one: &Value| {
            [
                &one["line"],
                &one["column"],
                &one["end_line"],
                &one["end_column"],
            ]
            .map(Value::clone)
        };
        let unknown = |list: &Value| {
            list.as_array()
                .unwrap()
                .iter()
                .find(|one| one["code"] == "B0104")
                .unwrap()
                .clone()
        };
        let unknown = unknown(&failure["diagnostics"]);
        assert_eq!(place(&unknown), [2, 1, 2, 4]);
        assert_eq!(
            (&unknown["path"], &unknown["fix"]["replacement"]),
            (&json!("b.toml"), &json!("stem"))
        );
        let errors = found.len();
        let checked = Checked {
            found,
            sources,
            questions: 1,
            ..Checked::default()
        };
        let lines: Vec<_> = Check::lines(&checked)
            .iter()
            .map(|line| check("check.schema.json", line))
            .collect();
        let formats: Vec<_> = lines
            .iter()
            .map(|line| line.get("format").is_some())
            .collect();
        assert!(formats[0] && !formats[1..].contains(&true), "{lines:?}");
        assert_eq!(lines.last().unwrap()["errors"], errors);
        let nothing = Checked::default();
        let alone = Check::lines(&nothing);
        assert_eq!(check("check.schema.json", &alone[0])["format"], 1);
    }
}
