//! The files of an application at the desk: scans of what came on paper, and the downloads.

use super::list::{self, Line};
use super::{download, receive};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, AtBoth, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use geleit_domain::actor::Actor;
use geleit_domain::files::Kind;
use geleit_domain::id::{ApplicationId, FileId};
use geleit_domain::policy::{Action, Resource};
use geleit_store::Refusal;
use geleit_store::applications::Shown;
use geleit_store::files::Holder;
use geleit_store::seal::Content;

#[derive(Template)]
#[template(path = "files/desk.html")]
struct Show {
    t: Texts,
    page: Page,
    name: String,
    /// The page of the application.
    back: String,
    path: String,
    form: Form,
    kinds: Vec<Choice>,
    lines: Vec<Line>,
    has_room: bool,
    may_change: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ApplicationId>,
    page: Page,
) -> Answer {
    let form = list::form(&app);
    draw(&app, page, &actor, id, form).await
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<ApplicationId>,
    page: Page,
    multipart: Result<Multipart, MultipartRejection>,
) -> Answer {
    let holder = Holder::Application(id);
    app.store.permit_files(&actor, holder, Action::Change).await?;
    let (mut form, file) = receive(multipart, page.t).await;
    let brought = list::read(&app, page.t, &mut form, file, Kind::ALL).await?;
    if !form.is_refused() {
        let new: Vec<_> = brought.iter().map(super::looking::Sealed::as_new).collect();
        match app.store.add_files(&actor, holder, &new, now).await {
            Ok(()) => {
                let path = format!("/desk/applications/{id}/files");
                return Ok(see_other(&path, page.t.files_added(new.len())));
            }
            Err(geleit_store::Error::Refused(Refusal::FilesFull)) => {
                form.refuse("file", page.t.errors_files_full());
            }
            Err(error) => return Err(error.into()),
        }
    }
    draw(&app, page, &actor, id, form).await
}

/// The file, unsealed, to be saved and never shown.
pub(super) async fn download(
    State(app): State<App>,
    By(actor): By,
    AtBoth(id, file): AtBoth<ApplicationId, FileId>,
) -> Answer {
    let (found, sealed) = app.store.open_file(&actor, Holder::Application(id), file).await?;
    let seal = app.seal.clone();
    let open = move || seal.open(&sealed, Content::File(file));
    let bytes = app.looking.at(open).await??;
    Ok(download::answer(&found.name, found.media()?, bytes))
}

pub(super) async fn remove(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    AtBoth(id, file): AtBoth<ApplicationId, FileId>,
    page: Page,
    form: Form,
) -> Answer {
    let holder = Holder::Application(id);
    app.store.permit_file(&actor, holder, file, Action::Change).await?;
    if !form.has("remove", "yes") {
        return Err(Error::Invalid);
    }
    app.store.remove_file(&actor, holder, file, now).await?;
    Ok(see_other(&format!("/desk/applications/{id}/files"), page.t.files_removed()))
}

async fn draw(app: &App, page: Page, actor: &Actor, id: ApplicationId, form: Form) -> Answer {
    let name = match app.store.show_application(actor, id).await? {
        Shown::Whole(record) => record.person.name(),
        Shown::OfPartner(record) => record.person.name(),
    };
    let files = app.store.files(actor, Holder::Application(id)).await?;
    let page = page.with(&form);
    let t = page.t;
    let back = format!("/desk/applications/{id}");
    let view = Show {
        t,
        name,
        path: format!("{back}/files"),
        back,
        kinds: list::kinds(t, Kind::ALL),
        lines: list::lines(t, &files, |at| page.when(at)),
        has_room: list::has_room(&files),
        may_change: page.could(Action::Change, Resource::Application),
        page,
        form,
    };
    html_form(&view, &view.form)
}
