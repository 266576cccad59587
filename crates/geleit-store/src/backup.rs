//! A copy of the SQLite file while others read and write it.

use crate::connect::{Pools, Store};
use crate::dialect;
use crate::error::Result;
use std::path::Path;

impl Store {
    /// Writes a consistent copy into a file that does not exist or is empty. Gives false on
    /// PostgreSQL, which has its own tools.
    ///
    /// # Errors
    /// The file cannot be written, or its name is no text.
    pub async fn copy_to(&self, file: &Path) -> Result<bool> {
        let Pools::Sqlite { writer, .. } = &self.pools else { return Ok(false) };
        let name = file.to_str().ok_or(crate::Error::Corrupt("the name of the file is no text"))?;
        sqlx::query(dialect::COPY_TO).bind(name).execute(writer).await?;
        Ok(true)
    }
}
