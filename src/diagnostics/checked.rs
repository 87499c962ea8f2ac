//! All that a check of banks found.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Severity, Sources};
use crate::sorting;

/// All that a check of banks found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The findings, sorted by place.
    pub found: Vec<Diagnostic>,
    /// The files that they are in.
    pub sources: Sources,
    /// For each code how many questions lack a nicety that it asks for; empty where those are findings.
    pub absent: BTreeMap<Code, usize>,
    /// How many questions there are, whatever is wrong with them.
    pub questions: usize,
    /// Whether a path gave nothing that could be judged.
    pub is_unreadable: bool,
}

impl Checked {
    /// How many findings are as bad as that.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let such = |one: &&Diagnostic| one.severity == severity;
        self.found.iter().filter(such).count()
    }

    /// The first `limit` findings of each code, in order, and how many more of each code there are.
    #[must_use]
    pub fn first(&self, limit: usize) -> (Vec<&Diagnostic>, BTreeMap<Code, usize>) {
        let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
        let mut is_shown = |one: &&Diagnostic| {
            let seen = seen.entry(one.code).or_default();
            *seen += 1;
            *seen <= limit
        };
        let shown = self.found.iter().filter(|one| is_shown(one)).collect();
        let more = seen.into_iter().filter(|(_, seen)| *seen > limit);
        (
            shown,
            sorting::map(more.map(|(code, seen)| (code, seen - limit))),
        )
    }

    /// How many of the findings have a repair that is certain.
    #[must_use]
    pub fn repairs(&self) -> usize {
        self.found.iter().filter(|one| one.fix.is_some()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn shows_the_first_of_each_code() {
        let one = |code| Diagnostic::new(code, "m", Span::default());
        let checked = Checked {
            found: [Code::B0104, Code::B0117, Code::B0104, Code::B0104]
                .map(one)
                .into(),
            ..Checked::default()
        };
        let (shown, more) = checked.first(2);
        let codes: Vec<_> = shown.iter().map(|one| one.code).collect();
        assert_eq!(codes, [Code::B0104, Code::B0117, Code::B0104]);
        assert_eq!(more, BTreeMap::from([(Code::B0104, 1)]));
        assert_eq!(checked.first(3).1, BTreeMap::new());
        let counts = Severity::ALL.map(|severity| checked.count(severity));
        assert_eq!((counts, checked.repairs()), ([3, 1, 0], 0));
    }
}
