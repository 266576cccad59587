//! Reading who somebody is: names of one letter or of two hundred, a birth date typed in any
//! digits, an address and a telephone number.

use super::reader::{Fault, Reader};
use super::typed::latin_digits;
use super::{Field, typed};
use crate::names;
use crate::profile::{Birth, Identity};
use jiff::civil::Date;

/// From this age on somebody may take part; a person decides about younger applicants.
pub const ADULT_YEARS: i16 = 18;

/// Nobody who applies was born before.
const YEAR_MIN: i16 = 1900;

/// Is somebody younger than [`ADULT_YEARS`] today? Where only the year is known, younger in
/// every case.
#[must_use]
pub fn is_under_age(birth: Birth, today: Date) -> bool {
    let years = today.year() - birth.year();
    match birth {
        Birth::Year(_) => years < ADULT_YEARS,
        Birth::Date(date) => {
            let had_birthday = (today.month(), today.day()) >= (date.month(), date.day());
            years - i16::from(!had_birthday) < ADULT_YEARS
        }
    }
}

impl Reader<'_> {
    /// Names, birth and contact, without gender.
    pub(super) fn identity(&mut self, today: Date) -> Identity {
        let (given_name, family_name) = self.names();
        let birth = self.birth(today);
        let (email, phone) = self.contact();
        Identity { given_name, family_name, birth, email, phone, ..Identity::default() }
    }

    /// Given name and family name.
    pub(super) fn names(&mut self) -> (String, String) {
        (self.name(Field::GivenName), self.name(Field::FamilyName))
    }

    /// E-mail address and telephone number.
    pub(super) fn contact(&mut self) -> (String, String) {
        let email = self.formed(Field::Email, Fault::NoAddress, is_address);
        let phone = self.formed(Field::Phone, Fault::NoPhone, is_phone);
        (email.unwrap_or_default(), phone.unwrap_or_default())
    }

    fn name(&mut self, field: Field) -> String {
        let Some(name) = self.words(field) else { return String::new() };
        if !names::is_allowed(&name) {
            self.refuse(field, Fault::ForbiddenSign);
        }
        name
    }

    /// A whole date, or the year where somebody knows no more.
    fn birth(&mut self, today: Date) -> Option<Birth> {
        let part = |input| latin_digits(self.answers.get(input));
        let [day, month, year] = ["birth-day", "birth-month", "birth-year"].map(part);
        if [&day, &month, &year].iter().all(|part| part.is_empty()) {
            self.refuse(Field::Birth, Fault::Missing);
            return None;
        }
        let read = match whole_year(&year, today) {
            Some(year) if day.is_empty() && month.is_empty() => Some(Birth::Year(year)),
            Some(year) => whole_date(year, &month, &day).map(Birth::Date),
            None => None,
        };
        let fault = match read {
            None => Fault::NoDate,
            Some(birth) if birth.year() < YEAR_MIN => Fault::TooLongAgo,
            Some(Birth::Date(date)) if date > today => Fault::InFuture,
            Some(birth) if birth.year() > today.year() => Fault::InFuture,
            Some(birth) => return Some(birth),
        };
        self.refuse(Field::Birth, fault);
        None
    }
}

/// `1990`, or `90`, which is the last such year that has begun.
fn whole_year(text: &str, today: Date) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => {
            let century = today.year() / 100 * 100;
            Some(if century + year > today.year() { century - 100 + year } else { century + year })
        }
        _ => None,
    }
}

fn whole_date(year: i16, month: &str, day: &str) -> Option<Date> {
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Could a letter reach it? Whether it does, only a letter tells.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let has_parts = |text: &str| text.split('.').all(|part| !part.is_empty());
    text.len() <= 254
        // Few mail servers take other letters in front of the @ than these.
        && local.is_ascii()
        && local.len() <= 64
        && has_parts(local)
        && !local.contains('@')
        && has_parts(domain)
        && domain.contains('.')
        && typed::is_plain(text)
        && !text.contains([' ', ',', ';', '<', '>', '"', '\u{a0}'])
}

/// Six digits or more, written as people write them.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_sign = |c: char| c.is_ascii_digit() || " +-/().".contains(c);
    (6..=20).contains(&digits) && text.len() <= 40 && text.chars().all(is_sign)
}
