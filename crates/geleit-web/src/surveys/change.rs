//! The days of a draft, and whether it is anonymous.

use super::new::{is_anonymous, names};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::SurveyId;
use geleit_store::Refusal;
use geleit_store::surveys::{Plan, Shown};

#[derive(Template)]
#[template(path = "surveys/change.html")]
struct Change {
    t: Texts,
    page: Page,
    form: Form,
    title: String,
    path: String,
    names: Vec<Choice>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<SurveyId>,
    page: Page,
) -> Answer {
    let shown = app.store.survey_to_change(&actor, id).await?;
    if shown.survey.status != "draft" {
        return Err(Error::Conflict);
    }
    let word = if shown.survey.is_anonymous { "anonymous" } else { "named" };
    let mut form =
        Form::filled([("version", shown.survey.version.to_string()), ("names", word.to_owned())]);
    form.put_date("due", &shown.survey.due_on);
    form.put_date("closes", &shown.survey.closes_on);
    draw(page, form, &shown)
}

fn draw(page: Page, form: Form, shown: &Shown) -> Answer {
    let t = page.t;
    let view = Change {
        t,
        title: super::show::title(t, shown),
        path: format!("{}/{}", super::PATH, shown.survey.id),
        names: names(t),
        page: page.with(&form).at_cohort(&shown.cohort),
        form,
    };
    html_form(&view, &view.form)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<SurveyId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let shown = app.store.survey_to_change(&actor, id).await?;
    let (t, version) = (page.t, form.version()?);
    let due = form.date("due", || t.surveys_day_wrong());
    let closes = form.date("closes", || t.surveys_day_wrong());
    let is_anonymous = is_anonymous(&mut form, t);
    if let (Some(due), Some(closes), Some(is_anonymous)) = (due, closes, is_anonymous) {
        let plan = Plan { due, closes, is_anonymous };
        match app.store.change_survey(&actor, id, version, plan, now).await {
            Ok(()) => {
                let path = format!("{}/{id}", super::PATH);
                return Ok(see_other(&path, t.surveys_changed()));
            }
            Err(geleit_store::Error::Refused(Refusal::Invalid { .. })) => {
                form.refuse("closes", t.surveys_closes_wrong());
            }
            Err(error) => return Err(error.into()),
        }
    }
    draw(page, form, &shown)
}
