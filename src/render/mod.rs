//! From values to styled text: one file a view, widths, wrapping, sanitising.

mod look;
mod text;

pub use look::{Look, MEASURE};
pub use text::{code, cut, fit, hang, unmarked, visible, width, wrap};
