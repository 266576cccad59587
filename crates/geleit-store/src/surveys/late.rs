//! Whom no letter of an open survey has reached, because there was no address or nobody lived there:
//! asked as soon as there is one. Whoever does without such letters is not written to again.

use super::{ASKED_LETTER, Survey};
use crate::connect::Store;
use crate::error::Result;
use crate::macros::{all, execute, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PersonId, ProgrammeId, SurveyId};
use geleit_domain::surveys::Status;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Open surveys whose last day is not over. A letter that went out, waits, was printed or is not
/// wanted is one; few surveys are open: they come first, whatever the engine believes of the
/// invitations.
macro_rules! unreached {
    ($columns:literal, $which:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM survey s CROSS JOIN survey_invitation i CROSS JOIN person p
            WHERE s.programme_id = $1 AND s.status = 'open' AND s.closes_on >= $2
                AND i.programme_id = s.programme_id AND i.survey_id = s.id
                AND i.has_answered = FALSE
                AND p.programme_id = i.programme_id AND p.id = i.person_id
                AND p.email_key <> '' AND p.email_bounced_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM mail m
                    WHERE m.programme_id = i.programme_id AND m.subject_id = i.id
                        AND m.person_id = i.person_id AND m.template = 'survey_asked'
                        AND m.bounced_at IS NULL AND m.withdrawn_at IS NULL) ",
            $which
        )
    };
}
pub(super) const SURVEYS: &str = unreached!("DISTINCT s.id", "ORDER BY s.id");
pub(super) const OF_SURVEY: &str =
    unreached!("i.id, i.person_id, p.language", "AND s.id = $3 ORDER BY i.id");
pub(super) const REACHED: &str = "
    UPDATE survey_invitation SET is_reached = TRUE WHERE programme_id = $1 AND id = $2";

row! {
    struct Unreached {
        id: Uuid,
        person_id: Uuid,
        language: String,
    }
}

impl Store {
    /// Asks whoever can be reached by now.
    pub(super) async fn ask_unreached(&self, programme: ProgrammeId, now: Timestamp) -> Result<()> {
        let mut tx = self.read(programme).await?;
        let today = tx.programme().await?.today(now);
        let surveys: Vec<(Uuid,)> = all!(tx, SURVEYS, programme.0, today.to_string())?;
        drop(tx);
        for (survey,) in surveys {
            let mut tx = self.write(programme).await?;
            // Another node may have been first: the second sees its letters.
            let held = tx.hold_survey(SurveyId(survey)).await?;
            if held.status()? == Status::Open {
                tx.ask_late(&held, today, now).await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }
}

impl Tx {
    async fn ask_late(&mut self, survey: &Survey, today: Date, now: Timestamp) -> Result<()> {
        let programme = self.programme.0;
        let people: Vec<Unreached> =
            all!(self, OF_SURVEY, programme, today.to_string(), survey.id)?;
        for one in &people {
            execute!(self, REACHED, programme, one.id)?;
            let person = PersonId(one.person_id);
            self.write_survey_letter(ASKED_LETTER, one.id, person, &one.language, now).await?;
        }
        if people.is_empty() {
            return Ok(());
        }
        let detail = format!("{} asked", people.len());
        let operator = Actor::operator(self.programme);
        self.record_survey(&operator, survey.id, ("survey.ask", &detail), now).await
    }
}
