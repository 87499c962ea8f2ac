//! The two statistics that decks are judged by.

use super::thresholds::BAND;

/// The fewest and most hits that chance explains in 99 of 100 decks, where each item hits with its own
/// chance: the normal approximation of the binomial, or of a mixture of several.
pub(super) fn band(chances: impl Iterator<Item = f64>) -> (usize, usize) {
    let mut count = 0;
    let (mut mean, mut variance) = (0.0, 0.0);
    for chance in chances {
        count += 1;
        mean += chance;
        variance += chance * (1.0 - chance);
    }
    let width = BAND * f64::sqrt(variance);
    let least = (mean - width).ceil().max(0.0) as usize;
    let most = (mean + width).floor() as usize;
    (least, most.min(count))
}

/// The chance of a chi-square of at least `x` with that many degrees of freedom: the upper regularised
/// incomplete gamma function, by its series or its continued fraction (Press et al., Numerical Recipes,
/// section 6.2).
pub(super) fn chance_of_chi_square(x: f64, degrees: usize) -> f64 {
    let (a, x) = (degrees as f64 / 2.0, x / 2.0);
    if x <= 0.0 || degrees == 0 {
        return 1.0;
    }
    let scale = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        1.0 - scale * series(a, x)
    } else {
        scale * fraction(a, x)
    }
}

const TERMS: u32 = 500;
const CLOSE: f64 = 1e-12;

fn series(a: f64, x: f64) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    for n in 1..TERMS {
        term *= x / (a + f64::from(n));
        sum += term;
        if term < sum * CLOSE {
            break;
        }
    }
    sum
}

fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / away(b);
    let mut h = d;
    for i in 1..TERMS {
        let i = f64::from(i);
        let numerator = -i * (i - a);
        b += 2.0;
        d = 1.0 / away(numerator * d + b);
        c = away(b + numerator / c);
        h *= d * c;
        if (d * c - 1.0).abs() < CLOSE {
            break;
        }
    }
    h
}

/// The logarithm of the gamma function for positive numbers (Lanczos, with g = 5 and six terms).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 6] = [
        76.180_091_729_471_46,
        -86.505_320_329_416_77,
        24.014_098_240_830_91,
        -1.231_739_572_450_155,
        0.120_865_097_386_617_9e-2,
        -0.539_523_938_495_3e-5,
    ];
    let base = x + 5.5;
    let mut sum = 1.000_000_000_190_015;
    for (at, term) in (1..).zip(TERMS) {
        sum += term / (x + f64::from(at));
    }
    (x + 0.5) * base.ln() - base + (2.506_628_274_631_000_5 * sum / x).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_those_of_the_tables() {
        let check = |options: f64, count: usize, expected: (usize, usize)| {
            assert_eq!(
                band(std::iter::repeat_n(1.0 / options, count)),
                expected,
                "{count}"
            );
        };
        check(4.0, 100, (14, 36));
        check(4.0, 300, (56, 94));
        check(3.0, 50, (9, 25));
        check(4.0, 0, (0, 0));
    }

    #[test]
    fn chances_are_those_of_the_tables() {
        let check = |x: f64, degrees: usize, expected: f64| {
            let found = chance_of_chi_square(x, degrees);
            assert!((found - expected).abs() < 1e-4, "{x} {degrees}: {found}");
        };
        check(0.0, 3, 1.0);
        check(7.815, 3, 0.05);
        check(11.345, 3, 0.01);
        check(3.841, 1, 0.05);
        check(2.366, 3, 0.5);
        check(29.588, 10, 0.001);
    }
}
