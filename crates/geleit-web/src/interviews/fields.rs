//! The fields of an appointment: when, how, where and who; and what to think of before saving.

use crate::language::Texts;
use crate::ui::{Choice, Form};
use crate::{App, Error};
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, InterviewId};
use geleit_domain::interviews::{MINUTES, Mode, instant};
use geleit_store::interviews::{Appointment, Candidate, Interview};
use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;

/// What there is to choose from.
pub(super) struct Fields {
    pub(super) modes: Vec<Choice>,
    pub(super) interviewers: Vec<Choice>,
}

impl Fields {
    pub(super) fn of(t: Texts, candidates: &[Candidate]) -> Self {
        let mode =
            |mode: &Mode| Choice { value: mode.text().to_owned(), label: t.interviews_mode(mode) };
        let one = |candidate: &Candidate| Choice {
            value: candidate.id.to_string(),
            label: candidate.name.clone(),
        };
        Self {
            modes: Mode::ALL.iter().map(mode).collect(),
            interviewers: candidates.iter().map(one).collect(),
        }
    }
}

/// A new form: half an hour on site, led by whoever plans it.
pub(super) fn new(actor: &Actor, candidates: &[Candidate]) -> Form {
    let mut form = Form::filled([("minutes", "30".to_owned()), ("mode", "on_site".to_owned())]);
    let own = candidates.iter().find(|one| Some(AccountId(one.id)) == actor.account);
    if let Some(own) = own {
        form.put("interviewers", &own.id);
    }
    form
}

/// The form of an interview that is planned.
pub(super) fn filled(
    interview: &Interview,
    interviewers: impl Iterator<Item = AccountId>,
) -> Result<Form, Error> {
    let local = interview.starts()?.to_zoned(interview.zone());
    let mut form = Form::filled([
        ("version", interview.version.to_string()),
        ("time", format!("{}:{:02}", local.hour(), local.minute())),
        ("minutes", interview.minutes.to_string()),
        ("mode", interview.mode.clone()),
        ("place", interview.place.clone()),
    ]);
    form.put_date("on", &local.date().to_string());
    for account in interviewers {
        form.put("interviewers", &account);
    }
    Ok(form)
}

/// What was typed, if it can be understood; everything wrong is said in the form.
pub(super) fn read(form: &mut Form, t: Texts, zone: &TimeZone) -> Option<Appointment> {
    let starts = moment(form, t, zone);
    let minutes = number(form, "minutes").filter(|minutes| MINUTES.contains(minutes));
    if minutes.is_none() {
        form.refuse("minutes", t.interviews_minutes_missing());
    }
    let mode = form.parse::<Mode>("mode", || t.interviews_how_missing());
    let place = form.optional("place").filter(|place| place.chars().count() <= 300);
    if place.is_none() {
        form.refuse("place", t.interviews_place_missing());
    }
    let chosen: Option<Vec<AccountId>> =
        form.all("interviewers").map(|id| id.parse().ok()).collect();
    let mut interviewers = chosen.unwrap_or_default();
    interviewers.sort();
    interviewers.dedup();
    if !(1..=6).contains(&interviewers.len()) {
        form.refuse("interviewers", t.interviews_interviewers_missing());
        return None;
    }
    Some(Appointment {
        starts: starts?,
        minutes: minutes?,
        mode: mode?,
        place: place?,
        interviewers,
    })
}

/// The day and the time that were typed; what is wrong with them is said in the form.
pub(crate) fn moment(form: &mut Form, t: Texts, zone: &TimeZone) -> Option<Timestamp> {
    let day = form.date("on", || t.interviews_date_missing());
    let time = clock(form.value("time"));
    if time.is_none() {
        form.refuse("time", t.interviews_time_missing());
    }
    let at = day.zip(time).map(|(day, time)| instant(day.to_datetime(time), zone));
    if at == Some(None) {
        form.refuse("time", t.interviews_time_gap());
    }
    at?
}

/// Says what speaks against it, unless somebody has confirmed it.
pub(super) async fn warn(
    app: &App,
    actor: &Actor,
    form: &mut Form,
    (t, zone): (Texts, &TimeZone),
    (wanted, except): (&[Appointment], Option<InterviewId>),
    now: Timestamp,
) -> Result<(), Error> {
    if form.has("confirmed", "yes") {
        return Ok(());
    }
    if wanted.iter().any(|appointment| appointment.starts < now) {
        form.refuse("confirmed", t.interviews_past());
    }
    for clash in app.store.interview_clashes(actor, wanted, except).await? {
        let time = t.time(clash.starts, zone);
        form.refuse("confirmed", t.interviews_clash().name(&clash.name).time(time));
    }
    Ok(())
}

/// A whole number that may stand there.
pub(super) fn number(form: &Form, field: &str) -> Option<i64> {
    form.value(field).trim().parse().ok()
}

/// A time as people write it: `9:30`, `09.30`, `9`.
fn clock(typed: &str) -> Option<Time> {
    let (hour, minute) = typed.trim().split_once([':', '.']).unwrap_or((typed.trim(), "0"));
    let minute = if minute.len() <= 2 { minute.parse().ok()? } else { return None };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let read = |typed: &str| clock(typed).map(|time| (time.hour(), time.minute()));
        for typed in ["9:30", "09:30", " 9.30 "] {
            assert_eq!(read(typed), Some((9, 30)), "{typed}");
        }
        assert_eq!(read("14"), Some((14, 0)));
        for typed in ["", "25:00", "9:60", "9:300", "half past nine", "-1:00"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
