//! The few best partners of somebody, so that the whole row is read only now and then.

use crate::market::NOBODY;
use crate::rows::Partner;

/// How many partners are kept.
pub(crate) const KEPT: usize = 8;

/// The best partners at the prices of some moment. While prices only rise, whoever is not on
/// the list stays below what the best of them was worth then.
#[derive(Clone, Copy)]
pub(crate) struct Shortlist<P> {
    /// In no order; copied, so that the row itself need not be fetched.
    partners: [P; KEPT],
    /// No other partner is worth more than this. Worth here is the score less the price.
    rest: i64,
}

/// The best partner of a bidder; the second best is worth no more than `second`.
#[derive(Clone, Copy)]
pub(crate) struct Choice {
    pub(crate) partner: u32,
    pub(crate) value: i64,
    pub(crate) second: i64,
}

impl<P: Partner> Shortlist<P> {
    /// Nothing is known: anybody could be worth more than anything.
    pub(crate) const UNREAD: Shortlist<P> = Shortlist::empty(i64::MAX);

    /// The row has been read once; most rows need no list, because they are never read again.
    const READ_ONCE: Shortlist<P> = Shortlist::empty(i64::MAX - 1);

    const fn empty(rest: i64) -> Shortlist<P> {
        Shortlist { partners: [P::NOBODY; KEPT], rest }
    }

    /// The best partner who is not held already, worth more than `floor`; `None` if going
    /// without is as good.
    #[inline]
    pub(crate) fn choose(
        &mut self,
        row: &[P],
        prices: &[i64],
        floor: i64,
        is_held: impl Fn(u32) -> bool,
    ) -> Option<Choice> {
        if self.rest == i64::MAX {
            *self = Shortlist::READ_ONCE;
            return best_of(row, prices, floor, &is_held);
        }
        for is_fresh in [false, true] {
            if is_fresh {
                self.read(row, prices);
            }
            let choice = best_of(self.listed(), prices, floor, &is_held);
            // The list may be out of date; who is not on it is worth no more than `rest`.
            if self.rest <= floor || choice.is_some_and(|choice| choice.value >= self.rest) {
                return choice.map(|one| Choice { second: one.second.max(self.rest), ..one });
            }
        }
        // Everybody on the list is held already.
        best_of(row, prices, floor, &is_held)
    }

    /// Are all partners worth more than `floor` on the list?
    #[inline]
    pub(crate) fn covers(&self, floor: i64) -> bool {
        self.rest <= floor
    }

    /// The partners on the list with their scores.
    #[inline]
    pub(crate) fn listed(&self) -> impl Iterator<Item = &P> {
        self.partners.iter().take_while(|one| **one != P::NOBODY)
    }

    /// Makes the list new.
    #[inline]
    pub(crate) fn read(&mut self, row: &[P], prices: &[i64]) {
        let mut values = [i64::MIN; KEPT];
        let (mut lowest, mut rest) = (i64::MIN, i64::MIN);
        self.partners = [P::NOBODY; KEPT];
        for &one in row {
            let value = i64::from(one.score()) - prices[one.person() as usize];
            if value <= lowest {
                rest = rest.max(value);
                continue;
            }
            rest = rest.max(lowest);
            let place = values.iter().position(|&kept| kept == lowest).unwrap_or(0);
            values[place] = value;
            self.partners[place] = one;
            lowest = values[0];
            for &kept in &values {
                lowest = lowest.min(kept);
            }
        }
        self.rest = rest;
    }
}

#[inline(always)]
fn best_of<'a, P: Partner + 'a>(
    partners: impl IntoIterator<Item = &'a P>,
    prices: &[i64],
    floor: i64,
    is_held: &impl Fn(u32) -> bool,
) -> Option<Choice> {
    let mut best = Choice { partner: NOBODY, value: floor, second: floor };
    for one in partners {
        let partner = one.person();
        let value = i64::from(one.score()) - prices[partner as usize];
        if is_held(partner) {
            continue;
        }
        // Who of a short list is the best follows no pattern: nothing for a processor to foresee,
        // so no branches.
        let is_best = value > best.value;
        best.second = best.second.max(value.min(best.value));
        best.value = best.value.max(value);
        best.partner = if is_best { partner } else { best.partner };
    }
    (best.partner != NOBODY).then_some(best)
}
