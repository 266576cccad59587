//! Whether it fits, and raised hands: only the office hears of them, and it hears in time.

use crate::meetings::{Pair, later};
use geleit_domain::actor::Actor;
use geleit_domain::id::WarningId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::fit::Fit;
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::policy::{Action, Role};
use geleit_store::accounts::NewAccount;
use geleit_store::partnerships::Key;
use geleit_store::partnerships::fit::{FIT_LETTER, Said};
use geleit_store::partnerships::hands::HAND_LETTER;
use geleit_store::partnerships::warnings::{Filter, Listed};
use geleit_store::secret_links::Purpose;
use geleit_store::secrets::Secret;
use geleit_store::{Error, both};

impl Pair {
    async fn asked(&self, days: i64) -> u64 {
        let (store, programme) = (&self.table.store, self.table.programme);
        store.ask_whether_it_fits(programme, later(self.since, days)).await.unwrap()
    }

    async fn kept(&self, days: i64) -> Vec<(String, String)> {
        let (store, programme) = (&self.table.store, self.table.programme);
        store.keep_warnings(programme, later(self.since, days)).await.unwrap();
        let found = self.open().await.into_iter();
        found
            .filter(|one| one.rule == "fit" || one.rule == "hand")
            .map(|one| (one.rule, one.since_on))
            .collect()
    }

    async fn open(&self) -> Vec<Listed> {
        let (store, office) = (&self.table.store, &self.table.coordinator);
        store.list_warnings(office, &Filter::default(), 50).await.unwrap()
    }

    fn day(&self, days: i64) -> String {
        self.today().saturating_add(jiff::Span::new().days(days)).to_string()
    }

    fn side<'a>(&self, actor: &'a Actor) -> Key<'a> {
        Key::SignedIn(actor, Action::Change, self.id)
    }
}

