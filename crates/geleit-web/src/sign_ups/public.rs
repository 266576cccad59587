//! The public page of an event: what it is, and a form with name and address. Where somebody
//! stands is told only by letter, so that the page says nothing about other people's addresses.

use super::EventView;
use crate::error::Answer;
use crate::events;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::id::{EventId, FileId};
use geleit_domain::slug;
use geleit_store::Refusal;
use geleit_store::events::{Guest, PublicEvent};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "sign_ups/public.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    view: EventView,
    path: String,
}

pub(super) async fn show(
    AtBoth(_, name): AtBoth<Language, Slug>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let public = app.store.public_event(&name.0, now).await?;
    draw(page, Form::default(), &public)
}

fn draw(page: Page, form: Form, public: &PublicEvent) -> Answer {
    let page = page.of(&public.programme).with(&form);
    let path = format!("/{}/events/{}", page.t.language, public.event.slug);
    let view = Show { t: page.t, view: EventView::of(page.t, public)?, page, form, path };
    html_form(&view, &view.form)
}

pub(super) async fn sign_up(
    AtBoth(language, name): AtBoth<Language, Slug>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let public = app.store.public_event(&name.0, now).await?;
    let t = page.t;
    let path = format!("/{language}/events/{}", name.0);
    // A program that fills every field of a form is sent back and told nothing.
    if !form.value("website").is_empty() {
        return Ok(Redirect::to(&path).into_response());
    }
    let (name, email) = (form.value("name").to_owned(), form.value("email").to_owned());
    let guest = Guest { name: &name, email: &email, language: language.tag() };
    let event = EventId(public.event.id);
    match app.store.sign_up_guest(public.programme_id, event, &guest, now).await {
        Ok(_) => Ok(see_other(&path, t.sign_ups_signed_up())),
        Err(geleit_store::Error::Refused(Refusal::Invalid { field: "name", .. })) => {
            form.refuse("name", t.sign_ups_name_missing());
            draw(page, form, &public)
        }
        Err(geleit_store::Error::Refused(Refusal::Invalid { field: "email", .. })) => {
            form.refuse("email", t.sign_ups_email_wrong());
            draw(page, form, &public)
        }
        // It has begun or was cancelled in the meantime: the page says so.
        Err(geleit_store::Error::WrongStatus { .. }) => Ok(Redirect::to(&path).into_response()),
        Err(error) => Err(error.into()),
    }
}

/// Which picture.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    id: String,
}

/// A picture with a right in it, as it was written anew when it came in.
pub(super) async fn picture(
    AtBoth(_, name): AtBoth<Language, Slug>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Answer {
    let file: FileId = asked.id.parse().map_err(|_| Error::NotFound)?;
    let (found, sealed) = app.store.open_public_picture(&name.0, file).await?;
    let bytes = events::opened(&app, &found, sealed).await?;
    let headers = [
        (header::CONTENT_TYPE, found.media()?.text()),
        // Taken back, it is gone within the hour.
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    Ok((headers, bytes).into_response())
}

/// The name of an event in an address: nothing else comes back in one.
pub(super) struct Slug(String);

impl std::str::FromStr for Slug {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        slug::is_slug(text).then(|| Self(text.to_owned())).ok_or(Error::NotFound)
    }
}
