//! The page of whoever is asked: who reads the answers, the questions, and whether somebody tells
//! how it was. Nothing has to be answered, and nothing that was typed is lost.

use super::{choice_of, text_of};
use crate::language::Texts;
use crate::partnerships::contacts;
use crate::ui::{Choice, Form, Page};
use geleit_domain::id::QuestionId;
use geleit_domain::surveys::{Consent, Given, Kind, Problem, Question, check};
use geleit_store::surveys::{Answered, Own};

/// What both ways show.
pub(super) struct View {
    pub(super) title: String,
    pub(super) lead: String,
    /// Who reads the answers, honestly.
    pub(super) privacy: String,
    pub(super) until: String,
    pub(super) is_open: bool,
    pub(super) has_answered: bool,
    pub(super) form: Form,
    pub(super) questions: Vec<Field>,
    /// What somebody who tells how it was may agree to; none: nobody is asked for a story.
    pub(super) may: Vec<Choice>,
    /// Where the form goes.
    pub(super) path: String,
    /// Whom to ask.
    pub(super) help: String,
}

/// A question as a field.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) is_words: bool,
    pub(super) is_several: bool,
    pub(super) choices: Vec<Choice>,
}

impl View {
    pub(super) fn of(
        page: &Page,
        own: &Own,
        path: String,
        form: Form,
    ) -> Result<Self, crate::Error> {
        let (t, survey) = (page.t, &own.survey);
        let asks_for_a_story = survey.wave()?.asks_for_a_story();
        let may = Consent::ALL.iter().filter(|_| asks_for_a_story);
        let may =
            may.map(|consent| Choice { value: consent.to_string(), label: t.answers_may(consent) });
        Ok(Self {
            title: match (own.is_open, own.has_answered) {
                (true, _) => t.answers_title(),
                (false, true) => t.answers_thanks_title(),
                (false, false) => t.answers_over_title(),
            },
            lead: match (own.is_open, own.has_answered) {
                (true, false) => t.answers_lead(&survey.wave),
                (true, true) => t.answers_again(),
                (false, true) => t.answers_thanks(),
                (false, false) => t.answers_over(),
            },
            privacy: match survey.is_anonymous {
                true => t.answers_anonymous(),
                false => t.answers_named(),
            },
            until: t.answers_until(page.day(&survey.closes_on)),
            // Who has typed something while the survey closed keeps it.
            is_open: own.is_open || form.is_refused(),
            has_answered: own.has_answered,
            questions: own.questions.iter().map(|question| field(t, question)).collect(),
            may: may.collect(),
            form,
            path,
            help: contacts::help(t, &own.support, &own.programme.contact),
        })
    }
}

fn field(t: Texts, question: &Question) -> Field {
    let choice = |value: String| Choice { label: choice_of(t, question, &value), value };
    Field {
        name: name(question.id),
        text: text_of(t, question),
        is_words: question.kind == Kind::Words,
        is_several: question.kind == Kind::SeveralOf,
        choices: question.values().into_iter().map(choice).collect(),
    }
}

fn name(question: QuestionId) -> String {
    format!("q-{question}")
}

/// The form with what the reader has answered before, and that it shows it.
pub(super) fn filled(own: &Own) -> Form {
    let mut form = Form::default();
    if own.has_answered {
        form.put("shown", &"yes");
    }
    for (question, value) in &own.answers {
        form.put(&name(*question), value);
    }
    if let Some(agreed) = &own.story {
        form.put("story", &"yes");
        agreed.iter().for_each(|consent| form.put("may", consent));
    }
    form
}

/// What was answered, if it can be understood; what is wrong is said beside its question.
pub(super) fn read(t: Texts, own: &Own, form: &mut Form) -> Option<Answered> {
    let given = |question: &Question| Given {
        question: question.id,
        values: form.all(&name(question.id)).map(str::to_owned).collect(),
    };
    let given: Vec<Given> = own.questions.iter().map(given).collect();
    if let Err(problem) = check(&own.questions, &given) {
        let (field, message) = match problem {
            Problem::Nothing => (own.questions.first().map(|one| one.id), t.answers_nothing()),
            Problem::Unknown(question) => (Some(question), t.answers_unknown()),
            Problem::TooLong(question) => (Some(question), t.answers_too_long()),
        };
        form.refuse(&field.map(name).unwrap_or_default(), message);
        return None;
    }
    let is_willing = form.has("story", "yes");
    let agreed = form.all("may").filter_map(Consent::from_text).collect();
    let is_anew = form.has("shown", "yes");
    Some(Answered { given, story: is_willing.then_some(agreed), is_anew })
}
