//! The end-to-end tests and the house rules, in one binary.

#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod terminal;
mod tidy;
