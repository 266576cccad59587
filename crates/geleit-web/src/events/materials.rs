//! Material and pictures of an event at the desk: added, downloaded, removed; and the right in a
//! picture, without which nobody outside sees it.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, AtBoth, By, Now};
use crate::files::{self, receive};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use geleit_domain::actor::Actor;
use geleit_domain::events::{FileKind, PictureConsent, Right};
use geleit_domain::id::{EventId, FileId};
use geleit_domain::policy::{Action, Resource};
use geleit_store::Refusal;
use geleit_store::events::{EventFile, NewEventFile, Shown};
use geleit_store::seal::Content;

#[derive(Template)]
#[template(path = "events/materials.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    title: String,
    event: String,
    path: String,
    lines: Vec<Line>,
    kinds: Vec<Choice>,
    consents: Vec<Choice>,
    may_change: bool,
}

struct Line {
    id: String,
    name: String,
    /// Kind, size and since when.
    note: String,
    is_picture: bool,
    is_public: bool,
    right: Form,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<EventId>,
    page: Page,
) -> Answer {
    let shown = app.store.show_event(&actor, id).await?;
    draw(page, files::form(&app), &shown, None)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<EventId>,
    page: Page,
    multipart: Result<Multipart, MultipartRejection>,
) -> Answer {
    let shown = app.store.event_to_change(&actor, id).await?;
    let t = page.t;
    let (mut form, file) = receive(multipart, t).await;
    let kind = form.parse::<FileKind>("kind", || t.event_files_kind_missing());
    let new: Option<FileId> = form.value("file_id").parse().ok();
    let (Some(file), Some(kind), Some(new)) = (file, kind, new) else {
        if form.error("file").is_none() {
            form.refuse("file", t.event_files_missing());
        }
        return draw(page, form, &shown, None);
    };
    match files::look_at(&app, new, file).await? {
        Err(refusal) => form.refuse("file", t.files_refused(refusal.code())),
        Ok(looked) => {
            let new = NewEventFile {
                id: new,
                kind,
                name: &looked.name,
                media: looked.media,
                bytes: looked.bytes,
                sealed: &looked.sealed,
            };
            match app.store.add_event_file(&actor, id, &new, now).await {
                Ok(()) => return Ok(see_other(&path(id), t.event_files_added())),
                Err(geleit_store::Error::Refused(Refusal::FilesFull)) => {
                    form.refuse("file", t.errors_files_full());
                }
                Err(geleit_store::Error::Refused(Refusal::Invalid { .. })) => {
                    form.refuse("file", t.event_files_no_picture());
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
    draw(page, form, &shown, None)
}

pub(super) async fn download(
    State(app): State<App>,
    By(actor): By,
    AtBoth(id, file): AtBoth<EventId, FileId>,
) -> Answer {
    let (found, sealed) = app.store.open_event_file(&actor, id, file).await?;
    answer(&app, &found, sealed).await
}

/// A file of an event, unsealed, to be saved.
pub(crate) async fn answer(app: &App, found: &EventFile, sealed: Vec<u8>) -> Answer {
    let bytes = opened(app, found, sealed).await?;
    Ok(files::to_save(&found.name, found.media()?, bytes))
}

/// The content of a file of an event.
pub(crate) async fn opened(
    app: &App,
    found: &EventFile,
    sealed: Vec<u8>,
) -> Result<Vec<u8>, Error> {
    let (seal, id) = (app.seal.clone(), FileId(found.id));
    Ok(app.looking.at(move || seal.open(&sealed, Content::File(id))).await??)
}

pub(super) async fn remove(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    AtBoth(id, file): AtBoth<EventId, FileId>,
    page: Page,
    form: Form,
) -> Answer {
    held(&app, &actor, id, file).await?;
    if !form.has("remove", "yes") {
        return Err(Error::Invalid);
    }
    app.store.remove_event_file(&actor, id, file, now).await?;
    Ok(see_other(&path(id), page.t.files_removed()))
}

/// The right in a picture is written down and the picture shown, or it is taken back.
pub(super) async fn record_right(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    AtBoth(id, file): AtBoth<EventId, FileId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let shown = held(&app, &actor, id, file).await?;
    let t = page.t;
    if form.has("show", "no") {
        app.store.record_picture_right(&actor, (id, file), None, false, now).await?;
        return Ok(see_other(&path(id), t.event_files_hidden()));
    }
    let consent = form.parse::<PictureConsent>("consent", || t.event_files_consent_missing());
    let right = Right {
        holder: form.value("holder").to_owned(),
        consent: consent.unwrap_or(PictureConsent::AllAgreed),
        alt_text: form.value("alt").to_owned(),
    };
    match right.wrong() {
        Some("holder") => form.refuse("holder", t.event_files_holder_missing()),
        Some(_) => form.refuse("alt", t.event_files_alt_missing()),
        None => {}
    }
    if form.is_refused() {
        return draw(page, form, &shown, Some(file));
    }
    app.store.record_picture_right(&actor, (id, file), Some(&right), true, now).await?;
    Ok(see_other(&path(id), t.event_files_shown()))
}

/// The event to change, if it has such a file.
async fn held(app: &App, actor: &Actor, id: EventId, file: FileId) -> Result<Shown, Error> {
    let shown = app.store.event_to_change(actor, id).await?;
    match shown.afterwards.files.iter().any(|one| one.id == file.0) {
        true => Ok(shown),
        false => Err(Error::NotFound),
    }
}

/// `refused` is the picture whose right was refused: the form belongs to it.
fn draw(page: Page, form: Form, shown: &Shown, refused: Option<FileId>) -> Answer {
    let t = page.t;
    let line = |file: &EventFile| {
        let is_refused = refused.is_some_and(|id| id.0 == file.id);
        let filled = Form::filled([
            ("holder", file.right_holder.clone()),
            ("consent", file.consent.clone()),
            ("alt", file.alt_text.clone()),
        ]);
        Line {
            id: file.id.to_string(),
            name: file.name.clone(),
            note: t.in_a_row(
                [
                    t.event_files_kind(&file.kind),
                    t.files_size((file.bytes + 999) / 1_000),
                    page.when(&file.created_at),
                ]
                .into_iter(),
            ),
            is_picture: file.kind == FileKind::Picture.text(),
            is_public: file.public_at.is_some(),
            right: if is_refused { form.clone() } else { filled },
        }
    };
    let lines = shown.afterwards.files.iter().map(line).collect();
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    let kinds = FileKind::ALL.iter().map(|kind| choice(kind.text(), t.event_files_kind(kind)));
    let consents =
        PictureConsent::ALL.iter().map(|one| choice(one.text(), t.event_files_consent(one)));
    let id = EventId(shown.event.id);
    let view = Show {
        t,
        title: shown.event.title.clone(),
        event: format!("/desk/events/{id}"),
        path: path(id),
        lines,
        kinds: kinds.collect(),
        consents: consents.collect(),
        may_change: page.could(Action::Change, Resource::Event),
        page: page.with(&form),
        form,
    };
    html_form(&view, &view.form)
}

fn path(id: EventId) -> String {
    format!("/desk/events/{id}/materials")
}
