//! Between the pairs of a form and the answers that are kept: several choices of one field are
//! one answer, separated by `;`.

use crate::ui::Form;
use geleit_domain::applications::Answers;
use geleit_domain::applications::form::{Field, Kind};
use geleit_domain::profile::{LIST_SEPARATOR, list_items};

/// The longest text that is kept of one input, in bytes: more than any right answer has.
const INPUT_MAX: usize = 2000;

/// The answers as a form that is drawn.
pub(super) fn form(answers: &Answers) -> Form {
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

/// Keeps what was typed into these fields, understood or not.
pub(crate) fn keep(answers: &mut Answers, form: &Form, fields: &[Field]) {
    for input in fields.iter().flat_map(|field| field.inputs()) {
        let typed = if is_list(input) {
            form.all(input).collect::<Vec<_>>().join(&LIST_SEPARATOR.to_string())
        } else {
            form.value(input).to_owned()
        };
        answers.set(input, &typed[..typed.floor_char_boundary(INPUT_MAX)]);
    }
}

/// Does the input hold several choices?
fn is_list(input: &str) -> bool {
    let field = Field::from_text(input);
    field.is_some_and(|field| matches!(field.kind(), Kind::SomeOf | Kind::Languages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_comes_back_as_it_was() {
        let pairs = [
            ("given_name", "  أمل "),
            ("goals", "network"),
            ("goals", "confidence"),
            ("languages-other", "a; b"),
            ("birth-day", "x"),
        ];
        let typed = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let mut answers = Answers::default();
        keep(&mut answers, &Form::of(typed), Field::ALL);
        let drawn = form(&answers);
        for (name, value) in pairs {
            assert!(drawn.has(name, value), "{name}");
        }
        keep(&mut answers, &Form::of(vec![]), &[Field::Goals]);
        assert_eq!(answers.get("goals"), "", "unticked");
        assert_eq!(answers.get("given_name"), "  أمل ", "another step");
    }
}
