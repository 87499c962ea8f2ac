//! What holds whatever is put in: the same functions for the tests and for the fuzzer.

mod answers;
mod bank;
mod ground;
mod import;
mod open;
mod protocol;
mod sql;

pub use answers::answers;
pub use bank::bank;
pub use import::import;
pub use open::open;
pub use protocol::protocol;
pub use sql::sql;
