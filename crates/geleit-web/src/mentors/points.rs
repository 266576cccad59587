//! The points of the guide, which stand on the consultation and on the page about suitability.

use crate::language::Texts;
use crate::ui::{Choice, Form};
use geleit_domain::mentors::suitability::{Finding, Point};
use geleit_store::consultations::Consultation;

/// A point of the guide.
pub(super) struct PointView {
    /// The input of its words.
    pub(super) name: &'static str,
    /// The input of what was found.
    pub(super) found: String,
    pub(super) label: String,
    pub(super) ask: String,
    /// What is decided about it.
    pub(super) judge: String,
    /// What is stored.
    pub(super) note: String,
    /// What was found in words; empty: nothing yet.
    pub(super) finding: String,
    /// Somebody else has stored something else than was typed.
    pub(super) differs: bool,
}

pub(super) fn views(
    t: Texts,
    form: &Form,
    stored: Option<&Consultation>,
    is_conflict: bool,
) -> Vec<PointView> {
    let view = |point: &Point| {
        let note = stored.map_or("", |found| found.words(*point));
        let finding = stored.and_then(|found| found.suitability().findings.get(point).copied());
        PointView {
            name: point.text(),
            found: found_name(*point),
            label: t.consultations_point(point),
            ask: t.consultations_ask(point),
            judge: t.consultations_judge(point),
            note: note.to_owned(),
            finding: finding.map(|word| t.consultations_finding(word)).unwrap_or_default(),
            differs: is_conflict && form.value(point.text()).trim() != note,
        }
    };
    Point::ALL.iter().map(view).collect()
}

/// Fills in what is stored.
pub(super) fn put(form: &mut Form, stored: Option<&Consultation>) {
    let Some(stored) = stored else { return };
    for point in Point::ALL {
        form.put(point.text(), &stored.words(*point));
    }
}

pub(super) fn found_name(point: Point) -> String {
    format!("{point}-found")
}

/// Yes, unsure or no.
pub(super) fn findings(t: Texts) -> Vec<Choice> {
    let choice = |finding: &Finding| Choice {
        value: finding.to_string(),
        label: t.consultations_finding(finding),
    };
    Finding::ALL.iter().map(choice).collect()
}
