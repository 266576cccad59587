//! The fields of the last page: what was said before is filled in, the whole is read at once.

use crate::language::Texts;
use crate::ui::{Choice, Form};
use geleit_domain::partnerships::closing::{
    Feedback, REACHED_WORDS_MAX, Reached, Said, Strength, Together, WORDS_MAX,
};
use geleit_store::partnerships::closings::{Chosen, Taking};
use geleit_store::{Error, Refusal};

/// The form with what was said before.
pub(super) fn filled(given: Option<&Feedback>, chosen: Chosen) -> Form {
    let mut form = Form::default();
    if let Some(said) = given {
        form.put("together", &said.together);
        said.strengths.iter().for_each(|one| form.put("strengths", one));
        form.put("words", &said.words);
        said.reached.iter().for_each(|one| form.put("reached", one));
        form.put("reached_words", &said.reached_words);
    }
    for (field, said) in [("contact", chosen.contact), ("again", chosen.again)] {
        if let Some(said) = said {
            form.put(field, &said);
        }
    }
    form
}

/// What was said, if everything can be read.
pub(super) fn read(t: Texts, form: &mut Form) -> Option<Taking> {
    let feedback = feedback(form);
    if feedback.is_none() {
        form.refuse("together", t.closings_together_missing());
    }
    Some(Taking { feedback: feedback?, chosen: chosen(form) })
}

/// How it was; nothing while nobody has said how it was to work together.
pub(super) fn feedback(form: &Form) -> Option<Feedback> {
    let strengths = Strength::ALL.iter().filter(|one| form.has("strengths", one.text()));
    let reached = Reached::ALL.iter().filter(|one| form.has("reached", one.text()));
    Some(Feedback {
        together: Together::from_text(form.value("together"))?,
        strengths: strengths.copied().collect(),
        words: form.optional("words").unwrap_or_default(),
        reached: reached.copied().collect(),
        reached_words: form.optional("reached_words").unwrap_or_default(),
    })
}

/// What was chosen; what was left open stays as it was.
pub(super) fn chosen(form: &Form) -> Chosen {
    let said = |field: &str| Said::from_text(form.value(field));
    Chosen { contact: said("contact"), again: said("again") }
}

/// Says what the store refuses at its field; anything else is an error of its own.
pub(super) fn refused(t: Texts, form: &mut Form, error: Error) -> Result<(), Error> {
    match error {
        Error::Refused(Refusal::Invalid { field: "reached_words", .. }) => {
            form.refuse("reached_words", t.closings_long(REACHED_WORDS_MAX));
        }
        Error::Refused(Refusal::Invalid { .. }) => {
            form.refuse("words", t.closings_long(WORDS_MAX));
        }
        other => return Err(other),
    }
    Ok(())
}

/// What there is to choose from.
pub(super) struct Choices {
    pub(super) together: Vec<Choice>,
    pub(super) strengths: Vec<Choice>,
    pub(super) reached: Vec<Choice>,
    pub(super) said: Vec<Choice>,
}

pub(super) fn choices(t: Texts) -> Choices {
    Choices {
        together: Choice::each(Together::ALL, |one| t.closings_together_word(one)),
        strengths: Choice::each(Strength::ALL, |one| t.closings_strength_word(one)),
        reached: Choice::each(Reached::ALL, |one| t.closings_reached_word(one)),
        said: Choice::each(Said::ALL, |one| t.closings_said_word(one)),
    }
}
