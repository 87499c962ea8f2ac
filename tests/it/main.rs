//! The end-to-end tests and the house rules, in one binary.

mod scene;
mod tidy;
mod views;
