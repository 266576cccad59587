//! Prints how long a proposal for 300 mentees and 200 mentors takes, criteria, certificate,
//! reasons, what both sides gain and the fairness report included. `cargo run --release -p geleit-domain --example proposal_speed`
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use geleit_domain::id::{ApplicationId, MentorId};
use geleit_domain::matching::candidates::{Mentee, Mentor};
use geleit_domain::matching::criteria::{Yardstick, benefits};
use geleit_domain::matching::fairness::{self, Row};
use geleit_domain::matching::proposal::{Objective, Proposal, Task, propose};
use geleit_domain::profile::{
    Availability, Birth, Cefr, Coded, Gender, Goal, LanguageSkill, Markets, MenteeProfile,
    MentorProfile, Origin,
};
use jiff::civil::date;
use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, Instant};
use uuid::Uuid;

const ROUNDS: usize = 21;

fn main() {
    let arguments: Vec<u32> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let (mentees, mentors) = match arguments[..] {
        [mentees, mentors] => (mentees, mentors),
        _ => (300, 200),
    };
    let mut dice = Dice(7);
    let mentees: Vec<Mentee> = (0..mentees).map(|number| mentee(number, &mut dice)).collect();
    let mentors: Vec<Mentor> = (0..mentors).map(|number| mentor(number, &mut dice)).collect();
    let task = Task {
        mentees: &mentees,
        mentors: &mentors,
        locks: &BTreeSet::new(),
        vetoes: &BTreeSet::new(),
        places: u32::MAX,
        yardstick: &Yardstick::default(),
        objective: Objective::default(),
        earlier: None,
        today: date(2026, 1, 23),
    };
    let mut times: Vec<Duration> = Vec::new();
    let mut beside: Vec<Duration> = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let proposal = propose(&task).expect("nothing is locked");
        let solved = start.elapsed();
        let gains = proposal.pairs.iter().map(|pair| benefits::at_desk(&pair.reasons));
        let gains = gains.filter(|both| both.mentee.is_some() && both.mentor.is_some()).count();
        let report = fairness::report(&rows(task.mentees, &proposal), task.today);
        times.push(start.elapsed());
        beside.push(start.elapsed() - solved);
        assert!(proposal.certificate.valid);
        if times.len() == 1 {
            let reasons: usize = proposal.pairs.iter().map(|pair| pair.reasons.len()).sum();
            println!("pairs {}  reasons {reasons}  total {}", proposal.pairs.len(), proposal.total);
            println!("gains on both sides {gains}  questions of fairness {}", report.len());
        }
    }
    // The first run also reads the code lists.
    println!("first {:?}", times[0]);
    times.sort_unstable();
    beside.sort_unstable();
    println!("median {:?} of {ROUNDS}, one thread", times[ROUNDS / 2]);
    println!("of it gains and fairness {:?}", beside[ROUNDS / 2]);
}

/// The mentees as the fairness report counts them.
fn rows(mentees: &[Mentee], proposal: &Proposal) -> Vec<Row> {
    let points: HashMap<_, _> =
        proposal.pairs.iter().map(|pair| (pair.application, pair.points)).collect();
    let row = |mentee: &Mentee| Row {
        gender: mentee.gender,
        birth: Some(Birth::Year(1990)),
        origin: mentee.profile.origin.first().cloned(),
        organisation: None,
        received_on: mentee.received_on,
        points: points.get(&mentee.application).copied(),
    };
    mentees.iter().map(row).collect()
}

/// The same throws every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % bound
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn coded(&mut self, codes: &[&str]) -> Option<Coded> {
        Some(Coded { words: String::new(), code: Some(self.one(codes).to_owned()) })
    }

    fn skill(&mut self) -> LanguageSkill {
        let language = self.one(&["ar", "en", "sr", "uk", "fa", "tr", "fr"]).to_owned();
        LanguageSkill { language, level: Some(self.one(Cefr::ALL)) }
    }
}

const OCCUPATIONS: &[&str] =
    &["2512", "2514", "2411", "1211", "1330", "2142", "2221", "5120", "2431", "1221", "2611"];
const INDUSTRIES: &[&str] = &["62", "61", "69", "70", "64", "41", "86", "47", "56"];
const COUNTRIES: &[&str] = &["RS", "SY", "AF", "UA", "TR", "BA", "EG", "IR", "IN", "NG"];
const POSTCODES: &[&str] = &["1010", "1100", "1220", "8010", "4020", "5020", "6020", "3100"];

fn mentee(number: u32, dice: &mut Dice) -> Mentee {
    let profile = MenteeProfile {
        origin: vec![Origin::Country(dice.one(COUNTRIES).to_owned())],
        markets: Markets {
            countries: vec![dice.one(COUNTRIES).to_owned()],
            languages: vec!["ar".to_owned()],
        },
        consent_origin_matching: dice.below(2) == 0,
        education_field: dice.coded(&["0613", "0411", "0732", "0912", "0421"]),
        occupation: dice.coded(OCCUPATIONS),
        target_occupation: dice.coded(OCCUPATIONS),
        industry: dice.coded(INDUSTRIES),
        experience_years: Some(5),
        german: Some(dice.one(Cefr::ALL)),
        languages: vec![dice.skill(), dice.skill()],
        postcode: Some(dice.one(POSTCODES).to_owned()),
        mobility_km: Some(50),
        online_ok: Some(dice.below(3) > 0),
        availability: vec![dice.one(Availability::ALL), dice.one(Availability::ALL)],
        mentor_gender_wish: (dice.below(8) == 0).then_some(Gender::Female),
        goals: vec![Goal::Network, Goal::Recognition],
        last_employer: Some("Muster GmbH".to_owned()),
        ..MenteeProfile::default()
    };
    Mentee {
        application: ApplicationId(Uuid::from_u128(number.into())),
        reference: format!("E-{number:05}"),
        organisation: None,
        gender: Some(dice.one(&[Gender::Female, Gender::Male])),
        profile,
        conflicts: Vec::new(),
        received_on: date(2025, 10, 1),
    }
}

fn mentor(number: u32, dice: &mut Dice) -> Mentor {
    let profile = MentorProfile {
        company: Some(format!("Betrieb {number} AG")),
        occupation: dice.coded(OCCUPATIONS),
        industry: dice.coded(INDUSTRIES),
        education_field: dice.coded(&["0613", "0411", "0732", "0912", "0421"]),
        target_markets: vec![dice.one(COUNTRIES).to_owned(), dice.one(COUNTRIES).to_owned()],
        languages: vec![dice.skill(), dice.skill()],
        postcode: Some(dice.one(POSTCODES).to_owned()),
        online_ok: Some(dice.below(3) > 0),
        availability: vec![dice.one(Availability::ALL), dice.one(Availability::ALL)],
        experience_years: Some(15),
        topics: vec![Goal::Network],
        ..MentorProfile::default()
    };
    Mentor {
        mentor: MentorId(Uuid::from_u128(number.into())),
        reference: format!("M-{number:05}"),
        gender: Some(dice.one(&[Gender::Female, Gender::Male])),
        profile,
        capacity_free: 1 + u32::from(dice.below(2) == 0),
    }
}
