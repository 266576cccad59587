//! Planning several interviews one after another. Nothing is sent before the times and the letter
//! were looked at; what is sent then is exactly what the preview showed.

use super::fields::{self, Fields, number};
use super::{letters, when};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::letters::Letter;
use crate::persons;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::actor::Actor;
use geleit_domain::applications::Status;
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_domain::interviews::{self, slots};
use geleit_store::applications::{Filter, Listing, Which};
use geleit_store::cohorts::Cohort;
use geleit_store::interviews::{Appointment, Candidate, Interview, Invitation};
use geleit_store::persons::full_name;
use geleit_store::{Refusal, micros};
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::hash::{DefaultHasher, Hash, Hasher};
use uuid::Uuid;

/// The most interviews that are planned at once.
const AT_ONCE_MAX: i64 = 200;

#[derive(Template)]
#[template(path = "interviews/several.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    fields: Fields,
    time_label: String,
    cohorts: Vec<Choice>,
    waiting: Vec<Choice>,
    /// Who comes when; empty before the preview.
    slots: Vec<(String, String)>,
    letter: Option<Letter>,
    /// What the preview shows; sent with it, so that nothing else is planned.
    seen: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    cohort: String,
}

/// What there is to choose from.
struct Offered {
    listing: Listing,
    candidates: Vec<Candidate>,
}

/// What was chosen, in the order of the times.
struct Plan {
    people: Vec<(ApplicationId, String)>,
    appointments: Vec<Appointment>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    let offered = Offered::load(&app, &actor, &asked.cohort).await?;
    let mut form = fields::new(&actor, &offered.candidates);
    form.put("pause", &5);
    draw(page, form, &offered, None)
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let offered = Offered::load(&app, &actor, form.value("cohort")).await?;
    let (t, zone) = (page.t, persons::zone(&page));
    let Some(plan) = Plan::read(&mut form, t, &zone, &offered) else {
        return draw(page, form, &offered, None);
    };
    fields::warn(&app, &actor, &mut form, (t, &zone), (&plan.appointments, None), now).await?;
    let is_sent = form.value("seen") == plan.fingerprint() && !form.has("again", "yes");
    if form.is_refused() || !is_sent {
        return draw(page, form, &offered, Some(&plan));
    }
    let ids = plan.people.iter().map(|(id, _)| *id);
    let plans: Vec<_> = ids.zip(plan.appointments.iter().cloned()).collect();
    match app.store.plan_interviews(&actor, &plans, now).await {
        Ok(planned) => {
            let said = t.interviews_planned_several(planned.len());
            Ok(see_other("/desk/interviews", said))
        }
        Err(geleit_store::Error::Refused(Refusal::Invalid { field, .. })) => {
            form.refuse(field, t.interviews_interviewers_foreign());
            draw(page, form, &offered, None)
        }
        Err(error) => Err(error.into()),
    }
}

impl Offered {
    /// Who waits for an interview in a cohort; without one it is the newest.
    async fn load(app: &App, actor: &Actor, cohort: &str) -> Result<Self, Error> {
        let cohort = match cohort {
            "" => None,
            id => Some(id.parse::<CohortId>().map_err(|_| Error::NotFound)?),
        };
        let filter = Filter { which: Which::Status(Status::Eligible), ..Filter::default() };
        let listing = app.store.applications_page(actor, cohort, &filter, AT_ONCE_MAX).await?;
        Ok(Self { listing, candidates: app.store.interview_candidates(actor).await? })
    }

    fn waiting(&self) -> impl Iterator<Item = (ApplicationId, String)> {
        self.listing.lines.iter().map(|line| {
            let name = full_name(&line.given_name, &line.family_name);
            (ApplicationId(line.id), format!("{name} ({})", line.reference))
        })
    }
}

impl Plan {
    fn read(form: &mut Form, t: Texts, zone: &TimeZone, offered: &Offered) -> Option<Self> {
        let is_chosen =
            |(id, _): &(ApplicationId, String)| form.has("application", &id.to_string());
        let people: Vec<_> = offered.waiting().filter(is_chosen).collect();
        if people.is_empty() {
            form.refuse("application", t.interviews_several_who_missing());
        }
        let first = fields::read(form, t, zone);
        let pause = number(form, "pause").filter(|pause| (0..=240).contains(pause));
        if pause.is_none() {
            form.refuse("pause", t.interviews_pause_missing());
        }
        let (first, pause) = (first?, pause?);
        let starts = slots(first.starts, first.minutes, pause, people.len());
        let appointments = starts.into_iter().map(|starts| Appointment { starts, ..first.clone() });
        let appointments: Vec<_> = appointments.collect();
        (!people.is_empty()).then_some(Self { people, appointments })
    }

    /// Everything that will be planned, so that a changed form is looked at again.
    fn fingerprint(&self) -> String {
        let mut all = Vec::new();
        for ((id, _), appointment) in self.people.iter().zip(&self.appointments) {
            all.push(format!("{id} {appointment:?}"));
        }
        let mut hasher = DefaultHasher::new();
        all.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// The letter of the first one, in the language of the page.
    fn letter(&self, t: Texts, page: &Page, zone: &TimeZone) -> Option<Letter> {
        let appointment = self.appointments.first()?;
        let interview = Interview {
            id: Uuid::nil(),
            application_id: Uuid::nil(),
            starts_at: micros(appointment.starts),
            time_zone: zone.iana_name()?.to_owned(),
            minutes: appointment.minutes,
            mode: appointment.mode.text().to_owned(),
            place: appointment.place.clone(),
            status: interviews::Status::Planned.text().to_owned(),
            sequence: 0,
            notes: String::new(),
            version: 1,
        };
        let (reference, email) = (String::new(), String::new());
        let invitation = Invitation { interview, reference, email };
        let programme = page.programme.as_deref().unwrap_or_default();
        letters::write(t, "interview_set_mentee", programme, "…", &invitation)
    }
}

fn draw(page: Page, mut form: Form, offered: &Offered, plan: Option<&Plan>) -> Answer {
    let (t, zone) = (page.t, persons::zone(&page));
    let listing = &offered.listing;
    let cohort = listing.chosen.map(|place| &listing.cohorts[place]);
    if let Some(cohort) = cohort {
        form.forget("cohort");
        form.put("cohort", &cohort.id);
    }
    let slot = |((_, name), appointment): (&(ApplicationId, String), &Appointment)| {
        (when(t, appointment.starts, &zone), name.clone())
    };
    let slots = plan.map(|plan| plan.people.iter().zip(&plan.appointments).map(slot));
    let letter = plan.and_then(|plan| plan.letter(t, &page, &zone));
    let name = |cohort: &Cohort| {
        t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group))
    };
    let choice = |cohort: &Cohort| Choice { value: cohort.id.to_string(), label: name(cohort) };
    let waiting = offered.waiting().map(|(id, name)| Choice { value: id.to_string(), label: name });
    let view = Show {
        t,
        fields: Fields::of(t, &offered.candidates),
        time_label: t.interviews_time_first(),
        cohorts: listing.cohorts.iter().map(choice).collect(),
        waiting: waiting.collect(),
        slots: slots.map(Iterator::collect).unwrap_or_default(),
        letter,
        seen: plan.map(Plan::fingerprint).unwrap_or_default(),
        page: match cohort {
            Some(cohort) => page.with(&form).at_cohort(cohort),
            None => page.with(&form),
        },
        form,
    };
    html_form(&view, &view.form)
}
