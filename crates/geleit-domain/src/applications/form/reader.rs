//! Reads one typed answer after the other and notes what is wrong with each field.

use super::super::Answers;
use super::Field;
use super::typed::{is_plain, is_unseen, latin_digits};
use crate::profile::{Coded, list_items};
use crate::reference::finding::List;
use crate::word::words;
use std::str::FromStr;

/// The longest answer in own words, in characters.
pub(super) const WORDS_MAX: usize = 200;

words! {
    /// What is wrong with an answer; the pages find the words.
    Fault {
        Missing = "missing",
        TooLong = "too_long",
        /// A sign that turns the writing direction or cannot be seen.
        ForbiddenSign = "forbidden_sign",
        NoAddress = "no_address",
        NoPhone = "no_phone",
        NoPostcode = "no_postcode",
        NoNumber = "no_number",
        NoDate = "no_date",
        InFuture = "in_future",
        TooLongAgo = "too_long_ago",
        UnknownChoice = "unknown_choice",
    }
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub fault: Fault,
}

/// Reads answers; what is wrong is kept and reading goes on.
pub(super) struct Reader<'a> {
    pub(super) answers: &'a Answers,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(answers: &'a Answers) -> Self {
        Self { answers, problems: Vec::new() }
    }

    pub(super) fn refuse(&mut self, field: Field, fault: Fault) {
        self.problems.push(Problem { field, fault });
    }

    /// The answer without spaces around; an empty one is missed unless it is free, and so is one
    /// of signs that nobody sees.
    pub(super) fn typed(&mut self, field: Field) -> Option<&'a str> {
        let text = self.answers.get(field.text()).trim();
        let text = if is_unseen(text) { "" } else { text };
        if text.is_empty() && !field.is_optional() {
            self.refuse(field, Fault::Missing);
        }
        (!text.is_empty()).then_some(text)
    }

    /// A line of own words, in any script.
    pub(super) fn words(&mut self, field: Field) -> Option<String> {
        let text = self.typed(field)?;
        if text.chars().count() > WORDS_MAX {
            self.refuse(field, Fault::TooLong);
        } else if !is_plain(text) {
            self.refuse(field, Fault::ForbiddenSign);
        } else {
            return Some(text.to_owned());
        }
        None
    }

    /// Own words with the code that was found for them.
    pub(super) fn coded(&mut self, field: Field, list: List) -> Option<Coded> {
        let words = self.words(field)?;
        let kept = field.inputs().get(1).map_or("", |input| self.answers.get(input));
        Some(Coded::read(list, &words, kept))
    }

    /// A text that has to have a certain form once its digits are Latin.
    pub(super) fn formed(
        &mut self,
        field: Field,
        fault: Fault,
        is_right: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let text = latin_digits(self.typed(field)?);
        if is_right(&text) {
            return Some(text);
        }
        self.refuse(field, fault);
        None
    }

    /// One word of a closed list.
    pub(super) fn one_of<T: FromStr>(&mut self, field: Field) -> Option<T> {
        let parsed = self.typed(field)?.parse().ok();
        if parsed.is_none() {
            self.refuse(field, Fault::UnknownChoice);
        }
        parsed
    }

    /// Some words of a closed list, at least one.
    pub(super) fn some_of<T: FromStr>(&mut self, field: Field) -> Vec<T> {
        let Some(text) = self.typed(field) else { return Vec::new() };
        let read: Vec<Option<T>> = list_items(text).map(|item| item.parse().ok()).collect();
        if read.iter().any(Option::is_none) {
            self.refuse(field, Fault::UnknownChoice);
        }
        read.into_iter().flatten().collect()
    }

    /// Was it ticked? A tick that is needed and not there is missed.
    pub(super) fn tick(&mut self, field: Field) -> bool {
        let is_ticked = self.answers.get(field.text()) == "yes";
        if !is_ticked && !field.is_optional() {
            self.refuse(field, Fault::Missing);
        }
        is_ticked
    }
}
