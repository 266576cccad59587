//! Decisions that need words, a veto and an objection: a small page of their own.

use super::conflict;
use super::request::AboutPair;
use crate::error::Answer;
use crate::language::Texts;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use geleit_domain::id::CohortId;
use geleit_domain::policy::Action;

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

/// The version that the board showed travels on, so that the decision is about that state.
pub(super) async fn show_veto(on: AboutPair) -> Answer {
    draw(on, Action::Decide).await
}

pub(super) async fn show_objection(on: AboutPair) -> Answer {
    draw(on, Action::Endorse).await
}

pub(super) async fn draw(on: AboutPair, action: Action) -> Answer {
    let (t, store) = (on.page.t, &on.app.store);
    let shown = match store.show_pair(&on.actor, action, on.id).await {
        Ok(shown) => shown,
        Err(geleit_store::Error::Outdated) => {
            let cohort = on.cohort().await?;
            return conflict::draw(on.page, cohort, geleit_store::Error::Outdated);
        }
        Err(error) => return Err(error.into()),
    };
    let cohort = store.show_cohort(&on.actor, shown.cohort).await?.cohort;
    let mut form = on.form;
    if form.value("version").is_empty() {
        form.forget("version");
        form.put("version", &shown.version);
    }
    let is_veto = action == Action::Decide;
    let (title, lead) = if is_veto {
        let lead = t.matching_veto_lead().mentee(&shown.mentee).mentor(&shown.mentor);
        (t.matching_veto_title(), lead)
    } else {
        let lead = t.matching_object_lead().mentee(&shown.mentee).mentor(&shown.mentor);
        (t.matching_object_title(), lead)
    };
    let page = on.page.at_cohort(&cohort).with(&form);
    let view = View { t, page, form, title, lead, cohort: shown.cohort, is_veto };
    html_form(&view, &view.form)
}
