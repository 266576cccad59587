//! Questions: what is answered with, and the words of those that an office adds itself.

use super::{Published, Side};
use crate::id::QuestionId;
use crate::word::words;

/// The languages in which a question has its words, the first one always.
pub const LANGUAGES: [&str; 3] = ["de", "en", "ar"];
/// The longest question, in characters.
pub const TEXT_MAX: usize = 300;
/// The longest choice, in characters.
pub const CHOICE_MAX: usize = 120;
/// The longest answer in free words, in characters.
pub const WORDS_MAX: usize = 2_000;
/// So many choices has a question with choices.
pub const CHOICES: std::ops::RangeInclusive<usize> = 2..=9;
/// The most questions of a survey: it stays one screen for each side.
pub const QUESTIONS_MAX: usize = 30;

words! {
    /// What a question is answered with.
    Kind {
        /// A number from 1 to 5.
        Scale = "scale",
        /// Yes, rather yes, rather no, no.
        Agreement = "agreement",
        YesNo = "yes_no",
        OneOf = "one_of",
        SeveralOf = "several_of",
        /// Free words.
        Words = "words",
    }
}

impl Kind {
    /// Every answer that there is to choose from; `choices` is how many an own question has.
    #[must_use]
    pub fn values(self, choices: usize) -> Vec<String> {
        let own = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        match self {
            Self::Scale => own(&["1", "2", "3", "4", "5"]),
            Self::Agreement => own(&["yes", "rather_yes", "rather_no", "no"]),
            Self::YesNo => own(&["yes", "no"]),
            Self::OneOf | Self::SeveralOf => (1..=choices).map(|n| n.to_string()).collect(),
            Self::Words => vec![],
        }
    }

    /// Does an office write the choices itself?
    #[must_use]
    pub fn has_choices(self) -> bool {
        matches!(self, Self::OneOf | Self::SeveralOf)
    }
}

/// The words of an own question in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The question.
    pub text: String,
    /// Its choices, in the same order in every language.
    pub choices: Vec<String>,
}

/// A question of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub id: QuestionId,
    /// Who is asked.
    pub side: Side,
    /// What it is answered with.
    pub kind: Kind,
    /// Which published question it is; nothing: the office's own.
    pub published: Option<Published>,
    /// The words of an own question by language; empty for a published one.
    pub wordings: Vec<(String, Wording)>,
}

/// What is wrong with the words of an own question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordingProblem {
    /// The question in this language is missing or too long.
    Text(usize),
    /// The choices in this language are missing, too many, too long, or not as many as in German.
    Choices(usize),
}

impl Question {
    /// How many choices it has.
    #[must_use]
    pub fn choices(&self) -> usize {
        self.wordings.first().map_or(0, |(_, wording)| wording.choices.len())
    }

    /// Every answer that there is to choose from.
    #[must_use]
    pub fn values(&self) -> Vec<String> {
        self.kind.values(self.choices())
    }

    /// Its words in a language, else in the first one.
    #[must_use]
    pub fn wording(&self, language: &str) -> Option<&Wording> {
        let found = self.wordings.iter().find(|(tag, _)| tag == language);
        found.or(self.wordings.first()).map(|(_, wording)| wording)
    }
}

impl Wording {
    /// Words as they are kept: without empty lines and spaces around.
    #[must_use]
    pub fn read(text: &str, choices: &str) -> Self {
        let choices = choices.lines().map(str::trim).filter(|line| !line.is_empty());
        Self { text: text.trim().to_owned(), choices: choices.map(str::to_owned).collect() }
    }

    /// Checks the words of an own question in every language of [`LANGUAGES`].
    ///
    /// # Errors
    /// The first problem, with the place of its language.
    pub fn check(kind: Kind, wordings: &[Self]) -> Result<(), WordingProblem> {
        let first = wordings.first().map_or(0, |wording| wording.choices.len());
        for place in 0..LANGUAGES.len() {
            let wording = wordings.get(place).ok_or(WordingProblem::Text(place))?;
            let length = wording.text.chars().count();
            if length == 0 || length > TEXT_MAX {
                return Err(WordingProblem::Text(place));
            }
            let choices = &wording.choices;
            let fits = match kind.has_choices() {
                true => CHOICES.contains(&choices.len()) && choices.len() == first,
                false => choices.is_empty(),
            };
            if !fits || choices.iter().any(|choice| choice.chars().count() > CHOICE_MAX) {
                return Err(WordingProblem::Choices(place));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wordings(choices: [&str; 3]) -> Vec<Wording> {
        choices.map(|choices| Wording::read(" Wie oft? ", choices)).to_vec()
    }

    #[test]
    fn a_choice_has_its_words_in_every_language() {
        let check = |kind, choices| Wording::check(kind, &wordings(choices));
        assert_eq!(check(Kind::OneOf, ["a\n\n b \n", "a\nb", "a\nb"]), Ok(()));
        let short = check(Kind::OneOf, ["a\nb", "a\nb", "a"]);
        assert_eq!(short, Err(WordingProblem::Choices(2)));
        assert_eq!(check(Kind::OneOf, ["a", "a", "a"]), Err(WordingProblem::Choices(0)));
        assert_eq!(check(Kind::Scale, ["", "", ""]), Ok(()));
        assert_eq!(check(Kind::Scale, ["a\nb", "", ""]), Err(WordingProblem::Choices(0)));
    }

    #[test]
    fn a_question_without_words_in_one_language_is_refused() {
        let mut missing = wordings(["", "", ""]);
        missing[1].text.clear();
        assert_eq!(Wording::check(Kind::Words, &missing), Err(WordingProblem::Text(1)));
        assert_eq!(Wording::check(Kind::Words, &missing[..1]), Err(WordingProblem::Text(1)));
    }
}
