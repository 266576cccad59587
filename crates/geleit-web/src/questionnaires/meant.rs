//! What own words mean, asked once more before the questionnaire is sent, because the script of
//! the field did not run or was passed over.

use super::fields::finding;
use crate::language::Texts;
use crate::ui::Form;
use crate::ui::find::Question;
use geleit_domain::applications::Answers;
use geleit_domain::mentors::questionnaire::Field;

/// What could be meant by own words without a code.
pub(super) fn questions(t: Texts, answers: &Answers) -> Vec<Question> {
    let question = |field: &Field| {
        let kept = answers.get(field.code_input()?);
        finding(t, *field, String::new())?.asked(answers.get(field.text()), kept)
    };
    Field::ALL.iter().filter_map(question).collect()
}

/// Keeps what was chosen for own words; without a choice they stay as they are.
pub(super) fn take_over(answers: &mut Answers, form: &Form) {
    for input in Field::ALL.iter().filter_map(|field| field.code_input()) {
        if let Some(kept) = form.optional(input) {
            answers.set(input, &kept);
        }
    }
}
