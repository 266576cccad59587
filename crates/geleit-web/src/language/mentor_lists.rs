//! The closed lists that the consultation and the questionnaire of mentors speak of.

use super::Language;
use geleit_domain::mentors::CompanySize;
use geleit_domain::mentors::questionnaire::{Fault, Field, Page};
use geleit_domain::mentors::suitability::{Because, Finding, Needed, Obstacle, Point};
use geleit_domain::profile::{Availability, Goal};
use std::fmt::Display;

pub(super) fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    let needed = Field::ALL.iter().filter(|field| !field.is_optional());
    // Said per field, or with the part that is not understood.
    let own = [Fault::Missing, Fault::UnknownCountry];
    let faults = Fault::ALL.iter().filter(|fault| !own.contains(fault));
    let next = ["consult", "send", "remind", "by_phone", "judge", "available"];
    let told = Because::ALL.iter().filter(|because| because.is_told());
    vec![
        ("consultations-ask", texts(Point::ALL)),
        ("consultations-because", texts(Because::ALL)),
        ("consultations-finding", texts(Finding::ALL)),
        ("consultations-judge", texts(Point::ALL)),
        ("consultations-language-word", texts(Language::ALL)),
        ("consultations-needed", texts(Needed::ALL)),
        ("consultations-next", texts(&next)),
        ("consultations-obstacle", texts(Obstacle::ALL)),
        ("consultations-point", texts(Point::ALL)),
        ("consultations-step", texts(&["consultation", "questionnaire", "commitment"])),
        ("letters-mentor-declined-because", told.map(ToString::to_string).collect()),
        (
            "questionnaires-company-size",
            CompanySize::ALL.iter().map(|size| format!("of_{size}")).collect(),
        ),
        ("questionnaires-fault", faults.map(ToString::to_string).collect()),
        ("questionnaires-hint", texts(Field::ALL)),
        ("questionnaires-label", texts(Field::ALL)),
        ("questionnaires-missing", needed.map(ToString::to_string).collect()),
        ("questionnaires-online", texts(&["yes", "no"])),
        ("questionnaires-page", texts(Page::ALL)),
        ("questionnaires-page-lead", texts(Page::ALL)),
        ("questionnaires-page-title", texts(Page::ALL)),
        ("questionnaires-time", texts(Availability::ALL)),
        ("questionnaires-topic", texts(Goal::ALL)),
        ("questionnaires-wish", texts(&["f", "m"])),
    ]
}
