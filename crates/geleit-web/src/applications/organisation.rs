//! Which organisation an application belongs to: whoever applied online without the link of an
//! organisation belongs to nobody until the coordination says so (S1-37).

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, OrganisationId};
use geleit_domain::policy::Resource;
use geleit_store::applications::{Record, Shown};

#[derive(Template)]
#[template(path = "applications/organisation.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    path: String,
    name: String,
    organisations: Vec<Choice>,
    /// What others did since the form was drawn.
    changes: Vec<String>,
}

/// What the form needs of an application.
struct Loaded {
    id: ApplicationId,
    version: i64,
    organisation: String,
    name: String,
    organisations: Vec<Choice>,
}

async fn load(app: &App, actor: &Actor, id: ApplicationId, t: Texts) -> Result<Loaded, Error> {
    let mut loaded = match app.store.show_application(actor, id).await? {
        Shown::Whole(record) => Loaded::of(&record),
        Shown::OfPartner(record) => Loaded::of(&record),
    }?;
    let counter = app.store.counter(actor, Resource::Application).await?;
    loaded.organisations = super::new::organisations(t, &counter);
    Ok(loaded)
}

impl Loaded {
    fn of<P>(record: &Record<P>) -> Result<Self, Error> {
        if !record.may_correct {
            return Err(Error::Forbidden);
        }
        let (application, name) = (&record.application, record.person.name());
        Ok(Self {
            id: ApplicationId(application.id),
            version: application.version,
            organisation: application.organisation_id.map(|id| id.to_string()).unwrap_or_default(),
            name,
            organisations: Vec::new(),
        })
    }
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ApplicationId>,
    page: Page,
) -> Answer {
    let loaded = load(&app, &actor, id, page.t).await?;
    let form = Form::filled([
        ("version", loaded.version.to_string()),
        ("organisation", loaded.organisation.clone()),
    ]);
    let view = view(page, form, loaded, vec![]);
    html_form(&view, &view.form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<ApplicationId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let loaded = load(&app, &actor, id, t).await?;
    let version = form.version()?;
    let chosen = form.value("organisation").to_owned();
    if !loaded.organisations.iter().any(|choice| choice.value == chosen) {
        form.refuse("organisation", t.intake_organisation_missing());
        let view = view(page, form, loaded, vec![]);
        return html_form(&view, &view.form);
    }
    let organisation = chosen.parse::<OrganisationId>().ok();
    match app.store.set_supplier(&actor, id, version, organisation, now).await {
        Ok(()) => Ok(see_other(&format!("/desk/applications/{id}"), t.intake_assigned())),
        Err(geleit_store::Error::Outdated) => {
            form.catch_up(loaded.version);
            let changes = vec![t.intake_now_with(name_of(&loaded))];
            html_too_late(&view(page, form, loaded, changes))
        }
        Err(error) => Err(error.into()),
    }
}

/// The organisation it belongs to now, in words.
fn name_of(loaded: &Loaded) -> String {
    let now = loaded.organisations.iter().find(|choice| choice.value == loaded.organisation);
    now.map(|choice| choice.label.clone()).unwrap_or_default()
}

fn view(page: Page, form: Form, loaded: Loaded, changes: Vec<String>) -> Show {
    Show {
        t: page.t,
        page: page.with(&form),
        form,
        path: format!("/desk/applications/{}", loaded.id),
        name: loaded.name,
        organisations: loaded.organisations,
        changes,
    }
}
