//! Stories (S1-15): a yes opens a draft that the office sees, with what the person agrees to. What
//! somebody agrees to later the office notes. It is taken back where it was given, on the own page,
//! or with the office.

use super::own::Invited;
use super::{Survey, permit, permit_list};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute, one, optional, row};
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::StoryId;
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::surveys::Consent;
use jiff::Timestamp;
use uuid::Uuid;

/// Said again, it stays one story; what somebody agreed to before holds unless this is a later look
/// at the same page (`$10`), where an empty box takes back.
pub(super) const TELL: &str = "
    INSERT INTO story (programme_id, id, cohort_id, person_id, side, status, said_on, image_on,
        name_on, publication_on) VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9)
    ON CONFLICT (programme_id, cohort_id, person_id) DO UPDATE SET withdrawn_on = NULL,
        image_on = CASE WHEN $10 AND EXCLUDED.image_on IS NULL THEN NULL
            ELSE COALESCE(story.image_on, EXCLUDED.image_on) END,
        name_on = CASE WHEN $10 AND EXCLUDED.name_on IS NULL THEN NULL
            ELSE COALESCE(story.name_on, EXCLUDED.name_on) END,
        publication_on = CASE WHEN $10 AND EXCLUDED.publication_on IS NULL THEN NULL
            ELSE COALESCE(story.publication_on, EXCLUDED.publication_on) END";
/// With the story goes everything that was agreed to for it.
pub(super) const TAKE_BACK: &str = "
    UPDATE story SET withdrawn_on = $3, image_on = NULL, name_on = NULL, publication_on = NULL
    WHERE programme_id = $1 AND id = $2 AND withdrawn_on IS NULL";
/// What both lists and pages say of a story.
macro_rules! select {
    ($which:literal) => {
        concat!(
            "SELECT t.id, t.person_id, t.side, t.status, t.said_on, t.image_on, t.name_on,
                t.publication_on, t.withdrawn_on, c.number, g.name AS region_group,
                COALESCE(TRIM(v.given_name || ' ' || v.family_name), '') AS name
            FROM story t
            JOIN cohort c ON c.programme_id = t.programme_id AND c.id = t.cohort_id
            JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
            LEFT JOIN person_version v ON v.programme_id = t.programme_id
                AND v.person_id = t.person_id AND v.known_until IS NULL
            WHERE t.programme_id = $1 AND ",
            $which
        )
    };
}
pub(super) const LIST: &str =
    select!("(t.said_on, t.id) < ($2, $3) ORDER BY t.said_on DESC, t.id DESC LIMIT $4");
pub(super) const LOAD: &str = select!("t.id = $2");
pub(super) const IN_COHORT: &str = select!("t.cohort_id = $2 AND t.person_id = $3");
pub(super) const OF_PERSON: &str = select!("t.person_id = $2 ORDER BY t.said_on DESC, t.id");
/// Only what is not so already: said twice, it is noted once.
pub(super) const CONSENT: &str = "
    UPDATE story SET
        image_on = CASE WHEN $3 = 'image' THEN $4 ELSE image_on END,
        name_on = CASE WHEN $3 = 'name' THEN $4 ELSE name_on END,
        publication_on = CASE WHEN $3 = 'publication' THEN $4 ELSE publication_on END,
        withdrawn_on = CASE WHEN CAST($4 AS TEXT) IS NULL THEN withdrawn_on END
    WHERE programme_id = $1 AND id = $2
        AND (CASE $3 WHEN 'image' THEN image_on WHEN 'name' THEN name_on
            ELSE publication_on END IS NULL) = (CAST($4 AS TEXT) IS NOT NULL)";

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
        /// Since when they are not willing any more.
        pub withdrawn_on: Option<String>,
        /// Number of the cohort.
        pub number: i64,
        /// The region group that numbers it.
        pub region_group: String,
        /// The full name; empty when it was erased.
        pub name: String,
    }
}

impl Story {
    /// Since when the person agrees to this; nothing: not, or not any more.
    #[must_use]
    pub fn since(&self, consent: Consent) -> Option<&str> {
        match consent {
            Consent::Image => self.image_on.as_deref(),
            Consent::Name => self.name_on.as_deref(),
            Consent::Publication => self.publication_on.as_deref(),
        }
    }

    /// What the person agrees to.
    #[must_use]
    pub fn agreed(&self) -> Vec<Consent> {
        let is_agreed = |consent: &&Consent| self.since(**consent).is_some();
        Consent::ALL.iter().filter(is_agreed).copied().collect()
    }

