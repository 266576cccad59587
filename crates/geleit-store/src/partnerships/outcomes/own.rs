//! What has become of a mentee as the person says it: behind a personal link or signed in, on one
//! page. The mentor is asked nothing here.

use super::OF_APPLICATION as KNOWN;
use super::desk::Noted;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::all;
use crate::partnerships::own::Key;
use crate::partnerships::{Partnership, Support};
use crate::programmes::Programme;
use crate::tx::Tx;
use geleit_domain::applications::Status;
use geleit_domain::id::{ApplicationId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::outcomes::{
    Kind, LastPair, Observation, Proof, Source, TimePoint, due,
};
use jiff::Timestamp;
use jiff::civil::Date;

/// What the mentee of a pair reads of the own outcomes.
#[derive(Clone, Debug)]
pub struct OwnOutcomes {
    /// The programme.
    pub programme: Programme,
    /// The pair.
    pub partnership: PartnershipId,
    /// Whom to ask.
    pub support: Support,
    /// The time point that is asked about; nothing: nobody asks today.
    pub point: Option<TimePoint>,
    /// What the person has said about it.
    pub said: Vec<Noted>,
    /// Is there an attestation for the reader?
    pub has_attestation: bool,
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
    /// The own outcomes of one side.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere;
    /// [`Error::Forbidden`].
    pub async fn own_outcomes(&self, key: Key<'_>, now: Timestamp) -> Result<OwnOutcomes> {
        let (mut tx, own) = self.read_own(key, now).await?;
        let programme = tx.programme().await?;
        let asked = match own.side {
            Side::Mentee => tx.asked(&own.pair, programme.today(now)).await?,
            Side::Mentor => None,
        };
        let mut said: Vec<Noted> = all!(tx, KNOWN, tx.programme.0, own.pair.application_id)?;
        // What the office has heard from others is not shown as the person's own word.
        said.retain(|one| one.source().is_ok_and(|source| source == Source::Person));
        let answers =
            |(last, point), one: &Noted| one.point().ok() == Some(point) && one.answers(last);
        said.retain(|one| asked.is_some_and(|asked| answers(asked, one)));
        let point = asked.map(|(_, point)| point);
        Ok(OwnOutcomes {
            programme,
            partnership: PartnershipId(own.pair.id),
            support: tx.support_of(&own.pair, own.side).await?,
            point,
            said,
            has_attestation: tx.has_attestation(&own.pair, own.side, now).await?,
        })
    }

    /// Says what has become of the person.
    ///
    /// # Errors
    /// As [`Store::own_outcomes`]; [`Error::NotFound`] for mentors, [`Error::WrongStatus`] when
    /// nobody asks today, [`Refusal::Invalid`](crate::Refusal::Invalid).
    pub async fn report_outcome(
        &self,
        key: Key<'_>,
        said: &Reported,
        now: Timestamp,
    ) -> Result<()> {
        let (mut tx, own) = self.write_side(key, now).await?;
        if own.side != Side::Mentee {
            return Err(Error::NotFound);
        }
        let today = tx.programme().await?.today(now);
        let status = own.pair.status()?.text();
        let asked = tx.asked(&own.pair, today).await?;
        let (_, point) = asked.ok_or(Error::WrongStatus { status, verb: "report_outcome" })?;
        let seen = Observation {
            kind: said.kind,
            since: said.since,
            observed_on: today,
            point,
            source: Source::Person,
            proof: Proof::NotSeen,
            line: said.line.clone(),
        };
        tx.observe(&own.actor, &own.pair, &seen, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// The last pair of a mentee and the time point that is asked about today; nothing for whoever
    /// has withdrawn.
    async fn asked(
        &mut self,
        pair: &Partnership,
        today: Date,
    ) -> Result<Option<(LastPair, TimePoint)>> {
        let application = self.application(ApplicationId(pair.application_id)).await?;
        if application.status()? == Status::Withdrawn {
            return Ok(None);
        }
        let last = self.last_pair(pair).await?;
        Ok(last.and_then(|last| Some((last, due(last.ended, today)?))))
    }
}
