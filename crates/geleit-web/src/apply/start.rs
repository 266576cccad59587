//! The page before the form: what is needed, how long it takes, whom to ask.

use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::ui::{Form, Page, address, html};
use crate::{App, Error};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use geleit_domain::applications::Side;
use geleit_domain::id::OrganisationId;
use geleit_store::drafts::{Admission, Offer};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "apply/start.html")]
struct Start {
    t: Texts,
    page: Page,
    offer: Offer,
    title: String,
    is_open: bool,
    /// The last day, if it is known.
    until: String,
    /// Who sent the person: short name and name; empty for nobody.
    by: (String, String),
}

/// Who sent the person; a word that names no such organisation means nobody.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) by: String,
}

/// The page; a cohort that takes no applications any more says so.
pub(super) async fn show(
    AtBoth(_, slug): AtBoth<Language, Slug>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let offer = app.store.offer(&slug.0, now).await?;
    let by = app.store.supplier(offer.programme_id, Side::Mentee, &asked.by).await?;
    let mut page = page.of(&offer.programme);
    if let Some(by) = &by {
        // Whoever changes the language still comes from there.
        page.path = address(&page.path, &[("by", &by.slug)]);
    }
    let t = page.t;
    let regions = t.listed(&offer.regions);
    let until = offer.cohort.applications_until.as_ref().map(|day| page.day(day));
    html(&Start {
        t,
        title: t.apply_start_title().number(offer.cohort.number).regions(regions),
        is_open: offer.admission == Admission::Open,
        until: until.unwrap_or_default(),
        by: by.map(|by| (by.slug, by.name)).unwrap_or_default(),
        page,
        offer,
    })
}

/// Begins a draft. A program that fills every field of a form is sent back and told nothing.
pub(super) async fn begin(
    AtBoth(language, slug): AtBoth<Language, Slug>,
    State(app): State<App>,
    Now(now): Now,
    form: Form,
) -> Answer {
    let offer = app.store.offer(&slug.0, now).await?;
    if !form.has("begin", "yes") {
        return Err(Error::Invalid);
    }
    if offer.admission != Admission::Open || !form.value("website").is_empty() {
        let back = format!("/{language}/apply/{}/mentee", slug.0);
        return Ok(Redirect::to(&back).into_response());
    }
    let (programme, cohort) = (offer.programme_id, offer.cohort.cohort_id());
    let by = app.store.supplier(programme, Side::Mentee, form.value("by")).await?;
    let (tag, by) = (language.tag(), by.map(|by| OrganisationId(by.id)));
    let link = app.store.start_draft(programme, cohort, Side::Mentee, tag, by, now).await?;
    Ok(Redirect::to(&format!("/{language}/drafts/{link}/person")).into_response())
}

/// The slug of a cohort: nothing else comes back in an address.
pub(super) struct Slug(pub(super) String);

impl std::str::FromStr for Slug {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let is_slug = geleit_domain::slug::is_slug(text);
        is_slug.then(|| Self(text.to_owned())).ok_or(Error::NotFound)
    }
}
