//! JSON Schemas of everything that is written and read, made from the types themselves.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::{Check, Event, Failure, Faq, Home, Line, Road};

/// The schemas by the names of their files.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("check.schema.json", written::<Check<'static>>()),
        ("error.schema.json", written::<Failure<'static>>()),
        ("events.schema.json", written::<Event<'static>>()),
        ("faq.schema.json", written::<Faq<'static>>()),
        ("home.schema.json", written::<Home<'static>>()),
        ("input.schema.json", read::<Line>()),
        ("steps.schema.json", written::<Road<'static>>()),
    ]
}

fn written<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>()
}

fn read<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    settings.into_generator().into_root_schema_for::<T>()
}
