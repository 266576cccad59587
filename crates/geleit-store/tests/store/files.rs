//! Letters and résumés: sealed beside their application, seen by whoever sees it, gone with it.

use crate::imports::{amal, cohort, import, mentees};
use crate::{now, programme};
use geleit_domain::actor::Actor;
use geleit_domain::applications::form::read_mentee;
use geleit_domain::applications::{Answers, Side};
use geleit_domain::cohorts::Verb;
use geleit_domain::files::{COUNT_MAX, Kind, Media, TOTAL_BYTES_MAX};
use geleit_domain::id::{ApplicationId, FileId, PersonId, ProgrammeId};
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind as ProgrammeKind;
use geleit_store::files::{Holder, NewFile};
use geleit_store::seal::Content;
use geleit_store::secrets::Secret;
use geleit_store::testing::{self, Place};
use geleit_store::{Error, Refusal, both};
use uuid::Uuid;

fn id(number: u128) -> FileId {
    FileId(Uuid::from_u128(number))
}

fn letter(id: FileId, sealed: &[u8]) -> NewFile<'_> {
    NewFile { id, kind: Kind::Letter, name: "Brief.pdf", media: Media::Pdf, bytes: 1_000, sealed }
}

struct At {
    programme: ProgrammeId,
    operator: Actor,
    application: ApplicationId,
    person: PersonId,
    /// Amal's link.
    secret: Secret,
}

/// Amal has sent an application of her own.
async fn at(place: &Place) -> At {
    let (programme, operator) = programme(&place.store).await;
    let cohort = cohort(place, &operator, "wien-18", 18).await;
    place.store.step_cohort(&operator, cohort, Verb::Open, None, now()).await.unwrap();
    let answers = Answers::from_iter([
        ("given_name", "Amal"),
        ("birth-year", "1990"),
        ("email", "amal@example.org"),
        ("phone", "+43 664 123456"),
        ("country_of_origin", "SY"),
        ("postcode", "1020"),
        ("labour_market_access", "yes"),
        ("occupation", "Köchin"),
        ("industry", "56.1"),
        ("experience_years", "7"),
        ("education_level", "bachelor"),
        ("german", "B1"),
        ("languages", "ar"),
        ("goals", "network"),
        ("consent_application", "yes"),
    ]);
    let form = read_mentee(&answers, "2026-01-23".parse().unwrap()).unwrap();
    let link = place.store.start_draft(programme, cohort, Side::Mentee, "de", None, now());
    let secret = Secret::read(&link.await.unwrap()).unwrap();
    let sealed = testing::seal().seal(b"begun", Content::File(id(1)));
    place.store.add_own_files(&secret, &[letter(id(1), &sealed)], now()).await.unwrap();
    let draft = place.store.draft(&secret, now()).await.unwrap();
    place.store.submit_draft(&secret, &draft, &form, now()).await.unwrap();
    let own = place.store.own_application(&secret, now()).await.unwrap().application;
    let (application, person) = (ApplicationId(own.id), PersonId(own.person_id));
    At { programme, operator, application, person, secret }
}

