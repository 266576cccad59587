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

    /// Weights from shares of any sum, in the same ratio, so that they use all points.
    ///
    /// # Errors
    /// More than 15 % for markets, or no share at all.
    pub fn of_shares(version: &str, shares: &[(Criterion, u32)]) -> Result<Self, WeightsError> {
        let sum: u64 = shares.iter().map(|(_, share)| u64::from(*share)).sum();
        if sum == 0 {
            return Err(WeightsError::AllZero);
        }
        let part = |share: u32| u64::from(share) * u64::from(POINTS_MAX) / sum;
        let mut named: Vec<(Criterion, u32)> = shares
            .iter()
            .map(|(criterion, share)| (*criterion, u32::try_from(part(*share)).unwrap_or(0)))
            .collect();
        // What rounding leaves over goes to the largest, where it is noticed least, and never to
        // markets, which could pass their limit by it.
        let left = POINTS_MAX - named.iter().map(|(_, points)| points).sum::<u32>();
        let others = named.iter_mut().filter(|(criterion, _)| *criterion != Criterion::Markets);
        if let Some((_, largest)) = others.max_by_key(|(_, points)| *points) {
            *largest += left;
        }
        Self::new(version, &named)
    }

    /// The same weights under another version.
    #[must_use]
    pub fn under(self, version: &str) -> Self {
        Self { version: version.to_owned(), ..self }
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
    /// The weights of a programme that has set none of its own.
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

    #[test]
    fn shares_of_any_sum_use_all_points_in_the_same_ratio() {
        use Criterion::{Languages, Markets, Occupation};
        let weights = Weights::of_shares("2", &[(Occupation, 2), (Languages, 1)]).unwrap();
        assert_eq!((weights.of(Occupation), weights.of(Languages)), (6_667, 3_333));
        let third = [(Occupation, 17), (Markets, 3)];
        let weights = Weights::of_shares("2", &third).unwrap();
        assert_eq!((weights.of(Occupation), weights.of(Markets)), (8_500, 1_500));
        let refused = |shares: &[(Criterion, u32)]| Weights::of_shares("2", shares).err();
        assert_eq!(refused(&[(Occupation, 0)]), Some(WeightsError::AllZero));
        assert_eq!(refused(&[]), Some(WeightsError::AllZero));
        let over = [(Occupation, 83), (Markets, 15)];
        assert_eq!(refused(&over), Some(WeightsError::MarketsOverShare));
        let huge = [(Occupation, u32::MAX), (Languages, u32::MAX)];
        assert_eq!(Weights::of_shares("2", &huge).unwrap().of(Languages), 5_000);
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
