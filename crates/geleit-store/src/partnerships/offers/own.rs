//! A pair as one of its two sides reads it. Contact data is read from the database only when the
//! domain says that it is shared (P6).

use super::Offer;
use crate::connect::Store;
use crate::drafts::LINK_LIFE;
use crate::error::{Error, Result};
use crate::macros::one;
use crate::partnerships::{LOAD as PARTNERSHIP, Partnership, Support};
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, MentorId, PairId, PartnershipId, PersonId, ProgrammeId};
use geleit_domain::matching::criteria::Reason;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::card::Card;
use geleit_domain::partnerships::offer::shares_contact;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::secret_links::Door;
use jiff::Timestamp;
use uuid::Uuid;

/// How far it is, as one side may know. What the other has said is never said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A yes or no is waited for.
    Asked(Card),
    /// The own yes is there.
    Waiting(Card),
    /// Both have said yes.
    Together(Card, Contact),
    /// It goes on without answers of both, as pairs that were recorded later do.
    Running,
    /// It came to its good end.
    Completed,
    /// It came to its good end, and both want to stay in contact (S1-59).
    InContact(Contact),
    /// It has ended early, or nothing came of it: why is the same for everybody.
    Over,
}

/// How the other side is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Full name.
    pub name: String,
    /// Address, may be empty.
    pub email: String,
    /// Number, may be empty.
    pub phone: String,
    /// The mentor's company.
    pub company: Option<String>,
}

/// A pair as one of its two sides reads it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The programme.
    pub programme: Programme,
    /// The pair.
    pub partnership: PartnershipId,
    /// The reader's side.
    pub side: Side,
    /// An answer is hoped for until this day, `YYYY-MM-DD`.
    pub answer_by: String,
    /// Whom to ask, and until when the pair is planned.
    pub support: Support,
    /// How far it is.
    pub stage: Stage,
    /// What speaks for the pair; nothing where there is no card.
    pub reasons: Vec<Reason>,
}

impl Store {
    /// The offer behind a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn own_offer_by_link(&self, secret: &Secret, now: Timestamp) -> Result<Own> {
        let mut tx = self.read(secret.programme).await?;
        let (Door::Offer, id) = tx.record_link(secret, now).await? else {
            return Err(Error::NotFound);
        };
        let offer = tx.offer(id, now).await?;
        tx.own_offer(&offer).await
    }

    /// The offer to whoever is signed in, to read or to answer it.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn own_offer(
        &self,
        actor: &Actor,
        action: Action,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<Own> {
        if !actor.may(Tie::Own, action, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let person = actor.person.ok_or(Error::NotFound)?;
        let mut tx = self.read(actor.programme).await?;
        let offer = tx.offer_to(person.0, partnership.0, now).await?;
        tx.own_offer(&offer).await
    }

    /// A link to the offer of a person, for a letter that is about to be sent.
    ///
    /// # Errors
    /// [`Error::NotFound`], also before the offer is open.
    pub async fn create_offer_link(
        &self,
        programme: ProgrammeId,
        partnership: PartnershipId,
        person: PersonId,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let offer = tx.offer_to(person.0, partnership.0, now).await?;
        let ends = now + LINK_LIFE;
        let link = tx.create_record_link(Door::Offer, offer.id, ends, now).await?;
        tx.commit().await?;
        Ok(link)
    }
}

impl Tx {
    async fn own_offer(&mut self, offer: &Offer) -> Result<Own> {
        let pair: Partnership = one!(self, PARTNERSHIP, self.programme.0, offer.partnership_id)?;
        let side = offer.side()?;
        let (status, answers) = (pair.status()?, self.answers_of(pair.id).await?);
        let stay = self.who_stays(pair.id).await?;
        let stage = if shares_contact(status, answers, stay) {
            let (card, contact) = self.other_side(&pair, side).await?;
            match status {
                Status::Completed => Stage::InContact(contact),
                _ => Stage::Together(card, contact),
            }
        } else if status == Status::Offered {
            let (card, _) = self.other_side(&pair, side).await?;
            if answers.of(side).is_some() { Stage::Waiting(card) } else { Stage::Asked(card) }
        } else if status.is_open() {
            Stage::Running
        } else if status == Status::Completed {
            Stage::Completed
        } else {
            Stage::Over
        };
        let reasons = match (&stage, pair.pair_id) {
            (Stage::Asked(_) | Stage::Waiting(_) | Stage::Together(..), Some(found)) => {
                self.pair(PairId(found)).await?.reasons()?
            }
            _ => Vec::new(),
        };
        Ok(Own {
            programme: self.programme().await?,
            partnership: PartnershipId(pair.id),
            support: self.support_of(&pair, side).await?,
            side,
            answer_by: offer.answer_by.clone(),
            stage,
            reasons,
        })
    }

    pub(in crate::partnerships) async fn other_side(
        &mut self,
        pair: &Partnership,
        side: Side,
    ) -> Result<(Card, Contact)> {
        let (person, card, company) = match side {
            Side::Mentor => {
                let person = self.person(PersonId(pair.person_id)).await?;
                let profile = self.mentee_profile(ApplicationId(pair.application_id)).await?;
                let card = Card::of_mentee(&person.identity(), &profile);
                (person, card, None)
            }
            Side::Mentee => {
                let mentor: Uuid = pair.mentor_id;
                let id = self.mentor(MentorId(mentor)).await?.person_id;
                let person = self.person(PersonId(id)).await?;
                let profile = self.mentor_profile(MentorId(mentor)).await?;
                let card = Card::of_mentor(&person.identity(), &profile);
                (person, card, profile.company)
            }
        };
        let (name, email, phone) = (person.name(), person.email, person.phone);
        Ok((card, Contact { name, email, phone, company }))
    }
}