    /// What the person still has to agree to.
    #[must_use]
    pub fn missing(&self) -> Vec<Consent> {
        let is_missing = |consent: &&Consent| self.since(**consent).is_none();
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

    /// A story, for whoever notes what the person agrees to.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Forbidden`](crate::Error::Forbidden).
    pub async fn story_to_change(&self, actor: &Actor, story: StoryId) -> Result<Story> {
        permit(actor, Action::Change)?;
        self.read(actor.programme).await?.story(story).await
    }

    /// Notes that the person has said to the office, on this way, that they agree to something, or
    /// that they do not any more. Said twice, it is noted once.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Forbidden`](crate::Error::Forbidden).
    pub async fn note_story_consent(
        &self,
        actor: &Actor,
        story: StoryId,
        (consent, agrees): (Consent, bool),
        way: Way,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        let person = tx.story(story).await?.person_id;
        let today = tx.programme().await?.today(now).to_string();
        let day = agrees.then_some(today);
        let (programme, word) = (actor.programme.0, consent.text());
        if execute!(tx, CONSENT, programme, story.0, word, day)? == 0 {
            return Ok(());
        }
        let verb = if agrees { "person.agree_story" } else { "person.withdraw_story" };
        let detail = format!("{consent} {way}");
        let entry =
            Entry { verb, subject_kind: "person", subject: person, detail: &detail, reason: None };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}

impl Store {
    /// The stories that whoever is signed in is willing to tell.
    ///
    /// # Errors
    /// [`Error::Forbidden`](crate::Error::Forbidden).
    pub async fn own_stories(&self, actor: &Actor) -> Result<Vec<Story>> {
        if !actor.may(Tie::Own, Action::Show, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let Some(person) = actor.person else { return Ok(vec![]) };
        let mut tx = self.read(actor.programme).await?;
        let found: Vec<Story> = all!(tx, OF_PERSON, actor.programme.0, person.0)?;
        Ok(found.into_iter().filter(|story| story.withdrawn_on.is_none()).collect())
    }

    /// Whoever is signed in takes the own story back, with everything they agreed to for it.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Forbidden`](crate::Error::Forbidden).
    pub async fn take_own_story_back(
        &self,
        actor: &Actor,
        story: StoryId,
        now: Timestamp,
    ) -> Result<()> {
        if !actor.may(Tie::Own, Action::Change, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.write(actor.programme).await?;
        let found = tx.story(story).await?;
        if actor.person.is_none_or(|person| person.0 != found.person_id) {
            return Err(Error::NotFound);
        }
        tx.take_story_back(actor, &found, now).await?;
        tx.commit().await
    }
}

/// What somebody says of their story when they answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'a> {
    /// Willing, with what they agree to; nothing: no.
    pub(super) agreed: Option<&'a [Consent]>,
    /// Have they seen what they said before?
    pub(super) is_anew: bool,
}

impl Tx {
    /// What somebody has said of their story in a cohort; nothing: they tell none.
    pub(super) async fn story_in(
        &mut self,
        cohort: Uuid,
        person: Uuid,
    ) -> Result<Option<Vec<Consent>>> {
        let found = self.known_story(cohort, person).await?;
        Ok(found.filter(|story| story.withdrawn_on.is_none()).map(|story| story.agreed()))
    }

    async fn known_story(&mut self, cohort: Uuid, person: Uuid) -> Result<Option<Story>> {
        optional!(self, IN_COHORT, self.programme.0, cohort, person)
    }

    async fn take_story_back(
        &mut self,
        actor: &Actor,
        story: &Story,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, today) = (self.programme.0, self.programme().await?.today(now));
        if execute!(self, TAKE_BACK, programme, story.id, today.to_string())? == 0 {
            return Ok(());
        }
        self.record_story(actor, story.person_id, ("person.withdraw_story", "story"), now).await
    }

    async fn record_story(
        &mut self,
        actor: &Actor,
        person: Uuid,
        (verb, detail): (&str, &str),
        now: Timestamp,
    ) -> Result<()> {
        let entry = Entry { verb, subject_kind: "person", subject: person, detail, reason: None };
        self.record(actor, entry, now).await?;
        Ok(())
    }

    async fn story(&mut self, story: StoryId) -> Result<Story> {
        one!(self, LOAD, self.programme.0, story.0)
    }

    /// Opens a draft for whoever is willing to tell how it was, and takes back what somebody does
    /// not agree to any more.
    pub(super) async fn keep_story(
        &mut self,
        actor: &Actor,
        survey: &Survey,
        invited: &Invited,
        said: Said<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, cohort, person) = (self.programme.0, survey.cohort_id, invited.person_id);
        let known = match said.is_anew {
            true => self.known_story(cohort, person).await?,
            false => None,
        };
        let Some(agreed) = said.agreed else {
            return match known {
                Some(story) => self.take_story_back(actor, &story, now).await,
                None => Ok(()),
            };
        };
        for consent in known.iter().flat_map(Story::agreed) {
            if !agreed.contains(&consent) {
                let done = ("person.withdraw_story", consent.text());
                self.record_story(actor, person, done, now).await?;
            }
        }
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
            of(Consent::Publication),
            said.is_anew
        )?;
        Ok(())
    }
}
