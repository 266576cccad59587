//! The runs so far, the newest first.

use super::show::status_tone;
use crate::App;
use crate::error::Answer;
use crate::extract::By;
use crate::language::Texts;
use crate::persons::zone;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;

/// How many runs are shown; older ones are of no use any more.
const RUNS_MAX: i64 = 100;

#[derive(Template)]
#[template(path = "imports/list.html")]
struct List {
    t: Texts,
    page: Page,
    runs: Vec<Line>,
}

struct Line {
    href: String,
    file_name: String,
    cohort: String,
    side: String,
    when: String,
    status: String,
    tone: &'static str,
}

pub(super) async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let (t, zone) = (page.t, zone(&page));
    let runs = app.store.import_runs(&actor, RUNS_MAX).await?;
    let line = |run: geleit_store::imports::ImportRun| -> Result<Line, crate::Error> {
        Ok(Line {
            href: format!("/desk/imports/{}", run.id),
            cohort: t.overview_name().number(run.cohort_number).group(t.regions(&run.region_group)),
            side: t.imports_side(&run.side),
            when: t.time(geleit_store::timestamp(run.created_at)?, &zone),
            status: t.imports_status(&run.status),
            tone: status_tone(&run.status),
            file_name: run.file_name,
        })
    };
    let runs = runs.into_iter().map(line).collect::<Result<_, _>>()?;
    html(&List { t, page, runs })
}
