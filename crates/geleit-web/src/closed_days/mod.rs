//! Days on which no digest goes out: the public holidays of the country, and the days that the
//! programme enters itself.

use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::routes::{Routes, Rule};
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::actor::Actor;
use geleit_domain::letters::holidays::{Country, of_year};
use geleit_domain::policy::{Action, Resource};
use geleit_store::Refusal;
use geleit_store::letters::ClosedDay;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

const PATH: &str = "/desk/programme/closed-days";

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = |action| Rule::May(action, Resource::Programme);
    let (get, post) = (Method::GET, Method::POST);
    routes
        .route(get, PATH, rule(Action::Show), show)
        .route(post.clone(), PATH, rule(Action::Change), add)
        .route(post, "/desk/programme/closed-days/removal", rule(Action::Change), remove)
}

#[derive(Template)]
#[template(path = "closed_days/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    own: Vec<ClosedDay>,
    public: Vec<(String, String)>,
    may_change: bool,
}

async fn show(State(app): State<App>, By(actor): By, Now(now): Now, page: Page) -> Answer {
    draw(&app, &actor, page, Form::default(), now).await
}

async fn draw(app: &App, actor: &Actor, page: Page, form: Form, now: Timestamp) -> Answer {
    let programme = app.store.programme(actor.programme).await?;
    let own = app.store.closed_days(actor).await?;
    let (t, today) = (page.t, programme.today(now));
    let until = today.saturating_add(12.months());
    let public = match Country::of_zone(&programme.time_zone) {
        None => Vec::new(),
        Some(country) => [today.year(), until.year()]
            .into_iter()
            .flat_map(|year| of_year(country, year))
            .filter(|(day, _)| (today..until).contains(day))
            .map(|(day, holiday)| (t.date(day), t.closed_days_holiday(holiday)))
            .collect(),
    };
    let may_change = page.could(Action::Change, Resource::Programme);
    let view = Show { t, page: page.with(&form), form, own, public, may_change };
    html_form(&view, &view.form)
}

async fn add(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let day: Option<Date> = form.date("day", || t.closed_days_day_missing());
    let name = form.text("name", || t.closed_days_name_missing());
    if let (Some(day), Some(name)) = (day, name) {
        match app.store.close_day(&actor, day, &name, now).await {
            Ok(()) => return Ok(see_other(PATH, t.closed_days_added())),
            Err(geleit_store::Error::Refused(Refusal::Invalid { field: "day", .. })) => {
                form.refuse("day", t.closed_days_day_taken());
            }
            Err(geleit_store::Error::Refused(Refusal::Invalid { .. })) => {
                form.refuse("name", t.closed_days_name_missing());
            }
            Err(error) => return Err(error.into()),
        }
    }
    draw(&app, &actor, page, form, now).await
}

async fn remove(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let day = form.value("closed").parse().map_err(|_| Error::Invalid)?;
    app.store.open_day(&actor, day, now).await?;
    Ok(see_other(PATH, page.t.closed_days_removed()))
}
