//! A later sign-up of a known mentor is a record of its own with a hint. Here people say that it
//! is the same person, or that it is not; the sign-up stays readable either way.

use super::Mentor;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute, row};
use crate::persons::full_name;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{MentorId, OrganisationId, PersonId};
use geleit_domain::mentors::Verb;
use geleit_domain::mentors::joining::{Contact, join, join_identity};
use geleit_domain::mentors::questionnaire::{Field, read_so_far};
use geleit_domain::policy::{Action, Resource};
use geleit_domain::profile::MentorProfile;
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const LIKELY: &str = "
    SELECT k.id, k.person_id, k.organisation_id, h.because, v.given_name, v.family_name
    FROM mentor n
    JOIN duplicate_hint h ON h.programme_id = n.programme_id AND h.answer IS NULL
        AND (h.person_id = n.person_id OR h.other_person_id = n.person_id)
    JOIN mentor k ON k.programme_id = n.programme_id AND k.joined_to IS NULL
        AND k.person_id = CASE WHEN h.person_id = n.person_id
            THEN h.other_person_id ELSE h.person_id END
    JOIN person_version v ON v.programme_id = k.programme_id AND v.person_id = k.person_id
        AND v.known_until IS NULL
    WHERE n.programme_id = $1 AND n.id = $2 AND n.joined_to IS NULL
        AND n.status IN ('enquiry', 'consulted', 'questionnaire_sent')
    ORDER BY v.sort_key, k.id";
pub(super) const JOIN: &str = "
    UPDATE mentor SET joined_to = $3
    WHERE programme_id = $1 AND id = $2 AND joined_to IS NULL";
pub(super) const JOINED: &str = "
    SELECT id, created_at FROM mentor
    WHERE programme_id = $1 AND joined_to = $2 ORDER BY created_at, id";
pub(super) const MOVE_PART: &str = "
    UPDATE cohort_mentor SET mentor_id = $4
    WHERE programme_id = $1 AND cohort_id = $2 AND mentor_id = $3";
pub(super) const ANSWER: &str = "
    UPDATE duplicate_hint SET answer = $4, answered_at = $5
    WHERE programme_id = $1 AND answer IS NULL
        AND ((person_id = $2 AND other_person_id = $3)
            OR (person_id = $3 AND other_person_id = $2))";

row! {
    struct LikelyRow {
        id: Uuid,
        person_id: Uuid,
        organisation_id: Option<Uuid>,
        because: String,
        given_name: String,
        family_name: String,
    }
}

/// A known mentor who may be the one who signed up.
#[derive(Clone, Debug)]
pub struct Likely {
    /// The mentor.
    pub id: MentorId,
    /// Given and family name.
    pub name: String,
    /// What agrees: `email`, `phone` or `name_and_birth`.
    pub because: String,
}

/// What staff have read and take over.
#[derive(Clone, Copy, Debug)]
pub struct Joining<'a> {
    /// The version of the sign-up.
    pub new_version: i64,
    /// The version of the known mentor.
    pub known_version: i64,
    /// Answers of the sign-up that hold from now on.
    pub answers: &'a [Field],
    /// Parts of the contact that hold from now on.
    pub contact: &'a [Contact],
}

impl Store {
    /// Who of the known mentors may be the one who signed up, as far as the actor may change
    /// them; nobody once it is decided.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn likely_mentors(&self, actor: &Actor, new: MentorId) -> Result<Vec<Likely>> {
        let mut tx = self.read(actor.programme).await?;
        tx.mentor(new).await?.permit(actor, Action::Change)?;
        tx.likely(actor, new).await
    }

    /// A mentor beside whom a sign-up is read, with the answers of the sign-up as they were given
    /// last.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn latest_answers(&self, actor: &Actor, new: MentorId) -> Result<MentorProfile> {
        let mut tx = self.read(actor.programme).await?;
        tx.mentor(new).await?.permit(actor, Action::Change)?;
        tx.latest_answers(new).await
    }

    /// Joins a sign-up to the mentor who is known: contact, answers, consents and the part in the
    /// cohort go over as they were chosen. The sign-up stays readable and leads there.
    ///
    /// # Errors
    /// [`Error::NotFound`], also where nobody hints at this mentor, [`Error::Forbidden`],
    /// [`Error::Outdated`], [`Error::WrongStatus`].
    pub async fn join_mentor(
        &self,
        actor: &Actor,
        (new, known): (MentorId, MentorId),
        joining: &Joining<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let (from, to) = tx.alike(actor, new, known).await?;
        if (from.version, to.version) != (joining.new_version, joining.known_version) {
            return Err(Error::Outdated);
        }
        tx.join_records(&from, &to, joining, now).await?;
        if execute!(tx, JOIN, tx.programme.0, from.id, to.id)? == 0 {
            return Err(Error::Outdated);
        }
        tx.move_mentor(actor, &from, Verb::Join, None, now).await?;
        tx.withdraw_letters(from.id, now).await?;
        tx.answer_hint(&from, &to, "joined", now).await?;
        tx.record(actor, entry("mentor.renew", to.id), now).await?;
        tx.commit().await
    }

    /// Notes that the two are two people.
    ///
    /// # Errors
    /// As [`Store::join_mentor`].
    pub async fn keep_mentors_apart(
        &self,
        actor: &Actor,
        (new, known): (MentorId, MentorId),
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let (from, to) = tx.alike(actor, new, known).await?;
        tx.answer_hint(&from, &to, "apart", now).await?;
        tx.record(actor, entry("mentor.keep_apart", from.id), now).await?;
        tx.record(actor, entry("mentor.keep_apart", to.id), now).await?;
        tx.commit().await
    }
}

