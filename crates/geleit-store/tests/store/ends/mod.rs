//! What the office does with a running pair: end it without blame, extend it, name whom to ask, add
//! a second mentor, refer the mentee to somebody, and be advised without giving names away.

mod attestations;
mod contacts;
mod dissolution;
mod extension;
mod hands;
mod lives;
mod met;
mod outcomes;
mod overdue;
mod referrals;
mod second_mentor;
mod supervision;

use crate::matching::Table;
use crate::matching::offers::{offered, pairs, person};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::figures::{Audience, CohortReport};
use geleit_domain::id::{AccountId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind;
use geleit_store::accounts::NewAccount;
use geleit_store::figures::Question;
use geleit_store::partnerships::Partnership;
use geleit_store::testing::Place;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// A cohort whose pairs run.
struct Office {
    table: Table,
    pairs: Vec<Partnership>,
    since: Timestamp,
}

impl Office {
    /// So many mentees, and so many mentors with one place each.
    async fn of(place: &Place, mentees: u32, mentors: u32) -> Self {
        let table = Table::laid(&place.store, mentees, mentors).await;
        let since = offered(&table).await;
        for pair in &pairs(&table, now()).await {
            for side in [Side::Mentee, Side::Mentor] {
                let one = person(&table, pair, side).await;
                let (store, id) = (&table.store, PartnershipId(pair.id));
                store.answer_offer(&one, id, Answer::Accepted, since).await.unwrap();
            }
        }
        let (actor, cohort) = (&table.operator, table.cohort);
        table.store.step_cohort(actor, cohort, cohorts::Verb::Start, None, since).await.unwrap();
        table.store.start_partnerships(actor, cohort, since).await.unwrap();
        let mut tx = table.store.read(table.programme).await.unwrap();
        let all = tx.list_partnerships(actor, cohort, &Default::default(), 50).await.unwrap();
        let mut pairs = Vec::new();
        for line in all {
            pairs.push(tx.partnership_for(actor, PartnershipId(line.id)).await.unwrap());
        }
        drop(tx);
        Self { table, pairs, since }
    }

    fn at(&self, days: i64) -> Timestamp {
        self.since + (24 * days).hours()
    }

    fn day(&self, days: i64) -> Date {
        self.at(days).to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    fn id(&self, pair: usize) -> PartnershipId {
        PartnershipId(self.pairs[pair].id)
    }

    async fn now(&self, pair: PartnershipId) -> Partnership {
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        tx.partnership_for(&self.table.operator, pair).await.unwrap()
    }

    async fn status(&self, pair: PartnershipId) -> Status {
        self.now(pair).await.status().unwrap()
    }

    async fn step(&self, pair: PartnershipId, verb: Verb, days: i64) {
        let (store, operator) = (&self.table.store, &self.table.operator);
        let (on, at) = (self.day(days), self.at(days));
        store.step_partnership(operator, pair, verb, Some("x"), on, at).await.unwrap();
    }

    /// Templates of the letters to a pair, the newest first.
    async fn letters(&self, pair: PartnershipId) -> Vec<String> {
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        let mails = tx.newest_mails(50).await.unwrap();
        let of_pair = mails.into_iter().filter(|mail| mail.subject_id == Some(pair.0));
        of_pair.filter(|mail| mail.withdrawn_at.is_none()).map(|mail| mail.template).collect()
    }

    async fn account(&self, name: &str, role: Role) -> AccountId {
        let email = format!("{name}@example.org");
        let new = NewAccount {
            email: &email,
            name,
            role,
            organisation: None,
            person: None,
            language: "de",
        };
        self.table.store.create_account(&self.table.operator, &new, now()).await.unwrap().0
    }

    /// Internal figures of the cohort.
    async fn report(&self, days: i64) -> CohortReport {
        let question = Question::today(Audience::Internal);
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        store.cohort_report(karin, self.table.cohort, question, self.at(days)).await.unwrap()
    }

    /// Somebody of another programme.
    async fn charlie(&self) -> Actor {
        let store = &self.table.store;
        let other = store.create_programme(Kind::Tandem, "Other", "other", now()).await;
        Actor::operator(other.unwrap())
    }
}
