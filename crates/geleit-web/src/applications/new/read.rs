//! Reading the form of staff, and what there is to choose from in it.

use crate::apply::{refuse, values};
use crate::cohorts;
use crate::language::{Language, Texts};
use crate::ui::{Choice, Form, Page};
use geleit_domain::applications::form::{Fault, Field, Problem};
use geleit_domain::applications::{Answers, Intake};
use geleit_domain::id::{CohortId, OrganisationId};
use geleit_store::applications::{Arrival, Counter, Reception, Whose};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// What was typed, understood.
pub(crate) struct Typed<F> {
    cohort: CohortId,
    form: F,
    intake: Intake,
    organisation: Option<OrganisationId>,
    received_on: Date,
    language: Language,
}

impl<F> Typed<F> {
    pub(crate) fn arrival<Id>(&self, id: Id, whose: Whose) -> Arrival<'_, Id, F> {
        let reception = Reception {
            intake: self.intake,
            organisation: self.organisation,
            received_on: self.received_on,
            language: self.language.tag(),
        };
        Arrival { id, cohort: self.cohort, form: &self.form, reception, whose }
    }
}

/// Reads the form; what is wrong stands in it.
pub(crate) fn read<F>(
    page: &Page,
    form: &mut Form,
    counter: &Counter,
    now: Timestamp,
    read: impl Fn(&Answers, Date) -> Result<F, Vec<Problem>>,
) -> Option<Typed<F>> {
    let (t, today) = (page.t, today(page, now));
    let mut answers = Answers::default();
    values::keep(&mut answers, form, Field::ALL);
    let read = read(&answers, today);
    if let Err(problems) = &read {
        say_missing(t, form, problems);
        refuse(t, form, problems);
    }
    let intake = form.parse::<Intake>("intake", || t.intake_way_missing());
    if intake.is_some_and(|way| !Intake::BY_STAFF.contains(&way)) {
        form.refuse("intake", t.intake_way_missing());
    }
    let received_on = form.date("received_on", || t.intake_day_missing());
    if received_on.is_some_and(|day| day > today) {
        form.refuse("received_on", t.intake_day_future());
    }
    let language = form.parse("language", || t.intake_language_missing());
    let cohort = chosen_cohort(t, form, counter);
    let organisation = chosen_organisation(t, form, counter);
    if form.is_refused() {
        return None;
    }
    Some(Typed {
        cohort: cohort?,
        form: read.ok()?,
        intake: intake?,
        organisation,
        received_on: received_on?,
        language: language?,
    })
}

/// What staff cannot leave out, in words for staff.
fn say_missing(t: Texts, form: &mut Form, problems: &[Problem]) {
    for problem in problems.iter().filter(|problem| problem.fault == Fault::Missing) {
        let message = match problem.field {
            Field::GivenName => t.intake_name_missing(),
            Field::Phone => t.intake_contact_missing(),
            Field::ConsentApplication => t.intake_consent_missing(),
            _ => continue,
        };
        form.refuse(problem.field.text(), message);
    }
}

fn chosen_cohort(t: Texts, form: &mut Form, counter: &Counter) -> Option<CohortId> {
    let chosen = form.parse::<CohortId>("cohort", || t.intake_cohort_missing())?;
    let is_offered = counter.cohorts.iter().any(|cohort| cohort.id == chosen.0);
    if !is_offered {
        form.refuse("cohort", t.intake_cohort_closed());
    }
    is_offered.then_some(chosen)
}

/// The organisation; nothing where the reader may leave it open. Whoever acts for one only takes
/// people in for it.
fn chosen_organisation(t: Texts, form: &mut Form, counter: &Counter) -> Option<OrganisationId> {
    if let (false, [only]) = (counter.may_be_nobody, &counter.organisations[..]) {
        return Some(OrganisationId(only.id));
    }
    let chosen = form.optional("organisation");
    if chosen.is_none() && counter.may_be_nobody {
        return None;
    }
    let chosen = chosen.and_then(|text| text.parse::<OrganisationId>().ok());
    let chosen = chosen.filter(|id| counter.organisations.iter().any(|one| one.id == id.0));
    if chosen.is_none() {
        form.refuse("organisation", t.intake_organisation_missing());
    }
    chosen
}

/// Who it is, of those who were shown.
pub(crate) fn whose(form: &Form) -> Whose {
    match form.value("whose") {
        "" => Whose::Unasked,
        "new" => Whose::SomebodyElse(form.all("seen").filter_map(|id| id.parse().ok()).collect()),
        id => id.parse().map_or(Whose::Unasked, Whose::Known),
    }
}

/// Today where the programme is.
pub(super) fn today(page: &Page, now: Timestamp) -> Date {
    let programme = page.signed_in.as_ref().map(|reader| &reader.programme);
    programme.map_or_else(|| now.to_zoned(TimeZone::UTC).date(), |programme| programme.today(now))
}

pub(super) fn ways(t: Texts) -> Vec<Choice> {
    let choice = |way: &Intake| Choice { value: way.to_string(), label: t.intake_way(way) };
    Intake::BY_STAFF.iter().map(choice).collect()
}

pub(super) fn languages() -> Vec<Choice> {
    let choice = |language: &Language| Choice {
        value: language.tag().to_owned(),
        label: language.autonym().to_owned(),
    };
    Language::ALL.iter().map(choice).collect()
}

pub(super) fn cohorts(t: Texts, counter: &Counter) -> Vec<Choice> {
    let choice = |cohort| cohorts::name(t, cohort);
    let value = |cohort: &geleit_store::cohorts::Cohort| cohort.id.to_string();
    counter.cohorts.iter().map(|one| Choice { value: value(one), label: choice(one) }).collect()
}

pub(crate) fn organisations(t: Texts, counter: &Counter) -> Vec<Choice> {
    let nobody = Choice { value: String::new(), label: t.intake_nobody() };
    let nobody = counter.may_be_nobody.then_some(nobody);
    let one = |one: &geleit_store::organisations::Organisation| Choice {
        value: one.id.to_string(),
        label: one.name.clone(),
    };
    nobody.into_iter().chain(counter.organisations.iter().map(one)).collect()
}

/// The name of the only one there is to choose.
pub(super) fn only_organisation(counter: &Counter) -> String {
    match &counter.organisations[..] {
        [only] if !counter.may_be_nobody => only.name.clone(),
        _ => String::new(),
    }
}
