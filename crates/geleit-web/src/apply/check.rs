//! Check your answers, then send.

use super::draft::{Read, Written, open, sent};
use super::meant::{questions, take_over, title};
use super::{choices, fields};
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::ui::find::Question;
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use geleit_domain::applications::form::{Field, Kind, Step, is_under_age, language_names};
use geleit_domain::applications::{Answers, Side};
use geleit_domain::profile::list_items;
use geleit_store::drafts::Admission;

/// One answer as it is read once more.
struct Row {
    name: &'static str,
    label: String,
    /// Empty: there is none.
    value: String,
    /// Typed, in whichever script; else it is a choice in the page's own words.
    is_typed: bool,
    /// The title of the code that was found for own words.
    title: String,
    is_optional: bool,
}

struct Section {
    step: Step,
    rows: Vec<Row>,
    change: String,
}

#[derive(Template)]
#[template(path = "apply/check.html")]
struct Show {
    t: Texts,
    page: Page,
    action: String,
    later: String,
    sections: Vec<Section>,
    questions: Vec<Question>,
    form: Form,
    is_under_age: bool,
    contact: String,
    closing: String,
    may_send: bool,
    send: String,
}

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let written = match open(&app, language, &link, now).await? {
        Ok(written) => written,
        Err(sent) => return Ok(sent.into_response()),
    };
    draw(page, &written, Form::default())
}

/// Sends. A second time, or the way back of the browser, leads to what was sent.
pub(super) async fn send(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let mut written = match open(&app, language, &link, now).await? {
        Ok(written) => written,
        Err(sent) => return Ok(sent.into_response()),
    };
    if !form.has("send", "yes") {
        return Err(Error::Invalid);
    }
    take_over(&mut written, &form);
    let read = match written.read() {
        Ok(read) if written.offer.admission != Admission::Closed => read,
        Ok(_) => return draw(page, &written, form),
        Err(problems) => {
            fields::refuse(page.t, &mut form, &problems);
            return draw(page, &written, form);
        }
    };
    written.draft.language = language.tag().to_owned();
    let (store, secret, draft) = (&app.store, &written.secret, &written.draft);
    let answer = match &read {
        Read::Mentee(form) => store.submit_draft(secret, draft, form, now).await,
        Read::Mentor(form) => store.submit_mentor(secret, draft, form, now).await,
    };
    match answer {
        // Two clicks at once: the other one was first.
        Err(geleit_store::Error::Outdated) => match open(&app, language, &link, now).await? {
            Ok(_) => Err(Error::Conflict),
            Err(sent) => Ok(sent.into_response()),
        },
        answer => {
            answer?;
            Ok(sent(draft.side, language, &link).into_response())
        }
    }
}

fn draw(page: Page, written: &Written, form: Form) -> Answer {
    let page = page.of(&written.offer.programme).with(&form);
    let (t, answers) = (page.t, &written.draft.answers);
    let birth = match written.read() {
        Ok(Read::Mentee(form)) => form.identity.birth,
        _ => None,
    };
    let view = Show {
        t,
        action: written.path(t.language, "check"),
        later: written.path(t.language, "later"),
        sections: written.steps().iter().map(|step| section(t, written, *step, answers)).collect(),
        questions: questions(t, written),
        form,
        is_under_age: birth.is_some_and(|birth| is_under_age(birth, written.today)),
        contact: written.offer.programme.contact.clone(),
        closing: written.closing(&page),
        may_send: written.offer.admission != Admission::Closed,
        send: match written.draft.side {
            Side::Mentee => t.apply_check_send(),
            Side::Mentor => t.apply_mentor_send(),
        },
        page,
    };
    html_form(&view, &view.form)
}

fn section(t: Texts, written: &Written, step: Step, answers: &Answers) -> Section {
    let row = |field: &Field| Row {
        name: field.text(),
        label: match field.kind() {
            Kind::Tick => t.apply_check_consent(field),
            _ => fields::label(t, written.draft.side, *field),
        },
        value: value(t, *field, answers),
        is_typed: !matches!(field.kind(), Kind::OneOf | Kind::Listed | Kind::SomeOf | Kind::Tick),
        title: title(t, *field, answers),
        is_optional: field.is_optional(),
    };
    Section {
        step,
        rows: step.fields().iter().map(row).collect(),
        change: format!("{}?to=check", written.path(t.language, step.text())),
    }
}

/// An answer in words; what was typed stays as it was typed.
fn value(t: Texts, field: Field, answers: &Answers) -> String {
    let typed = answers.get(field.text()).trim();
    let label = |value: &str| {
        let found = choices::of(t, field).into_iter().find(|choice| choice.value == value);
        found.map_or_else(|| value.to_owned(), |choice| choice.label)
    };
    match field.kind() {
        Kind::OneOf | Kind::Listed if typed.is_empty() => String::new(),
        Kind::OneOf | Kind::Listed => label(typed),
        Kind::SomeOf => t.in_a_row(list_items(typed).map(label)),
        Kind::Languages => {
            let chosen = list_items(typed).map(|code| choices::language(t, code));
            let other = language_names(answers.get("languages-other")).map(str::to_owned);
            t.in_a_row(chosen.chain(other))
        }
        Kind::Date => {
            let parts = field.inputs().iter().map(|input| answers.get(input).trim());
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
        }
        Kind::Tick if typed == "yes" => t.apply_check_yes(),
        Kind::Tick => t.apply_check_no(),
        _ => typed.to_owned(),
    }
}
