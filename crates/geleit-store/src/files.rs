//! Letters, résumés, scans and proofs: what each is, and its sealed content in a table of its
//! own, written and removed with it in one transaction. Whoever may see the record may see its
//! files. Why in the database: `docs/decisions/0015-files-in-the-database.md`.

mod holder;

pub use holder::Holder;

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, one, optional, row, statements};
use crate::secrets::Secret;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::files::{COUNT_MAX, Kind, Media, TOTAL_BYTES_MAX};
use geleit_domain::id::FileId;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO file (programme_id, id, draft_id, application_id, mentor_id, kind, name,
            media_type, bytes, account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    INSERT_CONTENT = "INSERT INTO file_content (programme_id, file_id, sealed)
        VALUES ($1, $2, $3)";
    ONE = "SELECT id, draft_id, application_id, mentor_id, kind, name, media_type, bytes,
            account_id, created_at
        FROM file WHERE programme_id = $1 AND id = $2";
    CONTENT = "SELECT sealed FROM file_content WHERE programme_id = $1 AND file_id = $2";
    REMOVE_CONTENT = "DELETE FROM file_content WHERE programme_id = $1 AND file_id = $2";
    REMOVE = "DELETE FROM file WHERE programme_id = $1 AND id = $2";
    OF_DRAFT = holder::OF_DRAFT;
    OF_APPLICATION = holder::OF_APPLICATION;
    OF_MENTOR = holder::OF_MENTOR;
}

row! {
    /// A file without its content.
    pub struct File {
        /// The file.
        pub id: Uuid,
        pub(crate) draft_id: Option<Uuid>,
        pub(crate) application_id: Option<Uuid>,
        pub(crate) mentor_id: Option<Uuid>,
        /// Word of its kind.
        pub kind: String,
        /// Its name as it may be shown.
        pub name: String,
        /// Word of its form.
        pub media_type: String,
        /// How long it is, unsealed.
        pub bytes: i64,
        /// Who of the staff added it; nothing: the person did.
        pub account_id: Option<Uuid>,
        /// When, µs since the epoch.
        pub created_at: i64,
    }
}

impl File {
    /// What it is.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn kind(&self) -> Result<Kind> {
        Kind::from_text(&self.kind).ok_or(Error::Corrupt("file.kind"))
    }

    /// Of what form it is.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn media(&self) -> Result<Media> {
        Media::from_text(&self.media_type).ok_or(Error::Corrupt("file.media_type"))
    }
}

