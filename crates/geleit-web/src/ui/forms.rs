//! A form as it came in: its values, and what is wrong with them. A refused form is drawn again
//! with everything that was typed.

use crate::{App, Error};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use jiff::civil::Date;
use std::fmt::Display;
use std::str::FromStr;

/// The values of a form and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    values: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldError {
    /// The field's name, which is also the id that the summary leads to.
    pub(crate) field: String,
    /// What to do, in a sentence.
    pub(crate) message: String,
}

/// One of the values to choose from.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// What the form sends.
    pub(crate) value: String,
    /// What the reader sees.
    pub(crate) label: String,
}

impl Choice {
    /// Every word of a closed list as the reader sees it.
    pub(crate) fn each<T: Display + Copy>(all: &[T], say: impl Fn(T) -> String) -> Vec<Self> {
        all.iter().map(|&one| Self { value: one.to_string(), label: say(one) }).collect()
    }
}

impl FromRequest<App> for Form {
    type Rejection = Error;
    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let read = axum::Form::<Vec<(String, String)>>::from_request(request, app).await;
        match read {
            Ok(axum::Form(values)) => Ok(Self { values, errors: vec![] }),
            Err(problem) if problem.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Error::TooLarge)
            }
            // An empty form, as a program sends it, lacks what every form has.
            Err(_) => Err(Error::Invalid),
        }
    }
}

#[allow(dead_code, reason = "what only some forms need")]
impl Form {
    /// A form that came in another way than as an address, such as with a file.
    pub(crate) fn of(values: Vec<(String, String)>) -> Self {
        Self { values, errors: vec![] }
    }

    /// Every field with what stands in it, in the order in which it was sent.
    pub(crate) fn filled_in(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(field, value)| (field.as_str(), value.trim()))
    }

    /// A form with values already in it.
    pub(crate) fn filled<const N: usize>(values: [(&str, String); N]) -> Self {
        let values = values.map(|(name, value)| (name.to_owned(), value)).to_vec();
        Self { values, errors: vec![] }
    }

    /// The value of a field as it was typed; empty when it is missing.
    pub(crate) fn value(&self, field: &str) -> &str {
        let found = self.values.iter().find(|(name, _)| name == field);
        found.map_or("", |(_, value)| value)
    }

    /// Was this value chosen among those of a field?
    pub(crate) fn has(&self, field: &str, value: &str) -> bool {
        self.values.iter().any(|(name, found)| name == field && found == value)
    }

    /// Every chosen value of a field.
    pub(crate) fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(name, _)| name == field).map(|(_, v)| v.as_str())
    }

    /// Says what is wrong with a field.
    pub(crate) fn refuse(&mut self, field: &str, message: String) {
        self.errors.push(FieldError { field: field.to_owned(), message });
    }

    /// A text that has to be there.
    pub(crate) fn text(&mut self, field: &str, message: impl FnOnce() -> String) -> Option<String> {
        let text = self.optional(field);
        if text.is_none() {
            self.refuse(field, message());
        }
        text
    }

    /// A text that may be missing.
    pub(crate) fn optional(&self, field: &str) -> Option<String> {
        let text = self.value(field).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A number, id or word that has to be there.
    pub(crate) fn parse<T: FromStr>(
        &mut self,
        field: &str,
        message: impl FnOnce() -> String,
    ) -> Option<T> {
        let parsed = self.value(field).trim().parse().ok();
        if parsed.is_none() {
            self.refuse(field, message());
        }
        parsed
    }

    /// A date in three fields: `field-day`, `field-month`, `field-year`.
    pub(crate) fn date(&mut self, field: &str, message: impl FnOnce() -> String) -> Option<Date> {
        let part = |name: &str| self.value(&format!("{field}-{name}")).trim().to_owned();
        let (day, month, year) = (part("day"), part("month"), part("year"));
        let date = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
        let date = date().filter(|date| date.year() >= 1900);
        if date.is_none() {
            self.refuse(field, message());
        }
        date
    }

    /// A date that may be missing; one that is begun has to be whole.
    pub(crate) fn optional_date(
        &mut self,
        field: &str,
        message: impl FnOnce() -> String,
    ) -> Option<Date> {
        let is_begun = ["day", "month", "year"]
            .iter()
            .any(|part| !self.value(&format!("{field}-{part}")).trim().is_empty());
        if is_begun { self.date(field, message) } else { None }
    }

    /// Fills in a field of a form that is drawn for the first time.
    pub(crate) fn put(&mut self, field: &str, value: &impl ToString) {
        self.values.push((field.to_owned(), value.to_string()));
    }

    /// Fills in a date, given as `YYYY-MM-DD`.
    pub(crate) fn put_date(&mut self, field: &str, date: &str) {
        let Ok(date) = date.parse::<Date>() else { return };
        self.put(&format!("{field}-day"), &date.day());
        self.put(&format!("{field}-month"), &date.month());
        self.put(&format!("{field}-year"), &date.year());
    }

    /// The version of the record that the form was drawn from; a form without one is none of
    /// ours.
    pub(crate) fn version(&self) -> Result<i64, Error> {
        self.value("version").parse().map_err(|_| Error::Invalid)
    }

    /// Takes the present version over, because the reader is shown what has changed, and says
    /// how many steps lie between. An outdated form is never silently made current.
    pub(crate) fn catch_up(&mut self, version: i64) -> usize {
        let seen = self.value("version").parse().unwrap_or(version);
        self.forget("version");
        self.put("version", &version);
        usize::try_from(version.saturating_sub(seen)).unwrap_or(0).max(1)
    }

    /// Is something wrong?
    pub(crate) fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// What is wrong, in the order of the fields.
    pub(crate) fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// What is wrong with one field.
    pub(crate) fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|e| e.field == field).map(|e| e.message.as_str())
    }

    /// Forgets a value, so that a password is never sent back.
    pub(crate) fn forget(&mut self, field: &str) {
        self.values.retain(|(name, _)| name != field);
    }
}
