//! Small proposals whose best pairs can be seen.

use super::*;
use crate::matching::people::{amal, brigitte, coded, speaks};
use crate::profile::{Cefr, Gender, Origin};

/// Nothing locked, nothing vetoed, places for everybody.
#[derive(Clone)]
pub(super) struct Table {
    pub(super) mentees: Vec<Mentee>,
    pub(super) mentors: Vec<Mentor>,
    pub(super) locks: BTreeSet<(ApplicationId, MentorId)>,
    pub(super) vetoes: BTreeSet<(ApplicationId, MentorId)>,
    pub(super) places: u32,
    pub(super) yardstick: Yardstick,
    pub(super) objective: Objective,
    pub(super) earlier: Option<BTreeSet<(ApplicationId, MentorId)>>,
}

impl Table {
    pub(super) fn of(mentees: u32, mentors: u32) -> Self {
        Self {
            mentees: (1..=mentees).map(amal).collect(),
            mentors: (1..=mentors).map(brigitte).collect(),
            locks: BTreeSet::new(),
            vetoes: BTreeSet::new(),
            places: 100,
            yardstick: Yardstick::default(),
            objective: Objective::default(),
            earlier: None,
        }
    }

    pub(super) fn pair(&self, mentee: usize, mentor: usize) -> (ApplicationId, MentorId) {
        (self.mentees[mentee].application, self.mentors[mentor].mentor)
    }

    pub(super) fn task(&self) -> Task<'_> {
        Task {
            mentees: &self.mentees,
            mentors: &self.mentors,
            locks: &self.locks,
            vetoes: &self.vetoes,
            places: self.places,
            yardstick: &self.yardstick,
            objective: self.objective,
            earlier: self.earlier.as_ref(),
            today: jiff::civil::date(2026, 1, 23),
        }
    }

    pub(super) fn propose(&self) -> Result<Proposal, Refusal> {
        propose(&self.task())
    }

    pub(super) fn pairs(&self) -> Vec<(ApplicationId, MentorId)> {
        self.propose().unwrap().pairs.iter().map(|pair| (pair.application, pair.mentor)).collect()
    }

    /// Why people stay without, by reference.
    fn without(&self) -> Vec<(String, UnmatchedReason)> {
        let name = |person: Person| match person {
            Person::Mentee(id) => {
                self.mentees.iter().find(|m| m.application == id).unwrap().reference.clone()
            }
            Person::Mentor(id) => {
                self.mentors.iter().find(|m| m.mentor == id).unwrap().reference.clone()
            }
        };
        let unmatched = self.propose().unwrap().unmatched;
        unmatched.into_iter().map(|one| (name(one.person), one.reason)).collect()
    }
}

/// Proves S1-47, S1-43.
#[test]
fn the_mentee_from_it_finds_the_mentor_from_it() {
    let mut table = Table::of(2, 2);
    table.mentees[0].profile.target_occupation = coded("Softwareentwicklerin", "2512");
    table.mentees[0].profile.industry = coded("IT", "62");
    table.mentees[1].profile.target_occupation = coded("Buchhalter", "2411");
    table.mentors[0].profile.occupation = coded("Leiterin Finanzen", "1211");
    table.mentors[1].profile.occupation = coded("IT-Leiterin", "1330");
    table.mentors[1].profile.industry = coded("IT", "62");
    assert_eq!(table.pairs(), [table.pair(0, 1), table.pair(1, 0)]);
}

/// Proves S1-47, S1-44.
#[test]
fn the_executive_with_business_in_serbia_finds_the_mentee_with_serbian_roots() {
    let mut table = Table::of(3, 1);
    table.mentors[0].profile.occupation = coded("Geschäftsführerin", "1120");
    table.mentors[0].profile.target_markets = vec!["RS".into()];
    for mentee in &mut table.mentees {
        mentee.profile.target_occupation = coded("Controllerin", "2411");
        mentee.profile.german = Some(Cefr::B2);
    }
    table.mentees[1].profile.origin = vec![Origin::Country("RS".into())];
    assert_eq!(table.pairs(), [table.pair(0, 0)], "without consent origin does not count");
    table.mentees[1].profile.consent_origin_matching = true;
    assert_eq!(table.pairs(), [table.pair(1, 0)]);
    // Somebody else says that they know the market; this needs no consent and no origin.
    table.mentees[1].profile.consent_origin_matching = false;
    table.mentees[2].profile.markets.countries = vec!["RS".into()];
    assert_eq!(table.pairs(), [table.pair(2, 0)]);
}

/// Proves S1-45.
#[test]
fn most_pairs_come_before_the_highest_points() {
    let mut table = Table::of(2, 2);
    // Both could work with the first mentor, the first mentee only with her.
    table.mentees[0].profile.german = Some(Cefr::A1);
    table.mentees[0].profile.languages = vec![speaks("ar", Cefr::Native)];
    table.mentees[1].profile.german = Some(Cefr::C2);
    table.mentees[1].profile.languages = vec![speaks("ar", Cefr::Native)];
    table.mentors[0].profile.languages = vec![speaks("ar", Cefr::Native)];
    assert_eq!(table.pairs(), [table.pair(0, 0), table.pair(1, 1)]);
}

