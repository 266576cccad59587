//! Until when organisations vote, who votes for them, and what silence means.

use super::{Table, acting};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, PairId};
use geleit_domain::matching::Status;
use geleit_domain::matching::voting::Manner;
use geleit_domain::policy::Role;
use geleit_store::accounts::NewAccount;
use geleit_store::matching::{Answer, NewRule, Show, VOTES_LETTER};
use geleit_store::{Error, Refusal, both};
use jiff::{Timestamp, ToSpan};

fn hours(hours: i64) -> Timestamp {
    now() + hours.hours()
}

/// Somebody who votes for the organisation at this place, with an account.
async fn voter(table: &Table, place: usize, email: &str) -> Actor {
    let organisation = Some(table.deciding[place]);
    let new = NewAccount {
        email,
        name: email,
        role: Role::Partner,
        organisation,
        person: None,
        language: "de",
    };
    let (account, link) = table.store.create_account(&table.operator, &new, now()).await.unwrap();
    drop(link);
    Actor { account: Some(account), ..acting(table.programme, Role::Partner, organisation) }
}

/// Two of the three organisations have somebody who votes.
async fn sign_in_voters(table: &Table) {
    for (place, email) in [(0, "wko@example.org"), (2, "ams@example.org")] {
        let new = voter(table, place, email).await;
        let link = table.store.create_link(
            table.programme,
            new.account.unwrap(),
            geleit_store::secret_links::Purpose::DemoSignIn,
            now(),
        );
        let secret = link.await.unwrap().parse().unwrap();
        table.store.sign_in_by_link(&secret, now()).await.unwrap();
    }
}

fn rule(words: &str) -> NewRule<'_> {
    NewRule {
        words,
        said_by: "Ms Muster for all three",
        said_where: "steering group",
        since: "2026-01-20".parse().unwrap(),
    }
}

