//! The alignment of two texts: which word answers to which.

use super::passage::Word;
use super::similarity::similarity;

/// For each word of `model` and each of `given` how near the word is that it is aligned with; 0 for one
/// that is left over.
///
/// The nearest pairs first, each word once; of pairs as near, the one whose model word comes first, then
/// the one whose given word does.
pub(super) fn align(model: &[&Word], given: &[&Word]) -> (Vec<f64>, Vec<f64>) {
    let mut pairs = Vec::new();
    for (at, word) in model.iter().enumerate() {
        for (to, other) in given.iter().enumerate() {
            let near = similarity(word, other);
            if near > 0.0 {
                pairs.push((near, at, to));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut aligned = (vec![0.0; model.len()], vec![0.0; given.len()]);
    for (near, at, to) in pairs {
        if aligned.0[at] == 0.0 && aligned.1[to] == 0.0 {
            (aligned.0[at], aligned.1[to]) = (near, near);
        }
    }
    aligned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::open::passage::Passage;

    fn check(model: &str, given: &str, expected: [&[f64]; 2]) {
        let (model, given) = (Passage::new(model), Passage::new(given));
        let aligned = align(&model.distinct(), &given.distinct());
        assert_eq!([&aligned.0[..], &aligned.1[..]], expected);
    }

    #[test]
    fn each_word_answers_to_one() {
        check("remove rows", "rows rows", [&[0.0, 1.0], &[1.0]]);
        check("remove", "delete erase", [&[0.9], &[0.9, 0.0]]);
        check("delete", "erase delete", [&[1.0], &[0.0, 1.0]]);
        check("delete erase", "remove", [&[0.9, 0.0], &[0.9]]);
        check("", "rows", [&[], &[0.0]]);
    }
}
