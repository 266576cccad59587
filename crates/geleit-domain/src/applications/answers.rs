//! What somebody types into a form, field by field, before it is read: nothing typed is lost,
//! also what cannot be understood yet.

use std::collections::BTreeMap;

/// What was typed, by the name of the field; several choices of one field are separated by `;`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// What was typed into a field; empty when nothing was.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// Keeps what was typed into a field; the empty text takes it away.
    pub fn set(&mut self, field: &str, typed: &str) {
        if typed.is_empty() {
            self.0.remove(field);
        } else {
            self.0.insert(field.to_owned(), typed.to_owned());
        }
    }

    /// Every answered field with what was typed, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, typed)| (field.as_str(), typed.as_str()))
    }

    /// Has nothing been typed yet?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<F: Into<String>, T: Into<String>> FromIterator<(F, T)> for Answers {
    fn from_iter<I: IntoIterator<Item = (F, T)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(field, typed)| (field.into(), typed.into())).collect())
    }
}
