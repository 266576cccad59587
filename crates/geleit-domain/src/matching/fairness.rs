//! Does a proposal treat groups alike? Beside every proposal stands, per group, how many of its
//! mentees have a mentor and how well their pairs fit. Nothing here steers a proposal: none of
//! these questions is a criterion. Small groups are hidden as in every report.

use crate::figures::{Breakdown, Keys, SMALLEST_SHOWN, SMALLEST_SHOWN_OF_ORIGIN, suppress};
use crate::profile::{Birth, Gender, Origin};
use crate::reference::countries::{self, Continent};
use crate::word::words;
use jiff::civil::Date;

words! {
    /// By what mentees are grouped.
    Question {
        Sex = "sex",
        Age = "age",
        Origin = "origin",
        Organisation = "organisation",
        Waiting = "waiting",
    }
}

words! {
    /// Age in whole years, as far as the year of birth tells it.
    Age {
        Under25 = "under_25",
        From25 = "from_25",
        From35 = "from_35",
        From45 = "from_45",
        From55 = "from_55",
    }
}

words! {
    /// Days since the application.
    Waiting {
        Under30 = "under_30",
        From30 = "from_30",
        From90 = "from_90",
        From180 = "from_180",
    }
}

/// A mentee who stands for matching, and what came of it. No name: nobody is looked up here.
#[derive(Clone, Debug)]
pub struct Row {
    /// As stated.
    pub gender: Option<Gender>,
    /// Birth date or year.
    pub birth: Option<Birth>,
    /// The first country that was named.
    pub origin: Option<Origin>,
    /// Short name of the organisation that supplied the mentee.
    pub organisation: Option<String>,
    /// Since when the mentee waits.
    pub received_on: Date,
    /// Points of the proposed pair; nothing without a mentor.
    pub points: Option<u32>,
}

/// One group of mentees. What is hidden is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// A word of the question's list, the short name of an organisation, or
    /// [`NO_ANSWER`](crate::figures::NO_ANSWER).
    pub key: String,
    /// How many stand for matching.
    pub people: Option<u64>,
    /// How many of them have a mentor.
    pub matched: Option<u64>,
    /// Mean points of their pairs; nothing without a pair.
    pub mean: Option<u64>,
}

/// One question with its groups, in the order of its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The question.
    pub question: Question,
    /// Its groups; none where the question is withheld as a whole.
    pub groups: Vec<Group>,
}

/// The report about all mentees of a proposal.
#[must_use]
pub fn report(rows: &[Row], today: Date) -> Vec<Part> {
    Question::ALL.iter().map(|question| part(*question, rows, today)).collect()
}

fn part(question: Question, rows: &[Row], today: Date) -> Part {
    let listed = question.keys();
    let keys: Vec<Option<&str>> = rows.iter().map(|row| key(question, row, today)).collect();
    let matched = |row: &&Row| row.points.is_some();
    let mut people = Breakdown::of(&listed, keys.iter().copied());
    let with_mentor = rows.iter().zip(&keys).filter(|(row, _)| matched(row)).map(|(_, key)| *key);
    let mut with_mentor = Breakdown::of(&listed, with_mentor);
    let sums = sums(rows, &keys);
    // Who is in no pair is a count of its own, and so is who is in one.
    for (key, _) in &people.0 {
        if !with_mentor.0.iter().any(|(known, _)| known == key) {
            with_mentor.0.push((key.clone(), Some(0)));
        }
    }
    let smallest = question.smallest_shown();
    suppress(question.text(), &mut people, smallest, Keys::Free);
    suppress(question.text(), &mut with_mentor, SMALLEST_SHOWN, Keys::Free);
    let groups = people.0.iter().map(|(key, people)| {
        let matched = people.and(with_mentor.get(key));
        let sum = sums.iter().find(|(known, _)| known == key).map_or(0, |(_, sum)| *sum);
        let mean = matched.filter(|matched| *matched > 0).map(|matched| sum / matched);
        Group { key: key.clone(), people: *people, matched, mean }
    });
    Part { question, groups: groups.collect() }
}

fn sums(rows: &[Row], keys: &[Option<&str>]) -> Vec<(String, u64)> {
    let mut sums: Vec<(String, u64)> = Vec::new();
    for (row, key) in rows.iter().zip(keys) {
        let key = key.unwrap_or(crate::figures::NO_ANSWER);
        let points = u64::from(row.points.unwrap_or(0));
        match sums.iter_mut().find(|(known, _)| known == key) {
            Some((_, sum)) => *sum += points,
            None => sums.push((key.to_owned(), points)),
        }
    }
    sums
}

