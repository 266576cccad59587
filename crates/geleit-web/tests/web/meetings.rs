//! Meetings of a pair on the pages of both sides and at the desk (S1-54).

use super::matching::Table;
use super::offers::{Reader, readers, released};
use super::visitor::Page;
use super::*;
use axum::http::StatusCode;
use geleit_domain::id::{MentorId, PartnershipId, PersonId};
use geleit_store::both;
use geleit_store::partnerships::Partnership;

/// A pair that both have accepted, with a personal link for each side.
pub(crate) struct Pair {
    pub(crate) table: Table,
    pub(crate) pair: Partnership,
    pub(crate) amal: Reader,
    pub(crate) brigitte: Reader,
    pub(crate) links: [String; 2],
}

impl Pair {
    pub(crate) async fn accepted(store: &Store) -> Self {
        let (table, mut pairs) = released(store).await;
        let pair = pairs.remove(0);
        let [mut amal, mut brigitte] = readers(&table, &pair).await;
        for side in [&mut amal, &mut brigitte] {
            assert_eq!(side.says("accepted", true).await, StatusCode::SEE_OTHER);
        }
        let (programme, _) = store.programmes().await.unwrap().remove(0);
        let mut tx = store.read(programme).await.unwrap();
        let mentor = tx.mentor(MentorId(pair.mentor_id)).await.unwrap().person_id;
        drop(tx);
        let mut links = Vec::new();
        for person in [pair.person_id, mentor] {
            let (id, now) = (PartnershipId(pair.id), table.site.now());
            let link = store.create_partnership_link(programme, id, PersonId(person), now).await;
            links.push(format!("meetings/{}", link.unwrap()));
        }
        let links = links.try_into().expect("two sides");
        Self { table, pair, amal, brigitte, links }
    }

    /// The form of a meeting of today.
    pub(super) fn today(&self) -> Vec<(&'static str, String)> {
        let today =
            self.table.site.now().to_zoned(jiff::tz::TimeZone::get("Europe/Vienna").unwrap());
        vec![
            ("on-day", today.day().to_string()),
            ("on-month", today.month().to_string()),
            ("on-year", today.year().to_string()),
            ("minutes", "60".to_owned()),
            ("channel", "online".to_owned()),
            ("topics", "network".to_owned()),
            ("line", "canary-for-the-office".to_owned()),
        ]
    }

    pub(crate) fn desk(&self) -> String {
        format!("/desk/partnerships/{}", self.pair.id)
    }
}

pub(super) async fn post(visitor: &mut Visitor, path: &str, form: &[(&str, String)]) -> Page {
    let form: Vec<_> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
    visitor.post(path, &form).await
}

/// A page without the marks that keep directions apart.
pub(crate) async fn read(visitor: &mut Visitor, path: &str) -> String {
    visitor.get(path).await.body.replace(['\u{2068}', '\u{2069}'], "")
}