both! {
    /// Proves S1-40.
    async fn a_file_is_sealed_and_goes_over_from_the_draft_to_the_application(place) {
        let at = at(&place).await;
        let (holder, seal) = (Holder::Application(at.application), testing::seal());
        let sealed = seal.seal(b"%PDF canary", Content::File(id(2)));
        place.store.add_own_files(&at.secret, &[letter(id(2), &sealed)], now()).await.unwrap();
        let own = place.store.own_files(&at.secret, now()).await.unwrap();
        assert_eq!(own.iter().map(|file| file.id).collect::<Vec<_>>(), [id(1).0, id(2).0]);
        let (file, kept) = place.store.open_file(&at.operator, holder, id(2)).await.unwrap();
        assert_eq!((file.kind().unwrap(), file.media().unwrap()), (Kind::Letter, Media::Pdf));
        assert!(file.account_id.is_none() && !kept.windows(6).any(|part| part == b"canary"));
        assert_eq!(seal.open(&kept, Content::File(id(2))).unwrap(), b"%PDF canary");
        assert!(seal.open(&kept, Content::File(id(1))).is_err(), "bound to its file");
        let mut tx = place.store.read(at.programme).await.unwrap();
        let entries = tx.entries_of(at.application.0).await.unwrap();
        assert!(entries.iter().any(|entry| entry.verb == "application.add_file"));
    }

    async fn the_same_form_sent_twice_or_at_once_is_one_file(place) {
        let at = at(&place).await;
        let add = || async {
            place.store.add_own_files(&at.secret, &[letter(id(7), b"x")], now()).await
        };
        let (a, b, c) = tokio::join!(add(), add(), add());
        assert!(a.is_ok() && b.is_ok() && c.is_ok(), "{a:?} {b:?} {c:?}");
        assert_eq!(place.store.own_files(&at.secret, now()).await.unwrap().len(), 2);
        let entries = place.store.read(at.programme).await.unwrap();
        let entries = { let mut tx = entries; tx.entries_of(at.application.0).await.unwrap() };
        let added = entries.iter().filter(|entry| entry.verb == "application.add_file").count();
        assert_eq!(added, 1, "the file of the draft has no entry");
    }

    async fn a_record_holds_ten_files_and_thirty_megabytes_also_under_haste(place) {
        let at = at(&place).await;
        let holder = Holder::Application(at.application);
        let add = |number: u128, bytes: usize| {
            let (store, actor) = (place.store.clone(), at.operator.clone());
            async move {
                let new = NewFile { bytes, ..letter(id(number), b"x") };
                store.add_files(&actor, holder, &[new], now()).await
            }
        };
        let too_long = add(50, TOTAL_BYTES_MAX).await.unwrap_err();
        assert!(matches!(too_long, Error::Refused(Refusal::FilesFull)), "{too_long:?}");
        let all = (10..30).map(|number| tokio::spawn(add(number, 1)));
        let mut refused = 0;
        for added in all.collect::<Vec<_>>() {
            match added.await.unwrap() {
                Ok(()) => {}
                Err(Error::Refused(Refusal::FilesFull)) => refused += 1,
                Err(error) => panic!("{error}"),
            }
        }
        let files = place.store.files(&at.operator, holder).await.unwrap();
        assert_eq!((files.len(), refused), (COUNT_MAX, 11));
        let two = [letter(id(60), b"x"), letter(id(61), b"x")];
        place.store.remove_file(&at.operator, holder, id(1), now()).await.unwrap();
        assert!(place.store.add_own_files(&at.secret, &two, now()).await.is_err());
        let files = place.store.files(&at.operator, holder).await.unwrap();
        assert_eq!(files.len(), COUNT_MAX - 1, "both or none");
    }

    async fn whoever_may_not_see_the_record_sees_no_file_of_it(place) {
        let at = at(&place).await;
        let holder = Holder::Application(at.application);
        let charlie = place.store.create_programme(ProgrammeKind::Tandem, "C", "charlie", now());
        let charlie = Actor::operator(charlie.await.unwrap());
        let mut mentee = Actor::operator(at.programme);
        mentee.roles[0].role = Role::Mentee;
        for stranger in [&charlie, &mentee] {
            let opened = place.store.open_file(stranger, holder, id(1)).await;
            assert!(matches!(opened, Err(Error::NotFound)), "{opened:?}");
            assert!(place.store.files(stranger, holder).await.is_err());
            assert!(place.store.remove_file(stranger, holder, id(1), now()).await.is_err());
        }
        let cohort = cohort(&place, &at.operator, "wien-19", 19).await;
        mentees(&place, &at.operator, &import(cohort), &[amal(2)]).await.unwrap();
        let mut tx = place.store.read(at.programme).await.unwrap();
        let other = ApplicationId(tx.applications_of(cohort).await.unwrap()[0].id);
        drop(tx);
        let elsewhere = place.store.open_file(&at.operator, Holder::Application(other), id(1)).await;
        assert!(matches!(elsewhere, Err(Error::NotFound)), "below another application");
        let taken = [letter(id(1), b"x")];
        let taken = place.store.add_files(&at.operator, Holder::Application(other), &taken, now());
        assert!(matches!(taken.await, Err(Error::NotFound)), "an id of another record");
    }

    async fn the_person_removes_only_what_the_person_added_and_adds_nothing_at_the_end(place) {
        let at = at(&place).await;
        place.store.remove_own_file(&at.secret, id(1), now()).await.unwrap();
        assert!(place.store.own_files(&at.secret, now()).await.unwrap().is_empty());
        let left = testing::execute(&place.store, at.programme, "DELETE FROM file_content").await;
        assert_eq!(left, 0, "the content went with it");
        assert!(place.store.remove_own_file(&at.secret, id(1), now()).await.is_err());
        place.store.withdraw_application(&at.secret, "", "de", now()).await.unwrap();
        let late = place.store.add_own_files(&at.secret, &[letter(id(9), b"x")], now()).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
    }

    /// Proves S1-40.
    async fn erasing_the_person_erases_files_and_contents(place) {
        let at = at(&place).await;
        let mut tx = place.store.write(at.programme).await.unwrap();
        let bundle = serde_json::to_string(&tx.export_person(at.person).await.unwrap()).unwrap();
        assert!(bundle.contains("Brief.pdf"));
        tx.erase_person(&at.operator, at.person, "asked by letter", now()).await.unwrap();
        tx.commit().await.unwrap();
        for sql in ["DELETE FROM file_content", "DELETE FROM file"] {
            assert_eq!(testing::execute(&place.store, at.programme, sql).await, 0, "{sql}");
        }
    }
}
