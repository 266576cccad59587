//! What one side says at the end of its pair, noted by the office for whoever says it on the
//! telephone or on paper. Nothing is noted over somebody's own words.

use super::fields::{self, Choices};
use super::panel::SideView;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::Way;
use geleit_store::Error;
use geleit_store::partnerships::closings::{Closing, Given, Noting};
use jiff::Timestamp;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "closings/note.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    /// Whose answers are noted.
    side: Side,
    name: String,
    /// The other one, who reads the words.
    other: String,
    /// Address and name of the page for the other side.
    switch: (String, String),
    /// What is known of this side.
    known: Option<SideView>,
    is_open: bool,
    /// Can the feedback be noted, or only what is wanted afterwards?
    may_note: bool,
    ways: Vec<Choice>,
    choices: Choices,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let closing = closing(&app, &actor, id, now).await?;
    let asked = query.get("side").and_then(|side| Side::from_text(side));
    let side = asked.unwrap_or_else(|| silent(&closing));
    let given = of(&closing, side);
    // Somebody's own words are not filled in: nobody notes them anew.
    let known = given.feedback.as_ref().filter(|_| given.may_note);
    let mut form = fields::filled(known, given.chosen);
    form.put("way", &given.noted.as_ref().map_or(Way::Phone, |noted| noted.way));
    draw(&app, &actor, (id, side), page, form, now).await
}

pub(super) async fn note(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    closing(&app, &actor, id, now).await?;
    let side = Side::from_text(form.value("side")).ok_or(crate::Error::Invalid)?;
    let t = page.t;
    if let Some(noting) = read(t, &mut form, side) {
        match app.store.note_closing(&actor, id, &noting, now).await {
            Ok(()) => return Ok(see_other(&path(id, side), t.closing_notes_said())),
            // The person has answered meanwhile: the page says so.
            Err(Error::WrongStatus { .. }) => {
                return Ok(Redirect::to(&path(id, side)).into_response());
            }
            Err(error) => fields::refused(t, &mut form, error)?,
        }
    }
    draw(&app, &actor, (id, side), page, form, now).await
}

/// The end of the pair, for readers who may note something.
async fn closing(
    app: &App,
    actor: &Actor,
    id: PartnershipId,
    now: Timestamp,
) -> Result<Closing, crate::Error> {
    let found = app.store.closing_of_partnership(actor, id, now).await?;
    found.ok_or(crate::Error::Forbidden)
}

/// The side that has most to say: the first that has said nothing.
fn silent(closing: &Closing) -> Side {
    let found = closing.sides.iter().find(|given| given.feedback.is_none());
    found.map_or(Side::Mentee, |given| given.side)
}

fn of(closing: &Closing, side: Side) -> &Given {
    let [mentee, mentor] = &closing.sides;
    match side {
        Side::Mentee => mentee,
        Side::Mentor => mentor,
    }
}

/// What was typed, if everything can be read and it is something.
fn read(t: Texts, form: &mut Form, side: Side) -> Option<Noting> {
    let way = [Way::Phone, Way::Paper].into_iter().find(|way| form.has("way", way.text()));
    if way.is_none() {
        form.refuse("way", t.closing_notes_way_missing());
    }
    let (feedback, chosen) = (fields::feedback(form), fields::chosen(form));
    let is_begun = ["strengths", "words", "reached", "reached_words"]
        .iter()
        .any(|field| !form.value(field).trim().is_empty());
    if feedback.is_none() && is_begun {
        form.refuse("together", t.closing_notes_together_missing());
    } else if feedback.is_none() && chosen.contact.or(chosen.again).is_none() {
        form.refuse("together", t.closing_notes_nothing());
    }
    let way = way.filter(|_| !form.is_refused())?;
    Some(Noting { side, way, feedback, chosen })
}

async fn draw(
    app: &App,
    actor: &Actor,
    (id, side): (PartnershipId, Side),
    page: Page,
    form: Form,
    now: Timestamp,
) -> Answer {
    let shown = app.store.show_partnership(actor, id).await?;
    let closing = closing(app, actor, id, now).await?;
    let page = page.at_cohort(&shown.cohort).with(&form);
    let t = page.t;
    let line = &shown.line;
    let mentee = line.mentee();
    let mentor = line.mentor();
    let (name, other) = match side {
        Side::Mentee => (mentee.clone(), mentor.clone()),
        Side::Mentor => (mentor.clone(), mentee.clone()),
    };
    let given = of(&closing, side);
    let (is_open, may_note) = (closing.is_open, given.may_note);
    let known = SideView::of(&page, given);
    let way = |way: Way| Choice { value: way.to_string(), label: t.hours_way(way) };
    let view = View {
        t,
        id,
        mentee,
        mentor,
        side,
        name,
        switch: (path(id, side.other()), t.closing_notes_for(&other)),
        other,
        known: Some(known).filter(|known| !known.facts.is_empty()),
        is_open,
        may_note,
        ways: [Way::Phone, Way::Paper].map(way).to_vec(),
        choices: fields::choices(t),
        page,
        form,
    };
    html_form(&view, &view.form)
}

fn path(id: PartnershipId, side: Side) -> String {
    format!("/desk/partnerships/{id}/closing?side={side}")
}
