//! The surveys of a cohort: one draft per wave, with the published questions and the days that
//! follow from its calendar.

use crate::App;
use crate::cohorts;
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::surveys::Wave;
use geleit_store::surveys::NewSurvey;
use geleit_store::{Error, Refusal};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "surveys/new.html")]
struct New {
    t: Texts,
    page: Page,
    form: Form,
    cohorts: Vec<Choice>,
    waves: Vec<Choice>,
    names: Vec<Choice>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The cohort that is chosen at first; the newest if there is none.
    cohort: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let mut form = Form::filled([("names", "anonymous".to_owned())]);
    let today = app.store.programme(actor.programme).await?.today(now);
    let cohorts = app.store.read(actor.programme).await?.cohorts().await?;
    let asked = cohorts.iter().find(|one| asked.cohort == one.id.to_string());
    // What is over in the cohort that is chosen there is not offered: it would ask nobody.
    if let Some(cohort) = asked.or(cohorts.first()) {
        form.put("cohort", &cohort.id);
        let dates = cohort.dates()?;
        let is_to_come = |wave: &&Wave| Wave::closes(wave.due(&dates)) >= today;
        Wave::ALL.iter().filter(is_to_come).for_each(|wave| form.put("waves", wave));
    }
    draw(&app, &actor, page, form).await
}

async fn draw(app: &App, actor: &Actor, page: Page, form: Form) -> Answer {
    let t = page.t;
    let view = New {
        t,
        cohorts: cohort_choices(app, actor, t).await?,
        waves: choices(Wave::ALL, |wave| t.surveys_wave(wave)),
        names: names(t),
        page: page.with(&form),
        form,
    };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let cohort = form.parse::<CohortId>("cohort", || t.surveys_cohort_wrong());
    let waves: Vec<Wave> = form.all("waves").filter_map(Wave::from_text).collect();
    if waves.is_empty() {
        form.refuse("waves", t.surveys_waves_missing());
    }
    let is_anonymous = is_anonymous(&mut form, t);
    let (Some(cohort), Some(is_anonymous), false) = (cohort, is_anonymous, form.is_refused())
    else {
        return draw(&app, &actor, page, form).await;
    };
    let new = NewSurvey { cohort, waves, is_anonymous };
    match app.store.create_surveys(&actor, &new, now).await {
        Ok(made) => {
            let path = match made.as_slice() {
                [one] => format!("{}/{one}", super::PATH),
                _ => super::PATH.to_owned(),
            };
            Ok(see_other(&path, t.surveys_created(made.len())))
        }
        Err(Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("waves", t.surveys_waves_known());
            draw(&app, &actor, page, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The cohorts of the programme, the newest first.
pub(super) async fn cohort_choices(
    app: &App,
    actor: &Actor,
    t: Texts,
) -> Result<Vec<Choice>, crate::Error> {
    // Whoever prepares surveys names a cohort, whether or not the role lists cohorts.
    let cohorts = app.store.read(actor.programme).await?.cohorts().await?;
    let choice = |cohort: &geleit_store::cohorts::Cohort| Choice {
        value: cohort.id.to_string(),
        label: cohorts::name(t, cohort),
    };
    Ok(cohorts.iter().map(choice).collect())
}

/// Anonymous, or with names.
pub(super) fn names(t: Texts) -> Vec<Choice> {
    choices(&["anonymous", "named"], |word| t.surveys_names_word(word))
}

pub(super) fn is_anonymous(form: &mut Form, t: Texts) -> Option<bool> {
    match form.value("names") {
        "anonymous" => Some(true),
        "named" => Some(false),
        _ => {
            form.refuse("names", t.surveys_names_missing());
            None
        }
    }
}

pub(super) fn choices<T: std::fmt::Display>(all: &[T], say: impl Fn(&T) -> String) -> Vec<Choice> {
    all.iter().map(|one| Choice { value: one.to_string(), label: say(one) }).collect()
}
