//! Whoever was asked by a letter and has not answered in time: staff see who it is and remind all
//! of them at once. Whoever answers meanwhile is not reminded.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute, row, statements};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::completion::{ANSWER_DAYS, Item};
use geleit_domain::id::{ApplicationId, CohortId, MentorId};
use geleit_domain::mentors::REMIND_AFTER_DAYS;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::{SignedDuration, Timestamp, ToSpan};
use uuid::Uuid;

/// The most that are reminded at once.
const AT_ONCE: i64 = 200;

macro_rules! questionnaires {
    ($reach:literal) => {
        concat!(
            "SELECT m.id, c.version, c.sent_at AS since, v.given_name, v.family_name, p.email,
            p.email_bounced_at, p.language, '' AS items
        FROM consultation c
        JOIN mentor m ON m.programme_id = c.programme_id AND m.id = c.mentor_id
            AND m.status = 'questionnaire_sent'
        JOIN person p ON p.programme_id = m.programme_id AND p.id = m.person_id
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
            AND v.known_until IS NULL
        WHERE c.programme_id = $1 AND c.returned_at IS NULL AND c.sent_at IS NOT NULL
            AND c.sent_at < $2",
            $reach,
            " ORDER BY c.sent_at, m.id LIMIT $3"
        )
    };
}

macro_rules! requests {
    ($reach:literal) => {
        concat!(
            "SELECT a.id, a.version, r.asked_at AS since, v.given_name, v.family_name, p.email,
            p.email_bounced_at, p.language, r.items
        FROM application a
        JOIN completion_request r ON r.programme_id = a.programme_id AND r.application_id = a.id
            AND r.answered_at IS NULL AND r.answer_by < $3
        JOIN person p ON p.programme_id = a.programme_id AND p.id = a.person_id
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.id
            AND v.known_until IS NULL
        WHERE a.programme_id = $1 AND a.cohort_id = $2 AND a.status = 'incomplete'",
            $reach,
            " ORDER BY r.asked_at, a.id LIMIT $4"
        )
    };
}

statements! {
    QUESTIONNAIRES = questionnaires!("");
    QUESTIONNAIRES_ORGANISATION = questionnaires!(" AND m.organisation_id = $4");
    REQUESTS = requests!("");
    REQUESTS_ORGANISATION = requests!(" AND a.organisation_id = $5");
    // Asked anew: the days to answer begin again.
    ASK_AGAIN = "UPDATE completion_request SET asked_at = $3, answer_by = $4
        WHERE programme_id = $1 AND application_id = $2 AND answered_at IS NULL";
}

row! {
    /// Somebody who was asked and has not answered in time.
    pub struct Unanswered {
        /// The mentor, or the application.
        pub id: Uuid,
        /// Grows with each change of what was asked for.
        pub version: i64,
        /// When it was asked for, µs since the epoch.
        pub since: i64,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        email: String,
        email_bounced_at: Option<i64>,
        language: String,
        items: String,
    }
}

impl Unanswered {
    /// In which language a letter goes out; nothing: no letter arrives, somebody has to call.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        let arrives = !self.email.is_empty() && self.email_bounced_at.is_none();
        arrives.then_some(self.language.as_str())
    }

    /// What an application was asked for.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        crate::applications::items(&self.items)
    }
}

/// Whoever got the link of a questionnaire before this instant and has not answered is reminded.
pub(crate) fn overdue_before(now: Timestamp) -> i64 {
    micros(now - SignedDuration::from_hours(24 * REMIND_AFTER_DAYS))
}

impl Store {
    /// Mentors whose questionnaire has been out for too long, who wait longest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn overdue_questionnaires(
        &self,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Vec<Unanswered>> {
        let reach = actor.reach(Action::Change, Resource::Mentor).ok_or(Error::Forbidden)?;
        let mut tx = self.read(actor.programme).await?;
        let (programme, before) = (actor.programme.0, overdue_before(now));
        if reach == Tie::Programme {
            return all!(tx, QUESTIONNAIRES, programme, before, AT_ONCE);
        }
        let own = actor.organisation().map(|id| id.0);
        all!(tx, QUESTIONNAIRES_ORGANISATION, programme, before, AT_ONCE, own)
    }

