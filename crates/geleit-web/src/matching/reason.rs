//! Decisions that need words, a veto and an objection: a small page of their own.

use super::conflict;
use super::decisions::back;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PairId};
use geleit_domain::policy::Action;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "matching/reason.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    title: String,
    lead: String,
    cohort: CohortId,
    is_veto: bool,
}

type Asked = Query<HashMap<String, String>>;

pub(super) async fn show_veto(
    State(app): State<App>,
    By(actor): By,
    At(pair): At<PairId>,
    page: Page,
    Query(query): Asked,
) -> Answer {
    draw(&app, &actor, Action::Decide, pair, page, filled(&query)).await
}

pub(super) async fn show_objection(
    State(app): State<App>,
    By(actor): By,
    At(pair): At<PairId>,
    page: Page,
    Query(query): Asked,
) -> Answer {
    draw(&app, &actor, Action::Endorse, pair, page, filled(&query)).await
}

pub(super) async fn save_veto(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(pair): At<PairId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let cohort = app.store.cohort_of_pair(&actor, pair).await?;
    let Some(words) = form.text("reason", || page.t.matching_reason_missing()) else {
        return draw(&app, &actor, Action::Decide, pair, page, form).await;
    };
    match app.store.veto_pair(&actor, pair, form.version()?, &words, now).await {
        Ok(()) => Ok(back(&form, cohort, page.t.matching_said_vetoed())),
        Err(error) => conflict::draw(page, cohort, error),
    }
}

/// The page of an objection again, because its words are missing.
pub(super) async fn draw_objection(
    app: &App,
    actor: &Actor,
    pair: PairId,
    page: Page,
    mut form: Form,
) -> Answer {
    form.refuse("reason", page.t.matching_reason_missing());
    draw(app, actor, Action::Endorse, pair, page, form).await
}

/// The version that the board showed travels on, so that the decision is about that state.
fn filled(query: &HashMap<String, String>) -> Form {
    let value = |name: &str| query.get(name).cloned().unwrap_or_default();
    Form::filled([("version", value("version")), ("back", value("back"))])
}

async fn draw(
    app: &App,
    actor: &Actor,
    action: Action,
    pair: PairId,
    page: Page,
    form: Form,
) -> Answer {
    let t = page.t;
    let shown = match app.store.show_pair(actor, action, pair).await {
        Ok(shown) => shown,
        Err(geleit_store::Error::Outdated) => {
            let cohort = app.store.cohort_of_pair(actor, pair).await?;
            return conflict::draw(page, cohort, geleit_store::Error::Outdated);
        }
        Err(error) => return Err(error.into()),
    };
    let form = if form.value("version").is_empty() && !form.is_refused() {
        let back = form.value("back").to_owned();
        Form::filled([("version", shown.version.to_string()), ("back", back)])
    } else {
        form
    };
    let is_veto = action == Action::Decide;
    let (title, lead) = if is_veto {
        let lead = t.matching_veto_lead().mentee(&shown.mentee).mentor(&shown.mentor);
        (t.matching_veto_title(), lead)
    } else {
        let lead = t.matching_object_lead().mentee(&shown.mentee).mentor(&shown.mentor);
        (t.matching_object_title(), lead)
    };
    let page = page.with(&form);
    let view = View { t, page, form, title, lead, cohort: shown.cohort, is_veto };
    html_form(&view, &view.form)
}