fn entry(verb: &str, mentor: Uuid) -> Entry<'_> {
    Entry { verb, subject_kind: "mentor", subject: mentor, detail: "", reason: None }
}

impl Tx {
    async fn likely(&mut self, actor: &Actor, new: MentorId) -> Result<Vec<Likely>> {
        let rows: Vec<LikelyRow> = all!(self, LIKELY, self.programme.0, new.0)?;
        let may_change = |row: &LikelyRow| {
            let organisation = row.organisation_id.map(OrganisationId);
            let tie = actor.tie(organisation, Some(PersonId(row.person_id)));
            actor.may(tie, Action::Change, Resource::Mentor)
        };
        let likely = |row: LikelyRow| Likely {
            id: MentorId(row.id),
            name: full_name(&row.given_name, &row.family_name),
            because: row.because,
        };
        Ok(rows.into_iter().filter(may_change).map(likely).collect())
    }

    /// The sign-up and the known mentor, where a hint says that they may be one.
    async fn alike(
        &mut self,
        actor: &Actor,
        new: MentorId,
        known: MentorId,
    ) -> Result<(Mentor, Mentor)> {
        let from = self.mentor(new).await?;
        from.permit(actor, Action::Change)?;
        let likely = self.likely(actor, new).await?;
        if !likely.iter().any(|one| one.id == known) {
            return Err(Error::NotFound);
        }
        Ok((from, self.mentor(known).await?))
    }

    /// What was typed on the telephone counts before what was signed up with.
    async fn latest_answers(&mut self, mentor: MentorId) -> Result<MentorProfile> {
        let profile = self.mentor_profile(mentor).await?;
        let typed = match self.consultation(mentor).await? {
            Some(found) => found.answers()?,
            None => None,
        };
        let read = typed.and_then(|answers| read_so_far(&answers, &profile).ok());
        Ok(read.map_or(profile, |answered| answered.profile))
    }

    async fn join_records(
        &mut self,
        from: &Mentor,
        to: &Mentor,
        joining: &Joining<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let (new, known) = (PersonId(from.person_id), PersonId(to.person_id));
        let (theirs, mine) =
            (self.person(new).await?.identity(), self.person(known).await?.identity());
        let identity = join_identity(&mine, &theirs, joining.contact);
        if identity != mine {
            self.change_person(known, &identity, now).await?;
        }
        self.copy_consents(new, known, now).await?;
        let organisation = to.organisation_id.or(from.organisation_id);
        self.change_mentor(to, organisation, to.capacity).await?;
        let mine = self.mentor_profile(MentorId(to.id)).await?;
        let theirs = self.latest_answers(MentorId(from.id)).await?;
        let joined = join(&mine, &theirs, joining.answers);
        if joined != mine {
            self.put_mentor_profile(MentorId(to.id), &joined, now).await?;
        }
        self.join_parts(from, to).await
    }

    /// The known mentor takes part where the sign-up did, under its number.
    async fn join_parts(&mut self, from: &Mentor, to: &Mentor) -> Result<()> {
        let known = self.cohorts_of_mentor(MentorId(to.id)).await?;
        for (cohort, ..) in self.cohorts_of_mentor(MentorId(from.id)).await? {
            if known.iter().all(|(other, ..)| *other != cohort) {
                execute!(self, MOVE_PART, self.programme.0, cohort, from.id, to.id)?;
            }
        }
        Ok(())
    }

    async fn answer_hint(
        &mut self,
        from: &Mentor,
        to: &Mentor,
        answer: &str,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        match execute!(self, ANSWER, programme, from.person_id, to.person_id, answer, at)? {
            0 => Err(Error::Outdated),
            _ => Ok(()),
        }
    }

    /// The sign-ups that were joined to a mentor, the oldest first, with their instant.
    pub(crate) async fn joined_to(&mut self, mentor: MentorId) -> Result<Vec<(Uuid, i64)>> {
        all!(self, JOINED, self.programme.0, mentor.0)
    }
}
