//! Early warnings: found by the calendar, taken care of, done, and over by themselves.

use crate::matching::Table;
use crate::matching::offers::{offered, pairs, person};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::{PartnershipId, WarningId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::meetings::{Channel, Meeting};
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind;
use geleit_store::accounts::NewAccount;
use geleit_store::partnerships::Correction;
use geleit_store::partnerships::warnings::{Filter, Listed};
use geleit_store::secret_links::Purpose;
use geleit_store::secrets::Secret;
use geleit_store::testing::Place;
use geleit_store::{Error, Refusal, both};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// Running pairs, and when they have started.
struct Life {
    table: Table,
    pairs: Vec<PartnershipId>,
    brigitte: Actor,
    since: Timestamp,
}

impl Life {
    async fn begun(place: &Place, number: u32) -> Self {
        let table = Table::laid(&place.store, number, number).await;
        let since = offered(&table).await;
        Self::of(table, since).await
    }

    async fn of(table: Table, since: Timestamp) -> Self {
        Self::of_cohort(table, since, cohorts::Verb::Start).await
    }

    async fn of_cohort(table: Table, since: Timestamp, verb: cohorts::Verb) -> Self {
        let released = pairs(&table, now()).await;
        for pair in &released {
            for side in [Side::Mentee, Side::Mentor] {
                let one = person(&table, pair, side).await;
                let id = PartnershipId(pair.id);
                table.store.answer_offer(&one, id, Answer::Accepted, since).await.unwrap();
            }
        }
        let (actor, cohort) = (&table.operator, table.cohort);
        table.store.step_cohort(actor, cohort, verb, None, since).await.unwrap();
        table.store.start_partnerships(actor, cohort, since).await.unwrap();
        let brigitte = person(&table, &released[0], Side::Mentor).await;
        let pairs = released.iter().map(|pair| PartnershipId(pair.id)).collect();
        Self { table, pairs, brigitte, since }
    }

    fn at(&self, days: i64) -> Timestamp {
        self.since + (24 * days).hours()
    }

    fn day(&self, days: i64) -> Date {
        self.at(days).to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    async fn keep(&self, days: i64) -> usize {
        let programme = self.table.programme;
        self.table.store.keep_warnings(programme, self.at(days)).await.unwrap()
    }

    async fn meets(&self, days: i64, minutes: u32) {
        let (on, line) = (self.day(days), String::new());
        let meeting = Meeting { on, minutes, channel: Channel::Phone, topics: vec![], line };
        let (store, brigitte) = (&self.table.store, &self.brigitte);
        let noted = store.note_own_meeting(brigitte, self.pairs[0], &meeting, self.at(days));
        noted.await.unwrap();
    }

    async fn step(&self, verb: Verb, days: i64) {
        let (store, operator) = (&self.table.store, &self.table.operator);
        let (on, at) = (self.day(days), self.at(days));
        store.step_partnership(operator, self.pairs[0], verb, Some("x"), on, at).await.unwrap();
    }

    async fn open(&self) -> Vec<Listed> {
        let filter = Filter { cohort: Some(self.table.cohort), after: None };
        self.table.store.list_warnings(&self.table.coordinator, &filter, 50).await.unwrap()
    }

    /// Rule and first day of every open warning.
    async fn said(&self) -> Vec<(String, String)> {
        self.open().await.into_iter().map(|one| (one.rule, one.since_on)).collect()
    }
}

both! {
    async fn a_running_pair_is_watched_also_while_others_are_matched_anew(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let since = offered(&table).await;
        let life = Life::of_cohort(table, since, cohorts::Verb::StartMatching).await;
        assert_eq!(life.keep(20).await, 0);
        assert_eq!(life.keep(21).await, 1);
        let asked = life.table.store.ask_about_meetings(life.table.programme, life.at(21)).await;
        assert_eq!(asked.unwrap(), 1);
    }

    async fn a_running_pair_is_watched_also_while_others_may_still_apply(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        let since = offered(&table).await;
        let life = Life::of_cohort(table, since, cohorts::Verb::StartMatching).await;
        assert_eq!(life.keep(21).await, 2);
        let (store, operator) = (&life.table.store, &life.table.operator);
        let (verb, why) = (cohorts::Verb::Reopen, Some("a late sheet"));
        store.step_cohort(operator, life.table.cohort, verb, why, life.at(21)).await.unwrap();
        assert_eq!(life.keep(22).await, 0);
        assert_eq!(life.open().await.len(), 2, "what is open stays so");
        let asked = store.ask_about_meetings(life.table.programme, life.at(22)).await;
        assert_eq!(asked.unwrap(), 2);
        let openings = store.read(life.table.programme).await.unwrap().openings().await.unwrap();
        assert!(openings.is_empty(), "no event opens it");
    }

    /// Proves S1-54.
    async fn a_pair_without_a_meeting_is_found_once_and_forgotten_when_it_meets(place) {
        let life = Life::begun(&place, 1).await;
        assert_eq!(life.keep(20).await, 0);
        assert_eq!(life.keep(21).await, 1);
        assert_eq!(life.keep(21).await, 0, "the same warning is not opened twice");
        assert_eq!(life.keep(22).await, 0);
        let open = life.open().await;
        let since = life.day(21).to_string();
        assert_eq!((open[0].rule.as_str(), &open[0].since_on), ("no_meeting", &since));
        assert_eq!(open[0].due_on, life.day(28).to_string());
        assert_eq!(open[0].owner, None, "nobody knows who released: the office");
        life.meets(23, 60).await;
        assert_eq!(life.keep(23).await, 1);
        assert!(life.open().await.is_empty());
        // The same pair, another rule: they have met for one of ten hours, and not again.
        assert_eq!(life.keep(30).await, 1);
        assert_eq!(life.keep(53).await, 1);
        let expected = [("few_hours", life.day(30)), ("gap", life.day(53))];
        let expected = expected.map(|(rule, on)| (rule.to_owned(), on.to_string()));
        assert_eq!(life.said().await, expected);
        let mut tx = life.table.store.read(life.table.programme).await.unwrap();
        let entries = tx.newest_entries(i64::MAX, 50).await.unwrap();
        let verbs = entries.iter().rev().filter(|entry| entry.subject_kind == "warning");
        let verbs: Vec<_> = verbs.map(|entry| (entry.verb.as_str(), &*entry.detail)).collect();
        assert_eq!(verbs, [
            ("warning.open", "no_meeting"),
            ("warning.close", "no_meeting"),
            ("warning.open", "few_hours"),
            ("warning.open", "gap"),
        ]);
    }

    async fn a_pause_of_thirty_days_needs_somebody_and_is_over_when_the_pair_goes_on(place) {
        let life = Life::begun(&place, 1).await;
        life.step(Verb::Pause, 10).await;
        assert_eq!(life.keep(39).await, 0);
        assert_eq!(life.keep(40).await, 1);
        assert_eq!(life.said().await, [("pause".to_owned(), life.day(40).to_string())]);
        // Nobody is asked on the day on which the pair goes on, and a week later.
        life.step(Verb::Resume, 50).await;
        assert_eq!(life.keep(50).await, 1);
        assert!(life.open().await.is_empty());
        let (store, programme) = (&life.table.store, life.table.programme);
        let ask = async |days: i64| store.ask_about_meetings(programme, life.at(days)).await.unwrap();
        assert_eq!(ask(50).await, 0, "they have just begun anew");
        assert_eq!(ask(57).await, 1);
    }

    async fn a_paused_pair_can_be_completed_and_needs_nobody_then(place) {
        let life = Life::begun(&place, 1).await;
        life.step(Verb::Pause, 10).await;
        assert_eq!(life.keep(40).await, 1);
        life.step(Verb::Complete, 41).await;
        assert!(life.open().await.is_empty());
        assert_eq!(life.keep(90).await, 0);
    }

    async fn a_pair_that_never_was_needs_nobody(place) {
        let life = Life::begun(&place, 1).await;
        assert_eq!(life.keep(21).await, 1);
        let (store, office, id) = (&life.table.store, &life.table.coordinator, life.pairs[0]);
        let version = store.show_partnership(office, id).await.unwrap().partnership.version;
        let (what, why) = (Correction::Pair, "two lists were mixed up");
        store.correct_partnership(office, id, version, what, why, life.at(22)).await.unwrap();
        assert!(life.open().await.is_empty());
    }

    async fn a_paused_pair_and_one_that_has_ended_need_nobody(place) {
        let life = Life::begun(&place, 2).await;
        assert_eq!(life.keep(21).await, 2);
        life.step(Verb::Pause, 22).await;
        assert_eq!(life.keep(22).await, 1);
        life.step(Verb::Resume, 60).await;
        assert_eq!(life.keep(80).await, 0);
        assert_eq!(life.keep(81).await, 1);
        life.step(Verb::Dissolve, 82).await;
        assert_eq!(life.keep(82).await, 0, "its warning has ended with it");
        assert_eq!(life.open().await.len(), 1, "the other pair");
    }

    async fn karin_takes_care_until_a_day_and_says_what_she_has_done(place) {
        let life = Life::begun(&place, 1).await;
        life.keep(21).await;
        let (store, office) = (&life.table.store, &life.table.coordinator);
        let warning = WarningId(life.open().await[0].id);
        let care = |words: &'static str, days| {
            let (until, at) = (life.day(days), life.at(22));
            async move { store.take_care(office, warning, (words, until), at).await }
        };
        let expected = "today to in 30 days";
        let never = Refusal::Invalid { field: "until", expected };
        for wrong in [21, 53] {
            let done = care("call", wrong).await;
            assert!(matches!(&done, Err(Error::Refused(found)) if *found == never), "{done:?}");
        }
        care("call both", 25).await.unwrap();
        let open = life.open().await;
        assert_eq!((&*open[0].next_action, &open[0].due_on), ("call both", &life.day(25).to_string()));
        let silent = store.close_warning(office, warning, " ", life.at(23)).await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        store.close_warning(office, warning, "they meet on Friday", life.at(23)).await.unwrap();
        assert!(life.open().await.is_empty());
        let shown = store.show_warning(office, warning).await.unwrap();
        assert_eq!(shown.done.as_deref(), Some("they meet on Friday"));
        let again = store.close_warning(office, warning, "again", life.at(23)).await;
        assert!(matches!(again, Err(Error::Outdated)), "{again:?}");
        assert!(matches!(care("call", 25).await, Err(Error::Outdated)));
        // Friday passes, and two weeks: the rule speaks anew, as a new warning.
        assert_eq!(life.keep(36).await, 0);
        assert_eq!(life.keep(37).await, 1);
        assert_ne!(life.open().await[0].id, warning.0);
        assert_eq!(life.said().await, [("no_meeting".to_owned(), life.day(21).to_string())]);
    }

    async fn whoever_released_the_pair_takes_care_unless_somebody_else_does(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let karin = NewAccount {
            email: "karin@example.org",
            name: "Karin",
            role: Role::Coordinator,
            organisation: None,
            person: None,
            language: "de",
        };
        let store = &table.store;
        let (account, _) = store.create_account(&table.operator, &karin, now()).await.unwrap();
        let link = store.create_link(table.programme, account, Purpose::DemoSignIn, now()).await;
        store.sign_in_by_link(&Secret::read(&link.unwrap()).unwrap(), now()).await.unwrap();
        let karin = Actor { account: Some(account), ..table.coordinator.clone() };
        table.propose().await;
        table.all_agree().await;
        store.release(&karin, table.cohort, None, now()).await.unwrap();
        let since = now() + geleit_store::matching::RELEASE_DELAY;
        let life = Life::of(table, since).await;
        life.keep(21).await;
        assert_eq!(life.open().await[0].owner.as_deref(), Some("Karin"));
    }

    async fn whoever_is_named_for_a_pair_takes_care_before_whoever_released_it(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        let mut accounts = Vec::new();
        for (name, email) in [("Olga", "olga@example.org"), ("Paul", "paul@example.org")] {
            let new = NewAccount {
                email,
                name,
                role: Role::Coordinator,
                organisation: None,
                person: None,
                language: "de",
            };
            let made = table.store.create_account(&table.operator, &new, now()).await;
            accounts.push(made.unwrap().0);
        }
        let active = "UPDATE account SET status = 'active'";
        geleit_store::testing::execute(&table.store, table.programme, active).await;
        let [olga, paul] = accounts[..] else { panic!("two") };
        table.propose().await;
        table.all_agree().await;
        let karin = Actor { account: Some(paul), ..table.coordinator.clone() };
        table.store.release(&karin, table.cohort, None, now()).await.unwrap();
        let life = Life::of(table, now() + geleit_store::matching::RELEASE_DELAY).await;
        let named = [None, Some(olga)];
        life.table.store.name_contacts(&karin, life.pairs[0], named, life.since).await.unwrap();
        life.keep(21).await;
        let of = async |pair: PartnershipId| {
            let open = life.open().await;
            open.into_iter().find(|one| one.partnership_id == pair.0).unwrap().owner_id
        };
        assert_eq!(of(life.pairs[0]).await, Some(olga.0));
        assert_eq!(of(life.pairs[1]).await, Some(paul.0), "nobody is named: who released it");
    }

    async fn the_overview_counts_pairs_and_not_warnings(place) {
        let life = Life::begun(&place, 2).await;
        life.meets(1, 30).await;
        life.keep(31).await;
        assert_eq!(life.open().await.len(), 3);
        let office = &life.table.coordinator;
        let shown = life.table.store.overview(office, None, life.at(31)).await.unwrap();
        let geleit_store::overview::Overview::Coordination(shown) = shown else { panic!() };
        let [need] = &shown.pairs_in_need[..] else { panic!("{:?}", shown.pairs_in_need) };
        assert_eq!((need.pairs, &need.since), (2, &life.day(38).to_string()));
        let page = Filter { cohort: None, after: None };
        let first = life.table.store.list_warnings(office, &page, 2).await.unwrap();
        let last = first.last().map(|last| (last.due_on.clone(), last.id));
        let rest = Filter { cohort: None, after: last };
        let rest = life.table.store.list_warnings(office, &rest, 2).await.unwrap();
        assert_eq!((first.len(), rest.len()), (2, 1));
    }

    async fn partners_the_pair_itself_and_charlie_see_no_warning(place) {
        let life = Life::begun(&place, 1).await;
        life.keep(21).await;
        let (store, all) = (&life.table.store, Filter::default());
        let warning = WarningId(life.open().await[0].id);
        for reader in [life.table.partner(0), life.brigitte.clone()] {
            let list = store.list_warnings(&reader, &all, 9).await;
            assert!(matches!(list, Err(Error::Forbidden)), "{list:?}");
            let one = store.show_warning(&reader, warning).await;
            assert!(matches!(one, Err(Error::NotFound | Error::Forbidden)), "{one:?}");
        }
        let other = store.create_programme(Kind::Tandem, "Other", "other", now()).await.unwrap();
        let charlie = Actor::operator(other);
        assert!(store.list_warnings(&charlie, &all, 9).await.unwrap().is_empty());
        let done = store.close_warning(&charlie, warning, "seen", life.at(22)).await;
        assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
        let care = store.take_care(&charlie, warning, ("", life.day(23)), life.at(22)).await;
        assert!(matches!(care, Err(Error::NotFound)), "{care:?}");
        let office = &life.table.coordinator;
        assert_eq!(store.show_partnership(office, life.pairs[0]).await.unwrap().warnings.len(), 1);
    }
}
