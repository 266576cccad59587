//! What pairs are measured by: versions that proposals keep, rules of the programme, and what is
//! tried without being set.

use super::{Table, amal, brigitte, import_into};
use crate::now;
use geleit_domain::id::{ApplicationId, MentorId, PairId, PersonId};
use geleit_domain::matching::conflicts::LinkKind;
use geleit_domain::matching::criteria::{Criterion, Rules, Weights, Why, Yardstick};
use geleit_domain::matching::proposal::Objective;
use geleit_domain::organisations::Duty;
use geleit_domain::profile::{Cefr, LanguageSkill, MenteeProfile, MentorProfile, Origin};
use geleit_store::matching::Show;
use geleit_store::{Error, Refusal, both};
use std::ops::ControlFlow;

/// Only languages count.
fn languages_only() -> Weights {
    Weights::of_shares("", &[(Criterion::Languages, 1)]).unwrap()
}

async fn version(table: &Table) -> String {
    let mut tx = table.store.read(table.programme).await.unwrap();
    tx.proposal(table.cohort).await.unwrap().unwrap().weights_version
}

async fn measure(table: &Table, yardstick: &Yardstick, version: i64) -> Result<(), Error> {
    table.store.change_measure(&table.coordinator, yardstick, version, now()).await
}

/// Two mentees and two mentors of one occupation, so that only what a test adds decides.
async fn alike(
    table: &Table,
    mentees: [fn(&mut MenteeProfile); 2],
    mentors: [fn(&mut MentorProfile); 2],
) {
    let mut rows = [amal(1), amal(6)];
    for (row, change) in rows.iter_mut().zip(mentees) {
        change(&mut row.profile);
    }
    let (import, operator) = (import_into(table.cohort), &table.operator);
    let go_on = &mut |_| ControlFlow::Continue(());
    table.store.import_mentees(operator, &import, &rows, go_on, now()).await.unwrap();
    let mut rows = [brigitte(1, 1), brigitte(6, 1)];
    for (row, change) in rows.iter_mut().zip(mentors) {
        change(&mut row.profile);
    }
    table.store.import_mentors(operator, &import, &rows, go_on, now()).await.unwrap();
}

