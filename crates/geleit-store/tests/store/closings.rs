//! The end of a pair: the interview, what both say to each other, what both want afterwards.

use crate::matching::Table;
use crate::matching::offers::{offered, pairs, person};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::closing::{Feedback, Reached, Said, Strength, Together};
use geleit_domain::partnerships::final_interview::FinalInterview;
use geleit_domain::partnerships::meetings::{Channel, Way};
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::policy::Action;
use geleit_store::partnerships::closings::{
    ASK_LETTER, Chosen, GIVEN_LETTER, Noting, REMIND_LETTER, ReturningFilter, SilentFilter, Taking,
};
use geleit_store::partnerships::{Key, Stage};
use geleit_store::secrets::Secret;
use geleit_store::testing::{self, Place};
use geleit_store::{Error, Refusal, both};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// A running pair, Amal and Brigitte, with the time at which it began.
pub(crate) struct Pair {
    pub(crate) table: Table,
    pub(crate) id: PartnershipId,
    pub(crate) amal: Actor,
    pub(crate) brigitte: Actor,
    pub(crate) since: Timestamp,
}

impl Pair {
    pub(crate) async fn running(place: &Place) -> Self {
        let table = Table::laid(&place.store, 1, 1).await;
        let since = offered(&table).await;
        let pair = pairs(&table, now()).await.remove(0);
        let id = PartnershipId(pair.id);
        let amal = person(&table, &pair, Side::Mentee).await;
        let brigitte = person(&table, &pair, Side::Mentor).await;
        for one in [&amal, &brigitte] {
            table.store.answer_offer(one, id, Answer::Accepted, since).await.unwrap();
        }
        let (actor, start) = (&table.operator, cohorts::Verb::Start);
        table.store.step_cohort(actor, table.cohort, start, None, since).await.unwrap();
        table.store.start_partnerships(actor, table.cohort, since).await.unwrap();
        Self { table, id, amal, brigitte, since }
    }

    pub(crate) fn at(&self, days: i64) -> Timestamp {
        self.since + (24 * days).hours()
    }

    pub(crate) fn day(&self, days: i64) -> Date {
        self.at(days).to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    /// As whoever is signed in comes to the pair.
    pub(crate) fn key<'a>(&self, who: &'a Actor) -> Key<'a> {
        Key::SignedIn(who, Action::Change, self.id)
    }

    /// The pair comes to its good end after so many days.
    pub(crate) async fn complete(&self, days: i64) {
        let (store, actor) = (&self.table.store, &self.table.operator);
        let (on, at) = (self.day(days), self.at(days));
        store.step_partnership(actor, self.id, Verb::Complete, None, on, at).await.unwrap();
    }

    pub(crate) async fn link_of(&self, person: &Actor, at: Timestamp) -> Secret {
        let person: PersonId = person.person.unwrap();
        let programme = self.table.programme;
        let link = self.table.store.create_partnership_link(programme, self.id, person, at).await;
        link.unwrap().parse().unwrap()
    }

    pub(crate) async fn letters(&self, template: &str) -> usize {
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        let letters = tx.newest_mails(50).await.unwrap();
        letters.iter().filter(|letter| letter.template == template).count()
    }

    /// The letters of a template go out after so many days, with a digest.
    async fn sent(&self, template: &str, days: i64) {
        let (store, programme) = (&self.table.store, self.table.programme);
        let mut tx = store.read(programme).await.unwrap();
        let letters = tx.newest_mails(50).await.unwrap();
        drop(tx);
        for letter in letters.iter().filter(|letter| letter.template == template) {
            testing::sent(store, programme, letter.id, self.at(days)).await;
        }
    }

    async fn says(&self, who: &Actor, words: &str, days: i64) -> geleit_store::Result<()> {
        let taking = Taking { feedback: feedback(words), chosen: Chosen::default() };
        self.table.store.take_stock(self.key(who), &taking, self.at(days)).await
    }

    async fn chooses(&self, who: &Actor, contact: Said, days: i64) {
        let chosen = Chosen { contact: Some(contact), again: None };
        self.table.store.choose(self.key(who), chosen, self.at(days)).await.unwrap();
    }
}

