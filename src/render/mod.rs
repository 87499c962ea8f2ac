//! From values to styled text: one file a view, widths, wrapping, sanitising.

mod count;
mod diagnostic;
mod failure;
mod faq;
mod home;
mod look;
mod page;
mod step;
mod steps;
mod text;

pub use count::{count, duration, list, plural, score};
pub use diagnostic::{diagnostic, diagnostics};
pub use failure::{failure, warning};
pub use faq::{faq, faq_entry};
pub use home::home;
pub use look::{Look, MEASURE};
pub use page::Page;
pub use step::step;
pub use steps::{about, skills, steps};
pub use text::{code, cut, fit, hang, unmarked, visible, width, wrap};
