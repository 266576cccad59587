//! Choosing a file and a cohort. Sending the form reads the file and makes a dry run of it;
//! nothing is written but the run itself, with the file sealed.

use super::{Failure, Request, Watch, side_of, side_word, words};
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::UPLOAD_BYTES_MAX;
use crate::ui::{Choice, Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, OrganisationId};
use geleit_domain::names;
use geleit_exchange::columns::Side;
use geleit_store::imports::{Import, ImportChoices, NewImportRun};
use geleit_store::seal::Content;
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "imports/upload.html")]
struct Upload {
    t: Texts,
    page: Page,
    form: Form,
    cohorts: Vec<Choice>,
    sides: Vec<Choice>,
    statuses: Vec<Choice>,
    organisations: Vec<Choice>,
}

/// A file as it came.
struct File {
    name: String,
    bytes: Vec<u8>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let choices = app.store.import_choices(&actor).await?;
    let asked = |name: &str, otherwise: &str| {
        query.get(name).cloned().unwrap_or_else(|| otherwise.to_owned())
    };
    let form = Form::filled([
        ("cohort", asked("cohort", "")),
        ("side", asked("side", side_word(Side::Mentees))),
        ("as", "received".to_owned()),
        ("organisation", String::new()),
    ]);
    draw(page, form, &choices)
}

fn draw(page: Page, form: Form, choices: &ImportChoices) -> Answer {
    let t = page.t;
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    let cohorts = choices.cohorts.iter().map(|cohort| {
        let label = t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group));
        choice(&cohort.id.to_string(), label)
    });
    let named = choices.organisations.iter().map(|o| choice(&o.id.to_string(), o.name.clone()));
    let view = Upload {
        t,
        page: page.with(&form),
        cohorts: cohorts.collect(),
        sides: ["mentees", "mentors"].map(|word| choice(word, t.imports_side(word))).into(),
        statuses: ["received", "accepted"].map(|word| choice(word, t.imports_as(word))).into(),
        organisations: std::iter::once(choice("", t.imports_no_organisation()))
            .chain(named)
            .collect(),
        form,
    };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    multipart: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Answer {
    let choices = app.store.import_choices(&actor).await?;
    let (mut form, file) = match multipart {
        Ok(multipart) => receive(multipart, page.t).await,
        // An empty form, as a program sends it, lacks what every form has.
        Err(_) => (Form::default(), None),
    };
    let Some((request, name)) = request(page.t, &mut form, file, &choices) else {
        return draw(page, form, &choices);
    };
    match check(&app, &actor, request, &name, now).await {
        Ok(path) => Ok(Redirect::to(&path).into_response()),
        Err(Failure::Sheet(error)) => {
            form.refuse("file", words::file(page.t, &error));
            draw(page, form, &choices)
        }
        Err(Failure::Store(geleit_store::Error::WrongStatus { .. })) => {
            form.refuse("cohort", page.t.imports_cohort_closed());
            draw(page, form, &choices)
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Reads the fields of the form and the file. What cannot be read is said at the file; the
/// choices stand before it and are kept.
async fn receive(mut multipart: Multipart, t: Texts) -> (Form, Option<File>) {
    let (mut values, mut file, mut problem) = (Vec::new(), None, None);
    loop {
        let field = match multipart.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => {
                problem = Some(error.status());
                break;
            }
        };
        let name = field.name().unwrap_or_default().to_owned();
        if name != "file" {
            values.push((name, field.text().await.unwrap_or_default()));
            continue;
        }
        match read_file(field).await {
            Ok(read) => file = read,
            Err(status) => {
                problem = Some(status);
                break;
            }
        }
    }
    let mut form = Form::of(values);
    match problem {
        Some(StatusCode::PAYLOAD_TOO_LARGE) => {
            form.refuse("file", t.imports_too_large((UPLOAD_BYTES_MAX >> 20).to_string()));
        }
        Some(_) => form.refuse("file", t.imports_broken_off()),
        None => {}
    }
    (form, file)
}

async fn read_file(field: Field<'_>) -> Result<Option<File>, StatusCode> {
    let name = file_name(field.file_name().unwrap_or_default());
    let bytes = field.bytes().await.map_err(|error| error.status())?.to_vec();
    // A browser sends a field without name when no file was chosen.
    Ok((!name.is_empty()).then_some(File { name, bytes }))
}

/// The name without folders and without what must not stand in any name.
fn file_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_allowed = |c: &char| names::is_allowed(c.encode_utf8(&mut [0; 4]));
    name.chars().filter(is_allowed).take(names::LENGTH_MAX).collect()
}

fn request(
    t: Texts,
    form: &mut Form,
    file: Option<File>,
    choices: &ImportChoices,
) -> Option<(Request, String)> {
    let cohort = form.parse::<CohortId>("cohort", || t.imports_cohort_missing());
    let cohort = cohort.filter(|id| {
        let is_offered = choices.cohorts.iter().any(|cohort| cohort.id == id.0);
        if !is_offered {
            form.refuse("cohort", t.imports_cohort_missing());
        }
        is_offered
    });
    let side = side_of(form.value("side"));
    if side.is_none() {
        form.refuse("side", t.imports_side_missing());
    }
    let accepted = match form.value("as") {
        "accepted" => true,
        // Mentors become available; only applications have a status to choose.
        "received" | "" => false,
        _ => {
            form.refuse("as", t.imports_as_missing());
            false
        }
    };
    let organisation = form.optional("organisation").and_then(|id| {
        let found = choices.organisations.iter().find(|o| o.id.to_string() == id);
        if found.is_none() {
            form.refuse("organisation", t.imports_organisation_missing());
        }
        found.map(|found| OrganisationId(found.id))
    });
    if file.is_none() && form.error("file").is_none() {
        form.refuse("file", t.imports_file_missing());
    }
    let (Some(cohort), Some(side), Some(File { name, bytes }), false) =
        (cohort, side, file, form.is_refused())
    else {
        return None;
    };
    let import = Import { accepted, organisation, dry_run: true, ..Import::into(cohort) };
    Some((Request { side, file_name: name.clone(), bytes, import }, name))
}

/// Makes the dry run, keeps it with the sealed file and gives the path of its page.
async fn check(
    app: &App,
    actor: &Actor,
    request: Request,
    name: &str,
    now: Timestamp,
) -> Result<String, Failure> {
    let (side, import) = (side_word(request.side), request.import.clone());
    let sealed = app.seal.seal(&request.bytes, Content::ImportFile(import.cohort));
    let watch = Arc::new(Watch::default());
    let imported = super::import(&app.store, actor, request, watch, now).await?;
    let answer = serde_json::to_string(&imported.answer).expect("an answer is plain data");
    let new = NewImportRun {
        cohort: import.cohort,
        side,
        file_name: name,
        sealed_file: &sealed,
        as_status: import.as_status(),
        organisation: import.organisation,
        answer: &answer,
    };
    let run = app.store.keep_import(actor, new, now).await?;
    Ok(format!("/desk/imports/{run}"))
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Sheet(_) => Self::Invalid,
            Failure::Store(error) => error.into(),
        }
    }
}
