//! The promises that are held against whatever the fuzzer thinks of: those of the stable tests.

#[path = "../../tests/it/promises/mod.rs"]
pub mod promises;
