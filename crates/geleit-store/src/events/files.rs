//! Material and pictures of an event, each sealed in a table of its own. Material is for whoever is
//! on the list; a picture for everybody once there is a right in it, else for the office alone.

use super::{Event, permit};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, optional, row};
use crate::secrets::Secret;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::{FileKind, Right};
use geleit_domain::files::Media;
use geleit_domain::id::{EventId, FileId};
use geleit_domain::policy::Action;
use geleit_domain::slug::Kind;
use jiff::Timestamp;
use uuid::Uuid;

/// How many files one event holds.
const COUNT_MAX: usize = 30;
/// How many bytes the files of one event have together.
const TOTAL_BYTES_MAX: i64 = 100 * 1024 * 1024;

pub(super) const FILES: &str = "
    SELECT id, event_id, kind, name, media_type, bytes, right_holder, consent, alt_text, public_at,
        created_at
    FROM event_file WHERE programme_id = $1 AND event_id = $2 ORDER BY created_at, id";
pub(super) const FILE: &str = "
    SELECT id, event_id, kind, name, media_type, bytes, right_holder, consent, alt_text, public_at,
        created_at
    FROM event_file WHERE programme_id = $1 AND id = $2";
pub(super) const INSERT: &str = "
    INSERT INTO event_file (programme_id, id, event_id, kind, name, media_type, bytes, account_id,
        created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
pub(super) const INSERT_CONTENT: &str = "
    INSERT INTO event_file_content (programme_id, file_id, sealed) VALUES ($1, $2, $3)";
pub(super) const CONTENT: &str = "
    SELECT sealed FROM event_file_content WHERE programme_id = $1 AND file_id = $2";
pub(super) const SET_RIGHT: &str = "
    UPDATE event_file SET right_holder = $4, consent = $5, alt_text = $6, public_at = $7
    WHERE programme_id = $1 AND event_id = $2 AND id = $3 AND kind = 'picture'";
pub(super) const REMOVE_CONTENT: &str =
    "DELETE FROM event_file_content WHERE programme_id = $1 AND file_id = $2";
pub(super) const REMOVE: &str = "DELETE FROM event_file WHERE programme_id = $1 AND id = $2";

row! {
    /// A file of an event without its content.
    pub struct EventFile {
        /// The file.
        pub id: Uuid,
        pub(crate) event_id: Uuid,
        /// Word of its kind.
        pub kind: String,
        /// Its name as it may be shown.
        pub name: String,
        /// Word of its form.
        pub media_type: String,
        /// How long it is, unsealed.
        pub bytes: i64,
        /// Who holds the right in a picture; empty: nobody has said.
        pub right_holder: String,
        /// Word of what those on a picture have said; may be empty.
        pub consent: String,
        /// What can be seen on a picture; may be empty.
        pub alt_text: String,
        /// Since when everybody may see the picture, µs since the epoch.
        pub public_at: Option<i64>,
        /// When it was added, µs since the epoch.
        pub created_at: i64,
    }
}

impl EventFile {
    /// What it is.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn kind(&self) -> Result<FileKind> {
        FileKind::from_text(&self.kind).ok_or(Error::Corrupt("event_file.kind"))
    }

    /// Of what form it is.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn media(&self) -> Result<Media> {
        Media::from_text(&self.media_type).ok_or(Error::Corrupt("event_file.media_type"))
    }

    fn is_material(&self) -> bool {
        self.kind == FileKind::Material.text()
    }
}

/// A file that was looked through and sealed as [`crate::seal::Content::File`].
#[derive(Clone, Copy, Debug)]
pub struct NewEventFile<'a> {
    /// Its id, drawn with the form: the same form sent twice is one file.
    pub id: FileId,
    /// What it is.
    pub kind: FileKind,
    /// A name that may be shown.
    pub name: &'a str,
    /// Of what form it is.
    pub media: Media,
    /// How long it is, unsealed.
    pub bytes: usize,
    /// Its sealed content.
    pub sealed: &'a [u8],
}

