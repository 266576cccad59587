//! The worker: sends the letters of the outbox and, beside it, moves cohorts on when their day has
//! come. It asks the database every few seconds; several nodes share the work by claiming jobs.

use super::calendar;
use super::post::{Post, Unsent};
use crate::clock::Clock;
use crate::context::Context;
use crate::failure::Failure;
use geleit_store::Store;
use geleit_store::mails::Job;
use jiff::SignedDuration;
use std::time::Duration;
use tokio::sync::watch;

const ROUND: Duration = Duration::from_secs(2);
/// How long the calendar rests.
const CALENDAR_EVERY: Duration = Duration::from_secs(60);
/// So few that the last of them has gone out before the claim is over, also where the mail server
/// lets each of them wait: two nodes never send the same letter at once.
const JOBS_PER_ROUND: u8 = 10;

/// Sends letters and keeps the calendar.
pub(super) struct Worker {
    store: Store,
    clock: Clock,
    post: Option<Post>,
}

impl Worker {
    /// A worker; without a mail server letters wait.
    ///
    /// # Errors
    /// The mail server's settings cannot be used.
    pub(super) fn new(context: &Context, public_address: &str) -> Result<Self, Failure> {
        let smtp = context.config.smtp.as_ref();
        let post = smtp.map(|smtp| Post::new(smtp, public_address)).transpose()?;
        if post.is_none() {
            tracing::info!("no mail server is configured; letters wait in the outbox");
        }
        Ok(Self { store: context.store.clone(), clock: context.clock, post })
    }

    /// Works until the sender of `stopped` is gone; a letter that is being sent is finished.
    /// Letters do not wait for a calendar that has much to do, nor it for them: somebody may be
    /// waiting for the link to sign in.
    pub(super) async fn run(self, stopped: watch::Receiver<()>) {
        // Once before the first letter, so that what fell due meanwhile goes out with the rest.
        self.look_at_calendar().await;
        tokio::join!(self.keep_calendar(stopped.clone()), self.send_letters(stopped));
    }

    async fn keep_calendar(&self, mut stopped: watch::Receiver<()>) {
        loop {
            tokio::select! {
                _ = stopped.changed() => return,
                () = tokio::time::sleep(CALENDAR_EVERY) => self.look_at_calendar().await,
            }
        }
    }

    async fn send_letters(&self, mut stopped: watch::Receiver<()>) {
        loop {
            let may_be_more = match &self.post {
                Some(post) => self.deliver(post, &stopped).await,
                None => false,
            };
            tokio::select! {
                _ = stopped.changed() => return,
                () = tokio::time::sleep(if may_be_more { Duration::ZERO } else { ROUND }) => {}
            }
        }
    }

    async fn look_at_calendar(&self) {
        calendar::keep(&self.store, self.clock.now()).await;
        self.end_interrupted_imports().await;
    }

    /// Another node may have died in the middle of one.
    async fn end_interrupted_imports(&self) {
        if let Err(error) = self.store.end_interrupted_imports(self.clock.now()).await {
            tracing::error!(%error, "interrupted imports could not be ended: {error}");
        }
    }

    /// A worker over an open store, for a test that moves the clock itself.
    #[cfg(test)]
    pub(super) fn of(store: Store, clock: Clock, post: Option<Post>) -> Self {
        Self { store, clock, post }
    }

    /// One round of a test: whatever is due now.
    #[cfg(test)]
    pub(super) async fn round(&self) {
        let (_running, stopped) = watch::channel(());
        if let Some(post) = &self.post {
            self.deliver(post, &stopped).await;
        }
    }

    /// Sends what is due, as far as a round goes; may there be more?
    async fn deliver(&self, post: &Post, stopped: &watch::Receiver<()>) -> bool {
        let jobs = match self.store.claim_jobs(JOBS_PER_ROUND.into(), self.clock.now()).await {
            Ok(jobs) => jobs,
            Err(error) => {
                tracing::error!(%error, "jobs cannot be claimed: {error}");
                return false;
            }
        };
        let may_be_more = jobs.len() == usize::from(JOBS_PER_ROUND);
        for job in jobs {
            let is_stopped = stopped.has_changed().is_err();
            if is_stopped {
                // Another worker gets the rest when the claim is over.
                return false;
            }
            if let Err(error) = self.work(post, &job).await {
                tracing::error!(job = %job.id, %error, "a job could not be noted: {error}");
            }
        }
        may_be_more
    }

    async fn work(&self, post: &Post, job: &Job) -> geleit_store::Result<()> {
        let sent = post.send(&self.store, job, self.clock.now()).await;
        let now = self.clock.now();
        let mut tx = self.store.write(job.programme()).await?;
        match sent {
            Ok(()) => {
                tracing::info!(mail = %job.subject_id, "a letter was sent");
                tx.mail_sent(job, now).await?;
            }
            Err(Unsent::NothingToSend) => tx.nothing_to_send(job, now).await?,
            Err(Unsent::OnPaper) => tx.leave_for_paper(job, now).await?,
            Err(Unsent::Unwanted) => tx.withhold(job, now).await?,
            Err(Unsent::NotNow(due)) => tx.job_later(job, due, "").await?,
            Err(Unsent::Bounced(letter, address)) => {
                tracing::warn!(mail = %job.subject_id, "nobody lives at the address of a letter");
                tx.mail_bounced(job, &letter, &address, now).await?;
            }
            Err(Unsent::Later(problem)) => {
                let (mail, attempt) = (job.subject_id, job.attempts);
                tracing::warn!(%mail, attempt, problem, "a letter was not sent: {problem}");
                tx.job_later(job, now + pause(job.attempts), &problem).await?;
            }
        }
        tx.commit().await
    }
}

/// One minute after the first attempt, then twice as long each time, at most six hours.
fn pause(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(9);
    SignedDuration::from_mins(1 << doublings).min(SignedDuration::from_hours(6))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::post::LONGEST;
    use geleit_store::mails::CLAIM;

    #[test]
    fn the_slowest_round_is_over_before_another_node_takes_its_letters() {
        let longest = LONGEST * u32::from(JOBS_PER_ROUND);
        // Reading and noting take time as well.
        assert!(longest.as_secs() * 4 / 3 < CLAIM.unsigned_abs().as_secs(), "{longest:?}");
    }

    #[test]
    fn a_letter_is_tried_again_after_a_minute_and_at_least_every_six_hours() {
        let minutes: Vec<i64> = [1, 2, 3, 9, 10, 99].map(|n| pause(n).as_mins()).to_vec();
        assert_eq!(minutes, [1, 2, 4, 256, 360, 360]);
    }
}
