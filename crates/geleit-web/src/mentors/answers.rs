//! What is known of a mentor who is available: staff set it right or add what nobody said yet.
//! On the way into the pool the same questions stand on the page of the consultation.

use super::show::{Head, head};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::{Texts, plain};
use crate::layers::see_other;
use crate::persons;
use crate::questionnaires::{FieldView, form_of, refuse, typed};
use crate::ui::{Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::applications::Answers;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::questionnaire::{self, Field, prefill, read_so_far};
use geleit_store::mentors::Record;
use geleit_store::{Error as StoreError, Refusal};
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "mentors/answers.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    /// What others did since the form was drawn.
    changes: Vec<String>,
    path: String,
    name: String,
    head: Head,
    groups: Vec<Group>,
    open: String,
}

/// What stands on one page of the questionnaire.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) fields: Vec<FieldView>,
}

/// Every question, in the order of the questionnaire.
pub(super) fn groups(t: Texts, view: impl Fn(&Field) -> FieldView) -> Vec<Group> {
    let group = |page: &questionnaire::Page| Group {
        title: t.questionnaires_page(page),
        fields: page.fields().iter().map(&view).collect(),
    };
    questionnaire::Page::ALL.iter().map(group).collect()
}

/// The questions that are open, by name.
pub(super) fn named(t: Texts, open: &[Field]) -> String {
    open.iter().map(|field| t.questionnaires_label(field)).collect::<Vec<_>>().join(", ")
}

/// What the matching needs and nobody has typed yet.
pub(super) fn open_in(form: &Form) -> Vec<Field> {
    let is_open = |field: &Field| {
        let is_empty = form.all(field.text()).all(|typed| typed.trim().is_empty());
        is_empty && !field.is_optional()
    };
    Field::ALL.iter().copied().filter(is_open).collect()
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
) -> Answer {
    let record = app.store.mentor_to_change(&actor, id, now).await?;
    let capacity = u32::try_from(record.mentor.capacity).unwrap_or(1);
    let mut form = form_of(&prefill(&record.profile, capacity, page.t.language.tag()));
    form.put("version", &record.mentor.version);
    draw(page, form, &record, now)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<MentorId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let record = app.store.mentor_to_change(&actor, id, now).await?;
    let (t, version) = (page.t, form.version()?);
    if form.has("go", "find") {
        return draw(page, form, &record, now);
    }
    let answers: Answers = typed(&form, Field::ALL).into_iter().collect();
    let answered = match read_so_far(&answers, &record.profile) {
        Ok(answered) => answered,
        Err(problems) => {
            refuse(t, &mut form, &problems);
            return draw(page, form, &record, now);
        }
    };
    match app.store.change_answers(&actor, id, version, &answered, now).await {
        Ok(()) => Ok(see_other(&format!("/desk/mentors/{id}"), t.mentors_answers_saved())),
        Err(StoreError::Refused(Refusal::MentorFull)) => {
            form.refuse("capacity", plain(&t.consultations_capacity_pairs()));
            draw(page, form, &record, now)
        }
        Err(StoreError::Outdated) => {
            let record = app.store.mentor_to_change(&actor, id, now).await?;
            too_late(page, form, &record, now)
        }
        Err(error) => Err(error.into()),
    }
}

fn draw(page: Page, form: Form, record: &Record, now: Timestamp) -> Answer {
    let view = view(page, form, record, vec![], now);
    html_form(&view, &view.form)
}

/// Somebody was faster: the form again, with what they did.
fn too_late(page: Page, mut form: Form, record: &Record, now: Timestamp) -> Answer {
    let steps = form.catch_up(record.mentor.version);
    let entries = persons::entries(&page, &record.entries)?;
    let line = |entry: &persons::EntryLine| {
        let reason = entry.reason.as_deref().unwrap_or_default();
        page.t.entry_line(&entry.when, &entry.who, &entry.what, reason)
    };
    let changes = entries.iter().take(steps).map(line).collect();
    html_too_late(&view(page, form, record, changes, now))
}

fn view(page: Page, form: Form, record: &Record, changes: Vec<String>, now: Timestamp) -> Show {
    let t = page.t;
    Show {
        t,
        changes,
        path: format!("/desk/mentors/{}", record.mentor.id),
        name: record.person.name(),
        head: head(t, record, now),
        groups: groups(t, |field| FieldView::new(t, *field)),
        open: named(t, &open_in(&form)),
        page: page.with(&form),
        form,
    }
}
