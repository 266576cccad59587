//! A survey as whoever is asked reads it: through a personal link, or signed in.

use super::Survey;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, one, optional, row};
use crate::partnerships::Support;
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{InvitationId, ProgrammeId, QuestionId, SurveyId};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::secret_links::Door;
use geleit_domain::surveys::{Consent, Question, Side, Status};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Whoever was erased is not asked any more.
pub(super) const INVITATION: &str = "
    SELECT id, survey_id, person_id, side, has_answered FROM survey_invitation
    WHERE programme_id = $1 AND id = $2 AND person_id IS NOT NULL";
pub(super) const OPEN_OF_PERSON: &str = "
    SELECT i.id, s.wave, s.closes_on FROM survey_invitation i
    JOIN survey s ON s.programme_id = i.programme_id AND s.id = i.survey_id AND s.status = 'open'
    WHERE i.programme_id = $1 AND i.person_id = $2 AND i.has_answered = FALSE
    ORDER BY s.closes_on, i.id";
pub(super) const OWN_ANSWERS: &str = "
    SELECT a.question_id, a.value, a.words FROM survey_sheet t
    JOIN survey_answer a ON a.programme_id = t.programme_id AND a.sheet_id = t.id
    WHERE t.programme_id = $1 AND t.invitation_id = $2 ORDER BY a.question_id, a.position";

/// Of somebody with several pairs, the last one.
pub(super) const PAIR_OF_MENTEE: &str = "
    SELECT id FROM partnership WHERE programme_id = $1 AND person_id = $2 AND cohort_id = $3
    ORDER BY offered_on DESC, id DESC LIMIT 1";
pub(super) const PAIR_OF_MENTOR: &str = "
    SELECT p.id FROM mentor m
    JOIN partnership p ON p.programme_id = m.programme_id AND p.mentor_id = m.id
    WHERE m.programme_id = $1 AND m.person_id = $2 AND p.cohort_id = $3
    ORDER BY p.offered_on DESC, p.id DESC LIMIT 1";

/// How long after the last day a personal link still says that it is over.
const LINK_LIFE: SignedDuration = SignedDuration::from_hours(24 * 31);

row! {
    /// Somebody who is asked.
    pub(super) struct Invited {
        pub(super) id: Uuid,
        pub(super) survey_id: Uuid,
        pub(super) person_id: Uuid,
        pub(super) side: String,
        pub(super) has_answered: bool,
    }
}

impl Invited {
    pub(super) fn survey(&self) -> SurveyId {
        SurveyId(self.survey_id)
    }

    pub(super) fn side(&self) -> Result<Side> {
        Side::from_text(&self.side).ok_or(Error::Corrupt("survey_invitation.side"))
    }
}

row! {
    /// A survey that waits for somebody's answers.
    pub struct OpenSurvey {
        /// The invitation.
        pub id: Uuid,
        /// Wave word.
        pub wave: String,
        /// The last day for answers.
        pub closes_on: String,
    }
}

/// A survey as whoever is asked reads it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The programme.
    pub programme: Programme,
    /// The survey.
    pub survey: Survey,
    /// The reader's side.
    pub side: Side,
    /// Whom to ask.
    pub support: Support,
    /// The questions of this side.
    pub questions: Vec<Question>,
    /// Has the reader answered?
    pub has_answered: bool,
    /// Can the reader answer now?
    pub is_open: bool,
    /// What the reader has answered a named survey: question, and what was chosen or written.
    pub answers: Vec<(QuestionId, String)>,
    /// Willing to tell how it was, with what the reader agrees to, as a named survey knows it.
    pub story: Option<Vec<Consent>>,
}

