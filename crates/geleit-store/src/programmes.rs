//! Programmes: created once, then their settings.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, one, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::ProgrammeId;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::programmes::{GenderSpelling, Kind};
use geleit_domain::{names, slug};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO programme (programme_id, kind, name, slug, created_at)
        VALUES ($1, $2, $3, $4, $5)";
    LOAD = "SELECT kind, name, slug, gender_spelling, time_zone, contact, pairs_per_mentee,
            pairs_per_mentee_reason, version
        FROM programme WHERE programme_id = $1";
    CHANGE = "UPDATE programme SET name = $3, gender_spelling = $4, contact = $5,
            pairs_per_mentee = $6, pairs_per_mentee_reason = $7, version = version + 1
        WHERE programme_id = $1 AND version = $2";
}

row! {
    /// A programme with its settings.
    pub struct Programme {
        /// `tandem`, `casework` or `company_stay`.
        pub kind: String,
        /// Its name.
        pub name: String,
        /// Its short name in commands and addresses.
        pub slug: String,
        /// How German nouns for people are spelt.
        pub gender_spelling: String,
        /// IANA time zone of its dates.
        pub time_zone: String,
        /// Contact and imprint for public pages.
        pub contact: String,
        /// Open pairs that one mentee may have at the same time.
        pub pairs_per_mentee: i64,
        /// Why more than one.
        pub pairs_per_mentee_reason: String,
        /// Grows with each change.
        pub version: i64,
    }
}

impl Programme {
    /// How German nouns for people are spelt (S1-66).
    #[must_use]
    pub fn spelling(&self) -> GenderSpelling {
        GenderSpelling::from_text(&self.gender_spelling).unwrap_or(GenderSpelling::Colon)
    }

    /// Today in the programme's time zone.
    #[must_use]
    pub fn today(&self, now: Timestamp) -> jiff::civil::Date {
        let zone = jiff::tz::TimeZone::get(&self.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        now.to_zoned(zone).date()
    }

    /// When a day is over in the programme's time zone.
    #[must_use]
    pub fn end_of(&self, day: jiff::civil::Date) -> Timestamp {
        let zone = jiff::tz::TimeZone::get(&self.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let next = day.tomorrow().and_then(|next| next.to_zoned(zone));
        next.map_or(Timestamp::MAX, |next| next.timestamp())
    }
}

/// What somebody may set in a programme.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Its name.
    pub name: String,
    /// How German nouns for people are spelt.
    pub gender_spelling: GenderSpelling,
    /// Contact and imprint for public pages.
    pub contact: String,
    /// Open pairs that one mentee may have at the same time, 1 to 5.
    pub pairs_per_mentee: u8,
    /// Why more than one.
    pub pairs_per_mentee_reason: String,
    /// The version that was read.
    pub version: i64,
}

impl Store {
    /// Creates a programme.
    ///
    /// # Errors
    /// [`Refusal::SlugInvalid`], [`Refusal::SlugTaken`], or the name is empty.
    pub async fn create_programme(
        &self,
        kind: Kind,
        name: &str,
        slug: &str,
        now: Timestamp,
    ) -> Result<ProgrammeId> {
        let programme = ProgrammeId(id(now));
        let mut tx = self.write(programme).await?;
        tx.create_programme(kind, name, slug, now).await?;
        tx.commit().await?;
        Ok(programme)
    }

    /// What is public about a programme.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn programme(&self, programme: ProgrammeId) -> Result<Programme> {
        self.read(programme).await?.programme().await
    }

    /// Changes the settings of the actor's programme.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Outdated`], [`Refusal::ReasonMissing`] when more than one
    /// pair per mentee is set without a reason.
    pub async fn change_programme(
        &self,
        actor: &Actor,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<()> {
        if !actor.may(Tie::Programme, Action::Change, Resource::Programme) {
            return Err(Error::Forbidden);
        }
        let name = checked_name("name", &settings.name)?;
        let reason = settings.pairs_per_mentee_reason.trim();
        if settings.pairs_per_mentee > 1 && reason.is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        let mut tx = self.write(actor.programme).await?;
        let changed = execute!(
            tx,
            CHANGE,
            actor.programme.0,
            settings.version,
            name,
            settings.gender_spelling.text(),
            settings.contact.trim(),
            i64::from(settings.pairs_per_mentee),
            reason
        )?;
        if changed == 0 {
            return Err(Error::Outdated);
        }
        let entry = Entry {
            verb: "programme.change",
            subject_kind: "programme",
            subject: actor.programme.0,
            detail: &format!("pairs_per_mentee {}", settings.pairs_per_mentee),
            reason: Some(reason),
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Creates the programme of this transaction.
    pub(crate) async fn create_programme(
        &mut self,
        kind: Kind,
        name: &str,
        slug: &str,
        now: Timestamp,
    ) -> Result<()> {
        let name = checked_name("name", name)?;
        let programme = self.programme;
        execute!(self, INSERT, programme.0, kind.text(), name, slug, micros(now))?;
        self.take_slug(slug, slug::Kind::Programme, programme.0).await?;
        let actor = Actor::operator(programme);
        let entry = Entry {
            verb: "programme.create",
            subject_kind: "programme",
            subject: programme.0,
            detail: kind.text(),
            reason: None,
        };
        self.record(&actor, entry, now).await?;
        Ok(())
    }

    /// The programme of this transaction.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn programme(&mut self) -> Result<Programme> {
        one!(self, LOAD, self.programme.0)
    }
}

/// A trimmed name that is not empty and holds nothing that is not allowed in names.
pub(crate) fn checked_name<'a>(field: &'static str, text: &'a str) -> Result<&'a str> {
    let text = text.trim();
    if text.is_empty() || !names::is_allowed(text) {
        let expected = "1 to 200 characters without control characters";
        return Err(Refusal::Invalid { field, expected }.into());
    }
    Ok(text)
}
