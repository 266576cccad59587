//! Prints what a proposal takes: points of all pairs, the best pairs, the proof, the reasons, what
//! both sides gain and the fairness report.
//!
//! `cargo run --release -p geleit-domain --example proposal_speed MENTEES MENTORS ROUNDS SEED`
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use geleit_domain::id::{ApplicationId, MentorId};
use geleit_domain::matching::candidates::{Mentee, Mentor};
use geleit_domain::matching::criteria::{Rules, Yardstick, benefits, obstacles};
use geleit_domain::matching::fairness::{self, Row};
use geleit_domain::matching::proposal::{Objective, Proposal, Task, propose};
use geleit_domain::profile::{
    Availability, Birth, Cefr, Coded, Gender, Goal, LanguageSkill, Markets, MenteeProfile,
    MentorProfile, Origin,
};
use jiff::civil::date;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// How many pairs are looked at to say how many of all are possible.
const SAMPLE: usize = 20_000;

fn main() {
    let asked: Vec<u32> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let [mentees, mentors, rounds, seed] = asked[..] else {
        panic!("say how many mentees, mentors and rounds, and a seed: 300 200 21 7");
    };
    let mut dice = Dice(seed.into());
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
    // The first run also reads the code lists, which a running program has read long ago.
    let proposal = propose(&task).expect("nothing is locked");
    let mut seconds: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = cpu_seconds();
            let proposal = propose(&task).expect("nothing is locked");
            let gains = proposal.pairs.iter().map(|pair| benefits::at_desk(&pair.reasons));
            let gains = gains.filter(|both| both.mentee.is_some()).count();
            let report = fairness::report(&rows(task.mentees, &proposal), task.today);
            let took = cpu_seconds() - start;
            assert!(gains <= proposal.pairs.len() && !report.is_empty());
            assert!(proposal.proof.valid, "the proposal is proven");
            took
        })
        .collect();
    seconds.sort_unstable_by(f64::total_cmp);
    let possible = (0..SAMPLE).filter(|_| is_possible(&mentees, &mentors, &mut dice)).count();
    println!(
        r#"{{"possible_percent":{},"pairs":{},"reasons":{},"total":{},"seconds":{:.6}}}"#,
        possible * 100 / SAMPLE,
        proposal.pairs.len(),
        proposal.pairs.iter().map(|pair| pair.reasons.len()).sum::<usize>(),
        proposal.total,
        seconds[seconds.len() / 2]
    );
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

/// CPU seconds of this thread, which is the only one.
fn cpu_seconds() -> f64 {
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/self/schedstat").expect("a system with /proc");
    text.split(' ').next().and_then(|time| time.parse::<f64>().ok()).expect("nanoseconds") / 1e9
}

fn is_possible(mentees: &[Mentee], mentors: &[Mentor], dice: &mut Dice) -> bool {
    let (mentee, mentor) = (dice.below(mentees.len()), dice.below(mentors.len()));
    obstacles(&mentees[mentee], &mentors[mentor], &Rules::default()).is_empty()
}

/// The same throws for the same seed.
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

    fn some<T: Clone>(&mut self, of: &[T], most: usize) -> Vec<T> {
        (0..=self.below(most + 1)).skip(1).map(|_| self.one(of)).collect()
    }

    fn word(&mut self, of: &str) -> String {
        let words: Vec<&str> = of.split_whitespace().collect();
        self.one(&words).to_owned()
    }

    fn words(&mut self, of: &str, most: usize) -> Vec<String> {
        (0..=self.below(most + 1)).skip(1).map(|_| self.word(of)).collect()
    }

    fn coded(&mut self, of: &str) -> Option<Coded> {
        let code = self.word(of);
        Some(Coded { words: format!("Angabe {code} {}", self.below(500)), code: Some(code) })
    }

    fn skills(&mut self, of: &str, most: usize) -> Vec<LanguageSkill> {
        let languages = self.words(of, most);
        let levels = &Cefr::ALL[2..];
        languages
            .into_iter()
            .map(|language| LanguageSkill { language, level: Some(self.one(levels)) })
            .collect()
    }

    fn wish(&mut self) -> Option<Gender> {
        (self.below(8) == 0).then_some(Gender::Female)
    }
}

