//! A new cohort. What can be known is filled in: the regions of the newest one, the number that
//! their region group counts on to, and a short name.

use super::calendar;
use crate::App;
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::slug;
use geleit_store::cohorts::NewCohort;

#[derive(Template)]
#[template(path = "cohorts/new.html")]
struct New {
    t: Texts,
    page: Page,
    form: Form,
}

pub(super) async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let mut form = Form::default();
    if let Some((newest, _)) = app.store.list_cohorts(&actor).await?.first() {
        let regions = app.store.show_cohort(&actor, newest.cohort_id()).await?.regions;
        let number = app.store.next_number(&actor, &regions).await?;
        form.put("regions", &regions.join(", "));
        form.put("number", &number);
        form.put("slug", &suggested_slug(&regions, number));
        form.put("capacity", &newest.capacity);
    }
    draw(page, form)
}

fn suggested_slug(regions: &[String], number: u32) -> String {
    slug::suggest(&format!("{} {number}", regions.join(" ")))
}

fn draw(page: Page, form: Form) -> Answer {
    let view = New { t: page.t, page: page.with(&form), form };
    html_form(&view, &view.form)
}

pub(super) async fn create(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let Some(new) = read(t, &app, &actor, &mut form).await? else { return draw(page, form) };
    match app.store.create_cohort(&actor, &new, now).await {
        Ok(id) => Ok(see_other(&format!("/desk/cohorts/{id}"), t.cohorts_created())),
        Err(geleit_store::Error::Refused(refusal)) => {
            calendar::refuse(t, &mut form, refusal)?;
            draw(page, form)
        }
        Err(error) => Err(error.into()),
    }
}

async fn read(
    t: Texts,
    app: &App,
    actor: &Actor,
    form: &mut Form,
) -> Result<Option<NewCohort>, crate::Error> {
    let regions = form.text("regions", || t.cohorts_regions_missing()).unwrap_or_default();
    let regions: Vec<String> = regions
        .split(',')
        .map(|region| region.trim().to_owned())
        .filter(|region| !region.is_empty())
        .collect();
    let number = match form.optional("number") {
        Some(_) => form.parse::<u32>("number", || t.cohorts_number_wrong()),
        None => Some(app.store.next_number(actor, &regions).await?),
    };
    let calendar = calendar::read(t, form);
    let (Some(number), Some(calendar), false) = (number, calendar, form.is_refused()) else {
        return Ok(None);
    };
    let slug = form.optional("slug").unwrap_or_else(|| suggested_slug(&regions, number));
    Ok(Some(NewCohort { slug, number, regions, calendar }))
}