impl Question {
    fn keys(self) -> Vec<&'static str> {
        match self {
            Self::Sex => Gender::ALL.iter().map(|word| word.text()).collect(),
            Self::Age => Age::ALL.iter().map(|word| word.text()).collect(),
            Self::Origin => Continent::ALL.iter().map(|word| word.text()).collect(),
            Self::Organisation => Vec::new(),
            Self::Waiting => Waiting::ALL.iter().map(|word| word.text()).collect(),
        }
    }

    fn smallest_shown(self) -> u64 {
        match self {
            Self::Origin => SMALLEST_SHOWN_OF_ORIGIN,
            _ => SMALLEST_SHOWN,
        }
    }
}

fn key(question: Question, row: &Row, today: Date) -> Option<&str> {
    match question {
        Question::Sex => row.gender.map(Gender::text),
        Question::Age => row.birth.map(|birth| age(birth, today).text()),
        Question::Origin => match row.origin.as_ref()? {
            Origin::Country(code) => countries::continent(code).map(Continent::text),
            Origin::Stateless | Origin::Unknown => None,
        },
        Question::Organisation => row.organisation.as_deref(),
        Question::Waiting => Some(waiting(row.received_on, today).text()),
    }
}

fn age(birth: Birth, today: Date) -> Age {
    match today.year() - birth.year() {
        ..25 => Age::Under25,
        25..35 => Age::From25,
        35..45 => Age::From35,
        45..55 => Age::From45,
        _ => Age::From55,
    }
}

fn waiting(received_on: Date, today: Date) -> Waiting {
    match today.duration_since(received_on).as_hours() / 24 {
        ..30 => Waiting::Under30,
        30..90 => Waiting::From30,
        90..180 => Waiting::From90,
        _ => Waiting::From180,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    const TODAY: Date = jiff::civil::date(2026, 1, 23);

    fn row(gender: Gender, points: Option<u32>) -> Row {
        Row {
            gender: Some(gender),
            birth: Some(Birth::Year(1990)),
            origin: Some(Origin::Country("SY".into())),
            organisation: None,
            received_on: jiff::civil::date(2025, 10, 1),
            points,
        }
    }

    fn any_row() -> impl Strategy<Value = Row> {
        let who = (option::of(select(Gender::ALL)), option::of(1950..2008_i16));
        let origin = option::of(select(&["SY", "RS", "NG", "BR", "AF"][..]));
        let from = (origin, option::of(select(&["ams", "oeif"][..])));
        (who, from, 0..400_i32, option::of(0..10_000_u32)).prop_map(
            |((gender, year), (origin, organisation), days, points)| Row {
                gender,
                birth: year.map(Birth::Year),
                origin: origin.map(|code| Origin::Country(code.into())),
                organisation: organisation.map(str::to_owned),
                received_on: TODAY.checked_sub(jiff::ToSpan::days(days)).unwrap(),
                points,
            },
        )
    }

    #[test]
    fn each_group_says_how_many_have_a_mentor_and_how_well_their_pairs_fit() {
        let mut rows = vec![row(Gender::Female, Some(8_000)); 4];
        rows.extend(vec![row(Gender::Female, None); 4]);
        rows.extend(vec![row(Gender::Male, Some(6_000)); 3]);
        rows.push(row(Gender::Male, Some(7_000)));
        let report = report(&rows, TODAY);
        let group = |key: &str, people, matched, mean| Group {
            key: key.into(),
            people: Some(people),
            matched: Some(matched),
            mean: Some(mean),
        };
        assert_eq!(report[0].question, Question::Sex);
        assert_eq!(report[0].groups, [group("f", 8, 4, 8_000), group("m", 4, 4, 6_250)]);
        assert_eq!(report[1].groups, [group("from_35", 12, 8, 7_125)]);
        assert_eq!(report[2].groups, [group("asia", 12, 8, 7_125)]);
        assert_eq!(report[3].groups, [group("no_answer", 12, 8, 7_125)]);
        assert_eq!(report[4].groups, [group("from_90", 12, 8, 7_125)]);
    }

    #[test]
    fn a_group_of_two_hides_itself_and_the_one_it_could_be_computed_from() {
        let mut rows = vec![row(Gender::Female, Some(8_000)); 5];
        rows.extend(vec![row(Gender::Male, Some(6_000)); 2]);
        let groups = &report(&rows, TODAY)[0].groups;
        assert!(groups.iter().all(|g| (g.people, g.matched, g.mean) == (None, None, None)));
    }

    proptest! {
        #[test]
        fn no_small_group_and_no_points_of_few_are_ever_shown(rows in vec(any_row(), 0..40)) {
            for part in report(&rows, TODAY) {
                let hidden = part.groups.iter().filter(|group| group.people.is_none()).count();
                prop_assert!(hidden != 1 || part.groups.len() == 1, "{part:?}");
                for group in &part.groups {
                    let smallest = part.question.smallest_shown();
                    prop_assert!(group.people.is_none_or(|people| people >= smallest));
                    let few = |matched| (1..SMALLEST_SHOWN).contains(&matched);
                    prop_assert!(!group.matched.is_some_and(few), "{group:?}");
                    prop_assert!(group.mean.is_none() || group.matched.is_some());
                }
            }
        }
    }
}
