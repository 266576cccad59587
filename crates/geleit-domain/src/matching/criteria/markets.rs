//! Markets: the mentor's company does business where the mentee knows people, law and language
//! (S1-44). What the mentee says of themselves comes before origin, and origin counts only with
//! the mentee's consent. Countries that the programme denies count for nobody.

use super::Why;
use super::traits::{MenteeTraits, MentorTraits};
use crate::reference::affinity;

/// The closest market; the mentee's own statement wins where origin is no closer.
pub(super) fn tell(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weighed: &mut impl FnMut(u32, Why),
) {
    let rules = mentee.rules;
    let mut best: Option<(u32, Why)> = None;
    let mut offer = |of_10_000: u32, why: Why| {
        if best.as_ref().is_none_or(|(highest, _)| of_10_000 > *highest) {
            best = Some((of_10_000, why));
        }
    };
    for market in &mentor.markets {
        for known in &mentee.markets {
            if !rules.denies(market, known)
                && let Some((of_10_000, _)) = affinity::of_countries(market, known)
            {
                let why = Why::OwnMarket { market: market.alpha2, country: known.alpha2 };
                offer(of_10_000, why);
            }
        }
        for language in mentee.market_languages.iter().copied() {
            if !rules.denies_market(market)
                && let Some((of_10_000, _)) = affinity::of_language(market, language)
            {
                offer(of_10_000, Why::OwnMarketLanguage { market: market.alpha2, language });
            }
        }
    }
    for market in &mentor.markets {
        for origin in &mentee.origins {
            if !rules.denies(market, origin)
                && let Some((of_10_000, _)) = affinity::of_countries(market, origin)
            {
                let why = Why::OriginMarket { market: market.alpha2, origin: origin.alpha2 };
                offer(of_10_000, why);
            }
        }
    }
    if let Some((of_10_000, why)) = best {
        weighed(of_10_000, why);
    }
}
