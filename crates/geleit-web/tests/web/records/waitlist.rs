//! The waiting list with its ranks, fields and places side by side, and decisions about several.

use super::*;
use axum::http::StatusCode;
use geleit_domain::applications::Verb;
use geleit_domain::id::ApplicationId;
use geleit_store::both;

const APPLICANTS: &str = "\
reference,given_name,family_name,email,phone,occupation,organisation
B-1,Amal,Alhasan,amal@example.org,,2512,ams
B-2,Darius,Farahani,darius@example.org,,2512,ams
B-3,Emine,Kaya,,+43 1 2345,2611,oeif
";
const TUTORS: &str = "\
reference,given_name,family_name,email,capacity,occupation,organisation
T-1,Brigitte,Leitner,brigitte@example.org,1,2512,wko
";

/// Three who were interviewed, and one free place in their field.
async fn interviewed(store: &Store) -> (Desk, Vec<ApplicationId>) {
    let desk = Desk::new(store, "mentoring").await;
    desk.import(Side::Mentees, APPLICANTS, false, desk.site.now()).await;
    desk.import(Side::Mentors, TUTORS, false, desk.site.now()).await;
    let operator = Actor::operator(desk.programme);
    let mut tx = store.read(desk.programme).await.unwrap();
    let mut all = tx.applications_of(desk.cohort).await.unwrap();
    drop(tx);
    all.sort_by(|a, b| a.reference.cmp(&b.reference));
    let day = "2026-01-23".parse().unwrap();
    let ids: Vec<_> = all.iter().map(|application| ApplicationId(application.id)).collect();
    for id in &ids {
        for verb in [Verb::FindEligible, Verb::SetInterview, Verb::RecordInterview] {
            let now = desk.site.now();
            store.step_application(&operator, *id, verb, None, day, now).await.unwrap();
        }
    }
    (desk, ids)
}

fn value(page: &Page, name: &str, nth: usize) -> String {
    let marked = format!("name=\"{name}\" value=\"");
    let rest = page.body.split(&marked).nth(nth).unwrap_or_else(|| panic!("{}", page.body));
    rest.split('"').next().unwrap().to_owned()
}

const WAITING: &str = "/desk/applications/decisions?verb=waitlist&because=places_taken";

