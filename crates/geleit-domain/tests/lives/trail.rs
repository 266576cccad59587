//! The audit trail of a life, what a report reads of it, and a recount that goes through it day
//! by day and knows neither spans nor tables.

use geleit_domain::figures::{Course, Facts, Hours, Lived, Warned};
use geleit_domain::figures::{Link, MenteeAnswers, MentorAnswers, Pair};
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::warnings::Met;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What has become known of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Became(Status),
    /// They met, for so many minutes; the number of the meeting.
    Met(u64, usize),
    /// The meeting was noted by mistake.
    NotMet(usize),
    Opened,
    /// The rule speaks no more.
    Ceased,
    /// Somebody has acted.
    Acted,
}

/// A line of the trail: for which day it counts, and since when it is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) on: Date,
    pub(crate) known: i64,
    pub(crate) pair: usize,
    pub(crate) what: What,
}

/// Who is in a pair, and which one it follows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Between {
    pub(crate) mentee: usize,
    pub(crate) mentor: usize,
    pub(crate) follows: Option<usize>,
}

#[derive(Default)]
pub(crate) struct Trail {
    pub(crate) lines: Vec<Line>,
    pub(crate) pairs: Vec<Between>,
}

/// The whole of a recount.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Recount {
    pub(crate) pairs: u64,
    pub(crate) mentees: u64,
    pub(crate) mentors: u64,
    pub(crate) course: Course,
}

fn partnership(number: usize) -> PartnershipId {
    PartnershipId(Uuid::from_u128(number as u128))
}

impl Trail {
    /// What was known of a pair by then, in the order of its days.
    fn of(&self, pair: usize, as_of: Date, known: i64) -> Vec<Line> {
        let lines = self.lines.iter().filter(|line| line.pair == pair);
        let mut known: Vec<_> =
            lines.filter(|line| line.on <= as_of && line.known <= known).copied().collect();
        known.sort_by_key(|line| line.on);
        known
    }

    /// The facts as the store reads them.
    pub(crate) fn facts(&self, as_of: Date, known: i64) -> Facts {
        let (mut lived, taken_back) = (BTreeMap::new(), self.taken_back(known));
        let pairs = self.pairs.iter().enumerate().map(|(number, between)| {
            let lines = self.of(number, as_of, known);
            let is = |status| lines.iter().any(|line| line.what == What::Became(status));
            lived.insert(partnership(number), life(&lines, &taken_back));
            Pair {
                link: Link {
                    partnership: partnership(number),
                    successor_of: between.follows.map(partnership),
                    is_released: is(Status::Offered)
                        && !is(Status::Declined)
                        && !is(Status::Withdrawn),
                },
                mentee: PersonId(Uuid::from_u128(between.mentee as u128)),
                mentor: PersonId(Uuid::from_u128(1_000 + between.mentor as u128)),
                mentee_answers: MenteeAnswers::default(),
                mentor_answers: MentorAnswers::default(),
            }
        });
        Facts {
            cohort: "wien-1".to_owned(),
            number: 1,
            capacity: 10,
            as_of,
            known_at: Timestamp::UNIX_EPOCH,
            pairs: pairs.collect(),
            applications: Vec::new(),
            lived,
            outcomes: Vec::new(),
            surveys: Vec::new(),
        }
    }

    /// Meetings that were known by then to be none.
    fn taken_back(&self, known: i64) -> BTreeSet<usize> {
        let lines = self.lines.iter().filter(|line| line.known <= known);
        let meetings = lines.filter_map(|line| match line.what {
            What::NotMet(meeting) => Some(meeting),
            _ => None,
        });
        meetings.collect()
    }

