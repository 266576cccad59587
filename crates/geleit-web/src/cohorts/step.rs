//! The steps of a cohort as noun routes. Which of them a page offers follows from the lifecycle
//! table; matching and confirmation are steps of the matching itself.

use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::partnerships::OPEN;
use crate::routes::{Routes, Rule};
use crate::ui::{Form, Page, address, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Verb;
use geleit_domain::id::CohortId;
use geleit_domain::policy::Action;
use geleit_store::cohorts::Cohort;
use geleit_store::{Error as StoreError, Refusal};
use jiff::Timestamp;

/// A step that somebody takes at the desk.
pub(super) struct Step {
    pub(super) verb: Verb,
    /// The last part of its path.
    pub(super) noun: &'static str,
    path: &'static str,
    pub(super) needs_reason: bool,
    label: fn(Texts) -> String,
    done: fn(Texts) -> String,
}

impl Step {
    /// What its button says.
    pub(super) fn label(&self, t: Texts) -> String {
        (self.label)(t)
    }

    /// Can it never be undone?
    pub(super) fn is_final(&self) -> bool {
        self.verb == Verb::Cancel
    }
}

macro_rules! step {
    ($verb:ident, $noun:literal, $needs_reason:literal, $label:ident, $done:ident) => {
        Step {
            verb: Verb::$verb,
            noun: $noun,
            path: concat!("/desk/cohorts/{cohort}/", $noun),
            needs_reason: $needs_reason,
            label: Texts::$label,
            done: Texts::$done,
        }
    };
}

pub(super) static STEPS: &[Step] = &[
    step!(Open, "opening", false, cohorts_open, cohorts_opened),
    step!(
        CloseApplications,
        "closing-of-applications",
        false,
        cohorts_close_applications,
        cohorts_applications_closed
    ),
    step!(Reopen, "reopening", true, cohorts_reopen, cohorts_reopened),
    step!(Start, "start", false, cohorts_start, cohorts_started),
    step!(BeginClosing, "end", false, cohorts_begin_closing, cohorts_closing_begun),
    step!(Close, "closure", false, cohorts_close, cohorts_closed),
    step!(Cancel, "cancellation", true, cohorts_cancel, cohorts_cancelled),
];

/// One route per step; those that need a reason have a page that asks for it.
pub(super) fn routes(mut routes: Routes, rule: Rule) -> Routes {
    for step in STEPS {
        if step.needs_reason {
            let ask = move |State(app): State<App>,
                            By(actor): By,
                            At(id): At<CohortId>,
                            page: Page| ask(step, app, actor, id, page);
            routes = routes.route(Method::GET, step.path, rule, ask);
        }
        let take = move |State(app): State<App>,
                         By(actor): By,
                         Now(now): Now,
                         At(id): At<CohortId>,
                         page: Page,
                         form: Form| async move {
            take(step, &app, &actor, id, page, form, now).await
        };
        routes = routes.route(Method::POST, step.path, rule, take);
    }
    routes
}

#[derive(Template)]
#[template(path = "cohorts/reason.html")]
struct Ask {
    t: Texts,
    page: Page,
    form: Form,
    cohort: Cohort,
    step: &'static Step,
}

async fn ask(
    step: &'static Step,
    app: App,
    actor: std::sync::Arc<Actor>,
    id: CohortId,
    page: Page,
) -> Answer {
    let cohort = app.store.cohort_for(&actor, id, Action::Step).await?;
    if cohort.status()?.after(step.verb).is_none() {
        return Err(Error::Conflict);
    }
    let form = Form::filled([("version", cohort.version.to_string())]);
    draw(step, page, form, cohort)
}

fn draw(step: &'static Step, page: Page, form: Form, cohort: Cohort) -> Answer {
    let t = page.t;
    let page = page.with(&form).at(super::name(t, &cohort));
    let view = Ask { t, page, form, cohort, step };
    html_form(&view, &view.form)
}

async fn take(
    step: &'static Step,
    app: &App,
    actor: &Actor,
    id: CohortId,
    page: Page,
    mut form: Form,
    now: Timestamp,
) -> Answer {
    let cohort = app.store.cohort_for(actor, id, Action::Step).await?;
    if form.version()? != cohort.version {
        return Err(Error::Conflict);
    }
    let t = page.t;
    let reason = form.optional("reason");
    if step.needs_reason && reason.is_none() {
        form.refuse("reason", t.errors_reason_missing());
        return draw(step, page, form, cohort);
    }
    match app.store.step_cohort(actor, id, step.verb, reason.as_deref(), now).await {
        Ok(_) => Ok(see_other(&format!("/desk/cohorts/{id}"), (step.done)(t))),
        // The reason that was typed stays.
        Err(StoreError::Refused(Refusal::PairsOpen)) if step.needs_reason => {
            form.refuse("reason", t.cohorts_pairs_open());
            draw(step, page, form, cohort)
        }
        // The way to what has to be done before.
        Err(StoreError::Refused(Refusal::PairsOpen)) => {
            let open = [("cohort", &*id.to_string()), ("status", OPEN)];
            Ok(see_other(&address("/desk/partnerships", &open), t.cohorts_pairs_open()))
        }
        Err(error) => Err(error.into()),
    }
}
