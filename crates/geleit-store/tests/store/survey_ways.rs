//! Surveys on the telephone and on paper, days that follow the calendar, days that are over, and
//! stories that are taken back.

use crate::matching::offers::person;
use crate::surveys::{House, given};
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, StoryId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb as PairVerb;
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::surveys::{Consent, Published, Verb, Wave};
use geleit_store::cohorts::Calendar;
use geleit_store::partnerships::Filter;
use geleit_store::surveys::{ASKED_LETTER, Answered, NewSurvey, Plan, Survey};
use geleit_store::testing::{Place, execute};
use geleit_store::{Error, Refusal, both};
use jiff::ToSpan;

impl House {
    /// Amal has no e-mail address.
    async fn without_address(&self) {
        let sql = "UPDATE person SET email = '', email_key = '' WHERE email = 'amal1@example.org'";
        assert_eq!(execute(&self.table.store, self.table.programme, sql).await, 1);
    }

    async fn asked_by_calendar(place: &Place, is_anonymous: bool) -> Self {
        let house = Self::planned(place, 1, Wave::End, is_anonymous).await;
        house.without_address().await;
        house.step(Verb::Plan, 0).await.unwrap();
        assert_eq!(house.keep(1).await, (1, 0));
        house
    }

    /// Whoever is on this side of the only pair, signed in.
    async fn reader(&self, side: Side) -> Actor {
        let (table, every) = (&self.table, Filter::default());
        let mut tx = table.store.read(table.programme).await.unwrap();
        let office = &table.coordinator;
        let listed = tx.list_partnerships(office, table.cohort, &every, 1).await.unwrap();
        let pair = tx.partnership_for(office, PartnershipId(listed[0].id)).await.unwrap();
        drop(tx);
        person(table, &pair, side).await
    }

    /// Amal's pair has been offered and waits for a yes, or runs.
    async fn amals_pair(&self, waits: bool) {
        let sql = match waits {
            true => {
                "UPDATE partnership SET status = 'offered' WHERE person_id IN
                    (SELECT id FROM person WHERE email = 'amal1@example.org')"
            }
            false => "UPDATE partnership SET status = 'running' WHERE status = 'offered'",
        };
        assert_eq!(execute(&self.table.store, self.table.programme, sql).await, 1);
    }

    /// How many were asked on the day, the day after, when another pair has said yes, and at last.
    async fn asked_of_two_pairs(place: &Place, wave: Wave) -> (Self, [usize; 3]) {
        let house = Self::planned(place, 2, wave, false).await;
        house.amals_pair(true).await;
        house.step(Verb::Plan, 0).await.unwrap();
        assert_eq!(house.keep(1).await, (1, 0));
        let on_the_day = house.letters(ASKED_LETTER).await.len();
        house.amals_pair(false).await;
        assert_eq!(house.keep(4).await, (0, 0));
        let after_the_yes = house.letters(ASKED_LETTER).await.len();
        house.keep(5).await;
        let at_last = house.letters(ASKED_LETTER).await.len();
        (house, [on_the_day, after_the_yes, at_last])
    }

    async fn survey(&self) -> Survey {
        let (store, office) = (&self.table.store, &self.table.coordinator);
        store.show_survey(office, self.survey).await.unwrap().survey
    }
}

const WELL: (Published, &str) = (Published::SatisfactionWithMatch, "5");