/// The id that the form of a page sends for a meeting.
pub(super) fn meeting(body: &str) -> String {
    let (_, rest) = body.split_once(r#"name="meeting" value=""#).expect("a meeting waits");
    rest.split('"').next().unwrap().to_owned()
}

both! {
    /// Proves S1-54.
    async fn brigitte_notes_a_meeting_with_one_button_and_amal_confirms_it_in_arabic(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let [amals, brigittes] = pair.links.clone();
        let own = format!("/de/{brigittes}");
        let page = pair.brigitte.visitor.get(&own).await;
        assert!(page.body.contains(r#"value="60""#), "the form is filled in");
        let again = pair.brigitte.visitor.get(&own).await;
        assert!(!again.body.contains("Bisher eingetragen"), "opening the page notes nothing");
        let form = pair.today();
        let noted = post(&mut pair.brigitte.visitor, &own, &form).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.brigitte.visitor, &own).await;
        assert!(page.contains("60 Minuten, online"), "{page}");

        let arabic = format!("/ar/{amals}");
        let page = pair.amal.visitor.get(&arabic).await;
        assert!(page.body.contains("نعم، هذا صحيح"), "{}", page.body);
        assert!(!page.body.contains("canary"), "the line is for the office");
        let id = meeting(&page.body);
        let path = format!("{arabic}/confirmation");
        let done = pair.amal.visitor.post(&path, &[("meeting", id.as_str())]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = pair.amal.visitor.get(&arabic).await;
        assert!(page.body.contains("أكّده الطرفان"), "{}", page.body);

        let path = format!("{}/meetings", pair.desk());
        let desk = read(&mut pair.table.office, &path).await;
        assert!(desk.contains("von beiden bestätigt") && desk.contains("canary"));
        assert!(desk.contains("1:00 von 0:00"), "{desk}");
    }

    async fn a_day_that_cannot_be_is_refused_and_nothing_typed_is_lost(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let own = format!("/de/{}", pair.links[1]);
        let mut form = pair.today();
        form[2].1 = "2031".to_owned();
        form[3].1 = "4".to_owned();
        let refused = post(&mut pair.brigitte.visitor, &own, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["2031", "canary-for-the-office", "Schreiben Sie einen Tag"] {
            assert!(refused.body.contains(kept), "{kept}: {}", refused.body);
        }
        let page = pair.brigitte.visitor.get(&own).await;
        assert!(!page.body.contains("Bisher eingetragen"));
    }

    async fn who_is_signed_in_notes_meetings_as_well_and_not_yet_needs_a_button(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let form = pair.today();
        let path = format!("{}/meetings", pair.amal.me);
        assert!(pair.amal.visitor.get("/me").await.body.contains(&path), "/me leads there");
        let noted = post(&mut pair.amal.visitor, &path, &form).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER);
        assert!(read(&mut pair.amal.visitor, &path).await.contains("60 Minuten, online"));

        let ask = format!("/de/{}/not-yet", pair.links[1]);
        let page = pair.brigitte.visitor.get(&ask).await;
        assert!(page.body.contains("Wir haben uns noch nicht getroffen"));
        let said = pair.brigitte.visitor.post(&ask, &[]).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER);
    }

    async fn whoever_is_asked_says_not_yet_from_the_page_and_only_until_there_is_an_answer(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let (programme, _) = place.store.programmes().await.unwrap().remove(0);
        let (own, mine) =
            (format!("/de/{}", pair.links[1]), format!("{}/meetings", pair.brigitte.me));
        for path in [&own, &mine] {
            let page = pair.brigitte.visitor.get(path).await;
            assert!(!page.body.contains("/not-yet"), "nobody asks: {}", page.body);
        }
        let ask = "INSERT INTO meeting_ask (programme_id, id, partnership_id, person_id, asked_on,
                created_at) SELECT programme_id, id, partnership_id, person_id, '2026-01-23', 0
            FROM offer WHERE side = 'mentor'";
        geleit_store::testing::execute(&place.store, programme, ask).await;
        for path in [&own, &mine] {
            let not_yet = format!("{path}/not-yet");
            let page = pair.brigitte.visitor.get(path).await;
            assert!(page.body.contains(&format!(r#"href="{not_yet}""#)), "{}", page.body);
            let asks = pair.brigitte.visitor.get(&not_yet).await;
            assert!(asks.body.contains("Wir haben uns noch nicht getroffen"), "{}", asks.body);
        }
        let amals = pair.amal.visitor.get(&format!("{}/meetings", pair.amal.me)).await;
        assert!(!amals.body.contains("/not-yet"), "he is not asked");
        let said = pair.brigitte.visitor.post(&format!("{mine}/not-yet"), &[]).await;
        assert_eq!((said.status, said.header("location")), (StatusCode::SEE_OTHER, &*mine));
        for path in [&own, &mine] {
            let page = pair.brigitte.visitor.get(path).await;
            assert!(!page.body.contains("/not-yet"), "she has answered: {}", page.body);
        }
        let nothing = "/me/partnerships/0198c0de-0000-7000-8000-000000000000/meetings/not-yet";
        let missing = pair.brigitte.visitor.post(nothing, &[]).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
    }

    async fn what_amal_writes_about_a_day_that_brigitte_has_noted_reaches_the_office(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let [amals, brigittes] = pair.links.clone().map(|link| format!("/de/{link}"));
        let form = pair.today();
        post(&mut pair.brigitte.visitor, &brigittes, &form).await;
        let mut call = form.clone();
        call[6].1 = "please-call-me".to_owned();
        call[3].1 = "90".to_owned();
        assert_eq!(post(&mut pair.amal.visitor, &amals, &call).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.amal.visitor, &amals).await;
        assert!(page.contains("zählt einmal, mit 60 Minuten"), "the truth: {page}");
        assert!(!page.contains("canary"), "{page}");
        let path = format!("{}/meetings", pair.desk());
        let desk = read(&mut pair.table.office, &path).await;
        assert!(desk.contains("please-call-me") && desk.contains("canary"), "{desk}");
        let hers = read(&mut pair.brigitte.visitor, &brigittes).await;
        assert!(!hers.contains("please-call-me"), "{hers}");

        let mut longer = form.clone();
        longer[3].1 = "75".to_owned();
        post(&mut pair.brigitte.visitor, &brigittes, &longer).await;
        let page = read(&mut pair.brigitte.visitor, &brigittes).await;
        assert!(page.contains("75 Minuten") && page.contains("jetzt geändert"), "{page}");
        post(&mut pair.brigitte.visitor, &brigittes, &longer).await;
        let page = read(&mut pair.brigitte.visitor, &brigittes).await;
        assert!(page.contains("Es hat sich nichts geändert"), "{page}");
    }

    async fn what_was_typed_while_the_pair_ended_is_not_lost(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let (programme, _) = place.store.programmes().await.unwrap().remove(0);
        let own = format!("/de/{}", pair.links[0]);
        let form = pair.today();
        let ended = "UPDATE partnership SET status = 'completed' WHERE status = 'accepted'";
        geleit_store::testing::execute(&place.store, programme, ended).await;
        let late = post(&mut pair.amal.visitor, &own, &form).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["canary-for-the-office", "keine Treffen mehr eingetragen werden"] {
            assert!(late.body.contains(kept), "{kept}: {}", late.body);
        }
        let ended = "UPDATE partnership SET status = 'dissolved' WHERE status = 'completed'";
        geleit_store::testing::execute(&place.store, programme, ended).await;
        let mut form = form;
        form.extend([("side", "mentee".to_owned()), ("way", "paper".to_owned())]);
        let path = format!("{}/meetings", pair.desk());
        let late = post(&mut pair.table.office, &path, &form).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["canary-for-the-office", "kein Treffen mehr eintragen"] {
            assert!(late.body.contains(kept), "{kept}: {}", late.body);
        }
    }

    async fn the_office_notes_for_whoever_calls_and_takes_back_with_a_reason(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let path = format!("{}/meetings", pair.desk());
        let mut form = pair.today();
        form.extend([("side", "mentee".to_owned()), ("way", "phone".to_owned())]);
        let noted = post(&mut pair.table.office, &path, &form).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER);
        let page = pair.table.office.get(&path).await;
        let by = "am Telefon gesagt, eingetragen von ";
        let said = page.body.replace(['\u{2068}', '\u{2069}'], "");
        assert!(said.contains(by), "who, and when: {said}");
        let id = meeting(&page.body);
        let retraction = format!("{path}/retraction");
        let silent = pair.table.office.post(&retraction, &[("meeting", id.as_str())]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = [("meeting", id.as_str()), ("reason", "another pair")];
        let done = pair.table.office.post(&retraction, &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(!read(&mut pair.table.office, &path).await.contains("60 Minuten"));
    }

    async fn the_office_starts_a_pair_lets_it_rest_and_completes_it(place) {
        let mut pair = Pair::accepted(&place.store).await;
        for (version, (noun, said)) in [
            ("start", "läuft"),
            ("pause", "pausiert"),
            ("resumption", "läuft"),
            ("completion", "abgeschlossen"),
        ].iter().enumerate() {
            let page = pair.table.office.get(&pair.desk()).await;
            let (_, rest) = page.body.split_once(r#"name="version" value=""#).unwrap();
            let found = rest.split('"').next().unwrap().to_owned();
            let path = format!("{}/{noun}", pair.desk());
            let done = pair.table.office.post(&path, &[("version", found.as_str())]).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{noun} {version}");
            let late = pair.table.office.post(&path, &[("version", found.as_str())]).await;
            assert_eq!(late.status, StatusCode::CONFLICT, "{noun}");
            assert!(pair.table.office.get(&pair.desk()).await.body.contains(said), "{noun}");
        }
        let own = format!("/de/{}", pair.links[1]);
        let page = pair.brigitte.visitor.get(&own).await;
        assert!(page.body.contains("Dieses Mentoring ist zu Ende"), "{}", page.body);
    }

    async fn a_link_of_another_kind_and_charlie_lead_nowhere(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let offer = pair.links[0].replace("meetings/", "offers/");
        let missing = pair.amal.visitor.get(&format!("/de/{offer}")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
        let theirs = format!("{}/meetings", pair.brigitte.me);
        let mut nobody = pair.table.site.visitor();
        assert_ne!(nobody.get(&theirs).await.status, StatusCode::OK);
    }
}
