//! Adding exactly what an application lacks, through the personal link.

use super::{FieldView, fields, values};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use geleit_domain::applications::Answers;
use geleit_domain::applications::form::{Field, read_asked};
use geleit_store::applications::{OpenRequest, Own};
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "apply/completion.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    path: String,
    fields: Vec<FieldView>,
    /// Letters and files that are asked for, in words.
    files: Vec<String>,
    until: String,
}

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.own_application(&link.parse()?, now).await?;
    let path = format!("/{language}/applications/{link}");
    match &own.request {
        Some(request) => draw(page, &own, request, Form::default(), path),
        None => Ok(Redirect::to(&path).into_response()),
    }
}

fn asked(request: &OpenRequest) -> Vec<Field> {
    request.items.iter().filter_map(|item| item.field()).collect()
}

fn draw(page: Page, own: &Own, request: &OpenRequest, form: Form, path: String) -> Answer {
    let page = page.of(&own.programme).with(&form);
    let t = page.t;
    let files = request.items.iter().filter(|item| item.field().is_none());
    let view = Show {
        t,
        path,
        fields: asked(request).into_iter().map(|field| FieldView::new(t, field)).collect(),
        files: files.map(|item| t.completion_item(item)).collect(),
        until: page.day(&request.answer_by),
        page,
        form,
    };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_application(&secret, now).await?;
    let path = format!("/{language}/applications/{link}");
    // Sent twice, or answered meanwhile: the page says where the application stands.
    let Some(request) = &own.request else { return Ok(Redirect::to(&path).into_response()) };
    if !form.has("answer", "yes") {
        return Err(Error::Invalid);
    }
    let (asked, mut answers) = (asked(request), Answers::default());
    values::keep(&mut answers, &form, &asked);
    match read_asked(&answers, &asked, own.programme.today(now)) {
        Ok(read) => {
            app.store.answer_request(&secret, &read, now).await?;
            Ok(see_other(&path, page.t.completion_done()))
        }
        Err(problems) => {
            fields::refuse(page.t, &mut form, &problems);
            draw(page, &own, request, form, path)
        }
    }
}