both! {
    /// Proves S1-41, S1-42.
    async fn a_silent_organisation_is_named_and_only_a_minuted_rule_releases_without_it(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        table.agrees(0).await;
        table.agrees(1).await;
        let (store, office, cohort) = (&table.store, &table.coordinator, table.cohort);
        let past = store.set_vote_deadline(office, cohort, 0, now(), now()).await;
        assert!(matches!(past, Err(Error::Refused(Refusal::Invalid { .. }))), "{past:?}");
        store.set_vote_deadline(office, cohort, 0, hours(48), now()).await.unwrap();
        let stale = store.set_vote_deadline(office, cohort, 0, hours(50), now()).await;
        assert!(matches!(stale, Err(Error::Outdated)), "{stale:?}");
        let partner = table.partner(0);
        let foreign = store.set_vote_deadline(&partner, cohort, 1, hours(50), now()).await;
        assert!(matches!(foreign, Err(Error::Forbidden)), "{foreign:?}");
        let by_rule = |at| store.release_by_rule(office, cohort, None, at);
        let missing = |done: &Result<_, Error>| {
            matches!(done, Err(Error::Refused(Refusal::AgreementMissing(who))) if who == &["ams"])
        };
        let none = by_rule(hours(49)).await;
        assert!(missing(&none), "without a rule: {none:?}");
        let empty = store.set_silence_rule(office, Some(rule(" ")), now()).await;
        assert!(matches!(empty, Err(Error::Refused(Refusal::Invalid { .. }))), "{empty:?}");
        let words = "Whoever says nothing in time agrees.";
        store.set_silence_rule(office, Some(rule(words)), now()).await.unwrap();
        let early = by_rule(hours(47)).await;
        assert!(missing(&early), "while the time runs: {early:?}");
        let voting = store.voting(office, cohort, hours(49)).await.unwrap();
        let silent: Vec<_> = voting.silent().map(|by| (by.name.as_str(), by.open)).collect();
        assert_eq!(silent, [("AMS", 2)]);
        let strict = store.release(office, cohort, None, hours(49)).await;
        assert!(missing(&strict), "the rule has to be named: {strict:?}");
        assert_eq!(by_rule(hours(49)).await.unwrap().released, 2);
        let board = table.board(Show::All).await;
        let vote = board.cards[0].votes.iter().find(|vote| vote.name == "AMS").unwrap();
        assert_eq!((vote.agrees, vote.manner), (Some(true), Manner::Silence));
        let mut tx = store.read(table.programme).await.unwrap();
        let minutes = tx.minutes(office, cohort).await.unwrap();
        drop(tx);
        let by = |verb| minutes.decisions.iter().find(|line| line.verb == verb).unwrap();
        let applied = by("matching.apply_silence_rule");
        assert_eq!(applied.silent, ["AMS"]);
        assert!(applied.reason.as_deref().is_some_and(|why| why.contains("steering group")));
        store.withdraw_release(office, cohort, hours(49)).await.unwrap();
        let pairs = table.pairs().await;
        assert!(pairs.iter().all(|pair| pair.status().unwrap() == Status::Proposed), "{pairs:?}");
    }

    async fn nobody_is_reminded_of_votes_in_the_quiet_hours(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        sign_in_voters(&table).await;
        let (store, office) = (&table.store, &table.coordinator);
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        // A day before would be Saturday 24 January 2026, 23:59 in Vienna.
        let ends = at("2026-01-25T22:59:00Z");
        store.set_vote_deadline(office, table.cohort, 0, ends, now()).await.unwrap();
        let remind = async |text| store.remind_voters(table.programme, at(text)).await.unwrap();
        assert_eq!(remind("2026-01-24T16:59:00Z").await, 0);
        assert_eq!(remind("2026-01-24T17:00:00Z").await, 2, "in the evening of Saturday");
        assert_eq!(remind("2026-01-24T22:59:00Z").await, 0, "once");
    }

    /// Proves S1-41.
    async fn no_rule_releases_against_an_objection(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        table.agrees(0).await;
        table.agrees(1).await;
        let pair = table.pairs().await.remove(0);
        table.objects(2, &pair, "no").await;
        let (store, office, cohort) = (&table.store, &table.coordinator, table.cohort);
        store.set_vote_deadline(office, cohort, 0, hours(1), now()).await.unwrap();
        store.set_silence_rule(office, Some(rule("Silence agrees.")), now()).await.unwrap();
        let done = store.release_by_rule(office, cohort, None, hours(2)).await;
        assert!(matches!(done, Err(Error::Refused(Refusal::AgreementMissing(_)))), "{done:?}");
        store.set_silence_rule(office, None, now()).await.unwrap();
        assert!(store.voting(office, cohort, hours(2)).await.unwrap().rule.is_none());
    }

    async fn whoever_has_open_votes_is_reminded_once_before_the_end(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        sign_in_voters(&table).await;
        table.agrees(0).await;
        let (store, programme) = (&table.store, table.programme);
        let office = &table.coordinator;
        store.set_vote_deadline(office, table.cohort, 0, hours(120), now()).await.unwrap();
        assert_eq!(store.remind_voters(programme, hours(95)).await.unwrap(), 0, "too early");
        assert_eq!(store.remind_voters(programme, hours(97)).await.unwrap(), 1, "AMS only");
        assert_eq!(store.remind_voters(programme, hours(98)).await.unwrap(), 0, "once");
        let mut tx = store.read(programme).await.unwrap();
        assert_eq!(tx.newest_mails(1).await.unwrap()[0].template, VOTES_LETTER);
    }

    /// Proves S1-41.
    async fn a_deputy_votes_for_an_organisation_that_has_named_it_and_is_written_down_as_such(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let petra = voter(&table, 0, "petra@example.org").await;
        let olga = voter(&table, 1, "olga@example.org").await;
        let (store, oeif) = (&table.store, table.deciding[1]);
        let pair = table.pairs().await.remove(0);
        let (id, version) = (PairId(pair.id), pair.version);
        let vote = || store.endorse_pair(&petra, id, version, oeif, Answer::Agree, now());
        let early = vote().await;
        assert!(matches!(early, Err(Error::Forbidden)), "{early:?}");
        let petras = petra.account.unwrap();
        let own = store.name_deputy(&petra, oeif, (petras, true), now()).await;
        assert!(matches!(own, Err(Error::Forbidden)), "nobody names themselves: {own:?}");
        let stranger = AccountId(geleit_store::id(now()));
        let nobody = store.name_deputy(&olga, oeif, (stranger, true), now()).await;
        assert!(matches!(nobody, Err(Error::Refused(Refusal::Invalid { .. }))), "{nobody:?}");
        store.name_deputy(&olga, oeif, (petras, true), now()).await.unwrap();
        vote().await.unwrap();
        let board = table.board(Show::All).await;
        let given = board.cards[0].votes.iter().find(|vote| vote.name == "ÖIF").unwrap();
        assert_eq!((given.agrees, given.manner), (Some(true), Manner::Deputy));
        let mut tx = store.read(table.programme).await.unwrap();
        let minutes = tx.minutes(&olga, table.cohort).await.unwrap();
        drop(tx);
        let last = minutes.decisions.last().unwrap();
        assert!(last.is_deputy && last.organisation.as_deref() == Some("ÖIF"), "{last:?}");
        store.name_deputy(&olga, oeif, (petras, false), now()).await.unwrap();
        let over = vote().await;
        assert!(matches!(over, Err(Error::Forbidden)), "{over:?}");
    }
}
