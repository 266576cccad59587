//! The fields of an event: what, when, where, for how many, and what happens. What is wrong is said
//! beside its field, and nothing that was typed is lost.

use crate::interviews::moment;
use crate::language::Texts;
use crate::ui::{self, Choice, Form};
use crate::{App, Error};
use geleit_domain::actor::Actor;
use geleit_domain::events::{Agenda, CAPACITY, Kind, MINUTES, StepFree, Venue, VenueProblem};
use geleit_domain::id::CohortId;
use geleit_domain::names;
use geleit_domain::policy::{Action, Resource};
use geleit_store::Refusal;
use geleit_store::cohorts::Cohort;
use geleit_store::events::{Plan, Shown};
use jiff::tz::TimeZone;

/// The longest text about an event, in characters.
const ABOUT_MAX: usize = 4_000;

/// What there is to choose from.
pub(super) struct Fields {
    pub(super) kinds: Vec<Choice>,
    pub(super) cohorts: Vec<Choice>,
    pub(super) step_free: Vec<Choice>,
}

impl Fields {
    /// Whoever makes events without reading cohorts makes them for none in particular.
    pub(super) async fn load(app: &App, actor: &Actor, t: Texts) -> Result<Self, Error> {
        let cohorts = match actor.could(Action::List, Resource::Cohort) {
            true => app.store.list_cohorts(actor).await?,
            false => vec![],
        };
        Ok(Self::of(t, cohorts.iter().map(|(cohort, _)| cohort)))
    }

    fn of<'a>(t: Texts, cohorts: impl Iterator<Item = &'a Cohort>) -> Self {
        let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
        let cohort = |cohort: &Cohort| {
            let regions = t.regions(&cohort.region_group);
            let label = t.overview_name().number(cohort.number).group(regions);
            choice(&cohort.id.to_string(), label)
        };
        let nobody = std::iter::once(choice("", t.events_no_cohort()));
        let kind = |kind: &Kind| choice(kind.text(), t.sign_ups_kind(kind));
        let step_free = |word: &StepFree| choice(word.text(), t.sign_ups_step_free_word(word));
        Self {
            kinds: Kind::ALL.iter().map(kind).collect(),
            cohorts: nobody.chain(cohorts.map(cohort)).collect(),
            step_free: StepFree::ALL.iter().map(step_free).collect(),
        }
    }
}

/// A new form: an evening of two hours.
pub(super) fn new() -> Form {
    Form::filled([("minutes", "120".to_owned()), ("step_free", "unknown".to_owned())])
}

/// The form of an event that is there.
pub(super) fn filled(shown: &Shown) -> Result<Form, Error> {
    let event = &shown.event;
    let local = event.starts()?.to_zoned(event.zone());
    let mut form = Form::filled([
        ("version", event.version.to_string()),
        ("kind", event.kind.clone()),
        ("title", event.title.clone()),
        ("about", event.about.clone()),
        ("cohort", event.cohort_id.map(|id| id.to_string()).unwrap_or_default()),
        ("time", format!("{}:{:02}", local.hour(), local.minute())),
        ("minutes", event.minutes.to_string()),
        ("capacity", event.capacity.map(|places| places.to_string()).unwrap_or_default()),
        ("venue_name", event.venue_name.clone()),
        ("address", event.address.clone()),
        ("room", event.room.clone()),
        ("step_free", event.step_free.clone()),
        ("online_link", event.online_link.clone()),
        ("agenda", shown.agenda.lines()),
    ]);
    form.put_date("on", &local.date().to_string());
    Ok(form)
}

/// What was typed, if it can be understood; everything wrong is said in the form.
pub(super) fn read(form: &mut Form, t: Texts, zone: &TimeZone) -> Option<Plan> {
    let kind = form.parse::<Kind>("kind", || t.events_kind_missing());
    let title = form.optional("title").filter(|title| names::is_allowed(title));
    if title.is_none() {
        form.refuse("title", t.events_title_missing());
    }
    let cohort = cohort(form, t);
    let starts = moment(form, t, zone);
    let minutes = form.parse::<i64>("minutes", || t.events_minutes_wrong());
    if minutes.is_some_and(|minutes| !MINUTES.contains(&minutes)) {
        form.refuse("minutes", t.events_minutes_wrong());
    }
    let capacity = capacity(form, t);
    let venue = venue(form, t);
    let about = form.optional("about").unwrap_or_default();
    if about.chars().count() > ABOUT_MAX {
        form.refuse("about", t.events_about_too_long());
    }
    let agenda = Agenda::read(form.value("agenda"));
    if let Err(line) = &agenda {
        form.refuse("agenda", t.events_agenda_wrong(t.number(i64::try_from(*line).unwrap_or(0))));
    }
    if form.is_refused() {
        return None;
    }
    Some(Plan {
        kind: kind?,
        title: title?,
        about,
        cohort: cohort?,
        starts: starts?,
        minutes: minutes?,
        capacity: capacity?,
        venue: venue?,
        agenda: agenda.ok()?,
    })
}

fn cohort(form: &mut Form, t: Texts) -> Option<Option<CohortId>> {
    match form.optional("cohort") {
        None => Some(None),
        Some(_) => form.parse::<CohortId>("cohort", || t.events_cohort_wrong()).map(Some),
    }
}

fn capacity(form: &mut Form, t: Texts) -> Option<Option<i64>> {
    let typed = form.optional("capacity");
    let Some(typed) = typed else { return Some(None) };
    let places = typed.parse().ok().filter(|places| CAPACITY.contains(places));
    if places.is_none() {
        form.refuse("capacity", t.events_capacity_wrong());
    }
    places.map(Some)
}

fn venue(form: &mut Form, t: Texts) -> Option<Venue> {
    let text = |field: &str| form.optional(field).unwrap_or_default();
    let venue = Venue {
        name: text("venue_name"),
        address: text("address"),
        room: text("room"),
        step_free: StepFree::from_text(form.value("step_free")).unwrap_or(StepFree::Unknown),
        online_link: text("online_link"),
    };
    match venue.check() {
        Ok(()) => return Some(venue),
        Err(VenueProblem::Nowhere) => form.refuse("address", t.events_nowhere()),
        Err(VenueProblem::NoLink) => form.refuse("online_link", t.events_no_link()),
        Err(VenueProblem::TooLong(field)) => form.refuse(field, t.events_too_long()),
    }
    None
}

/// Says in the form why the programme's rules refuse the event.
pub(super) fn refuse(form: &mut Form, t: Texts, refused: &Refusal) {
    if let Refusal::Invalid { field: "on", .. } = refused {
        return form.refuse("on", t.events_after_cohort());
    }
    let field = match refused {
        Refusal::EventFull => "capacity",
        Refusal::Invalid { field, .. } => field,
        _ => "title",
    };
    form.refuse(field, ui::refusal(t, refused));
}
