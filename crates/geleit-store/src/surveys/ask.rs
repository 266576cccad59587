//! What the calendar does about surveys: asks everybody on the day, reminds once after a week, and
//! closes after the last day. Whoever has no address gets a named survey on paper, and the office
//! notes the answers; an anonymous one cannot be answered so, and says whom it has not reached.
//! Whom no letter has reached is asked as soon as there is an address to write to: `late.rs`; and
//! whoever gets somebody later, at the own beginning: `newcomers.rs`.

use super::{ASKED_LETTER, KIND, REMINDED_LETTER, Survey};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::Result;
use crate::macros::{all, execute, insert_all, row};
use crate::mails::Letter;
use crate::matching::RELEASE_DELAY;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PersonId, ProgrammeId, SurveyId};
use geleit_domain::surveys::{REMIND_AFTER_DAYS, Side, Verb};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;
use uuid::Uuid;

pub(super) const TO_OPEN: &str = "
    SELECT s.id FROM survey s
    JOIN cohort c ON c.programme_id = s.programme_id AND c.id = s.cohort_id
        AND c.status <> 'cancelled'
    WHERE s.programme_id = $1 AND s.status = 'planned' AND s.due_on <= $2
        AND s.closes_on >= $2";
pub(super) const TO_CLOSE: &str = "
    SELECT id FROM survey WHERE programme_id = $1 AND status = 'open' AND closes_on < $2";
// Nobody may know of a pair while its release can still be withdrawn. `$4`: also pairs that have
// come to their end, good or early: else only those who have stayed would say how it was. Whoever
// has left the programme is asked nothing more, and neither is an erased person, who has no name.
pub(super) const MENTEES: &str = "
    SELECT DISTINCT p.id, p.language, p.email_key, a.organisation_id FROM partnership s
    JOIN person p ON p.programme_id = s.programme_id AND p.id = s.person_id
    JOIN application a ON a.programme_id = s.programme_id AND a.id = s.application_id
    WHERE s.programme_id = $1 AND s.cohort_id = $2 AND (s.status IN ('accepted', 'running',
        'paused') OR (s.status = 'completed' AND $4)
            OR (s.status = 'dissolved' AND a.status <> 'withdrawn' AND $4))
        AND s.created_at <= $3
        AND NOT EXISTS (SELECT 1 FROM person_version n
            WHERE n.programme_id = p.programme_id AND n.person_id = p.id
                AND n.known_until IS NULL AND n.given_name = '' AND n.family_name = '')
    ORDER BY p.id";
pub(super) const MENTORS: &str = "
    SELECT DISTINCT p.id, p.language, p.email_key, m.organisation_id FROM partnership s
    JOIN mentor m ON m.programme_id = s.programme_id AND m.id = s.mentor_id
    JOIN person p ON p.programme_id = m.programme_id AND p.id = m.person_id
    WHERE s.programme_id = $1 AND s.cohort_id = $2 AND (s.status IN ('accepted', 'running',
        'paused') OR (s.status = 'completed' AND $4)
            OR (s.status = 'dissolved' AND m.status <> 'withdrawn' AND $4))
        AND s.created_at <= $3
        AND NOT EXISTS (SELECT 1 FROM person_version n
            WHERE n.programme_id = p.programme_id AND n.person_id = p.id
                AND n.known_until IS NULL AND n.given_name = '' AND n.family_name = '')
    ORDER BY p.id";
/// Who is asked already, on which side.
pub(super) const KNOWN: &str = "
    SELECT person_id, side FROM survey_invitation
    WHERE programme_id = $1 AND survey_id = $2 AND person_id IS NOT NULL";
pub(super) const INVITE: &str = "
    INSERT INTO survey_invitation (programme_id, id, survey_id, person_id, side, organisation_id,
        asked_on, is_reached) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
