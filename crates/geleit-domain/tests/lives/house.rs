//! A cohort whose people and office do whatever the dice say, as far as the tables allow it.

use crate::dice::{Cells, Dice};
use crate::trail::{Between, Line, Trail, What};
use geleit_domain::applications::{self, lifecycle as application};
use geleit_domain::cohorts::{self, lifecycle as cohort};
use geleit_domain::events;
use geleit_domain::id::{ApplicationId, MentorId};
use geleit_domain::interviews;
use geleit_domain::matching::candidates::{Mentee, Mentor};
use geleit_domain::matching::criteria::Yardstick;
use geleit_domain::matching::proposal::{Objective, Side, Task, propose};
use geleit_domain::matching::{self, lifecycle as proposed};
use geleit_domain::mentors::{self, lifecycle as mentor};
use geleit_domain::partnerships::closing::Sides;
use geleit_domain::partnerships::fit::Asked;
use geleit_domain::partnerships::offer::{Answer, Answers, Effect, effect, shares_contact};
use geleit_domain::partnerships::warnings::Rule;
use geleit_domain::partnerships::{Status, Verb, lifecycle as partnership};
use geleit_domain::profile::{MenteeProfile, MentorProfile};
use geleit_domain::surveys;
use jiff::Span;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const MENTEES: usize = 7;
const MENTORS: usize = 6;
/// Places of the cohort, in pairs.
const PLACES: usize = 5;
/// Places of the event.
const SEATS: i64 = 2;

/// A pair as the office knows it.
pub(crate) struct Pair {
    pub(crate) status: Status,
    answers: Answers,
    /// Who has said yes since the release; what a witness remembers.
    said_yes: [bool; 2],
    is_over: bool,
    /// Who wants to stay in contact after the good end.
    stay: Sides,
    last_on: Date,
    pub(crate) meetings: Vec<(usize, Date, u64)>,
    pub(crate) asked: Option<Asked>,
    pub(crate) open: BTreeMap<Rule, Date>,
    pub(crate) done: Vec<(Rule, Date)>,
}

pub(crate) struct House {
    pub(crate) dice: Dice,
    pub(crate) cells: Cells,
    pub(crate) today: Date,
    pub(crate) clock: i64,
    /// The earliest day for which something became known after the last glance.
    pub(crate) touched: Date,
    pub(crate) trail: Trail,
    pub(crate) pairs: Vec<Pair>,
    cohort: cohorts::Status,
    mentees: Vec<applications::Status>,
    mentors: Vec<(mentors::Status, usize)>,
    decision: matching::Status,
    interview: interviews::Status,
    event: events::Status,
    survey: surveys::Status,
    guests: Vec<events::Standing>,
    meetings: usize,
}

impl House {
    pub(crate) fn new(life: u64) -> Self {
        let mut dice = Dice::new(life);
        let begun = [
            applications::Status::Draft,
            applications::Status::Received,
            applications::Status::InterviewSet,
            applications::Status::Accepted,
        ];
        let mentees = (0..MENTEES).map(|_| dice.one(&begun)).collect();
        let known = [mentors::Status::Enquiry, mentors::Status::Available];
        let mentor = |dice: &mut Dice| (dice.one(&known), 1 + dice.below(2));
        let mentors = (0..MENTORS).map(|_| mentor(&mut dice)).collect();
        Self {
            cells: Cells::default(),
            today: jiff::civil::date(2026, 1, 1),
            clock: 0,
            touched: Date::MAX,
            trail: Trail::default(),
            pairs: Vec::new(),
            cohort: dice.one(&[cohorts::Status::Draft, cohorts::Status::Matching]),
            mentees,
            mentors,
            decision: matching::Status::Proposed,
            interview: interviews::Status::Planned,
            event: events::Status::Draft,
            survey: surveys::Status::Draft,
            guests: vec![events::Standing::Invited; 5],
            meetings: 0,
            dice,
        }
    }

