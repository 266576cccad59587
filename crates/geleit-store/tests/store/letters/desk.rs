//! Whoever keeps a desk and takes part as a person as well: one letter a day, and to whom it is
//! addressed.

use super::{FRIDAY, MONDAY, Post, SATURDAY, TUESDAY, at, choose_for};
use crate::matching::{self, import_into};
use crate::now;
use geleit_domain::id::{AccountId, PersonId};
use geleit_domain::letters::Choice;
use geleit_domain::policy::Role;
use geleit_store::accounts::NewAccount;
use geleit_store::both;
use geleit_store::letters::DIGEST_LETTER;
use geleit_store::mails::{Job, Mail};
use geleit_store::testing::{execute, suspend};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

impl Post {
    /// An account of a coordinator who has signed in before; of a person, if it names one.
    async fn keeps_a_desk(&self, email: &str, person: Option<PersonId>) -> AccountId {
        let new = NewAccount {
            email,
            name: "Brigitte",
            role: Role::Coordinator,
            organisation: None,
            person,
            language: "en",
        };
        let (account, _) = self.store.create_account(&self.operator, &new, now()).await.unwrap();
        execute(&self.store, self.programme, "UPDATE account SET status = 'active'").await;
        account
    }

    /// There is something to do at this desk.
    async fn gather_with_work(&self, desk: AccountId, now: Timestamp) -> u64 {
        let work = [(desk, "en".to_owned())];
        self.store.gather_digests(self.programme, &work, now).await.unwrap()
    }

    async fn free(&self, now: Timestamp) -> Vec<(AccountId, String)> {
        self.store.staff_for_digest(self.programme, now).await.unwrap()
    }

    /// The one letter that goes out now: a digest.
    async fn digest(&self, now: Timestamp) -> (Job, Mail) {
        let mut jobs = self.jobs(now).await;
        assert_eq!(jobs.len(), 1, "{jobs:?}");
        let job = jobs.remove(0);
        let mail = self.mail(job.subject_id).await;
        assert_eq!(mail.template, DIGEST_LETTER);
        (job, mail)
    }

    /// Amal reads her letters in Brigitte's mailbox.
    async fn shares_a_mailbox(&self) {
        let sql = "UPDATE person SET email = 'brigitte1@example.org',
            email_key = 'brigitte1@example.org' WHERE email = 'amal1@example.org'";
        assert_eq!(execute(&self.store, self.programme, sql).await, 1);
    }
}

