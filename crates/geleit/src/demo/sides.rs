//! The pairs that can be looked at from within: one that is asked, one that runs and one that has
//! come to its good end. Both sides of each have an account.

use super::House;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::id::{MentorId, PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::policy::Role;
use geleit_store::partnerships::Filter;
use geleit_store::{Error, Store};
use jiff::Timestamp;

/// A pair whose two sides sign in.
pub(super) struct Within {
    /// Where it is: the first pair of this status.
    pub(super) status: Status,
    /// What its sign-in lines say after the role.
    pub(super) word: &'static str,
    /// Who signs in for each side: name and address.
    pub(super) accounts: [(Side, &'static str, &'static str); 2],
}

/// Whoever is asked has more to read than whoever is done: that pair comes first and needs no word.
pub(super) const WITHIN: [Within; 3] = [
    Within {
        status: Status::Offered,
        word: "",
        accounts: [
            (Side::Mentee, "Amal Muster", "amal@example.org"),
            (Side::Mentor, "Brigitte Muster", "brigitte@example.org"),
        ],
    },
    Within {
        status: Status::Running,
        word: "running",
        accounts: [
            (Side::Mentee, "Nour Muster", "nour@example.org"),
            (Side::Mentor, "Bernd Muster", "bernd@example.org"),
        ],
    },
    Within {
        status: Status::Completed,
        word: "completed",
        accounts: [
            (Side::Mentee, "Samir Muster", "samir@example.org"),
            (Side::Mentor, "Doris Muster", "doris@example.org"),
        ],
    },
];

/// The word after the role of the account with this address.
pub(super) fn word(email: &str) -> &'static str {
    let is_of = |within: &&Within| within.accounts.iter().any(|(.., address)| *address == email);
    WITHIN.iter().find(is_of).map_or("", |within| within.word)
}

/// The first pair of this status in whichever cohort.
pub(super) async fn first(
    store: &Store,
    house: &House,
    status: Status,
) -> Result<PartnershipId, Error> {
    let mut tx = store.read(house.programme).await?;
    let filter = Filter { status: Some(status), ..Filter::default() };
    for cohort in tx.cohorts().await? {
        let pairs =
            tx.list_partnerships(&house.coordinator, cohort.cohort_id(), &filter, 1).await?;
        if let Some(pair) = pairs.first() {
            return Ok(PartnershipId(pair.id));
        }
    }
    Err(Error::NotFound)
}

/// The office notes what a side has said on the telephone.
pub(super) async fn answer(
    store: &Store,
    house: &House,
    pair: PartnershipId,
    said: (Side, Answer),
    at: Timestamp,
) -> Result<(), Error> {
    let mut tx = store.read(house.programme).await?;
    let version = tx.partnership_for(&house.coordinator, pair).await?.version;
    drop(tx);
    store.note_answer(&house.coordinator, pair, version, said, at).await
}

/// One side of a pair, as if signed in.
pub(super) async fn side(
    store: &Store,
    house: &House,
    pair: PartnershipId,
    side: Side,
) -> Result<Actor, Error> {
    let mut tx = store.read(house.programme).await?;
    let pair = tx.partnership_for(&house.coordinator, pair).await?;
    let (role, person) = match side {
        Side::Mentee => (Role::Mentee, pair.person_id),
        Side::Mentor => (Role::Mentor, tx.mentor(MentorId(pair.mentor_id)).await?.person_id),
    };
    let roles = vec![RoleHeld { role, organisation: None }];
    Ok(Actor { programme: house.programme, account: None, person: Some(PersonId(person)), roles })
}
