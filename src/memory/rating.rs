//! How well an answer was remembered, in the four words of the scheduler.

use crate::model::Verdict;

/// A correct answer without a hint in less than this share of the question's expected seconds is easy.
///
/// A third: who reads a question of a minute and answers it in under twenty seconds did not have to think.
pub const EASY_SHARE: f64 = 1.0 / 3.0;

/// How well an answer was remembered: the four grades of FSRS, in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Not remembered.
    Again,
    /// Remembered in part, or with help.
    Hard,
    /// Remembered.
    Good,
    /// Remembered without having to think.
    Easy,
}

impl Rating {
    /// All ratings, the worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The word for it in JSON and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }

    /// The rating of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| rating.name() == name)
    }

    /// The number that FSRS gives it, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::Again => 1,
            Self::Hard => 2,
            Self::Good => 3,
            Self::Easy => 4,
        }
    }

    /// Whether it counts as remembered: hard or better.
    #[must_use]
    pub fn remembered(self) -> bool {
        self > Self::Again
    }
}

/// What is known of one graded answer when it is rated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attempt {
    /// How it was judged.
    pub verdict: Verdict,
    /// Whether the hint was shown.
    pub hinted: bool,
    /// How long it took, in seconds; 0 where nobody measured it.
    pub seconds: f64,
    /// How long the question is expected to take, in seconds.
    pub expected_seconds: u32,
    /// The learner's own rating, if one was given.
    pub own: Option<Rating>,
}

impl Attempt {
    /// The rating: the learner's own where there is one; wrong and skipped are again, partial and hinted
    /// are hard, correct is good, and easy if it took under [`EASY_SHARE`] of the expected seconds.
    /// Time never lowers a rating. An ungraded answer has none.
    #[must_use]
    pub fn rating(&self) -> Option<Rating> {
        self.own.or_else(|| match self.verdict {
            Verdict::Ungraded => None,
            Verdict::Wrong | Verdict::Skipped => Some(Rating::Again),
            Verdict::Partial => Some(Rating::Hard),
            Verdict::Correct if self.hinted => Some(Rating::Hard),
            Verdict::Correct if self.is_quick() => Some(Rating::Easy),
            Verdict::Correct => Some(Rating::Good),
        })
    }

    fn is_quick(&self) -> bool {
        self.seconds > 0.0 && self.seconds < EASY_SHARE * f64::from(self.expected_seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::Rating::{Again, Easy, Good, Hard};
    use super::*;

    fn check(verdict: Verdict, hinted: bool, seconds: f64, expected: Option<Rating>) {
        let attempt = Attempt {
            verdict,
            hinted,
            seconds,
            expected_seconds: 60,
            own: None,
        };
        assert_eq!(attempt.rating(), expected, "{attempt:?}");
        for own in Rating::ALL.map(Some) {
            assert_eq!(Attempt { own, ..attempt }.rating(), own, "the own one wins");
        }
    }

    #[test]
    fn the_rule() {
        check(Verdict::Wrong, false, 5.0, Some(Again));
        check(Verdict::Wrong, true, 90.0, Some(Again));
        check(Verdict::Skipped, false, 5.0, Some(Again));
        check(Verdict::Partial, false, 5.0, Some(Hard));
        check(Verdict::Partial, true, 90.0, Some(Hard));
        check(Verdict::Correct, true, 5.0, Some(Hard));
        check(Verdict::Correct, false, 19.9, Some(Easy));
        check(Verdict::Correct, false, 20.0, Some(Good));
        check(Verdict::Correct, false, 6000.0, Some(Good));
        check(Verdict::Ungraded, false, 5.0, None);
    }

    #[test]
    fn a_time_that_was_not_measured_is_not_quick() {
        for seconds in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            check(Verdict::Correct, false, seconds, Some(Good));
        }
    }

    #[test]
    fn names_come_back() {
        for rating in Rating::ALL {
            assert_eq!(Rating::from_name(rating.name()), Some(rating));
        }
        assert_eq!(Rating::from_name("fine"), None);
    }
}