both! {
    async fn both_are_asked_once_three_weeks_after_the_start(place) {
        let pair = Pair::running(&place).await;
        assert_eq!(pair.asked(20).await, 0);
        assert_eq!(pair.asked(21).await, 2);
        assert_eq!(pair.asked(21).await, 0);
        assert_eq!(pair.asked(40).await, 0);
        assert_eq!(pair.letters(FIT_LETTER).await, 2);
        assert_eq!(pair.kept(40).await, [], "nobody has answered: other rules look after them");
    }

    async fn a_pair_that_came_in_late_is_not_asked(place) {
        let pair = Pair::running(&place).await;
        assert_eq!(pair.asked(57).await, 0);
    }

    /// Proves S1-49.
    async fn a_no_is_a_warning_at_once_and_is_over_with_a_yes_or_when_somebody_has_acted(place) {
        let pair = Pair::running(&place).await;
        let store = &pair.table.store;
        pair.asked(21).await;
        let amal = pair.link_of(&pair.amal, later(pair.since, 22)).await;
        let no = (Fit::DoesNot, "CANARY: he never answers");
        store.answer_fit(Key::Link(&amal), no, later(pair.since, 22)).await.unwrap();
        let open = pair.open().await;
        assert_eq!((open.len(), open[0].rule.as_str()), (1, "fit"));
        assert_eq!(open[0].due_on, pair.day(29));
        // The calendar finds the same one.
        assert_eq!(pair.kept(22).await, [("fit".to_owned(), pair.day(22))]);
        let hers = store.own_fit(pair.side(&pair.brigitte), later(pair.since, 22)).await.unwrap();
        assert_eq!(hers.answer, None, "the other side reads nothing of it");
        let office = &pair.table.coordinator;
        let warning = WarningId(open[0].id);
        let voices = store.voices_of_warning(office, warning).await.unwrap();
        let said: Vec<_> = voices.iter().map(|one| (one.side, one.fit, one.line.as_str())).collect();
        assert_eq!(said, [(Side::Mentee, Some(Fit::DoesNot), no.1), (Side::Mentor, None, "")]);
        for reader in [&pair.table.partner(0), &pair.brigitte] {
            assert!(store.voices_of_warning(reader, warning).await.is_err());
        }

        store.answer_fit(Key::Link(&amal), (Fit::Fits, ""), later(pair.since, 24)).await.unwrap();
        assert_eq!(pair.kept(24).await, []);
        // Only one side has answered: that is a reason to call, a week after the question.
        assert_eq!(pair.kept(27).await, []);
        assert_eq!(pair.kept(28).await, [("fit".to_owned(), pair.day(28))]);
        let alone = pair.open().await.into_iter().find(|one| one.rule == "fit").unwrap();
        let done = store.close_warning(
            office, WarningId(alone.id), "called both", later(pair.since, 29));
        done.await.unwrap();
        assert_eq!(pair.kept(90).await, [], "what somebody has acted upon does not come back");
        let said = Said { side: Side::Mentor, way: Way::Phone, answer: Fit::DoesNot, line: "" };
        store.note_fit(office, pair.id, &said, later(pair.since, 91)).await.unwrap();
        assert_eq!(pair.kept(91).await, [("fit".to_owned(), pair.day(91))], "a new no does");
    }

    async fn whoever_answers_before_the_question_leaves_nobody_alone(place) {
        let pair = Pair::running(&place).await;
        let (store, fits) = (&pair.table.store, (Fit::Fits, ""));
        store.answer_fit(pair.side(&pair.amal), fits, later(pair.since, 2)).await.unwrap();
        assert_eq!(pair.kept(12).await, [], "nobody has asked Brigitte yet");
        assert_eq!(pair.asked(21).await, 1);
        assert_eq!(pair.kept(27).await, []);
        assert_eq!(pair.kept(28).await, [("fit".to_owned(), pair.day(28))]);
    }

    async fn a_no_is_heard_in_a_pause_as_well(place) {
        let pair = Pair::running(&place).await;
        let (store, operator, at) = (&pair.table.store, &pair.table.operator, later(pair.since, 22));
        pair.asked(21).await;
        let on = pair.today().saturating_add(jiff::Span::new().days(22));
        store.step_partnership(operator, pair.id, Verb::Pause, None, on, at).await.unwrap();
        let no = (Fit::DoesNot, "");
        store.answer_fit(pair.side(&pair.amal), no, later(pair.since, 23)).await.unwrap();
        assert_eq!(pair.open().await.len(), 1);
        assert_eq!(pair.kept(24).await, [("fit".to_owned(), pair.day(23))]);
    }

    /// Proves S1-56.
    async fn a_raised_hand_is_a_warning_at_once_and_stays_until_somebody_has_acted(place) {
        let pair = Pair::running(&place).await;
        let store = &pair.table.store;
        let karin = NewAccount {
            email: "karin@example.org",
            name: "Karin",
            role: Role::Coordinator,
            organisation: None,
            person: None,
            language: "de",
        };
        let at = later(pair.since, 3);
        let (account, _) = store.create_account(&pair.table.operator, &karin, at).await.unwrap();
        let link = store.create_link(pair.table.programme, account, Purpose::DemoSignIn, at).await;
        store.sign_in_by_link(&Secret::read(&link.unwrap()).unwrap(), at).await.unwrap();
        let amal = pair.side(&pair.amal);
        store.raise_hand(amal, "CANARY: I am ill", at).await.unwrap();
        store.raise_hand(amal, "CANARY: I am ill", at).await.unwrap();
        assert_eq!(pair.letters(HAND_LETTER).await, 1, "a second press says nothing new");
        store.raise_hand(amal, "still ill", at).await.unwrap();
        assert_eq!(pair.letters(HAND_LETTER).await, 2, "every hand is heard");
        let open = pair.open().await;
        assert_eq!((open.len(), open[0].rule.as_str()), (1, "hand"));
        assert_eq!((&open[0].since_on, &open[0].due_on), (&pair.day(3), &pair.day(5)));
        let raised = store.own_hand(amal, at).await.unwrap().raised_on;
        assert_eq!(raised, Some(pair.day(3)));
        let hers = store.own_hand(pair.side(&pair.brigitte), at).await.unwrap();
        assert_eq!(hers.raised_on, None, "the other side reads nothing of it");
        assert_eq!(pair.kept(4).await.len(), 1, "the calendar does not take a hand down");
        let (operator, on) = (&pair.table.operator, pair.today());
        store.step_partnership(operator, pair.id, Verb::Pause, None, on, at).await.unwrap();
        assert_eq!(pair.kept(5).await.len(), 1, "nor does a pause");
        let warning = WarningId(open[0].id);
        let office = &pair.table.coordinator;
        let voices = store.voices_of_warning(office, warning).await.unwrap();
        assert_eq!(voices.len(), 2);
        assert!(voices.iter().any(|one| one.line.starts_with("CANARY")));
        store.close_warning(office, warning, "talked to her", later(pair.since, 5)).await.unwrap();
        assert_eq!(store.own_hand(amal, at).await.unwrap().raised_on, None);
        // No entry of the pair, which partner organisations read, betrays who needs help.
        let shown = store.show_partnership(office, pair.id).await.unwrap();
        assert!(shown.entries.iter().all(|entry| !entry.verb.contains("hand")));
        store.raise_hand(amal, "", later(pair.since, 9)).await.unwrap();
        assert_eq!(pair.open().await.len(), 1, "and may be raised anew");
    }

    async fn whoever_has_no_side_in_a_pair_raises_no_hand_in_it(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        let long = "ä".repeat(501);
        let done = store.raise_hand(pair.side(&pair.amal), &long, at).await;
        assert!(matches!(done, Err(Error::Refused(_))), "{done:?}");
        let office = pair.table.coordinator.clone();
        let done = store.raise_hand(pair.side(&office), "", at).await;
        assert!(matches!(done, Err(Error::Forbidden | Error::NotFound)), "{done:?}");
        assert!(pair.open().await.is_empty());
    }
}
