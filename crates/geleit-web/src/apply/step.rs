//! One step of the form. What was typed is saved first and judged afterwards.

use super::draft::{Written, open};
use super::{FieldView, fields, values};
use crate::error::Answer;
use crate::extract::{AtThree, Now};
use crate::language::{Language, Texts};
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use geleit_domain::applications::Side;
use geleit_domain::applications::form::Step;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "apply/step.html")]
struct Show {
    t: Texts,
    page: Page,
    action: String,
    step: Step,
    number: usize,
    steps: usize,
    /// A mentee may bring a Europass CV.
    is_mentee: bool,
    fields: Vec<FieldView>,
    form: Form,
    /// Whoever came from the check page goes back there.
    is_change: bool,
    saved: String,
    closing: String,
}

pub(super) async fn show(
    AtThree(language, link, step): AtThree<Language, String, Step>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let written = match open(&app, language, &link, now).await? {
        Ok(written) => written,
        Err(sent) => return Ok(sent.into_response()),
    };
    let is_change = query.get("to").is_some_and(|to| to == "check");
    let form = written.form();
    draw(page, &written, step, form, is_change)
}

pub(super) async fn save(
    AtThree(language, link, step): AtThree<Language, String, Step>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let mut written = match open(&app, language, &link, now).await? {
        Ok(written) => written,
        Err(sent) => return Ok(sent.into_response()),
    };
    if !form.has("step", step.text()) {
        return Err(Error::Invalid);
    }
    let at = written.place_of(step)?;
    values::keep(&mut written.draft.answers, &form, step.fields());
    // Another language was chosen while typing: the same step comes back in it.
    let spoken = Language::from_tag(form.value("go"));
    let language = spoken.unwrap_or(language);
    written.draft.language = language.tag().to_owned();
    app.store.save_draft(&written.secret, &written.draft, now).await?;
    let is_change = form.has("to", "check");
    if spoken.is_some() {
        return Ok(same_page(&written.path(language, step.text()), is_change));
    }
    let page_of = |at: usize| written.steps().get(at).map_or("check", |step| step.text());
    let to = match form.value("go") {
        "back" => page_of(at.saturating_sub(1)),
        "later" => "later",
        "europass" => "europass",
        _ => {
            fields::refuse(page.t, &mut form, &written.problems(step.fields()));
            if form.is_refused() {
                written.draft.version += 1;
                written.draft.saved = now;
                return draw(page, &written, step, form, is_change);
            }
            if is_change { "check" } else { page_of(at + 1) }
        }
    };
    Ok(Redirect::to(&written.path(language, to)).into_response())
}

/// The page on which somebody types once more, in the language that was chosen.
pub(crate) fn same_page(path: &str, is_change: bool) -> Response {
    let asked = if is_change { "?to=check" } else { "" };
    Redirect::to(&format!("{path}{asked}")).into_response()
}

fn draw(page: Page, written: &Written, step: Step, form: Form, is_change: bool) -> Answer {
    let page = page.of(&written.offer.programme).with(&form);
    let (t, steps, side) = (page.t, written.steps(), written.draft.side);
    let view = Show {
        t,
        action: written.path(t.language, step.text()),
        step,
        number: written.place_of(step)? + 1,
        steps: steps.len(),
        is_mentee: side == Side::Mentee,
        fields: step.fields().iter().map(|field| FieldView::of(t, side, *field)).collect(),
        form,
        is_change,
        saved: written.saved(&page),
        closing: written.closing(&page),
        page,
    };
    html_form(&view, &view.form)
}