async fn put_on_waitlist(desk: &Desk, reader: &mut Visitor, ids: &[ApplicationId]) -> Page {
    let _ = desk;
    let chosen: String = ids.iter().map(|id| format!("&application={id}")).collect();
    let preview = reader.get(&format!("{WAITING}{chosen}")).await;
    let pairs: Vec<String> = preview
        .body
        .split("name=\"application\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .filter(|value| value.contains(' '))
        .collect();
    let mut form = vec![("verb", "waitlist"), ("because", "places_taken")];
    form.extend(pairs.iter().map(|pair| ("application", pair.as_str())));
    reader.post("/desk/applications/decisions", &form).await
}

both! {
    /// Proves S1-38.
    async fn several_are_decided_together_after_a_preview_of_every_letter(place) {
        let (desk, ids) = interviewed(&place.store).await;
        let mut karin = desk.coordinator().await;
        let chosen: String = ids.iter().map(|id| format!("&application={id}")).collect();
        let preview = karin.get(&format!("{WAITING}{chosen}")).await;
        assert!(words(&preview).contains("Betrifft 3 Bewerbungen"), "{}", preview.body);
        assert!(words(&preview).contains("geht an 2 Personen"), "{}", preview.body);
        assert!(preview.body.contains("Sie stehen auf unserer Warteliste"), "{}", preview.body);
        assert!(preview.body.contains("bitte anrufen"), "Emine has no address");
        let done = put_on_waitlist(&desk, &mut karin, &ids).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let list = karin.get("/desk/applications?status=waitlisted").await;
        assert!(list.body.contains("Amal") && list.body.contains("Emine"), "{}", list.body);
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let mails = tx.newest_mails(9).await.unwrap();
        let told = mails.iter().filter(|mail| mail.template == "decided:waitlist:places_taken");
        assert_eq!(told.count(), 2, "nobody is written to without an address");
        drop(tx);
        let again = put_on_waitlist(&desk, &mut karin, &ids).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "their status allows it no more");
        let nothing = karin.get("/desk/applications/decisions").await;
        assert!(nothing.body.contains("g-empty"), "{}", nothing.body);
    }

    async fn one_of_several_that_changed_meanwhile_stops_all_of_them(place) {
        let (desk, ids) = interviewed(&place.store).await;
        let mut karin = desk.coordinator().await;
        let old: Vec<String> = ids.iter().map(|id| format!("{id} 4")).collect();
        let operator = Actor::operator(desk.programme);
        let day = "2026-01-23".parse().unwrap();
        let now = desk.site.now();
        place.store
            .step_application(&operator, ids[2], Verb::Withdraw, None, day, now)
            .await
            .unwrap();
        let typed = "Erst nach dem Betrieb fragen.";
        let mut form = vec![("verb", "waitlist"), ("because", "places_taken"), ("words", typed)];
        form.extend(old.iter().map(|pair| ("application", pair.as_str())));
        let late = karin.post("/desk/applications/decisions", &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let (_, told) = late.body.split_once("role=\"alert\"").unwrap();
        let (told, preview) = told.split_once("<form").unwrap();
        assert!(told.contains("Emine") && !told.contains("Amal"), "who was moved: {told}");
        assert!(words(&late).contains("Betrifft 2 Bewerbungen"), "as it stands now: {preview}");
        assert!(preview.contains(typed), "what was typed stays: {preview}");
        let list = karin.get("/desk/applications?status=waitlisted").await;
        assert!(list.body.contains("g-empty"), "all or none");
    }

    async fn a_letter_that_waits_is_taken_back_when_its_decision_was_wrong(place) {
        let (desk, ids) = interviewed(&place.store).await;
        let mut karin = desk.coordinator().await;
        put_on_waitlist(&desk, &mut karin, &ids[..2]).await;
        let path = format!("/desk/applications/{}/correction", ids[0]);
        let form = karin.get(&path).await;
        assert!(words(&form).contains("geht nicht hinaus"), "{}", form.body);
        let fact = form.body.rsplit("name=\"fact\"").next().unwrap();
        let fact = fact.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let right = [("version", &*value(&form, "version", 1)), ("fact", &fact),
            ("status", "interviewed"), ("on-day", "23"), ("on-month", "1"), ("on-year", "2026"),
            ("reason", "die falsche Zeile")];
        let done = karin.post(&path, &right).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let letters = tx.newest_mails(9).await.unwrap();
        let is_back = |id: &ApplicationId| {
            let mut about = letters.iter().filter(|mail| mail.subject_id == Some(id.0));
            about.next().unwrap().withdrawn_at.is_some()
        };
        assert_eq!((is_back(&ids[0]), is_back(&ids[1])), (true, false), "{letters:?}");
    }

    async fn the_waiting_list_keeps_its_order_until_somebody_gives_a_reason(place) {
        let (desk, ids) = interviewed(&place.store).await;
        let mut karin = desk.coordinator().await;
        put_on_waitlist(&desk, &mut karin, &ids).await;
        let path = "/desk/applications/places";
        let page = karin.get(path).await;
        let at = |page: &Page, name: &str| page.body.rfind(name).unwrap();
        assert!(at(&page, "Amal") < at(&page, "Darius") && at(&page, "Darius") < at(&page, "Emine"));
        assert!(page.body.contains("<th scope=\"row\">IT</th>"), "{}", page.body);
        let version = value(&page, "version", 3);
        let rank = format!("/desk/applications/{}/rank", ids[2]);
        let silent = [("version", &*version), ("move", "up"), ("reason", " ")];
        let refused = karin.post(&rank, &silent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let up = [("version", &*version), ("move", "up"), ("reason", "Mentor:in gefunden")];
        let done = karin.post(&rank, &up).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = karin.get(path).await;
        assert!(at(&page, "Emine") < at(&page, "Darius"), "{}", page.body);
        let late = karin.post(&rank, &up).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "seen before the move");
        let entries = karin.get("/desk/entries").await;
        assert!(entries.body.contains("Mentor:in gefunden"), "{}", entries.body);
        let emine = karin.get(&format!("/desk/applications/{}", ids[2])).await;
        assert!(emine.body.contains("Auf der Warteliste verschoben"), "{}", emine.body);
        let mut ams = desk.partner("ams").await;
        let page = ams.get(path).await;
        assert!(page.body.contains("Amal") && !page.body.contains("Emine"), "{}", page.body);
        assert!(!page.body.contains("/rank"), "one list, ordered by the coordination");
        let own = format!("/desk/applications/{}/rank", ids[0]);
        assert_eq!(ams.post(&own, &up).await.status, StatusCode::FORBIDDEN);
    }
}
