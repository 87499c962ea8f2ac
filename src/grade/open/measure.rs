//! The F-measure: precision and recall as one figure.

/// How much of what was given is asked for, and how much of what is asked for was given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Measure {
    /// The share of the answer that the model answer has, 0 to 1.
    pub precision: f64,
    /// The share of the model answer that the answer has, 0 to 1.
    pub recall: f64,
}

impl Measure {
    /// The shares that `common` weights are of all of the answer's and all of the model's.
    pub fn of(common: (f64, f64), all: (f64, f64)) -> Self {
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        Self {
            precision: share(common.0, all.0),
            recall: share(common.1, all.1),
        }
    }

    /// Their weighted harmonic mean, recall counting `beta` times as much (van Rijsbergen 1979).
    pub fn f(self, beta: f64) -> f64 {
        let Self { precision, recall } = self;
        let squared = beta * beta;
        if precision + recall > 0.0 {
            (1.0 + squared) * precision * recall / (squared * precision + recall)
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recall_counts_more_the_greater_beta_is() {
        let check = |precision: f64, recall: f64, beta: f64, expected: f64| {
            let f = Measure { precision, recall }.f(beta);
            assert!(
                (f - expected).abs() < 1e-9,
                "{precision} {recall} {beta}: {f}"
            );
        };
        check(0.0, 0.0, 3.0, 0.0);
        check(1.0, 1.0, 3.0, 1.0);
        check(0.5, 0.5, 3.0, 0.5);
        check(1.0, 0.5, 1.0, 2.0 / 3.0);
        check(0.5, 1.0, 3.0, 10.0 / 11.0);
        check(1.0, 0.5, 3.0, 10.0 / 19.0);
    }

    #[test]
    fn nothing_is_no_share_of_anything() {
        assert_eq!(Measure::of((0.0, 0.0), (0.0, 2.0)), Measure::default());
    }
}
