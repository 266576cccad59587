//! What the calendar of a cohort moves on by itself: it runs from its opening event, else from
//! its first day (S1-03), and begins to close after its last one. Forgotten drafts go, and whoever
//! has not answered or voted is reminded; surveys are sent, and pairs that need somebody are found.

use geleit_domain::actor::Actor;
use geleit_domain::cohorts::{Opening, Status, Verb};
use geleit_domain::id::ProgrammeId;
use geleit_store::cohorts::Cohort;
use geleit_store::{Error, Store};
use geleit_web::{Language, letters};
use jiff::Timestamp;
use jiff::civil::Date;

/// Takes every step whose day has come. What fails is logged and tried again later; the steps
/// after it are taken all the same, so that one record cannot stop a programme.
pub(super) async fn keep(store: &Store, now: Timestamp) {
    match store.programmes().await {
        Ok(programmes) => {
            for (programme, _) in programmes {
                keep_programme(store, programme, now).await;
            }
        }
        Err(error) => tracing::error!(%error, "the calendar cannot be read: {error}"),
    }
}

async fn keep_programme(store: &Store, programme: ProgrammeId, now: Timestamp) {
    go_on(store.sweep_drafts(programme, now).await);
    go_on(store.sweep_guests(programme, now).await);
    go_on(store.sweep_links(programme, now).await);
    go_on(store.remind_voters(programme, now).await);
    go_on(store.remind_of_offers(programme, now).await);
    go_on(store.ask_about_meetings(programme, now).await);
    go_on(store.ask_whether_it_fits(programme, now).await);
    go_on(move_cohorts(store, programme, now).await);
    go_on(store.ask_to_take_stock(programme, now).await);
    go_on(store.remind_to_take_stock(programme, now).await);
    go_on(store.ask_about_outcomes(programme, now).await);
    go_on(store.keep_surveys(programme, now).await);
    // Late, because a pair that has just ended needs nobody any more.
    go_on(store.keep_warnings(programme, now).await);
    go_on(gather_digests(store, programme, now).await);
}

fn go_on<T>(step: geleit_store::Result<T>) {
    match step {
        // Another node or a person was first.
        Ok(_) | Err(Error::WrongStatus { .. } | Error::Outdated) => {}
        Err(error) => tracing::error!(%error, "a step of the calendar was not taken: {error}"),
    }
}

/// Cohorts begin and end on their days, and with the opening their pairs.
async fn move_cohorts(
    store: &Store,
    programme: ProgrammeId,
    now: Timestamp,
) -> geleit_store::Result<()> {
    let mut tx = store.read(programme).await?;
    let today = tx.programme().await?.today(now);
    let (cohorts, openings) = (tx.cohorts().await?, tx.openings().await?);
    drop(tx);
    let actor = Actor::operator(programme);
    for cohort in cohorts {
        let opening = opening(&cohort, openings.get(&cohort.id).copied())?;
        if let Some(verb) = due(&cohort, opening, now, today)? {
            go_on(store.step_cohort(&actor, cohort.cohort_id(), verb, None, now).await);
        }
        if opening.starts_pairs(cohort.status()?, now, today) {
            go_on(store.start_partnerships(&actor, cohort.cohort_id(), now).await);
        }
    }
    Ok(())
}

/// Last, because what was found just now belongs into the digest of today.
async fn gather_digests(
    store: &Store,
    programme: ProgrammeId,
    now: Timestamp,
) -> geleit_store::Result<()> {
    let mut has_work = Vec::new();
    for (account, language) in store.staff_for_digest(programme, now).await? {
        let actor = store.actor_behind(programme, account).await?;
        let speaks = Language::from_tag(&language).unwrap_or(Language::De);
        // What stands in it is read anew when it goes out.
        match letters::work(store, actor, speaks, "", now).await {
            Ok(lines) if lines.is_empty() => {}
            Ok(_) => has_work.push((account, language)),
            Err(error) => tracing::error!(?error, "what is to be done could not be read"),
        }
    }
    store.gather_digests(programme, &has_work, now).await?;
    Ok(())
}

fn opening(cohort: &Cohort, event: Option<Timestamp>) -> geleit_store::Result<Opening> {
    Ok(Opening::of(event, &cohort.dates()?))
}

fn due(
    cohort: &Cohort,
    opening: Opening,
    now: Timestamp,
    today: Date,
) -> geleit_store::Result<Option<Verb>> {
    Ok(match cohort.status()? {
        Status::Confirmed if opening.has_been(now, today) => Some(Verb::Start),
        Status::Running if cohort.dates()?.ends_on < today => Some(Verb::BeginClosing),
        _ => None,
    })
}
