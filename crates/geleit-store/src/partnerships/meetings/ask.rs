//! A quiet pair: the mentor is asked whether they have met, and may say "not yet".

use super::super::offers::Offer;
use super::Noted;
use crate::connect::Store;
use crate::error::Result;
use crate::macros::{all, execute, optional, row};
use crate::mails::Letter;
use crate::secrets::Secret;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, PersonId, ProgrammeId};
use geleit_domain::partnerships::meetings::quiet_until;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use uuid::Uuid;

/// Asks a mentor whether they have met, with a link for yes and one for not yet.
pub const ASK_LETTER: &str = "meeting_asked";

/// The mentors of running pairs that have been quiet: no start, meeting or question since, and none
/// has gone on after a pause since. Few
/// cohorts go on: they come first, whatever the engine believes of the pairs.
pub(super) const QUIET: &str = "
    SELECT o.id, o.partnership_id, o.person_id, o.side, o.opens_at, o.answer_by, o.answer
    FROM cohort c
    CROSS JOIN partnership p
    CROSS JOIN offer o
    WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'closed', 'cancelled')
        AND p.programme_id = c.programme_id AND p.cohort_id = c.id AND p.status = 'running'
        AND o.programme_id = p.programme_id AND o.partnership_id = p.id AND o.side = 'mentor'
        AND EXISTS (SELECT 1 FROM status_fact f
            WHERE f.programme_id = p.programme_id AND f.kind = 'partnership'
                AND f.subject_id = p.id AND f.status = 'running' AND f.known_until IS NULL
                AND f.on_date <= $2)
        AND NOT EXISTS (SELECT 1 FROM status_fact f
            WHERE f.programme_id = p.programme_id AND f.kind = 'partnership'
                AND f.subject_id = p.id AND f.status = 'running' AND f.known_until IS NULL
                AND f.on_date > $2)
        AND NOT EXISTS (SELECT 1 FROM meeting m
            WHERE m.programme_id = p.programme_id AND m.partnership_id = p.id
                AND m.known_until IS NULL AND m.on_date > $3)
        AND NOT EXISTS (SELECT 1 FROM meeting_ask a
            WHERE a.programme_id = p.programme_id AND a.partnership_id = p.id
                AND a.person_id = o.person_id AND a.asked_on > $3)";
pub(super) const ASK: &str = "
    INSERT INTO meeting_ask (programme_id, id, partnership_id, person_id, asked_on, created_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (programme_id, partnership_id, person_id, asked_on) DO NOTHING";
pub(super) const LAST_ASK: &str = "
    SELECT id, not_yet_at, created_at FROM meeting_ask
    WHERE programme_id = $1 AND partnership_id = $2 AND person_id = $3
    ORDER BY asked_on DESC LIMIT 1";
pub(super) const NOT_YET: &str = "
    UPDATE meeting_ask SET not_yet_at = $3
    WHERE programme_id = $1 AND id = $2 AND not_yet_at IS NULL";

row! {
    struct Ask {
        id: Uuid,
        not_yet_at: Option<i64>,
        created_at: i64,
    }
}

impl Store {
    /// Asks the mentors of quiet pairs, once and then every two weeks; gives how many letters.
    ///
    /// # Errors
    /// The database failed; then nobody is asked, and the next time everybody.
    pub async fn ask_about_meetings(&self, programme: ProgrammeId, now: Timestamp) -> Result<u64> {
        let mut tx = self.read(programme).await?;
        let today = tx.programme().await?.today(now);
        let quiet = quiet_until(today);
        let (started, met) = (quiet.started.to_string(), quiet.met_or_asked.to_string());
        let due: Vec<Offer> = all!(tx, QUIET, programme.0, &started, &met)?;
        drop(tx);
        if due.is_empty() {
            return Ok(0);
        }
        let (mut tx, mut letters) = (self.write(programme).await?, 0);
        for offer in due {
            let (pair, person) = (offer.partnership_id, PersonId(offer.person_id));
            let (today, at) = (today.to_string(), micros(now));
            // Another node may have been first.
            let is_first = execute!(tx, ASK, programme.0, id(now), pair, person.0, today, at)? > 0;
            if !is_first {
                continue;
            }
            // One that has not gone out asks the same.
            tx.withdraw_letter_to(person, (ASK_LETTER, pair), now).await?;
            let language = tx.language_of(person).await?;
            let letter = Letter {
                template: ASK_LETTER,
                language: &language,
                person: Some(person),
                account: None,
                subject: Some(pair),
                due: now,
            };
            tx.post(letter, now).await?;
            letters += 1;
        }
        tx.commit().await?;
        Ok(letters)
    }

    /// Notes that two have not met yet; whoever was not asked has nothing to answer.
    ///
    /// # Errors
    /// [`NotFound`](crate::Error::NotFound) when the link is unknown or over.
    pub async fn not_met_by_link(&self, secret: &Secret, now: Timestamp) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let offer = tx.side_by_link(secret, now).await?;
        let person = PersonId(offer.person_id);
        let actor = Actor::link_holder(secret.programme, Some(person));
        tx.not_met(&actor, &offer, now).await?;
        tx.commit().await
    }

    /// Notes, signed in, that two have not met yet.
    ///
    /// # Errors
    /// [`NotFound`](crate::Error::NotFound), [`Forbidden`](crate::Error::Forbidden).
    pub async fn not_met(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let offer = tx.side_of(actor, Action::Change, partnership, now).await?;
        tx.not_met(actor, &offer, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Is a side asked whether they have met: did it not say "not yet", and is nothing noted since?
    pub(super) async fn is_asked(&mut self, offer: &Offer, meetings: &[Noted]) -> Result<bool> {
        let last = self.last_ask(offer).await?.filter(|last| last.not_yet_at.is_none());
        Ok(last.is_some_and(|last| meetings.iter().all(|met| met.created_at < last.created_at)))
    }

    async fn last_ask(&mut self, offer: &Offer) -> Result<Option<Ask>> {
        let (pair, person) = (offer.partnership_id, offer.person_id);
        optional!(self, LAST_ASK, self.programme.0, pair, person)
    }

    async fn not_met(&mut self, actor: &Actor, offer: &Offer, now: Timestamp) -> Result<()> {
        let (programme, pair) = (self.programme.0, offer.partnership_id);
        // "Not yet" is an answer as well.
        let asked = (ASK_LETTER, pair);
        self.withdraw_letter_to(PersonId(offer.person_id), asked, now).await?;
        let Some(last) = self.last_ask(offer).await? else { return Ok(()) };
        if execute!(self, NOT_YET, programme, last.id, micros(now))? > 0 {
            let verb = "partnership.not_met";
            self.record_partnership(actor, pair, verb, "", None, now).await?;
        }
        Ok(())
    }
}