impl Store {
    /// Adds a file to an event that does take place.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::FilesFull`], [`Refusal::Invalid`]
    /// for a picture that is none.
    pub async fn add_event_file(
        &self,
        actor: &Actor,
        event: EventId,
        new: &NewEventFile<'_>,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        if new.kind == FileKind::Picture && !matches!(new.media, Media::Jpeg | Media::Png) {
            return Err(Refusal::Invalid { field: "file", expected: "a picture" }.into());
        }
        let mut tx = self.write(actor.programme).await?;
        tx.hold_event(event, 0).await?;
        let known: Option<EventFile> = optional!(tx, FILE, tx.programme.0, new.id.0)?;
        if let Some(known) = known {
            return if known.event_id == event.0 { Ok(()) } else { Err(Error::NotFound) };
        }
        tx.put_event_file(actor, event, new, now).await?;
        tx.record_event(actor, event.0, ("event.add_file", new.kind.text()), None, now).await?;
        tx.commit().await
    }

    /// Writes down the right in a picture, and shows it to everybody or to nobody outside. Without
    /// a right it can only be taken back.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for what is no picture of the event, [`Error::Forbidden`],
    /// [`Refusal::Invalid`] for a right that is not whole.
    pub async fn record_picture_right(
        &self,
        actor: &Actor,
        (event, file): (EventId, FileId),
        right: Option<&Right>,
        is_public: bool,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        if let Some(field) = right.and_then(Right::wrong) {
            let expected = "a text of at most 300 characters";
            return Err(Refusal::Invalid { field, expected }.into());
        }
        let mut tx = self.write(actor.programme).await?;
        tx.hold_event(event, 0).await?;
        tx.event_file(event, file).await?;
        let words = right.map(|right| (right.holder.trim(), right.consent.text()));
        let (holder, consent) = words.unwrap_or_default();
        let alt = right.map_or("", |right| right.alt_text.trim());
        let public_at = (is_public && right.is_some()).then(|| micros(now));
        let (programme, id) = (actor.programme.0, event.0);
        if execute!(tx, SET_RIGHT, programme, id, file.0, holder, consent, alt, public_at)? == 0 {
            return Err(Error::NotFound);
        }
        let verb = if public_at.is_some() { "event.show_picture" } else { "event.hide_picture" };
        tx.record_event(actor, event.0, (verb, ""), None, now).await?;
        tx.commit().await
    }

    /// Removes a file of an event with its content.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn remove_event_file(
        &self,
        actor: &Actor,
        event: EventId,
        file: FileId,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        tx.hold_event(event, 0).await?;
        let found = tx.event_file(event, file).await?;
        execute!(tx, REMOVE_CONTENT, actor.programme.0, file.0)?;
        execute!(tx, REMOVE, actor.programme.0, file.0)?;
        let done = ("event.remove_file", found.kind.as_str());
        tx.record_event(actor, event.0, done, None, now).await?;
        tx.commit().await
    }

    /// A file of an event with its sealed content, for the desk.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn open_event_file(
        &self,
        actor: &Actor,
        event: EventId,
        file: FileId,
    ) -> Result<(EventFile, Vec<u8>)> {
        permit(actor, Action::Show)?;
        let mut tx = self.read(actor.programme).await?;
        tx.event(event).await?;
        let found = tx.event_file(event, file).await?;
        tx.with_content(found).await
    }

    /// Material of an event with its sealed content, for whoever holds the link of an invitation.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn open_material_by_link(
        &self,
        secret: &Secret,
        file: FileId,
        now: Timestamp,
    ) -> Result<(EventFile, Vec<u8>)> {
        let mut tx = self.read(secret.programme).await?;
        let sign_up = tx.sign_up_behind(secret, now).await?;
        tx.material(EventId(sign_up.event_id), file).await
    }

    /// Material of an event with its sealed content, for whoever is signed in and on its list.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn open_own_material(
        &self,
        actor: &Actor,
        event: EventId,
        file: FileId,
    ) -> Result<(EventFile, Vec<u8>)> {
        let mut tx = self.read(actor.programme).await?;
        tx.own_sign_up(actor, Action::Show, event).await?;
        tx.material(event, file).await
    }

    /// A picture that everybody may see, with its sealed content.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for a picture without a right.
    pub async fn open_public_picture(
        &self,
        slug: &str,
        file: FileId,
    ) -> Result<(EventFile, Vec<u8>)> {
        let found = self.find_slug(slug, Kind::Event).await?;
        let (programme, event) = found.ok_or(Error::NotFound)?;
        let mut tx = self.read(programme).await?;
        let found = tx.event_file(EventId(event), file).await?;
        if found.public_at.is_none() {
            return Err(Error::NotFound);
        }
        tx.with_content(found).await
    }
}

impl Tx {
    pub(super) async fn event_files(&mut self, event: EventId) -> Result<Vec<EventFile>> {
        all!(self, FILES, self.programme.0, event.0)
    }

    /// What whoever is on the list may read.
    pub(super) async fn materials(&mut self, event: &Event) -> Result<Vec<EventFile>> {
        let files = self.event_files(EventId(event.id)).await?;
        Ok(files.into_iter().filter(EventFile::is_material).collect())
    }

    async fn material(&mut self, event: EventId, file: FileId) -> Result<(EventFile, Vec<u8>)> {
        let found = self.event_file(event, file).await?;
        if found.is_material() { self.with_content(found).await } else { Err(Error::NotFound) }
    }

    async fn event_file(&mut self, event: EventId, file: FileId) -> Result<EventFile> {
        let found: EventFile = one!(self, FILE, self.programme.0, file.0)?;
        if found.event_id == event.0 { Ok(found) } else { Err(Error::NotFound) }
    }

    async fn with_content(&mut self, file: EventFile) -> Result<(EventFile, Vec<u8>)> {
        let (sealed,): (Vec<u8>,) = one!(self, CONTENT, self.programme.0, file.id)?;
        Ok((file, sealed))
    }

    async fn put_event_file(
        &mut self,
        actor: &Actor,
        event: EventId,
        new: &NewEventFile<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let bytes = i64::try_from(new.bytes).expect("a file of some megabytes");
        let files = self.event_files(event).await?;
        let total: i64 = files.iter().map(|file| file.bytes).sum::<i64>() + bytes;
        if files.len() >= COUNT_MAX || total > TOTAL_BYTES_MAX {
            return Err(Refusal::FilesFull.into());
        }
        execute!(
            self,
            INSERT,
            self.programme.0,
            new.id.0,
            event.0,
            new.kind.text(),
            new.name,
            new.media.text(),
            bytes,
            actor.account.map(|account| account.0),
            micros(now)
        )?;
        execute!(self, INSERT_CONTENT, self.programme.0, new.id.0, new.sealed)?;
        Ok(())
    }
}
