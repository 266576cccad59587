//! One warning: why, who takes care until when, and what was done. Each has one button.

use super::Line;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form, html_too_late};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::WarningId;
use geleit_domain::partnerships::warnings::{CARE_DAYS_MAX, NEXT_ACTION_MAX, Rule, due};
use geleit_store::partnerships::warnings::{Listed, Voice};
use geleit_store::{Error, Refusal};
use jiff::civil::Date;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "warnings/show.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    line: Line,
    partnership: Uuid,
    /// When it was over; empty while it is open.
    closed: String,
    /// What somebody has done about it.
    done: String,
    /// Does it speak anew where nothing changes?
    comes_back: bool,
    /// What the two have said that it is about.
    voices: Vec<VoiceView>,
    /// What the reader wrote after it was over.
    unsaved: Vec<String>,
}

struct VoiceView {
    who: String,
    said: String,
    line: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<WarningId>,
    page: Page,
) -> Answer {
    let found = app.store.show_warning(&actor, id).await?;
    let today = app.store.programme(actor.programme).await?.today(now);
    draw(&app, &actor, page, &found, filled(&found, today)).await
}

pub(super) async fn care(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<WarningId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let found = app.store.show_warning(&actor, id).await?;
    let t = page.t;
    let Some(until) = form.date("until", || t.warnings_until_wrong(CARE_DAYS_MAX)) else {
        return draw(&app, &actor, page, &found, form).await;
    };
    let next = form.value("next_action").to_owned();
    match app.store.take_care(&actor, id, (&next, until), now).await {
        Ok(()) => Ok(see_other(&path(id), t.warnings_said_care())),
        Err(Error::Refused(Refusal::Invalid { field, .. })) => {
            form.refuse(field, wrong(t, field));
            draw(&app, &actor, page, &found, form).await
        }
        Err(Error::Outdated) => too_late(&app, &actor, page, id, &next).await,
        Err(error) => Err(error.into()),
    }
}

fn wrong(t: Texts, field: &str) -> String {
    match field {
        "until" => t.warnings_until_wrong(CARE_DAYS_MAX),
        _ => t.warnings_next_long(NEXT_ACTION_MAX),
    }
}

pub(super) async fn close(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<WarningId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let found = app.store.show_warning(&actor, id).await?;
    let t = page.t;
    let Some(done) = form.text("done", || t.warnings_done_missing()) else {
        let today = app.store.programme(actor.programme).await?.today(now);
        let mut again = filled(&found, today);
        again.refuse("done", t.warnings_done_missing());
        return draw(&app, &actor, page, &found, again).await;
    };
    match app.store.close_warning(&actor, id, &done, now).await {
        Ok(()) => Ok(see_other(super::PATH, t.warnings_said_done())),
        Err(Error::Outdated) => too_late(&app, &actor, page, id, &done).await,
        Err(error) => Err(error.into()),
    }
}

/// Somebody was faster, and it is over: what they did, and what the reader had written.
async fn too_late(app: &App, actor: &Actor, page: Page, id: WarningId, typed: &str) -> Answer {
    let found = app.store.show_warning(actor, id).await?;
    let mut view = view(app, actor, page, &found, Form::default()).await?;
    view.unsaved =
        Some(typed.trim().to_owned()).filter(|words| !words.is_empty()).into_iter().collect();
    html_too_late(&view)
}

/// The form as it is drawn first: what is known, and a week from now.
fn filled(found: &Listed, today: Date) -> Form {
    let mut form = Form::filled([("next_action", found.next_action.clone())]);
    let is_taken = found.owner_id.is_some() && !found.next_action.is_empty();
    let until = if is_taken { found.due_on.clone() } else { due_on(found, today) };
    form.put_date("until", &until);
    form
}

/// Within how many days somebody should act depends on the rule.
fn due_on(found: &Listed, today: Date) -> String {
    due(rule(found), today).to_string()
}

fn rule(found: &Listed) -> Rule {
    Rule::from_text(&found.rule).unwrap_or(Rule::Gap)
}

/// What somebody has said, and when.
fn voice(page: &Page, found: &Voice) -> VoiceView {
    let t = page.t;
    let said = match found.fit {
        Some(fit) => t.desk_pairs_fit_word(fit),
        None => String::new(),
    };
    let who = t.desk_pairs_voice().side(t.matching_side_word(found.side)).day(page.day(&found.on));
    VoiceView { who, said, line: found.line.clone() }
}

async fn draw(app: &App, actor: &Actor, page: Page, found: &Listed, form: Form) -> Answer {
    let view = view(app, actor, page, found, form).await?;
    html_form(&view, &view.form)
}

async fn view(
    app: &App,
    actor: &Actor,
    page: Page,
    found: &Listed,
    form: Form,
) -> Result<View, Error> {
    let page = page.with(&form);
    let voices = app.store.voices_of_warning(actor, WarningId(found.id)).await?;
    Ok(View {
        t: page.t,
        line: Line::of(&page, found),
        partnership: found.partnership_id,
        closed: found.closed_at.map(|at| page.when(&at)).unwrap_or_default(),
        done: found.done.clone().unwrap_or_default(),
        comes_back: rule(found).comes_back(),
        voices: voices.iter().map(|one| voice(&page, one)).collect(),
        unsaved: Vec::new(),
        page,
        form,
    })
}

fn path(id: WarningId) -> String {
    format!("{}/{id}", super::PATH)
}
