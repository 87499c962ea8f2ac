//! Reads what a file says of the lint.

use super::fields::Fields;
use crate::model::{FileHead, Policy};

/// The `[lint]` table below `root`.
pub(super) fn read(root: &Fields<'_>) -> Policy {
    let Some(table) = root.table("lint") else {
        return Policy::default();
    };
    Policy {
        allow: table.texts("allow"),
        deny: table.texts("deny"),
        references: table.texts("references"),
    }
}

/// What the head of the question file `source` says, if it says anything.
pub(super) fn head(root: &Fields<'_>, source: u32) -> Option<FileHead> {
    let head = FileHead {
        source,
        allow: root.texts("allow"),
        policy: read(root),
    };
    (!head.allow.is_empty() || head.policy != Policy::default()).then_some(head)
}
