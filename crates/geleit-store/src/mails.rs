//! The outbox: a step writes down which letter is due for whom, and a job that sends it; both in
//! the step's own transaction. The text is made when it is sent, so that it holds no old values.

use crate::connect::{Pools, Store};
use crate::dialect;
use crate::error::Result;
use crate::letters::Way;
use crate::macros::{all, execute, optional, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, PersonId, ProgrammeId};
use geleit_domain::letters::Kind;
use geleit_domain::policy::Role;
use jiff::{SignedDuration, Timestamp};
use std::cmp::Reverse;
use uuid::Uuid;

/// How long a worker may hold a job before another may take it.
pub const CLAIM: SignedDuration = SignedDuration::from_mins(5);

statements! {
    INSERT = "INSERT INTO mail (programme_id, id, template, language, person_id, account_id,
            subject_id, due_at, created_at, in_digest, on_paper)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    JOB = "INSERT INTO job (programme_id, id, kind, subject_id, due_at, created_at, is_awaited)
        VALUES ($1, $2, 'send_mail', $3, $4, $5, $6)";
    LOAD = "SELECT id, template, language, person_id, account_id, subject_id, due_at, created_at,
            sent_at, withdrawn_at
        FROM mail WHERE programme_id = $1 AND id = $2";
    NEWEST = "SELECT id, template, language, person_id, account_id, subject_id, due_at, created_at,
            sent_at, withdrawn_at
        FROM mail WHERE programme_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2";
    WITHDRAW = "UPDATE mail SET withdrawn_at = $3
        WHERE programme_id = $1 AND subject_id = $2 AND sent_at IS NULL AND withdrawn_at IS NULL
            AND posted_at IS NULL";
    WITHDRAW_DECISIONS = "UPDATE mail SET withdrawn_at = $3
        WHERE programme_id = $1 AND subject_id = $2 AND sent_at IS NULL AND withdrawn_at IS NULL
            AND posted_at IS NULL AND template LIKE 'decided:%'";
    WITHDRAW_TO_PERSON = "UPDATE mail SET withdrawn_at = $5
        WHERE programme_id = $1 AND subject_id = $2 AND person_id = $3 AND template = $4
            AND sent_at IS NULL AND withdrawn_at IS NULL AND posted_at IS NULL";
    SENT = "UPDATE mail SET sent_at = $3 WHERE programme_id = $1 AND id = $2 AND sent_at IS NULL";
    BOUNCED = "UPDATE mail SET bounced_at = $3 WHERE programme_id = $1 AND id = $2";
    ON_PAPER = "UPDATE mail SET on_paper = TRUE
        WHERE programme_id = $1 AND id = $2 AND sent_at IS NULL AND withdrawn_at IS NULL";
    HELD_ON_PAPER = "UPDATE mail SET on_paper = TRUE
        WHERE programme_id = $1 AND digest_id = $2 AND sent_at IS NULL AND withdrawn_at IS NULL
            AND withheld_at IS NULL";
    WITHDRAW_ONE = "UPDATE mail SET withdrawn_at = $3
        WHERE programme_id = $1 AND id = $2 AND sent_at IS NULL AND withdrawn_at IS NULL";
    NOTHING_LEFT = "UPDATE mail SET withdrawn_at = $3
        WHERE programme_id = $1 AND (id = $2 OR digest_id = $2) AND sent_at IS NULL
            AND withdrawn_at IS NULL AND withheld_at IS NULL AND bounced_at IS NULL
            AND on_paper = FALSE";
    JOB_DONE = "UPDATE job SET done_at = $3, claimed_until = NULL, problem = ''
        WHERE programme_id = $1 AND id = $2 AND done_at IS NULL";
    JOB_LATER = "UPDATE job SET due_at = $3, claimed_until = NULL, problem = $4
        WHERE programme_id = $1 AND id = $2 AND done_at IS NULL";
    COORDINATORS = "SELECT a.id, a.language FROM account a
        JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id
        WHERE a.programme_id = $1 AND r.role = 'coordinator' AND a.status = 'active'";
    WAITING = "SELECT COUNT(*) AS waiting FROM job WHERE programme_id = $1 AND done_at IS NULL
        AND attempts > $2";
}

/// A letter to be written: which text, in which language, to whom, about what.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// Key of the text, for example `released_mentee`.
    pub template: &'a str,
    /// Language tag.
    pub language: &'a str,
    /// To a person of the programme …
    pub person: Option<PersonId>,
    /// … or to an account.
    pub account: Option<AccountId>,
    /// The record it is about.
    pub subject: Option<Uuid>,
    /// Not before.
    pub due: Timestamp,
}

