//! Meetings of a pair at the desk: hours beside the plan, noted for whoever calls or sends paper,
//! taken back where they were wrong.

use super::{fields, own};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::profile::Goal;
use geleit_store::partnerships::Shown;
use geleit_store::partnerships::meetings::{Became, Hours, Noted, Noting};
use geleit_store::{Error, Refusal};
use jiff::Timestamp;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "meetings/desk.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    /// Hours that were and hours that were planned.
    hours: String,
    meetings: Vec<Line>,
    /// What the side has noted itself, before the office sets it right.
    stands: Option<Line>,
    is_open: bool,
    sides: Vec<Choice>,
    ways: Vec<Choice>,
    channels: Vec<Choice>,
    topics: Vec<Choice>,
}

struct Line {
    id: String,
    words: String,
    /// Who says so, and whether the other side does.
    said: String,
    topics: String,
    line: String,
    /// What the other side has said to the office; may be empty.
    added: String,
    may_retract: bool,
    /// Why it is wrong, as it was typed; nothing: nobody has pressed the button.
    reason: Option<String>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let form = fresh(&app, &actor, id, now).await?;
    draw(&app, &actor, id, page, form, now).await
}

pub(super) async fn note(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let shown = app.store.show_partnership(&actor, id).await?;
    let until = app.store.hours_of_partnership(&actor, id, now).await?.until;
    let t = page.t;
    let side = Side::from_text(form.value("side"));
    let way = Way::from_text(form.value("way")).ok_or(crate::Error::Invalid)?;
    let day = own::OfDay { over: t.hours_over(), wrong: day_wrong(&page, &shown, until) };
    if let Some(meeting) = fields::read(t, &mut form, &day.wrong) {
        let corrects = form.value("corrects").parse().ok();
        let noting = Noting { side, way, meeting, corrects };
        let done = app.store.note_meeting(&actor, id, &noting, now).await;
        if let Ok(Became::Stands { meeting }) = done {
            form.forget("stands");
            form.put("stands", &meeting);
            form.refuse("corrects", t.hours_stands());
        } else if let Some(answer) = own::noted(t, &mut form, &path(id), (done, said, day))? {
            return Ok(answer);
        }
    }
    draw(&app, &actor, id, page, form, now).await
}

pub(super) async fn retract(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.show_partnership(&actor, id).await?;
    let meeting = form.value("meeting").parse().map_err(|_| crate::Error::Invalid)?;
    let wrong =
        match app.store.retract_meeting(&actor, id, meeting, form.value("reason"), now).await {
            Ok(()) => return Ok(see_other(&path(id), page.t.hours_said_retracted())),
            // Somebody has set it right meanwhile.
            Err(Error::NotFound) => {
                return Ok(see_other(&path(id), page.t.meetings_said_changed()));
            }
            Err(Error::Refused(Refusal::ReasonMissing)) => page.t.partnerships_reason_missing(),
            Err(Error::WrongStatus { .. }) => page.t.hours_closed(),
            Err(error) => return Err(error.into()),
        };
    let mut again = fresh(&app, &actor, id, now).await?;
    again.put("meeting", &meeting);
    again.put("reason", &form.value("reason"));
    again.refuse("reason", wrong);
    draw(&app, &actor, id, page, again, now).await
}

/// Which days a meeting of the pair can have.
fn day_wrong(page: &Page, shown: &Shown, until: Option<Date>) -> String {
    match until {
        Some(until) => {
            let since = page.day(&shown.partnership.offered_on);
            page.t.hours_day_wrong().since(since).until(page.t.date(until))
        }
        None => page.t.meetings_on_wrong(),
    }
}

/// The last day that can be, and a mentor who calls.
async fn fresh(app: &App, actor: &Actor, id: PartnershipId, now: Timestamp) -> Result<Form, Error> {
    let until = app.store.hours_of_partnership(actor, id, now).await?.until;
    let today = app.store.programme(actor.programme).await?.today(now);
    let mut form = fields::filled(until.unwrap_or(today));
    form.put("way", &Way::Phone);
    form.put("side", &Side::Mentor);
    Ok(form)
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
    let hours = app.store.hours_of_partnership(actor, id, now).await?;
    let view = view(page, form, id, &shown, &hours)?;
    html_form(&view, &view.form)
}