    /// Applications that lack something although the day of the answer is over. Without a cohort
    /// it is the newest one.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] for a cohort of another programme.
    pub async fn overdue_requests(
        &self,
        actor: &Actor,
        cohort: Option<CohortId>,
        now: Timestamp,
    ) -> Result<Vec<Unanswered>> {
        let reach = actor.reach(Action::Step, Resource::Application).ok_or(Error::Forbidden)?;
        let mut tx = self.read(actor.programme).await?;
        let cohort = match cohort {
            Some(id) => tx.cohort(id).await?.id,
            None => match tx.cohorts().await?.first() {
                Some(newest) => newest.id,
                None => return Ok(Vec::new()),
            },
        };
        let programme = actor.programme.0;
        let today = tx.programme().await?.today(now).to_string();
        if reach == Tie::Programme {
            return all!(tx, REQUESTS, programme, cohort, today, AT_ONCE);
        }
        let own = actor.organisation().map(|id| id.0);
        all!(tx, REQUESTS_ORGANISATION, programme, cohort, today, AT_ONCE, own)
    }

    /// Sends these mentors the link of the questionnaire once more, and gives how many of them:
    /// whoever has moved on since the version that was read gets none.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] for any of them; then nobody is reminded.
    pub async fn remind_of_questionnaires(
        &self,
        actor: &Actor,
        mentors: &[(MentorId, i64)],
        now: Timestamp,
    ) -> Result<usize> {
        let mut tx = self.write(actor.programme).await?;
        let mut reminded = 0;
        for (mentor, version) in mentors {
            match tx.remind_of_questionnaire(actor, *mentor, *version, now).await {
                Ok(()) => reminded += 1,
                Err(Error::Outdated | Error::WrongStatus { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        tx.commit().await?;
        Ok(reminded)
    }

    /// Asks these people once more for what their applications lack, and gives how many of them.
    ///
    /// # Errors
    /// As [`Store::remind_of_questionnaires`].
    pub async fn remind_of_requests(
        &self,
        actor: &Actor,
        applications: &[(ApplicationId, i64)],
        now: Timestamp,
    ) -> Result<usize> {
        let mut tx = self.write(actor.programme).await?;
        let mut reminded = 0;
        for (application, version) in applications {
            let is_reminded = tx.ask_again(actor, *application, *version, now).await?;
            reminded += usize::from(is_reminded);
        }
        tx.commit().await?;
        Ok(reminded)
    }
}

impl Tx {
    async fn ask_again(
        &mut self,
        actor: &Actor,
        application: ApplicationId,
        version: i64,
        now: Timestamp,
    ) -> Result<bool> {
        let loaded = self.application(application).await?;
        loaded.permit(actor, Action::Step)?;
        let request = self.open_request(loaded.id).await?;
        let Some(request) = request.filter(|_| loaded.version == version) else { return Ok(false) };
        let today = self.programme().await?.today(now);
        // Of two who remind at once the second finds that there is time again.
        if request.answer_by >= today.to_string() {
            return Ok(false);
        }
        let (at, until) = (micros(now), today.saturating_add(ANSWER_DAYS.days()).to_string());
        execute!(self, ASK_AGAIN, self.programme.0, loaded.id, at, until)?;
        let entry = Entry {
            verb: "application.remind",
            subject_kind: "application",
            subject: loaded.id,
            detail: "",
            reason: None,
        };
        self.record(actor, entry, now).await?;
        self.withdraw_letters(loaded.id, now).await?;
        self.tell_request(&loaded, &request.items, now).await?;
        Ok(true)
    }
}
