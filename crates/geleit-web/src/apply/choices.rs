//! What there is to choose from, in the page's language and its order.

use crate::language::Texts;
use crate::ui::Choice;
use geleit_domain::applications::form::{Field, INDUSTRIES, LANGUAGES, LEVELS, UNKNOWN};
use geleit_domain::names::sort_key;
use geleit_domain::profile::{Access, Cefr, Gender, Goal};
use geleit_domain::reference::{countries, languages};
use std::fmt::Display;

/// The choices of a field; none where it is answered in own words.
pub(super) fn of(t: Texts, field: Field) -> Vec<Choice> {
    match field {
        Field::CountryOfOrigin => listed(t, origins(t)),
        Field::Industry => listed(t, industries(t)),
        Field::Gender => {
            let mut all = words(Gender::ALL, |gender| t.apply_gender(gender));
            all.push(choice("", t.apply_no_answer()));
            all
        }
        Field::LabourMarketAccess => words(Access::ALL, |access| t.apply_access(access)),
        Field::EducationLevel => words(LEVELS, |level| t.apply_education(level)),
        Field::German => words(Cefr::ALL, |level| t.apply_german(level)),
        Field::Goals => words(Goal::ALL, |goal| t.apply_goal(goal)),
        Field::Languages => LANGUAGES.iter().map(|code| choice(code, language(t, code))).collect(),
        _ => Vec::new(),
    }
}

/// The name of a language on the page.
pub(super) fn language(t: Texts, code: &str) -> String {
    let found = languages::by_code(code);
    found.map_or(code, |language| language.name(t.language.tag())).to_owned()
}

fn origins(t: Texts) -> Vec<Choice> {
    let name = |country: &countries::Country| country.name(t.language.tag()).to_owned();
    let mut all: Vec<_> = countries::all().map(|c| choice(c.alpha2, name(c))).collect();
    sort(&mut all);
    all.extend(["stateless", "unknown"].map(|word| choice(word, t.apply_origin(word))));
    all
}

fn industries(t: Texts) -> Vec<Choice> {
    let known = INDUSTRIES.iter().filter(|code| **code != UNKNOWN);
    let key = |code: &str| format!("n_{}", code.replace('.', "_"));
    let mut all: Vec<_> = known.map(|code| choice(code, t.apply_industry(key(code)))).collect();
    sort(&mut all);
    all.push(choice(UNKNOWN, t.apply_industry(UNKNOWN)));
    all
}

/// A list begins with what is nothing yet.
fn listed(t: Texts, mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.insert(0, choice("", t.apply_choose()));
    choices
}

fn sort(choices: &mut [Choice]) {
    choices.sort_by_cached_key(|choice| sort_key("", &choice.label));
}

fn words<T: Display + Copy>(all: &[T], say: impl Fn(T) -> String) -> Vec<Choice> {
    all.iter().map(|word| choice(word, say(*word))).collect()
}

fn choice(value: impl Display, label: String) -> Choice {
    Choice { value: value.to_string(), label }
}