const PROFESSIONALS: &str = "2142 2144 2151 2161 2166 2211 2221 2264 2310 2320 2330 2411 2412 \
    2413 2421 2423 2431 2432 2433 2511 2512 2513 2514 2519 2521 2522 2611 2619 2631 2634 2635 \
    2641 2642 2643 3112 3113 3118 3313 3322 3323 3341 3343 5120 5131 5223";
const MANAGERS: &str = "1112 1120 1211 1212 1213 1219 1221 1222 1223 1321 1322 1323 1324 1330 \
    1341 1342 1345 1346 1411 1412 1420 2142 2161 2310 2411 2421 2431 2512 2514 2611 3343";
const INDUSTRIES: &str = "10 20 21 25 26 27 28 29 35 41 43 45 46 47 49 55 56 58 61 62 64 65 68 \
    69 70 71 72 84 85 86 87 88 94";
const FIELDS_OF_STUDY: &str = "0111 0114 0211 0213 0221 0231 0311 0312 0313 0321 0411 0412 0413 \
    0414 0421 0511 0521 0533 0541 0611 0612 0613 0711 0713 0714 0715 0731 0732 0811 0912 0913 \
    0916 0923 1013 1015";
const COUNTRIES: &str = "RS SY AF UA TR BA EG IR IN NG RU PL HU RO BG HR SI SK CZ IT CN BR MX \
    CO VE IQ PK BD GE AM KZ MD AL XK MK MA TN GH KE PH";
const LANGUAGES: &str = "ar en sr uk fa tr fr ru es pl hu ro bg hr";
const POSTCODES: &str = "1010 1020 1030 1040 1050 1060 1070 1080 1090 1100 1110 1120 1130 1140 \
    1150 1160 1170 1180 1190 1200 1210 1220 1230 2100 2340 2500 2700 3100 3390 3430 3500 4020 \
    4400 4600 4810 5020 5280 5700 6020 6330 6500 6800 6900 7000 7400 8010 8020 8600 8700 8940 \
    9020 9300 9500 9800 9900";

fn mentee(number: u32, dice: &mut Dice) -> Mentee {
    let occupation = dice.coded(PROFESSIONALS);
    let profile = MenteeProfile {
        origin: vec![Origin::Country(dice.word(COUNTRIES))],
        markets: Markets {
            countries: dice.words(COUNTRIES, 2),
            languages: dice.words(LANGUAGES, 1),
        },
        consent_origin_matching: dice.below(2) == 0,
        education_field: dice.coded(FIELDS_OF_STUDY),
        target_occupation: if dice.below(2) == 0 {
            occupation.clone()
        } else {
            dice.coded(PROFESSIONALS)
        },
        occupation,
        industry: dice.coded(INDUSTRIES),
        experience_years: Some(u32::try_from(dice.below(25)).expect("a few years")),
        german: Some(dice.one(&Cefr::ALL[1..6])),
        languages: dice.skills(LANGUAGES, 2),
        postcode: Some(dice.word(POSTCODES)),
        mobility_km: Some(dice.one(&[10, 20, 30, 50, 100])),
        online_ok: Some(dice.below(3) > 0),
        availability: dice.some(Availability::ALL, 2),
        mentor_gender_wish: dice.wish(),
        goals: dice.some(Goal::ALL, 3),
        last_employer: Some(format!("Betrieb {}", dice.below(5_000))),
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
        company: Some(format!("Betrieb {} AG", dice.below(5_000))),
        occupation: dice.coded(MANAGERS),
        industry: dice.coded(INDUSTRIES),
        education_field: dice.coded(FIELDS_OF_STUDY),
        target_markets: dice.words(COUNTRIES, 3),
        languages: dice.skills(LANGUAGES, 2),
        postcode: Some(dice.word(POSTCODES)),
        online_ok: Some(dice.below(3) > 0),
        availability: dice.some(Availability::ALL, 3),
        experience_years: Some(u32::try_from(5 + dice.below(30)).expect("a few years")),
        mentee_gender_wish: dice.wish(),
        topics: dice.some(Goal::ALL, 4),
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
