//! What funders and research read: figures of published cohorts without small cells, never
//! people.

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::reports;
use crate::routes::{Routes, Rule};
use crate::ui::figures::{Bars, Headline, afterwards, breakdowns, headlines};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource};
use geleit_store::figures::PublishedCohort;

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::May(Action::Show, Resource::Figures);
    routes
        .route(Method::GET, "/figures", rule, list)
        .route(Method::GET, "/figures/{cohort}", rule, show)
        .route(Method::GET, "/figures/{cohort}/figures.json", rule, as_json)
        .route(Method::GET, "/figures/{cohort}/figures.csv", rule, as_csv)
}

#[derive(Template)]
#[template(path = "figures/list.html")]
struct List {
    t: Texts,
    page: Page,
    cohorts: Vec<PublishedCohort>,
}

async fn list(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let cohorts = app.store.published_cohorts(&actor).await?;
    html(&List { t: page.t, page, cohorts })
}

#[derive(Template)]
#[template(path = "figures/show.html")]
struct Show {
    t: Texts,
    page: Page,
    cohort: PublishedCohort,
    as_of: String,
    day: String,
    headlines: Vec<Headline>,
    afterwards: Vec<Headline>,
    breakdowns: Vec<Bars>,
    has_hidden: bool,
}

async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
) -> Answer {
    let found = app.store.funder_report(&actor, cohort, now).await?;
    let (t, report) = (page.t, &found.report);
    html(&Show {
        t,
        page,
        as_of: t.figure_words_as_of(t.date(report.as_of)),
        day: t.date(report.as_of),
        headlines: headlines(t, report),
        afterwards: afterwards(t, report),
        breakdowns: breakdowns(t, report),
        has_hidden: !report.suppressed.is_empty(),
        cohort: found.cohort,
    })
}

async fn as_json(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
) -> Answer {
    Ok(reports::json(&app.store.funder_report(&actor, cohort, now).await?.report))
}

async fn as_csv(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
) -> Answer {
    Ok(reports::csv(&app.store.funder_report(&actor, cohort, now).await?.report))
}
