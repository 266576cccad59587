//! Interviews of this week: one was held yesterday and waits for a second recommendation, two are
//! planned, and somebody still waits for a date.

use super::House;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Status;
use geleit_domain::id::{AccountId, ApplicationId, CohortId, InterviewId, OrganisationId};
use geleit_domain::interviews::{Mode, Notes, Recommendation, Topic, Verb, instant};
use geleit_store::interviews::Appointment;
use geleit_store::{Error, Store};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

/// Days from today, hour on the clock, how, and where.
const DATES: &[(i64, i8, Mode, &str)] = &[
    (-1, 14, Mode::OnSite, "Wilhelm-Greil-Straße 7, Innsbruck"),
    (1, 9, Mode::OnSite, "Wilhelm-Greil-Straße 7, Innsbruck"),
    (2, 16, Mode::Phone, "+43 660 7710003"),
];

pub(super) async fn plan(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = store.read(house.programme).await?;
    let mut waiting = tx.applications_of(cohort).await?;
    let settings = tx.programme().await?;
    drop(tx);
    waiting.retain(|application| application.status == Status::Eligible.text());
    waiting.sort_by(|a, b| a.reference.cmp(&b.reference));
    let zone = TimeZone::get(&settings.time_zone).unwrap_or(TimeZone::UTC);
    let asked = now - SignedDuration::from_hours(36);
    let mut plans = Vec::new();
    for (application, (days, hour, mode, place)) in waiting.iter().zip(DATES) {
        let day = settings.today(now).saturating_add(Span::new().days(*days));
        // No clock is put forward in the middle of the day.
        let Some(starts) = instant(day.at(*hour, 0, 0, 0), &zone) else { continue };
        let interviewers = leaders(house, application.organisation_id.map(OrganisationId));
        let (minutes, mode, place) = (30, *mode, (*place).to_owned());
        let appointment = Appointment { starts, minutes, mode, place, interviewers };
        plans.push((ApplicationId(application.id), appointment));
    }
    let planned = store.plan_interviews(&house.coordinator, &plans, asked).await?;
    match planned.first() {
        Some(first) => hold(store, &house.coordinator, *first, now).await,
        None => Ok(()),
    }
}

/// The coordinator and somebody of the organisation that supplied the mentee.
fn leaders(house: &House, organisation: Option<OrganisationId>) -> Vec<AccountId> {
    let of_organisation = house.partners.iter().find(|(_, id, _)| Some(*id) == organisation);
    let actors = [Some(&house.coordinator), of_organisation.map(|(_, _, actor)| actor)];
    actors.into_iter().flatten().filter_map(|actor| actor.account).collect()
}

/// Yesterday's interview with its notes and the coordinator's recommendation.
async fn hold(
    store: &Store,
    coordinator: &Actor,
    interview: InterviewId,
    now: Timestamp,
) -> Result<(), Error> {
    let mut notes = Notes::default();
    notes.set(Topic::Motivation, "Hat von einer Kollegin gehört, die im 5. Durchgang war.");
    notes.set(Topic::Goals, "Controlling in einem Industriebetrieb, gern mit Reisetätigkeit.");
    notes.set(Topic::German, "Gespräch flüssig, Fachwörter sicher.");
    notes.set(Topic::Time, "Dienstag und Donnerstag am Nachmittag, sonst Deutschkurs.");
    let then = now - SignedDuration::from_hours(12);
    store.save_interview_notes(coordinator, interview, 1, &notes, then).await?;
    store.step_interview(coordinator, interview, 2, Verb::Hold, None, then).await?;
    let words = "Klares Ziel, kennt die Branche.";
    store.recommend(coordinator, interview, Recommendation::Accept, words, then).await
}
