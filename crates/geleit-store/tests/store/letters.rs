//! What can wait for the digest: who gets how many, when, and what becomes of the letters in it.

mod desk;
mod guests;
mod paper;
mod ways;

use crate::matching::Table;
use crate::now;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::id::{AccountId, CohortId, MentorId, PersonId, ProgrammeId};
use geleit_domain::letters::Choice;
use geleit_domain::policy::Role;
use geleit_store::letters::{DIGEST_LETTER, Wish};
use geleit_store::mails::{Job, Letter, Mail};
use geleit_store::secrets::Secret;
use geleit_store::testing::Place;
use geleit_store::{Error, Store, both};
use jiff::{Timestamp, ToSpan};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Friday morning after the digest, and half past seven of the days after it, in Vienna.
const FRIDAY: &str = "2026-01-23T09:00:00Z";
const SATURDAY: &str = "2026-01-24T06:30:00Z";
const MONDAY: &str = "2026-01-26T06:30:00Z";
const TUESDAY: &str = "2026-01-27T06:30:00Z";

/// Amal and Brigitte, to whom letters go.
struct Post {
    store: Store,
    programme: ProgrammeId,
    operator: Actor,
    cohort: CohortId,
    amal: PersonId,
    brigitte: PersonId,
}

impl Post {
    async fn of(place: &Place) -> Self {
        let table = Table::laid(&place.store, 1, 1).await;
        let people = people(&table).await;
        Self {
            store: table.store.clone(),
            programme: table.programme,
            operator: table.operator.clone(),
            cohort: table.cohort,
            amal: people.0,
            brigitte: people.1,
        }
    }

    async fn post(&self, person: PersonId, template: &str, now: Timestamp) -> uuid::Uuid {
        self.put(person, template, None, now).await
    }

    async fn post_about(
        &self,
        person: PersonId,
        template: &str,
        subject: uuid::Uuid,
        now: Timestamp,
    ) -> uuid::Uuid {
        self.put(person, template, Some(subject), now).await
    }

    async fn put(
        &self,
        person: PersonId,
        template: &str,
        subject: Option<uuid::Uuid>,
        now: Timestamp,
    ) -> uuid::Uuid {
        let mut tx = self.store.write(self.programme).await.unwrap();
        let letter = Letter {
            template,
            language: "de",
            person: Some(person),
            account: None,
            subject,
            due: now,
        };
        let mail = tx.post(letter, now).await.unwrap();
        tx.commit().await.unwrap();
        mail
    }

    fn karin(&self) -> Actor {
        Actor { roles: vec![coordinator()], ..Actor::operator(self.programme) }
    }

    async fn gather(&self, now: Timestamp) -> u64 {
        self.store.gather_digests(self.programme, &[], now).await.unwrap()
    }

    async fn mail(&self, mail: uuid::Uuid) -> Mail {
        let mut tx = self.store.read(self.programme).await.unwrap();
        tx.mail(mail).await.unwrap().unwrap()
    }

    /// The jobs that are due, all taken.
    async fn jobs(&self, now: Timestamp) -> Vec<Job> {
        self.store.claim_jobs(50, now).await.unwrap()
    }

