//! The outcomes of a mentee at the desk: four time points, what is known of each, and a form.

use super::fields;
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
use geleit_domain::partnerships::outcomes::{Kind, Proof, Source, TimePoint};
use geleit_store::partnerships::outcomes::{AtPoint, Noted};
use geleit_store::{Error, Refusal};
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "outcomes/desk.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    points: Vec<PointView>,
    /// Has the last pair of the mentee come to its end?
    has_ended: bool,
    is_open: bool,
    kinds: Vec<Choice>,
    choices: Vec<Choice>,
    sources: Vec<Choice>,
}

struct PointView {
    label: String,
    /// When it comes; empty while a pair goes on.
    day: String,
    is_due: bool,
    noted: Vec<Line>,
}

struct Line {
    id: String,
    words: String,
    /// When it was observed, from whom it is known, and whether a proof was seen.
    said: String,
    line: String,
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

/// The time point that has come, today, and the source that is the usual one.
async fn fresh(
    app: &App,
    actor: &Actor,
    id: PartnershipId,
    now: Timestamp,
) -> Result<Form, crate::Error> {
    let found = app.store.outcomes_of_partnership(actor, id, now).await?;
    let today = app.store.programme(actor.programme).await?.today(now);
    let mut form =
        Form::filled([("point", found.now.to_string()), ("source", Source::Person.to_string())]);
    form.put_date("observed_on", &today.to_string());
    Ok(form)
}

pub(super) async fn note(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.show_partnership(&actor, id).await?;
    if let Some(seen) = fields::observed(page.t, &mut form) {
        match app.store.note_outcome(&actor, id, &seen, now).await {
            Ok(()) => return Ok(see_other(&path(id), page.t.follow_ups_said())),
            Err(error) => fields::refused(page.t, &mut form, error)?,
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
    let outcome = form.value("outcome").parse().map_err(|_| crate::Error::Invalid)?;
    match app.store.retract_outcome(&actor, id, outcome, form.value("reason"), now).await {
        Ok(()) => Ok(see_other(&path(id), page.t.follow_ups_said_retracted())),
        Err(Error::Refused(Refusal::ReasonMissing)) => {
            let mut again = fresh(&app, &actor, id, now).await?;
            again.refuse("reason", page.t.partnerships_reason_missing());
            draw(&app, &actor, id, page, again, now).await
        }
        Err(error) => Err(error.into()),
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
    let found = app.store.outcomes_of_partnership(actor, id, now).await?;
    let page = page.at_cohort(&shown.cohort).with(&form);
    let t = page.t;
    let points = found.points.iter().map(|point| PointView::of(&page, point));
    let view = View {
        t,
        id,
        mentee: shown.line.mentee(),
        mentor: shown.line.mentor(),
        points: points.collect::<Result<_, _>>()?,
        has_ended: found.points.iter().any(|point| point.day.is_some()),
        is_open: found.is_open,
        kinds: Choice::each(Kind::ALL, |kind| t.follow_ups_kind(kind)),
        choices: Choice::each(TimePoint::ALL, |point| t.follow_ups_point_word(point)),
        sources: Choice::each(Source::ALL, |source| t.follow_ups_source_word(source)),
        page,
        form,
    };
    html_form(&view, &view.form)
}

impl PointView {
    fn of(page: &Page, point: &AtPoint) -> Result<Self, Error> {
        let noted = point.noted.iter().map(|noted| line(page, noted));
        Ok(Self {
            label: page.t.follow_ups_point_word(point.point),
            day: point.day.map(|day| page.day(&day.to_string())).unwrap_or_default(),
            is_due: point.is_due,
            noted: noted.collect::<Result<_, _>>()?,
        })
    }
}

fn line(page: &Page, noted: &Noted) -> Result<Line, Error> {
    let t = page.t;
    let kind = t.follow_ups_kind(noted.kind()?);
    let words = match &noted.since_on {
        Some(day) => t.outcomes_since_day().kind(kind).day(page.day(day)),
        None => kind,
    };
    let proof = match noted.proof()? {
        Proof::Seen => Some(t.follow_ups_proof_seen()),
        Proof::NotSeen => None,
    };
    let observed = t.follow_ups_observed(page.day(&noted.observed_on));
    let said = [observed, t.follow_ups_source_word(noted.source()?)];
    let said: Vec<_> = said.into_iter().chain(proof).collect();
    Ok(Line { id: noted.id.to_string(), words, said: said.join(" · "), line: noted.line.clone() })
}

fn path(id: PartnershipId) -> String {
    format!("/desk/partnerships/{id}/outcomes")
}
