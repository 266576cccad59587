//! Writing a checked file: the work goes on in the background, can be watched and stopped, and
//! always comes to an end that is written down.

use super::{Answer as Said, Failure, Request, Watch, show, side_of};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, ImportId, OrganisationId};
use geleit_store::Refusal;
use geleit_store::imports::{HEARTBEAT, Import, ImportRun, RunStatus};
use geleit_store::seal::Content;
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The imports that this server is writing now.
#[derive(Clone, Debug, Default)]
pub(crate) struct Running(Arc<Mutex<HashMap<ImportId, Arc<Watch>>>>);

impl Running {
    pub(super) fn watch(&self, id: ImportId) -> Option<Arc<Watch>> {
        self.locked(|runs| runs.get(&id).map(Arc::clone))
    }

    fn locked<T>(&self, work: impl FnOnce(&mut HashMap<ImportId, Arc<Watch>>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

pub(super) async fn start(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<ImportId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let (run, answer) = app.store.import_run(&actor, id).await?;
    expect_status(&form, &run, RunStatus::Checked)?;
    let skip_bad_rows = form.has("skip", "yes");
    if show::read(&answer)?.is_refused(skip_bad_rows) {
        form.refuse("skip", page.t.imports_skip_missing());
        return show::draw(&app, page, &run, &answer, form);
    }
    let run = app.store.begin_import_run(&actor, id, skip_bad_rows, now).await?;
    let watch = Arc::new(Watch::default());
    app.running.locked(|runs| runs.insert(id, Arc::clone(&watch)));
    tokio::spawn(see_through(app.clone(), actor, run, skip_bad_rows, watch, now));
    Ok(Redirect::to(&format!("/desk/imports/{id}")).into_response())
}

pub(super) async fn stop(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ImportId>,
    page: Page,
    form: Form,
) -> Answer {
    let (run, _) = app.store.import_run(&actor, id).await?;
    expect_status(&form, &run, RunStatus::Running)?;
    // Nothing to stop: it has ended in the meantime, or another server is writing it.
    let watch = app.running.watch(id).ok_or(Error::Conflict)?;
    watch.stop();
    Ok(see_other(&format!("/desk/imports/{id}"), page.t.imports_stopping()))
}

/// The status takes the place of a version: the form was drawn from it, and it has to be true
/// still.
fn expect_status(form: &Form, run: &ImportRun, expected: RunStatus) -> Result<(), Error> {
    if form.value("version") != expected.text() {
        return Err(Error::Invalid);
    }
    if run.status()? == expected { Ok(()) } else { Err(Error::Conflict) }
}

/// Lets the import run in a task of its own, so that even its panic comes to an end here.
async fn see_through(
    app: App,
    actor: Arc<Actor>,
    run: ImportRun,
    skip_bad_rows: bool,
    watch: Arc<Watch>,
    now: Timestamp,
) {
    let id = ImportId(run.id);
    let work = write(app.clone(), Arc::clone(&actor), run, skip_bad_rows, watch.clone(), now);
    let mut work = tokio::spawn(work);
    let mut heartbeat = tokio::time::interval(HEARTBEAT);
    let ended = loop {
        tokio::select! {
            ended = &mut work => break ended,
            _ = heartbeat.tick() => keep_alive(&app, &actor, id, &watch).await,
        }
    };
    let (status, said) = match ended {
        Ok(Ok(said)) if said.is_refused(skip_bad_rows) => (RunStatus::Refused, Some(said)),
        Ok(Ok(said)) => (RunStatus::Done, Some(said)),
        Ok(Err(Error::Refused(Refusal::Stopped))) => (RunStatus::Stopped, None),
        Ok(Err(error)) => {
            tracing::warn!(?error, "an import was not written");
            (RunStatus::Stopped, None)
        }
        Err(panic) => {
            tracing::error!(%panic, "an import broke off: {panic}");
            (RunStatus::Stopped, None)
        }
    };
    let answer = said.map(|said| serde_json::to_string(&said).expect("an answer is plain data"));
    let ended = app.clock.now();
    let kept = app.store.end_import_run(&actor, id, status, answer.as_deref(), ended).await;
    if let Err(error) = kept {
        tracing::error!(%error, "the end of an import could not be noted: {error}");
    }
    app.running.locked(|runs| runs.remove(&id));
}

/// Other servers end runs that nobody speaks of. One that was ended is not written.
async fn keep_alive(app: &App, actor: &Actor, id: ImportId, watch: &Watch) {
    match app.store.keep_import_alive(actor, id, app.clock.now()).await {
        Ok(()) => {}
        Err(geleit_store::Error::Outdated) => watch.stop(),
        Err(error) => tracing::warn!(%error, "an import could not be kept alive: {error}"),
    }
}

async fn write(
    app: App,
    actor: Arc<Actor>,
    run: ImportRun,
    skip_bad_rows: bool,
    watch: Arc<Watch>,
    now: Timestamp,
) -> Result<Said, Error> {
    let sealed = app.store.import_file(&actor, ImportId(run.id)).await?;
    let import = Import {
        accepted: run.as_status == "accepted",
        organisation: run.organisation_id.map(OrganisationId),
        skip_bad_rows,
        run: Some(ImportId(run.id)),
        ..Import::into(CohortId(run.cohort_id))
    };
    let request = Request {
        side: side_of(&run.side).ok_or(Error::Failed)?,
        file_name: run.file_name,
        bytes: app.seal.open(&sealed, Content::ImportFile(import.cohort))?,
        import,
    };
    match super::import(&app.store, &actor, request, watch, now).await {
        Ok(imported) => Ok(imported.answer),
        Err(Failure::Sheet(_)) => Err(Error::Refused(Refusal::Stopped)),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}
