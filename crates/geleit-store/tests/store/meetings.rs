//! Meetings of a pair: noted, confirmed, noted for whoever calls, asked for, and taken back.

use crate::matching::Table;
use crate::matching::offers::{offered, pairs, person};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::{Channel, Meeting, Way};
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::policy::Action;
use geleit_domain::profile::Goal;
use geleit_domain::programmes::Kind;
use geleit_store::partnerships::meetings::{ASK_LETTER, Became, NOTED_LETTER, Noting};
use geleit_store::secrets::Secret;
use geleit_store::{Error, Refusal, both};
use jiff::{Timestamp, ToSpan};

/// A pair that both have accepted, Amal and Brigitte.
pub(crate) struct Pair {
    pub(crate) table: Table,
    pub(crate) id: PartnershipId,
    pub(crate) amal: Actor,
    pub(crate) brigitte: Actor,
    /// When both have said yes.
    pub(crate) since: Timestamp,
}

impl Pair {
    pub(crate) async fn accepted(place: &geleit_store::testing::Place) -> Self {
        let table = Table::laid(&place.store, 1, 1).await;
        let since = offered(&table).await;
        let pair = pairs(&table, now()).await.remove(0);
        let id = PartnershipId(pair.id);
        let amal = person(&table, &pair, Side::Mentee).await;
        let brigitte = person(&table, &pair, Side::Mentor).await;
        for one in [&amal, &brigitte] {
            table.store.answer_offer(one, id, Answer::Accepted, since).await.unwrap();
        }
        Self { table, id, amal, brigitte, since }
    }

    pub(crate) async fn running(place: &geleit_store::testing::Place) -> Self {
        let pair = Self::accepted(place).await;
        let (actor, cohort) = (&pair.table.operator, pair.table.cohort);
        let start = cohorts::Verb::Start;
        pair.table.store.step_cohort(actor, cohort, start, None, pair.since).await.unwrap();
        let started = pair.table.store.start_partnerships(actor, cohort, pair.since).await;
        assert_eq!(started.unwrap(), 1);
        pair
    }

