//! Tests over whole histories and simulated learners.

mod fixture;
mod history;
mod keys;
mod schedule;
