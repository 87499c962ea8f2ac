//! Any texts as question, model answer, points and answer in one's own words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap_fuzz::promises;

fuzz_target!(|texts: &str| promises::open(texts));
