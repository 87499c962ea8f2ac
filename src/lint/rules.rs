//! Sets of rules: which are excused, which are denied.

use std::iter;

use crate::diagnostics::Code;
use crate::model::Text;

/// A set of lint rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rules(u32);

impl Rules {
    /// The rules that the list names; what is no rule is passed over.
    pub(super) fn named(list: &[Text]) -> Self {
        list.iter().filter_map(|name| rule(name)).collect()
    }

    /// Whether the rule is among them.
    pub(super) fn has(self, code: Code) -> bool {
        self.0 & bit(code) != 0
    }

    /// Adds the rule.
    pub(super) fn add(&mut self, code: Code) {
        self.0 |= bit(code);
    }

    /// All rules of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The rules, in order.
    pub(super) fn each(self) -> impl Iterator<Item = Code> {
        let mut rest = self.0;
        iter::from_fn(move || {
            let number = Code::L00 as usize + rest.trailing_zeros() as usize;
            rest &= rest.wrapping_sub(1);
            Code::ALL.get(number).copied()
        })
    }
}

impl FromIterator<Code> for Rules {
    fn from_iter<I: IntoIterator<Item = Code>>(codes: I) -> Self {
        let mut rules = Self::default();
        codes.into_iter().for_each(|code| rules.add(code));
        rules
    }
}

/// The rule of that name from which somebody can be excused.
pub(super) fn rule(name: &str) -> Option<Code> {
    Code::from_name(name.trim()).filter(|code| code.is_lint() && *code != Code::L00)
}

fn bit(code: Code) -> u32 {
    match code.is_lint() {
        true => 1 << (code as u32 - Code::L00 as u32),
        false => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn holds_what_is_named() {
        let names = ["L03", "L19", "B0104", "L00", "L99"];
        let texts = names.map(|name| Text::new(name, Span::default()));
        let rules = Rules::named(&texts);
        assert_eq!(rules.each().collect::<Vec<_>>(), [Code::L03, Code::L19]);
        assert!(rules.has(Code::L03) && !rules.has(Code::L04) && !rules.has(Code::B0104));
    }
}
