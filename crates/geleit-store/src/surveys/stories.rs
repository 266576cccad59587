//! Stories (S1-15): a yes opens a draft that the office sees, with what the person agrees to.

use super::own::Invited;
use super::{Survey, permit_list};
use crate::connect::Store;
use crate::error::Result;
use crate::macros::{all, execute, row};
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::surveys::Consent;
use jiff::Timestamp;
use uuid::Uuid;

/// Said again, it stays one story; what somebody agreed to before holds.
pub(super) const TELL: &str = "
    INSERT INTO story (programme_id, id, cohort_id, person_id, side, status, said_on, image_on,
        name_on, publication_on) VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9)
    ON CONFLICT (programme_id, cohort_id, person_id) DO UPDATE SET
        image_on = COALESCE(story.image_on, EXCLUDED.image_on),
        name_on = COALESCE(story.name_on, EXCLUDED.name_on),
        publication_on = COALESCE(story.publication_on, EXCLUDED.publication_on)";
pub(super) const LIST: &str = "
    SELECT t.id, t.person_id, t.side, t.status, t.said_on, t.image_on, t.name_on,
        t.publication_on, c.number, g.name AS region_group,
        COALESCE(TRIM(v.given_name || ' ' || v.family_name), '') AS name
    FROM story t
    JOIN cohort c ON c.programme_id = t.programme_id AND c.id = t.cohort_id
    JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
    LEFT JOIN person_version v ON v.programme_id = t.programme_id AND v.person_id = t.person_id
        AND v.known_until IS NULL
    WHERE t.programme_id = $1 AND (t.said_on, t.id) < ($2, $3)
    ORDER BY t.said_on DESC, t.id DESC LIMIT $4";

row! {
    /// A story that somebody is willing to tell.
    pub struct Story {
        /// The story.
        pub id: Uuid,
        /// Whose.
        pub person_id: Uuid,
        /// Side word.
        pub side: String,
        /// Status word.
        pub status: String,
        /// Since when they are willing.
        pub said_on: String,
        /// Since when they agree to a picture.
        pub image_on: Option<String>,
        /// Since when they agree to their name.
        pub name_on: Option<String>,
        /// Since when they agree that it appears.
        pub publication_on: Option<String>,
        /// Number of the cohort.
        pub number: i64,
        /// The region group that numbers it.
        pub region_group: String,
        /// The full name; empty when it was erased.
        pub name: String,
    }
}

impl Story {
    /// What the person still has to agree to.
    #[must_use]
    pub fn missing(&self) -> Vec<Consent> {
        let is_missing = |consent: &&Consent| match consent {
            Consent::Image => self.image_on.is_none(),
            Consent::Name => self.name_on.is_none(),
            Consent::Publication => self.publication_on.is_none(),
        };
        Consent::ALL.iter().filter(is_missing).copied().collect()
    }
}

impl Store {
    /// A page of the stories of the actor's programme, the newest first; `after` is the last line
    /// of the one before.
    ///
    /// # Errors
    /// [`Error::Forbidden`](crate::Error::Forbidden).
    pub async fn list_stories(
        &self,
        actor: &Actor,
        after: Option<(&str, Uuid)>,
        limit: i64,
    ) -> Result<Vec<Story>> {
        permit_list(actor)?;
        let mut tx = self.read(actor.programme).await?;
        // Behind every day.
        let (day, id) = after.unwrap_or(("9999-99-99", Uuid::max()));
        all!(tx, LIST, actor.programme.0, day, id, limit)
    }
}

impl Tx {
    /// Opens a draft for whoever is willing to tell how it was.
    pub(super) async fn keep_story(
        &mut self,
        survey: &Survey,
        invited: &Invited,
        willing: Option<&[Consent]>,
        now: Timestamp,
    ) -> Result<()> {
        let Some(agreed) = willing else { return Ok(()) };
        let (programme, cohort, person) = (self.programme.0, survey.cohort_id, invited.person_id);
        let today = self.programme().await?.today(now).to_string();
        let of = |consent| Some(&today).filter(|_| agreed.contains(&consent)).cloned();
        execute!(
            self,
            TELL,
            programme,
            id(now),
            cohort,
            person,
            &invited.side,
            &today,
            of(Consent::Image),
            of(Consent::Name),
            of(Consent::Publication)
        )?;
        Ok(())
    }
}
