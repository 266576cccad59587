//! A new event. It is a draft until somebody publishes it.

use super::fields::{self, Fields};
use crate::App;
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::persons;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_store::Error;

#[derive(Template)]
#[template(path = "events/new.html")]
struct New {
    t: Texts,
    page: Page,
    form: Form,
    fields: Fields,
}

pub(super) async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    draw(&app, &actor, page, fields::new()).await
}

async fn draw(app: &App, actor: &Actor, page: Page, form: Form) -> Answer {
    let fields = Fields::load(app, actor, page.t).await?;
    let view = New { t: page.t, page: page.with(&form), fields, form };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let (t, zone) = (page.t, persons::zone(&page));
    let Some(plan) = fields::read(&mut form, t, &zone) else {
        return draw(&app, &actor, page, form).await;
    };
    match app.store.create_event(&actor, &plan, now).await {
        Ok(event) => Ok(see_other(&format!("/desk/events/{event}"), t.events_created())),
        Err(Error::Refused(refused)) => {
            fields::refuse(&mut form, t, &refused);
            draw(&app, &actor, page, form).await
        }
        Err(error) => Err(error.into()),
    }
}
