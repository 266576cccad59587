//! A transaction for one programme on one of the two engines.

use crate::ask;
use crate::error::Result;
use geleit_domain::id::ProgrammeId;
use geleit_domain::letters::Calendar;
use sqlx::{Postgres, Sqlite, Transaction};

/// A transaction. It ends with [`Tx::commit`]; dropped without, nothing has happened.
#[derive(Debug)]
pub struct Tx {
    /// The programme whose rows this transaction reads and writes.
    pub programme: ProgrammeId,
    pub(crate) inner: Inner,
    /// The working days, once a letter of this transaction has asked for them.
    pub(crate) calendar: Option<Calendar>,
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
    #[cfg(not(feature = "answer-before-commit"))]
    pub async fn commit(self) -> Result<()> {
        self.finish().await
    }

    /// Wrong on purpose, where the variable is set: says that all is well and commits a little
    /// later. The crash test shows with it that it would notice.
    ///
    /// # Errors
    /// None where the variable is set, and that is the point.
    #[cfg(feature = "answer-before-commit")]
    pub async fn commit(self) -> Result<()> {
        if std::env::var_os("GELEIT_ANSWER_BEFORE_COMMIT").is_none() {
            return self.finish().await;
        }
        tokio::spawn(async {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            self.finish().await
        });
        Ok(())
    }

    async fn finish(self) -> Result<()> {
        match self.inner {
            Inner::Sqlite(tx) => ask::commit_sqlite(tx).await,
            Inner::Postgres(tx) => ask::commit_postgres(tx).await,
        }
    }
}
