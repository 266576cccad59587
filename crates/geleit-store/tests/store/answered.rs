//! Letters that wait for a digest are taken back once what they ask for is known.

use crate::matching::Table;
use crate::matching::offers::{offered, pairs, person};
use crate::meetings::{Pair, later};
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::agreement::{Contact, Initiator, Rhythm, Terms};
use geleit_domain::partnerships::closing::{Feedback, Together};
use geleit_domain::partnerships::expectations::{Degree, Expectation, Question};
use geleit_domain::partnerships::fit::Fit;
use geleit_domain::partnerships::meetings::{Channel, Meeting, Way};
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::policy::Action;
use geleit_store::both;
use geleit_store::partnerships::closings::{Chosen, Noting, Taking};
use geleit_store::partnerships::meetings::Noting as MeetingNoting;
use geleit_store::partnerships::{Key, STARTED_LETTER};
use jiff::Timestamp;

impl Pair {
    /// How many letters of a template still wait for somebody.
    async fn waits(&self, template: &str, who: &Actor) -> usize {
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        let letters = tx.newest_mails(99).await.unwrap();
        let person = who.person.map(|person| person.0);
        let is_his = |letter: &&geleit_store::mails::Mail| {
            letter.template == template
                && letter.person_id == person
                && letter.sent_at.or(letter.withdrawn_at).is_none()
        };
        letters.iter().filter(is_his).count()
    }

    fn as_side<'a>(&self, who: &'a Actor) -> Key<'a> {
        Key::SignedIn(who, Action::Change, self.id)
    }

    fn met(&self, days: i64) -> Meeting {
        let on = self.today().saturating_add(jiff::Span::new().days(days));
        let channel = Channel::InPerson;
        Meeting { on, minutes: 60, channel, topics: vec![], line: String::new() }
    }

    async fn complete(&self, days: i64) {
        let (store, at) = (&self.table.store, later(self.since, days));
        let on = self.today().saturating_add(jiff::Span::new().days(days));
        let operator = &self.table.operator;
        store.step_partnership(operator, self.id, Verb::Complete, None, on, at).await.unwrap();
    }
}

fn terms(pair: &Pair, rhythm: Rhythm) -> Terms {
    Terms {
        goals: vec![],
        task: "To write an application.".to_owned(),
        rhythm,
        initiator: Initiator::Mentee,
        place: "Library".to_owned(),
        contact: vec![Contact::Email],
        until: pair.today().saturating_add(jiff::Span::new().months(6)),
    }
}

fn sheet() -> Vec<Expectation> {
    let answer = |question: &Question| Expectation {
        question: *question,
        degree: Degree::Fully,
        line: String::new(),
    };
    Question::ALL.iter().map(answer).collect()
}

