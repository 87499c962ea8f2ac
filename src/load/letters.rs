//! Orders told by letters: `["a", "c", "b"]` names items by their place as written.

use super::keys::LETTERS;
use super::words::shown;
use crate::model::Text;

/// The positions that the letters name, if they name each of `items` items once; else what is wrong.
pub(super) fn permutation(letters: &[Text], items: usize) -> Result<Vec<usize>, String> {
    let mut order = Vec::with_capacity(letters.len());
    for letter in letters {
        let position = position(letter, items)
            .ok_or_else(|| format!("`{}` is not the letter of an item", shown(letter)))?;
        if order.contains(&position) {
            return Err(format!("the item `{}` is named twice", shown(letter)));
        }
        order.push(position);
    }
    if order.len() < items {
        return Err(format!("only {} of {items} items are named", order.len()));
    }
    Ok(order)
}

fn position(letter: &str, items: usize) -> Option<usize> {
    let &[byte @ b'a'..=b'z'] = letter.as_bytes() else {
        return None;
    };
    Some(usize::from(byte - b'a')).filter(|position| *position < items.min(LETTERS))
}

#[cfg(test)]
mod tests {
    use super::permutation;
    use crate::model::{Span, Text};

    #[test]
    fn reads_letters() {
        let cases: [(&[&str], &str); 5] = [
            (&["b", "a", "c"], "[1, 0, 2]"),
            (&["a", "b"], "only 2 of 3 items are named"),
            (&["a", "a", "b"], "the item `a` is named twice"),
            (&["a", "b", "d"], "`d` is not the letter of an item"),
            (&["a", "B", "c"], "`B` is not the letter of an item"),
        ];
        for (letters, expected) in cases {
            let text = |letter: &&str| Text::new(*letter, Span::default());
            let texts: Vec<_> = letters.iter().map(text).collect();
            let found = permutation(&texts, 3).map(|order| format!("{order:?}"));
            assert_eq!(
                found.unwrap_or_else(|message| message),
                expected,
                "{letters:?}"
            );
        }
    }
}
