//! What the cohort of the offered pairs comes together for: a training that some have missed and the
//! next one, its opening, to which everybody is invited, and a small workshop with more guests than
//! places.

use super::House;
use geleit_domain::events::{Agenda, Attendance, Group, Kind, StepFree, Venue, Verb};
use geleit_domain::id::{CohortId, EventId, SignUpId};
use geleit_domain::interviews::instant;
use geleit_domain::policy::Action;
use geleit_domain::slug;
use geleit_store::events::{Guest, OnList, Plan, Report, Tick};
use geleit_store::secrets::Secret;
use geleit_store::{Error, Store};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

const COHORT: &str = "steiermark-4";
/// So many of those who are invited have said that they come.
const COMING: usize = 4;

pub(super) async fn tell(store: &Store, house: &House, now: Timestamp) -> Result<(), Error> {
    let found = store.find_slug(COHORT, slug::Kind::Cohort).await?;
    let (_, cohort) = found.ok_or(Error::NotFound)?;
    let made = now - SignedDuration::from_hours(20);
    let opening = published(store, house, &opening(now, CohortId(cohort))?, made).await?;
    store.invite_to_event(&house.coordinator, opening, Group::Both, made).await?;
    come(store, house, opening, now - SignedDuration::from_hours(4)).await?;
    trainings(store, house, CohortId(cohort), now).await?;
    let workshop = published(store, house, &workshop(now)?, made).await?;
    for (name, email) in [
        ("Nour Karimi", "nour.karimi@example.org"),
        ("Petra Wagner", "petra.wagner@example.org"),
        ("Yusuf Aydın", "yusuf.aydin@example.org"),
    ] {
        let guest = Guest { name, email, language: "de" };
        store.sign_up_guest(house.programme, workshop, &guest, made).await?;
    }
    Ok(())
}

async fn published(
    store: &Store,
    house: &House,
    plan: &Plan,
    at: Timestamp,
) -> Result<EventId, Error> {
    let event = store.create_event(&house.coordinator, plan, at).await?;
    let version = store.show_event(&house.coordinator, event).await?.event.version;
    store.step_event(&house.coordinator, event, version, Verb::Publish, None, at).await?;
    Ok(event)
}

/// The training of the mentees a week ago, and the one for those who have missed it.
async fn trainings(
    store: &Store,
    house: &House,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(), Error> {
    let (asked, office) = (now - SignedDuration::from_hours(20 * 24), &house.coordinator);
    let held = published(store, house, &training(now, -7, cohort)?, asked).await?;
    store.invite_to_event(office, held, Group::Accepted, asked).await?;
    let evening = evening(now, -7)?;
    let list = store.attendance_list(office, held, Action::Change, evening).await?;
    // Of every seven somebody is missing and somebody has excused themselves.
    let word = |number: usize| match number % 7 {
        3 => Attendance::Absent,
        5 => Attendance::Excused,
        _ => Attendance::Attended,
    };
    let tick =
        |(number, one): (usize, &OnList)| Tick { sign_up: one.id, shown: None, sent: word(number) };
    let ticks: Vec<_> = list.people.iter().enumerate().map(tick).collect();
    let after = evening + SignedDuration::from_hours(3);
    store.note_attendance(office, held, &ticks, after).await?;
    let version = store.show_event(office, held).await?.event.version;
    store.step_event(office, held, version, Verb::Hold, None, after).await?;
    let report = Report {
        words: "Der Raum war zu klein für die Übungen zu zweit. Nächstes Mal Saal 1.".into(),
        public_words: "Wir haben geübt, wie man ein erstes Treffen gut vorbereitet.".into(),
    };
    store.report_event(office, held, &report, after).await?;
    published(store, house, &training(now, 5, cohort)?, asked).await?;
    Ok(())
}

fn training(now: Timestamp, days: i64, cohort: CohortId) -> Result<Plan, Error> {
    Ok(Plan {
        kind: Kind::TrainingMentees,
        title: "Gut vorbereitet ins Mentoring".into(),
        about: "Was Mentor:innen tun und was nicht, und wie das erste Treffen gelingt.".into(),
        cohort: Some(cohort),
        starts: evening(now, days)?,
        minutes: 120,
        capacity: None,
        venue: Venue {
            name: "Haus der Begegnung".into(),
            address: "Musterplatz 1, 8010 Graz".into(),
            room: "Saal 2".into(),
            step_free: StepFree::Yes,
            online_link: String::new(),
        },
        agenda: agenda("17:00 Begrüßung\n17:15 Was Mentoring ist\n18:00 Üben zu zweit")?,
    })
}

/// The first who are invited open their links and say yes.
async fn come(store: &Store, house: &House, event: EventId, at: Timestamp) -> Result<(), Error> {
    let invited = store.show_event(&house.coordinator, event).await?.attendees;
    for one in invited.iter().take(COMING) {
        let link = store.create_event_link(house.programme, SignUpId(one.id), at).await?;
        store.sign_up_by_link(&link.parse::<Secret>()?, at).await?;
    }
    Ok(())
}

fn opening(now: Timestamp, cohort: CohortId) -> Result<Plan, Error> {
    Ok(Plan {
        kind: Kind::Opening,
        title: "Auftakt in Graz".into(),
        about: "Alle Paare lernen einander kennen. Für Essen ist gesorgt.".into(),
        cohort: Some(cohort),
        starts: evening(now, 14)?,
        minutes: 180,
        capacity: Some(40),
        venue: Venue {
            name: "Haus der Begegnung".into(),
            address: "Musterplatz 1, 8010 Graz".into(),
            room: "Großer Saal".into(),
            step_free: StepFree::Yes,
            online_link: String::new(),
        },
        agenda: agenda("17:00 Begrüßung\n17:30 Die Paare lernen sich kennen\n19:00 Essen")?,
    })
}

fn workshop(now: Timestamp) -> Result<Plan, Error> {
    Ok(Plan {
        kind: Kind::Workshop,
        title: "Der erste Satz im Gespräch".into(),
        about: "Wir üben zu zweit, wie Sie sich in einer Minute vorstellen.".into(),
        cohort: None,
        starts: evening(now, 9)?,
        minutes: 90,
        capacity: Some(2),
        venue: Venue {
            name: String::new(),
            address: String::new(),
            room: String::new(),
            step_free: StepFree::Unknown,
            online_link: "https://video.example.org/werkstatt".into(),
        },
        agenda: Agenda::default(),
    })
}

fn agenda(text: &str) -> Result<Agenda, Error> {
    Agenda::read(text).map_err(|_| Error::Corrupt("the demo writes agendas"))
}

/// Five o'clock in the afternoon in so many days.
fn evening(now: Timestamp, days: i64) -> Result<Timestamp, Error> {
    let zone = TimeZone::get("Europe/Vienna").unwrap_or(TimeZone::UTC);
    let day = now.to_zoned(zone.clone()).date().saturating_add(Span::new().days(days));
    instant(day.at(17, 0, 0, 0), &zone).ok_or(Error::Corrupt("the demo meets by day"))
}
