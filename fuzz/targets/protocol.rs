//! Any lines as those of a client in a session over a question of every kind.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap_fuzz::promises;

fuzz_target!(|bytes: &[u8]| promises::protocol(bytes));
