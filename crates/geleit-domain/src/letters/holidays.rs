//! Public holidays of a whole country, computed: Austria by the Arbeitsruhegesetz § 7 and Germany
//! as far as they hold in every Land (as of 2026). What only a Land or a programme keeps, the
//! programme adds as a closed day.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A country whose public holidays are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Country {
    /// Austria.
    At,
    /// Germany.
    De,
}

impl Country {
    /// The country of a time zone, if its holidays are known.
    #[must_use]
    pub fn of_zone(zone: &str) -> Option<Self> {
        match zone {
            "Europe/Vienna" => Some(Self::At),
            "Europe/Berlin" | "Europe/Busingen" => Some(Self::De),
            _ => None,
        }
    }
}

crate::word::words! {
    /// A public holiday.
    Holiday {
        NewYear = "new_year",
        Epiphany = "epiphany",
        GoodFriday = "good_friday",
        EasterMonday = "easter_monday",
        LabourDay = "labour_day",
        Ascension = "ascension",
        WhitMonday = "whit_monday",
        CorpusChristi = "corpus_christi",
        Assumption = "assumption",
        Unity = "unity",
        NationalDay = "national_day",
        AllSaints = "all_saints",
        Immaculate = "immaculate",
        Christmas = "christmas",
        SecondChristmas = "second_christmas",
    }
}

/// On which day of a year a holiday is.
#[derive(Clone, Copy)]
enum On {
    /// Month and day.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i64),
}

const AT: &[(On, Holiday)] = &[
    (On::Fixed(1, 1), Holiday::NewYear),
    (On::Fixed(1, 6), Holiday::Epiphany),
    (On::Easter(1), Holiday::EasterMonday),
    (On::Fixed(5, 1), Holiday::LabourDay),
    (On::Easter(39), Holiday::Ascension),
    (On::Easter(50), Holiday::WhitMonday),
    (On::Easter(60), Holiday::CorpusChristi),
    (On::Fixed(8, 15), Holiday::Assumption),
    (On::Fixed(10, 26), Holiday::NationalDay),
    (On::Fixed(11, 1), Holiday::AllSaints),
    (On::Fixed(12, 8), Holiday::Immaculate),
    (On::Fixed(12, 25), Holiday::Christmas),
    (On::Fixed(12, 26), Holiday::SecondChristmas),
];

const DE: &[(On, Holiday)] = &[
    (On::Fixed(1, 1), Holiday::NewYear),
    (On::Easter(-2), Holiday::GoodFriday),
    (On::Easter(1), Holiday::EasterMonday),
    (On::Fixed(5, 1), Holiday::LabourDay),
    (On::Easter(39), Holiday::Ascension),
    (On::Easter(50), Holiday::WhitMonday),
    (On::Fixed(10, 3), Holiday::Unity),
    (On::Fixed(12, 25), Holiday::Christmas),
    (On::Fixed(12, 26), Holiday::SecondChristmas),
];

/// The public holidays of a year, in the order of the country's list.
#[must_use]
pub fn of_year(country: Country, year: i16) -> Vec<(Date, Holiday)> {
    let days = match country {
        Country::At => AT,
        Country::De => DE,
    };
    days.iter().map(|(on, holiday)| (on.in_year(year), *holiday)).collect()
}

/// The public holiday on a day.
#[must_use]
pub fn holiday(country: Country, day: Date) -> Option<Holiday> {
    let year = of_year(country, day.year());
    year.into_iter().find_map(|(on, holiday)| (on == day).then_some(holiday))
}

impl On {
    fn in_year(self, year: i16) -> Date {
        match self {
            Self::Fixed(month, day) => date(year, month, day),
            Self::Easter(days) => easter(year).saturating_add(days.days()),
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous rule of 1876 (Meeus, Jones, Butcher).
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let part = |value: i32| i8::try_from(value).expect("a month or a day is small");
    date(year, part(n / 31), part(n % 31 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_where_the_church_has_it() {
        for (year, month, day) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn each_country_keeps_its_own_holidays() {
        assert_eq!(of_year(Country::At, 2027).len(), 13);
        assert_eq!(of_year(Country::De, 2027).len(), 9);
        let national = date(2027, 10, 26);
        assert_eq!(holiday(Country::At, national), Some(Holiday::NationalDay));
        assert_eq!(holiday(Country::De, national), None);
        assert_eq!(holiday(Country::De, date(2027, 3, 26)), Some(Holiday::GoodFriday));
        assert_eq!(holiday(Country::At, date(2027, 5, 27)), Some(Holiday::CorpusChristi));
    }
}