    async fn sent(&self, job: &Job, now: Timestamp) {
        let mut tx = self.store.write(self.programme).await.unwrap();
        tx.mail_sent(job, now).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn held(&self, job: &Job) -> Vec<String> {
        let mut tx = self.store.read(self.programme).await.unwrap();
        let held = tx.letters_of_digest(job.subject_id).await.unwrap();
        held.into_iter().map(|mail| mail.template).collect()
    }

    async fn link(&self, person: PersonId) -> Secret {
        let link = self.store.create_letters_link(self.programme, person.0, now()).await.unwrap();
        link.parse().unwrap()
    }

    async fn choose(&self, person: PersonId, choice: Choice) {
        let secret = self.link(person).await;
        self.store.choose_letters_by_link(&secret, only(choice), now()).await.unwrap();
    }
}

async fn people(table: &Table) -> (PersonId, PersonId) {
    let mut tx = table.store.read(table.programme).await.unwrap();
    let application = tx.applications_of(table.cohort).await.unwrap().remove(0);
    let part = tx.mentor_parts(table.cohort).await.unwrap().remove(0);
    let mentor = tx.mentor(MentorId(part.mentor_id)).await.unwrap();
    (PersonId(application.person_id), PersonId(mentor.person_id))
}

both! {
    async fn what_waits_for_somebody_becomes_one_letter_at_half_past_seven(place) {
        let post = Post::of(&place).await;
        for template in ["decided:waitlist:places_taken", "event_invited", "meeting_noted"] {
            post.post(post.amal, template, at(FRIDAY)).await;
        }
        assert!(post.jobs(at(FRIDAY)).await.is_empty(), "nothing goes out by itself");
        for early in [FRIDAY, "2026-01-23T21:00:00Z", "2026-01-24T06:29:59Z"] {
            assert_eq!(post.gather(at(early)).await, 0, "{early}");
        }
        assert_eq!(post.gather(at(SATURDAY)).await, 1);
        assert_eq!(post.gather(at(SATURDAY) + 1.minute()).await, 0, "one a day");
        let jobs = post.jobs(at(SATURDAY)).await;
        assert_eq!(jobs.len(), 1);
        assert_eq!(post.mail(jobs[0].subject_id).await.template, DIGEST_LETTER);
        assert_eq!(post.held(&jobs[0]).await.len(), 3);
        post.sent(&jobs[0], at(SATURDAY)).await;
        assert!(post.held(&jobs[0]).await.is_empty(), "they have gone out");

        // What comes later waits for the next working day: Sunday is none.
        post.post(post.amal, "meeting_noted", at(SATURDAY) + 1.hour()).await;
        assert_eq!(post.gather(at(SATURDAY) + 2.hours()).await, 0);
        assert_eq!(post.gather(at("2026-01-25T06:30:00Z")).await, 0);
        assert_eq!(post.gather(at(MONDAY)).await, 1);
    }

    async fn a_mentor_hears_once_a_week_and_of_what_presses_the_next_morning(place) {
        let post = Post::of(&place).await;
        post.post(post.brigitte, "meeting_asked", at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 0);
        assert_eq!(post.gather(at(MONDAY)).await, 0);
        assert_eq!(post.gather(at(TUESDAY)).await, 1);
        let job = post.jobs(at(TUESDAY)).await.remove(0);
        post.sent(&job, at(TUESDAY)).await;
        post.post(post.brigitte, "meeting_noted", at(TUESDAY) + 1.hour()).await;
        post.post(post.brigitte, "pair_reminder", at(TUESDAY) + 1.hour()).await;
        let wednesday = at("2026-01-28T06:30:00Z");
        assert_eq!(post.gather(wednesday).await, 1);
        let job = post.jobs(wednesday).await.remove(0);
        assert_eq!(post.held(&job).await.len(), 2, "what waits comes with it");
    }

    async fn whoever_wants_no_letters_gets_only_what_is_necessary(place) {
        let post = Post::of(&place).await;
        post.choose(post.amal, Choice::None).await;
        let invited = post.post(post.amal, "event_invited", at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 0);
        let actor = post.karin();
        let listed = post.store.show_letter(&actor, invited).await.unwrap();
        assert!(listed.withheld_at.is_some(), "the office sees that it was not wanted");
        post.post(post.amal, "decided:accept:fits_programme", at(SATURDAY)).await;
        assert_eq!(post.gather(at(MONDAY)).await, 1);
        let job = post.jobs(at(MONDAY)).await.remove(0);
        assert_eq!(post.held(&job).await, ["decided:accept:fits_programme"]);
        let own = post.store.letters_of_person(post.programme, post.amal).await.unwrap();
        assert_eq!(own, Choice::None);
    }

    async fn what_waits_comes_in_the_language_that_amal_has_chosen(place) {
        let post = Post::of(&place).await;
        let sent = post.post(post.amal, "event_invited", at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 1);
        let job = post.jobs(at(SATURDAY)).await.remove(0);
        post.sent(&job, at(SATURDAY)).await;
        let waits = post.post(post.amal, "meeting_noted", at(SATURDAY)).await;
        let hers = post.post(post.brigitte, "meeting_noted", at(SATURDAY)).await;
        let secret = post.link(post.amal).await;
        let wish = Wish { choice: Choice::Daily, language: Some("ar") };
        post.store.choose_letters_by_link(&secret, wish, now()).await.unwrap();
        assert_eq!(post.store.letters_by_link(&secret, now()).await.unwrap().language, "ar");
        assert_eq!(post.mail(waits).await.language, "ar");
        assert_eq!(post.mail(sent).await.language, "de", "it was read so");
        assert_eq!(post.mail(hers).await.language, "de", "nobody asked Brigitte");
        assert_eq!(post.gather(at(MONDAY)).await, 1);
        let digest = post.jobs(at(MONDAY)).await.remove(0);
        assert_eq!(post.mail(digest.subject_id).await.language, "ar");
        // A mail program that unsubscribes for her leaves the language alone.
        post.store.choose_letters_by_link(&secret, only(Choice::None), now()).await.unwrap();
        assert_eq!(post.store.letters_by_link(&secret, now()).await.unwrap().language, "ar");
    }

    async fn the_office_notes_a_language_and_charlie_does_not(place) {
        let post = Post::of(&place).await;
        let waits = post.post(post.amal, "meeting_noted", at(SATURDAY)).await;
        let charlie = Actor { programme: ProgrammeId(uuid::Uuid::from_u128(7)), ..post.karin() };
        let set = async |actor: &Actor| {
            post.store.set_letter_language(actor, post.amal, "ar", now()).await
        };
        assert!(set(&charlie).await.is_err());
        assert_eq!(post.mail(waits).await.language, "de");
        set(&post.karin()).await.unwrap();
        assert_eq!(post.mail(waits).await.language, "ar");
        let said = || async { post.store.show_person(&post.karin(), post.amal).await.unwrap().entries };
        let before = said().await.len();
        set(&post.karin()).await.unwrap();
        assert_eq!(said().await.len(), before, "a second press changes nothing");
    }

    async fn a_digest_that_has_not_gone_out_goes_out_before_another_is_made(place) {
        let post = Post::of(&place).await;
        post.post(post.amal, "event_invited", at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 1);
        post.post(post.amal, "meeting_noted", at(SATURDAY)).await;
        assert_eq!(post.gather(at(MONDAY)).await, 0, "the server is still down");
        let job = post.jobs(at(MONDAY)).await.remove(0);
        post.sent(&job, at(MONDAY) + 1.hour()).await;
        assert_eq!(post.gather(at(MONDAY) + 2.hours()).await, 0, "today's has gone out");
        assert_eq!(post.gather(at(TUESDAY)).await, 1);
    }

    async fn two_servers_make_one_digest(place) {
        let post = Post::of(&place).await;
        post.post(post.amal, "event_invited", at(FRIDAY)).await;
        post.post(post.amal, "meeting_noted", at(FRIDAY)).await;
        let rounds = (0..6).map(|_| {
            let (store, programme) = (post.store.clone(), post.programme);
            tokio::spawn(async move { store.gather_digests(programme, &[], at(SATURDAY)).await })
        });
        let mut made = 0;
        for round in rounds.collect::<Vec<_>>() {
            // SQLite may say that another one is writing; the next round finds nothing to do.
            made += round.await.unwrap().unwrap_or(0);
        }
        assert_eq!(made, 1);
        let jobs = post.jobs(at(SATURDAY)).await;
        assert_eq!((jobs.len(), post.held(&jobs[0]).await.len()), (1, 2));
    }

    async fn an_own_closed_day_and_a_holiday_hold_digests_back(place) {
        let post = Post::of(&place).await;
        let actor = post.karin();
        let day = jiff::civil::date(2026, 1, 24);
        post.store.close_day(&actor, day, "Betriebsurlaub", now()).await.unwrap();
        let again = post.store.close_day(&actor, day, "Urlaub", now()).await;
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
        post.post(post.amal, "event_invited", at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 0);
        let closed = post.store.closed_days(&actor).await.unwrap();
        post.store.open_day(&actor, closed[0].id, now()).await.unwrap();
        assert_eq!(post.gather(at(SATURDAY)).await, 1);
        // Epiphany of the next year is a Wednesday.
        let job = post.jobs(at(SATURDAY)).await.remove(0);
        post.sent(&job, at(SATURDAY)).await;
        post.post(post.amal, "event_invited", at("2027-01-05T09:00:00Z")).await;
        assert_eq!(post.gather(at("2027-01-06T06:30:00Z")).await, 0);
        assert_eq!(post.gather(at("2027-01-07T06:30:00Z")).await, 1);
    }

    async fn a_letter_that_was_taken_back_is_not_in_the_digest(place) {
        let post = Post::of(&place).await;
        let subject = geleit_store::id(at(FRIDAY));
        post.post_about(post.amal, "pair_reminder", subject, at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 1);
        let mut tx = post.store.write(post.programme).await.unwrap();
        assert_eq!(tx.withdraw_letters(subject, at(SATURDAY)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let job = post.jobs(at(SATURDAY)).await.remove(0);
        assert!(post.held(&job).await.is_empty());
        let mut tx = post.store.write(post.programme).await.unwrap();
        tx.nothing_to_send(&job, at(SATURDAY)).await.unwrap();
        tx.commit().await.unwrap();
        assert!(post.jobs(at(MONDAY)).await.is_empty());
    }

    async fn whoever_waits_at_a_screen_is_written_to_before_all_others(place) {
        let post = Post::of(&place).await;
        post.post(post.amal, "pair_accepted", at(FRIDAY)).await;
        post.post(post.amal, "event_invited", at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 1);
        let asked = post.post(post.brigitte, "sign_in", at(SATURDAY)).await;
        let jobs = post.store.claim_jobs(1, at(SATURDAY)).await.unwrap();
        assert_eq!(jobs.iter().map(|job| job.subject_id).collect::<Vec<_>>(), [asked]);
        assert_eq!(post.jobs(at(SATURDAY)).await.len(), 2, "then what was due before it");
    }

    async fn letters_taken_together_are_sent_in_the_order_in_which_they_press(place) {
        let post = Post::of(&place).await;
        let mut due = Vec::new();
        for minutes in (1..9).rev() {
            let at = at(SATURDAY) - jiff::SignedDuration::from_mins(minutes);
            due.push(post.post(post.amal, "pair_accepted", at).await);
        }
        due.insert(0, post.post(post.brigitte, "sign_in", at(SATURDAY)).await);
        let jobs = post.jobs(at(SATURDAY)).await;
        assert_eq!(jobs.iter().map(|job| job.subject_id).collect::<Vec<_>>(), due);
    }

    async fn nothing_waits_for_ever_when_what_a_digest_was_about_is_gone(place) {
        let post = Post::of(&place).await;
        let invited = post.post(post.amal, "event_invited", at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 1);
        let job = post.jobs(at(SATURDAY)).await.remove(0);
        let mut tx = post.store.write(post.programme).await.unwrap();
        tx.nothing_to_send(&job, at(SATURDAY)).await.unwrap();
        tx.commit().await.unwrap();
        for letter in [invited, job.subject_id] {
            let letter = post.mail(letter).await;
            assert!(letter.withdrawn_at.is_some(), "the office sees that none comes: {letter:?}");
        }
    }

    async fn the_desk_hears_in_the_morning_of_working_days_until_noon(place) {
        let post = Post::of(&place).await;
        let new = geleit_store::accounts::NewAccount {
            email: "karin@example.org",
            name: "Karin",
            role: Role::Coordinator,
            organisation: None,
            person: None,
            language: "de",
        };
        let (karin, _) = post.store.create_account(&post.operator, &new, now()).await.unwrap();
        geleit_store::testing::execute(
            &post.store,
            post.programme,
            "UPDATE account SET status = 'active' WHERE email = 'karin@example.org'",
        )
        .await;
        let staff = |now: &'static str| post.store.staff_for_digest(post.programme, at(now));
        assert!(staff(SATURDAY).await.unwrap().is_empty());
        assert!(staff("2026-01-26T11:00:00Z").await.unwrap().is_empty());
        let free = staff(MONDAY).await.unwrap();
        assert_eq!(free, [(karin, "de".to_owned())]);
        assert_eq!(post.store.gather_digests(post.programme, &free, at(MONDAY)).await.unwrap(), 1);
        assert!(staff(MONDAY).await.unwrap().is_empty(), "not twice on a day");
        // Nobody is asked again while an earlier one waits: it goes out.
        let job = post.jobs(at(MONDAY)).await.remove(0);
        post.sent(&job, at(MONDAY)).await;
        choose_for(&post, karin, Choice::Weekly).await;
        let wednesday = "2026-01-28T06:30:00Z";
        assert!(staff(wednesday).await.unwrap().is_empty(), "once a week, as she wants it");
        assert_eq!(staff(TUESDAY).await.unwrap(), [(karin, "de".to_owned())]);
        choose_for(&post, karin, Choice::None).await;
        assert!(staff(TUESDAY).await.unwrap().is_empty(), "and not against the own will");
    }
}

/// The language stays as it was.
fn only(choice: Choice) -> Wish<'static> {
    Wish { choice, language: None }
}

async fn choose_for(post: &Post, account: AccountId, choice: Choice) {
    let link = post.store.create_letters_link(post.programme, account.0, now()).await.unwrap();
    let secret: Secret = link.parse().unwrap();
    post.store.choose_letters_by_link(&secret, only(choice), now()).await.unwrap();
    assert_eq!(post.store.letters_by_link(&secret, now()).await.unwrap().choice, choice);
}

fn coordinator() -> RoleHeld {
    RoleHeld { role: Role::Coordinator, organisation: None }
}
