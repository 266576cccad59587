//! One page of the questionnaire. What was typed is kept first and judged afterwards.

use super::{FieldView, Open, form_of, open, refuse, sent, typed};
use crate::apply::same_page;
use crate::error::Answer;
use crate::extract::{AtThree, Now};
use crate::language::{Language, Texts};
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use geleit_domain::mentors::questionnaire;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "questionnaires/page.html")]
struct Show {
    t: Texts,
    page: Page,
    action: String,
    step: questionnaire::Page,
    number: usize,
    pages: usize,
    given_name: String,
    fields: Vec<FieldView>,
    form: Form,
    /// Whoever came from the last page goes back there.
    is_change: bool,
}

pub(super) async fn show(
    AtThree(language, link, step): AtThree<Language, String, questionnaire::Page>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let Some(open) = open(&app, language, link.clone(), now).await? else {
        return Ok(sent(language, &link));
    };
    let is_change = query.get("to").is_some_and(|to| to == "check");
    let form = form_of(&open.own.answers);
    draw(page, &open, step, form, is_change)
}

pub(super) async fn save(
    AtThree(language, link, step): AtThree<Language, String, questionnaire::Page>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let Some(mut open) = open(&app, language, link.clone(), now).await? else {
        return Ok(sent(language, &link));
    };
    if !form.has("step", step.text()) {
        return Err(Error::Invalid);
    }
    let typed = typed(&form, step.fields());
    // Another language was chosen while typing: the same page comes back in it.
    let spoken = Language::from_tag(form.value("go"));
    let language = spoken.unwrap_or(language);
    app.store.keep_questionnaire(&open.secret, &typed, language.tag(), now).await?;
    for (input, words) in &typed {
        open.own.answers.set(input, words);
    }
    let is_change = form.has("to", "check");
    if spoken.is_some() {
        return Ok(same_page(&open.path(language, step.text()), is_change));
    }
    let at = place(step);
    let page_of = |at: usize| questionnaire::Page::ALL.get(at).map_or("check", |page| page.text());
    let to = match form.value("go") {
        "back" => page_of(at.saturating_sub(1)),
        _ => {
            refuse(page.t, &mut form, &open.problems(step));
            if form.is_refused() {
                return draw(page, &open, step, form, is_change);
            }
            if is_change { "check" } else { page_of(at + 1) }
        }
    };
    Ok(Redirect::to(&open.path(language, to)).into_response())
}

fn place(step: questionnaire::Page) -> usize {
    questionnaire::Page::ALL.iter().position(|page| *page == step).unwrap_or_default()
}

fn draw(page: Page, open: &Open, step: questionnaire::Page, form: Form, is_change: bool) -> Answer {
    let page = page.of(&open.own.programme).with(&form);
    let t = page.t;
    let field = |field| FieldView::new(t, field).explained(t);
    let view = Show {
        t,
        action: open.path(t.language, step.text()),
        step,
        number: place(step) + 1,
        pages: questionnaire::Page::ALL.len(),
        given_name: open.own.given_name.clone(),
        fields: step.fields().iter().copied().map(field).collect(),
        form,
        is_change,
        page,
    };
    html_form(&view, &view.form)
}
