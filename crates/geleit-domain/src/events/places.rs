//! Who gets a place. First come, first served: nobody passes those who wait, and a place that
//! becomes free goes to whoever has waited longest.

use super::sign_up::Verb;
use std::ops::RangeInclusive;

/// How many places an event may have, where they are counted at all.
pub const CAPACITY: RangeInclusive<i64> = 1..=9_999;

/// What somebody who signs up now gets: a place, or one at the end of the waiting list. `capacity`
/// is the number of places, or nothing when there is room for all.
#[must_use]
pub fn seat(capacity: Option<i64>, placed: i64, waiting: i64) -> Verb {
    match capacity {
        None => Verb::Place,
        Some(places) if placed < places && waiting == 0 => Verb::Place,
        Some(_) => Verb::Wait,
    }
}

/// How many of those who wait move up, the longest waiting first.
#[must_use]
pub fn moving_up(capacity: Option<i64>, placed: i64, waiting: i64) -> i64 {
    capacity.map_or(waiting, |places| places.saturating_sub(placed).clamp(0, waiting))
}

#[cfg(test)]
mod tests {
    use super::super::sign_up::{Status, Verb as Step};
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// What can happen to the list of an event with twelve people around it.
    #[derive(Clone, Copy, Debug)]
    enum Happens {
        SignsUp(usize),
        Withdraws(usize),
        /// The office gives the event so many places, or stops counting.
        Capacity(Option<i64>),
    }

    const PEOPLE: usize = 12;

    fn happens() -> impl Strategy<Value = Happens> {
        let capacity = prop_oneof![4 => (1i64..8).prop_map(Some), 1 => Just(None)];
        prop_oneof![
            6 => (0..PEOPLE).prop_map(Happens::SignsUp),
            4 => (0..PEOPLE).prop_map(Happens::Withdraws),
            1 => capacity.prop_map(Happens::Capacity),
        ]
    }

    /// The list as the store keeps it: a status and a number for each person.
    struct List {
        capacity: Option<i64>,
        people: Vec<(Status, u64)>,
        last: u64,
    }

    impl List {
        fn count(&self, status: Status) -> i64 {
            let found = self.people.iter().filter(|(standing, _)| *standing == status);
            i64::try_from(found.count()).unwrap()
        }

        fn step(&mut self, person: usize, verb: Step) {
            let to = self.people[person].0.after(verb).expect("the table allows it");
            self.people[person].0 = to;
        }

        fn happens(&mut self, what: Happens) {
            match what {
                Happens::SignsUp(person) if !self.people[person].0.is_signed_up() => {
                    let (placed, waiting) =
                        (self.count(Status::Placed), self.count(Status::Waiting));
                    self.step(person, seat(self.capacity, placed, waiting));
                    self.last += 1;
                    self.people[person].1 = self.last;
                }
                Happens::Withdraws(person) if self.people[person].0 != Status::Withdrawn => {
                    self.step(person, Step::Withdraw);
                }
                // The database refuses fewer places than are taken.
                Happens::Capacity(places)
                    if places.is_none_or(|places| places >= self.count(Status::Placed)) =>
                {
                    self.capacity = places;
                }
                _ => {}
            }
            let up =
                moving_up(self.capacity, self.count(Status::Placed), self.count(Status::Waiting));
            for _ in 0..up {
                let waits = |i: &usize| self.people[*i].0 == Status::Waiting;
                let first = (0..PEOPLE).filter(waits).min_by_key(|i| self.people[*i].1).unwrap();
                self.step(first, Step::MoveUp);
            }
        }
    }

    fn cases() -> u32 {
        if std::env::var_os("GELEIT_LONG").is_some() { 100_000 } else { 5_000 }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases()))]

        /// The oracle is a queue of its own: whoever signs up joins its end, whoever withdraws
        /// leaves it, and its first ones have the places.
        #[test]
        fn places_are_never_overbooked_and_go_to_whoever_came_first(
            events in vec(happens(), 1..80)
        ) {
            let mut list = List {
                capacity: Some(3),
                people: vec![(Status::Invited, 0); PEOPLE],
                last: 0,
            };
            let mut queue: Vec<usize> = Vec::new();
            for event in events {
                match event {
                    Happens::SignsUp(person) if !queue.contains(&person) => queue.push(person),
                    Happens::Withdraws(person) => queue.retain(|one| *one != person),
                    _ => {}
                }
                list.happens(event);
                let places = list.capacity.map_or(PEOPLE, |places| usize::try_from(places).unwrap());
                let with = |status| (0..PEOPLE).filter(|i| list.people[*i].0 == status).collect();
                let (mut placed, waiting): (Vec<_>, Vec<usize>) =
                    (with(Status::Placed), with(Status::Waiting));
                placed.sort_by_key(|i| list.people[*i].1);
                prop_assert!(placed.len() <= places, "{placed:?} on {places} places");
                prop_assert_eq!(placed.len() + waiting.len(), queue.len(), "nobody is lost");
                prop_assert_eq!(&placed, &queue[..placed.len()], "first come, first served");
                let is_full = placed.len() == places;
                prop_assert!(waiting.is_empty() || is_full, "a free place while somebody waits");
            }
        }
    }

    #[test]
    fn nobody_passes_those_who_wait() {
        assert_eq!(seat(Some(20), 19, 0), Verb::Place);
        assert_eq!(seat(Some(20), 19, 1), Verb::Wait);
        assert_eq!(seat(Some(20), 20, 0), Verb::Wait);
        assert_eq!(seat(None, 5_000, 0), Verb::Place);
        assert_eq!(moving_up(Some(20), 18, 5), 2);
        assert_eq!(moving_up(Some(20), 25, 5), 0);
        assert_eq!(moving_up(None, 25, 5), 5);
    }
}
