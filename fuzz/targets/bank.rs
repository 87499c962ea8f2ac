//! Any bytes as a bank: loaded, judged, shown in every form, mended, printed as a paper and read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use roadmap_fuzz::promises;

fuzz_target!(|bytes: &[u8]| promises::bank(bytes));
