//! The calendar and the capacity of a cohort: read from a form, and changed later.

use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use geleit_domain::cohorts::phases::usual_end;
use geleit_domain::id::CohortId;
use geleit_domain::policy::Action;
use geleit_store::Refusal;
use geleit_store::cohorts::{Calendar, Cohort};

#[derive(Template)]
#[template(path = "cohorts/calendar.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    cohort: Cohort,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<CohortId>,
    page: Page,
) -> Answer {
    let cohort = app.store.cohort_for(&actor, id, Action::Change).await?;
    let mut form = Form::default();
    let days = [
        ("applications_until", cohort.applications_until.as_deref()),
        ("matching", cohort.matching_on.as_deref()),
        ("opening", cohort.opening_on.as_deref()),
        ("starts", Some(cohort.starts_on.as_str())),
        ("ends", Some(cohort.ends_on.as_str())),
    ];
    for (field, day) in days {
        form.put_date(field, day.unwrap_or_default());
    }
    form.put("capacity", &cohort.capacity);
    form.put("version", &cohort.version);
    draw(page, form, cohort)
}

fn draw(page: Page, form: Form, cohort: Cohort) -> Answer {
    let t = page.t;
    let page = page.with(&form).at(super::name(t, &cohort));
    let view = Show { t, page, form, cohort };
    html_form(&view, &view.form)
}

pub(super) async fn change(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<CohortId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let cohort = app.store.cohort_for(&actor, id, Action::Change).await?;
    let version = form.version()?;
    if let Some(calendar) = read(t, &mut form) {
        match app.store.change_cohort(&actor, id, version, &calendar, now).await {
            Ok(()) => {
                return Ok(see_other(&format!("/desk/cohorts/{id}"), t.cohorts_calendar_saved()));
            }
            Err(geleit_store::Error::Refused(refusal)) => refuse(t, &mut form, refusal)?,
            Err(error) => return Err(error.into()),
        }
    }
    draw(page, form, cohort)
}

/// The calendar of a form; nothing when the form now says what is wrong with it.
pub(super) fn read(t: Texts, form: &mut Form) -> Option<Calendar> {
    let applications_until = form.optional_date("applications_until", || t.cohorts_day_wrong());
    let matching_on = form.optional_date("matching", || t.cohorts_day_wrong());
    let opening_on = form.optional_date("opening", || t.cohorts_day_wrong());
    let starts_on = form.date("starts", || t.cohorts_starts_missing());
    let ends_on = form.optional_date("ends", || t.cohorts_day_wrong());
    let capacity = form.parse::<u32>("capacity", || t.cohorts_capacity_wrong());
    if form.is_refused() {
        return None;
    }
    let starts_on = starts_on?;
    Some(Calendar {
        applications_until,
        matching_on,
        opening_on,
        starts_on,
        ends_on: ends_on.unwrap_or_else(|| usual_end(starts_on)),
        capacity: capacity?,
    })
}

/// Says at the right field why the programme's rules refuse a cohort.
pub(super) fn refuse(t: Texts, form: &mut Form, refusal: Refusal) -> Result<(), Error> {
    let (field, message) = match refusal {
        Refusal::SlugTaken => ("slug", t.errors_slug_taken()),
        Refusal::SlugInvalid => ("slug", t.errors_slug_invalid()),
        Refusal::NumberTaken => ("number", t.errors_number_taken()),
        Refusal::CohortFull => ("capacity", t.cohorts_capacity_below()),
        Refusal::Invalid { field, .. } => match field {
            "ends" => ("ends", t.cohorts_ends_before()),
            "capacity" => ("capacity", t.cohorts_capacity_wrong()),
            "applications_until" => ("applications_until", t.cohorts_until_late()),
            "matching" => ("matching", t.cohorts_matching_late()),
            "opening" => ("opening", t.cohorts_opening_late()),
            "opening_event" => ("opening", t.cohorts_opening_of_event()),
            "number" => ("number", t.cohorts_number_wrong()),
            _ => ("regions", t.cohorts_regions_missing()),
        },
        refusal => return Err(Error::Refused(refusal)),
    };
    form.refuse(field, message);
    Ok(())
}
