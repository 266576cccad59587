//! What goes on paper: for whom, what is on the list, and what is noted as posted.

use super::{FRIDAY, MONDAY, Post, SATURDAY, at, coordinator};
use crate::closings::Pair;
use crate::now;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::letters::Choice;
use geleit_domain::policy::Role;
use geleit_store::mails::Mail;
use geleit_store::{Error, both};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;

impl Post {
    /// Amal has no e-mail address, or no longer.
    async fn without_address(&self) {
        let sql = "UPDATE person SET email = '', email_key = '' WHERE email = 'amal1@example.org'";
        assert_eq!(geleit_store::testing::execute(&self.store, self.programme, sql).await, 1);
    }

    async fn on_paper(&self, now: Timestamp) -> Vec<uuid::Uuid> {
        let listed = self.store.letters_on_paper(&self.karin(), 50, now).await.unwrap();
        listed.into_iter().map(|letter| letter.id).collect()
    }
}

both! {
    async fn whoever_has_no_address_gets_on_paper_what_others_get_by_mail(place) {
        let post = Post::of(&place).await;
        post.without_address().await;
        let accepted = post.post(post.amal, "pair_accepted", at(FRIDAY)).await;
        let noted = post.post(post.amal, "meeting_noted", at(FRIDAY) + 1.minute()).await;
        let reminded = post.post(post.amal, "pair_reminder", at(SATURDAY)).await;
        let other = post.post(post.brigitte, "pair_accepted", at(FRIDAY)).await;
        assert_eq!(post.on_paper(at(FRIDAY)).await, [accepted], "only what is due");
        assert_eq!(post.on_paper(at(SATURDAY)).await, [accepted, noted, reminded]);
        assert_eq!(post.gather(at(MONDAY)).await, 0, "and no digest of them");
        let jobs = post.jobs(at(MONDAY)).await;
        assert_eq!(jobs.iter().map(|job| job.subject_id).collect::<Vec<_>>(), [other]);
        let found = post.store.overview(&post.karin(), None, at(SATURDAY)).await.unwrap();
        let geleit_store::overview::Overview::Coordination(found) = found else { panic!() };
        let since = at(FRIDAY).as_microsecond();
        assert_eq!((found.on_paper.number, found.on_paper.since), (3, Some(since)));
    }

    async fn what_a_pair_is_told_reaches_whoever_has_no_address_on_paper(place) {
        let pair = Pair::running(&place).await;
        let (store, programme) = (&pair.table.store, pair.table.programme);
        let sql = "UPDATE person SET email = '', email_key = '', language = 'ar'
            WHERE email = 'amal1@example.org'";
        assert_eq!(geleit_store::testing::execute(store, programme, sql).await, 1);
        let on_paper = async |days| {
            let karin = &pair.table.coordinator;
            let listed = store.letters_on_paper(karin, 50, pair.at(days)).await.unwrap();
            let mails = store.read(programme).await.unwrap().newest_mails(50).await.unwrap();
            let mail = |id| mails.iter().find(|mail| mail.id == id).unwrap();
            let words = |mail: &Mail| (mail.template.clone(), mail.language.clone());
            listed.iter().map(|letter| words(mail(letter.id))).collect::<BTreeSet<_>>()
        };
        let in_arabic = |templates: &[&str]| {
            templates.iter().map(|one| ((*one).to_owned(), "ar".to_owned())).collect()
        };
        store.ask_whether_it_fits(programme, pair.at(21)).await.unwrap();
        assert_eq!(on_paper(21).await, in_arabic(&["fit_asked"]));
        pair.complete(170).await;
        assert_eq!(on_paper(170).await, in_arabic(&["closing_asked"]), "the question before is over");
    }

    async fn a_posted_letter_is_noted_once_with_an_entry_and_not_taken_back(place) {
        let post = Post::of(&place).await;
        post.without_address().await;
        let subject = post.cohort.0;
        let letter = post.post_about(post.amal, "pair_accepted", subject, at(FRIDAY)).await;
        let later = post.post_about(post.amal, "pair_reminder", subject, at(FRIDAY)).await;
        let other = post.post(post.brigitte, "pair_accepted", at(FRIDAY)).await;
        let (store, karin) = (&post.store, post.karin());
        store.note_posted(&karin, letter, at(SATURDAY)).await.unwrap();
        let listed = store.show_letter(&karin, letter).await.unwrap();
        assert_eq!(listed.posted_at, Some(at(SATURDAY).as_microsecond()));
        assert!(!listed.waits_for_post() && listed.sent_at.is_none());
        assert_eq!(post.on_paper(at(MONDAY)).await, [later]);
        for one in [letter, other] {
            let again = store.note_posted(&karin, one, at(MONDAY)).await;
            assert!(matches!(again, Err(Error::Outdated)), "{again:?}");
        }
        let missing = store.note_posted(&karin, post.cohort.0, at(MONDAY)).await;
        assert!(matches!(missing, Err(Error::NotFound)), "{missing:?}");
        let partner = RoleHeld { role: Role::Partner, organisation: None };
        let partner = Actor { roles: vec![partner], ..Actor::operator(post.programme) };
        let denied = store.note_posted(&partner, letter, at(MONDAY)).await;
        assert!(matches!(denied, Err(Error::Forbidden)), "{denied:?}");
        let listed = store.letters_on_paper(&partner, 9, at(MONDAY)).await;
        assert!(matches!(listed, Err(Error::Forbidden)), "{listed:?}");
        let newest = store.list_entries(&karin, i64::MAX, 1).await.unwrap().remove(0);
        assert_eq!((newest.verb.as_str(), newest.subject_id), ("letter.post", letter));
        let mut tx = store.write(post.programme).await.unwrap();
        assert_eq!(tx.withdraw_letters(subject, at(MONDAY)).await.unwrap(), 1, "the later one");
        tx.commit().await.unwrap();
        assert!(post.on_paper(at(MONDAY)).await.is_empty());
        let gone = store.note_posted(&karin, later, at(MONDAY)).await;
        assert!(matches!(gone, Err(Error::Outdated)), "{gone:?}");
        let listed = store.show_letter(&karin, letter).await.unwrap();
        assert!(listed.withdrawn_at.is_none(), "it is on its way");
    }

    async fn a_digest_that_finds_no_address_leaves_all_it_holds_for_paper(place) {
        let post = Post::of(&place).await;
        let noted = post.post(post.amal, "meeting_noted", at(FRIDAY)).await;
        let invited = post.post(post.amal, "event_invited", at(FRIDAY)).await;
        let accepted = post.post(post.amal, "pair_accepted", at(SATURDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 1);
        post.without_address().await;
        let jobs = post.jobs(at(SATURDAY)).await;
        assert_eq!(jobs.len(), 2, "the digest, and what could not wait");
        let mut tx = post.store.write(post.programme).await.unwrap();
        for job in jobs {
            tx.leave_for_paper(&job, at(SATURDAY)).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut left = post.on_paper(at(SATURDAY)).await;
        left.sort();
        let mut all = vec![noted, invited, accepted];
        all.sort();
        assert_eq!(left, all, "and not the digest itself");
        assert!(post.jobs(at(MONDAY)).await.is_empty());
        post.post(post.amal, "event_invited", at(SATURDAY)).await;
        assert_eq!(post.gather(at(MONDAY)).await, 0);
        assert_eq!(post.on_paper(at(MONDAY)).await.len(), 4);
    }

    async fn nothing_is_printed_that_its_reader_does_without(place) {
        let post = Post::of(&place).await;
        post.choose(post.amal, Choice::None).await;
        post.without_address().await;
        let invited = post.post(post.amal, "event_invited", at(FRIDAY)).await;
        let accepted = post.post(post.amal, "pair_accepted", at(FRIDAY)).await;
        assert_eq!(post.gather(at(SATURDAY)).await, 0);
        assert_eq!(post.on_paper(at(SATURDAY)).await, [accepted], "what has to be");
        let listed = post.store.show_letter(&post.karin(), invited).await.unwrap();
        assert!(listed.withheld_at.is_some() && !listed.on_paper);
    }

    async fn charlie_posts_no_letter_of_another_programme(place) {
        let post = Post::of(&place).await;
        post.without_address().await;
        let letter = post.post(post.amal, "pair_accepted", at(FRIDAY)).await;
        let kind = geleit_domain::programmes::Kind::Tandem;
        let other = post.store.create_programme(kind, "Other", "charlies", now()).await.unwrap();
        let charlie = Actor { roles: vec![coordinator()], ..Actor::operator(other) };
        let foreign = post.store.note_posted(&charlie, letter, at(SATURDAY)).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        assert!(post.store.letters_on_paper(&charlie, 9, at(SATURDAY)).await.unwrap().is_empty());
        assert_eq!(post.on_paper(at(SATURDAY)).await, [letter]);
    }
}
