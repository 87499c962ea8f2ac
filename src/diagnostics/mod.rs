//! What is wrong with a bank: codes, places, labels and helps, as data without colours.

mod checked;
mod code;
mod diagnostic;
mod edits;
mod findings;
mod nearest;
mod page;
mod sources;

pub use checked::Checked;
pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Fix, Label};
pub use edits::Edits;
pub use findings::Findings;
pub use nearest::nearest;
pub use page::{Example, Listing, Page};
pub use sources::{Position, Source, Sources};
