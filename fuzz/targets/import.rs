//! Any lines as a history from elsewhere: taken in once and twice, handed on, counted and scheduled.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap_fuzz::promises;

fuzz_target!(|bytes: &[u8]| promises::import(bytes));
