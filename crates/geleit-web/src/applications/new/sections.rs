//! The questions of the form as staff see them: all on one page, lists instead of many choices,
//! so that a keyboard answers each with a few letters.

use crate::apply::FieldView;
use crate::language::{Language, Texts};
use crate::ui::Choice;
use geleit_domain::applications::Side;
use geleit_domain::applications::form::{Field, Kind, Step, steps};

/// Questions that belong together.
pub(super) struct Section {
    pub(super) step: Step,
    pub(super) fields: Vec<FieldView>,
}

/// A consent with the words to read out.
pub(super) struct Consent {
    pub(super) name: &'static str,
    pub(super) label: String,
    /// The same in the other languages of the program.
    pub(super) others: Vec<(Language, String)>,
}

/// Every section without the consents.
pub(super) fn all(t: Texts, side: Side) -> Vec<Section> {
    let is_asked = |field: &&Field| field.kind() != Kind::Tick;
    let section = |step: &Step| Section {
        step: *step,
        fields: step.fields().iter().filter(is_asked).map(|f| question(t, side, *f)).collect(),
    };
    let sections = steps(side).iter().map(section);
    sections.filter(|section| !section.fields.is_empty()).collect()
}

/// A few choices are a list here; it begins with no answer.
fn question(t: Texts, side: Side, field: Field) -> FieldView {
    let mut view = FieldView::of(t, side, field);
    if field.kind() == Kind::OneOf && view.choices.iter().all(|choice| !choice.value.is_empty()) {
        view.choices.insert(0, Choice { value: String::new(), label: t.apply_no_answer() });
    }
    if field == Field::Gender {
        view.choices.rotate_right(1);
    }
    view
}

/// The consents of the form, to be read out.
pub(super) fn consents(t: Texts, side: Side) -> Vec<Consent> {
    let others = Language::ALL.iter().copied().filter(|language| *language != t.language);
    let label = |language, field| FieldView::of(t.into(language), side, field).label;
    let consent = |field: &Field| Consent {
        name: field.text(),
        label: label(t.language, *field),
        others: others.clone().map(|language| (language, label(language, *field))).collect(),
    };
    let fields = steps(side).iter().flat_map(|step| step.fields());
    fields.filter(|field| field.kind() == Kind::Tick).map(consent).collect()
}
