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

/// Every section but the consents.
pub(super) fn all(t: Texts) -> Vec<Section> {
    let steps = steps(Side::Mentee).iter().filter(|step| **step != Step::Consents);
    let section = |step: &Step| Section {
        step: *step,
        fields: step.fields().iter().map(|field| question(t, *field)).collect(),
    };
    steps.map(section).collect()
}

/// A few choices are a list here; it begins with no answer.
fn question(t: Texts, field: Field) -> FieldView {
    let mut view = FieldView::new(t, field);
    if field.kind() == Kind::OneOf && view.choices.iter().all(|choice| !choice.value.is_empty()) {
        view.choices.insert(0, Choice { value: String::new(), label: t.apply_no_answer() });
    }
    if field == Field::Gender {
        view.choices.rotate_right(1);
    }
    view
}

pub(super) fn consents(t: Texts) -> Vec<Consent> {
    let others = Language::ALL.iter().copied().filter(|language| *language != t.language);
    let consent = |field: &Field| Consent {
        name: field.text(),
        label: t.apply_label(field),
        others: others.clone().map(|one| (one, t.into(one).apply_label(field))).collect(),
    };
    Step::Consents.fields().iter().map(consent).collect()
}
