//! Which letters somebody wants, and what every letter looks like.

use super::offers::{readers, released};
use super::*;
use axum::http::{Request, StatusCode};
use geleit_domain::id::PersonId;
use geleit_domain::letters::{Choice, Kind};
use geleit_domain::programmes::GenderSpelling;
use geleit_store::both;
use geleit_web::letters::{Line, desk_digest, digest, dress, line, write};

const LINK: &str = "https://mentoring.example.org/de/links/token";

/// The person of a mentee, with the link that stands at the end of a letter.
async fn amal(store: &Store) -> (super::matching::Table, PersonId, String) {
    let (table, mut pairs) = released(store).await;
    let person = pairs.remove(0).person_id;
    let (programme, _) = store.programmes().await.unwrap().remove(0);
    let link = store.create_letters_link(programme, person, table.site.now()).await.unwrap();
    (table, PersonId(person), link)
}

both! {
    async fn whoever_holds_the_link_of_a_letter_chooses_which_letters_come(place) {
        let (table, person, link) = amal(&place.store).await;
        let mut visitor = table.site.visitor();
        let path = format!("/de/letters/{link}");
        let page = visitor.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(r#"value="daily" checked"#), "{}", page.body);
        let (programme, _) = place.store.programmes().await.unwrap().remove(0);
        let now = || place.store.letters_of_person(programme, person);
        assert_eq!(now().await.unwrap(), Choice::Daily, "opening it changes nothing");

        let nothing = visitor.post(&path, &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let weekly = visitor.post(&path, &[("letters", "weekly")]).await;
        assert_eq!((weekly.status, weekly.header("location")), (StatusCode::SEE_OTHER, &*path));
        assert!(visitor.get(&path).await.body.contains(r#"value="weekly" checked"#));
        let arabic = visitor.get(&format!("/ar/letters/{link}")).await;
        assert!(arabic.body.contains(r#"dir="rtl""#) && arabic.body.contains("رسائلك"));

        // As a mail program does it for its reader: no cookie, no origin, no page.
        let mut program = table.site.visitor();
        let request = Request::post(&path);
        let gone = program.send_form(request, &[("List-Unsubscribe", "One-Click")]).await;
        assert_eq!(gone.status, StatusCode::NO_CONTENT);
        assert_eq!(now().await.unwrap(), Choice::None);
        let missing = visitor.get("/de/letters/nothing").await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
    }

    async fn amal_chooses_signed_in_and_the_office_reads_it(place) {
        let (mut table, mut pairs) = released(&place.store).await;
        let pair = pairs.remove(0);
        let [mut amal, _] = readers(&table, &pair).await;
        assert!(amal.visitor.get("/me").await.body.contains(r#"href="/me/letter-choice""#));
        let saved = amal.visitor.post("/me/letter-choice", &[("letters", "none")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        assert!(amal.visitor.get("/me/letter-choice").await.body.contains(r#"value="none" checked"#));
        let person = table.office.get(&format!("/desk/persons/{}", pair.person_id)).await;
        assert!(person.body.contains("nicht gewünscht"), "{}", person.body);
    }

    async fn the_office_closes_a_day_and_opens_it_again(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let path = "/desk/programme/closed-days";
        let page = karin.get(path).await.body;
        assert!(page.contains("Fronleichnam") && page.contains("26. Oktober 2026"), "{page}");
        let day = [("day-day", "24"), ("day-month", "12"), ("day-year", "2026"), ("name", "Urlaub")];
        assert_eq!(karin.post(path, &day).await.status, StatusCode::SEE_OTHER);
        let again = karin.post(path, &day).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.body.contains("Urlaub"), "what was typed is kept");
        let page = karin.get(path).await.body;
        let (_, rest) = page.split_once(r#"name="closed" value=""#).unwrap();
        let closed = rest.split('"').next().unwrap();
        let removed = karin.post("/desk/programme/closed-days/removal", &[("closed", closed)]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER);
        assert!(!karin.get(path).await.body.contains("Urlaub"));
    }
}

/// A template of a kind, with what may stand behind it.
pub(crate) fn template(kind: Kind) -> String {
    match kind {
        Kind::Decided => "decided:accept:fits_programme".to_owned(),
        Kind::Missing => "missing:german+postcode".to_owned(),
        Kind::MentorDeclined => "mentor_declined:field_full".to_owned(),
        Kind::Operator => "operator_import".to_owned(),
        kind => kind.text().to_owned(),
    }
}

#[test]
fn every_letter_has_one_button_both_forms_a_direction_and_a_reason() {
    let mut seen = 0;
    for language in Language::ALL {
        let t = Texts::new(*language, GenderSpelling::Colon);
        let lines = Kind::ALL.iter().filter_map(|kind| line(t, &template(*kind)));
        let lines: Vec<_> = lines.map(|text| Line { text, link: format!("{LINK}/2") }).collect();
        let digests = [digest(t, "Mentoring", &lines), desk_digest(t, "Mentoring", &lines, LINK)];
        let digests = digests.into_iter().map(|letter| (Kind::Digest, letter));
        let all =
            Kind::ALL.iter().map(|kind| (*kind, write(t, &template(*kind), "Mentoring", LINK)));
        for (kind, letter) in all.chain(digests) {
            // Letters about an interview, an event and an application need their records.
            let Some(letter) = letter else { continue };
            let dressed =
                dress(t, kind, letter, Some("https://mentoring.example.org/de/letters/x"));
            let (html, text) = (&dressed.html, &dressed.text);
            let of = format!("{language} {kind}: {html}");
            assert_eq!(html.matches("display:inline-block").count(), 1, "one button: {of}");
            let frame = format!(r#"<html lang="{}" dir="{}">"#, language.tag(), language.dir());
            assert!(html.contains(&frame), "{of}");
            for foreign in ["<img", "<script", "<link", "src=", "url(", "\u{2068}"] {
                assert!(!html.contains(foreign), "{foreign} in {of}");
            }
            assert!(text.contains(LINK) && !text.contains('<'), "{text}");
            assert!(!dressed.subject.contains("Mentoring"), "{of}");
            let may_stop = text.contains("/letters/x");
            assert_eq!(may_stop, kind.class().why().is_none(), "{of}");
            // Some reason stands below the line.
            assert!(html.contains("<footer"), "{of}");
            seen += 1;
        }
    }
    assert!(seen >= 3 * 20, "{seen}");
}
