//! The own dates of somebody: signed in, behind the link of an invitation, and as a feed that a
//! calendar program reads.

use super::events::{House, with};
use super::offers::{readers, released};
use super::*;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use geleit_store::both;

/// What a strict program makes of a feed: each line ends with CR LF and has at most 75 bytes, what
/// is folded is put together again, and every component is closed.
fn read(feed: &str) -> Vec<Vec<(String, String)>> {
    assert!(feed.ends_with("END:VCALENDAR\r\n"), "{feed}");
    let lines: Vec<_> = feed.trim_end_matches("\r\n").split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{feed}");
    let unfolded = feed.replace("\r\n ", "").replace("\r\n\t", "");
    let (mut dates, mut open) = (Vec::new(), Vec::new());
    for line in unfolded.split("\r\n").filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line}"));
        let name = name.split(';').next().unwrap();
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    dates.push(Vec::new());
                }
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ if open.len() == 2 => {
                dates.last_mut().unwrap().push((name.to_owned(), value.to_owned()));
            }
            _ => assert_ne!(name, "METHOD", "a feed that programs subscribe to has none"),
        }
    }
    assert!(open.is_empty());
    dates
}

fn value(date: &[(String, String)], name: &str) -> String {
    let mut found = date.iter().filter(|(key, _)| key == name);
    let (_, value) = found.next().unwrap_or_else(|| panic!("{name} in {date:?}"));
    assert!(found.next().is_none(), "{name} twice");
    value.clone()
}

/// The new link on the page.
fn link(body: &str) -> String {
    let (_, rest) = body.split_once("https://mentoring.example.org").expect("a link");
    rest.split('<').next().unwrap().to_owned()
}

both! {
    async fn amal_reads_her_events_signed_in_and_subscribes_to_them(place) {
        let (mut table, mut pairs) = released(&place.store).await;
        let [mut amal, mut brigitte] = readers(&table, &pairs.remove(0)).await;
        let cohort = table.cohort.to_string();
        let mut form = with(&[("kind", "opening"), ("title", "Auftakt"), ("capacity", "20")]);
        form.retain(|(field, _)| *field != "cohort");
        form.push(("cohort", cohort.as_str()));
        let done = table.office.post("/desk/events", &form).await;
        let desk = done.header("location").to_owned();
        table.office.post(&format!("{desk}/publication"), &[("version", "1")]).await;
        table.office.post(&format!("{desk}/invitations"), &[("group", "mentees")]).await;
        let id = desk.rsplit('/').next().unwrap();
        let own = format!("/me/invitations/{id}");
        assert!(amal.visitor.get("/me").await.body.contains("/me/invitations"));
        let list = amal.visitor.get("/me/invitations").await.body;
        assert!(list.contains(&own) && list.contains("Kommen Sie?"), "{list}");
        assert!(!brigitte.visitor.get("/me/invitations").await.body.contains(&own));
        assert_eq!(brigitte.visitor.get(&own).await.status, StatusCode::NOT_FOUND);
        let place = format!("{own}/place");
        assert_eq!(amal.visitor.post(&place, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let refused = brigitte.visitor.post(&place, &[("sent", "yes")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let page = amal.visitor.post("/me/calendar", &[("sent", "yes")]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let feed = link(&page.body);
        let mut program = table.site.visitor();
        let before = program.get(&feed).await;
        assert_eq!(before.header("content-type"), "text/calendar; charset=utf-8");
        assert_eq!(before.header("cache-control"), "private, no-cache");
        let date = read(&before.body).remove(0);
        assert_eq!(value(&date, "STATUS"), "TENTATIVE");
        assert_eq!((value(&date, "UID"), value(&date, "SEQUENCE")), (id.to_owned(), "0".to_owned()));
        let ask = |tag: &str| Request::get(&feed).header("if-none-match", tag);
        let tag = before.header("etag").to_owned();
        let same = program.send(ask(&tag), Body::empty()).await;
        assert_eq!((same.status, same.body.len()), (StatusCode::NOT_MODIFIED, 0));
        amal.visitor.post(&place, &[("sent", "yes")]).await;
        let after = program.send(ask(&tag), Body::empty()).await;
        assert_eq!(after.status, StatusCode::OK);
        let date = read(&after.body).remove(0);
        assert_eq!((value(&date, "STATUS"), value(&date, "SEQUENCE")), ("CONFIRMED".into(), "1".into()));
        for nobody in ["Brigitte", "ATTENDEE", "ORGANIZER", "mailto:"] {
            assert!(!after.body.contains(nobody), "{nobody}: {}", after.body);
        }
        let reason = [("version", "2"), ("reason", "Das Haus ist zu.")];
        table.office.post(&format!("{desk}/cancellation"), &reason).await;
        let gone = read(&program.get(&feed).await.body).remove(0);
        assert_eq!((value(&gone, "STATUS"), value(&gone, "SEQUENCE")), ("CANCELLED".into(), "2".into()));
        let again = amal.visitor.post("/me/calendar", &[("sent", "yes")]).await;
        assert_eq!(program.get(&feed).await.status, StatusCode::NOT_FOUND, "the old link is dead");
        assert_eq!(read(&program.get(&link(&again.body)).await.body).len(), 1);
    }

    /// Proves S1-55.
    async fn whoever_holds_the_link_of_an_invitation_subscribes_and_a_guest_does_not(place) {
        let (mut table, _) = released(&place.store).await;
        let mut form = with(&[("kind", "company_visit"), ("capacity", "")]);
        form.push(("sent", "yes"));
        let done = table.office.post("/desk/events", &form).await;
        let desk = done.header("location").to_owned();
        table.office.post(&format!("{desk}/publication"), &[("version", "1")]).await;
        let said = table.office.post(&format!("{desk}/invitations"), &[("group", "all_pairs")]).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
        let event: geleit_domain::id::EventId = desk.rsplit('/').next().unwrap().parse().unwrap();
        let actor = Actor::operator(table.programme);
        let shown = place.store.show_event(&actor, event).await.unwrap();
        let sign_up = geleit_domain::id::SignUpId(shown.attendees[0].id);
        let now = table.site.now();
        let token = place.store.create_event_link(table.programme, sign_up, now).await.unwrap();
        let page = format!("/ar/sign-ups/{token}");
        let mut amal = table.site.visitor();
        assert!(amal.get(&page).await.body.contains(&format!("{page}/calendar")));
        let shown = amal.get(&format!("{page}/calendar")).await;
        assert!(shown.body.contains("إنشاء رابط"), "{}", shown.body);
        let made = amal.post(&format!("{page}/calendar"), &[("sent", "yes")]).await;
        let feed = link(&made.body);
        assert!(feed.starts_with("/ar/calendars/"), "{feed}");
        assert_eq!(read(&amal.get(&feed).await.body).len(), 1);
        let other = geleit_store::testing::Place::sqlite().await;
        let mut house = House::published(&other.store).await;
        let guest = house.signs_up("brigitte").await;
        let link = house.link(guest).await;
        let mut brigitte = house.site.visitor();
        assert!(!brigitte.get(&link).await.body.contains("/calendar\""));
        let none = brigitte.get(&format!("{link}/calendar")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        assert!(house.karin.get(&house.path).await.status.is_success());
    }
}