/// A file that was looked through and sealed as [`crate::seal::Content::File`].
#[derive(Clone, Copy, Debug)]
pub struct NewFile<'a> {
    /// Its id, drawn with the form: the same form sent twice is one file.
    pub id: FileId,
    /// What it is.
    pub kind: Kind,
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
    /// Refuses actors who may not do this with the files of a record.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn permit_files(&self, actor: &Actor, holder: Holder, action: Action) -> Result<()> {
        self.read(actor.programme).await?.permit_holder(actor, holder, action).await
    }

    /// Refuses actors who may not do this with one file of a record.
    ///
    /// # Errors
    /// [`Error::NotFound`], also when the record has no such file; [`Error::Forbidden`].
    pub async fn permit_file(
        &self,
        actor: &Actor,
        holder: Holder,
        file: FileId,
        action: Action,
    ) -> Result<()> {
        let mut tx = self.read(actor.programme).await?;
        tx.permit_holder(actor, holder, action).await?;
        tx.file_of(holder, file).await.map(drop)
    }

    /// Adds files to a record, all of them or none.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::FilesFull`].
    pub async fn add_files(
        &self,
        actor: &Actor,
        holder: Holder,
        new: &[NewFile<'_>],
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.permit_holder(actor, holder, Action::Change).await?;
        tx.put_files(actor, holder, new, now).await?;
        tx.commit().await
    }

    /// Adds files to the record behind a personal link, all of them or none.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongStatus`] when nothing is decided about it any more,
    /// [`Refusal::FilesFull`].
    pub async fn add_own_files(
        &self,
        secret: &Secret,
        new: &[NewFile<'_>],
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let holder = tx.holder_behind(secret, now).await?;
        tx.refuse_ended(holder).await?;
        let actor = Actor::link_holder(secret.programme, tx.person_holding(holder).await?);
        tx.put_files(&actor, holder, new, now).await?;
        tx.commit().await
    }

    /// The files of a record, the oldest first.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn files(&self, actor: &Actor, holder: Holder) -> Result<Vec<File>> {
        let mut tx = self.read(actor.programme).await?;
        tx.permit_holder(actor, holder, Action::Show).await?;
        tx.files_of(holder).await
    }

    /// The files of the record behind a personal link, the oldest first.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn own_files(&self, secret: &Secret, now: Timestamp) -> Result<Vec<File>> {
        let mut tx = self.read(secret.programme).await?;
        let holder = tx.holder_behind(secret, now).await?;
        tx.files_of(holder).await
    }

    /// A file of a record with its sealed content.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn open_file(
        &self,
        actor: &Actor,
        holder: Holder,
        file: FileId,
    ) -> Result<(File, Vec<u8>)> {
        let mut tx = self.read(actor.programme).await?;
        tx.permit_holder(actor, holder, Action::Show).await?;
        let found = tx.file_of(holder, file).await?;
        let (sealed,): (Vec<u8>,) = one!(tx, CONTENT, tx.programme.0, file.0)?;
        Ok((found, sealed))
    }

    /// Removes a file of a record with its content.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn remove_file(
        &self,
        actor: &Actor,
        holder: Holder,
        file: FileId,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.permit_holder(actor, holder, Action::Change).await?;
        tx.drop_file(actor, holder, file, now).await?;
        tx.commit().await
    }

    /// Removes a file of the record behind a personal link. What staff added stays.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn remove_own_file(
        &self,
        secret: &Secret,
        file: FileId,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let holder = tx.holder_behind(secret, now).await?;
        if tx.file_of(holder, file).await?.account_id.is_some() {
            return Err(Error::Forbidden);
        }
        let actor = Actor::link_holder(secret.programme, tx.person_holding(holder).await?);
        tx.drop_file(&actor, holder, file, now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn file_of(&mut self, holder: Holder, file: FileId) -> Result<File> {
        let found: File = one!(self, ONE, self.programme.0, file.0)?;
        if holder.holds(&found) { Ok(found) } else { Err(Error::NotFound) }
    }

    async fn put_files(
        &mut self,
        actor: &Actor,
        holder: Holder,
        new: &[NewFile<'_>],
        now: Timestamp,
    ) -> Result<()> {
        // Of two at the same time the second counts the files of the first.
        self.take_turn().await?;
        for file in new {
            self.put_file(actor, holder, *file, now).await?;
        }
        Ok(())
    }

    async fn put_file(
        &mut self,
        actor: &Actor,
        holder: Holder,
        new: NewFile<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let known: Option<File> = optional!(self, ONE, self.programme.0, new.id.0)?;
        if let Some(known) = known {
            return if holder.holds(&known) { Ok(()) } else { Err(Error::NotFound) };
        }
        let bytes = i64::try_from(new.bytes).expect("a file of some megabytes");
        let files = self.files_of(holder).await?;
        let total: i64 = files.iter().map(|file| file.bytes).sum::<i64>() + bytes;
        let most = i64::try_from(TOTAL_BYTES_MAX).expect("some megabytes");
        if files.len() >= COUNT_MAX || total > most {
            return Err(Refusal::FilesFull.into());
        }
        let (draft, application, mentor) = holder.ids();
        execute!(
            self,
            INSERT,
            self.programme.0,
            new.id.0,
            draft,
            application,
            mentor,
            new.kind.text(),
            new.name,
            new.media.text(),
            bytes,
            actor.account.map(|account| account.0),
            micros(now)
        )?;
        execute!(self, INSERT_CONTENT, self.programme.0, new.id.0, new.sealed)?;
        self.note_file(actor, holder, (true, new.kind), now).await
    }

    async fn drop_file(
        &mut self,
        actor: &Actor,
        holder: Holder,
        file: FileId,
        now: Timestamp,
    ) -> Result<()> {
        let kind = self.file_of(holder, file).await?.kind()?;
        execute!(self, REMOVE_CONTENT, self.programme.0, file.0)?;
        if execute!(self, REMOVE, self.programme.0, file.0)? == 0 {
            return Err(Error::NotFound);
        }
        self.note_file(actor, holder, (false, kind), now).await
    }

    /// Writes the entry; a draft is nobody's record yet and has none.
    async fn note_file(
        &mut self,
        actor: &Actor,
        holder: Holder,
        (is_added, kind): (bool, Kind),
        now: Timestamp,
    ) -> Result<()> {
        let (verb, subject_kind, subject) = match (holder, is_added) {
            (Holder::Draft(_), _) => return Ok(()),
            (Holder::Application(id), true) => ("application.add_file", "application", id.0),
            (Holder::Application(id), false) => ("application.remove_file", "application", id.0),
            (Holder::Mentor(id), true) => ("mentor.add_file", "mentor", id.0),
            (Holder::Mentor(id), false) => ("mentor.remove_file", "mentor", id.0),
        };
        let entry = Entry { verb, subject_kind, subject, detail: kind.text(), reason: None };
        self.record(actor, entry, now).await?;
        Ok(())
    }
}
