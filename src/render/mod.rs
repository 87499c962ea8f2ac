//! From values to styled text: one file a view, widths, wrapping, sanitising.

mod answer;
mod aside;
mod check;
mod count;
mod diagnostic;
mod diff;
mod explain;
mod failure;
mod faq;
mod feedback;
#[cfg(test)]
pub(crate) mod fixture;
mod home;
mod list;
mod look;
mod missed;
mod own;
mod page;
mod question;
mod reasons;
mod references;
mod report;
mod road;
mod rule;
mod show;
mod standing;
mod step;
mod steps;
#[cfg(test)]
mod tests;
mod text;
mod typed;
mod verdict;

pub use answer::{judged, key, said};
pub use aside::{more, more_letters, refs};
pub use check::check;
pub use count::{count, duration, list, plural, score};
pub use diagnostic::{diagnostic, diagnostics, warnings};
pub use diff::diff;
pub use explain::{codes, explain};
pub use failure::{failure, warning};
pub use faq::{faq, faq_entry};
pub use feedback::{feedback, review};
pub use home::home;
pub use list::{coverage, list as questions};
pub use look::{Look, MEASURE};
pub use own::{revealed, yours};
pub use page::Page;
pub use question::{hint, menu_lines, parts, question};
pub use references::link;
pub use report::report;
pub use road::{Road, clock, sentence};
pub use show::show;
pub use step::step;
pub use steps::{about, skills, steps};
pub use text::{broken, code, cut, fit, hang, unmarked, visible, width, wrap};
