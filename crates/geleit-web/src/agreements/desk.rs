//! The agreement of a pair at the desk: every version with its signatures, and the form that
//! copies what was signed on paper.

use super::fields::{self, Choices};
use super::terms::{Promises, TermsView};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_store::Error;
use geleit_store::partnerships::agreements::OnPaper;

#[derive(Template)]
#[template(path = "agreements/desk.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    /// The latest first.
    versions: Vec<TermsView>,
    /// What was done since the form was drawn.
    changes: Vec<String>,
    is_open: bool,
    promises: Promises,
    choices: Choices,
    sides: Vec<Choice>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let found = app.store.agreements_of_partnership(&actor, id).await?;
    let mut form = fields::filled(found.versions.first(), &found.ends_on);
    form.put_date("on", &app.store.programme(actor.programme).await?.today(now).to_string());
    draw(&app, &actor, id, page, form, false).await
}

pub(super) async fn copy(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.agreements_of_partnership(&actor, id).await?;
    let (t, seen) = (page.t, form.version()?);
    let terms = fields::read(t, &mut form);
    let is_there = |side: &&Side| form.has("sides", side.text());
    let sides: Vec<_> = Side::ALL.iter().filter(is_there).copied().collect();
    let on = form.date("on", || t.desk_pairs_signed_on_wrong());
    let mut is_late = false;
    if let (Some(terms), Some(on)) = (terms, on) {
        let paper = OnPaper { seen, terms, sides, on };
        match app.store.copy_agreement(&actor, id, &paper, now).await {
            Ok(()) => return Ok(see_other(&path(id), t.desk_pairs_said_copied())),
            Err(Error::Outdated) => is_late = true,
            Err(error) => fields::refused(t, &mut form, error)?,
        }
    }
    draw(&app, &actor, id, page, form, is_late).await
}

async fn draw(
    app: &App,
    actor: &Actor,
    id: PartnershipId,
    page: Page,
    mut form: Form,
    is_late: bool,
) -> Answer {
    let shown = app.store.show_partnership(actor, id).await?;
    let found = app.store.agreements_of_partnership(actor, id).await?;
    let page = page.at_cohort(&shown.cohort).with(&form);
    let t = page.t;
    let mut changes = Vec::new();
    if let (true, Some(latest)) = (is_late, found.versions.first()) {
        form.catch_up(latest.version);
        changes.push(t.desk_pairs_changed());
    }
    let side = |side: &Side| Choice { value: side.to_string(), label: t.matching_side_word(side) };
    let line = &shown.line;
    let view = View {
        t,
        form,
        id,
        mentee: line.mentee(),
        mentor: line.mentor(),
        versions: found.versions.iter().map(|one| TermsView::of(&page, one)).collect(),
        changes,
        is_open: shown.partnership.status()?.is_together(),
        promises: Promises::of(t),
        choices: Choices::of(t),
        sides: Side::ALL.iter().map(side).collect(),
        page,
    };
    let mut answer = html_form(&view, &view.form)?;
    if is_late {
        *answer.status_mut() = StatusCode::CONFLICT;
    }
    Ok(answer)
}

fn path(id: PartnershipId) -> String {
    format!("/desk/partnerships/{id}/agreement")
}
