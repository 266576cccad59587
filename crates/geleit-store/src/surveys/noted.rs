//! Answers that the office notes for whoever says them on the telephone or on paper: of a named
//! survey that is open, through the same questions. An anonymous one knows nobody.

use super::own::{Invited, Own};
use super::{Answered, Survey, permit};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{InvitationId, SurveyId};
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const INVITED: &str = "
    SELECT i.id, i.side, i.has_answered, COALESCE(p.phone, '') AS phone,
        TRIM(v.given_name || ' ' || v.family_name) AS name
    FROM survey_invitation i
    JOIN person p ON p.programme_id = i.programme_id AND p.id = i.person_id
    JOIN person_version v ON v.programme_id = i.programme_id AND v.person_id = i.person_id
        AND v.known_until IS NULL
    WHERE i.programme_id = $1 AND i.survey_id = $2 AND (v.given_name <> '' OR v.family_name <> '')
    ORDER BY i.has_answered, v.sort_key, i.id";

row! {
    /// Somebody who is asked by a named survey.
    pub struct Asked {
        /// The invitation.
        pub id: Uuid,
        /// Side word.
        pub side: String,
        /// Have they answered?
        pub has_answered: bool,
        /// The telephone number; may be empty.
        pub phone: String,
        /// The full name.
        pub name: String,
    }
}

impl Store {
    /// Everybody whom a named survey asks, those without an answer first.
    ///
    /// # Errors
    /// [`Error::NotFound`], also of an anonymous survey, [`Error::Forbidden`].
    pub async fn survey_asked(&self, actor: &Actor, survey: SurveyId) -> Result<Vec<Asked>> {
        permit(actor, Action::Change)?;
        let mut tx = self.read(actor.programme).await?;
        tx.named_survey(survey).await?;
        all!(tx, INVITED, actor.programme.0, survey.0)
    }

    /// The questions of somebody whom a named survey asks, with what they have answered.
    ///
    /// # Errors
    /// As [`Store::survey_asked`].
    pub async fn survey_to_note(
        &self,
        actor: &Actor,
        survey: SurveyId,
        invitation: InvitationId,
    ) -> Result<Own> {
        permit(actor, Action::Change)?;
        let mut tx = self.read(actor.programme).await?;
        let invited = tx.asked_by(survey, invitation).await?;
        tx.own_survey(&invited).await
    }

    /// Notes what somebody has answered on the telephone or on paper.
    ///
    /// # Errors
    /// As [`Store::survey_asked`], [`Error::WrongStatus`] when nothing can be answered any more,
    /// [`Error::Outdated`] where somebody has answered whose answer was not shown,
    /// [`crate::Refusal::Invalid`].
    pub async fn note_survey_answers(
        &self,
        actor: &Actor,
        survey: SurveyId,
        invitation: InvitationId,
        (answered, way): (&Answered, Way),
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        let invited = tx.asked_by(survey, invitation).await?;
        tx.take_answers((actor, way), &invited, answered, now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn named_survey(&mut self, survey: SurveyId) -> Result<Survey> {
        let found = self.survey(survey).await?;
        if found.is_anonymous { Err(Error::NotFound) } else { Ok(found) }
    }

    async fn asked_by(&mut self, survey: SurveyId, invitation: InvitationId) -> Result<Invited> {
        self.named_survey(survey).await?;
        let invited = self.survey_invitation(invitation.0).await?;
        if invited.survey_id == survey.0 { Ok(invited) } else { Err(Error::NotFound) }
    }
}
