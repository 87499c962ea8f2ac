//! How many of a few draws will be hits, when the chance of a hit is itself uncertain.

/// The distribution of hits among `draws`, where the chance has this mean and variance: beta-binomial, its
/// beta matched to both moments.
pub(super) fn hits(draws: u32, mean: f64, variance: f64) -> Vec<f64> {
    let mean = mean.clamp(0.005, 0.995);
    let weight = (mean * (1.0 - mean) / variance.max(1e-9) - 1.0).clamp(1.0, 1e6);
    let (alpha, beta) = (mean * weight, (1.0 - mean) * weight);
    let none: f64 = (0..draws)
        .map(|i| (beta + f64::from(i)) / (weight + f64::from(i)))
        .product();
    let mut chances = vec![none];
    for k in 0..draws {
        let (hits, rest) = (f64::from(k), f64::from(draws - k));
        let ratio = rest / (hits + 1.0) * (alpha + hits) / (beta + rest - 1.0);
        chances.push(chances[k as usize] * ratio);
    }
    chances
}

/// The shortest run of outcomes round the likeliest one that holds at least `share` of all chances, as its
/// first and last outcome.
pub(super) fn range(chances: &[f64], share: f64) -> (usize, usize) {
    let likeliest = (0..chances.len()).max_by(|a, b| chances[*a].total_cmp(&chances[*b]));
    let (mut low, mut high) = (likeliest.unwrap_or(0), likeliest.unwrap_or(0));
    let at = |place: Option<usize>| place.and_then(|place| chances.get(place));
    let mut held = at(Some(low)).copied().unwrap_or(1.0);
    while held < share {
        let below = at(low.checked_sub(1)).copied();
        let above = at(Some(high + 1)).copied();
        match (below, above) {
            (Some(below), above) if above.is_none_or(|above| below >= above) => {
                low -= 1;
                held += below;
            }
            (_, Some(above)) => {
                high += 1;
                held += above;
            }
            (_, None) => break,
        }
    }
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(mean: f64, variance: f64, expected: (usize, usize)) {
        let chances = hits(20, mean, variance);
        let sum: f64 = chances.iter().sum();
        let hits: f64 = (0..).zip(&chances).map(|(k, c)| f64::from(k) * c).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{mean} {variance}: sum {sum}");
        assert!(
            (hits - 20.0 * mean).abs() < 1e-6,
            "{mean} {variance}: mean {hits}"
        );
        assert_eq!(range(&chances, 0.9), expected, "{mean} {variance}");
    }

    #[test]
    fn a_known_chance_gives_the_binomial_and_an_unknown_one_a_wider_range() {
        check(0.5, 0.0, (6, 13));
        check(0.5, 0.01, (5, 14));
        check(0.7, 0.02, (9, 19));
        check(0.9, 0.0, (16, 20));
        check(0.02, 0.0, (0, 1));
    }
}
