//! Noting what somebody answers to a named survey on the telephone or on paper: whom it asks, and
//! the same questions that they have behind their link.

use super::own::{self, View};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html, html_form};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::id::{InvitationId, SurveyId};
use geleit_domain::partnerships::meetings::Way;
use geleit_store::surveys::{Asked, Own};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "surveys/asked.html")]
struct List {
    t: Texts,
    page: Page,
    title: String,
    /// The page of the survey.
    path: String,
    is_open: bool,
    people: Vec<Row>,
}

struct Row {
    href: String,
    name: String,
    side: String,
    phone: String,
    has_answered: bool,
}

#[derive(Template)]
#[template(path = "surveys/noting.html")]
struct Noting {
    t: Texts,
    page: Page,
    title: String,
    name: String,
    invitation: String,
    ways: Vec<Choice>,
    view: View,
}

/// Whose answers; nobody: the list of everybody who is asked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Whose {
    of: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<SurveyId>,
    page: Page,
    Query(whose): Query<Whose>,
) -> Answer {
    let shown = app.store.survey_to_change(&actor, id).await?;
    let asked = app.store.survey_asked(&actor, id).await?;
    let title = super::show::title(page.t, &shown);
    let page = page.at_cohort(&shown.cohort);
    if whose.of.is_empty() {
        let is_open = shown.survey.status == "open";
        let people = asked.iter().map(|one| row(page.t, id, one)).collect();
        let path = format!("{}/{id}", super::PATH);
        return html(&List { t: page.t, page, title, path, is_open, people });
    }
    let of: InvitationId = whose.of.parse().map_err(|_| Error::NotFound)?;
    let own = app.store.survey_to_note(&actor, id, of).await?;
    let mut form = own::filled(&own);
    form.put("way", &Way::Phone);
    draw(page, (title, &asked), (id, of), &own, form)
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
    let asked = app.store.survey_asked(&actor, id).await?;
    let of: InvitationId = form.value("invitation").parse().map_err(|_| Error::Invalid)?;
    let own = app.store.survey_to_note(&actor, id, of).await?;
    let t = page.t;
    let way = Way::from_text(form.value("way")).filter(|way| *way != Way::Online);
    let answered = own::read(t, &own, &mut form);
    if way.is_none() {
        form.refuse("way", t.closing_notes_way_missing());
    }
    if let (Some(answered), Some(way)) = (answered, way) {
        match app.store.note_survey_answers(&actor, id, of, (&answered, way), now).await {
            Ok(()) => return Ok(see_other(&path(id), t.surveys_noted())),
            // Nothing that was typed is lost.
            Err(geleit_store::Error::WrongStatus { .. }) => {
                form.refuse("way", t.surveys_note_over());
            }
            Err(geleit_store::Error::Outdated) => form.refuse("way", t.surveys_note_late()),
            Err(error) => return Err(error.into()),
        }
    }
    let title = super::show::title(t, &shown);
    draw(page.at_cohort(&shown.cohort), (title, &asked), (id, of), &own, form)
}

fn draw(
    page: Page,
    (title, asked): (String, &[Asked]),
    (id, of): (SurveyId, InvitationId),
    own: &Own,
    form: Form,
) -> Answer {
    let t = page.t;
    let name = asked.iter().find(|one| one.id == of.0).map(|one| one.name.clone());
    let page = page.with(&form);
    let view = View::of(&page, own, path(id), form)?;
    let ways = Choice::each(&[Way::Phone, Way::Paper], |way| t.hours_way(way));
    let name = name.unwrap_or_default();
    let show = Noting { t, page, title, name, invitation: of.to_string(), ways, view };
    html_form(&show, &show.view.form)
}

fn row(t: Texts, id: SurveyId, one: &Asked) -> Row {
    Row {
        href: format!("{}?of={}", path(id), one.id),
        name: one.name.clone(),
        side: t.surveys_side(&one.side),
        phone: one.phone.clone(),
        has_answered: one.has_answered,
    }
}

fn path(id: SurveyId) -> String {
    format!("{}/{id}/answers", super::PATH)
}
