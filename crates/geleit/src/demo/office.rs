//! What the office has done with the first pairs that run: whom they ask, a referral, an extension,
//! and what an expert advises without knowing a name (S1-19, S1-35, S1-56, S1-57).

use super::{House, staff};
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, PartnershipId};
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::referrals::{Answer, Kind, Referral};
use geleit_domain::policy::Role;
use geleit_store::partnerships::Filter;
use geleit_store::{Error, Store};
use jiff::{Timestamp, ToSpan};

/// Tells it of the pairs that run, if there are some.
pub(super) async fn tell(store: &Store, house: &House, now: Timestamp) -> Result<(), Error> {
    let karin = &house.coordinator;
    let mut running = Vec::new();
    for cohort in store.cohorts_of_partnerships(karin).await? {
        let filter = Filter { status: Some(Status::Running), ..Filter::default() };
        let id = cohort.cohort_id();
        let (cohort, pairs) = store.list_partnerships(karin, id, &filter, 3).await?;
        running.extend(pairs.into_iter().map(|pair| (PartnershipId(pair.id), cohort.clone())));
    }
    let Some((first, cohort)) = running.first() else { return Ok(()) };
    let [contact, other] = [0, 1].map(|place| house.partners[place].2.account);
    for (pair, _) in &running {
        store.name_contacts(karin, *pair, [other, contact], now).await?;
    }
    let today = store.programme(house.programme).await?.today(now);
    let referral = Referral {
        kind: Kind::Recognition,
        body: "Anlaufstelle für Anerkennung".to_owned(),
        on: today.saturating_sub(9.days()),
        answer: Answer::Accepted,
    };
    store.refer(karin, *first, &referral, now).await?;
    let version = store.show_partnership(karin, *first).await?.partnership.version;
    let until = cohort.dates()?.ends_on.saturating_add(30.days());
    if until > today {
        let why = (until, "Die Anerkennung braucht noch einen Monat.");
        store.extend_partnership(karin, *first, version, why, now).await?;
    }
    let accounts = store.accounts(&Actor::operator(house.programme)).await?;
    let expert = accounts.iter().find(|held| held.role == Role::SupervisingExpert.text());
    if let Some(expert) = expert {
        let role = Role::SupervisingExpert;
        let sigrid = staff(house.programme, AccountId(expert.id), role, None);
        let advice = "Ein Gespräch zu dritt hilft oft mehr als zwei Telefonate.";
        store.note_supervision(&sigrid, *first, advice, now).await?;
    }
    Ok(())
}
