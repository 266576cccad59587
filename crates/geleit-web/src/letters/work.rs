//! What is to be done at the desk, as lines of a digest: how many of what and where, and no names.

use super::Line;
use crate::Error;
use crate::language::{Language, Texts};
use crate::overview::todos_for;
use geleit_domain::actor::Actor;
use geleit_store::Store;
use jiff::Timestamp;

/// The lines for an account of the desk; `at` is the address of the server.
///
/// # Errors
/// The database failed.
pub async fn work(
    store: &Store,
    actor: Actor,
    language: Language,
    at: &str,
    now: Timestamp,
) -> Result<Vec<Line>, Error> {
    let programme = store.programme(actor.programme).await?;
    let t = Texts::new(language, programme.spelling());
    let todos = todos_for(store, actor, programme, t, now).await?;
    let line = |(count, text, href): (i64, String, String)| Line {
        text: format!("{count} {text}"),
        link: format!("{at}{href}"),
    };
    Ok(todos.into_iter().map(line).collect())
}
