//! What has become of a mentee as the person says it: behind a personal link or signed in, on one
//! page. The mentor is asked nothing here.

use super::OF_APPLICATION as KNOWN;
use super::desk::Noted;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, one};
use crate::partnerships::offers::Offer;
use crate::partnerships::{LOAD as PARTNERSHIP, Partnership};
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::outcomes::{Kind, Observation, Proof, Source, TimePoint, due};
use geleit_domain::policy::Action;
use jiff::Timestamp;
use jiff::civil::Date;

/// What the mentee of a pair reads of the own outcomes.
#[derive(Clone, Debug)]
pub struct OwnOutcomes {
    /// The programme.
    pub programme: Programme,
    /// The pair.
    pub partnership: PartnershipId,
    /// The time point that is asked about; nothing: nobody asks today.
    pub point: Option<TimePoint>,
    /// What the person has said about it.
    pub said: Vec<Noted>,
}

/// What the person says.
#[derive(Clone, Debug)]
pub struct Reported {
    /// What.
    pub kind: Kind,
    /// Since when, where the person knows it.
    pub since: Option<Date>,
    /// A line; may be empty.
    pub line: String,
}

impl Store {
    /// The own outcomes behind a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn own_outcomes_by_link(
        &self,
        secret: &Secret,
        now: Timestamp,
    ) -> Result<OwnOutcomes> {
        let mut tx = self.read(secret.programme).await?;
        let offer = tx.side_by_link(secret, now).await?;
        tx.own_outcomes(&offer, now).await
    }

    /// The own outcomes of whoever is signed in, to read or to say some.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn own_outcomes(
        &self,
        actor: &Actor,
        action: Action,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<OwnOutcomes> {
        let mut tx = self.read(actor.programme).await?;
        let offer = tx.side_of(actor, action, partnership, now).await?;
        tx.own_outcomes(&offer, now).await
    }

    /// Says through a personal link what has become of the person.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongStatus`] when nobody asks today,
    /// [`Refusal::Invalid`](crate::Refusal::Invalid).
    pub async fn report_outcome_by_link(
        &self,
        secret: &Secret,
        said: &Reported,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let offer = tx.side_by_link(secret, now).await?;
        let actor = Actor::link_holder(secret.programme, Some(PersonId(offer.person_id)));
        tx.report_outcome(&actor, &offer, said, now).await?;
        tx.commit().await
    }

    /// Says, signed in, what has become of the person.
    ///
    /// # Errors
    /// As [`Store::report_outcome_by_link`], and [`Error::Forbidden`].
    pub async fn report_own_outcome(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        said: &Reported,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let offer = tx.side_of(actor, Action::Change, partnership, now).await?;
        tx.report_outcome(actor, &offer, said, now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn own_outcomes(&mut self, offer: &Offer, now: Timestamp) -> Result<OwnOutcomes> {
        let pair: Partnership = one!(self, PARTNERSHIP, self.programme.0, offer.partnership_id)?;
        let programme = self.programme().await?;
        let point = match offer.side()? {
            Side::Mentee => self.point_of(&pair, programme.today(now)).await?,
            Side::Mentor => None,
        };
        let mut said: Vec<Noted> = all!(self, KNOWN, self.programme.0, pair.application_id)?;
        // What the office has heard from others is not shown as the person's own word.
        said.retain(|one| one.source().is_ok_and(|source| source == Source::Person));
        said.retain(|one| point.is_some() && one.point().ok() == point);
        Ok(OwnOutcomes { programme, partnership: PartnershipId(pair.id), point, said })
    }

    /// The time point that a pair is asked about today.
    async fn point_of(&mut self, pair: &Partnership, today: Date) -> Result<Option<TimePoint>> {
        let ended = self.ended_on(pair.id).await?;
        Ok(ended.and_then(|ended| due(ended, today)))
    }

    async fn report_outcome(
        &mut self,
        actor: &Actor,
        offer: &Offer,
        said: &Reported,
        now: Timestamp,
    ) -> Result<()> {
        if offer.side()? != Side::Mentee {
            return Err(Error::NotFound);
        }
        let pair = self.hold_partnership(offer.partnership_id).await?;
        let today = self.programme().await?.today(now);
        let status = pair.status()?.text();
        let point = self.point_of(&pair, today).await?;
        let point = point.ok_or(Error::WrongStatus { status, verb: "report_outcome" })?;
        let seen = Observation {
            kind: said.kind,
            since: said.since,
            observed_on: today,
            point,
            source: Source::Person,
            proof: Proof::NotSeen,
            line: said.line.clone(),
        };
        self.observe(actor, &pair, &seen, now).await
    }
}
