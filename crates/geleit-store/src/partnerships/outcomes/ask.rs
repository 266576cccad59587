//! Mentees are asked by letter what has become of them: once at each time point after the end. Who
//! was asked and then had somebody new is asked again after that.

use super::due::{Days, due_pairs};
use crate::connect::Store;
use crate::error::Result;
use crate::macros::{all, execute, row};
use crate::mails::Letter;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::id::{PersonId, ProgrammeId};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Asks a mentee what has become of them, with a link.
pub const ASK_LETTER: &str = "outcome_asked";

/// Whoever is completed late is asked to take stock first, and only a week later what has become of
/// them: `$8`.
pub(super) const TO_ASK: &str = due_pairs!(
    "p.id, p.application_id, p.person_id, f.on_date AS ended_on",
    "CROSS JOIN offer i",
    "AND i.programme_id = p.programme_id AND i.partnership_id = p.id AND i.side = 'mentee'
        AND NOT EXISTS (SELECT 1 FROM outcome_ask a
        WHERE a.programme_id = p.programme_id AND a.application_id = p.application_id
            AND a.asked_on >= f.on_date AND a.time_point = CASE
                WHEN f.on_date <= $4 THEN 'months_12' WHEN f.on_date <= $5 THEN 'months_6'
                WHEN f.on_date <= $6 THEN 'weeks_4' ELSE 'end' END)
        AND f.known_from < $8"
);

/// What was asked before the end `$8` was asked after another one.
pub(super) const ASK: &str = "
    INSERT INTO outcome_ask (programme_id, id, application_id, person_id, time_point, asked_on,
        created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (programme_id, application_id, time_point)
        DO UPDATE SET asked_on = excluded.asked_on, created_at = excluded.created_at
        WHERE outcome_ask.asked_on < $8";

row! {
    struct ToAsk {
        point: String,
        id: Uuid,
        application_id: Uuid,
        person_id: Uuid,
        ended_on: String,
    }
}

impl Store {
    /// Asks every mentee whose time point has come; gives how many letters. At the end itself the
    /// office asks, in the final interview.
    ///
    /// # Errors
    /// The database failed; then nobody is asked, and the next time everybody.
    pub async fn ask_about_outcomes(&self, programme: ProgrammeId, now: Timestamp) -> Result<u64> {
        let mut tx = self.read(programme).await?;
        let house = tx.programme().await?;
        let today = house.today(now);
        let Days { after, later: [twelve, six, four], cohorts, known, .. } =
            Days::of(&house, today);
        let until = four.clone();
        let to_ask: Vec<ToAsk> =
            all!(tx, TO_ASK, programme.0, after, until, twelve, six, four, cohorts, known)?;
        drop(tx);
        if to_ask.is_empty() {
            return Ok(0);
        }
        let (mut tx, mut letters) = (self.write(programme).await?, 0);
        for one in to_ask {
            letters += u64::from(tx.ask_about_outcome(&one, today, now).await?);
        }
        tx.commit().await?;
        Ok(letters)
    }
}

impl Tx {
    async fn ask_about_outcome(
        &mut self,
        one: &ToAsk,
        today: Date,
        now: Timestamp,
    ) -> Result<bool> {
        let (programme, at, on) = (self.programme.0, micros(now), today.to_string());
        let (application, person) = (one.application_id, one.person_id);
        // Another node may have been first.
        let (point, after) = (&one.point, &one.ended_on);
        let done =
            execute!(self, ASK, programme, id(now), application, person, point, on, at, after)?;
        if done == 0 {
            return Ok(false);
        }
        let person = PersonId(person);
        let language = self.language_of(person).await?;
        let letter = Letter {
            template: ASK_LETTER,
            language: &language,
            person: Some(person),
            account: None,
            subject: Some(one.id),
            due: now,
        };
        self.post(letter, now).await?;
        Ok(true)
    }
}