    /// One thing happens.
    pub(crate) fn act(&mut self) {
        self.clock += 1;
        match self.dice.below(100) {
            0..15 => self.days_pass(),
            15 => self.raise_hand(),
            16..23 => self.step_cohort(),
            23..33 => (0..3).for_each(|_| self.step_mentee()),
            33..41 => (0..3).for_each(|_| self.step_mentor()),
            41..48 => self.step_others(),
            48..55 => self.release(),
            55..68 => self.answer(),
            68..84 => self.step_pair(),
            84..94 => self.meet(),
            94..96 => self.take_meeting_back(),
            96 => self.answer_whether_it_fits(),
            _ => self.act_on_warning(),
        }
        self.keep_warnings();
    }

    fn days_pass(&mut self) {
        let days = 1 + self.dice.below(12);
        self.today = self.today.saturating_add(Span::new().days(days as i64));
    }

    fn step_cohort(&mut self) {
        let table = cohort::TRANSITIONS;
        let verb = Cells::verb(&mut self.dice, table, cohorts::Verb::ALL, self.cohort);
        // Few cohorts are cancelled, or there were no lives.
        let ends = verb == cohorts::Verb::Cancel && self.cohort.after(verb).is_some();
        if ends && !self.dice.percent(8) {
            return;
        }
        self.cells.tried("cohort", self.cohort, verb);
        self.cohort = self.cohort.after(verb).unwrap_or(self.cohort);
    }

    fn step_mentee(&mut self) {
        let mentee = self.dice.below(MENTEES);
        let status = self.mentees[mentee];
        let table = application::TRANSITIONS;
        let verb = Cells::verb(&mut self.dice, table, applications::Verb::ALL, status);
        use applications::Verb::{Accept, Defer, NotAccept, Withdraw};
        let ends = matches!(verb, Accept | Defer | NotAccept | Withdraw);
        if ends && status.after(verb).is_some() && !self.dice.percent(20) {
            return;
        }
        self.cells.tried("application", status, verb);
        let Some(to) = status.after(verb) else { return };
        self.mentees[mentee] = to;
        if to == applications::Status::Withdrawn {
            self.part(|between| between.mentee == mentee);
        }
    }

    fn step_mentor(&mut self) {
        let number = self.dice.below(MENTORS);
        let status = self.mentors[number].0;
        let table = mentor::TRANSITIONS;
        let verb = Cells::verb(&mut self.dice, table, mentors::Verb::ALL, status);
        use mentors::Verb::{Decline, Join, SelectElsewhere, Withdraw};
        let ends = matches!(verb, Decline | Join | SelectElsewhere | Withdraw);
        if ends && status.after(verb).is_some() && !self.dice.percent(15) {
            return;
        }
        self.cells.tried("mentor", status, verb);
        let Some(to) = status.after(verb) else { return };
        self.mentors[number].0 = to;
        if to == mentors::Status::Withdrawn {
            self.part(|between| between.mentor == number);
        }
    }

