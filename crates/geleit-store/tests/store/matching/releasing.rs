//! The release and its withdrawal.

use super::{Table, acting};
use crate::now;
use geleit_domain::cohorts;
use geleit_domain::id::PairId;
use geleit_domain::matching::Status;
use geleit_domain::policy::Role;
use geleit_store::matching::{Answer, RELEASE_DELAY};
use geleit_store::{Error, Refusal, both};
use jiff::ToSpan;

both! {
    async fn nothing_is_released_in_a_cohort_that_was_cancelled(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        table.all_agree().await;
        let (store, operator, cohort) = (&table.store, &table.operator, table.cohort);
        let (verb, why) = (cohorts::Verb::Cancel, Some("too few"));
        store.step_cohort(operator, cohort, verb, why, now()).await.unwrap();
        let late = store.release(&table.coordinator, cohort, None, now()).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
        let mut tx = store.read(table.programme).await.unwrap();
        assert!(tx.fresh_partnerships(cohort, now()).await.unwrap().is_empty());
    }

    /// Proves S1-41.
    async fn a_release_needs_every_organisation_and_happens_whole_or_not_at_all(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        table.agrees(0).await;
        let pair = table.pairs().await.remove(0);
        let (actor, by) = (table.partner(1), table.deciding[1]);
        let (id, version) = (PairId(pair.id), pair.version);
        let answer = Answer::Agree;
        table.store.endorse_pair(&actor, id, version, by, answer, now()).await.unwrap();
        let release = || table.store.release(&table.coordinator, table.cohort, None, now());
        let refused = release().await.unwrap_err();
        let Error::Refused(Refusal::AgreementMissing(missing)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(missing, ["ams", "oeif"]);
        let mut tx = table.store.read(table.programme).await.unwrap();
        assert!(tx.fresh_partnerships(table.cohort, now()).await.unwrap().is_empty());
        drop(tx);
        table.agrees(1).await;
        table.agrees(2).await;
        assert_eq!(release().await.unwrap().released, 2);
        assert_eq!(release().await.unwrap().released, 0, "nothing new");
    }

    /// Proves S1-41.
    async fn while_one_organisation_objects_nothing_is_released(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        table.all_agree().await;
        let pair = table.pairs().await.remove(0);
        table.objects(1, &pair, "a conflict of interest").await;
        let refused = table.store.release(&table.coordinator, table.cohort, None, now()).await;
        let Err(Error::Refused(Refusal::AgreementMissing(missing))) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(missing, ["oeif"]);
    }

    async fn released_pairs_are_offered_today_and_both_sides_get_a_letter_later(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        table.all_agree().await;
        // Just after midnight in Vienna it is still the day before in UTC.
        let night = "2026-01-25T23:30:00Z".parse().unwrap();
        table.store.release(&table.coordinator, table.cohort, None, night).await.unwrap();
        let mut tx = table.store.read(table.programme).await.unwrap();
        let offered = tx.fresh_partnerships(table.cohort, night).await.unwrap();
        assert_eq!(offered[0].offered_on, "2026-01-26");
        let facts = tx.status_facts("partnership", offered[0].id).await.unwrap();
        assert_eq!((facts.len(), facts[0].on_date.as_str()), (1, "2026-01-26"));
        let mails = tx.newest_mails(10).await.unwrap();
        let mut templates: Vec<_> = mails.iter().map(|mail| mail.template.as_str()).collect();
        templates.sort_unstable();
        assert_eq!(templates, ["pair_released_mentee", "pair_released_mentor"]);
        let due = geleit_store::micros(night + RELEASE_DELAY);
        assert!(mails.iter().all(|mail| mail.due_at == due));
        let cohort = tx.cohort(table.cohort).await.unwrap();
        assert_eq!(cohort.status().unwrap(), cohorts::Status::Confirmed);
    }

    async fn a_release_is_withdrawn_until_its_letters_fall_due(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        table.all_agree().await;
        table.store.release(&table.coordinator, table.cohort, None, now()).await.unwrap();
        let late = now() + 16.minutes();
        let refused = table.store.withdraw_release(&table.coordinator, table.cohort, late).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::ReleaseFinal))), "{refused:?}");
        let soon = now() + 14.minutes();
        let partner = table.partner(0);
        let foreign = table.store.withdraw_release(&partner, table.cohort, soon).await;
        assert!(matches!(foreign, Err(Error::Forbidden)));
        let withdrawn = table.store.withdraw_release(&table.coordinator, table.cohort, soon).await;
        assert_eq!(withdrawn.unwrap(), 2);
        let mut tx = table.store.read(table.programme).await.unwrap();
        assert!(tx.newest_mails(10).await.unwrap().iter().all(|mail| mail.withdrawn_at.is_some()));
        drop(tx);
        assert!(table.pairs().await.iter().all(|p| p.status().unwrap() == Status::Agreed));
        let again = table.store.release(&table.coordinator, table.cohort, None, soon).await;
        assert_eq!(again.unwrap().released, 2);
    }

    async fn a_second_proposal_after_a_release_fills_only_the_places_that_are_left(place) {
        let table = Table::laid(&place.store, 2, 3).await;
        table.propose().await;
        table.all_agree().await;
        let pair = table.pairs().await.remove(1);
        let (id, version) = (PairId(pair.id), pair.version);
        table.store.veto_pair(&table.coordinator, id, version, "no", now()).await.unwrap();
        let released = table.store.release(&table.coordinator, table.cohort, None, now()).await;
        assert_eq!(released.unwrap().released, 1);
        table.propose().await;
        let second = table.pairs().await;
        assert_eq!(second.len(), 1, "the released pair keeps its places");
        assert_eq!(second[0].application_id, pair.application_id);
        assert_ne!(second[0].mentor_id, pair.mentor_id);
    }

    /// Proves S1-41, S1-42.
    async fn the_minutes_name_who_decided_what_with_the_reasons(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        table.objects(1, &pair, "works for a competitor").await;
        table.agrees(0).await;
        let mut tx = table.store.read(table.programme).await.unwrap();
        let minutes = tx.minutes(&table.partner(2), table.cohort).await.unwrap();
        let verbs: Vec<_> = minutes.decisions.iter().map(|line| line.verb.as_str()).collect();
        assert_eq!(verbs, ["matching.propose", "pair.object", "matching.endorse_all"]);
        let objection = &minutes.decisions[1];
        assert_eq!(objection.organisation.as_deref(), Some("ÖIF"));
        assert!(objection.mentee.as_deref().is_some_and(|name| name.starts_with("Amal")));
        assert!(objection.mentor.as_deref().is_some_and(|name| name.starts_with("Brigitte")));
        assert_eq!(objection.reason.as_deref(), Some("works for a competitor"));
        let funder = acting(table.programme, Role::Funder, None);
        assert!(matches!(tx.minutes(&funder, table.cohort).await, Err(Error::Forbidden)));
    }
}
