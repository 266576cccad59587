//! The pairs seen from the mentors: whom could each of them call?

use crate::Instance;
use crate::market::Market;
use crate::rows::{Partner, Rows};

/// The mentees of each mentor, without those who are locked.
pub(crate) struct Columns<P> {
    start: Vec<usize>,
    mentees: Vec<P>,
}

impl<P: Partner> Columns<P> {
    fn all(instance: &Instance, rows: Rows<'_, P>, mentees_of: &[u32]) -> Columns<P> {
        let mut sorter = Sorter::new(mentees_of);
        each_open_pair(instance, rows, |mentee, mentor, score| sorter.add(mentee, mentor, score));
        sorter.columns
    }

    /// Only the pairs that lose no more than so much at today's prices.
    fn within(market: &Market<'_, P>, within: i64) -> Columns<P> {
        let most = within.saturating_add(market.bonus);
        let is_near = |mentee: u32, mentor: u32, score: u32| {
            let paid = market.value[mentee as usize] + market.price[mentor as usize];
            paid - i64::from(score) <= most
        };
        let mut counts = vec![0_u32; market.instance.mentors()];
        each_open_pair(market.instance, market.rows, |mentee, mentor, score| {
            counts[mentor as usize] += u32::from(is_near(mentee, mentor, score));
        });
        let mut sorter = Sorter::new(&counts);
        each_open_pair(market.instance, market.rows, |mentee, mentor, score| {
            if is_near(mentee, mentor, score) {
                sorter.add(mentee, mentor, score);
            }
        });
        sorter.columns
    }

    pub(crate) fn rows(&self) -> Rows<'_, P> {
        Rows { start: &self.start, partners: &self.mentees }
    }
}

/// Puts pairs into columns, each in the order in which they come.
struct Sorter<P> {
    columns: Columns<P>,
    next: Vec<usize>,
}

impl<P: Partner> Sorter<P> {
    fn new(counts: &[u32]) -> Sorter<P> {
        let mut start = vec![0];
        let mut sum = 0;
        start.extend(counts.iter().map(|count| {
            sum += *count as usize;
            sum
        }));
        let columns = Columns { mentees: vec![P::NOBODY; sum], start };
        Sorter { next: columns.start.clone(), columns }
    }

    fn add(&mut self, mentee: u32, mentor: u32, score: u32) {
        let at = self.next[mentor as usize];
        self.columns.mentees[at] = P::new(mentee, score);
        self.next[mentor as usize] += 1;
    }
}

fn each_open_pair<P: Partner>(
    instance: &Instance,
    rows: Rows<'_, P>,
    mut tell: impl FnMut(u32, u32, u32),
) {
    let mentees = (0..).take(instance.mentees());
    for mentee in mentees.filter(|&mentee| instance.lock_of(mentee).is_none()) {
        for one in rows.row(mentee) {
            tell(mentee, one.person(), one.score());
        }
    }
}

/// Columns with the pairs that lose little at the prices of some moment. That is enough while
/// chains are short, and much less to sort than all pairs.
pub(crate) struct Callable<P> {
    pub(crate) columns: Columns<P>,
    /// Pairs that are left out lose more than this.
    within: i64,
    /// By how much each mentor has become cheaper since; mentees only become dearer.
    fallen: Vec<i64>,
}

impl<P: Partner> Callable<P> {
    /// Every pair; `mentees_of` says how many there are per mentor.
    pub(crate) fn all(instance: &Instance, rows: Rows<'_, P>, mentees_of: &[u32]) -> Callable<P> {
        Callable {
            columns: Columns::all(instance, rows, mentees_of),
            within: i64::MAX,
            fallen: vec![0; instance.mentors()],
        }
    }

    /// For the first chains.
    pub(crate) fn near(market: &Market<'_, P>) -> Callable<P> {
        Callable::within(market, i64::from(market.instance.score_max()) / 64)
    }

    /// For chains of this length, which was too long.
    pub(crate) fn wider(self, market: &Market<'_, P>, length: i64) -> Callable<P> {
        let within = self.within.max(length).saturating_mul(8);
        // Two of them at once would need as much memory as all the rest.
        drop(self);
        Callable::within(market, within)
    }

    fn within(market: &Market<'_, P>, within: i64) -> Callable<P> {
        let columns = Columns::within(market, within);
        Callable { columns, within, fallen: vec![0; market.instance.mentors()] }
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.within == i64::MAX
    }

    /// Is every pair here that could matter to a chain of this length through the mentor, who
    /// is at this distance? Everybody can have a place on the bench: no pair is left out there.
    pub(crate) fn covers(&self, mentor: u32, distance: i64, length: i64) -> bool {
        let fallen = self.fallen.get(mentor as usize);
        fallen.is_none_or(|fallen| self.is_complete() || length - distance + fallen <= self.within)
    }

    /// A mentor has become cheaper.
    pub(crate) fn note_fall(&mut self, mentor: u32, fall: i64) {
        if let Some(fallen) = self.fallen.get_mut(mentor as usize) {
            *fallen += fall;
        }
    }
}
