//! Decisions of one click: a new proposal, a lock, its removal, a move, and the votes of an
//! organisation.

use super::reason;
use super::request::{AboutCohort, AboutPair};
use super::votes;
use crate::Error;
use crate::error::Answer;
use crate::language::Texts;
use crate::layers::see_other;
use geleit_domain::id::{MentorId, OrganisationId};
use geleit_domain::policy::Action;
use geleit_store::matching::Answer as Vote;

pub(super) async fn propose(on: AboutCohort) -> Answer {
    on.permit(Action::Create).await?;
    let seen = Some(on.form.version()?);
    let done = on.app.store.propose(&on.actor, on.id, seen, on.now).await;
    on.answer("", done.map(|proposed| proposed.pairs.len()), Texts::matching_said_proposed)
}

pub(super) async fn endorse_all(on: AboutCohort) -> Answer {
    on.permit(Action::Endorse).await?;
    let organisation = on.actor.organisation().ok_or(Error::Forbidden)?;
    let seen = Some(on.form.version()?);
    let done = on.app.store.endorse_all(&on.actor, on.id, organisation, None, seen, on.now).await;
    on.answer("", done, Texts::matching_said_agreed_all)
}

pub(super) async fn lock(on: AboutPair) -> Answer {
    let cohort = on.cohort().await?;
    let done = on.app.store.lock_pair(&on.actor, on.id, on.form.version()?, on.now).await;
    on.answer(cohort, done, Texts::matching_said_locked)
}

pub(super) async fn unlock(on: AboutPair) -> Answer {
    let cohort = on.cohort().await?;
    let done = on.app.store.remove_lock(&on.actor, on.id, on.form.version()?, on.now).await;
    on.answer(cohort, done, Texts::matching_said_unlocked)
}

pub(super) async fn swap(on: AboutPair) -> Answer {
    let cohort = on.cohort().await?;
    let mentor: MentorId = on.form.value("mentor").parse().map_err(|_| Error::Invalid)?;
    let done = on.app.store.move_pair(&on.actor, on.id, on.form.version()?, mentor, on.now).await;
    on.answer(cohort, done, Texts::matching_said_moved)
}

/// A veto needs words: without them the page that asks for them is drawn again.
pub(super) async fn veto(mut on: AboutPair) -> Answer {
    let cohort = on.cohort().await?;
    let t = on.page.t;
    let Some(words) = on.form.text("reason", || t.matching_reason_missing()) else {
        return reason::draw(on, Action::Decide).await;
    };
    let done = on.app.store.veto_pair(&on.actor, on.id, on.form.version()?, &words, on.now).await;
    on.answer(cohort, done, Texts::matching_said_vetoed)
}

/// Agreement, or an objection, which needs words too.
pub(super) async fn endorse(mut on: AboutPair) -> Answer {
    let cohort = on.cohort().await?;
    let organisation = votes_for(&on)?;
    let t = on.page.t;
    let answer = on.form.value("answer").to_owned();
    let (vote, said): (_, fn(Texts) -> String) = match answer.as_str() {
        "agree" => (Vote::Agree, Texts::matching_said_agreed),
        "object" if on.form.text("reason", || t.matching_reason_missing()).is_none() => {
            return reason::draw(on, Action::Endorse).await;
        }
        "object" => (Vote::Object(on.form.value("reason")), Texts::matching_said_objected),
        _ => return Err(Error::Invalid),
    };
    let (store, version) = (&on.app.store, on.form.version()?);
    let done = store.endorse_pair(&on.actor, on.id, version, organisation, vote, on.now).await;
    // A deputy goes on where the pairs of that organisation are.
    match done {
        Ok(()) if on.actor.organisation() != Some(organisation) => {
            on.app.watching.decided();
            let path = format!("{}?for={organisation}", votes::path(cohort));
            Ok(see_other(&path, t.votes_said_for()))
        }
        done => on.answer(cohort, done, said),
    }
}

/// For which organisation the reader votes: for the own one, or as a deputy for the one that
/// the form names.
fn votes_for(on: &AboutPair) -> Result<OrganisationId, Error> {
    match on.form.optional("organisation") {
        Some(named) => named.parse().map_err(|_| Error::Invalid),
        None => on.actor.organisation().ok_or(Error::Forbidden),
    }
}
