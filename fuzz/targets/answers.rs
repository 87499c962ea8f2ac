//! Any bytes as a file of answers: read, resolved against a bank, marked and shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap_fuzz::promises;

fuzz_target!(|bytes: &[u8]| promises::answers(bytes));
