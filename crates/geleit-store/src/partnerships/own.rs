//! What one side of a pair comes to by itself: through a personal link or signed in. Every page of
//! its own begins here, so that both ways lead to the same.

use super::offers::Offer;
use super::{LOAD, Partnership, Support};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::one;
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{MentorId, PartnershipId, PersonId, ProgrammeId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use uuid::Uuid;

/// How one side of a pair has come.
#[derive(Clone, Copy, Debug)]
pub enum Key<'a> {
    /// With a personal link, which is all it takes.
    Link(&'a Secret),
    /// Signed in, to do this with this pair.
    SignedIn(&'a Actor, Action, PartnershipId),
}

/// A pair as one of its two sides knows it.
#[derive(Clone, Debug)]
pub struct OwnPair {
    /// The programme.
    pub programme: Programme,
    /// The pair.
    pub partnership: PartnershipId,
    /// The reader's side.
    pub side: Side,
    /// First name of the other one, as on the card; empty once the pair is over.
    pub other: String,
    /// Whom to ask, and until when the pair is planned.
    pub support: Support,
    /// Do both still take part?
    pub is_open: bool,
}

/// One side that acts: who, for whom, in which pair.
pub(super) struct Acting {
    pub(super) actor: Actor,
    pub(super) person: PersonId,
    pub(super) side: Side,
    pub(super) pair: Partnership,
}

impl Acting {
    /// Who at the desk notes it for the side; nobody where the side says it itself.
    pub(super) fn noted_by(&self, way: Way) -> Option<Uuid> {
        self.actor.account.filter(|_| way != Way::Online).map(|account| account.0)
    }
}

impl Key<'_> {
    fn programme(self) -> ProgrammeId {
        match self {
            Self::Link(secret) => secret.programme,
            Self::SignedIn(actor, ..) => actor.programme,
        }
    }
}

impl Store {
    pub(super) async fn read_own(&self, key: Key<'_>, now: Timestamp) -> Result<(Tx, Acting)> {
        let mut tx = self.read(key.programme()).await?;
        let (actor, offer) = tx.enter(key, now).await?;
        let pair = one!(tx, LOAD, tx.programme.0, offer.partnership_id)?;
        let (person, side) = (PersonId(offer.person_id), offer.side()?);
        Ok((tx, Acting { actor, person, side, pair }))
    }

    /// Begins what one side does in a pair that both still take part in; everything else of the
    /// pair waits.
    ///
    /// # Errors
    /// [`Error::WrongStatus`] before both have said yes, and after the end.
    pub(super) async fn write_own(
        &self,
        key: Key<'_>,
        verb: &'static str,
        now: Timestamp,
    ) -> Result<(Tx, Acting)> {
        let (tx, own) = self.write_side(key, now).await?;
        together(&own.pair, verb)?;
        Ok((tx, own))
    }

    /// Begins what one side does, whatever has become of the pair; everything else of it waits.
    pub(super) async fn write_side(&self, key: Key<'_>, now: Timestamp) -> Result<(Tx, Acting)> {
        let mut tx = self.write(key.programme()).await?;
        let (actor, offer) = tx.enter(key, now).await?;
        let pair = tx.hold_partnership(offer.partnership_id).await?;
        let (person, side) = (PersonId(offer.person_id), offer.side()?);
        Ok((tx, Acting { actor, person, side, pair }))
    }
}

/// Do both take part in this pair?
///
/// # Errors
/// [`Error::WrongStatus`] where they do not, or not yet, or not any more.
pub(super) fn together(pair: &Partnership, verb: &'static str) -> Result<()> {
    let status = pair.status()?;
    if status.is_together() {
        Ok(())
    } else {
        Err(Error::WrongStatus { status: status.text(), verb })
    }
}

impl Tx {
    async fn enter(&mut self, key: Key<'_>, now: Timestamp) -> Result<(Actor, Offer)> {
        match key {
            Key::Link(secret) => {
                let offer = self.side_by_link(secret, now).await?;
                let person = Some(PersonId(offer.person_id));
                Ok((Actor::link_holder(secret.programme, person), offer))
            }
            Key::SignedIn(actor, action, partnership) => {
                let offer = self.side_of(actor, action, partnership, now).await?;
                Ok((actor.clone(), offer))
            }
        }
    }

    pub(super) async fn own_pair(&mut self, own: &Acting) -> Result<OwnPair> {
        Ok(OwnPair {
            programme: self.programme().await?,
            partnership: PartnershipId(own.pair.id),
            side: own.side,
            other: self.other_name(&own.pair, own.side).await?,
            support: self.support_of(&own.pair, own.side).await?,
            is_open: own.pair.status()?.is_together(),
        })
    }

    /// First name of the other one, as on the card; empty before both have said yes, and once the
    /// pair is over.
    async fn other_name(&mut self, pair: &Partnership, side: Side) -> Result<String> {
        // Who has left is not named any more.
        match pair.status()?.is_together() {
            true => Ok(self.other_side(pair, side).await?.0.name),
            false => Ok(String::new()),
        }
    }

    /// The other one's name, by the id of the pair.
    pub(crate) async fn other_name_of_side(&mut self, pair: Uuid, side: Side) -> Result<String> {
        let pair: Partnership = one!(self, LOAD, self.programme.0, pair)?;
        self.other_name(&pair, side).await
    }

    /// Who stands on this side of a pair.
    pub(super) async fn person_on(&mut self, pair: &Partnership, side: Side) -> Result<Uuid> {
        match side {
            Side::Mentee => Ok(pair.person_id),
            Side::Mentor => Ok(self.mentor(MentorId(pair.mentor_id)).await?.person_id),
        }
    }
}
