//! The end-to-end tests and the house rules, in one binary.

mod tidy;
