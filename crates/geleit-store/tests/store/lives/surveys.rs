//! Surveys of a life: the office has them asked, and both sides answer, most people most questions.

use super::dice::Cells;
use super::house::House;
use geleit_domain::id::{InvitationId, SurveyId};
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::surveys::{Given, Question, Status, TRANSITIONS, Verb, Wave};
use geleit_store::secrets::Secret;
use geleit_store::surveys::{ASKED_LETTER, Answered, NewSurvey, Own, Plan};
use geleit_store::{Error, Result};
use jiff::Span;
use std::collections::BTreeSet;

impl House {
    /// The office makes a survey, or does with one whatever comes to its mind.
    pub(super) async fn step_survey(&mut self) -> Result<()> {
        let listed = self.store.list_surveys(&self.office, None, 9).await?;
        let all: Vec<_> = listed.iter().map(|one| SurveyId(one.id)).collect();
        let Some(survey) = self.dice.some(&all).filter(|_| self.dice.percent(65)) else {
            let (wave, days) = (self.dice.one(Wave::ALL), self.dice.below(4));
            return self.plan_survey(wave, days).await;
        };
        let before = self.store.show_survey(&self.office, survey).await?.survey;
        let status = before.status()?;
        let verb = Cells::verb(&mut self.dice, TRANSITIONS, Verb::ALL, status);
        self.lived.cells.tried("survey", status, verb);
        let (office, version) = (&self.office, before.version);
        self.store.step_survey(office, survey, version, verb, self.now).await?;
        Ok(())
    }

    /// A survey that asks in so many days.
    async fn plan_survey(&mut self, wave: Wave, days: usize) -> Result<()> {
        let (cohort, is_anonymous) = (self.cohort, self.dice.percent(50));
        let new = NewSurvey { cohort, waves: vec![wave], is_anonymous };
        let made = self.store.create_surveys(&self.office, &new, self.now).await?;
        let survey = *made.first().expect("the wave was new");
        let due = self.today().saturating_add(span(days));
        let closes = due.saturating_add(span(self.dice.below(10)));
        let plan = Plan { due, closes, is_anonymous };
        self.store.change_survey(&self.office, survey, 1, plan, self.now).await?;
        self.store.step_survey(&self.office, survey, 2, Verb::Plan, self.now).await?;
        Ok(())
    }

    /// People are asked at once.
    pub(super) async fn ask_today(&mut self, waves: &[Wave]) -> Result<()> {
        for wave in waves {
            self.plan_survey(*wave, 0).await?;
        }
        self.store.keep_surveys(self.programme, self.now).await?;
        Ok(())
    }

    /// Whoever is asked answers; where nobody is, somebody asks.
    pub(super) async fn answer_survey(&mut self) -> Result<()> {
        let listed = self.store.list_surveys(&self.office, None, 9).await?;
        let open = listed.iter().filter(|one| one.status == Status::Open.text());
        let open: Vec<_> = open.map(|one| (SurveyId(one.id), one.is_anonymous)).collect();
        match self.dice.some(&open) {
            Some((survey, false)) => self.answer_on_the_telephone(survey).await,
            Some((_, true)) => self.answer_behind_links().await,
            None => {
                let wave = self.dice.one(Wave::ALL);
                self.ask_today(&[wave]).await
            }
        }
    }

    /// Most of those who have a letter and have not answered do so.
    pub(super) async fn answer_behind_links(&mut self) -> Result<()> {
        let letters = self.store.read(self.programme).await?.newest_mails(999).await?;
        let asked = letters.iter().filter(|letter| letter.template == ASKED_LETTER);
        let asked: BTreeSet<_> = asked.filter_map(|letter| letter.subject_id).collect();
        let mut opened = Vec::new();
        for invitation in asked {
            let id = InvitationId(invitation);
            let link = match self.store.create_survey_link(self.programme, id, self.now).await {
                Ok(link) => Secret::read(&link).expect("just made"),
                // They have answered, or it is over.
                Err(Error::NotFound) => continue,
                Err(error) => return Err(error),
            };
            let own = self.store.own_survey_by_link(&link, self.now).await?;
            opened.push((link, own));
        }
        // Ids are random, and the same life goes the same way.
        opened.sort_by_key(|(_, own)| (own.survey.wave.clone(), own.side));
        for (link, own) in opened {
            if self.dice.percent(90) {
                self.answer_by(&link, &own).await?;
            }
        }
        Ok(())
    }

    async fn answer_by(&mut self, link: &Secret, own: &Own) -> Result<()> {
        let given = self.some_answers(own.questions.iter());
        if given.is_empty() {
            return Ok(());
        }
        let answered = Answered { given, story: None, is_anew: false };
        self.store.answer_survey_by_link(link, &answered, self.now).await?;
        if own.survey.is_anonymous {
            self.remember(own, &answered.given);
        }
        Ok(())
    }

    /// The office calls those who have not answered, and a few who now say it otherwise.
    async fn answer_on_the_telephone(&mut self, survey: SurveyId) -> Result<()> {
        let questions = self.store.show_survey(&self.office, survey).await?.questions;
        let asked = self.store.survey_asked(&self.office, survey).await?;
        for one in asked {
            let often = if one.has_answered { 20 } else { 90 };
            if !self.dice.percent(often) {
                continue;
            }
            let of_side = questions.iter().filter(|question| question.side.text() == one.side);
            let given = self.some_answers(of_side);
            if given.is_empty() {
                continue;
            }
            let answered = Answered { given, story: None, is_anew: true };
            let (invitation, how) = (InvitationId(one.id), (&answered, Way::Phone));
            self.store.note_survey_answers(&self.office, survey, invitation, how, self.now).await?;
        }
        Ok(())
    }

    /// Any of the answers to choose from, to most of the questions that have some.
    fn some_answers<'a>(&mut self, questions: impl Iterator<Item = &'a Question>) -> Vec<Given> {
        let mut given = Vec::new();
        for question in questions {
            let values = question.values();
            if values.is_empty() || self.dice.percent(7) {
                continue;
            }
            let value = values[self.dice.below(values.len())].clone();
            given.push(Given { question: question.id, values: vec![value] });
        }
        given
    }

    fn remember(&mut self, own: &Own, given: &[Given]) {
        let (wave, side) = (&own.survey.wave, own.side);
        for one in given {
            let question = own.questions.iter().find(|question| question.id == one.question);
            let published = question.and_then(|question| question.published);
            let published = published.expect("nobody has added a question");
            for value in &one.values {
                let said = format!("'{wave}', '{side}', '{published}', '{value}'");
                *self.heard.entry(said).or_default() += 1;
            }
        }
    }
}

fn span(days: usize) -> Span {
    Span::new().days(i64::try_from(days).expect("a few days"))
}
