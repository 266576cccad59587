//! Which letters somebody wants, and what every letter looks like.

use super::offers::{readers, released};
use super::*;
use axum::http::{Request, StatusCode};
use geleit_domain::events::{Agenda, Standing};
use geleit_domain::id::{ApplicationId, PersonId, ProgrammeId};
use geleit_domain::letters::{Choice, Kind};
use geleit_domain::programmes::GenderSpelling;
use geleit_store::both;
use geleit_store::events::{Event, Own, PublicEvent};
use geleit_store::interviews::{Interview, Invitation};
use geleit_store::programmes::Programme;
use geleit_web::letters::{
    Letter, application_received, desk_digest, digest, dress, event, lines, write,
};

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

    async fn amal_gets_her_letters_in_arabic_as_soon_as_somebody_says_so(place) {
        let (mut table, person, link) = amal(&place.store).await;
        let mut visitor = table.site.visitor();
        let path = format!("/ar/letters/{link}");
        let page = visitor.get(&path).await.body;
        assert!(page.contains(r#"value="de" checked"#), "{page}");
        let record = format!("/desk/persons/{person}");
        assert!(!table.office.get(&record).await.body.contains(r#"<option value="ar" lang="ar" selected"#));
        let saved = visitor.post(&path, &[("letters", "weekly"), ("language", "ar")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        assert!(visitor.get(&path).await.body.contains(r#"value="ar" checked"#));
        let read = table.office.get(&record).await.body;
        assert!(read.contains(r#"<option value="ar" lang="ar" selected"#), "{read}");
        let entry = "<h3>Gewünschte Briefe geändert</h3>";
        assert!(read.contains(entry) && read.contains("einmal in der Woche, العربية"), "{read}");

        // On the telephone she says that she would rather read German.
        let speak = format!("{record}/letter-language");
        let noted = table.office.post(&speak, &[("language", "de")]).await;
        assert_eq!((noted.status, noted.header("location")), (StatusCode::SEE_OTHER, &*record));
        let page = visitor.get(&path).await.body;
        assert!(page.contains(r#"value="de" checked"#) && page.contains(r#"value="weekly" checked"#));
        let nonsense = table.office.post(&speak, &[("language", "xx")]).await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
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

/// One button that leads to a page, both forms, a direction and a reason.
fn is_whole(t: Texts, kind: Kind, letter: Letter) {
    let dressed = dress(t, kind, letter, Some("https://mentoring.example.org/de/letters/x"));
    let (html, text) = (&dressed.html, &dressed.text);
    let of = format!("{} {kind}: {html}", t.language);
    assert_eq!(html.matches("display:inline-block").count(), 1, "one button: {of}");
    let (before, _) = html.split_once(r#"" style="display:inline-block"#).unwrap();
    let (_, leads) = before.rsplit_once(r#"href=""#).unwrap();
    assert!(leads.starts_with(LINK) && !leads.ends_with(".ics"), "to a page: {of}");
    let frame = format!(r#"<html lang="{}" dir="{}">"#, t.language.tag(), t.language.dir());
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
}

fn languages() -> impl Iterator<Item = Texts> {
    Language::ALL.iter().map(|language| Texts::new(*language, GenderSpelling::Colon))
}

/// Kinds of letters that are written from what they are about.
fn needs_its_record(kind: Kind) -> bool {
    kind.text().starts_with("interview_")
        || kind.text().starts_with("event_")
        || kind == Kind::ApplicationReceived
}

#[test]
fn every_letter_has_one_button_both_forms_a_direction_and_a_reason() {
    for t in languages() {
        let link = format!("{LINK}/2");
        let lines = Kind::ALL.iter().flat_map(|kind| lines(t, &template(*kind), &link));
        let lines: Vec<_> = lines.collect();
        is_whole(t, Kind::Digest, digest(t, "Mentoring", &lines).unwrap());
        is_whole(t, Kind::Digest, desk_digest(t, "Mentoring", &lines, LINK).unwrap());
        for kind in Kind::ALL {
            let letter = write(t, &template(*kind), "Mentoring", LINK);
            if *kind == Kind::Digest || needs_its_record(*kind) {
                assert!(letter.is_none(), "{kind}");
                continue;
            }
            is_whole(t, *kind, letter.unwrap_or_else(|| panic!("{kind} has no text")));
        }
    }
}

both! {
    async fn letters_about_an_appointment_lead_to_its_page_and_not_to_a_file(place) {
        let (table, pairs) = released(&place.store).await;
        let (id, _) = place.store.programmes().await.unwrap().remove(0);
        let mut tx = place.store.read(id).await.unwrap();
        let programme = tx.programme().await.unwrap();
        let application = ApplicationId(pairs[0].application_id);
        let application = tx.application(application).await.unwrap();
        let invitation = Invitation {
            interview: interview(table.site.now()),
            reference: "E-1".to_owned(),
            email: String::new(),
        };
        let own = own(programme.clone(), id, table.site.now());
        for t in languages() {
            for kind in Kind::ALL.iter().copied().filter(|kind| needs_its_record(*kind)) {
                let word = kind.text();
                let letter = match kind {
                    Kind::ApplicationReceived => {
                        Some(application_received(t, &programme, &application, LINK))
                    }
                    _ if word.starts_with("event_") => event(t, word, LINK, &own),
                    _ => geleit_web::letters::interview(t, word, "Mentoring", LINK, &invitation),
                };
                is_whole(t, kind, letter.unwrap_or_else(|| panic!("{kind} has no text")));
            }
        }
    }

    async fn whoever_works_at_the_desk_finds_the_choice_of_letters_on_every_page(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        assert!(karin.get("/desk").await.body.contains(r#"action="/letter-choice""#));
        let led = karin.post("/letter-choice", &[]).await;
        assert_eq!(led.status, StatusCode::SEE_OTHER);
        let path = led.header("location").to_owned();
        let page = karin.get(&path).await.body;
        assert!(page.contains(r#"value="daily" checked"#) && page.contains(r#"value="en""#));
        assert!(!page.contains(r#"value="ar""#), "the desk is not offered in Arabic: {page}");
        let saved = karin.post(&path, &[("letters", "weekly")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        let again = karin.post("/letter-choice", &[]).await.header("location").to_owned();
        assert!(karin.get(&again).await.body.contains(r#"value="weekly" checked"#));
        let nobody = site.visitor().post("/letter-choice", &[]).await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    }
}

fn interview(at: Timestamp) -> Interview {
    Interview {
        id: uuid::Uuid::nil(),
        application_id: uuid::Uuid::nil(),
        starts_at: at.as_microsecond(),
        time_zone: "Europe/Vienna".to_owned(),
        minutes: 45,
        mode: "on_site".to_owned(),
        place: "Library".to_owned(),
        status: "planned".to_owned(),
        sequence: 0,
        notes: String::new(),
        version: 1,
    }
}

fn own(programme: Programme, programme_id: ProgrammeId, at: Timestamp) -> Own {
    let event = Event {
        id: uuid::Uuid::nil(),
        slug: "opening".to_owned(),
        cohort_id: None,
        kind: "opening".to_owned(),
        title: "The beginning".to_owned(),
        about: String::new(),
        status: "published".to_owned(),
        starts_at: at.as_microsecond(),
        time_zone: "Europe/Vienna".to_owned(),
        minutes: 90,
        capacity: None,
        venue_name: "Library".to_owned(),
        address: "Square 1".to_owned(),
        room: String::new(),
        step_free: "unknown".to_owned(),
        online_link: String::new(),
        sequence: 0,
        version: 1,
    };
    let public = PublicEvent {
        programme,
        programme_id,
        event,
        is_online: false,
        agenda: Agenda::default(),
        takes_sign_ups: true,
        is_full: false,
        report: String::new(),
        pictures: Vec::new(),
    };
    Own {
        public,
        standing: Standing::ALL[0],
        sequence: 0,
        online_link: String::new(),
        material: Vec::new(),
        person: None,
        attended_as: None,
    }
}
