//! What a learner remembers: ratings, reviews, cards and their schedule, progress, the forecast, the choice of what to ask.

mod amended;
mod beta_binomial;
mod bytes;
mod card;
mod cards;
mod days;
mod deal;
mod fingerprint;
mod forecast;
mod interleave;
mod kept;
mod moment;
mod optimize;
mod position;
mod progress;
mod rating;
mod replay;
mod review;
mod scheduler;
mod select;
mod statistics;
#[cfg(test)]
mod tests;

pub use card::Card;
pub use cards::{Applied, Cards};
pub use days::{Days, Tally, Try};
pub use fingerprint::Fingerprint;
pub use forecast::{ENOUGH_ANSWERS, Forecast, forecast};
pub use kept::{Clock, Kept};
pub use moment::{Day, Moment};
pub use optimize::{ENOUGH_REPEATS, Fit, Optimized, optimize};
pub use position::Position;
pub use progress::{Counts, Status, by_level, by_step, by_topic, count};
pub use rating::{Attempt, EASY_SHARE, Rating};
pub use replay::replay;
pub use review::{Amendment, Change, Fact, Id, Review, Stamp};
pub use scheduler::{Parameters, Retention, Scheduler};
pub use select::{Mode, Standing, mixed, select};
pub use statistics::{Foreseen, Group, Rate, Statistics, Weak, of_day};
