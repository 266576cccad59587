//! What stands outside the wall: slugs, the programmes of an installation, its marks. No
//! personal data.

use crate::connect::Store;
use crate::error::{Refusal, Result};
use crate::macros::{all, execute, optional, statements};
use crate::tx::Tx;
use geleit_domain::id::ProgrammeId;
use geleit_domain::slug::{self, Kind};
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO slug (slug, kind, programme_id, id) VALUES ($1, $2, $3, $4)";
    FIND = "SELECT programme_id, id FROM slug WHERE slug = $1 AND kind = $2";
    TAKEN = "SELECT programme_id FROM slug WHERE slug = $1";
    PROGRAMMES = "SELECT programme_id, slug FROM slug WHERE kind = 'programme' ORDER BY slug";
    MARK = "SELECT value FROM installation WHERE key = $1";
    SET_MARK = "INSERT INTO installation (key, value) VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value";
}

impl Tx {
    /// Takes a slug for a record of this programme.
    ///
    /// # Errors
    /// [`Refusal::SlugInvalid`] or [`Refusal::SlugTaken`].
    pub(crate) async fn take_slug(&mut self, slug: &str, kind: Kind, id: Uuid) -> Result<()> {
        if !slug::is_slug(slug) {
            return Err(Refusal::SlugInvalid.into());
        }
        execute!(self, INSERT, slug, kind.text(), self.programme.0, id)?;
        Ok(())
    }

    /// Does the slug name something already, in whichever programme?
    pub(crate) async fn is_slug_taken(&mut self, slug: &str) -> Result<bool> {
        let found: Option<(Uuid,)> = optional!(self, TAKEN, slug)?;
        Ok(found.is_some())
    }

    /// The value of a mark of this installation.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mark(&mut self, key: &str) -> Result<Option<String>> {
        let found: Option<(String,)> = optional!(self, MARK, key)?;
        Ok(found.map(|(value,)| value))
    }

    /// Sets a mark of this installation.
    ///
    /// # Errors
    /// The database failed.
    pub async fn set_mark(&mut self, key: &str, value: &str) -> Result<()> {
        execute!(self, SET_MARK, key, value)?;
        Ok(())
    }
}

impl Store {
    /// The programme and the id behind a slug.
    ///
    /// # Errors
    /// The database failed.
    pub async fn find_slug(&self, slug: &str, kind: Kind) -> Result<Option<(ProgrammeId, Uuid)>> {
        let mut tx = self.outside().await?;
        let found: Option<(Uuid, Uuid)> = optional!(tx, FIND, slug, kind.text())?;
        Ok(found.map(|(programme, id)| (ProgrammeId(programme), id)))
    }

    /// Every programme with its slug, by slug.
    ///
    /// # Errors
    /// The database failed.
    pub async fn programmes(&self) -> Result<Vec<(ProgrammeId, String)>> {
        let mut tx = self.outside().await?;
        let rows: Vec<(Uuid, String)> = all!(tx, PROGRAMMES)?;
        Ok(rows.into_iter().map(|(id, slug)| (ProgrammeId(id), slug)).collect())
    }

    /// The value of a mark of this installation, for example whether it is a demo.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mark(&self, key: &str) -> Result<Option<String>> {
        self.outside().await?.mark(key).await
    }

    /// Sets a mark of this installation.
    ///
    /// # Errors
    /// The database failed.
    pub async fn set_mark(&self, key: &str, value: &str) -> Result<()> {
        let mut tx = self.write(ProgrammeId(Uuid::nil())).await?;
        tx.set_mark(key, value).await?;
        tx.commit().await
    }
}
