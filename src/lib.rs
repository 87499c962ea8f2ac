//! `roadmap`: interview questions for backend developers, asked, graded, explained.

pub mod cli;
pub mod commands;
pub mod diagnostics;
pub mod env;
pub mod failure;
pub mod grade;
pub mod lint;
pub mod load;
pub mod memory;
pub mod model;
pub mod output;
pub mod play;
pub mod render;
pub mod session;
pub mod sorting;
pub mod store;
pub mod style;
pub mod wire;