row! {
    /// A letter in the outbox.
    pub struct Mail {
        /// The letter; also the stable part of its Message-ID.
        pub id: Uuid,
        /// Key of the text.
        pub template: String,
        /// Language tag.
        pub language: String,
        /// To a person …
        pub person_id: Option<Uuid>,
        /// … or an account.
        pub account_id: Option<Uuid>,
        /// The record it is about.
        pub subject_id: Option<Uuid>,
        /// Not before, µs since the epoch.
        pub due_at: i64,
        /// Written down, µs since the epoch.
        pub created_at: i64,
        /// Sent, µs since the epoch.
        pub sent_at: Option<i64>,
        /// Taken back before it was sent, µs since the epoch.
        pub withdrawn_at: Option<i64>,
    }
}

row! {
    /// A job that this worker has taken.
    pub struct Job {
        /// Its programme.
        pub programme_id: Uuid,
        /// The job.
        pub id: Uuid,
        /// What to do.
        pub kind: String,
        /// With what.
        pub subject_id: Uuid,
        /// The how manieth attempt this is.
        pub attempts: i64,
        is_awaited: bool,
        due_at: i64,
    }
}

impl Tx {
    /// Puts a letter into the outbox, with the job that sends it. What can wait has none: it
    /// becomes part of a digest; nor has what the office prints.
    ///
    /// # Errors
    /// The database failed, or the letter is of no [`Kind`](geleit_domain::letters::Kind).
    pub async fn post(&mut self, letter: Letter<'_>, now: Timestamp) -> Result<Uuid> {
        self.post_moved(letter, None, now).await
    }

    /// As [`Tx::post`], about an appointment that would have begun at another time: the nearer one
    /// says whether the letter can wait.
    pub(crate) async fn post_moved(
        &mut self,
        letter: Letter<'_>,
        was: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Uuid> {
        let mail = id(now);
        let way = self.way(&letter, was, now).await?;
        self.post_as(mail, &letter, way, now).await?;
        Ok(mail)
    }

    pub(crate) async fn post_as(
        &mut self,
        mail: Uuid,
        letter: &Letter<'_>,
        way: Way,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, due, at) = (self.programme.0, micros(letter.due), micros(now));
        let (person, account) = (letter.person.map(|p| p.0), letter.account.map(|a| a.0));
        execute!(
            self,
            INSERT,
            programme,
            mail,
            letter.template,
            letter.language,
            person,
            account,
            letter.subject,
            due,
            at,
            way == Way::Digest,
            way == Way::Paper
        )?;
        if way == Way::Mail {
            let is_awaited = Kind::of(letter.template).is_some_and(Kind::is_awaited);
            execute!(self, JOB, programme, id(now), mail, due, at, is_awaited)?;
        }
        Ok(())
    }

    /// Tells the coordinators what the operator did on the server; their own steps they know.
    ///
    /// # Errors
    /// The database failed.
    pub async fn notify_coordinators(
        &mut self,
        actor: &Actor,
        template: &str,
        subject: Uuid,
        now: Timestamp,
    ) -> Result<()> {
        if !actor.is(Role::Operator) {
            return Ok(());
        }
        self.tell_office(template, None, subject, now).await?;
        Ok(())
    }

    /// Writes to the coordinator who takes care, else to all; gives to whom.
    pub(crate) async fn tell_office(
        &mut self,
        template: &str,
        owner: Option<Uuid>,
        subject: Uuid,
        now: Timestamp,
    ) -> Result<Vec<Uuid>> {
        let mut accounts: Vec<(Uuid, String)> = all!(self, COORDINATORS, self.programme.0)?;
        if accounts.iter().any(|(account, _)| Some(*account) == owner) {
            accounts.retain(|(account, _)| Some(*account) == owner);
        }
        for (account, language) in &accounts {
            let letter = Letter {
                template,
                language,
                person: None,
                account: Some(AccountId(*account)),
                subject: Some(subject),
                due: now,
            };
            self.post(letter, now).await?;
        }
        Ok(accounts.into_iter().map(|(account, _)| account).collect())
    }

    /// Takes back every unsent letter about a record and gives how many.
    ///
    /// # Errors
    /// The database failed.
    pub async fn withdraw_letters(&mut self, subject: Uuid, now: Timestamp) -> Result<u64> {
        execute!(self, WITHDRAW, self.programme.0, subject, micros(now))
    }

    /// Takes back unsent letters that tell a decision about an application.
    ///
    /// # Errors
    /// The database failed.
    pub async fn withdraw_decision_letters(
        &mut self,
        application: Uuid,
        now: Timestamp,
    ) -> Result<u64> {
        execute!(self, WITHDRAW_DECISIONS, self.programme.0, application, micros(now))
    }

    /// Takes back an unsent letter of one kind about a record to one person, who has done meanwhile
    /// what it asks for.
    pub(crate) async fn withdraw_letter_to(
        &mut self,
        person: PersonId,
        (template, subject): (&str, Uuid),
        now: Timestamp,
    ) -> Result<u64> {
        let (programme, at) = (self.programme.0, micros(now));
        execute!(self, WITHDRAW_TO_PERSON, programme, subject, person.0, template, at)
    }

