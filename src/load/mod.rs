//! From bytes to banks: reads TOML files and tells everything that is wrong with them, never failing.

mod bank;
mod body;
pub mod builtin;
mod circles;
mod damage;
mod disk;
mod faq_file;
mod fields;
mod head;
mod identity;
pub mod keys;
mod kinds;
mod letters;
mod library;
mod links;
mod made_ids;
mod moved;
mod page;
pub(crate) mod parallel;
mod paths;
mod patterns;
mod policy;
mod question;
mod question_file;
mod retype;
mod road;
mod road_keys;
mod roadmap_file;
mod shape;
mod slug;
mod source_text;
mod syntax;
#[cfg(test)]
mod tests;
mod validate;
mod values;
mod words;

pub use bank::load_files;
pub use disk::{BANK_BYTES, FILE_BYTES, QUESTIONS, RawFile};
pub use library::Library;
pub use page::FAULTS;
pub use paths::{Loaded, load_paths, load_stream};
pub use patterns::{PATTERN_SIZE, pattern};
pub use slug::{from_text as slug_of, is_slug};
pub use syntax::SYNTAX_ERRORS;
