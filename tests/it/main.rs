//! The end-to-end tests and the house rules, in one binary.

#[cfg(unix)]
mod pty;
mod scene;
#[cfg(unix)]
mod terminal;
mod tidy;
mod views;
