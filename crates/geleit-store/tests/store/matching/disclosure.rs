//! P6 through the real store: whatever happens to two people in whichever order, neither can
//! read how to reach the other before both have said yes, or after anything has ended it.

use super::offers::person;
use super::{Table, amal, brigitte, import_into, new_cohort};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::id::{OrganisationId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::policy::Action;
use geleit_domain::profile::Identity;
use geleit_store::both;
use geleit_store::partnerships::{Correction, Partnership, Stage};
use jiff::{SignedDuration, Timestamp};
use std::ops::ControlFlow;

const STEPS: u32 = 30;

/// So many sequences per engine.
fn sequences() -> u32 {
    if std::env::var_os("GELEIT_LONG").is_some() { 2_000 } else { 20 }
}

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

/// One pair with what has happened to it, as whoever watches from outside would note it.
struct Seen {
    id: PartnershipId,
    /// Mentee and mentor, each with what would betray them.
    sides: [(Actor, [String; 3]); 2],
    links: [Option<String>; 2],
    said_yes: [bool; 2],
    is_over: bool,
}

/// Two people, or three, over a few months.
struct Story {
    table: Table,
    now: Timestamp,
    pairs: Vec<Seen>,
}

both! {
    /// Proves S1-41.
    async fn nobody_reads_how_to_reach_the_other_before_both_said_yes_or_after_the_end(place) {
        let base = Table::without_people(&place.store, &[]).await;
        let mut shared = 0;
        for number in 1..=sequences() {
            let mut story = Story::begin(&base, number).await;
            let mut dice = Dice(u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            for step in 0..STEPS {
                let what = story.happen(&mut dice).await;
                let found = story.check(&mut dice).await;
                shared += found.unwrap_or_else(|leak| panic!("{number}.{step} {what}: {leak}"));
            }
        }
        println!("{} sequences of {STEPS} steps, contact read {shared} times", sequences());
        assert!(shared > 0, "a test that never sees contact proves nothing");
    }
}

fn canaries(who: &Identity) -> [String; 3] {
    [who.email.clone(), who.phone.clone(), who.family_name.clone()]
}

impl Story {
    async fn begin(base: &Table, number: u32) -> Self {
        let slug = format!("story-{number}");
        let cohort = new_cohort(&base.store, &base.operator, &slug, 100 + number, 5).await;
        let table = Table {
            store: base.store.clone(),
            programme: base.programme,
            operator: base.operator.clone(),
            coordinator: base.coordinator.clone(),
            cohort,
            deciding: Vec::<OrganisationId>::new(),
        };
        let mut mentee = amal(number);
        mentee.identity.family_name = format!("Canarya{number:05}");
        mentee.identity.phone = format!("+43 660 1{number:06}");
        let mut mentors = [2 * number, 2 * number + 1].map(|number| brigitte(number, 1));
        for mentor in &mut mentors {
            let row = mentor.row;
            mentor.identity.family_name = format!("Canaryb{row:05}");
            mentor.identity.phone = format!("+43 676 2{row:06}");
        }
        let go_on = &mut |_| ControlFlow::Continue(());
        let import = import_into(cohort);
        let store = &table.store;
        store.import_mentees(&table.operator, &import, &[mentee], go_on, now()).await.unwrap();
        let go_on = &mut |_| ControlFlow::Continue(());
        store.import_mentors(&table.operator, &import, &mentors, go_on, now()).await.unwrap();
        Self { table, now: now(), pairs: Vec::new() }
    }

    /// Lets one thing happen, or try to, and says what.
    async fn happen(&mut self, dice: &mut Dice) -> String {
        let minutes = [0, 1, 10, 20, 60 * 24 * 2][usize::try_from(dice.roll(5)).unwrap()];
        self.now += SignedDuration::from_mins(minutes);
        let last = self.pairs.last().map(|pair| pair.id);
        match (dice.roll(12), last) {
            (0..=1, _) | (_, None) => self.release().await,
            (2..=4, _) => self.says(0, dice.roll(5) > 0).await,
            (5..=7, _) => self.says(1, dice.roll(5) > 0).await,
            (8, _) => self.withdraw_release().await,
            (9, Some(id)) => self.correct(id).await,
            (_, Some(id)) => {
                let verbs = [Verb::Start, Verb::Pause, Verb::Resume, Verb::Dissolve];
                let more = [Verb::Complete, Verb::Withdraw, Verb::Decline, Verb::Start];
                let all = [verbs, more].concat();
                self.step(id, all[usize::try_from(dice.roll(8)).unwrap()]).await
            }
        }
    }

    async fn release(&mut self) -> String {
        let (store, cohort) = (&self.table.store, self.table.cohort);
        let proposed = store.propose(&self.table.coordinator, cohort, None, self.now).await;
        let released = store.release(&self.table.coordinator, cohort, None, self.now).await;
        if released.as_ref().is_ok_and(|done| done.released > 0) {
            let mut tx = store.read(self.table.programme).await.unwrap();
            let fresh = tx.fresh_partnerships(cohort, self.now).await.unwrap();
            drop(tx);
            let known = |pair: &&Partnership| !self.pairs.iter().any(|seen| seen.id.0 == pair.id);
            let new = fresh.iter().find(known).expect("one was just released").clone();
            let seen = self.see(&new).await;
            self.pairs.push(seen);
        }
        format!("release {:?} {released:?}", proposed.map(|done| done.pairs.len()))
    }

    async fn see(&self, pair: &Partnership) -> Seen {
        let mentee = person(&self.table, pair, Side::Mentee).await;
        let mentor = person(&self.table, pair, Side::Mentor).await;
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        let one = tx.person(mentee.person.unwrap()).await.unwrap().identity();
        let other = tx.person(mentor.person.unwrap()).await.unwrap().identity();
        Seen {
            id: PartnershipId(pair.id),
            sides: [(mentee, canaries(&one)), (mentor, canaries(&other))],
            links: [None, None],
            said_yes: [false; 2],
            is_over: false,
        }
    }

    async fn says(&mut self, side: usize, yes: bool) -> String {
        let Some(pair) = self.pairs.last_mut() else { return "nobody".into() };
        let answer = if yes { Answer::Accepted } else { Answer::Declined };
        let actor = &pair.sides[side].0;
        let done = self.table.store.answer_offer(actor, pair.id, answer, self.now).await;
        if done.is_ok() {
            pair.said_yes[side] = yes;
            pair.is_over |= !yes;
        }
        format!("{side} says {yes}: {done:?}")
    }

    async fn withdraw_release(&mut self) -> String {
        let (actor, cohort) = (&self.table.coordinator, self.table.cohort);
        let done = self.table.store.withdraw_release(actor, cohort, self.now).await;
        if done.is_ok() {
            self.pairs.last_mut().unwrap().is_over = true;
        }
        format!("withdraw {done:?}")
    }

    async fn correct(&mut self, id: PartnershipId) -> String {
        let (store, actor) = (&self.table.store, &self.table.coordinator);
        let mut tx = store.read(self.table.programme).await.unwrap();
        let version = tx.partnership_for(actor, id).await.unwrap().version;
        drop(tx);
        let done = store
            .correct_partnership(actor, id, version, Correction::Pair, "wrong", self.now)
            .await;
        self.pairs.last_mut().unwrap().is_over |= done.is_ok();
        format!("correct {done:?}")
    }

    async fn step(&mut self, id: PartnershipId, verb: Verb) -> String {
        let on = "2026-03-01".parse().unwrap();
        let (store, actor) = (&self.table.store, &self.table.operator);
        let done = store.step_partnership(actor, id, verb, Some("so it is"), on, self.now).await;
        let goes_on = matches!(verb, Verb::Start | Verb::Pause | Verb::Resume);
        self.pairs.last_mut().unwrap().is_over |= done.is_ok() && !goes_on;
        format!("{verb} {done:?}")
    }

    /// Reads everything that both sides of every pair can read.
    async fn check(&mut self, dice: &mut Dice) -> Result<u32, String> {
        let mut shared = 0;
        let store = self.table.store.clone();
        for pair in &mut self.pairs {
            let may = pair.said_yes == [true, true] && !pair.is_over;
            for side in [0, 1] {
                let (actor, others) = (&pair.sides[side].0, &pair.sides[1 - side].1);
                let own = store.own_offer(actor, Action::Show, pair.id, self.now).await;
                let is_shared =
                    own.as_ref().is_ok_and(|own| matches!(own.stage, Stage::Together(..)));
                shared += u32::from(is_shared);
                let mut read = vec![format!("{own:?}")];
                if pair.links[side].is_none() && dice.roll(2) == 0 {
                    let person = actor.person.unwrap();
                    let link = store.create_offer_link(actor.programme, pair.id, person, self.now);
                    pair.links[side] = link.await.ok();
                }
                if let Some(link) = &pair.links[side] {
                    let secret = link.parse().unwrap();
                    read.push(format!("{:?}", store.own_offer_by_link(&secret, self.now).await));
                }
                let leaks = |text: &str| others.iter().any(|canary| text.contains(canary.as_str()));
                if read.iter().any(|text| leaks(text)) && !may {
                    return Err(format!("{read:?}"));
                }
                if is_shared != may && own.is_ok() {
                    return Err(format!("shared {is_shared}, may {may}: {own:?}"));
                }
                let way = store.own_way(actor, self.now).await.unwrap();
                let mut tx = store.read(actor.programme).await.unwrap();
                let export = tx.export_person(actor.person.unwrap()).await.unwrap();
                let both = format!("{way:?} {}", serde_json::to_string(&export).unwrap());
                if leaks(&both) {
                    return Err(both);
                }
            }
        }
        Ok(shared)
    }
}
