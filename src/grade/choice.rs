//! Marks of single and multiple choice.

use std::collections::BTreeSet;

use super::Mark;
use crate::model::Choice;

/// Right or wrong.
pub(super) fn single(options: &[Choice], chosen: usize) -> Mark {
    match options.get(chosen) {
        Some(option) if option.correct => Mark::CORRECT,
        Some(_) | None => Mark::WRONG,
    }
}

/// Plus one part of the key for each hit, minus one for each false pick, never below 0.
///
/// Plus/minus scoring tells more per minute than all-or-nothing (Betts et al. 2022).
pub(super) fn multi(options: &[Choice], chosen: &BTreeSet<usize>) -> Mark {
    let keys = options.iter().filter(|option| option.correct).count();
    let hits = chosen
        .iter()
        .filter(|at| options.get(**at).is_some_and(|o| o.correct))
        .count();
    let misses = chosen.len() - hits;
    Mark::share((hits as f64 - misses as f64) / keys.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Span, Text};

    fn options(correct: &str) -> Vec<Choice> {
        let option = |sign| Choice {
            text: Text::default(),
            correct: sign == '+',
            why: None,
            span: Span::default(),
        };
        correct.chars().map(option).collect()
    }

    #[test]
    fn one_option_is_right_or_wrong() {
        let options = options("-+-");
        assert_eq!(single(&options, 1), Mark::CORRECT);
        assert_eq!(single(&options, 0), Mark::WRONG);
        assert_eq!(single(&options, 9), Mark::WRONG);
    }

    #[test]
    fn a_false_pick_costs_what_a_hit_earns() {
        let cases: [(&[usize], f64); 7] = [
            (&[0, 1], 1.0),
            (&[0], 0.5),
            (&[0, 1, 2], 0.5),
            (&[0, 2], 0.0),
            (&[2, 3], 0.0),
            (&[0, 1, 2, 3], 0.0),
            (&[], 0.0),
        ];
        for (chosen, score) in cases {
            let mark = multi(&options("++--"), &chosen.iter().copied().collect());
            assert_eq!(mark, Mark::share(score), "{chosen:?}");
        }
    }
}