/// Whoever was asked until `$2`, with a letter that has gone out, or was posted, before `$3`. Few
/// surveys are open: they come first, whatever the engine believes of the invitations.
pub(super) const TO_REMIND: &str = "
    SELECT i.id, i.survey_id, i.person_id, p.language
    FROM survey s CROSS JOIN survey_invitation i CROSS JOIN person p
    WHERE s.programme_id = $1 AND s.status = 'open'
        AND i.programme_id = s.programme_id AND i.survey_id = s.id AND i.has_answered = FALSE
        AND i.reminded_on IS NULL AND i.asked_on <= $2
        AND p.programme_id = i.programme_id AND p.id = i.person_id
        AND (p.email_key <> '' OR s.is_anonymous = FALSE)
        AND EXISTS (SELECT 1 FROM mail m
            WHERE m.programme_id = i.programme_id AND m.subject_id = i.id
                AND m.person_id = i.person_id AND m.template = 'survey_asked'
                AND COALESCE(m.sent_at, m.posted_at) < $3)";
pub(super) const REMINDED: &str = "
    UPDATE survey_invitation SET reminded_on = $3, is_reached = TRUE
    WHERE programme_id = $1 AND id = $2 AND reminded_on IS NULL AND has_answered = FALSE";

row! {
    pub(super) struct Candidate {
        id: Uuid,
        language: String,
        email_key: String,
        organisation_id: Option<Uuid>,
    }
}

row! {
    struct Silent {
        id: Uuid,
        survey_id: Uuid,
        person_id: Uuid,
        language: String,
    }
}

impl Store {
    /// Opens surveys whose day has come, asks whom no letter could reach before and whoever has
    /// come since, reminds whoever has not answered after a week, and closes those whose last day
    /// is over. Asked again on the same day, it changes nothing; gives how many surveys have moved
    /// and how many people were reminded.
    ///
    /// # Errors
    /// The database failed; then it is tried again the next time.
    pub async fn keep_surveys(&self, programme: ProgrammeId, now: Timestamp) -> Result<(u64, u64)> {
        let mut tx = self.read(programme).await?;
        let today = tx.programme().await?.today(now);
        let day = today.to_string();
        let open: Vec<(Uuid,)> = all!(tx, TO_OPEN, programme.0, &day)?;
        let close: Vec<(Uuid,)> = all!(tx, TO_CLOSE, programme.0, &day)?;
        let silent = tx.survey_silent(today).await?;
        drop(tx);
        self.ask_unreached(programme, now).await?;
        self.ask_newcomers(programme, now).await?;
        let opened = open.into_iter().map(|(survey,)| (survey, Verb::Open));
        let closed = close.into_iter().map(|(survey,)| (survey, Verb::Close));
        let mut moved = 0;
        for (survey, verb) in opened.chain(closed) {
            moved += u64::from(self.move_on(programme, SurveyId(survey), verb, now).await?);
        }
        let reminded =
            if silent.is_empty() { 0 } else { self.remind(programme, today, now).await? };
        Ok((moved, reminded))
    }

    /// One step of the calendar; whatever somebody else has done meanwhile stays.
    async fn move_on(
        &self,
        programme: ProgrammeId,
        survey: SurveyId,
        verb: Verb,
        now: Timestamp,
    ) -> Result<bool> {
        let mut tx = self.write(programme).await?;
        let held = tx.hold_survey(survey).await?;
        if held.status()?.after(verb).is_none() {
            return Ok(false);
        }
        tx.move_survey(&Actor::operator(programme), &held, verb, now).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn remind(&self, programme: ProgrammeId, today: Date, now: Timestamp) -> Result<u64> {
        let mut tx = self.write(programme).await?;
        let mut reminded = Vec::new();
        for one in tx.survey_silent(today).await? {
            let day = today.to_string();
            // Another node may have been first.
            if execute!(tx, REMINDED, programme.0, one.id, day)? == 0 {
                continue;
            }
            let (id, person) = (one.id, PersonId(one.person_id));
            tx.write_survey_letter(REMINDED_LETTER, id, person, &one.language, now).await?;
            reminded.push(one.survey_id);
        }
        let count = u64::try_from(reminded.len()).unwrap_or(u64::MAX);
        reminded.sort();
        reminded.dedup();
        let entry = |subject: &Uuid| Entry {
            verb: "survey.remind",
            subject_kind: KIND,
            subject: *subject,
            detail: "",
            reason: None,
        };
        let entries: Vec<_> = reminded.iter().map(entry).collect();
        if !entries.is_empty() {
            tx.record_all(&Actor::operator(programme), &entries, now).await?;
        }
        tx.commit().await?;
        Ok(count)
    }
}

impl Tx {
    /// Whoever got the question a week ago, has not answered and was not reminded.
    async fn survey_silent(&mut self, today: Date) -> Result<Vec<Silent>> {
        let asked = today.saturating_sub(REMIND_AFTER_DAYS.days());
        let sent_before = micros(self.programme().await?.end_of(asked));
        all!(self, TO_REMIND, self.programme.0, asked.to_string(), sent_before)
    }

