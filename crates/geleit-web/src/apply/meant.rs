//! What own words mean: the code that was found for them, and what is asked once more before
//! somebody sends, because the script of the field did not run or was passed over.

use super::draft::Written;
use crate::language::Texts;
use crate::ui::find::Question;
use crate::ui::{Finding, Form, find};
use geleit_domain::applications::Answers;
use geleit_domain::applications::form::{Field, Kind, language_names};
use geleit_domain::profile::LanguageSkill;

/// Keeps what was chosen for own words; without a choice they stay as they are.
pub(super) fn take_over(written: &mut Written, form: &Form) {
    for field in written.steps().iter().flat_map(|step| step.fields()) {
        if let (Kind::Coded(_), [_, code]) = (field.kind(), field.inputs())
            && let Some(kept) = form.optional(code)
        {
            written.draft.answers.set(code, &kept);
        }
    }
}

/// What could be meant by own words without a code.
pub(super) fn questions(t: Texts, written: &Written) -> Vec<Question> {
    let fields = written.steps().iter().flat_map(|step| step.fields());
    let question = |field: &Field| {
        let (Kind::Coded(list), [name, code]) = (field.kind(), field.inputs()) else { return None };
        let answers = &written.draft.answers;
        Finding::new(t, list, name, String::new()).asked(answers.get(name), answers.get(code))
    };
    fields.filter_map(question).collect()
}

/// What own words were understood as.
pub(super) fn title(t: Texts, field: Field, answers: &Answers) -> String {
    match (field.kind(), field.inputs()) {
        (Kind::Coded(list), [words, code]) => {
            let words = answers.get(words).trim();
            let title = find::title_beside(t, list, words, answers.get(code));
            // Nobody need read the same words twice.
            if title == words { String::new() } else { title }
        }
        (Kind::Languages, [_, other]) => {
            let known = |name: &str| {
                let language = LanguageSkill::named(name).listed()?.name(t.language.tag());
                (language != name).then(|| language.to_owned())
            };
            t.in_a_row(language_names(answers.get(other)).filter_map(known))
        }
        _ => String::new(),
    }
}