fn feedback(words: &str) -> Feedback {
    Feedback {
        together: Together::VeryGood,
        strengths: vec![Strength::Listened, Strength::Shared],
        words: words.to_owned(),
        reached: vec![Reached::CareerPlan, Reached::BusinessPlan],
        reached_words: "canary-for-the-office".to_owned(),
    }
}

both! {
    /// Proves S1-58, S1-63.
    async fn what_one_says_is_read_by_the_other_only_after_both_have_said_it(place) {
        let pair = Pair::running(&place).await;
        pair.complete(180).await;
        let (store, at) = (&pair.table.store, pair.at(181));
        assert_eq!(pair.letters(ASK_LETTER).await, 2, "both are asked, once");
        let link = pair.link_of(&pair.amal, at).await;
        let taking = Taking { feedback: feedback("canary-of-amal"), chosen: Chosen::default() };
        store.take_stock(Key::Link(&link), &taking, at).await.unwrap();
        store.take_stock(Key::Link(&link), &taking, at).await.unwrap();

        let brigittes = store.own_closing(pair.key(&pair.brigitte), at).await.unwrap();
        assert_eq!(brigittes.theirs, None);
        assert!(!format!("{brigittes:?}").contains("canary"), "{brigittes:?}");
        assert_eq!(pair.letters(GIVEN_LETTER).await, 0);
        let mut tx = store.read(pair.table.programme).await.unwrap();
        let bundle = tx.export_person(pair.brigitte.person.unwrap()).await.unwrap();
        assert!(!serde_json::to_string(&bundle).unwrap().contains("canary"), "nor in her export");
        drop(tx);
        // Until then Amal can say it anew.
        pair.says(&pair.amal, "second-of-amal", 181).await.unwrap();
        let own = store.own_closing(Key::Link(&link), at).await.unwrap();
        assert!(own.may_say_anew && own.theirs.is_none());
        assert_eq!(own.given.unwrap().words, "second-of-amal");

        pair.says(&pair.brigitte, "words-of-brigitte", 182).await.unwrap();
        assert_eq!(pair.letters(GIVEN_LETTER).await, 1, "Amal is told, who was first");
        let brigittes = store.own_closing(pair.key(&pair.brigitte), at).await.unwrap();
        let theirs = brigittes.theirs.clone().unwrap();
        assert_eq!((theirs.words.as_str(), theirs.strengths.len()), ("second-of-amal", 2));
        assert!(!format!("{theirs:?}").contains("canary-for-the-office"), "{theirs:?}");
        let own = store.own_closing(Key::Link(&link), at).await.unwrap();
        assert_eq!(own.theirs.unwrap().words, "words-of-brigitte");
        let late = pair.says(&pair.amal, "third-of-amal", 183).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "she has read the other: {late:?}");

        let office = store.closing_of_partnership(&pair.table.coordinator, pair.id, at).await.unwrap();
        let [mentee, _] = office.unwrap().sides;
        assert_eq!(mentee.feedback.unwrap().reached, [Reached::CareerPlan, Reached::BusinessPlan]);
        let partner = store.closing_of_partnership(&pair.table.partner(0), pair.id, at).await;
        assert!(matches!(partner, Ok(None) | Err(Error::NotFound)), "{partner:?}");
    }

    async fn taking_stock_opens_shortly_before_the_end_and_both_are_asked_on_the_last_day(place) {
        let pair = Pair::running(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let mut tx = store.read(programme).await.unwrap();
        let ends: Date = tx.cohort(pair.table.cohort).await.unwrap().ends_on.parse().unwrap();
        drop(tx);
        let days = i64::from(ends.since(pair.day(0)).unwrap().get_days());
        let early = pair.says(&pair.amal, "x", days - 15).await;
        assert!(matches!(early, Err(Error::WrongStatus { .. })), "{early:?}");
        let at = pair.at(days - 15);
        let own = store.own_closing(pair.key(&pair.amal), at).await.unwrap();
        assert!(!own.is_open && own.other.is_empty());
        pair.says(&pair.amal, "x", days - 13).await.unwrap();
        assert_eq!(store.ask_to_take_stock(programme, pair.at(days - 1)).await.unwrap(), 0);
        assert_eq!(store.ask_to_take_stock(programme, pair.at(days)).await.unwrap(), 2);
        assert_eq!(store.ask_to_take_stock(programme, pair.at(days + 1)).await.unwrap(), 0);
        pair.complete(days + 2).await;
        assert_eq!(pair.letters(ASK_LETTER).await, 2, "nobody is asked twice");
        let long = Feedback { words: "ä".repeat(1001), ..feedback("") };
        let long = Taking { feedback: long, chosen: Chosen::default() };
        let refused = store.take_stock(pair.key(&pair.brigitte), &long, pair.at(days + 3)).await;
        let expected = Refusal::Invalid { field: "words", expected: "at most 1000 characters" };
        assert!(matches!(&refused, Err(Error::Refused(found)) if *found == expected));
    }

    /// Proves S1-57.
    async fn an_extended_pair_takes_stock_at_its_own_end_and_not_at_that_of_the_cohort(place) {
        let pair = Pair::running(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let karin = &pair.table.coordinator;
        let planned = async || {
            let shown = store.show_partnership(karin, pair.id).await.unwrap();
            let end: Date = shown.planned_end.parse().unwrap();
            (i64::from(end.since(pair.day(0)).unwrap().get_days()), shown.partnership.version)
        };
        let extend = async |days: i64, at: i64| {
            let ((_, version), until) = (planned().await, (pair.day(days), "an exam"));
            store.extend_partnership(karin, pair.id, version, until, pair.at(at)).await.unwrap();
        };
        let ask = async |days: i64| store.ask_to_take_stock(programme, pair.at(days)).await.unwrap();
        let is_open = async |days: i64| {
            store.own_closing(pair.key(&pair.amal), pair.at(days)).await.unwrap().is_open
        };
        let (days, _) = planned().await;
        assert!(is_open(days - 3).await);
        extend(days + 60, days - 2).await;
        assert!(!is_open(days).await);
        assert_eq!(ask(days).await, 0, "nobody takes stock in the middle of it");
        let own = store.own_agreement(pair.key(&pair.amal), pair.at(days)).await.unwrap();
        assert_eq!(own.ends_on, pair.day(days + 60).to_string());

        // Taken back, they are asked; extended again, that was too early.
        extend(days, days + 1).await;
        assert!(is_open(days + 1).await);
        assert_eq!(ask(days + 1).await, 2);
        pair.says(&pair.brigitte, "what she has said stays said", days + 2).await.unwrap();
        extend(days + 30, days + 3).await;
        assert_eq!(store.remind_to_take_stock(programme, pair.at(days + 9)).await.unwrap(), 0);
        assert_eq!(ask(days + 29).await, 0);
        assert!(is_open(days + 16).await, "two weeks before");
        assert_eq!(ask(days + 30).await, 1, "Amal, who has said nothing yet");
        assert_eq!(ask(days + 31).await, 0);
    }

    /// Proves S1-59.
    async fn both_stay_reachable_only_while_both_want_it(place) {
        let pair = Pair::running(&place).await;
        pair.complete(180).await;
        let (store, id) = (&pair.table.store, pair.id);
        let contacts = async |days: i64| {
            let mut found = Vec::new();
            for one in [&pair.amal, &pair.brigitte] {
                let at = pair.at(days);
                let closing = store.own_closing(pair.key(one), at).await.unwrap();
                let offer = store.own_offer(one, Action::Show, id, at).await.unwrap();
                let by_card = matches!(offer.stage, Stage::InContact(_));
                assert!(by_card || offer.stage == Stage::Completed, "{:?}", offer.stage);
                assert_eq!(by_card, closing.contact.is_some());
                found.push(by_card);
            }
            found
        };
        assert_eq!(contacts(181).await, [false, false], "nobody was asked");
        pair.chooses(&pair.amal, Said::Yes, 181).await;
        assert_eq!(contacts(182).await, [false, false], "one yes is not enough");
        pair.chooses(&pair.brigitte, Said::Yes, 182).await;
        assert_eq!(contacts(183).await, [true, true]);
        pair.chooses(&pair.brigitte, Said::Yes, 183).await;
        pair.chooses(&pair.brigitte, Said::No, 184).await;
        assert_eq!(contacts(185).await, [false, false], "taken back by one, at once");
        pair.chooses(&pair.brigitte, Said::Yes, 186).await;
        assert_eq!(contacts(187).await, [true, true]);
        let mut tx = store.write(pair.table.programme).await.unwrap();
        let amal = pair.amal.person.unwrap();
        tx.erase_person(&pair.table.operator, amal, "asked", pair.at(188)).await.unwrap();
        tx.commit().await.unwrap();
        let left = store.own_offer(&pair.brigitte, Action::Show, id, pair.at(189)).await.unwrap();
        assert_eq!(left.stage, Stage::Completed, "who is not there any more said nothing");
    }

    /// Proves S1-62.
    async fn who_would_take_part_again_stands_in_a_list_for_the_next_cohort(place) {
        let pair = Pair::running(&place).await;
        pair.complete(180).await;
        let (store, at) = (&pair.table.store, pair.at(181));
        let list = async |side| {
            let filter = ReturningFilter { side, after: None };
            store.list_returning(&pair.table.coordinator, &filter, 50).await.unwrap()
        };
        assert!(list(Side::Mentor).await.is_empty());
        let again = |said| Chosen { contact: None, again: Some(said) };
        store.choose(pair.key(&pair.brigitte), again(Said::Yes), at).await.unwrap();
        let found = list(Side::Mentor).await;
        assert_eq!((found.len(), found[0].given_name.as_str()), (1, "Brigitte"));
        assert_eq!(found[0].mentor_status.as_deref(), Some("available"));
        assert!(list(Side::Mentee).await.is_empty());
        store.choose(pair.key(&pair.amal), again(Said::Yes), at).await.unwrap();
        let amal = list(Side::Mentee).await;
        assert_eq!((amal.len(), amal[0].mentor_id), (1, None), "could be a mentor, is none yet");
        let filter =
            ReturningFilter { side: Side::Mentor, after: Some((found[0].created_at, found[0].id)) };
        let after = store.list_returning(&pair.table.coordinator, &filter, 50).await.unwrap();
        assert!(after.is_empty());
        store.choose(pair.key(&pair.brigitte), again(Said::No), at).await.unwrap();
        assert!(list(Side::Mentor).await.is_empty());
        let partner = store.list_returning(&pair.table.partner(0), &filter, 50).await;
        assert!(matches!(partner, Err(Error::Forbidden)), "{partner:?}");
    }

    /// Proves S1-58.
    async fn a_pair_that_ended_without_an_interview_waits_on_the_first_page(place) {
        let pair = Pair::running(&place).await;
        let (store, office) = (&pair.table.store, &pair.table.coordinator);
        let waiting = async |days: i64| {
            let found = store.overview(office, None, pair.at(days)).await.unwrap();
            let geleit_store::overview::Overview::Coordination(found) = found else { panic!() };
            found.without_interview.iter().map(|open| open.pairs).sum::<i64>()
        };
        assert_eq!(waiting(100).await, 0);
        pair.complete(180).await;
        assert_eq!(waiting(181).await, 1);
        let held = FinalInterview {
            on: pair.day(181),
            led_by: "Karin Muster".into(),
            channel: Channel::InPerson,
            note: "Both are content.".into(),
        };
        let future = FinalInterview { on: pair.day(182), ..held.clone() };
        let refused = store.note_final_interview(office, pair.id, &future, pair.at(181)).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Invalid { field: "on", .. }))));
        store.note_final_interview(office, pair.id, &held, pair.at(181)).await.unwrap();
        assert_eq!(waiting(182).await, 0);
        let second = FinalInterview { note: "They stay in contact.".into(), ..held };
        store.note_final_interview(office, pair.id, &second, pair.at(182)).await.unwrap();
        let closing = store.closing_of_partnership(office, pair.id, pair.at(183)).await.unwrap().unwrap();
        assert_eq!(closing.interview.unwrap().note, "They stay in contact.");
        let silent = store.retract_final_interview(office, pair.id, " ", pair.at(183)).await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))));
        let (id, at) = (pair.id, pair.at(183));
        store.retract_final_interview(office, id, "another pair", at).await.unwrap();
        assert_eq!(waiting(184).await, 1);
        let partner = store.note_final_interview(&pair.table.partner(0), id, &second, at).await;
        assert!(matches!(partner, Err(Error::NotFound | Error::Forbidden)), "{partner:?}");
    }

    async fn an_attestation_is_there_from_the_end_on_and_says_days_and_hours(place) {
        let pair = Pair::running(&place).await;
        let (store, office) = (&pair.table.store, &pair.table.coordinator);
        let early = store.own_attestation(pair.key(&pair.amal), pair.at(170)).await;
        assert!(matches!(early, Err(Error::NotFound)), "{early:?}");
        pair.complete(180).await;
        let both = store.attestations_of_pair(office, pair.id, pair.at(181)).await.unwrap();
        let sides: Vec<_> = both.iter().map(|one| one.side).collect();
        assert_eq!(sides, [Side::Mentee, Side::Mentor]);
        let (began, ended) = (pair.day(0).to_string(), pair.day(180).to_string());
        assert_eq!((&both[0].began_on, &both[0].ended_on), (&began, &ended));
        assert!(!both[0].carriers.is_empty() && both[0].minutes == 0);
        let own = store.own_attestation(pair.key(&pair.brigitte), pair.at(181)).await.unwrap();
        assert_eq!(own.name, both[1].name);
        let all = store.attestations_of_cohort(office, pair.table.cohort, pair.at(181)).await.unwrap();
        assert_eq!(all.len(), 2);
        let partner = store.attestations_of_pair(&pair.table.partner(0), pair.id, pair.at(181)).await;
        assert!(matches!(partner, Err(Error::NotFound | Error::Forbidden)), "{partner:?}");
    }

    /// Proves S1-58.
    async fn whoever_says_nothing_is_reminded_once_and_then_called(place) {
        let pair = Pair::running(&place).await;
        pair.complete(180).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let (office, partner) = (&pair.table.coordinator, pair.table.partner(0));
        let remind = async |days: i64| {
            store.remind_to_take_stock(programme, pair.at(days)).await.unwrap()
        };
        assert_eq!(remind(187).await, 0, "the letters still wait for a digest");
        pair.sent(ASK_LETTER, 180).await;
        let silent = async |days: i64| {
            let at = pair.at(days);
            let found = store.overview(office, None, at).await.unwrap();
            let geleit_store::overview::Overview::Coordination(found) = found else { panic!() };
            let lines = store.list_silent(office, &SilentFilter::default(), 50, at).await.unwrap();
            let pairs: i64 = found.silent_at_the_end.iter().map(|open| open.pairs).sum();
            assert_eq!(pairs > 0, !lines.is_empty());
            lines
        };
        assert_eq!(remind(186).await, 0, "a week has not passed");
        pair.says(&pair.amal, "Thank you.", 186).await.unwrap();
        assert_eq!(remind(187).await, 1, "Brigitte alone");
        assert_eq!(remind(188).await, 0, "once");
        assert_eq!(pair.letters(REMIND_LETTER).await, 1);
        assert!(silent(194).await.is_empty(), "the reminder still waits for a digest");
        assert!(silent(207).await.is_empty());
        assert_eq!(silent(208).await.len(), 1, "too late for a letter");
        pair.sent(REMIND_LETTER, 188).await;
        assert!(silent(194).await.is_empty());
        let [line] = &silent(195).await[..] else { panic!("Brigitte alone") };
        assert_eq!((line.given_name.as_str(), line.side.as_str()), ("Brigitte", "mentor"));
        assert_eq!(line.reminded_on.as_deref(), Some(&*pair.day(187).to_string()));
        let after = Some((line.asked_on.clone(), line.id));
        let filter = SilentFilter { after };
        assert!(store.list_silent(office, &filter, 50, pair.at(195)).await.unwrap().is_empty());
        let refused = store.list_silent(&partner, &filter, 50, pair.at(194)).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        let waits = "UPDATE mail SET sent_at = NULL WHERE template = 'closing_reminded'";
        testing::execute(store, programme, waits).await;
        pair.says(&pair.brigitte, "Gladly.", 195).await.unwrap();
        assert!(silent(196).await.is_empty());
        let mut tx = store.read(programme).await.unwrap();
        let letters = tx.newest_mails(50).await.unwrap();
        let reminder = letters.iter().find(|letter| letter.template == REMIND_LETTER).unwrap();
        assert!(reminder.withdrawn_at.is_some(), "what waits in the digest is not needed any more");
    }

    async fn a_week_begins_when_the_question_has_gone_out_or_was_posted(place) {
        let pair = Pair::running(&place).await;
        pair.complete(180).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let remind = async |days: i64| {
            store.remind_to_take_stock(programme, pair.at(days)).await.unwrap()
        };
        // Six days in the weekly digest: ask and reminder never come together.
        pair.sent(ASK_LETTER, 186).await;
        for days in [187, 190, 192] {
            assert_eq!(remind(days).await, 0, "{days}");
        }
        assert_eq!(remind(193).await, 2);
        let paper = "UPDATE mail SET posted_at = sent_at, sent_at = NULL, on_paper = TRUE";
        testing::execute(store, programme, paper).await;
        let again = "UPDATE closing_ask SET reminded_on = NULL";
        testing::execute(store, programme, again).await;
        assert_eq!(remind(192).await, 0);
        assert_eq!(remind(193).await, 2, "paper counts from the day on which it was posted");
    }

    async fn the_letter_of_an_end_that_has_moved_does_not_count_for_the_reminder(place) {
        let pair = Pair::running(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let karin = &pair.table.coordinator;
        let shown = store.show_partnership(karin, pair.id).await.unwrap();
        let end: Date = shown.planned_end.parse().unwrap();
        let days = i64::from(end.since(pair.day(0)).unwrap().get_days());
        let ask = async |days: i64| store.ask_to_take_stock(programme, pair.at(days)).await.unwrap();
        let remind = async |days: i64| {
            store.remind_to_take_stock(programme, pair.at(days)).await.unwrap()
        };
        assert_eq!(ask(days).await, 2);
        pair.sent(ASK_LETTER, days).await;
        let (version, until) = (shown.partnership.version, (pair.day(days + 90), "an exam"));
        let at = pair.at(days + 1);
        store.extend_partnership(karin, pair.id, version, until, at).await.unwrap();
        assert_eq!(ask(days + 90).await, 2);
        assert_eq!(remind(days + 97).await, 0, "the second letter has not gone out");
        pair.sent(ASK_LETTER, days + 92).await;
        assert_eq!((remind(days + 98).await, remind(days + 99).await), (0, 2));
    }

    async fn nobody_is_reminded_weeks_later_or_of_a_pair_that_was_dissolved(place) {
        let pair = Pair::running(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let mut tx = store.read(programme).await.unwrap();
        let ends: Date = tx.cohort(pair.table.cohort).await.unwrap().ends_on.parse().unwrap();
        drop(tx);
        let days = i64::from(ends.since(pair.day(0)).unwrap().get_days());
        assert_eq!(store.ask_to_take_stock(programme, pair.at(days)).await.unwrap(), 2);
        pair.sent(ASK_LETTER, days).await;
        assert_eq!(store.remind_to_take_stock(programme, pair.at(days + 28)).await.unwrap(), 0);
        let (on, at, operator) = (pair.day(days), pair.at(days + 1), &pair.table.operator);
        let dissolve = Verb::Dissolve;
        store.step_partnership(operator, pair.id, dissolve, Some("x"), on, at).await.unwrap();
        assert_eq!(store.remind_to_take_stock(programme, pair.at(days + 7)).await.unwrap(), 0);
    }

    /// Proves S1-58, S1-59.
    async fn the_office_notes_what_somebody_says_and_never_over_their_own_words(place) {
        let pair = Pair::running(&place).await;
        let (store, office, id) = (&pair.table.store, &pair.table.coordinator, pair.id);
        let by = |side, way, words: &str| {
            let chosen = Chosen { contact: Some(Said::Yes), again: None };
            Noting { side, way, feedback: Some(feedback(words)), chosen }
        };
        let note = async |noting: &Noting, days| {
            store.note_closing(office, id, noting, pair.at(days)).await
        };
        let early = note(&by(Side::Mentor, Way::Phone, "x"), 100).await;
        assert!(matches!(early, Err(Error::WrongStatus { .. })), "{early:?}");
        pair.complete(180).await;
        note(&by(Side::Mentor, Way::Phone, "canary-on-the-phone"), 181).await.unwrap();
        let amals = store.own_closing(pair.key(&pair.amal), pair.at(182)).await.unwrap();
        assert!(amals.theirs.is_none() && amals.contact.is_none());
        assert!(!format!("{amals:?}").contains("canary"), "{amals:?}");
        let known = async |days| {
            let found = store.closing_of_partnership(office, id, pair.at(days)).await.unwrap();
            found.unwrap().sides
        };
        let [mentee, mentor] = known(182).await;
        assert_eq!(mentor.noted.map(|noted| noted.way), Some(Way::Phone));
        assert!(mentee.may_note && mentor.may_note, "what was noted wrongly is noted anew");
        note(&by(Side::Mentor, Way::Paper, "from-the-letter"), 182).await.unwrap();

        // Her own words take the place of what was noted for her, and stay.
        let link = pair.link_of(&pair.brigitte, pair.at(183)).await;
        let own = store.own_closing(Key::Link(&link), pair.at(183)).await.unwrap();
        assert_eq!(own.given.unwrap().words, "from-the-letter", "she reads what was noted");
        pair.says(&pair.brigitte, "my-own-words", 183).await.unwrap();
        let late = note(&by(Side::Mentor, Way::Phone, "x"), 184).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
        let [_, mentor] = known(184).await;
        assert!(mentor.noted.is_none() && !mentor.may_note);
        assert_eq!(mentor.feedback.unwrap().words, "my-own-words");

        note(&by(Side::Mentee, Way::Paper, "words-of-amal"), 185).await.unwrap();
        assert_eq!(pair.letters(GIVEN_LETTER).await, 1, "Brigitte is told");
        let own = store.own_closing(Key::Link(&link), pair.at(185)).await.unwrap();
        assert_eq!(own.theirs.unwrap().words, "words-of-amal");
        assert!(own.contact.is_some(), "both want it");
        let read = note(&by(Side::Mentee, Way::Paper, "x"), 186).await;
        assert!(matches!(read, Err(Error::WrongStatus { .. })), "both have read it: {read:?}");
        let chosen = Chosen { contact: Some(Said::No), again: None };
        let calls = Noting { side: Side::Mentee, way: Way::Phone, feedback: None, chosen };
        note(&calls, 187).await.unwrap();
        let own = store.own_closing(Key::Link(&link), pair.at(188)).await.unwrap();
        assert!(own.contact.is_none(), "taken back on the telephone, at once");
        let online = Noting { way: Way::Online, ..calls.clone() };
        let refused = note(&online, 188).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Invalid { field: "way", .. }))));
        let partner = store.note_closing(&pair.table.partner(0), id, &calls, pair.at(188)).await;
        assert!(matches!(partner, Err(Error::NotFound | Error::Forbidden)), "{partner:?}");
    }
}
