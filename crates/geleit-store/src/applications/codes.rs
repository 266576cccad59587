//! Codes that staff find for what somebody wrote in own words; both stay readable in the history.

use super::step::SET_STATUS;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::execute;
use geleit_domain::actor::Actor;
use geleit_domain::id::ApplicationId;
use geleit_domain::policy::Action;
use geleit_domain::profile::{Coded, MenteeProfile};
use jiff::Timestamp;

/// The answers that carry a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodedAnswers {
    /// Occupation so far.
    pub occupation: Option<Coded>,
    /// Occupation aimed at.
    pub target_occupation: Option<Coded>,
    /// Industry.
    pub industry: Option<Coded>,
    /// Field of education.
    pub education_field: Option<Coded>,
}

impl CodedAnswers {
    /// Those of a profile.
    #[must_use]
    pub fn of(profile: &MenteeProfile) -> Self {
        Self {
            occupation: profile.occupation.clone(),
            target_occupation: profile.target_occupation.clone(),
            industry: profile.industry.clone(),
            education_field: profile.education_field.clone(),
        }
    }

    /// Which of them differ, as columns.
    fn changed(&self, before: &Self) -> Vec<&'static str> {
        let pairs = [
            ("occupation", &self.occupation, &before.occupation),
            ("target_occupation", &self.target_occupation, &before.target_occupation),
            ("industry", &self.industry, &before.industry),
            ("education_field", &self.education_field, &before.education_field),
        ];
        pairs.into_iter().filter(|(_, new, old)| new != old).map(|(column, ..)| column).collect()
    }
}

impl Store {
    /// Writes words and codes of an application; where nothing differs, nothing is written.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`].
    pub async fn set_codes(
        &self,
        actor: &Actor,
        application: ApplicationId,
        version: i64,
        answers: &CodedAnswers,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.application(application).await?;
        loaded.permit(actor, Action::Change)?;
        let mut profile = tx.mentee_profile(application).await?;
        let changed = answers.changed(&CodedAnswers::of(&profile)).join(", ");
        if changed.is_empty() {
            return Ok(());
        }
        let (programme, subject) = (actor.programme.0, application.0);
        if execute!(tx, SET_STATUS, programme, subject, version, &loaded.status)? == 0 {
            return Err(Error::Outdated);
        }
        let answers = answers.clone();
        profile.occupation = answers.occupation;
        profile.target_occupation = answers.target_occupation;
        profile.industry = answers.industry;
        profile.education_field = answers.education_field;
        tx.put_mentee_profile(application, &profile, now).await?;
        let entry = Entry {
            verb: "application.change",
            subject_kind: "application",
            subject,
            detail: &changed,
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}