both! {
    /// Proves S1-03.
    async fn whoever_says_yes_after_the_opening_is_told_that_their_time_begins(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let since = offered(&table).await;
        let mut tx = table.store.read(table.programme).await.unwrap();
        let starts_on = tx.cohort(table.cohort).await.unwrap().starts_on;
        drop(tx);
        let opening: Timestamp = format!("{starts_on}T12:00:00Z").parse().unwrap();
        let start = cohorts::Verb::Start;
        table.store.step_cohort(&table.operator, table.cohort, start, None, opening).await.unwrap();
        let released = pairs(&table, crate::now()).await.remove(0);
        let id = PartnershipId(released.id);
        let amal = person(&table, &released, Side::Mentee).await;
        let brigitte = person(&table, &released, Side::Mentor).await;
        for one in [&amal, &brigitte] {
            table.store.answer_offer(one, id, Answer::Accepted, opening).await.unwrap();
        }
        let pair = Pair { table, id, amal, brigitte, since };
        for one in [&pair.amal, &pair.brigitte] {
            assert_eq!(pair.waits(STARTED_LETTER, one).await, 1, "the way to their agreement");
        }
    }

    async fn whoever_has_answered_is_not_reminded_of_the_offer(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let since = offered(&table).await;
        let released = pairs(&table, crate::now()).await.remove(0);
        let id = PartnershipId(released.id);
        let amal = person(&table, &released, Side::Mentee).await;
        let brigitte = person(&table, &released, Side::Mentor).await;
        let pair = Pair { table, id, amal, brigitte, since };
        let at = later(since, 7);
        let (store, programme) = (&pair.table.store, pair.table.programme);
        assert_eq!(store.remind_of_offers(programme, at).await.unwrap(), 2);
        store.answer_offer(&pair.amal, id, Answer::Accepted, at).await.unwrap();
        assert_eq!(pair.waits("pair_reminder", &pair.amal).await, 0);
        assert_eq!(pair.waits("pair_reminder", &pair.brigitte).await, 1, "she has not");
    }

    async fn a_meeting_answers_whether_they_have_met_and_a_word_whether_it_is_right(place) {
        let pair = Pair::running(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let at = later(pair.since, 9);
        store.ask_about_meetings(programme, at).await.unwrap();
        assert_eq!(pair.waits("meeting_asked", &pair.brigitte).await, 1);
        // Amal notes it, not she who is asked.
        store.note_own_meeting(&pair.amal, pair.id, &pair.met(8), at).await.unwrap();
        assert_eq!(pair.waits("meeting_asked", &pair.brigitte).await, 0);
        store.note_own_meeting(&pair.amal, pair.id, &pair.met(9), at).await.unwrap();
        assert_eq!(pair.waits("meeting_noted", &pair.brigitte).await, 1, "one letter for two");
        let hers = store.own_meetings(&pair.brigitte, Action::Show, pair.id, at).await.unwrap();
        let confirm = |place: usize| {
            store.confirm_own_meeting(&pair.brigitte, pair.id, hers.meetings[place].id, at)
        };
        confirm(0).await.unwrap();
        assert_eq!(pair.waits("meeting_noted", &pair.brigitte).await, 1, "the other one waits");
        confirm(1).await.unwrap();
        assert_eq!(pair.waits("meeting_noted", &pair.brigitte).await, 0);

        let again = later(pair.since, 30);
        store.ask_about_meetings(programme, again).await.unwrap();
        assert_eq!(pair.waits("meeting_asked", &pair.brigitte).await, 1);
        store.not_met(&pair.brigitte, pair.id, again).await.unwrap();
        assert_eq!(pair.waits("meeting_asked", &pair.brigitte).await, 0, "not yet is an answer");
        let office = &pair.table.coordinator;
        store.ask_about_meetings(programme, later(pair.since, 44)).await.unwrap();
        let noting = MeetingNoting { side: Some(Side::Mentee), way: Way::Phone, meeting: pair.met(44), corrects: None };
        store.note_meeting(office, pair.id, &noting, later(pair.since, 44)).await.unwrap();
        assert_eq!(pair.waits("meeting_asked", &pair.brigitte).await, 0, "the office knows");
    }

    async fn each_side_is_asked_only_for_what_it_has_not_done(place) {
        let pair = Pair::running(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let at = later(pair.since, 21);
        let (amal, brigitte) = (pair.as_side(&pair.amal), pair.as_side(&pair.brigitte));
        store.ask_whether_it_fits(programme, at).await.unwrap();
        store.answer_fit(amal, (Fit::Fits, ""), at).await.unwrap();
        assert_eq!(pair.waits("fit_asked", &pair.amal).await, 0);
        assert_eq!(pair.waits("fit_asked", &pair.brigitte).await, 1);

        store.answer_expectations(amal, &sheet(), at).await.unwrap();
        assert_eq!(pair.waits("expectations_asked", &pair.brigitte).await, 1);
        store.answer_expectations(brigitte, &sheet(), at).await.unwrap();
        assert_eq!(pair.waits("expectations_asked", &pair.brigitte).await, 0);

        let first = terms(&pair, Rhythm::Weekly);
        store.propose_agreement(brigitte, (0, &first), at).await.unwrap();
        assert_eq!(pair.waits("agreement_proposed", &pair.amal).await, 1);
        let other = terms(&pair, Rhythm::Fortnightly);
        store.propose_agreement(brigitte, (1, &other), at).await.unwrap();
        assert_eq!(pair.waits("agreement_proposed", &pair.amal).await, 1, "of the last words");
        store.propose_agreement(amal, (2, &first), at).await.unwrap();
        assert_eq!(pair.waits("agreement_proposed", &pair.amal).await, 0);
        assert_eq!(pair.waits("agreement_proposed", &pair.brigitte).await, 1);
        store.sign_agreement(brigitte, 3, at).await.unwrap();
        assert_eq!(pair.waits("agreement_proposed", &pair.brigitte).await, 0);
    }

    async fn a_pair_that_has_ended_is_asked_only_how_it_was(place) {
        let pair = Pair::running(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let at = later(pair.since, 21);
        store.ask_about_meetings(programme, at).await.unwrap();
        store.ask_whether_it_fits(programme, at).await.unwrap();
        let first = terms(&pair, Rhythm::Weekly);
        let brigitte = pair.as_side(&pair.brigitte);
        store.propose_agreement(brigitte, (0, &first), at).await.unwrap();
        pair.complete(22).await;
        for template in ["meeting_asked", "fit_asked", "agreement_proposed"] {
            for one in [&pair.amal, &pair.brigitte] {
                assert_eq!(pair.waits(template, one).await, 0, "{template}");
            }
        }
        let at = later(pair.since, 23);
        let feedback = Feedback {
            together: Together::VeryGood,
            strengths: vec![],
            words: String::new(),
            reached: vec![],
            reached_words: String::new(),
        };
        assert_eq!(pair.waits("closing_asked", &pair.amal).await, 1);
        let taking = Taking { feedback: feedback.clone(), chosen: Chosen::default() };
        store.take_stock(pair.as_side(&pair.amal), &taking, at).await.unwrap();
        assert_eq!(pair.waits("closing_asked", &pair.amal).await, 0);
        assert_eq!(pair.waits("closing_asked", &pair.brigitte).await, 1);
        let (side, way, chosen) = (Side::Mentor, Way::Phone, Chosen::default());
        let noting = Noting { side, way, feedback: Some(feedback), chosen };
        store.note_closing(&pair.table.coordinator, pair.id, &noting, at).await.unwrap();
        assert_eq!(pair.waits("closing_asked", &pair.brigitte).await, 0, "the office has noted it");
    }
}
