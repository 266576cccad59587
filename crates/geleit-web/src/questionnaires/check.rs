//! Everything once more, then send.

use super::meant::{questions, take_over};
use super::{Open, open, refuse, say, sent};
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::ui::find::Question;
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use geleit_domain::mentors::questionnaire::{self, Field, read};

/// One answer as it is read once more.
struct Row {
    name: &'static str,
    label: String,
    /// Empty: there is none.
    value: String,
    is_optional: bool,
}

struct Section {
    step: questionnaire::Page,
    rows: Vec<Row>,
    change: String,
}

#[derive(Template)]
#[template(path = "questionnaires/check.html")]
struct Show {
    t: Texts,
    page: Page,
    action: String,
    sections: Vec<Section>,
    questions: Vec<Question>,
    form: Form,
}

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    match open(&app, language, link.clone(), now).await? {
        Some(open) => draw(page, &open, Form::default()),
        None => Ok(sent(language, &link)),
    }
}

/// Sends. A second time, or the way back of the browser, leads to the thanks.
pub(super) async fn send(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let Some(mut open) = open(&app, language, link.clone(), now).await? else {
        return Ok(sent(language, &link));
    };
    if !form.has("send", "yes") {
        return Err(Error::Invalid);
    }
    take_over(&mut open.own.answers, &form);
    let answered = match read(&open.own.answers, &open.own.profile) {
        Ok(answered) => answered,
        Err(problems) => {
            refuse(page.t, &mut form, &problems);
            return draw(page, &open, form);
        }
    };
    app.store.return_questionnaire(&open.secret, open.own.version, &answered, now).await?;
    Ok(sent(language, &link))
}

fn draw(page: Page, open: &Open, form: Form) -> Answer {
    let page = page.of(&open.own.programme).with(&form);
    let t = page.t;
    let row = |field: &Field| Row {
        name: field.text(),
        label: t.questionnaires_label(field),
        value: say(t, *field, &open.own.answers),
        is_optional: field.is_optional(),
    };
    let section = |step: &questionnaire::Page| Section {
        step: *step,
        rows: step.fields().iter().map(row).collect(),
        change: format!("{}?to=check", open.path(t.language, step.text())),
    };
    let view = Show {
        t,
        action: open.path(t.language, "check"),
        sections: questionnaire::Page::ALL.iter().map(section).collect(),
        questions: questions(t, &open.own.answers),
        form,
        page,
    };
    html_form(&view, &view.form)
}