fn view(
    page: Page,
    form: Form,
    id: PartnershipId,
    shown: &Shown,
    hours: &Hours,
) -> Result<View, Error> {
    let t = page.t;
    let choice = |value: String, label: String| Choice { value, label };
    let line = |noted: &Noted| line(&page, noted, &form, hours.may_retract);
    let meetings = hours.meetings.iter().map(line).collect::<Result<_, _>>()?;
    let stands = hours.meetings.iter().find(|noted| form.has("stands", &noted.id.to_string()));
    let stands = stands.map(line).transpose()?;
    let sides = Side::ALL.iter().map(|&s| choice(s.to_string(), t.matching_side_word(s)));
    let ways = [Way::Phone, Way::Paper].map(|way| choice(way.to_string(), t.hours_way(way)));
    Ok(View {
        t,
        id,
        mentee: shown.line.mentee(),
        mentor: shown.line.mentor(),
        hours: sum(t, hours),
        meetings,
        stands,
        // Who has typed something while the cohort was closed keeps it.
        is_open: hours.until.is_some() || (form.is_refused() && form.error("reason").is_none()),
        form,
        sides: sides.collect(),
        ways: ways.to_vec(),
        channels: fields::channels(t),
        topics: fields::topics(t),
        page: page.at_cohort(&shown.cohort),
    })
}

/// Hours that were beside hours that were planned, as on a clock.
pub(crate) fn sum(t: Texts, hours: &Hours) -> String {
    let of = |minutes: u64| format!("{}:{:02}", minutes / 60, minutes % 60);
    t.hours_sum().hours(of(hours.minutes)).planned(of(hours.planned))
}

fn line(page: &Page, noted: &Noted, form: &Form, may_retract: bool) -> Result<Line, Error> {
    let (t, id) = (page.t, noted.id.to_string());
    let is_refused = form.error("reason").is_some() && form.has("meeting", &id);
    let by = match noted.side()? {
        Some(side) => t.matching_side_word(side),
        None => t.hours_office(),
    };
    let confirmed =
        if noted.confirmed_at.is_some() { t.meetings_confirmed() } else { String::new() };
    let said = [by, known(page, noted)?, confirmed].into_iter().filter(|said| !said.is_empty());
    let topics =
        |topics: Vec<Goal>| t.in_a_row(topics.iter().map(|topic| t.questionnaires_topic(topic)));
    let added = [topics(noted.added_topics()?), noted.added_line.clone()];
    let added = added.into_iter().filter(|added| !added.is_empty());
    Ok(Line {
        id,
        may_retract: may_retract || is_refused,
        reason: is_refused.then(|| form.value("reason").to_owned()),
        words: own::words(page, noted)?,
        said: said.collect::<Vec<_>>().join(" · "),
        topics: topics(noted.topics()?),
        line: noted.line.clone(),
        added: added.collect::<Vec<_>>().join("\n"),
    })
}

/// How it became known, who has noted it, and when.
fn known(page: &Page, noted: &Noted) -> Result<String, Error> {
    let (t, at) = (page.t, page.when(&noted.created_at));
    let way = Way::from_text(&noted.way).ok_or(Error::Corrupt("meeting.way"))?;
    Ok(match noted.noted_by.as_str() {
        "" => t.hours_known().way(t.hours_way(way)).day(at),
        name => t.closing_notes_by().way(t.hours_way(way)).name(name).day(at),
    })
}

/// What the office reads about a meeting that it has noted.
fn said(t: Texts, became: Became) -> String {
    match became {
        Became::New => t.meetings_said(),
        Became::Corrected | Became::Amended => t.hours_said_corrected(),
        Became::Both { minutes } => t.hours_said_both(minutes),
        Became::Known | Became::Stands { .. } => t.hours_said_known(),
    }
}

fn path(id: PartnershipId) -> String {
    format!("/desk/partnerships/{id}/meetings")
}
