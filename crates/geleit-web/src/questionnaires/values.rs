//! Between the pairs of a form and the answers that are kept: several choices of one question are
//! one answer, separated by `;`.

use crate::ui::Form;
use geleit_domain::applications::Answers;
use geleit_domain::mentors::questionnaire::{Field, Kind};
use geleit_domain::profile::{LIST_SEPARATOR, list_items};

/// The longest text that is kept of one input, in bytes: more than any right answer has.
const INPUT_MAX: usize = 2000;

/// The answers as a form that is drawn.
pub(crate) fn form_of(answers: &Answers) -> Form {
    let mut values = Vec::new();
    for (input, typed) in answers.iter() {
        if is_list(input) {
            values.extend(list_items(typed).map(|item| (input.to_owned(), item.to_owned())));
        } else {
            values.push((input.to_owned(), typed.to_owned()));
        }
    }
    Form::of(values)
}

/// What was typed into these questions, understood or not.
pub(crate) fn typed(form: &Form, fields: &[Field]) -> Vec<(&'static str, String)> {
    let inputs = fields.iter().flat_map(|field| field.inputs());
    let one = |input: &'static str| {
        let typed = match is_list(input) {
            true => form.all(input).collect::<Vec<_>>().join(&LIST_SEPARATOR.to_string()),
            false => form.value(input).to_owned(),
        };
        (input, typed[..typed.floor_char_boundary(INPUT_MAX)].to_owned())
    };
    inputs.map(one).collect()
}

fn is_list(input: &str) -> bool {
    Field::from_text(input).is_some_and(|field| field.kind() == Kind::SomeOf)
}
