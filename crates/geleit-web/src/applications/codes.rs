//! Finding the codes for what somebody wrote about work and education. The words may be set right
//! too; the former version of both stays readable.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::persons;
use crate::ui::{Finding, Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::ApplicationId;
use geleit_domain::names;
use geleit_domain::policy::{Action, Resource};
use geleit_domain::profile::{Chosen, Coded};
use geleit_domain::reference::finding::List;
use geleit_store::applications::{self, Application, CodedAnswers, Shown};
use geleit_store::entries::Line;

const FIELDS: [(&str, List); 4] = [
    ("occupation", List::Occupations),
    ("target_occupation", List::Occupations),
    ("industry", List::Industries),
    ("education_field", List::EducationFields),
];

#[derive(Template)]
#[template(path = "applications/codes.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    /// What others did since the form was drawn.
    changes: Vec<String>,
    path: String,
    name: String,
    fields: Vec<Finding>,
}

/// What the form needs of an application.
struct Loaded {
    application: Application,
    name: String,
    answers: CodedAnswers,
    entries: Vec<Line>,
}

/// The record; whoever may not change it is refused before the form is looked at.
async fn load(app: &App, actor: &Actor, id: ApplicationId) -> Result<Loaded, Error> {
    if !actor.could(Action::Change, Resource::Application) {
        return Err(Error::Forbidden);
    }
    Ok(match app.store.show_application(actor, id).await? {
        Shown::Whole(record) => {
            let answers = CodedAnswers::of(&record.profile);
            Loaded::of(*record, answers)
        }
        Shown::OfPartner(record) => {
            let answers = CodedAnswers::of(record.profile.open());
            Loaded::of(*record, answers)
        }
    })
}

impl Loaded {
    fn of<P>(record: applications::Record<P>, answers: CodedAnswers) -> Self {
        let (name, entries) = (record.person.name(), record.entries);
        Self { application: record.application, name, answers, entries }
    }

    fn form(&self) -> Form {
        let answers = &self.answers;
        let all = [
            &answers.occupation,
            &answers.target_occupation,
            &answers.industry,
            &answers.education_field,
        ];
        let mut form = Form::filled([("version", self.application.version.to_string())]);
        for ((name, _), coded) in FIELDS.iter().zip(all) {
            let Some(Coded { words, code }) = coded else { continue };
            form.put(name, words);
            if let Some(code) = code {
                form.put(&format!("{name}-code"), &Chosen::kept(code, words));
            }
        }
        form
    }
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ApplicationId>,
    page: Page,
) -> Answer {
    let loaded = load(&app, &actor, id).await?;
    let form = loaded.form();
    draw(page, form, &loaded)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<ApplicationId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let loaded = load(&app, &actor, id).await?;
    let t = page.t;
    let read = FIELDS.map(|(name, list)| read(t, &mut form, name, list));
    let version = form.version()?;
    if form.is_refused() || form.has("go", "find") {
        return draw(page, form, &loaded);
    }
    let [occupation, target_occupation, industry, education_field] = read;
    let answers = CodedAnswers { occupation, target_occupation, industry, education_field };
    match app.store.set_codes(&actor, id, version, &answers, now).await {
        Ok(()) => Ok(see_other(&format!("/desk/applications/{id}"), t.applications_codes_done())),
        Err(geleit_store::Error::Outdated) => too_late(page, form, &load(&app, &actor, id).await?),
        Err(error) => Err(error.into()),
    }
}

fn read(t: Texts, form: &mut Form, name: &'static str, list: List) -> Option<Coded> {
    let words = form.optional(name)?;
    if !names::is_allowed(&words) {
        form.refuse(name, t.applications_codes_words());
    }
    Some(Coded::read(list, &words, form.value(&format!("{name}-code"))))
}

fn draw(page: Page, form: Form, loaded: &Loaded) -> Answer {
    let view = view(page, form, loaded, vec![]);
    html_form(&view, &view.form)
}

fn view(page: Page, form: Form, loaded: &Loaded, changes: Vec<String>) -> Show {
    let t = page.t;
    let field = |(name, list)| Finding::new(t, list, name, t.persons_answer(name)).optional(true);
    Show {
        t,
        changes,
        page: page.with(&form),
        path: format!("/desk/applications/{}", loaded.application.id),
        name: loaded.name.clone(),
        fields: FIELDS.into_iter().map(field).collect(),
        form,
    }
}

/// Somebody was faster: the form again, with what they did.
fn too_late(page: Page, mut form: Form, loaded: &Loaded) -> Answer {
    let steps = form.catch_up(loaded.application.version);
    let entries = persons::entries(&page, &loaded.entries)?;
    let line = |entry: &persons::EntryLine| {
        let reason = entry.reason.as_deref().unwrap_or_default();
        page.t.entry_line(&entry.when, &entry.who, &entry.what, reason)
    };
    let changes = entries.iter().take(steps).map(line).collect();
    html_too_late(&view(page, form, loaded, changes))
}
