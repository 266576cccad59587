//! The landing page of a programme; with several programmes on one server, the list of them.

use crate::error::Answer;
use crate::events::lasts;
use crate::extract::{At, AtBoth, Now};
use crate::language::{Language, Texts};
use crate::public_cohorts::PublicFigures;
use crate::ui::{Page, html};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::id::ProgrammeId;
use geleit_domain::slug::Kind;
use geleit_store::programmes::Programme;
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "public/landing.html")]
struct Landing {
    t: Texts,
    page: Page,
    /// The figures of the newest published cohort.
    figures: Option<PublicFigures>,
    /// The next information events.
    events: Vec<Occasion>,
    /// Where one may apply: each open cohort.
    open: Vec<Entrance>,
}

/// An event that anybody may come to.
struct Occasion {
    path: String,
    title: String,
    kind: String,
    when: String,
}

/// The doors to a cohort that takes applications.
struct Entrance {
    path: String,
    to_mentees: String,
    to_mentors: String,
}

#[derive(Template)]
#[template(path = "public/list.html")]
struct List {
    t: Texts,
    page: Page,
    programmes: Vec<Programme>,
    is_empty_server: bool,
}

pub(super) async fn choose(language: Language) -> impl IntoResponse {
    Redirect::to(&format!("/{language}"))
}

pub(super) async fn show(
    At(_): At<Language>,
    page: Page,
    Now(now): Now,
    State(app): State<App>,
) -> Answer {
    let ids = app.store.programmes().await?;
    if let [(programme, _)] = ids.as_slice() {
        return landing(page, &app, *programme, now).await;
    }
    let mut programmes = Vec::new();
    for (id, _) in ids {
        programmes.push(app.store.programme(id).await?);
    }
    let is_empty_server = programmes.is_empty();
    html(&List { t: page.t, page, programmes, is_empty_server })
}

pub(super) async fn show_one(
    AtBoth(_, slug): AtBoth<Language, String>,
    page: Page,
    Now(now): Now,
    State(app): State<App>,
) -> Answer {
    let found = app.store.find_slug(&slug, Kind::Programme).await?;
    let (programme, _) = found.ok_or(Error::NotFound)?;
    landing(page, &app, programme, now).await
}

async fn landing(page: Page, app: &App, programme: ProgrammeId, now: Timestamp) -> Answer {
    let page = page.of(&app.store.programme(programme).await?);
    let newest = app.store.newest_public_cohort(programme, now).await?;
    let figures = newest.map(|cohort| PublicFigures::new(page.t, &cohort));
    let mut open = Vec::new();
    for cohort in app.store.open_cohorts(programme).await? {
        let regions = app.store.offer(&cohort.slug, now).await?.regions;
        let (t, regions) = (page.t, page.t.listed(&regions));
        open.push(Entrance {
            path: format!("/{}/apply/{}", t.language, cohort.slug),
            to_mentees: t.apply_start_title().number(cohort.number).regions(&regions),
            to_mentors: t.apply_mentor_title().number(cohort.number).regions(&regions),
        });
    }
    let mut events = Vec::new();
    for event in app.store.information_events(programme, now).await? {
        events.push(Occasion {
            path: format!("/{}/events/{}", page.t.language, event.slug),
            kind: page.t.sign_ups_kind(&event.kind),
            when: lasts(page.t, &event)?,
            title: event.title,
        });
    }
    html(&Landing { t: page.t, page, figures, events, open })
}
