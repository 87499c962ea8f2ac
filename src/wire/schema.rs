//! JSON Schemas of everything that is written and read, made from the types themselves.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use super::{Check, Event, Failure, Faq, Home, Line, Road};

/// The schemas by the names of their files.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("check.schema.json", written::<Check<'static>>()),
        ("error.schema.json", written::<Failure<'static>>()),
        ("events.schema.json", events()),
        ("faq.schema.json", written::<Faq<'static>>()),
        ("home.schema.json", written::<Home<'static>>()),
        ("input.schema.json", read::<Line>()),
        ("steps.schema.json", written::<Road<'static>>()),
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

    use super::schemas;

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever changes a shape says so when running the tests"
    )]
    fn the_files_are_those_of_the_types() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
        let update = std::env::var_os("UPDATE_SCHEMAS").is_some();
        for (name, schema) in schemas() {
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
        for (name, schema) in schemas() {
            assert!(jsonschema::meta::is_valid(schema.as_value()), "{name}");
        }
    }
}
