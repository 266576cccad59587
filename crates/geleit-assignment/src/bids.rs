//! The bids that hold places: per person who is bid for a small heap, the lowest bid first.

use crate::market::NOBODY;

/// Bids on all places of one side.
pub(crate) struct Bids {
    /// `start[j]..start[j + 1]` are the places of person `j`.
    start: Vec<usize>,
    taken: Vec<u32>,
    /// A bid and its bidder; of equal bids the lowest number is the first to go.
    places: Vec<(i64, u32)>,
}

impl Bids {
    pub(crate) fn new(places: impl Iterator<Item = u32>) -> Bids {
        let mut start = vec![0];
        let mut sum = 0;
        for places in places {
            sum += places as usize;
            start.push(sum);
        }
        Bids { taken: vec![0; start.len() - 1], start, places: vec![(0, NOBODY); sum] }
    }

    /// Takes a place, the one with the lowest bid if all are taken; who has to leave it?
    #[inline]
    pub(crate) fn place(&mut self, person: u32, bid: (i64, u32)) -> Option<u32> {
        if self.is_full(person) {
            let heap = self.heap(person);
            let outbid = heap[0].1;
            sift_down(heap, bid);
            return Some(outbid);
        }
        self.taken[person as usize] += 1;
        sift_up(self.heap(person), bid);
        None
    }

    /// What a new bidder has to exceed; nothing while a place is free.
    #[inline]
    pub(crate) fn lowest(&mut self, person: u32) -> Option<i64> {
        self.is_full(person).then(|| self.heap(person).first().map(|bid| bid.0)).flatten()
    }

    /// Does this bidder hold the only place of this person?
    #[inline]
    pub(crate) fn holds_only(&self, person: u32, bidder: u32) -> bool {
        let first = self.start[person as usize];
        self.taken[person as usize] == 1
            && self.start[person as usize + 1] - first == 1
            && self.places[first].1 == bidder
    }

    /// Who holds places of a person.
    pub(crate) fn holders(&self, person: u32) -> impl Iterator<Item = u32> + '_ {
        let first = self.start[person as usize];
        let taken = first..first + self.taken[person as usize] as usize;
        self.places[taken].iter().map(|&(_, bidder)| bidder)
    }

    #[inline]
    pub(crate) fn is_full(&self, person: u32) -> bool {
        let person = person as usize;
        self.taken[person] as usize == self.start[person + 1] - self.start[person]
    }

    fn heap(&mut self, person: u32) -> &mut [(i64, u32)] {
        let first = self.start[person as usize];
        &mut self.places[first..first + self.taken[person as usize] as usize]
    }
}

/// Puts a bid into the last place of the heap and moves it up.
fn sift_up(heap: &mut [(i64, u32)], bid: (i64, u32)) {
    let mut at = heap.len() - 1;
    while at > 0 && heap[(at - 1) / 2] > bid {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = bid;
}

/// Puts a bid into the first place of the heap and moves it down.
fn sift_down(heap: &mut [(i64, u32)], bid: (i64, u32)) {
    let mut at = 0;
    loop {
        let mut below = 2 * at + 1;
        if below + 1 < heap.len() && heap[below + 1] < heap[below] {
            below += 1;
        }
        if below >= heap.len() || heap[below] >= bid {
            break;
        }
        heap[at] = heap[below];
        at = below;
    }
    heap[at] = bid;
}
