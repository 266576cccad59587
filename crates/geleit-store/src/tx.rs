//! A transaction for one programme on one of the two engines.

use crate::error::Result;
use geleit_domain::id::ProgrammeId;
use sqlx::{Postgres, Sqlite, Transaction};

/// A transaction. It ends with [`Tx::commit`]; dropped without, nothing has happened.
#[derive(Debug)]
pub struct Tx {
    /// The programme whose rows this transaction reads and writes.
    pub programme: ProgrammeId,
    pub(crate) inner: Inner,
}

#[derive(Debug)]
pub(crate) enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Makes everything of this transaction last.
    ///
    /// # Errors
    /// The database could not write; then nothing has happened.
    pub async fn commit(self) -> Result<()> {
        match self.inner {
            Inner::Sqlite(tx) => tx.commit().await?,
            Inner::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}
