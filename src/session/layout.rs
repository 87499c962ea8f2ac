//! How a question is shown: which option, item or right stands behind which letter.

use super::Dice;
use crate::model::{Body, Question};

/// The order in which the parts of a question are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// For each letter the position, as the bank lists them, of the option, item or right shown there.
    /// Empty for typed kinds.
    pub shown: Vec<usize>,
}

impl Layout {
    /// Deals the parts of `question`.
    ///
    /// Options keep their written order where the question says `shuffle = false`; the items of an
    /// order are dealt until they do not lie in their right order; lefts stay as written.
    #[must_use]
    pub fn deal(question: &Question, dice: &mut Dice) -> Self {
        match &question.body {
            Body::Single(options) | Body::Multi(options) => {
                let mut shown: Vec<_> = (0..options.len()).collect();
                if question.shuffle {
                    dice.shuffle(&mut shown);
                }
                Self { shown }
            }
            Body::Order(key) => Self {
                shown: disarranged(key.items.len(), dice),
            },
            Body::Match(key) => {
                let mut shown: Vec<_> = (0..key.rights().count()).collect();
                dice.shuffle(&mut shown);
                Self { shown }
            }
            Body::Short(_) | Body::Output(_) | Body::Sql(_) | Body::Open(_) => Self::default(),
        }
    }

    /// The letter behind which the part at `position` is shown.
    #[must_use]
    pub fn letter_of(&self, position: usize) -> String {
        letter(
            self.shown
                .iter()
                .position(|at| *at == position)
                .unwrap_or(position),
        )
    }
}

fn disarranged(count: usize, dice: &mut Dice) -> Vec<usize> {
    let mut shown: Vec<_> = (0..count).collect();
    while count > 1 && shown.is_sorted() {
        dice.shuffle(&mut shown);
    }
    shown
}

/// The letter of the part shown at `at`, counted from 0: a to z, then aa, ab and so on.
#[must_use]
pub fn letter(at: usize) -> String {
    let last = char::from(b'a' + (at % 26) as u8);
    if at < 26 {
        last.to_string()
    } else {
        format!("{}{last}", letter(at / 26 - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let cases = [
            (0, "a"),
            (25, "z"),
            (26, "aa"),
            (51, "az"),
            (52, "ba"),
            (702, "aaa"),
        ];
        for (at, expected) in cases {
            assert_eq!(letter(at), expected);
        }
    }

    #[test]
    fn items_never_lie_in_their_right_order() {
        for seed in 0..200 {
            assert!(!disarranged(3, &mut Dice::new(seed)).is_sorted());
        }
        assert_eq!(disarranged(1, &mut Dice::new(0)), [0]);
    }
}