#[test]
fn a_vetoed_pair_takes_no_place_from_anybody() {
    let mut table = Table::of(2, 1);
    table.mentees[0].profile.target_occupation = coded("", "2512");
    table.mentors[0].profile.occupation = coded("", "2512");
    assert_eq!(table.pairs(), [table.pair(0, 0)]);
    table.vetoes.insert(table.pair(0, 0));
    assert_eq!(table.pairs(), [table.pair(1, 0)]);
    assert_eq!(table.without(), [("E-0001".into(), UnmatchedReason::NoFeasibleMentor)]);
}

#[test]
fn a_locked_pair_stays_even_against_a_rule() {
    let mut table = Table::of(2, 2);
    table.mentees[0].profile.target_occupation = coded("", "2512");
    table.mentors[0].profile.occupation = coded("", "2512");
    table.mentees[0].profile.exclusions = vec!["M-0002".into()];
    table.locks.insert(table.pair(0, 1));
    let proposal = table.propose().unwrap();
    assert_eq!(table.pairs(), [table.pair(0, 1), table.pair(1, 0)]);
    assert_eq!(proposal.pairs.iter().map(|pair| pair.is_locked).collect::<Vec<_>>(), [true, false]);
    assert_eq!(proposal.proof, Proof { valid: true, dual: proposal.total });
}

#[test]
fn locks_that_cannot_all_be_kept_are_refused() {
    let refused = |more: &[(usize, usize)], change: fn(&mut Table)| {
        let mut table = Table::of(2, 2);
        table.locks = [(0, 0)].iter().chain(more).map(|(i, j)| table.pair(*i, *j)).collect();
        change(&mut table);
        table.propose().unwrap_err()
    };
    let (application, mentor) = Table::of(1, 1).pair(0, 0);
    assert_eq!(
        refused(&[], |table| table.mentees.retain(|mentee| mentee.reference != "E-0001")),
        Refusal::UnknownLock { application, mentor }
    );
    assert_eq!(
        refused(&[], |table| table.vetoes = table.locks.clone()),
        Refusal::LockedAndVetoed { application, mentor }
    );
    assert_eq!(refused(&[(0, 1)], |_| {}), Refusal::LockedTwice { application });
    assert_eq!(refused(&[(1, 0)], |_| {}), Refusal::LocksOverCapacity { mentor });
    assert_eq!(
        refused(&[], |table| table.places = 0),
        Refusal::LocksOverPlaces { locks: 1, places: 0 }
    );
}

#[test]
fn everybody_without_a_pair_is_told_why() {
    // More mentees than places of mentors.
    let mut table = Table::of(2, 1);
    assert_eq!(table.without(), [("E-0002".into(), UnmatchedReason::PlacesFull)]);
    // A mentor without a free place is no reason to say that nobody fits.
    table.mentors[0].capacity_free = 0;
    assert_eq!(
        table.without(),
        [
            ("E-0001".into(), UnmatchedReason::PlacesFull),
            ("E-0002".into(), UnmatchedReason::PlacesFull),
            ("M-0001".into(), UnmatchedReason::PlacesFull),
        ]
    );
    // More mentors than mentees, and one mentor for whom nobody is suitable.
    let mut table = Table::of(1, 2);
    assert_eq!(table.without(), [("M-0002".into(), UnmatchedReason::NoMenteeLeft)]);
    table.mentees[0].gender = Some(Gender::Male);
    table.mentors[0].profile.mentee_gender_wish = Some(Gender::Female);
    assert_eq!(table.without(), [("M-0001".into(), UnmatchedReason::NoMenteeLeft)]);
    table.mentors[1].profile.mentee_gender_wish = Some(Gender::Female);
    assert_eq!(table.without()[0], ("E-0001".into(), UnmatchedReason::NoFeasibleMentor));
    // Two pairs are possible, but the cohort has one place.
    let mut table = Table::of(2, 2);
    table.places = 1;
    table.mentees[0].profile.target_occupation = coded("", "2512");
    table.mentors[0].profile.occupation = coded("", "2512");
    assert_eq!(
        table.without(),
        [
            ("E-0002".into(), UnmatchedReason::CohortFull),
            ("M-0002".into(), UnmatchedReason::CohortFull),
        ]
    );
}

#[test]
fn each_pair_names_the_three_next_best_mentors_and_what_they_cost() {
    let mut table = Table::of(1, 6);
    table.mentees[0].profile.target_occupation = coded("", "2512");
    for (mentor, code) in table.mentors.iter_mut().zip(["5120", "2511", "2512", "1330", "2514"]) {
        mentor.profile.occupation = coded("", code);
    }
    table.mentors[4].capacity_free = 0;
    let proposal = table.propose().unwrap();
    let pair = &proposal.pairs[0];
    assert_eq!(pair.mentor, table.mentors[2].mentor);
    let others: Vec<_> = pair.next_best.iter().map(|other| other.mentor).collect();
    assert_eq!(others, [1, 3, 0].map(|row: usize| table.mentors[row].mentor));
    assert_eq!(pair.next_best[2].difference, -3_200);
}

#[test]
fn an_empty_cohort_has_an_empty_and_proven_proposal() {
    let proposal = Table::of(0, 0).propose().unwrap();
    assert_eq!((proposal.pairs.len(), proposal.total), (0, 0));
    assert_eq!(proposal.proof, Proof { valid: true, dual: 0 });
}
