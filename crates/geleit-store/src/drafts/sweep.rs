//! Forgotten drafts: what nobody sent goes with every typed word, after its life or as soon as
//! it cannot be sent any more.

use super::{GRACE, LIFE};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::Result;
use crate::macros::{all, execute};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{DraftId, ProgrammeId};
use jiff::Timestamp;
use uuid::Uuid;

/// Drafts removed in one transaction; the rest goes with the next one.
const AT_ONCE: i64 = 500;

pub(super) const FORGOTTEN: &str = "
    SELECT d.id FROM draft d
    JOIN cohort c ON c.programme_id = d.programme_id AND c.id = d.cohort_id
    WHERE d.programme_id = $1 AND (d.saved_at < $2 OR (c.status <> 'open' AND NOT EXISTS (
        SELECT 1 FROM status_fact f
        WHERE f.programme_id = d.programme_id AND f.kind = 'cohort' AND f.subject_id = c.id
            AND f.status = 'applications_closed' AND f.known_until IS NULL
            AND f.known_from >= $3)))
    ORDER BY d.saved_at LIMIT $4";
pub(super) const REMOVE_CONTENTS: &str = "
    DELETE FROM file_content WHERE programme_id = $1 AND file_id IN (
        SELECT id FROM file WHERE programme_id = $1 AND draft_id = $2)";
pub(super) const REMOVE_FILES: &str = "
    DELETE FROM file WHERE programme_id = $1 AND draft_id = $2";
pub(super) const REMOVE_LINKS: &str = "
    DELETE FROM secret_link WHERE programme_id = $1 AND subject_id = $2";
pub(super) const REMOVE: &str = "DELETE FROM draft WHERE programme_id = $1 AND id = $2";

impl Store {
    /// Removes forgotten drafts of a programme and gives how many.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep_drafts(&self, programme: ProgrammeId, now: Timestamp) -> Result<usize> {
        let (old, closed) = (micros(now - LIFE), micros(now - GRACE));
        let mut tx = self.read(programme).await?;
        let forgotten: Vec<(Uuid,)> = all!(tx, FORGOTTEN, programme.0, old, closed, AT_ONCE)?;
        drop(tx);
        if forgotten.is_empty() {
            return Ok(0);
        }
        let mut tx = self.write(programme).await?;
        for (draft,) in &forgotten {
            tx.remove_draft(DraftId(*draft)).await?;
        }
        let entry = Entry {
            verb: "draft.sweep",
            subject_kind: "programme",
            subject: programme.0,
            detail: &forgotten.len().to_string(),
            reason: None,
        };
        tx.record(&Actor::operator(programme), entry, now).await?;
        tx.commit().await?;
        Ok(forgotten.len())
    }
}

impl Tx {
    /// Removes a draft with its files and links.
    pub(crate) async fn remove_draft(&mut self, draft: DraftId) -> Result<()> {
        for statement in [REMOVE_CONTENTS, REMOVE_FILES, REMOVE_LINKS, REMOVE] {
            execute!(self, statement, self.programme.0, draft.0)?;
        }
        Ok(())
    }
}