    /// The rest of the house: a proposed pair, an interview, an event with five guests.
    fn step_others(&mut self) {
        let (dice, cells) = (&mut self.dice, &mut self.cells);
        let verb = Cells::verb(dice, proposed::TRANSITIONS, matching::Verb::ALL, self.decision);
        cells.tried("proposed pair", self.decision, verb);
        self.decision = self.decision.after(verb).unwrap_or(self.decision);
        let verb =
            Cells::verb(dice, interviews::TRANSITIONS, interviews::Verb::ALL, self.interview);
        cells.tried("interview", self.interview, verb);
        self.interview = self.interview.after(verb).unwrap_or(self.interview);
        let verb = Cells::verb(dice, events::TRANSITIONS, events::Verb::ALL, self.event);
        cells.tried("event", self.event, verb);
        self.event = self.event.after(verb).unwrap_or(self.event);
        let verb = Cells::verb(dice, surveys::TRANSITIONS, surveys::Verb::ALL, self.survey);
        cells.tried("survey", self.survey, verb);
        self.survey = self.survey.after(verb).unwrap_or(self.survey);
        if matches!(self.survey, surveys::Status::Closed | surveys::Status::Dropped)
            && dice.percent(20)
        {
            self.survey = surveys::Status::Draft;
        }
        let guest = dice.below(self.guests.len());
        let standing = self.guests[guest];
        let mut step = Cells::verb(dice, events::STANDINGS, events::Step::ALL, standing);
        let of = |guests: &[events::Standing], standing| {
            guests.iter().filter(|guest| **guest == standing).count() as i64
        };
        let placed = of(&self.guests, events::Standing::Placed);
        let waiting = of(&self.guests, events::Standing::Waiting);
        // Who signs up gets what there is, and nobody moves up without a place.
        if matches!(step, events::Step::Place | events::Step::Wait)
            && standing.after(step).is_some()
        {
            step = events::seat(Some(SEATS), placed, waiting);
        }
        if step == events::Step::MoveUp && events::moving_up(Some(SEATS), placed, waiting) == 0 {
            return;
        }
        cells.tried("sign-up", standing, step);
        self.guests[guest] = standing.after(step).unwrap_or(standing);
        let placed = of(&self.guests, events::Standing::Placed);
        assert!(placed <= SEATS, "{placed} guests for {SEATS} places");
    }

    /// The best pairs of whoever is free are proposed; some of them are released.
    fn release(&mut self) {
        use cohorts::Status::{Confirmed, Matching, Running};
        if !matches!(self.cohort, Matching | Confirmed | Running) {
            return;
        }
        let open = |is: &dyn Fn(&Between) -> bool| {
            let pairs = self.pairs.iter().zip(&self.trail.pairs);
            pairs.filter(|(pair, between)| pair.status.is_open() && is(between)).count()
        };
        let accepted = applications::Status::Accepted;
        let free = (0..MENTEES).filter(|mentee| self.mentees[*mentee] == accepted);
        let free = free.filter(|mentee| open(&|between| between.mentee == *mentee) == 0);
        let mentees: Vec<_> = free.map(mentee_of).collect();
        let available = |number: &usize| self.mentors[*number].0 == mentors::Status::Available;
        let left = |number: usize| {
            self.mentors[number].1.saturating_sub(open(&|between| between.mentor == number))
        };
        let mentors = (0..MENTORS).filter(available).map(|number| mentor_of(number, left(number)));
        let mentors: Vec<_> = mentors.collect();
        let taken = open(&|_| true);
        let parted = self.trail.pairs.iter().zip(&self.pairs);
        let vetoes = parted.filter(|(_, pair)| !pair.status.is_open());
        let vetoes = vetoes.map(|(of, _)| (application_id(of.mentee), mentor_id(of.mentor)));
        let task = Task {
            mentees: &mentees,
            mentors: &mentors,
            locks: &BTreeSet::new(),
            vetoes: &vetoes.collect(),
            places: u32::try_from(PLACES.saturating_sub(taken)).expect("few"),
            yardstick: &Yardstick::default(),
            objective: Objective::default(),
            earlier: None,
            today: self.today,
        };
        let proposal = propose(&task).expect("small tasks are solved");
        assert!(proposal.proof.valid, "every proposal is proven");
        for found in proposal.pairs {
            if self.dice.percent(70) {
                self.offer(number_of(found.application.0), number_of(found.mentor.0) - 1_000);
            }
        }
    }

    fn offer(&mut self, mentee: usize, mentor: usize) {
        let mut earlier = (0..self.pairs.len()).rev();
        let follows = earlier.find(|pair| {
            let is_dissolved = self.pairs[*pair].status == Status::Dissolved;
            is_dissolved && self.trail.pairs[*pair].mentee == mentee
        });
        self.pairs.push(Pair {
            status: Status::Offered,
            answers: Answers::default(),
            said_yes: [false; 2],
            is_over: false,
            stay: Sides::default(),
            last_on: self.today,
            meetings: Vec::new(),
            asked: None,
            open: BTreeMap::new(),
            done: Vec::new(),
        });
        self.trail.pairs.push(Between { mentee, mentor, follows });
        self.tell(self.pairs.len() - 1, self.today, What::Became(Status::Offered));
    }