impl Store {
    /// The survey behind a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn own_survey_by_link(&self, secret: &Secret, now: Timestamp) -> Result<Own> {
        let mut tx = self.read(secret.programme).await?;
        let invited = tx.invited_by(secret, now).await?;
        tx.own_survey(&invited).await
    }

    /// A survey of whoever is signed in.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn own_survey(&self, actor: &Actor, invitation: InvitationId) -> Result<Own> {
        let mut tx = self.read(actor.programme).await?;
        let invited = tx.own_invitation(actor, Action::Show, invitation).await?;
        tx.own_survey(&invited).await
    }

    /// A personal link for a letter that is about to be sent.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is nothing to answer any more: then no letter goes out.
    pub async fn create_survey_link(
        &self,
        programme: ProgrammeId,
        invitation: InvitationId,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let invited = tx.survey_invitation(invitation.0).await?;
        let survey = tx.survey(invited.survey()).await?;
        if invited.has_answered || survey.status()? != Status::Open {
            return Err(Error::NotFound);
        }
        let last = survey.closes()?.to_zoned(TimeZone::UTC);
        let last = last.map_err(|_| Error::Corrupt("survey.closes_on"))?.timestamp();
        let ends = last.max(now) + LINK_LIFE;
        let link = tx.create_record_link(Door::Survey, invitation.0, ends, now).await?;
        tx.commit().await?;
        Ok(link)
    }
}

impl Tx {
    pub(super) async fn survey_invitation(&mut self, invitation: Uuid) -> Result<Invited> {
        one!(self, INVITATION, self.programme.0, invitation)
    }

    pub(super) async fn invited_by(&mut self, secret: &Secret, now: Timestamp) -> Result<Invited> {
        match self.record_link(secret, now).await? {
            (Door::Survey, id) => self.survey_invitation(id).await,
            _ => Err(Error::NotFound),
        }
    }

    pub(super) async fn own_invitation(
        &mut self,
        actor: &Actor,
        action: Action,
        invitation: InvitationId,
    ) -> Result<Invited> {
        if !actor.may(Tie::Own, action, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let invited = self.survey_invitation(invitation.0).await?;
        match actor.person {
            Some(person) if person.0 == invited.person_id => Ok(invited),
            _ => Err(Error::NotFound),
        }
    }

    /// What waits for the answers of a person.
    pub(crate) async fn open_surveys_of(&mut self, person: Uuid) -> Result<Vec<OpenSurvey>> {
        all!(self, OPEN_OF_PERSON, self.programme.0, person)
    }

    pub(super) async fn own_survey(&mut self, invited: &Invited) -> Result<Own> {
        let survey = self.survey(invited.survey()).await?;
        let side = invited.side()?;
        let mut questions = self.survey_questions(survey.survey_id()).await?;
        questions.retain(|question| question.side == side);
        let rows: Vec<(Uuid, String, String)> =
            all!(self, OWN_ANSWERS, self.programme.0, invited.id)?;
        let answer = |(question, value, words): (Uuid, String, String)| {
            (QuestionId(question), if value.is_empty() { words } else { value })
        };
        let story = match survey.is_anonymous {
            true => None,
            false => self.story_in(survey.cohort_id, invited.person_id).await?,
        };
        let may_answer = !(invited.has_answered && survey.is_anonymous);
        Ok(Own {
            programme: self.programme().await?,
            is_open: survey.status()? == Status::Open && may_answer,
            support: self.support_in_cohort(invited, survey.cohort_id, side).await?,
            survey,
            side,
            questions,
            has_answered: invited.has_answered,
            answers: rows.into_iter().map(answer).collect(),
            story,
        })
    }

    async fn support_in_cohort(
        &mut self,
        invited: &Invited,
        cohort: Uuid,
        side: Side,
    ) -> Result<Support> {
        let (programme, person) = (self.programme.0, invited.person_id);
        let pair: Option<(Uuid,)> = match side {
            Side::Mentee => optional!(self, PAIR_OF_MENTEE, programme, person, cohort)?,
            Side::Mentor => optional!(self, PAIR_OF_MENTOR, programme, person, cohort)?,
        };
        match pair {
            Some((pair,)) => self.support_of_side(pair, side).await,
            None => Ok(Support::default()),
        }
    }
}
