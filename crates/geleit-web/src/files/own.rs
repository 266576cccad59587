//! The files of one's own application, behind its personal link. The page shows which there are
//! but opens none: a link can get into other hands.

use super::list::{self, Line};
use super::receive;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{AtBoth, AtThree, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use geleit_domain::files::Kind;
use geleit_domain::id::FileId;
use geleit_store::Refusal;
use geleit_store::applications::Own;
use geleit_store::secrets::Secret;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What somebody who applies may add.
const KINDS: &[Kind] = &[Kind::Resume, Kind::Letter, Kind::Proof];

#[derive(Template)]
#[template(path = "files/own.html")]
struct Show {
    t: Texts,
    page: Page,
    /// The page of the application.
    back: String,
    path: String,
    form: Form,
    kinds: Vec<Choice>,
    lines: Vec<Line>,
    has_room: bool,
}

pub(super) async fn show(
    AtBoth(_, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_application(&secret, now).await?;
    draw(&app, page, &own, (&link, &secret), list::form(&app), now).await
}

pub(super) async fn save(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    multipart: Result<Multipart, MultipartRejection>,
) -> Answer {
    let secret: Secret = link.parse()?;
    // The record first: whoever holds no link learns nothing about forms.
    let own = app.store.own_application(&secret, now).await?;
    let (mut form, file) = receive(multipart, page.t).await;
    let brought = list::read(&app, page.t, &mut form, file, KINDS).await?;
    if !form.is_refused() {
        let new: Vec<_> = brought.iter().map(super::looking::Sealed::as_new).collect();
        match app.store.add_own_files(&secret, &new, now).await {
            Ok(()) => {
                let path = format!("/{language}/applications/{link}/files");
                return Ok(see_other(&path, page.t.files_added(new.len())));
            }
            Err(geleit_store::Error::Refused(Refusal::FilesFull)) => {
                form.refuse("file", page.t.errors_files_full());
            }
            Err(error) => return Err(error.into()),
        }
    }
    draw(&app, page, &own, (&link, &secret), form, now).await
}

pub(super) async fn remove(
    AtThree(language, link, file): AtThree<Language, String, FileId>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    app.store.own_application(&secret, now).await?;
    if !form.has("remove", "yes") {
        return Err(Error::Invalid);
    }
    app.store.remove_own_file(&secret, file, now).await?;
    Ok(see_other(&format!("/{language}/applications/{link}/files"), page.t.files_removed()))
}

async fn draw(
    app: &App,
    page: Page,
    own: &Own,
    (link, secret): (&str, &Secret),
    form: Form,
    now: Timestamp,
) -> Answer {
    let files = app.store.own_files(secret, now).await?;
    let page = page.of(&own.programme).with(&form);
    let t = page.t;
    let zone = TimeZone::get(&own.programme.time_zone).unwrap_or(TimeZone::UTC);
    let timestamp = |at| Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    let back = format!("/{}/applications/{link}", t.language);
    let view = Show {
        t,
        path: format!("{back}/files"),
        back,
        kinds: list::kinds(t, KINDS),
        lines: list::lines(t, &files, |at| t.time(timestamp(*at), &zone)),
        has_room: list::has_room(&files),
        page,
        form,
    };
    html_form(&view, &view.form)
}
