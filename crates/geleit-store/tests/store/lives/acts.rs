//! What its people and its office try, and what the calendar does.

use super::dice::Cells;
use super::house::House;
use crate::matching::acting;
use geleit_domain::actor::Actor;
use geleit_domain::applications;
use geleit_domain::cohorts::{self, Opening};
use geleit_domain::figures::Audience;
use geleit_domain::id::{ApplicationId, PartnershipId, PersonId, WarningId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::dissolution::Dissolution;
use geleit_domain::partnerships::fit::Fit;
use geleit_domain::partnerships::lifecycle::TRANSITIONS;
use geleit_domain::partnerships::meetings::{Channel, Meeting, Way};
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::partnerships::outcomes::{self, Observation, Proof, Source, TimePoint};
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::policy::Role;
use geleit_store::cohorts::Calendar;
use geleit_store::figures::Question;
use geleit_store::matching::RELEASE_DELAY;
use geleit_store::partnerships::fit::Said;
use geleit_store::partnerships::meetings::Noting;
use geleit_store::partnerships::warnings::Filter;
use geleit_store::partnerships::{Correction, Key, Partnership};
use geleit_store::secrets::Secret;
use geleit_store::{Error, Result};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

impl House {
    /// One thing is tried. Only what the database says of itself may be wrong with it: that it
    /// is refused is an answer.
    pub(super) async fn act(&mut self) {
        self.now += 1.minute();
        let (name, tried) = match self.dice.below(100) {
            0..15 => ("days pass", self.days_pass().await),
            15..17 => ("step the cohort", self.step_cohort().await),
            17 => ("add places", self.add_places().await),
            18..30 => ("answer", self.answer().await),
            30 => ("say whether it fits", self.say_whether_it_fits().await),
            31..59 => ("step", self.step().await),
            59..70 => ("meet", self.meet().await),
            70 => ("raise a hand", self.raise_a_hand().await),
            71..74 => ("take a meeting back", self.take_meeting_back().await),
            74..78 => ("act on a warning", self.act_on_warning().await),
            78..82 => ("observe", self.observe().await),
            82..86 => ("match anew", self.match_anew().await),
            86..91 => ("find somebody else", self.somebody_else().await),
            91..94 => ("correct", self.correct().await),
            94..96 => ("step a survey", self.step_survey().await),
            96..98 => ("answer a survey", self.answer_survey().await),
            _ => ("leave", self.leave().await),
        };
        self.tell(name, tried);
    }

    /// At the end the office notes what has become of some.
    pub(super) async fn take_stock(&mut self) {
        for _ in 0..3 {
            let tried = self.observe().await;
            self.tell("observe", tried);
        }
    }

    fn tell(&mut self, name: &'static str, tried: Result<()>) {
        match tried {
            Ok(()) => *self.lived.done.entry(name).or_default() += 1,
            Err(Error::Database(error)) => panic!("{error}"),
            Err(Error::Corrupt(what)) => panic!("{what}"),
            Err(_) => self.lived.refused += 1,
        }
    }

    /// The calendar does in the night what it does in the program.
    async fn days_pass(&mut self) -> Result<()> {
        let days = 1 + self.dice.below(14);
        self.now += (24 * i64::try_from(days).unwrap()).hours();
        let cohort = self.store.read(self.programme).await?.cohort(self.cohort).await?;
        let today = self.today();
        if Opening::of(None, &cohort.dates()?).starts_pairs(cohort.status()?, self.now, today) {
            let operator = Actor::operator(self.programme);
            self.store.start_partnerships(&operator, self.cohort, self.now).await?;
        }
        self.store.ask_whether_it_fits(self.programme, self.now).await?;
        self.store.keep_warnings(self.programme, self.now).await?;
        self.store.keep_surveys(self.programme, self.now).await?;
        let asked = Question::today(Audience::Internal);
        let report = self.store.cohort_report(&self.office, self.cohort, asked, self.now).await?;
        let silent = report.course.warnings.silent_over_30_days_without_action;
        assert_eq!(silent, Some(0), "somebody is asked to act, or has just acted");
        Ok(())
    }

    async fn step_cohort(&mut self) -> Result<()> {
        let status = self.store.read(self.programme).await?.cohort(self.cohort).await?.status()?;
        let verb = self.dice.one(cohorts::Verb::ALL);
        self.lived.cells.tried("cohort", status, verb);
        let operator = Actor::operator(self.programme);
        let (cohort, reason) = (self.cohort, Some("as the dice say"));
        self.store.step_cohort(&operator, cohort, verb, reason, self.now).await?;
        Ok(())
    }

    /// The office finds room for one pair more.
    async fn add_places(&mut self) -> Result<()> {
        let before = self.store.read(self.programme).await?.cohort(self.cohort).await?;
        let dates = before.dates()?;
        let calendar = Calendar {
            applications_until: dates.applications_until,
            matching_on: dates.matching_on,
            opening_on: dates.opening_on,
            starts_on: dates.starts_on,
            ends_on: dates.ends_on,
            capacity: u32::try_from(before.capacity).unwrap() + 1,
        };
        let (operator, cohort) = (Actor::operator(self.programme), self.cohort);
        self.store.change_cohort(&operator, cohort, before.version, &calendar, self.now).await
    }

    async fn answer(&mut self) -> Result<()> {
        let pair = self.pair(|status| status == Status::Offered).await?;
        let side = self.dice.one(&[Side::Mentee, Side::Mentor]);
        let answer = if self.dice.percent(88) { Answer::Accepted } else { Answer::Declined };
        let (id, version) = (PartnershipId(pair.id), pair.version);
        self.store.note_answer(&self.office, id, version, (side, answer), self.now).await
    }

    async fn step(&mut self) -> Result<()> {
        let pair = self.pair_in_any_status().await?;
        let (id, status) = (PartnershipId(pair.id), pair.status()?);
        let verb = Cells::verb(&mut self.dice, TRANSITIONS, Verb::ALL, status);
        // Nothing comes after the end: a life that comes to it early tells little.
        let ends = status.after(verb).is_some_and(|after| !after.is_open());
        if ends && self.dice.percent(60) {
            return Ok(());
        }
        self.lived.cells.tried("partnership", status, verb);
        if verb == Verb::Retract {
            return self.take_pair_back(&pair).await;
        }
        let back = if self.dice.percent(30) { self.dice.below(9) } else { 0 };
        let back = Span::new().days(i64::try_from(back).unwrap());
        let on = self.today().saturating_sub(back).max(self.last_day(&pair).await);
        let reason = Some("as the dice say");
        self.store.step_partnership(&self.office, id, verb, reason, on, self.now).await?;
        Ok(())
    }

    /// A pair does not begin something before what it did last.
    async fn last_day(&self, pair: &Partnership) -> Date {
        let mut tx = self.store.read(self.programme).await.unwrap();
        let facts = tx.status_facts("partnership", pair.id).await.unwrap();
        let believed = facts.iter().filter(|fact| fact.known_until.is_none());
        let last = believed.map(|fact| fact.on_date.parse::<Date>().unwrap()).max();
        last.unwrap_or(Date::MIN)
    }

    async fn meet(&mut self) -> Result<()> {
        let pair = self.pair(|status| status == Status::Running).await?;
        let back = Span::new().days(i64::try_from(self.dice.below(20)).unwrap());
        let minutes = 15 * (1 + u32::try_from(self.dice.below(12)).unwrap());
        let (on, channel) = (self.today().saturating_sub(back), Channel::Online);
        let meeting = Meeting { on, minutes, channel, topics: vec![], line: String::new() };
        let side = self.dice.one(&[None, Some(Side::Mentee), Some(Side::Mentor)]);
        let noting = Noting { side, way: Way::Phone, meeting, corrects: None };
        let id = PartnershipId(pair.id);
        self.store.note_meeting(&self.office, id, &noting, self.now).await.map(drop)
    }

    async fn say_whether_it_fits(&mut self) -> Result<()> {
        let pair = self.pair(|status| status == Status::Running).await?;
        let side = self.dice.one(&[Side::Mentee, Side::Mentor]);
        let answer = self.dice.one(Fit::ALL);
        let said = Said { side, way: Way::Phone, answer, line: "" };
        self.store.note_fit(&self.office, PartnershipId(pair.id), &said, self.now).await
    }

    /// The mentee asks for help.
    async fn raise_a_hand(&mut self) -> Result<()> {
        let pair = self.pair(|status| status == Status::Running).await?;
        let (id, mentee) = (PartnershipId(pair.id), PersonId(pair.person_id));
        let link = self.store.create_partnership_link(self.programme, id, mentee, self.now).await?;
        let secret = Secret::read(&link).expect("just made");
        self.store.raise_hand(Key::Link(&secret), "", self.now).await
    }

    async fn take_meeting_back(&mut self) -> Result<()> {
        let id = PartnershipId(self.any_pair().await?.id);
        let hours = self.store.hours_of_partnership(&self.office, id, self.now).await?;
        let wrong = hours.meetings.first().ok_or(Error::NotFound)?.id;
        self.store.retract_meeting(&self.office, id, wrong, "it was another pair", self.now).await
    }

    async fn act_on_warning(&mut self) -> Result<()> {
        let open = self.store.list_warnings(&self.office, &Filter::default(), 1).await?;
        let warning = WarningId(open.first().ok_or(Error::NotFound)?.id);
        self.store.close_warning(&self.office, warning, "called both", self.now).await
    }

    /// The office hears what has become of somebody, or that it was somebody else.
    async fn observe(&mut self) -> Result<()> {
        let id = PartnershipId(self.any_pair().await?.id);
        let known = self.store.outcomes_of_partnership(&self.office, id, self.now).await?;
        let noted = known.points.iter().find_map(|at| at.noted.first());
        if let Some(wrong) = noted.filter(|_| self.dice.percent(30)) {
            let why = "it was somebody else";
            let (office, now) = (&self.office, self.now);
            return self.store.retract_outcome(office, id, wrong.id, why, now).await;
        }
        let back = Span::new().days(i64::try_from(self.dice.below(9)).unwrap());
        let seen = Observation {
            kind: self.dice.one(outcomes::Kind::ALL),
            since: None,
            observed_on: self.today().saturating_sub(back),
            point: self.dice.one(&[TimePoint::End, TimePoint::FourWeeks]),
            source: Source::Office,
            proof: self.dice.one(Proof::ALL),
            line: String::new(),
        };
        self.store.note_outcome(&self.office, id, &seen, self.now).await?;
        // Somebody may have two at once, such as work and a course.
        if self.dice.percent(40) {
            let beside = Observation { kind: self.dice.one(outcomes::Kind::ALL), ..seen };
            self.store.note_outcome(&self.office, id, &beside, self.now).await?;
        }
        Ok(())
    }

    /// The best pairs of whoever is free are proposed, agreed to and released.
    pub(super) async fn match_anew(&mut self) -> Result<()> {
        let (cohort, now) = (self.cohort, self.now);
        self.store.propose(&self.office, cohort, None, now).await?;
        self.agree_and_release().await
    }

    async fn agree_and_release(&mut self) -> Result<()> {
        let (cohort, now, by) = (self.cohort, self.now, self.organisation);
        let partner = acting(self.programme, Role::Partner, Some(by));
        self.store.endorse_all(&partner, cohort, by, None, None, now).await?;
        self.store.release(&self.office, cohort, None, now).await?;
        self.now += RELEASE_DELAY;
        Ok(())
    }

    async fn somebody_else(&mut self) -> Result<()> {
        let pair = self.any_pair().await?;
        let id = PartnershipId(pair.id);
        let free = self.store.show_rematch(&self.office, id, self.now).await?;
        let to = free.mentors.first().ok_or(Error::NotFound)?.mentor;
        let fit = Dissolution::unexplained(self.today());
        let how = (pair.version, to, Some(&fit));
        self.store.rematch(&self.office, id, how, self.now).await?;
        self.match_anew().await
    }

    async fn correct(&mut self) -> Result<()> {
        let pair = self.any_pair().await?;
        self.take_pair_back(&pair).await
    }

    async fn take_pair_back(&mut self, pair: &Partnership) -> Result<()> {
        let (id, version) = (PartnershipId(pair.id), pair.version);
        let operator = Actor::operator(self.programme);
        let (wrong, why) = (Correction::Pair, "it was another mentee");
        self.store.correct_partnership(&operator, id, version, wrong, why, self.now).await
    }

    /// A mentee goes away.
    async fn leave(&mut self) -> Result<()> {
        let id = ApplicationId(self.any_pair().await?.application_id);
        let (verb, on) = (applications::Verb::Withdraw, self.today());
        let reason = Some("moved away");
        self.store.step_application(&self.office, id, verb, reason, on, self.now).await?;
        Ok(())
    }
}