both! {
    async fn who_keeps_a_desk_and_mentors_gets_one_digest_a_day(place) {
        let post = Post::of(&place).await;
        let desk = post.keeps_a_desk("Brigitte1@Example.org", None).await;
        let asked = post.post(post.brigitte, "meeting_asked", at(FRIDAY)).await;
        // What is to be done goes out today, and what would have waited until Tuesday comes along.
        let free = post.free(at(MONDAY)).await;
        assert_eq!(free, [(desk, "en".to_owned())]);
        let made = post.store.gather_digests(post.programme, &free, at(MONDAY)).await.unwrap();
        assert_eq!(made, 1);
        let (job, digest) = post.digest(at(MONDAY)).await;
        assert_eq!((digest.account_id, digest.person_id), (Some(desk.0), None));
        assert_eq!(digest.language, "en", "as the desk reads it");
        assert_eq!(post.held(&job).await, ["meeting_asked"]);
        post.sent(&job, at(MONDAY)).await;
        assert!(post.mail(asked).await.sent_at.is_some());

        let later = at(MONDAY) + 2.hours();
        post.post(post.brigitte, "pair_reminder", at(MONDAY) + 1.hour()).await;
        assert!(post.free(later).await.is_empty());
        assert_eq!(post.gather_with_work(desk, later).await, 0, "neither as the one nor the other");
        post.post(post.brigitte, "meeting_noted", at(MONDAY) + 1.hour()).await;
        assert_eq!(post.gather_with_work(desk, at(TUESDAY)).await, 1);
        let (job, _) = post.digest(at(TUESDAY)).await;
        assert_eq!(post.held(&job).await.len(), 2);
    }

    async fn what_goes_to_a_mentor_alone_is_hers_and_the_desk_says_no_more_that_day(place) {
        let post = Post::of(&place).await;
        let desk = post.keeps_a_desk("brigitte1@example.org", None).await;
        post.post(post.brigitte, "pair_reminder", at(SATURDAY) + 1.hour()).await;
        assert_eq!(post.gather(at(MONDAY)).await, 1);
        let (job, digest) = post.digest(at(MONDAY)).await;
        assert_eq!((digest.account_id, digest.person_id), (None, Some(post.brigitte.0)));
        assert_eq!(digest.language, "de", "as the mentor reads it");
        let later = at(MONDAY) + 1.hour();
        assert_eq!(post.gather_with_work(desk, later).await, 0, "hers has not gone out yet");
        post.sent(&job, at(MONDAY)).await;
        assert!(post.free(later).await.is_empty());
        assert_eq!(post.gather_with_work(desk, later).await, 0);
        assert_eq!(post.free(at(TUESDAY)).await.len(), 1);
    }

    async fn each_part_of_a_shared_digest_follows_its_own_choice(place) {
        let post = Post::of(&place).await;
        let desk = post.keeps_a_desk("brigitte1@example.org", None).await;
        post.choose(post.brigitte, Choice::None).await;
        let asked = post.post(post.brigitte, "meeting_asked", at(FRIDAY)).await;
        assert_eq!(post.gather_with_work(desk, at(MONDAY)).await, 1);
        let (job, _) = post.digest(at(MONDAY)).await;
        assert!(post.held(&job).await.is_empty());
        let listed = post.store.show_letter(&post.karin(), asked).await.unwrap();
        assert!(listed.withheld_at.is_some(), "the mentor does without");
        post.sent(&job, at(MONDAY)).await;

        post.choose(post.brigitte, Choice::Daily).await;
        choose_for(&post, desk, Choice::None).await;
        post.post(post.brigitte, "meeting_noted", at(MONDAY) + 1.hour()).await;
        assert!(post.free(at(TUESDAY)).await.is_empty(), "the desk does without");
        assert_eq!(post.gather(at(TUESDAY)).await, 1);
        let (_, digest) = post.digest(at(TUESDAY)).await;
        assert_eq!((digest.account_id, digest.person_id), (None, Some(post.brigitte.0)));
    }

    async fn a_family_with_one_mailbox_keeps_its_letters_apart(place) {
        let post = Post::of(&place).await;
        post.shares_a_mailbox().await;
        let desk = post.keeps_a_desk("brigitte1@example.org", None).await;
        post.post(post.amal, "meeting_noted", at(FRIDAY)).await;
        post.post(post.brigitte, "pair_reminder", at(FRIDAY)).await;
        assert_eq!(post.gather_with_work(desk, at(MONDAY)).await, 3);
        let mut held = BTreeSet::new();
        for job in post.jobs(at(MONDAY)).await {
            let mail = post.mail(job.subject_id).await;
            held.insert((mail.account_id, mail.person_id, post.held(&job).await));
        }
        let wanted = BTreeSet::from([
            (Some(desk.0), None, vec![]),
            (None, Some(post.amal.0), vec!["meeting_noted".to_owned()]),
            (None, Some(post.brigitte.0), vec!["pair_reminder".to_owned()]),
        ]);
        assert_eq!(held, wanted, "whose desk it is, nobody has said");
    }

    async fn an_account_that_names_a_person_is_hers_in_a_family_too(place) {
        let post = Post::of(&place).await;
        post.shares_a_mailbox().await;
        let desk = post.keeps_a_desk("brigitte1@example.org", Some(post.brigitte)).await;
        post.post(post.amal, "meeting_noted", at(FRIDAY)).await;
        post.post(post.brigitte, "pair_reminder", at(FRIDAY)).await;
        assert_eq!(post.gather_with_work(desk, at(MONDAY)).await, 2);
        for job in post.jobs(at(MONDAY)).await {
            let mail = post.mail(job.subject_id).await;
            let held = if mail.account_id.is_some() { "pair_reminder" } else { "meeting_noted" };
            assert_eq!(post.held(&job).await, [held]);
        }
    }

    async fn a_sign_up_that_was_joined_to_a_mentor_shares_her_digest(place) {
        let post = Post::of(&place).await;
        let (import, rows) = (import_into(post.cohort), [matching::brigitte(2, 1)]);
        let go_on = &mut |_| ControlFlow::Continue(());
        post.store.import_mentors(&post.operator, &import, &rows, go_on, now()).await.unwrap();
        let mut tx = post.store.read(post.programme).await.unwrap();
        let mut mentors = tx.mentors().await.unwrap();
        mentors.retain(|mentor| mentor.person_id != post.brigitte.0);
        let sign_up = PersonId(mentors.remove(0).person_id);
        drop(tx);
        for sql in [
            "UPDATE mentor SET joined_to = (SELECT k.id FROM mentor k
                JOIN person p ON p.programme_id = k.programme_id AND p.id = k.person_id
                WHERE p.email = 'brigitte1@example.org')
            WHERE person_id = (SELECT id FROM person WHERE email = 'brigitte2@example.org')",
            "UPDATE person SET email = 'brigitte1@example.org',
                email_key = 'brigitte1@example.org' WHERE email = 'brigitte2@example.org'",
        ] {
            assert_eq!(execute(&post.store, post.programme, sql).await, 1);
        }
        let desk = post.keeps_a_desk("brigitte1@example.org", None).await;
        post.post(sign_up, "pair_reminder", at(FRIDAY)).await;
        post.post(post.brigitte, "meeting_asked", at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 1);
        let (job, digest) = post.digest(at(SATURDAY)).await;
        assert_eq!(digest.person_id, Some(post.brigitte.0), "as she is known");
        assert_eq!(post.held(&job).await.len(), 2);
        post.sent(&job, at(SATURDAY)).await;
        post.post(sign_up, "pair_reminder", at(SATURDAY) + 1.hour()).await;
        assert_eq!(post.gather_with_work(desk, at(MONDAY)).await, 1);
    }

    async fn what_a_mentor_reads_with_the_desk_comes_also_when_the_desk_is_suspended(place) {
        let post = Post::of(&place).await;
        let desk = post.keeps_a_desk("brigitte1@example.org", None).await;
        let asked = post.post(post.brigitte, "meeting_asked", at(FRIDAY)).await;
        assert_eq!(post.gather_with_work(desk, at(MONDAY)).await, 1);
        let (job, digest) = post.digest(at(MONDAY)).await;
        suspend(&post.store, post.programme, "brigitte1@example.org").await;
        let mut tx = post.store.write(post.programme).await.unwrap();
        assert!(tx.addressee(&digest).await.is_err());
        tx.nothing_to_send(&job, at(MONDAY)).await.unwrap();
        tx.commit().await.unwrap();
        assert!(post.mail(digest.id).await.withdrawn_at.is_some());
        assert!(post.mail(asked).await.withdrawn_at.is_none());
        assert_eq!(post.gather(at(TUESDAY)).await, 1);
        let (job, digest) = post.digest(at(TUESDAY)).await;
        assert_eq!((digest.account_id, digest.person_id), (None, Some(post.brigitte.0)));
        assert_eq!(post.held(&job).await, ["meeting_asked"]);
    }

    async fn whoever_has_another_address_by_now_reads_no_letter_at_that_of_the_desk(place) {
        let post = Post::of(&place).await;
        let desk = post.keeps_a_desk("amal1@example.org", None).await;
        post.post(post.amal, "meeting_noted", at(FRIDAY)).await;
        assert_eq!(post.gather_with_work(desk, at(MONDAY)).await, 1);
        let (job, _) = post.digest(at(MONDAY)).await;
        assert_eq!(post.held(&job).await, ["meeting_noted"]);
        let mut moved = matching::amal(1);
        moved.identity.email = "amal@example.net".into();
        let (import, rows, monday) = (import_into(post.cohort), [moved], at(MONDAY));
        let go_on = &mut |_| ControlFlow::Continue(());
        post.store.import_mentees(&post.operator, &import, &rows, go_on, monday).await.unwrap();
        assert!(post.held(&job).await.is_empty());
        post.sent(&job, at(MONDAY)).await;
        assert_eq!(post.gather_with_work(desk, at(TUESDAY)).await, 2);
    }

    async fn letters_that_come_back_to_the_desk_are_noted_at_the_mentor(place) {
        let post = Post::of(&place).await;
        let desk = post.keeps_a_desk("brigitte1@example.org", None).await;
        post.post(post.brigitte, "meeting_asked", at(FRIDAY)).await;
        assert_eq!(post.gather_with_work(desk, at(MONDAY)).await, 1);
        let (job, digest) = post.digest(at(MONDAY)).await;
        let mut tx = post.store.write(post.programme).await.unwrap();
        tx.mail_bounced(&job, &digest, "Brigitte1@example.org", at(MONDAY)).await.unwrap();
        for (person, is_noted) in [(post.brigitte, true), (post.amal, false)] {
            assert_eq!(tx.person(person).await.unwrap().email_bounced_at.is_some(), is_noted);
        }
        tx.commit().await.unwrap();
    }

    async fn whoever_is_erased_leaves_the_digest_of_the_desk(place) {
        let post = Post::of(&place).await;
        let desk = post.keeps_a_desk("brigitte1@example.org", None).await;
        post.post(post.brigitte, "meeting_asked", at(FRIDAY)).await;
        assert_eq!(post.gather_with_work(desk, at(MONDAY)).await, 1);
        let (job, _) = post.digest(at(MONDAY)).await;
        let mut tx = post.store.write(post.programme).await.unwrap();
        let bundle = tx.export_person(post.brigitte).await.unwrap();
        assert_eq!(bundle["digest"].as_array().unwrap().len(), 1);
        tx.erase_person(&post.operator, post.brigitte, "asked by letter", now()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(post.held(&job).await.is_empty());
        let digest = post.mail(job.subject_id).await;
        assert_eq!((digest.account_id, digest.withdrawn_at), (Some(desk.0), None));
    }
}