    fn answer(&mut self) {
        let Some(number) = self.any_pair() else { return };
        let side = self.dice.one(&[Side::Mentee, Side::Mentor]);
        let yes = self.dice.percent(85);
        let answer = if yes { Answer::Accepted } else { Answer::Declined };
        let pair = &mut self.pairs[number];
        if pair.status == Status::Completed {
            match side {
                Side::Mentee => pair.stay.mentee = yes,
                Side::Mentor => pair.stay.mentor = yes,
            }
        }
        let Some(effect) = effect(pair.status, pair.answers, side, answer) else { return };
        pair.answers = pair.answers.with(side, answer);
        pair.said_yes[usize::from(side == Side::Mentor)] = yes;
        pair.is_over |= !yes;
        if let Effect::Step(verb) = effect {
            self.step(number, verb, self.today);
        }
    }

    fn step_pair(&mut self) {
        let Some(number) = self.any_pair() else { return };
        let status = self.pairs[number].status;
        let verb = Cells::verb(&mut self.dice, partnership::TRANSITIONS, Verb::ALL, status);
        let ends = matches!(verb, Verb::Retract | Verb::Withdraw | Verb::Dissolve | Verb::Complete);
        if ends && status.after(verb).is_some() && !self.dice.percent(20) {
            return;
        }
        // The office writes some things down days later; a wrong record never was.
        let back = if self.dice.percent(30) { self.dice.below(9) as i64 } else { 0 };
        let on = self.today.saturating_sub(Span::new().days(back)).max(self.pairs[number].last_on);
        self.step(number, verb, on);
    }

    fn step(&mut self, number: usize, verb: Verb, on: Date) {
        let pair = &mut self.pairs[number];
        self.cells.tried("partnership", pair.status, verb);
        let Some(to) = pair.status.after(verb) else { return };
        (pair.status, pair.last_on) = (to, on);
        let goes_on = matches!(verb, Verb::Accept | Verb::Start | Verb::Pause | Verb::Resume);
        pair.is_over |= !goes_on;
        self.tell(number, on, What::Became(to));
    }

    fn meet(&mut self) {
        use Status::{Accepted, Paused, Running};
        let Some(number) = self.any_pair() else { return };
        if !matches!(self.pairs[number].status, Accepted | Running | Paused) {
            return;
        }
        let back = Span::new().days(self.dice.below(20) as i64);
        let offered = self.trail.lines.iter().find(|line| line.pair == number);
        let on = self.today.saturating_sub(back).max(offered.expect("it was offered").on);
        let (meeting, minutes) = (self.meetings, 15 * (1 + self.dice.below(12)) as u64);
        self.meetings += 1;
        self.pairs[number].meetings.push((meeting, on, minutes));
        self.tell(number, on, What::Met(minutes, meeting));
    }

    fn take_meeting_back(&mut self) {
        let Some(number) = self.any_pair() else { return };
        let meetings = self.pairs[number].meetings.len();
        if meetings > 0 {
            let wrong = self.dice.below(meetings);
            let (meeting, on, _) = self.pairs[number].meetings.swap_remove(wrong);
            self.tell(number, on, What::NotMet(meeting));
        }
    }

    /// Every open pair of somebody who leaves comes to its end.
    fn part(&mut self, is: impl Fn(&Between) -> bool) {
        for number in 0..self.pairs.len() {
            if is(&self.trail.pairs[number]) {
                let verb = match self.pairs[number].status {
                    Status::Offered | Status::Accepted => Verb::Withdraw,
                    Status::Running | Status::Paused => Verb::Dissolve,
                    _ => continue,
                };
                self.step(number, verb, self.today);
            }
        }
    }

