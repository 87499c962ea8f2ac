//! Any text as a learner's query, as the set-up, the query and the probe of a stranger's bank.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap_fuzz::promises;

fuzz_target!(|texts: &str| promises::sql(texts));