    /// Counts again, pair by pair and day by day.
    pub(crate) fn recount(&self, as_of: Date, known: i64) -> Recount {
        let taken_back = self.taken_back(known);
        let lines: Vec<_> = (0..self.pairs.len()).map(|n| self.of(n, as_of, known)).collect();
        let became =
            |pair: usize, status| lines[pair].iter().any(|line| line.what == What::Became(status));
        let released = |pair: usize| {
            became(pair, Status::Offered)
                && !became(pair, Status::Declined)
                && !became(pair, Status::Withdrawn)
        };
        let (mut counted, mut mentees, mut mentors) = (0, BTreeSet::new(), BTreeSet::new());
        let (mut planned, mut actual, mut open, mut silent) = (0, 0, 0, 0);
        let (mut dissolved, mut rematched) = (0, 0);
        for pair in (0..self.pairs.len()).filter(|pair| released(*pair)) {
            let mut before = self.pairs[pair].follows;
            while before.is_some_and(|earlier| !released(earlier)) {
                before = self.pairs[before.expect("is some")].follows;
            }
            if before.is_none() {
                counted += 1;
                mentees.insert(self.pairs[pair].mentee);
                mentors.insert(self.pairs[pair].mentor);
            }
            let day = Day { lines: &lines[pair], taken_back: &taken_back };
            let first = lines[pair].first().expect("released pairs have a line").on;
            let days = first.series(1.day()).take_while(|on| *on <= as_of);
            planned += days.filter(|on| day.status(*on) == Some(Status::Running)).count() * 10;
            actual += day.minutes();
            open += day.open();
            silent += u64::from(day.is_silent(as_of));
            if day.status(as_of) == Some(Status::Dissolved) {
                dissolved += 1;
                let follows = |other: &usize| self.pairs[*other].follows == Some(pair);
                let after = (0..self.pairs.len()).filter(follows);
                rematched += u64::from(after.filter(|other| released(*other)).count() > 0);
            }
        }
        let hours = |minutes: u64| minutes / 60 + u64::from(minutes % 60 >= 30);
        let course = Course {
            hours: Hours { planned: hours(planned as u64), actual: hours(actual) },
            warnings: Warned { open: Some(open), silent_over_30_days_without_action: Some(silent) },
            dissolved: Some(dissolved),
            rematched: Some(rematched),
        };
        let (mentees, mentors) = (mentees.len() as u64, mentors.len() as u64);
        Recount { pairs: counted, mentees, mentors, course }
    }
}

/// What a report reads of one pair.
fn life(lines: &[Line], taken_back: &BTreeSet<usize>) -> Lived {
    let statuses = lines.iter().filter_map(|line| match line.what {
        What::Became(status) => Some((status, line.on)),
        _ => None,
    });
    let met = lines.iter().filter_map(|line| match line.what {
        What::Met(minutes, meeting) if !taken_back.contains(&meeting) => Some((line.on, minutes)),
        _ => None,
    });
    let met: Vec<_> = met.collect();
    let is = |what: What| lines.iter().filter(move |line| line.what == what);
    let closed = is(What::Ceased).chain(is(What::Acted)).count();
    Lived {
        statuses: statuses.collect(),
        met: met
            .iter()
            .map(|(on, _)| *on)
            .max()
            .map(|last| Met { last, minutes: met.iter().map(|(_, minutes)| minutes).sum() }),
        opening: None,
        open_warnings: (is(What::Opened).count() - closed) as u64,
        acted_on: is(What::Acted).map(|line| line.on).max(),
    }
}

/// What one pair's lines say.
struct Day<'a> {
    lines: &'a [Line],
    taken_back: &'a BTreeSet<usize>,
}

impl Day<'_> {
    fn status(&self, on: Date) -> Option<Status> {
        let mut status = None;
        for line in self.lines.iter().filter(|line| line.on <= on) {
            if let What::Became(now) = line.what {
                status = Some(now);
            }
        }
        status
    }

    fn meetings(&self) -> impl Iterator<Item = (Date, u64)> + '_ {
        self.lines.iter().filter_map(|line| match line.what {
            What::Met(minutes, meeting) => {
                (!self.taken_back.contains(&meeting)).then_some((line.on, minutes))
            }
            _ => None,
        })
    }

    fn minutes(&self) -> u64 {
        self.meetings().map(|(_, minutes)| minutes).sum()
    }

    fn open(&self) -> u64 {
        self.lines.iter().fold(0, |open, line| match line.what {
            What::Opened => open + 1,
            What::Ceased | What::Acted => open - 1,
            _ => open,
        })
    }

    /// Goes back day by day until the pair met, did not run, or somebody acted lately.
    fn is_silent(&self, today: Date) -> bool {
        if self.open() > 0 || self.status(today) != Some(Status::Running) {
            return false;
        }
        let acted =
            |on: Date| self.lines.iter().any(|line| line.what == What::Acted && line.on == on);
        let back = |days: i64| today.saturating_sub(jiff::Span::new().days(days));
        if (0..14).any(|days| acted(back(days))) {
            return false;
        }
        let began = |on: Date| {
            let new = What::Became(Status::Running);
            self.lines.iter().any(|line| line.on == on && line.what == new)
        };
        !(0..=30).any(|days| began(back(days)) || self.meetings().any(|(on, _)| on == back(days)))
    }
}
