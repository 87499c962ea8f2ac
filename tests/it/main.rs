//! The end-to-end tests and the house rules, in one binary.

#![expect(clippy::expect_used, reason = "a test that expects in vain fails")]

mod accepted;
mod attacks;
mod authors;
mod banks;
mod bytes;
mod check;
#[cfg(unix)]
mod completions;
mod config;
mod contents;
mod crowds;
mod decks;
mod diagnostics;
mod examples;
#[cfg(unix)]
mod faces;
#[cfg(unix)]
mod faults;
#[cfg(unix)]
mod first_hour;
mod flags;
mod goal;
mod guessers;
#[cfg(unix)]
mod hangups;
mod history;
mod home;
#[cfg(unix)]
mod keeping;
mod learner;
#[cfg(unix)]
mod leaving;
mod manual;
mod mutants;
#[cfg(unix)]
mod pages;
mod promises;
mod properties;
#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod queries;
mod quiz;
mod readme;
mod reliability;
mod road;
mod scene;
mod shown;
mod standing;
mod stats;
mod store;
#[cfg(unix)]
mod terminal;
mod tidy;
mod tokens;
mod twelve;
#[cfg(unix)]
mod unkept;
mod views;
#[cfg(unix)]
mod windows;
