//! How much each criterion counts. The numbers are first guesses and will change with experience,
//! so each proposal keeps the version of the weights that it was made with.

use super::Criterion;

/// The most points of a pair.
pub const POINTS_MAX: u32 = 10_000;

/// The largest share of markets, in percent of all points: where somebody comes from or knows
/// people must never decide a pair (S1-44).
pub const MARKETS_PERCENT_MAX: u32 = 15;

/// The most points per criterion, with a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    version: String,
    points: [u32; Criterion::ALL.len()],
}

/// Why weights are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightsError {
    /// All together are more than 10,000 points.
    OverTenThousand,
    /// Markets have more than 15 % of all points.
    MarketsOverShare,
    /// Nothing counts.
    AllZero,
}

impl std::fmt::Display for WeightsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::OverTenThousand => "all weights together may not exceed 10,000 points",
            Self::MarketsOverShare => "markets may have at most 15 % of all points",
            Self::AllZero => "at least one criterion must count",
        })
    }
}

impl std::error::Error for WeightsError {}

impl Weights {
    /// Weights under a version; a criterion that is not named does not count.
    ///
    /// # Errors
    /// More than 10,000 points in all, more than 15 % of them for markets, or none at all.
    pub fn new(version: &str, named: &[(Criterion, u32)]) -> Result<Self, WeightsError> {
        let mut points = [0; Criterion::ALL.len()];
        for (criterion, weight) in named {
            points[*criterion as usize] = *weight;
        }
        let sum: u64 = points.iter().copied().map(u64::from).sum();
        let markets = u64::from(points[Criterion::Markets as usize]);
        if sum == 0 {
            Err(WeightsError::AllZero)
        } else if sum > u64::from(POINTS_MAX) {
            Err(WeightsError::OverTenThousand)
        } else if markets * 100 > sum * u64::from(MARKETS_PERCENT_MAX) {
            Err(WeightsError::MarketsOverShare)
        } else {
            Ok(Self { version: version.to_owned(), points })
        }
    }

    /// The version that a proposal keeps.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The most points that a criterion gives.
    #[must_use]
    pub fn of(&self, criterion: Criterion) -> u32 {
        self.points[criterion as usize]
    }
}

impl Default for Weights {
    /// The weights of every programme today.
    fn default() -> Self {
        Self::new(
            "standard-1",
            &[
                (Criterion::Occupation, 3_200),
                (Criterion::Industry, 1_600),
                (Criterion::Education, 700),
                (Criterion::Seniority, 400),
                (Criterion::Markets, 1_500),
                (Criterion::Languages, 800),
                (Criterion::Goals, 900),
                (Criterion::Waiting, 300),
                (Criterion::Wishes, 600),
            ],
        )
        .expect("the standard keeps its own limits")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_uses_all_points_and_leaves_markets_at_fifteen_percent() {
        let standard = Weights::default();
        let sum: u32 = Criterion::ALL.iter().map(|criterion| standard.of(*criterion)).sum();
        assert_eq!(sum, POINTS_MAX);
        assert_eq!(standard.of(Criterion::Markets), 1_500);
    }

    /// Proves S1-44.
    #[test]
    fn weights_are_refused_when_markets_could_decide_or_nothing_counts() {
        use Criterion::{Markets, Occupation};
        let refused = |named: &[(Criterion, u32)]| Weights::new("2", named).err();
        assert_eq!(refused(&[(Occupation, 850), (Markets, 150)]), None);
        assert_eq!(
            refused(&[(Occupation, 850), (Markets, 151)]),
            Some(WeightsError::MarketsOverShare)
        );
        assert_eq!(refused(&[(Occupation, 10_001)]), Some(WeightsError::OverTenThousand));
        assert_eq!(refused(&[(Occupation, u32::MAX)]), Some(WeightsError::OverTenThousand));
        assert_eq!(refused(&[(Occupation, 0)]), Some(WeightsError::AllZero));
    }
}