    /// One letter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mail(&mut self, mail: Uuid) -> Result<Option<Mail>> {
        optional!(self, LOAD, self.programme.0, mail)
    }

    /// The newest letters.
    ///
    /// # Errors
    /// The database failed.
    pub async fn newest_mails(&mut self, limit: i64) -> Result<Vec<Mail>> {
        all!(self, NEWEST, self.programme.0, limit)
    }

    /// Notes that a letter has gone out, with all that it holds, and that its job is done.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mail_sent(&mut self, job: &Job, now: Timestamp) -> Result<()> {
        self.digest_sent(job.subject_id, now).await?;
        execute!(self, SENT, self.programme.0, job.subject_id, micros(now))?;
        self.job_done(job, now).await
    }

    /// Notes that nobody lives at the address a letter went to. It is not tried again; whoever
    /// reads the person's contact is told, until the address is another one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mail_bounced(
        &mut self,
        job: &Job,
        mail: &Mail,
        address: &str,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        execute!(self, BOUNCED, programme, mail.id, at)?;
        self.address_bounced(mail.id, address, now).await?;
        self.digest_over(mail.id, true, now).await?;
        self.job_done(job, now).await
    }

    /// Leaves a letter, or all that a digest holds, to be printed: its reader has no address any
    /// more. The digest itself is nothing to print.
    ///
    /// # Errors
    /// The database failed.
    pub async fn leave_for_paper(&mut self, job: &Job, now: Timestamp) -> Result<()> {
        let (programme, letter) = (self.programme.0, job.subject_id);
        if self.digest(letter).await?.is_some() {
            execute!(self, HELD_ON_PAPER, programme, letter)?;
            execute!(self, WITHDRAW_ONE, programme, letter, micros(now))?;
        } else {
            execute!(self, ON_PAPER, programme, letter)?;
        }
        self.nothing_to_send(job, now).await
    }

    /// Ends a job without a letter, because there is nothing left to do: what the letter, or all that
    /// a digest holds, was about is gone. Nobody in the office waits for it to be sent.
    ///
    /// # Errors
    /// The database failed.
    pub async fn nothing_to_send(&mut self, job: &Job, now: Timestamp) -> Result<()> {
        self.give_back(job.subject_id).await?;
        execute!(self, NOTHING_LEFT, self.programme.0, job.subject_id, micros(now))?;
        self.digest_over(job.subject_id, false, now).await?;
        self.job_done(job, now).await
    }

    async fn job_done(&mut self, job: &Job, now: Timestamp) -> Result<()> {
        execute!(self, JOB_DONE, self.programme.0, job.id, micros(now))?;
        Ok(())
    }

    /// Puts a failed job off; `problem` names the cause without personal data.
    ///
    /// # Errors
    /// The database failed.
    pub async fn job_later(&mut self, job: &Job, due: Timestamp, problem: &str) -> Result<()> {
        execute!(self, JOB_LATER, self.programme.0, job.id, micros(due), problem)?;
        Ok(())
    }

    /// How many open jobs have been tried more than `attempts` times.
    ///
    /// # Errors
    /// The database failed.
    pub async fn jobs_tried_more_than(&mut self, attempts: i64) -> Result<i64> {
        let (count,): (i64,) = crate::macros::one!(self, WAITING, self.programme.0, attempts)?;
        Ok(count)
    }
}

impl Store {
    /// Takes up to `limit` due jobs of all programmes, first of letters that somebody waits for;
    /// nobody else gets them for five minutes.
    ///
    /// # Errors
    /// The database failed.
    pub async fn claim_jobs(&self, limit: i64, now: Timestamp) -> Result<Vec<Job>> {
        let (until, at) = (micros(now + CLAIM), micros(now));
        let mut jobs: Vec<Job> = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                sqlx::query_as(dialect::CLAIM_SQLITE)
                    .bind(until)
                    .bind(at)
                    .bind(limit)
                    .fetch_all(writer)
                    .await?
            }
            Pools::Postgres(pool) => {
                let mut tx = pool.begin_with(dialect::BEGIN_WORKER).await?;
                let jobs = sqlx::query_as(dialect::CLAIM_POSTGRES)
                    .bind(until)
                    .bind(at)
                    .bind(limit)
                    .fetch_all(&mut *tx)
                    .await?;
                tx.commit().await?;
                jobs
            }
        };
        // What an UPDATE gives back has no order.
        jobs.sort_by_key(|job| (Reverse(job.is_awaited), job.due_at, job.id));
        Ok(jobs)
    }
}

impl Job {
    /// The programme to open the transaction for.
    #[must_use]
    pub fn programme(&self) -> ProgrammeId {
        ProgrammeId(self.programme_id)
    }
}