both! {
    async fn whoever_has_no_address_gets_a_named_survey_on_paper_and_the_office_notes_it(place) {
        let house = House::asked_by_calendar(&place, false).await;
        let (store, office) = (&house.table.store, &house.table.coordinator);
        assert_eq!(house.letters(ASKED_LETTER).await.len(), 2, "also to whoever gets it printed");
        let printed = store.letters_on_paper(office, 50, house.at(1)).await.unwrap();
        assert_eq!(printed.len(), 1);
        let asked = store.survey_asked(office, house.survey).await.unwrap();
        let amal = asked.iter().find(|one| one.side == Side::Mentee.text()).unwrap();
        let invitation = geleit_domain::id::InvitationId(amal.id);
        let own = store.survey_to_note(office, house.survey, invitation).await.unwrap();
        let answered = Answered { given: given(&own.questions, &[WELL]), story: None, is_anew: false };
        let note = |actor, survey| {
            store.note_survey_answers(actor, survey, invitation, (&answered, Way::Phone), house.at(2))
        };
        note(office, house.survey).await.unwrap();
        let asked = store.survey_asked(office, house.survey).await.unwrap();
        let answers: Vec<_> = asked.iter().map(|one| one.has_answered).collect();
        assert_eq!(answers, [false, true], "who has not answered comes first");
        let entries = store.show_survey(office, house.survey).await.unwrap().entries;
        let noted = entries.iter().find(|entry| entry.verb == "survey.note_answer").unwrap();
        assert_eq!(noted.detail, "phone");
        let brigitte = asked.iter().find(|one| one.side == Side::Mentor.text()).unwrap();
        house.sent(geleit_domain::id::InvitationId(brigitte.id), 1).await;
        assert_eq!(house.keep(8).await, (0, 1), "the other side is reminded");
        let kind = geleit_domain::programmes::Kind::Tandem;
        let charlie = store.create_programme(kind, "Charlie", "charlie", house.at(2)).await.unwrap();
        let (charlie, partner) = (Actor::operator(charlie), house.table.partner(0));
        for other in [&charlie, &partner] {
            let refused = note(other, house.survey).await;
            assert!(matches!(refused, Err(Error::NotFound | Error::Forbidden)), "{refused:?}");
        }
        house.step(Verb::Close, 10).await.unwrap();
        let late = note(office, house.survey).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
    }

    async fn an_anonymous_survey_says_whom_it_does_not_reach_and_prints_no_letter(place) {
        let house = House::asked_by_calendar(&place, true).await;
        let (store, office) = (&house.table.store, &house.table.coordinator);
        assert_eq!(house.letters(ASKED_LETTER).await.len(), 1);
        assert!(store.letters_on_paper(office, 50, house.at(1)).await.unwrap().is_empty());
        let results = house.results().await;
        let mentees = results.sides.iter().find(|side| side.side == Side::Mentee).unwrap();
        assert_eq!((mentees.asked, mentees.answered, mentees.unreached), (1, 0, 1));
        let mentors = results.sides.iter().find(|side| side.side == Side::Mentor).unwrap();
        assert_eq!((mentors.asked, mentors.unreached), (1, 0));
        let nobody = store.survey_asked(office, house.survey).await;
        assert!(matches!(nobody, Err(Error::NotFound)), "it knows nobody: {nobody:?}");
    }

    async fn whoever_gets_an_address_after_the_day_is_asked_then_and_reminded_as_others(place) {
        let house = House::asked_by_calendar(&place, true).await;
        let (store, programme) = (&house.table.store, house.table.programme);
        house.keep(2).await;
        let known = house.letters(ASKED_LETTER).await;
        assert_eq!(known.len(), 1, "Amal cannot be reached yet");
        house.sent(known[0].0, 1).await;
        let address = "UPDATE person SET email = 'amal@example.org',
            email_key = 'amal@example.org' WHERE email = ''";
        assert_eq!(execute(store, programme, address).await, 1);
        for day in [3, 3, 4] {
            assert_eq!(house.keep(day).await, (0, 0));
        }
        let letters = house.letters(ASKED_LETTER).await;
        assert_eq!(letters.len(), 2, "once");
        let results = house.results().await;
        assert!(results.sides.iter().all(|side| side.unreached == 0), "{:?}", results.sides);
        let amal = letters.iter().find(|letter| **letter != known[0]).unwrap().0;
        house.sent(amal, 5).await;
        assert_eq!(house.keep(8).await, (0, 1), "Brigitte alone");
        assert_eq!(house.keep(12).await, (0, 1), "Amal, a week after the letter");
    }

    async fn a_letter_that_came_back_is_written_again_to_the_next_address(place) {
        let house = House::open(&place, 1, Wave::Middle, false).await;
        let (store, programme) = (&house.table.store, house.table.programme);
        let back = "UPDATE mail SET bounced_at = 1
            WHERE template = 'survey_asked' AND person_id IN
                (SELECT id FROM person WHERE email = 'amal1@example.org')";
        assert_eq!(execute(store, programme, back).await, 1);
        let known = "UPDATE person SET email_bounced_at = 1 WHERE email = 'amal1@example.org'";
        execute(store, programme, known).await;
        house.keep(2).await;
        assert_eq!(house.letters(ASKED_LETTER).await.len(), 2, "nobody lives there");
        execute(store, programme, "UPDATE person SET email_bounced_at = NULL").await;
        for _ in 0..2 {
            house.keep(3).await;
        }
        assert_eq!(house.letters(ASKED_LETTER).await.len(), 3);
        house.step(Verb::Close, 4).await.unwrap();
        execute(store, programme, back).await;
        house.keep(5).await;
        assert_eq!(house.letters(ASKED_LETTER).await.len(), 3, "it is closed");
    }

    async fn a_pair_that_says_yes_after_the_opening_is_asked_at_its_own_beginning(place) {
        let (house, asked) = House::asked_of_two_pairs(&place, Wave::Entry).await;
        assert_eq!(asked, [2, 4, 4], "both sides, once");
        let (store, office) = (&house.table.store, &house.table.coordinator);
        let entries = store.show_survey(office, house.survey).await.unwrap().entries;
        let told: Vec<_> = entries.iter().filter(|entry| entry.verb == "survey.ask").collect();
        assert_eq!((told.len(), told[0].detail.as_str()), (1, "2 asked"));
        let (operator, erased) = (&house.table.operator, house.letters(ASKED_LETTER).await[0].1);
        let mut tx = store.write(house.table.programme).await.unwrap();
        tx.erase_person(operator, erased, "asked by letter", house.at(6)).await.unwrap();
        tx.commit().await.unwrap();
        house.keep(6).await;
        let sides = house.results().await.sides;
        assert!(sides.iter().all(|side| side.asked == 2), "nobody is asked anew: {sides:?}");
    }

    async fn a_later_wave_asks_nobody_about_a_time_that_a_new_pair_has_not_had(place) {
        let (_, asked) = House::asked_of_two_pairs(&place, Wave::Week3).await;
        assert_eq!(asked, [2, 2, 2]);
    }

    async fn nobody_replaces_an_answer_that_the_page_has_not_shown(place) {
        let house = House::open(&place, 1, Wave::End, false).await;
        let asked = house.asked().await;
        let (store, office, one) = (&house.table.store, &house.table.coordinator, &asked[0]);
        let questions = house.own(&one.link).await.questions;
        let answer = |story: Option<Vec<Consent>>, is_anew| {
            let given = given(&questions, &[WELL]);
            Answered { given, story, is_anew }
        };
        let agreed = async || {
            let story = store.list_stories(office, None, 9).await.unwrap().remove(0);
            (story.agreed(), story.withdrawn_on.is_some())
        };
        // Amal answers while Karin has the empty form before her.
        let told = answer(Some(vec![Consent::Name]), false);
        store.answer_survey_by_link(&one.link, &told, house.at(2)).await.unwrap();
        let note = async |answered: &Answered| {
            let by = (answered, Way::Phone);
            store.note_survey_answers(office, house.survey, one.invitation, by, house.at(2)).await
        };
        let late = note(&answer(None, false)).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
        assert_eq!(agreed().await, (vec![Consent::Name], false));
        // The same in two open pages of one person: what was not shown is not taken back.
        let second = answer(None, false);
        store.answer_survey_by_link(&one.link, &second, house.at(2)).await.unwrap();
        assert_eq!(agreed().await, (vec![Consent::Name], false));
        note(&answer(None, true)).await.unwrap();
        assert_eq!(agreed().await, (vec![], true), "whoever has seen it takes it back");
    }

    /// Proves S1-61.
    async fn whoever_parted_early_is_asked_at_the_end_as_well_unless_they_have_left(place) {
        let house = House::planned(&place, 2, Wave::End, false).await;
        let (store, table) = (&house.table.store, &house.table);
        let mut tx = store.read(table.programme).await.unwrap();
        let every = Filter::default();
        let pairs = tx.list_partnerships(&table.coordinator, table.cohort, &every, 9).await.unwrap();
        drop(tx);
        for pair in &pairs {
            let (id, dissolve) = (PartnershipId(pair.id), PairVerb::Dissolve);
            let (on, at, actor) = (house.day(0), house.since, &table.operator);
            store.step_partnership(actor, id, dissolve, Some("x"), on, at).await.unwrap();
        }
        let left = "UPDATE application SET status = 'withdrawn' WHERE person_id IN
            (SELECT id FROM person WHERE email = 'amal1@example.org')";
        assert_eq!(execute(store, table.programme, left).await, 1);
        house.step(Verb::Plan, 0).await.unwrap();
        assert_eq!(house.keep(1).await, (1, 0));
        let sides: Vec<_> = house.asked().await.iter().map(|one| one.side).collect();
        assert_eq!(sides, [Side::Mentee, Side::Mentor, Side::Mentor]);
    }

    async fn a_survey_whose_last_day_is_over_is_neither_planned_nor_opened(place) {
        let house = House::planned(&place, 1, Wave::Middle, false).await;
        let over = |done: &Result<_, Error>| {
            matches!(done, Err(Error::Refused(Refusal::Invalid { field: "closes", .. })))
        };
        let late = house.step(Verb::Plan, 21).await;
        assert!(over(&late), "{late:?}");
        house.step(Verb::Plan, 20).await.unwrap();
        assert_eq!(house.keep(21).await, (0, 0), "the calendar does not open it either");
        let late = house.step(Verb::Open, 21).await;
        assert!(over(&late), "{late:?}");
        assert_eq!(house.survey().await.status, "planned");
        let (store, office) = (&house.table.store, &house.table.coordinator);
        let found = store.overview(office, None, house.at(21)).await.unwrap();
        let geleit_store::overview::Overview::Coordination(found) = found else { panic!() };
        assert_eq!(found.surveys_due.len(), 1, "the office hears of it");
        assert!(found.surveys_due[0].is_over());
    }

    async fn days_of_surveys_follow_the_calendar_until_people_are_asked(place) {
        let house = House::planned(&place, 1, Wave::Middle, false).await;
        let (store, office, cohort) =
            (&house.table.store, &house.table.coordinator, house.table.cohort);
        let new = NewSurvey { cohort, waves: vec![Wave::End, Wave::Months6], is_anonymous: true };
        let made = store.create_surveys(office, &new, house.since).await.unwrap();
        let (end, later) = (made[0], made[1]);
        let shown = async |survey| store.show_survey(office, survey).await.unwrap();
        let was = shown(end).await.survey;
        let chosen = Plan {
            due: house.day(300),
            closes: house.day(310),
            is_anonymous: true,
        };
        store.change_survey(office, later, 1, chosen, house.since).await.unwrap();
        let mut tx = store.read(house.table.programme).await.unwrap();
        let before = tx.cohort(cohort).await.unwrap();
        drop(tx);
        let dates = before.dates().unwrap();
        let calendar = Calendar {
            applications_until: dates.applications_until,
            matching_on: dates.matching_on,
            opening_on: dates.opening_on,
            starts_on: dates.starts_on,
            ends_on: dates.ends_on + 7.days(),
            capacity: before.capacity.try_into().unwrap(),
        };
        store.change_cohort(&house.table.operator, cohort, before.version, &calendar, house.since)
            .await
            .unwrap();
        let is = shown(end).await;
        assert_eq!(is.survey.due().unwrap(), was.due().unwrap() + 7.days());
        assert_eq!(is.survey.closes().unwrap(), was.closes().unwrap() + 7.days());
        assert_eq!(is.entries.last().unwrap().verb, "survey.change");
        let kept = shown(later).await;
        assert_eq!(kept.survey.due().unwrap(), house.day(300), "somebody has chosen it");
        assert_eq!(kept.entries.iter().filter(|line| line.verb == "survey.change").count(), 1);
    }

    async fn a_story_is_taken_back_where_it_was_given(place) {
        let house = House::open(&place, 1, Wave::End, false).await;
        let asked = house.asked().await;
        let (store, office, one) = (&house.table.store, &house.table.coordinator, &asked[0]);
        let say = async |story: Option<Vec<Consent>>| {
            let questions = house.own(&one.link).await.questions;
            let answered = Answered { given: given(&questions, &[WELL]), story, is_anew: true };
            store.answer_survey_by_link(&one.link, &answered, house.at(2)).await.unwrap();
        };
        let known = async || store.list_stories(office, None, 9).await.unwrap().remove(0);
        say(Some(vec![Consent::Name, Consent::Image])).await;
        let prefilled = house.own(&one.link).await.story;
        assert_eq!(prefilled, Some(vec![Consent::Image, Consent::Name]));
        say(Some(vec![Consent::Image])).await;
        assert_eq!(known().await.agreed(), [Consent::Image], "an empty box takes back");
        say(None).await;
        let taken = known().await;
        assert!(taken.agreed().is_empty() && taken.withdrawn_on.is_some(), "{taken:?}");
        assert_eq!(house.own(&one.link).await.story, None);
        say(Some(vec![Consent::Name])).await;
        assert_eq!(known().await.withdrawn_on, None, "and given again");
        let entries = store.list_entries(office, i64::MAX, 99).await.unwrap();
        let back = entries.iter().filter(|entry| entry.verb == "person.withdraw_story");
        assert_eq!(back.count(), 2);
        let (amal, brigitte) =
            (house.reader(Side::Mentee).await, house.reader(Side::Mentor).await);
        let mine = store.own_stories(&amal).await.unwrap();
        let story = StoryId(mine[0].id);
        let other = store.take_own_story_back(&brigitte, story, house.at(3)).await;
        assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
        for _ in 0..2 {
            store.take_own_story_back(&amal, story, house.at(3)).await.unwrap();
        }
        assert!(store.own_stories(&amal).await.unwrap().is_empty());
        assert!(known().await.agreed().is_empty());
    }
}
