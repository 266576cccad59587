//! Consents of a person: given one by one with the version of the words, withdrawn in one click.

use crate::macros::{execute, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use crate::{Result, macros::all};
use geleit_domain::applications::Intake;
use geleit_domain::consents::{Purpose, TEXT_VERSION};
use geleit_domain::id::PersonId;
use jiff::Timestamp;

statements! {
    GIVE = "INSERT INTO consent (programme_id, id, person_id, purpose, text_version, language,
            channel, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    WITHDRAW = "UPDATE consent SET withdrawn_at = $4
        WHERE programme_id = $1 AND person_id = $2 AND purpose = $3 AND withdrawn_at IS NULL";
    COPY = "INSERT INTO consent (programme_id, id, person_id, purpose, text_version, language,
            channel, given_at)
        SELECT programme_id, $5, $3, purpose, text_version, language, channel, given_at
        FROM consent WHERE programme_id = $1 AND person_id = $2 AND purpose = $4
            AND withdrawn_at IS NULL
        ON CONFLICT DO NOTHING";
    OPEN = "SELECT purpose, given_at FROM consent
        WHERE programme_id = $1 AND person_id = $2 AND withdrawn_at IS NULL ORDER BY given_at, purpose";
}

row! {
    /// A consent that holds.
    pub struct Consent {
        /// What for.
        pub purpose: String,
        /// Since when, µs since the epoch.
        pub given_at: i64,
    }
}

impl Tx {
    /// Notes that a person agrees; a consent that holds already stays as it is.
    pub(crate) async fn give_consent(
        &mut self,
        person: PersonId,
        purpose: Purpose,
        language: &str,
        channel: Intake,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, consent, at) = (self.programme.0, id(now), micros(now));
        let (purpose, channel) = (purpose.text(), channel.text());
        let version = TEXT_VERSION;
        execute!(
            self, GIVE, programme, consent, person.0, purpose, version, language, channel, at
        )?;
        Ok(())
    }

    /// What somebody agreed to under one record holds under the other, as it was given.
    pub(crate) async fn copy_consents(
        &mut self,
        from: PersonId,
        to: PersonId,
        now: Timestamp,
    ) -> Result<()> {
        for consent in self.consents_of(from).await? {
            let (programme, new) = (self.programme.0, id(now));
            execute!(self, COPY, programme, from.0, to.0, &consent.purpose, new)?;
        }
        Ok(())
    }

    /// Notes that a person does not agree any more; gives whether a consent held.
    pub(crate) async fn withdraw_consent(
        &mut self,
        person: PersonId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<bool> {
        let (programme, purpose) = (self.programme.0, purpose.text());
        Ok(execute!(self, WITHDRAW, programme, person.0, purpose, micros(now))? > 0)
    }

    /// The consents of a person that hold now.
    ///
    /// # Errors
    /// The database failed.
    pub async fn consents_of(&mut self, person: PersonId) -> Result<Vec<Consent>> {
        all!(self, OPEN, self.programme.0, person.0)
    }
}
