//! Tests over whole histories and simulated learners.

mod choice;
mod fitting;
mod fixture;
mod forecasts;
mod history;
mod keys;
mod learner;
mod ninety_days;
mod schedule;
mod statistics;
