//! Random lives of a small cohort in which mentees may have two mentors: whatever the office and the
//! two do, places, counts and the list of people without a partner hold.

use super::Office;
use crate::matching::offers::person;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::dissolution::Dissolution;
use geleit_domain::partnerships::offer::Answer;
use geleit_store::both;
use geleit_store::partnerships::Partnership;
use std::collections::BTreeSet;

const DAYS: i64 = 40;

/// The same numbers at every run, different ones for every seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        (!of.is_empty()).then(|| &of[self.below(of.len())])
    }
}

impl Office {
    async fn all(&self) -> Vec<Partnership> {
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        let (actor, cohort) = (&self.table.operator, self.table.cohort);
        let lines = tx.list_partnerships(actor, cohort, &Default::default(), 99).await.unwrap();
        let mut all = Vec::new();
        for line in lines {
            all.push(tx.partnership_for(actor, PartnershipId(line.id)).await.unwrap());
        }
        all
    }

    async fn in_status(&self, wanted: &[Status]) -> Vec<Partnership> {
        let mut all = self.all().await;
        all.retain(|pair| wanted.contains(&pair.status().unwrap()));
        all
    }

    /// One thing happens on a day; gives which.
    async fn live(&self, dice: &mut Dice, day: i64) -> &'static str {
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        let now = self.at(day);
        match dice.below(5) {
            0 => {
                let pairs = self.in_status(&[Status::Accepted, Status::Running]).await;
                let Some(pair) = dice.one(&pairs) else { return "nothing" };
                let id = PartnershipId(pair.id);
                let found = store.show_second_mentor(karin, id, now).await.unwrap();
                let Some(free) = dice.one(&found.mentors) else { return "nobody free" };
                let wanted = (found.partnership.version, free.mentor, "all agree");
                store.offer_second_mentor(karin, id, wanted, now).await.unwrap();
                "second mentor"
            }
            1 | 2 => {
                let pairs = self.in_status(&[Status::Offered]).await;
                let Some(pair) = dice.one(&pairs) else { return "nothing" };
                let answer = if dice.below(4) == 0 { Answer::Declined } else { Answer::Accepted };
                for side in [Side::Mentee, Side::Mentor] {
                    let one = person(&self.table, pair, side).await;
                    let _ = store.answer_offer(&one, PartnershipId(pair.id), answer, now).await;
                }
                store
                    .start_partnerships(&self.table.operator, self.table.cohort, now)
                    .await
                    .unwrap();
                "answer"
            }
            3 => {
                let pairs = self.in_status(&[Status::Running, Status::Paused]).await;
                let Some(pair) = dice.one(&pairs) else { return "nothing" };
                let (id, how) = (PartnershipId(pair.id), Dissolution::unexplained(self.day(day)));
                store.dissolve(karin, id, pair.version, &how, now).await.unwrap();
                "dissolution"
            }
            _ => {
                if store.propose(karin, self.table.cohort, None, now).await.is_err() {
                    return "nobody to match";
                }
                self.table.all_agree().await;
                store.release(karin, self.table.cohort, None, now).await.unwrap();
                "release"
            }
        }
    }

    async fn must_hold(&self, day: i64, after: &str) {
        let damage = self.table.store.damage().await.unwrap();
        assert!(damage.is_empty(), "day {day}, after {after}: {damage:?}");
        let all = self.all().await;
        let counted = all
            .iter()
            .filter(|pair| !matches!(pair.status().unwrap(), Status::Declined | Status::Withdrawn));
        let mentees: BTreeSet<_> = counted.map(|pair| pair.person_id).collect();
        let report = self.report(day).await;
        assert_eq!(report.mentees, mentees.len() as u64, "day {day}: each mentee once");
        let open: BTreeSet<_> = all
            .iter()
            .filter(|pair| pair.status().unwrap().is_open())
            .map(|pair| pair.application_id)
            .collect();
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        let proposal = tx.proposal(self.table.cohort).await.unwrap().unwrap();
        for one in proposal.unmatched().unwrap() {
            let is_again = one.side == "mentee" && one.reason == "open_again";
            assert!(!is_again || !open.contains(&one.id), "day {day}, after {after}: {one:?}");
        }
    }
}

both! {
    /// Proves S1-49.
    async fn whatever_happens_to_pairs_no_place_is_given_twice_and_each_mentee_counts_once(place) {
        let office = Office::of(&place, 3, 5).await;
        office.allow_two().await;
        let mut dice = Dice(7);
        let mut happened = BTreeSet::new();
        for day in 1..=DAYS {
            let what = office.live(&mut dice, day).await;
            happened.insert(what);
            office.must_hold(day, what).await;
        }
        for what in ["second mentor", "answer", "dissolution", "release"] {
            assert!(happened.contains(what), "{what} never happened: {happened:?}");
        }
    }
}
