//! The interview with which a pair ends, noted by whoever led it or for them (S1-58).

use crate::App;
use crate::closings::Panel;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::routes::{Routes, Rule};
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::final_interview::{FinalInterview, LED_BY_MAX, NOTE_MAX};
use geleit_domain::partnerships::meetings::Channel;
use geleit_domain::policy::{Action, Resource};
use geleit_store::{Error, Refusal};
use jiff::Timestamp;

pub(crate) fn routes(routes: Routes) -> Routes {
    let step = Rule::May(Action::Step, Resource::Partnership);
    let path = "/desk/partnerships/{partnership}/final-interview";
    let retraction = "/desk/partnerships/{partnership}/final-interview/retraction";
    routes.route(Method::GET, path, step, show).route(Method::POST, path, step, save).route(
        Method::POST,
        retraction,
        step,
        retract,
    )
}

#[derive(Template)]
#[template(path = "final_interviews/show.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    channels: Vec<Choice>,
    may_note: bool,
    /// Can one be taken back?
    is_noted: bool,
    panel: Option<Panel>,
}

async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let closing = app.store.closing_of_partnership(&actor, id, now).await?;
    let form = match closing.and_then(|found| found.interview) {
        Some(held) => {
            let known = [("led_by", held.led_by), ("channel", held.channel), ("note", held.note)];
            let mut form = Form::filled(known);
            form.put_date("on", &held.on_date);
            form
        }
        None => {
            let leader = page.reader().unwrap_or_default().to_owned();
            let channel = Channel::InPerson.to_string();
            let mut form = Form::filled([("led_by", leader), ("channel", channel)]);
            form.put_date(
                "on",
                &app.store.programme(actor.programme).await?.today(now).to_string(),
            );
            form
        }
    };
    draw(&app, &actor, id, page, form, now).await
}

async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.show_partnership(&actor, id).await?;
    if let Some(held) = read(page.t, &mut form) {
        match app.store.note_final_interview(&actor, id, &held, now).await {
            Ok(()) => return Ok(see_other(&pair(id), page.t.final_interviews_said())),
            Err(Error::Refused(Refusal::Invalid { field, .. })) => {
                form.refuse(field, wrong(page.t, field));
            }
            Err(error) => return Err(error.into()),
        }
    }
    draw(&app, &actor, id, page, form, now).await
}

async fn retract(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.show_partnership(&actor, id).await?;
    let reason = form.value("reason").to_owned();
    match app.store.retract_final_interview(&actor, id, &reason, now).await {
        Ok(()) => Ok(see_other(&pair(id), page.t.final_interviews_said_retracted())),
        Err(Error::Refused(Refusal::ReasonMissing)) => {
            form.refuse("reason", page.t.partnerships_reason_missing());
            draw(&app, &actor, id, page, form, now).await
        }
        Err(error) => Err(error.into()),
    }
}

fn read(t: Texts, form: &mut Form) -> Option<FinalInterview> {
    let on = form.date("on", || wrong(t, "on"));
    let led_by = form.text("led_by", || wrong(t, "led_by"));
    let channel = Channel::from_text(form.value("channel"));
    if channel.is_none() {
        form.refuse("channel", t.meetings_channel_missing());
    }
    let note = form.optional("note").unwrap_or_default();
    Some(FinalInterview { on: on?, led_by: led_by?, channel: channel?, note })
}

fn wrong(t: Texts, field: &str) -> String {
    match field {
        "on" => t.meetings_on_wrong(),
        "led_by" => t.final_interviews_led_by_wrong(LED_BY_MAX),
        _ => t.closings_long(NOTE_MAX),
    }
}

async fn draw(
    app: &App,
    actor: &Actor,
    id: PartnershipId,
    page: Page,
    form: Form,
    now: Timestamp,
) -> Answer {
    let shown = app.store.show_partnership(actor, id).await?;
    if !shown.may_step {
        return Err(crate::Error::Forbidden);
    }
    let closing = app.store.closing_of_partnership(actor, id, now).await?;
    let (may_note, is_noted) =
        closing.as_ref().map_or((false, false), |one| (one.may_note, one.interview.is_some()));
    let page = page.at_cohort(&shown.cohort).with(&form);
    let t = page.t;
    let view = View {
        t,
        id,
        mentee: shown.line.mentee(),
        mentor: shown.line.mentor(),
        channels: Choice::each(Channel::ALL, |one| t.meetings_channel_word(one)),
        may_note,
        is_noted,
        panel: Panel::of(&page, id, closing)?,
        page,
        form,
    };
    html_form(&view, &view.form)
}

fn pair(id: PartnershipId) -> String {
    format!("/desk/partnerships/{id}")
}
