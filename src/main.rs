//! The `roadmap` program.
fn main() {}
