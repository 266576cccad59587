//! Going on later: the link, and a letter that brings it.

use super::draft::{Written, open};
use super::{FieldView, fields, values};
use crate::App;
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use geleit_domain::applications::form::Field;

#[derive(Template)]
#[template(path = "apply/later.html")]
struct Show {
    t: Texts,
    page: Page,
    action: String,
    path: String,
    address: String,
    field: FieldView,
    form: Form,
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
    let form = written.form();
    draw(&app, page, &written, form)
}

/// The address that is typed here becomes the one of the application.
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
    let fields = [Field::Email];
    values::keep(&mut written.draft.answers, &form, &fields);
    fields::refuse(page.t, &mut form, &written.problems(&fields));
    if form.is_refused() {
        return draw(&app, page, &written, form);
    }
    written.draft.language = language.tag().to_owned();
    app.store.save_draft(&written.secret, &written.draft, now).await?;
    app.store.mail_draft_link(&written.secret, now).await?;
    Ok(see_other(&written.path(language, "later"), page.t.apply_later_sent()))
}

fn draw(app: &App, page: Page, written: &Written, form: Form) -> Answer {
    let page = page.of(&written.offer.programme).with(&form);
    let t = page.t;
    let path = format!("/{}/drafts/{}", t.language, written.link);
    let view = Show {
        t,
        action: written.path(t.language, "later"),
        address: format!("{}{path}", app.config.public_address),
        path,
        field: FieldView::new(t, Field::Email),
        form,
        page,
    };
    html_form(&view, &view.form)
}
