//! Planning an interview about one application.

use super::fields::{self, Fields};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::persons;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::applications::{Status, Verb};
use geleit_domain::id::ApplicationId;
use geleit_store::Refusal;
use geleit_store::interviews::Planning;

#[derive(Template)]
#[template(path = "interviews/plan.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    fields: Fields,
    time_label: String,
    path: String,
    name: String,
    phone: String,
    email: String,
    /// Why nothing can be planned now; empty when it can.
    not_now: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ApplicationId>,
    page: Page,
) -> Answer {
    let planning = app.store.interview_planning(&actor, id).await?;
    let form = fields::new(&actor, &planning.candidates);
    draw(page, form, &planning)
}

fn draw(page: Page, form: Form, planning: &Planning) -> Answer {
    let t = page.t;
    let application = &planning.application;
    let can_be = Status::after(application.status()?, Verb::SetInterview).is_some();
    let status = t.applications_status(&application.status);
    let view = Show {
        t,
        page: page.with(&form),
        fields: Fields::of(t, &planning.candidates),
        time_label: t.interviews_time(),
        path: format!("/desk/applications/{}", application.id),
        name: planning.person.name(),
        phone: planning.person.phone.clone(),
        email: planning.person.email.clone(),
        not_now: if can_be { String::new() } else { t.interviews_plan_not_now(status) },
        form,
    };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<ApplicationId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let planning = app.store.interview_planning(&actor, id).await?;
    let (t, zone) = (page.t, persons::zone(&page));
    let Some(wanted) = fields::read(&mut form, t, &zone) else {
        return draw(page, form, &planning);
    };
    let wanted = [wanted];
    fields::warn(&app, &actor, &mut form, (t, &zone), (&wanted, None), now).await?;
    if form.is_refused() {
        return draw(page, form, &planning);
    }
    let [wanted] = wanted;
    match app.store.plan_interviews(&actor, &[(id, wanted)], now).await {
        Ok(planned) => {
            let planned = planned.first().ok_or(Error::Failed)?;
            Ok(see_other(&format!("/desk/interviews/{planned}"), t.interviews_planned()))
        }
        Err(geleit_store::Error::Refused(Refusal::Invalid { field, .. })) => {
            form.refuse(field, t.interviews_interviewers_missing());
            draw(page, form, &planning)
        }
        Err(error) => Err(error.into()),
    }
}
