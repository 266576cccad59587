//! The first page for mentors: what mentoring asks of them in three lines, and the first step of
//! the form. Nothing is stored before that step is right; what was typed stays on the page.

use super::super::start::{Asked, Slug};
use super::super::{FieldView, fields, values};
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::ui::{Form, Page, address, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use geleit_domain::applications::form::{Step, read_mentor, steps};
use geleit_domain::applications::{Answers, Side};
use geleit_domain::id::OrganisationId;
use geleit_store::drafts::{Admission, Begun, Offer};
use geleit_store::organisations::Organisation;

/// The step that the page holds.
const FIRST: Step = Step::Contact;

#[derive(Template)]
#[template(path = "apply/mentor/start.html")]
struct Start {
    t: Texts,
    page: Page,
    title: String,
    action: String,
    contact: String,
    is_open: bool,
    /// The last day, if it is known.
    until: String,
    steps: usize,
    /// Who won the mentor: short name and name; empty for nobody.
    by: (String, String),
    fields: Vec<FieldView>,
    form: Form,
}

/// The page; a cohort that takes nobody any more says so.
pub(super) async fn show(
    AtBoth(_, slug): AtBoth<Language, Slug>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let offer = app.store.offer(&slug.0, now).await?;
    let by = app.store.supplier(offer.programme_id, Side::Mentor, &asked.by).await?;
    draw(page, offer, by, Form::default())
}

/// Begins a draft with the answers of the first step. A program that fills every field of a form
/// is sent back and told nothing.
pub(super) async fn begin(
    AtBoth(language, slug): AtBoth<Language, Slug>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let offer = app.store.offer(&slug.0, now).await?;
    if !form.has("begin", "yes") {
        return Err(Error::Invalid);
    }
    let back = Redirect::to(&format!("/{language}/apply/{}/mentor", slug.0));
    if offer.admission != Admission::Open || !form.value("website").is_empty() {
        return Ok(back.into_response());
    }
    let by = app.store.supplier(offer.programme_id, Side::Mentor, form.value("by")).await?;
    let mut answers = Answers::default();
    values::keep(&mut answers, &form, FIRST.fields());
    let mut problems = read_mentor(&answers).err().unwrap_or_default();
    problems.retain(|problem| FIRST.fields().contains(&problem.field));
    fields::refuse(page.t, &mut form, &problems);
    if form.is_refused() {
        return draw(page, offer, by, form);
    }
    let (programme, cohort) = (offer.programme_id, offer.cohort.cohort_id());
    let (side, tag) = (Side::Mentor, language.tag());
    let organisation = by.map(|by| OrganisationId(by.id));
    let begun = Begun { cohort, side, language: tag, organisation, answers: &answers };
    match app.store.start_draft_with(programme, &begun, now).await {
        Ok(link) => {
            let next = steps(side).iter().find(|step| **step != FIRST).map_or("", |s| s.text());
            Ok(Redirect::to(&format!("/{language}/drafts/{link}/{next}")).into_response())
        }
        // The cohort closed in between: the page says so.
        Err(geleit_store::Error::WrongStatus { .. }) => Ok(back.into_response()),
        Err(error) => Err(error.into()),
    }
}

fn draw(page: Page, offer: Offer, by: Option<Organisation>, form: Form) -> Answer {
    let mut page = page.of(&offer.programme).with(&form);
    if let Some(by) = &by {
        // Whoever changes the language still comes from there.
        page.path = address(&page.path, &[("by", &by.slug)]);
    }
    let t = page.t;
    let until = offer.cohort.applications_until.as_ref().map(|day| page.day(day));
    let regions = t.listed(&offer.regions);
    let view = Start {
        t,
        title: t.apply_mentor_title().number(offer.cohort.number).regions(regions),
        action: format!("/{}/apply/{}/mentor", t.language, offer.cohort.slug),
        is_open: offer.admission == Admission::Open,
        until: until.unwrap_or_default(),
        fields: FIRST.fields().iter().map(|field| FieldView::of(t, Side::Mentor, *field)).collect(),
        steps: steps(Side::Mentor).len(),
        by: by.map(|by| (by.slug, by.name)).unwrap_or_default(),
        contact: offer.programme.contact,
        page,
        form,
    };
    html_form(&view, &view.form)
}
