//! `geleit migrate`: the schema to the newest version.

use crate::answer::Answer;
use crate::config::Config;
use crate::context::{open_store, set_clock};
use crate::failure::Failure;
use geleit_store::Location;
use jiff::Timestamp;
use serde_json::json;

/// Migrates with the owner's rights.
///
/// # Errors
/// The database cannot be reached or a step failed.
pub(crate) async fn run(config: Config, now: Option<Timestamp>) -> Result<Answer, Failure> {
    let location = config.owner_location()?;
    let store = open_store(&location).await?;
    let was_current = geleit_store::is_current(&store).await?;
    geleit_store::migrate(&store).await?;
    // The owner's migration of a PostgreSQL server is not yet the first command of a trial.
    if matches!(location, Location::Folder(_)) || now.is_some() {
        set_clock(&store, now).await?;
    }
    store.close().await;
    let text = if was_current { "the schema was current" } else { "the schema is current now" };
    Ok(Answer::new(json!({ "migrated": !was_current }), text))
}
