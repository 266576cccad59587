//! One application on one screen. What the reader may see of the answers is decided by the type
//! that the store gives out.

use super::selection::Panel;
use super::tone;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By};
use crate::interviews;
use crate::language::Texts;
use crate::persons::{self, EntryLine, FactLine, names_of};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::applications::{Intake, Verb};
use geleit_domain::id::ApplicationId;
use geleit_domain::policy::{Action, Resource};
use geleit_domain::profile::MenteeProfile;
use geleit_store::applications::{Application, OriginSeen, PartnerProfile, Record, Shown};
use geleit_store::persons::Person;

#[derive(Template)]
#[template(path = "applications/show.html")]
struct Show {
    t: Texts,
    page: Page,
    names: persons::Names,
    head: Head,
    person: Person,
    answers: Vec<persons::Answer>,
    facts: Vec<FactLine>,
    entries: Vec<EntryLine>,
    panel: Panel,
    interviews: Vec<interviews::Past>,
}

struct Head {
    path: String,
    person_path: String,
    cohort: String,
    reference: String,
    organisation: String,
    received_on: String,
    /// How it came in, when, and who took it in.
    taken: String,
    /// Was it taken in by staff? Then there is a confirmation to print.
    is_by_staff: bool,
    status: String,
    tone: &'static str,
    may_correct: bool,
    may_change: bool,
    /// Where the next interview is planned; empty while none can be.
    interview: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ApplicationId>,
    page: Page,
) -> Answer {
    let view = match app.store.show_application(&actor, id).await? {
        Shown::Whole(record) => view(page, *record, whole)?,
        Shown::OfPartner(record) => view(page, *record, of_partner)?,
    };
    html(&view)
}

/// The coordination reads everything.
fn whole(t: Texts, profile: &MenteeProfile) -> Vec<persons::Answer> {
    let mut answers = persons::mentee(t, profile);
    answers.push(persons::Answer::origin(t, &profile.origin));
    answers.push(persons::Answer::access(t, profile));
    answers
}

/// A partner reads the origin only with consent, and never the access to the labour market.
fn of_partner(t: Texts, profile: &PartnerProfile) -> Vec<persons::Answer> {
    let mut answers = persons::mentee(t, profile.open());
    answers.push(match &profile.origin {
        OriginSeen::NotGiven => persons::Answer::origin(t, &[]),
        OriginSeen::Hidden => persons::Answer::hidden_origin(t),
        OriginSeen::Given(origin) => persons::Answer::origin(t, origin),
    });
    answers
}

/// How an application came in, when it was written down and by whom.
pub(super) fn taken(page: &Page, application: &Application, by: Option<&str>) -> String {
    let (t, when) = (page.t, page.when(&application.created_at));
    let how = t.intake_came(&application.intake);
    match by {
        Some(by) => t.intake_taken_by().how(how).by(by).when(when),
        None => t.intake_came_on().how(how).when(when),
    }
}

fn view<P>(
    page: Page,
    record: Record<P>,
    answers: impl Fn(Texts, &P) -> Vec<persons::Answer>,
) -> Result<Show, Error> {
    let t = page.t;
    let (application, cohort) = (&record.application, &record.cohort);
    let person_path = match record.person_is_open {
        true => format!("/desk/persons/{}", application.person_id),
        false => String::new(),
    };
    let head = Head {
        path: format!("/desk/applications/{}", application.id),
        person_path,
        cohort: t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group)),
        reference: application.reference.clone(),
        organisation: record.organisation.clone().unwrap_or_default(),
        received_on: persons::day(t, &application.received_on),
        taken: taken(&page, application, record.taken_by.as_deref()),
        is_by_staff: Intake::BY_STAFF.iter().any(|way| way.text() == application.intake),
        status: t.applications_status(&application.status),
        tone: tone(&application.status),
        may_correct: record.may_correct,
        may_change: page.could(Action::Change, Resource::Application),
        interview: match application.status()?.after(Verb::SetInterview) {
            Some(_) if page.could(Action::Create, Resource::Interview) => {
                format!("/desk/applications/{}/interview", application.id)
            }
            _ => String::new(),
        },
    };
    Ok(Show {
        t,
        names: names_of(t),
        answers: answers(t, &record.profile),
        facts: persons::facts(&page, "application", &record.facts)?,
        entries: persons::entries(&page, &record.entries)?,
        panel: Panel::of(&page, cohort, (application, &record.selection)),
        interviews: interviews::history(t, &record.selection.interviews)?,
        page: page.at(head.cohort.clone()),
        head,
        person: record.person,
    })
}