both! {
    /// Proves S1-43.
    async fn a_proposal_keeps_the_version_that_it_was_measured_by(place) {
        let table = Table::laid(&place.store, 3, 4).await;
        table.propose().await;
        assert_eq!(version(&table).await, "standard-1");
        let other = Yardstick { weights: languages_only(), ..Yardstick::default() };
        measure(&table, &other, 0).await.unwrap();
        // A move inside the former proposal is still measured like its other pairs.
        let pair = table.pairs().await.remove(0);
        let to = MentorId(pair.alternatives().unwrap()[0].mentor);
        let (id, seen) = (PairId(pair.id), pair.version);
        table.store.move_pair(&table.coordinator, id, seen, to, now()).await.unwrap();
        let moved = table.again(&pair).await;
        let criteria: Vec<_> = moved.reasons().unwrap().iter().map(|r| r.criterion).collect();
        assert!(criteria.contains(&Criterion::Wishes) || criteria.contains(&Criterion::Waiting));
        table.propose().await;
        assert_eq!(version(&table).await, "1");
        for pair in table.pairs().await {
            assert_eq!(pair.points, 3_600, "only the common language counts: {pair:?}");
        }
    }

    async fn two_who_set_the_yardstick_at_once_do_not_both_win_and_both_read_who_did(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let other = Yardstick { weights: languages_only(), ..Yardstick::default() };
        measure(&table, &other, 0).await.unwrap();
        let late = measure(&table, &Yardstick::default(), 0).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
        measure(&table, &Yardstick::default(), 1).await.unwrap();
        let all = table.store.measures(&table.coordinator).await.unwrap();
        assert_eq!(all.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(all[1].yardstick.weights.of(Criterion::Languages), 10_000);
        let rules = Rules { language_min: Cefr::A1, ..Rules::default() };
        let refused = measure(&table, &Yardstick { rules, ..Yardstick::default() }, 2).await;
        let field = "language_min";
        assert!(
            matches!(&refused, Err(Error::Refused(Refusal::Invalid { field: f, .. })) if *f == field),
            "{refused:?}"
        );
        let partner = table.store.change_measure(&table.partner(0), &other, 2, now()).await;
        assert!(matches!(partner, Err(Error::Forbidden)), "{partner:?}");
    }

    /// Proves S1-45.
    async fn a_rule_that_the_programme_switches_on_takes_pairs_away(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        let rules = Rules { language_min: Cefr::C1, ..Rules::default() };
        measure(&table, &Yardstick { rules, ..Yardstick::default() }, 0).await.unwrap();
        let (store, actor) = (&table.store, &table.coordinator);
        let proposed = store.propose(actor, table.cohort, None, now()).await.unwrap();
        assert!(proposed.pairs.is_empty(), "nobody speaks German at C1: {proposed:?}");
        let objective = Objective { floor: Some(9_000), ..Objective::default() };
        measure(&table, &Yardstick { objective, ..Yardstick::default() }, 1).await.unwrap();
        let proposed = store.propose(actor, table.cohort, None, now()).await.unwrap();
        assert!(proposed.pairs.is_empty(), "no pair has 90 points");
        let bare = store.edges(actor, table.cohort, now()).await.unwrap();
        assert!(bare.edges.is_empty(), "the bare numbers know the limit as well");
    }

    /// Proves S1-44, S1-47.
    async fn the_executive_with_business_in_serbia_finds_the_mentee_with_serbian_roots(place) {
        let table = Table::without_people(&place.store, &[Duty::Decide]).await;
        let serbian: fn(&mut MenteeProfile) = |profile| {
            profile.origin = vec![Origin::Country("RS".into())];
            profile.consent_origin_matching = true;
        };
        // The first of both sides would be paired if nothing else counted.
        alike(&table, [|_| {}, serbian], [|m| m.target_markets = vec!["RS".into()], |_| {}]).await;
        table.propose().await;
        let pairs = table.store.propose(&table.coordinator, table.cohort, None, now()).await;
        let pairs = pairs.unwrap().pairs;
        let found = pairs.iter().find(|pair| pair.mentor == "M-0001").unwrap();
        assert_eq!(found.mentee, "E-0006");
        let why = Why::OriginMarket { market: "RS", origin: "RS" };
        assert!(found.reasons.iter().any(|reason| reason.why == why), "{found:?}");
        // The programme may say that these two do not count for each other.
        let rules = Rules { denied: vec!["RS".parse().unwrap()], ..Rules::default() };
        measure(&table, &Yardstick { rules, ..Yardstick::default() }, 0).await.unwrap();
        table.propose().await;
        let reasons = table.pairs().await.iter().flat_map(|p| p.reasons().unwrap()).collect::<Vec<_>>();
        assert!(reasons.iter().all(|reason| reason.criterion != Criterion::Markets));
    }

    /// Proves S1-47.
    async fn the_mentee_from_it_finds_the_mentor_from_it(place) {
        let table = Table::laid(&place.store, 4, 4).await;
        let proposed = table.store.propose(&table.coordinator, table.cohort, None, now()).await;
        let pairs = proposed.unwrap().pairs;
        // A software developer (2512) and an ICT manager (1330) share no digit of their codes.
        let it = pairs.iter().find(|pair| pair.mentee == "E-0001").unwrap();
        assert_eq!(it.mentor, "M-0001");
        assert!(it.reasons.iter().any(|reason| matches!(reason.why, Why::SameField { .. })));
    }

    /// Proves S1-42.
    async fn what_if_names_who_would_change_and_changes_nothing(place) {
        let table = Table::without_people(&place.store, &[Duty::Decide]).await;
        let arabic: fn(&mut MentorProfile) = |profile| {
            profile.languages =
                vec![LanguageSkill { language: "ar".into(), level: Some(Cefr::Native) }];
        };
        let no_arabic: fn(&mut MenteeProfile) = |profile| profile.languages.clear();
        let it: fn(&mut MentorProfile) = |_| {};
        alike(&table, [no_arabic, |p| p.experience_years = Some(1)], [it, arabic]).await;
        table.propose().await;
        let before = table.pairs().await;
        let (store, actor) = (&table.store, &table.coordinator);
        let same = store.weights_of(actor, table.cohort).await.unwrap();
        let nothing = store.what_if(actor, table.cohort, &same, now()).await.unwrap();
        assert_eq!((nothing.changes.len(), nothing.before), (0, nothing.after));
        let seniority = Weights::of_shares("", &[(Criterion::Waiting, 1)]).unwrap();
        let tried = store.what_if(actor, table.cohort, &seniority, now()).await.unwrap();
        assert!(tried.after.points >= tried.before.points, "{tried:?}");
        let after = table.pairs().await;
        assert_eq!(
            before.iter().map(|pair| (pair.id, pair.version)).collect::<Vec<_>>(),
            after.iter().map(|pair| (pair.id, pair.version)).collect::<Vec<_>>()
        );
        let asked = store.what_if(&table.partner(0), table.cohort, &same, now()).await;
        assert!(matches!(asked, Err(Error::Forbidden)), "{asked:?}");
    }

    /// Proves S1-42.
    async fn a_fixed_pair_never_moves_in_a_what_if(place) {
        let table = Table::laid(&place.store, 4, 4).await;
        table.propose().await;
        let (store, actor) = (&table.store, &table.coordinator);
        for pair in table.pairs().await {
            store.lock_pair(actor, PairId(pair.id), pair.version, now()).await.unwrap();
        }
        for criterion in Criterion::ALL.iter().filter(|one| **one != Criterion::Markets) {
            let weights = Weights::of_shares("", &[(*criterion, 1)]).unwrap();
            let tried = store.what_if(actor, table.cohort, &weights, now()).await.unwrap();
            assert_eq!((tried.changes.len(), tried.locked), (0, 4), "{criterion}");
        }
    }

    /// Proves S1-42.
    async fn a_variant_stands_beside_the_proposal_until_somebody_chooses_it(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        table.all_agree().await;
        let (store, actor, cohort) = (&table.store, &table.coordinator, table.cohort);
        let kept = store.keep_variant(actor, cohort, 1, &languages_only(), now()).await.unwrap();
        assert_eq!((kept.number, kept.pairs.len()), (2, 3));
        assert_eq!(version(&table).await, "standard-1", "the first one is still current");
        let set = store.measure(actor).await.unwrap();
        assert_eq!(set.version, 0, "what is only tried does not hold for the programme");
        let found = store.variants(actor, cohort).await.unwrap();
        let current: Vec<_> = found.variants.iter().map(|one| one.is_current).collect();
        assert_eq!(current, [true, false]);
        assert_eq!(found.variants[1].points, 3 * 3_600);
        store.choose_variant(actor, cohort, 2, 1, now()).await.unwrap();
        assert_eq!(version(&table).await, "1");
        assert!(table.pairs().await.iter().all(|pair| pair.points == 3_600));
        let board = table.board(Show::Agreed).await;
        assert!(board.cards.is_empty(), "nobody has agreed to these pairs yet");
        assert_eq!(board.former.unwrap().0, 1);
        let late = store.choose_variant(actor, cohort, 1, 1, now()).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
        store.choose_variant(actor, cohort, 1, 2, now()).await.unwrap();
        assert_eq!(table.board(Show::Agreed).await.cards.len(), 3, "votes hold again");
    }

    async fn a_variant_that_does_not_fit_any_more_cannot_be_chosen(place) {
        let table = Table::laid(&place.store, 2, 3).await;
        table.propose().await;
        let (store, actor, cohort) = (&table.store, &table.coordinator, table.cohort);
        store.keep_variant(actor, cohort, 1, &languages_only(), now()).await.unwrap();
        // Amal turns out to be related to every mentor.
        let mut tx = store.read(table.programme).await.unwrap();
        let proposal = tx.proposal(cohort).await.unwrap().unwrap();
        let pairs = tx.pairs(&proposal).await.unwrap();
        let left = proposal.unmatched().unwrap().remove(0).id;
        let mut mentors = Vec::new();
        for id in pairs.iter().map(|pair| pair.mentor_id).chain([left]) {
            mentors.push(PersonId(tx.mentor(MentorId(id)).await.unwrap().person_id));
        }
        let application = tx.application(ApplicationId(pairs[0].application_id)).await.unwrap();
        drop(tx);
        for mentor in mentors {
            let amal = PersonId(application.person_id);
            store.link_persons(actor, amal, mentor, LinkKind::Relative, now()).await.unwrap();
        }
        let late = store.choose_variant(actor, cohort, 2, 1, now()).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
    }

    async fn the_fairness_report_counts_every_mentee_of_the_proposal_once(place) {
        let table = Table::laid(&place.store, 5, 3).await;
        let (store, partner) = (&table.store, table.partner(0));
        let (_, none) = store.fairness(&partner, table.cohort, now()).await.unwrap();
        assert_eq!(none, None);
        table.propose().await;
        let (_, report) = store.fairness(&partner, table.cohort, now()).await.unwrap();
        let report = report.unwrap();
        let [sex, ..] = &report.parts[..] else { panic!("{report:?}") };
        assert_eq!(sex.groups.len(), 1);
        assert_eq!((sex.groups[0].people, sex.groups[0].matched), (Some(5), Some(3)));
        let points: i64 = table.pairs().await.iter().map(|pair| pair.points).sum();
        assert_eq!(sex.groups[0].mean, Some(u64::try_from(points / 3).unwrap()));
    }
}