    pub(crate) fn today(&self) -> jiff::civil::Date {
        self.since.to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    fn meeting(&self, days: i64) -> Meeting {
        Meeting {
            on: self.today().saturating_add(days.days()),
            minutes: 60,
            channel: Channel::InPerson,
            topics: vec![Goal::Application, Goal::Network],
            line: "The CV is ready.".to_owned(),
        }
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
}

pub(crate) fn later(at: Timestamp, days: i64) -> Timestamp {
    at + (24 * days).hours()
}

both! {
    /// Proves S1-54.
    async fn brigitte_notes_a_meeting_and_amal_confirms_it(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        let link = pair.link_of(&pair.brigitte, at).await;
        store.note_meeting_by_link(&link, &pair.meeting(3), at).await.unwrap();
        store.note_meeting_by_link(&link, &pair.meeting(3), at).await.unwrap();
        let own = store.own_meetings_by_link(&link, at).await.unwrap();
        assert_eq!((own.side, own.other.as_str(), own.meetings.len()), (Side::Mentor, "Amal H.", 1));
        assert_eq!(pair.letters(NOTED_LETTER).await, 1, "also after a second press of the button");

        let amals = pair.link_of(&pair.amal, at).await;
        let seen = store.own_meetings_by_link(&amals, at).await.unwrap();
        assert_eq!(seen.meetings[0].minutes, 60);
        assert_eq!(seen.meetings[0].confirmed_at, None);
        // Nobody confirms for the other side.
        store.confirm_meeting_by_link(&link, seen.meetings[0].id, at).await.unwrap();
        let still = store.own_meetings_by_link(&amals, at).await.unwrap();
        assert_eq!(still.meetings[0].confirmed_at, None);
        store.confirm_meeting_by_link(&amals, seen.meetings[0].id, at).await.unwrap();
        let hours = store.hours_of_partnership(&pair.table.coordinator, pair.id, at).await.unwrap();
        assert_eq!((hours.minutes, hours.planned), (60, 40));
        assert!(hours.meetings[0].confirmed_at.is_some());
    }

    async fn who_notes_the_day_that_the_other_has_noted_confirms_it_and_is_heard(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        store.note_own_meeting(&pair.brigitte, pair.id, &pair.meeting(3), at).await.unwrap();
        let (topics, line) = (vec![Goal::Recognition], "CANARY: please call me".to_owned());
        let other = Meeting { minutes: 90, topics, line, ..pair.meeting(3) };
        for _ in 0..2 {
            let became = store.note_own_meeting(&pair.amal, pair.id, &other, at).await.unwrap();
            assert_eq!(became, Became::Both { minutes: 60 });
        }
        let own = store.own_meetings(&pair.amal, Action::Show, pair.id, at).await.unwrap();
        assert_eq!(own.meetings.len(), 1);
        assert!(own.meetings[0].confirmed_at.is_some());
        let empty = Meeting { topics: vec![], line: String::new(), ..other.clone() };
        store.note_own_meeting(&pair.amal, pair.id, &empty, at).await.unwrap();
        let second = Meeting { line: "On Monday, please.".to_owned(), ..other };
        store.note_own_meeting(&pair.amal, pair.id, &second, at).await.unwrap();

        let hours = store.hours_of_partnership(&pair.table.coordinator, pair.id, at).await.unwrap();
        let noted = &hours.meetings[0];
        assert_eq!((hours.minutes, noted.line.as_str()), (60, "The CV is ready."));
        assert_eq!(noted.added_line, "CANARY: please call me\nOn Monday, please.");
        assert_eq!(noted.added_topics().unwrap(), [Goal::Recognition]);
        let mut tx = store.read(pair.table.programme).await.unwrap();
        let bundle = tx.export_person(pair.brigitte.person.unwrap()).await.unwrap();
        let bundle = serde_json::to_string(&bundle).unwrap();
        assert!(!bundle.contains("CANARY"), "she never reads what he writes to the office");
    }

    async fn who_notes_an_own_day_again_corrects_it_and_the_other_is_asked_anew(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        let note = async |who, meeting: &Meeting| {
            store.note_own_meeting(who, pair.id, meeting, at).await.unwrap()
        };
        assert_eq!(note(&pair.brigitte, &pair.meeting(3)).await, Became::New);
        assert_eq!(note(&pair.brigitte, &pair.meeting(3)).await, Became::Known);
        assert_eq!(note(&pair.amal, &pair.meeting(3)).await, Became::Both { minutes: 60 });
        // The form comes without a line: nothing is taken back by it.
        let longer = Meeting { minutes: 150, line: String::new(), ..pair.meeting(3) };
        assert_eq!(note(&pair.brigitte, &longer).await, Became::Corrected);
        let seen = store.own_meetings(&pair.amal, Action::Show, pair.id, at).await.unwrap();
        assert_eq!((seen.meetings.len(), seen.meetings[0].minutes), (1, 150));
        assert_eq!(seen.meetings[0].confirmed_at, None, "he has not said so");
        assert_eq!(seen.meetings[0].line, "The CV is ready.");
        assert_eq!(pair.letters(NOTED_LETTER).await, 2, "he is asked anew");
        store.confirm_own_meeting(&pair.amal, pair.id, seen.meetings[0].id, at).await.unwrap();
        let amended = Meeting { line: "And the letter.".to_owned(), ..longer };
        assert_eq!(note(&pair.brigitte, &amended).await, Became::Amended);
        let hours = store.hours_of_partnership(&pair.table.coordinator, pair.id, at).await.unwrap();
        assert_eq!(hours.minutes, 150);
        assert!(hours.meetings[0].confirmed_at.is_some(), "what counts has not changed");
        assert_eq!(hours.meetings[0].added_line, "The CV is ready.", "his words stay");
        assert_eq!(pair.letters(NOTED_LETTER).await, 2);
    }

    async fn a_late_sheet_takes_the_place_of_what_brigitte_has_noted_only_once_karin_says_so(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        let (office, id) = (&pair.table.coordinator, pair.id);
        let long = Meeting { minutes: 90, channel: Channel::Online, ..pair.meeting(3) };
        store.note_own_meeting(&pair.brigitte, id, &long, at).await.unwrap();
        let noted = store.own_meetings(&pair.amal, Action::Show, id, at).await.unwrap();
        let noted = noted.meetings[0].id;
        assert!(store.confirm_own_meeting(&pair.amal, id, noted, at).await.unwrap());
        let (side, meeting) = (Some(Side::Mentor), pair.meeting(3));
        let mut sheet = Noting { side, way: Way::Paper, meeting, corrects: None };
        for other in [None, Some(id.0)] {
            sheet.corrects = other;
            let became = store.note_meeting(office, id, &sheet, at).await.unwrap();
            assert_eq!(became, Became::Stands { meeting: noted });
        }
        let hours = store.hours_of_partnership(office, id, at).await.unwrap();
        assert_eq!(hours.minutes, 90);
        assert!(hours.meetings[0].confirmed_at.is_some(), "nothing has changed");
        assert_eq!(pair.letters(NOTED_LETTER).await, 1);
        sheet.corrects = Some(noted);
        let became = store.note_meeting(office, id, &sheet, at).await.unwrap();
        assert_eq!(became, Became::Corrected);
        assert_eq!(pair.letters(NOTED_LETTER).await, 2, "Amal is asked anew");
        let own = store.own_meetings(&pair.amal, Action::Show, id, at).await.unwrap();
        assert_eq!((own.meetings[0].minutes, own.meetings[0].confirmed_at), (60, None));
        sheet.meeting.minutes = 75;
        let became = store.note_meeting(office, id, &sheet, at).await.unwrap();
        assert_eq!(became, Became::Corrected, "what the desk has noted it sets right at once");
        assert_eq!(pair.letters(NOTED_LETTER).await, 3);
    }

    async fn whoever_confirms_what_was_corrected_meanwhile_hears_that_it_has_changed(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        store.note_own_meeting(&pair.amal, pair.id, &pair.meeting(3), at).await.unwrap();
        let seen = store.own_meetings(&pair.brigitte, Action::Show, pair.id, at).await.unwrap();
        let longer = Meeting { minutes: 90, ..pair.meeting(3) };
        store.note_own_meeting(&pair.amal, pair.id, &longer, at).await.unwrap();
        let link = pair.link_of(&pair.brigitte, at).await;
        let old = seen.meetings[0].id;
        assert!(!store.confirm_meeting_by_link(&link, old, at).await.unwrap());
        assert!(!store.confirm_own_meeting(&pair.brigitte, pair.id, old, at).await.unwrap());
        let now = store.own_meetings(&pair.brigitte, Action::Show, pair.id, at).await.unwrap();
        assert_eq!(now.meetings[0].confirmed_at, None);
        for _ in 0..2 {
            let id = now.meetings[0].id;
            assert!(store.confirm_meeting_by_link(&link, id, at).await.unwrap(), "also pressed twice");
        }
    }

    async fn a_late_list_of_meetings_is_noted_until_the_cohort_is_closed(place) {
        let pair = Pair::running(&place).await;
        let (store, operator, office) =
            (&pair.table.store, &pair.table.operator, &pair.table.coordinator);
        let (on, at) = (pair.meeting(20).on, later(pair.since, 20));
        store.step_partnership(operator, pair.id, Verb::Complete, None, on, at).await.unwrap();
        let late = later(pair.since, 30);
        let noting = |days| Noting { side: None, way: Way::Paper, meeting: pair.meeting(days), corrects: None };
        let hours = store.hours_of_partnership(office, pair.id, late).await.unwrap();
        assert_eq!((hours.until, hours.may_retract), (Some(on), true), "the day it ended");
        let became = store.note_meeting(office, pair.id, &noting(19), late).await.unwrap();
        assert_eq!(became, Became::New);
        let after = store.note_meeting(office, pair.id, &noting(21), late).await;
        assert!(matches!(after, Err(Error::Refused(_))), "after the end they did not meet: {after:?}");
        for verb in [cohorts::Verb::BeginClosing, cohorts::Verb::Close] {
            store.step_cohort(operator, pair.table.cohort, verb, None, late).await.unwrap();
        }
        let hours = store.hours_of_partnership(office, pair.id, late).await.unwrap();
        assert_eq!((hours.until, hours.may_retract), (None, false));
        let closed = store.note_meeting(office, pair.id, &noting(18), late).await;
        assert!(matches!(closed, Err(Error::WrongStatus { .. })), "{closed:?}");
        let wrong = hours.meetings[0].id;
        let closed = store.retract_meeting(office, pair.id, wrong, "another pair", late).await;
        assert!(matches!(closed, Err(Error::WrongStatus { .. })), "{closed:?}");
    }

    async fn the_office_notes_what_it_heard_and_takes_back_what_was_wrong(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        let (office, id) = (&pair.table.coordinator, pair.id);
        let noting = Noting { side: Some(Side::Mentee), way: Way::Phone, meeting: pair.meeting(2), corrects: None };
        store.note_meeting(office, id, &noting, at).await.unwrap();
        let hours = store.hours_of_partnership(office, id, at).await.unwrap();
        let noted = &hours.meetings[0];
        assert_eq!((noted.side().unwrap(), noted.way.as_str()), (Some(Side::Mentee), "phone"));
        let silent = store.retract_meeting(office, id, noted.id, " ", at).await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        store.retract_meeting(office, id, noted.id, "another pair", at).await.unwrap();
        let hours = store.hours_of_partnership(office, id, at).await.unwrap();
        assert_eq!((hours.meetings.len(), hours.minutes), (0, 0));
        let again = store.retract_meeting(office, id, noted.id, "another pair", at).await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
        let partner = store.note_meeting(&pair.table.partner(0), id, &noting, at).await;
        assert!(matches!(partner, Err(Error::NotFound | Error::Forbidden)), "{partner:?}");
    }

    async fn a_meeting_lies_between_the_release_and_today_and_the_pair_is_open(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        let tomorrow = store.note_own_meeting(&pair.amal, pair.id, &pair.meeting(4), at).await;
        let expected = Refusal::Invalid {
            field: "on",
            expected: "a day between the start of the pair and today",
        };
        assert!(matches!(&tomorrow, Err(Error::Refused(refusal)) if *refusal == expected));
        let operator = &pair.table.operator;
        let step = store.step_partnership(operator, pair.id, Verb::Complete, None, pair.today(), at);
        step.await.unwrap();
        let over = store.note_own_meeting(&pair.amal, pair.id, &pair.meeting(3), at).await;
        assert!(matches!(over, Err(Error::WrongStatus { status: "completed", .. })), "{over:?}");
        let own = store.own_meetings(&pair.amal, Action::Show, pair.id, at).await.unwrap();
        assert!(!own.is_open && own.other.is_empty() && own.meetings.is_empty());
    }

    async fn the_mentor_of_a_quiet_pair_is_asked_once_and_again_after_two_weeks(place) {
        let pair = Pair::running(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let ask = |days| store.ask_about_meetings(programme, later(pair.since, days));
        assert_eq!(ask(6).await.unwrap(), 0, "a week has not passed");
        assert_eq!(ask(7).await.unwrap(), 1);
        assert_eq!(ask(7).await.unwrap(), 0, "asked on this day already");
        assert_eq!(ask(20).await.unwrap(), 0);
        assert_eq!(ask(21).await.unwrap(), 1);
        assert_eq!(pair.letters(ASK_LETTER).await, 2);
        let mut tx = store.read(programme).await.unwrap();
        let asks = tx.newest_mails(50).await.unwrap().into_iter();
        let open = asks.filter(|one| one.template == ASK_LETTER && one.withdrawn_at.is_none());
        assert_eq!(open.count(), 1, "the first has not gone out: one is enough");
        drop(tx);

        let at = later(pair.since, 22);
        let link = pair.link_of(&pair.brigitte, at).await;
        assert!(store.own_meetings_by_link(&link, at).await.unwrap().is_asked);
        let amals = store.own_meetings(&pair.amal, Action::Show, pair.id, at).await.unwrap();
        assert!(!amals.is_asked, "he is not");
        store.not_met_by_link(&link, at).await.unwrap();
        assert!(!store.own_meetings_by_link(&link, at).await.unwrap().is_asked, "answered");
        store.not_met_by_link(&link, at).await.unwrap();
        let mut tx = store.read(programme).await.unwrap();
        let entries = tx.entries_of(pair.id.0).await.unwrap();
        let said = entries.iter().filter(|entry| entry.verb == "partnership.not_met").count();
        assert_eq!(said, 1);
        drop(tx);
        store.note_meeting_by_link(&link, &pair.meeting(22), at).await.unwrap();
        assert_eq!(ask(35).await.unwrap(), 0, "they met thirteen days ago");
        assert_eq!(ask(36).await.unwrap(), 1);
    }

    async fn only_pairs_in_which_both_have_said_yes_start_with_the_cohort(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        let since = offered(&table).await;
        let both = pairs(&table, now()).await;
        for side in [Side::Mentee, Side::Mentor] {
            let one = person(&table, &both[0], side).await;
            let id = PartnershipId(both[0].id);
            table.store.answer_offer(&one, id, Answer::Accepted, since).await.unwrap();
        }
        let start = || table.store.start_partnerships(&table.operator, table.cohort, since);
        assert_eq!(start().await.unwrap(), 1);
        assert_eq!(start().await.unwrap(), 0);
        let mut tx = table.store.read(table.programme).await.unwrap();
        for (pair, expected) in both.iter().zip([Status::Running, Status::Offered]) {
            let found = tx.partnership_for(&table.coordinator, PartnershipId(pair.id)).await;
            assert_eq!(found.unwrap().status().unwrap(), expected);
        }
    }

    async fn charlie_of_another_programme_reads_and_notes_nothing(place) {
        let pair = Pair::running(&place).await;
        let (store, at) = (&pair.table.store, later(pair.since, 3));
        let other = store.create_programme(Kind::Tandem, "Other", "other", now()).await.unwrap();
        let charlie = Actor::operator(other);
        let noting = Noting { side: None, way: Way::Paper, meeting: pair.meeting(2), corrects: None };
        let done = store.note_meeting(&charlie, pair.id, &noting, at).await;
        assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
        let read = store.hours_of_partnership(&charlie, pair.id, at).await;
        assert!(matches!(read, Err(Error::NotFound)));
        // A link of another kind leads nowhere here.
        let person = pair.amal.person.unwrap();
        let programme = pair.table.programme;
        let link = store.create_offer_link(programme, pair.id, person, at).await.unwrap();
        let own = store.own_meetings_by_link(&link.parse().unwrap(), at).await;
        assert!(matches!(own, Err(Error::NotFound)));
    }
}