    pub(crate) fn any_pair(&mut self) -> Option<usize> {
        let all: Vec<_> = (0..self.pairs.len()).collect();
        let is_open = |pair: &usize| self.pairs[*pair].status.is_open();
        let open: Vec<_> = all.iter().copied().filter(is_open).collect();
        let among = if !open.is_empty() && self.dice.percent(85) { open } else { all };
        self.dice.some(&among)
    }

    pub(crate) fn statuses(&self, number: usize) -> Vec<(Status, Date)> {
        let lines = self.trail.lines.iter().filter(|line| line.pair == number);
        let became = lines.filter_map(|line| match line.what {
            What::Became(status) => Some((status, line.on)),
            _ => None,
        });
        became.collect()
    }

    pub(crate) fn tell(&mut self, pair: usize, on: Date, what: What) {
        self.touched = self.touched.min(on);
        self.trail.lines.push(Line { on, known: self.clock, pair, what });
    }

    /// What must hold whatever has happened.
    pub(crate) fn check(&self) {
        let mut open = self.pairs.iter().zip(&self.trail.pairs);
        let (mut by_mentee, mut by_mentor) = (BTreeMap::new(), BTreeMap::new());
        for (_, between) in open.by_ref().filter(|(pair, _)| pair.status.is_open()) {
            *by_mentee.entry(between.mentee).or_insert(0) += 1;
            *by_mentor.entry(between.mentor).or_insert(0) += 1;
        }
        assert!(by_mentee.values().all(|pairs| *pairs == 1), "one open pair: {by_mentee:?}");
        for (mentor, pairs) in &by_mentor {
            assert!(*pairs <= self.mentors[*mentor].1, "mentor {mentor} has {pairs} pairs");
        }
        assert!(by_mentee.len() <= PLACES, "more pairs than the cohort has places");
        for pair in &self.pairs {
            let stay = pair.status == Status::Completed && pair.stay.mentee && pair.stay.mentor;
            let may = (pair.said_yes == [true, true] && !pair.is_over) || stay;
            let shares = shares_contact(pair.status, pair.answers, pair.stay);
            assert!(!shares || may, "{}: contact without two yes, or after the end", pair.status);
            // The witness knows no rule: a month of pause, and nobody asks or has asked lately.
            let asked = pair.done.iter().filter(|(rule, _)| *rule == Rule::Pause).map(|of| of.1);
            let days = |since: Date| self.today.duration_since(since).as_hours() / 24;
            let is_asked =
                pair.open.contains_key(&Rule::Pause) || asked.max().is_some_and(|on| days(on) < 14);
            let unfit = pair.asked.is_some_and(|asked| asked.unfit_since.is_some());
            let is_heard = pair.status != Status::Running || pair.open.contains_key(&Rule::Fit);
            assert!(!unfit || is_heard, "somebody said that it does not fit, and nobody is asked");
            let is_long = pair.status == Status::Paused && days(pair.last_on) >= 30;
            assert!(!is_long || is_asked, "paused since {} on {}", pair.last_on, self.today);
        }
    }
}

fn number_of(id: Uuid) -> usize {
    usize::try_from(id.as_u128()).expect("small numbers")
}

fn application_id(mentee: usize) -> ApplicationId {
    ApplicationId(Uuid::from_u128(mentee as u128))
}

fn mentor_id(mentor: usize) -> MentorId {
    MentorId(Uuid::from_u128(1_000 + mentor as u128))
}

fn mentee_of(number: usize) -> Mentee {
    Mentee {
        application: application_id(number),
        reference: format!("E-{number}"),
        organisation: None,
        gender: None,
        profile: MenteeProfile::default(),
        conflicts: Vec::new(),
        received_on: jiff::civil::date(2025, 12, 1),
    }
}

fn mentor_of(number: usize, left: usize) -> Mentor {
    Mentor {
        mentor: mentor_id(number),
        reference: format!("M-{number}"),
        gender: None,
        profile: MentorProfile::default(),
        capacity_free: u32::try_from(left).expect("few"),
    }
}
