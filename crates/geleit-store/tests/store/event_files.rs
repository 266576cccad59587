//! What is left of an event: a report, material for whoever was invited, and pictures that nobody
//! outside sees without a right in them.

use crate::events::{House, plan, tomorrow};
use crate::now;
use geleit_domain::events::{FileKind, PictureConsent, Right, Verb};
use geleit_domain::files::Media;
use geleit_domain::id::FileId;
use geleit_store::events::{NewEventFile, Report};
use geleit_store::{Error, Refusal, both};
use uuid::Uuid;

fn file(number: u128, kind: FileKind, media: Media) -> NewEventFile<'static> {
    let id = FileId(Uuid::from_u128(number));
    NewEventFile { id, kind, name: "file", media, bytes: 7, sealed: b"sealed" }
}

fn right() -> Right {
    Right {
        holder: "Petra Wagner".into(),
        consent: PictureConsent::AllAgreed,
        alt_text: "Ein voller Saal".into(),
    }
}

both! {
    async fn a_picture_is_public_only_with_a_right_in_it(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        let (store, actor) = (&place.store, &house.table.coordinator);
        let slug = house.shown(event).await.event.slug;
        let text = file(1, FileKind::Picture, Media::Pdf);
        let done = store.add_event_file(actor, event, &text, now()).await;
        assert!(matches!(done, Err(Error::Refused(Refusal::Invalid { field: "file", .. }))));
        let picture = file(2, FileKind::Picture, Media::Jpeg);
        for _ in 0..2 {
            store.add_event_file(actor, event, &picture, now()).await.unwrap();
        }
        assert_eq!(house.shown(event).await.afterwards.files.len(), 1, "sent twice is one file");
        let seen = store.open_public_picture(&slug, picture.id).await;
        assert!(matches!(seen, Err(Error::NotFound)), "{seen:?}");
        let at = (event, picture.id);
        let nobody = Right { holder: " ".into(), ..right() };
        let done = store.record_picture_right(actor, at, Some(&nobody), true, now()).await;
        assert!(matches!(done, Err(Error::Refused(Refusal::Invalid { field: "holder", .. }))));
        store.record_picture_right(actor, at, None, true, now()).await.unwrap();
        assert!(store.open_public_picture(&slug, picture.id).await.is_err(), "no right, no picture");
        let by_hand = "UPDATE event_file SET public_at = 1";
        let programme = house.table.programme;
        let store_by_hand = store.clone();
        let written = tokio::spawn(async move {
            geleit_store::testing::execute(&store_by_hand, programme, by_hand).await
        });
        assert!(written.await.is_err(), "the database refuses it as well");
        store.record_picture_right(actor, at, Some(&right()), true, now()).await.unwrap();
        let (shown, sealed) = store.open_public_picture(&slug, picture.id).await.unwrap();
        assert_eq!((shown.alt_text.as_str(), sealed.as_slice()), ("Ein voller Saal", &b"sealed"[..]));
        assert_eq!(store.public_event(&slug, now()).await.unwrap().pictures.len(), 1);
        store.record_picture_right(actor, at, None, false, now()).await.unwrap();
        assert!(store.open_public_picture(&slug, picture.id).await.is_err(), "taken back");
        store.remove_event_file(actor, event, picture.id, now()).await.unwrap();
        assert!(house.shown(event).await.afterwards.files.is_empty());
    }

    async fn material_is_for_whoever_is_on_the_list(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        let (store, actor) = (&place.store, &house.table.coordinator);
        let slides = file(1, FileKind::Material, Media::Pdf);
        store.add_event_file(actor, event, &slides, now()).await.unwrap();
        let amal = house.signs_up(event, "amal").await.id;
        let link = house.link(amal).await;
        assert_eq!(store.own_event_by_link(&link, now()).await.unwrap().material.len(), 1);
        store.open_material_by_link(&link, slides.id, now()).await.unwrap();
        let slug = house.shown(event).await.event.slug;
        assert!(store.open_public_picture(&slug, slides.id).await.is_err());
        let (at, right) = ((event, slides.id), right());
        let done = store.record_picture_right(actor, at, Some(&right), true, now()).await;
        assert!(matches!(done, Err(Error::NotFound)), "material is no picture");
        let other = house.published(&plan(None)).await;
        let brigitte = house.signs_up(other, "brigitte").await.id;
        let elsewhere = house.link(brigitte).await;
        let done = store.open_material_by_link(&elsewhere, slides.id, now()).await;
        assert!(matches!(done, Err(Error::NotFound)), "another event");
    }

    async fn a_report_follows_the_one_before_and_the_public_reads_its_own_words(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        let (store, actor) = (&place.store, &house.table.coordinator);
        let report = |words: &str, public: &str| Report {
            words: words.to_owned(),
            public_words: public.to_owned(),
        };
        let early = store.report_event(actor, event, &report("Gut.", ""), now()).await;
        assert!(matches!(early, Err(Error::WrongStatus { .. })), "{early:?}");
        let empty = store.report_event(actor, event, &report(" ", ""), tomorrow()).await;
        assert!(matches!(empty, Err(Error::Refused(Refusal::Invalid { field: "words", .. }))));
        let slug = house.shown(event).await.event.slug;
        for (words, public) in [("Zu kurz.", ""), ("Amal hat gefehlt.", "Ein guter Abend.")] {
            store.report_event(actor, event, &report(words, public), tomorrow()).await.unwrap();
            let shown = store.public_event(&slug, tomorrow()).await.unwrap();
            assert_eq!(shown.report, public);
        }
        house.step_at(event, Verb::Hold, tomorrow()).await.unwrap();
        let kept = house.shown(event).await.afterwards.report.unwrap();
        assert_eq!(kept.words, "Amal hat gefehlt.");
    }
}