    /// Invites both sides of the pairs of the cohort, each person once per side; gives how many.
    /// The survey is held.
    pub(super) async fn ask_everybody(
        &mut self,
        survey: &Survey,
        today: &str,
        now: Timestamp,
    ) -> Result<usize> {
        let people = self.not_yet_asked(survey, now).await?.into_iter();
        let people: Vec<_> = people.map(|(side, one)| (id(now), side, one)).collect();
        let is_reached = |one: &Candidate| !survey.is_anonymous || !one.email_key.is_empty();
        let programme = self.programme.0;
        insert_all!(
            self,
            INVITE,
            people,
            |(id, side, one)| programme,
            *id,
            survey.id,
            one.id,
            side.text(),
            one.organisation_id.filter(|_| !survey.is_anonymous),
            today,
            is_reached(one)
        );
        for (invitation, _, one) in people.iter().filter(|(_, _, one)| is_reached(one)) {
            let person = PersonId(one.id);
            self.write_survey_letter(ASKED_LETTER, *invitation, person, &one.language, now).await?;
        }
        Ok(people.len())
    }

    /// The sides of the pairs of the cohort for whom there are questions and who are not invited.
    pub(super) async fn not_yet_asked(
        &mut self,
        survey: &Survey,
        now: Timestamp,
    ) -> Result<Vec<(Side, Candidate)>> {
        let questions = self.survey_questions(survey.survey_id()).await?;
        let known: Vec<(Uuid, String)> = all!(self, KNOWN, self.programme.0, survey.id)?;
        let known: BTreeSet<_> = known.into_iter().collect();
        let mut people = Vec::new();
        for side in Side::ALL {
            if questions.iter().any(|question| question.side == *side) {
                let mut found = self.survey_people(survey, *side, now).await?;
                found.retain(|one| !known.contains(&(one.id, side.text().to_owned())));
                people.extend(found.into_iter().map(|one| (*side, one)));
            }
        }
        Ok(people)
    }

    async fn survey_people(
        &mut self,
        survey: &Survey,
        side: Side,
        now: Timestamp,
    ) -> Result<Vec<Candidate>> {
        let (programme, final_since) = (self.programme.0, micros(now - RELEASE_DELAY));
        let finished = survey.wave()?.asks_who_has_finished();
        let cohort = survey.cohort_id;
        let mut found: Vec<Candidate> = match side {
            Side::Mentee => all!(self, MENTEES, programme, cohort, final_since, finished)?,
            Side::Mentor => all!(self, MENTORS, programme, cohort, final_since, finished)?,
        };
        // Somebody whose application was renewed stands here for both organisations.
        found.dedup_by_key(|one| one.id);
        Ok(found)
    }

    pub(super) async fn write_survey_letter(
        &mut self,
        template: &str,
        invitation: Uuid,
        person: PersonId,
        language: &str,
        now: Timestamp,
    ) -> Result<()> {
        let letter = Letter {
            template,
            language,
            person: Some(person),
            account: None,
            subject: Some(invitation),
            due: now,
        };
        self.post(letter, now).await?;
        Ok(())
    }
}
