//! The public page of a cohort (S1-17): the figures that the programme publishes, the same in
//! every language, and as JSON and CSV.

mod headlines;

pub(crate) use headlines::PublicFigures;

use crate::error::Answer;
use crate::extract::{At, AtBoth, Now};
use crate::language::{Language, Texts};
use crate::reports;
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use geleit_domain::slug::is_slug;
use geleit_store::figures::PublicCohort;

pub(crate) fn routes(routes: Routes) -> Routes {
    let (leads, shows) = ("leads to the reader's language", "published figures of a cohort");
    routes.route(Method::GET, "/cohorts/{slug}", Rule::Public(leads), choose).route(
        Method::GET,
        "/{lang}/cohorts/{slug}",
        Rule::Public(shows),
        show,
    )
}

async fn choose(language: Language, At(name): At<String>) -> Answer {
    let (slug, _) = split(&name);
    // Nothing else may come back in the address of a redirect.
    if !is_slug(slug) {
        return Err(Error::NotFound);
    }
    Ok(Redirect::to(&format!("/{language}/cohorts/{name}")).into_response())
}

/// `wien-18.json` is the slug and the ending.
fn split(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((slug, ending @ ("json" | "csv"))) => (slug, Some(ending)),
        _ => (name, None),
    }
}

/// The page; with `.json` or `.csv` behind the slug the same figures as a file.
async fn show(
    AtBoth(_, name): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let (slug, ending) = split(&name);
    let cohort = app.store.public_cohort_report(slug, now).await?;
    match ending {
        Some("json") => Ok(for_a_while(reports::json(&cohort.report))),
        Some(_) => Ok(for_a_while(reports::csv(&cohort.report))),
        None => draw(page.of(&cohort.programme), &cohort),
    }
}

/// Published figures may be kept for some minutes: many readers, one count.
fn for_a_while(mut response: Response) -> Response {
    let kept = HeaderValue::from_static("public, max-age=300");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    response
}

#[derive(Template)]
#[template(path = "public_cohorts/show.html")]
struct Show {
    t: Texts,
    page: Page,
    title: String,
    lead: String,
    as_of: String,
    figures: PublicFigures,
}

fn draw(page: Page, cohort: &PublicCohort) -> Answer {
    let t = page.t;
    let figures = PublicFigures::new(t, cohort);
    let regions = t.listed(&cohort.regions);
    html(&Show {
        t,
        page,
        title: t.public_cohorts_title().number(cohort.cohort.number).regions(regions),
        lead: headlines::lead(t, &cohort.cohort),
        as_of: t.figure_words_as_of(t.date(cohort.report.as_of)),
        figures,
    })
}
