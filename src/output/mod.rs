//! The only writer: data to standard output, talk to standard error, long views into a pager.

mod color;
mod pager;
mod streams;

pub use color::Color;
pub use pager::Pager;
pub use streams::Output;
