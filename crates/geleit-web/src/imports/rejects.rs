//! The refused rows as a file: the office corrects and imports just these.

use super::{Answer as Said, columns, show, words};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By};
use crate::ui::Page;
use axum::extract::State;
use geleit_domain::id::{CohortId, ImportId};
use geleit_exchange::{rejects, sheet};
use geleit_store::seal::Content;
use std::collections::BTreeMap;

pub(super) async fn download(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ImportId>,
    page: Page,
) -> Answer {
    let (run, answer) = app.store.import_run(&actor, id).await?;
    let said: Said = show::read(&answer)?;
    if said.problems.is_empty() {
        return Err(Error::NotFound);
    }
    let t = page.t;
    let mut sentences: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for line in &said.problems {
        let sentence =
            format!("{}: {}", words::column_name(t, &line.column), words::problem(t, line));
        sentences.entry(line.row).or_default().push(crate::language::plain(&sentence));
    }
    let content = Content::ImportFile(CohortId(run.cohort_id));
    let file = app.seal.open(&app.store.import_file(&actor, id).await?, content)?;
    let read = move || {
        let sheet = sheet::read(&run.file_name, &file, &mut sheet::unwatched).ok()?;
        Some(rejects::csv(&sheet, &sentences))
    };
    let read = tokio::task::spawn_blocking(read).await.ok().flatten().ok_or(Error::Failed)?;
    Ok(columns::csv("rejects.csv", read))
}
