//! Who a bank is: `[bank]`, or the name of its file or folder.

use super::fields::Fields;
use super::slug;
use super::words::shown;
use crate::diagnostics::{Code, Diagnostic, Findings};
use crate::model::{Identity, Name, Text};

/// How a file names its bank.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The id.
    pub id: Text,
    /// The title.
    pub title: Option<Text>,
}

/// What `[bank]` of the file says.
pub(super) fn read(root: &Fields<'_>) -> Option<Named> {
    let bank = root.table("bank")?;
    Some(Named {
        id: bank.text("id")?,
        title: bank.text("title"),
    })
}

/// The identity that the files agree on, or one made from `fallback`; reports a second opinion.
pub(super) fn agree(findings: &Findings, named: &[Named], fallback: &str) -> Identity {
    let Some((first, others)) = named.split_first() else {
        let title = Name::Owned(fallback.to_owned());
        return Identity {
            id: Name::Owned(slug::from_text(fallback)),
            title,
        };
    };
    for other in others.iter().filter(|other| other.id != first.id) {
        let (here, elsewhere) = (shown(&other.id), shown(&first.id));
        let message = format!("the bank is named `{here}` here and `{elsewhere}` elsewhere");
        findings.report(
            Diagnostic::new(Code::B0208, message, other.id.span())
                .see(first.id.span(), "named here")
                .help("one bank has one id: name it in `roadmap.toml` or in one file"),
        );
    }
    let title = named
        .iter()
        .find_map(|named| named.title.as_deref())
        .unwrap_or(&first.id);
    Identity {
        id: Name::Owned(first.id.to_string()),
        title: Name::Owned(title.to_owned()),
    }
}
