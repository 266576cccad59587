//! Events: made at the desk, read by everybody, answered behind personal links.

use super::visitor::Page;
use super::*;
use axum::http::StatusCode;
use geleit_domain::id::{EventId, SignUpId};
use geleit_store::both;

const PATH: &str = "/desk/events";

/// A workshop tomorrow; clocks of this site show 23 January 2026, 10:00 in Vienna.
fn form<'a>() -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "workshop"),
        ("title", "Bewerbung, die wirkt"),
        ("about", "Wir üben zusammen."),
        ("cohort", ""),
        ("on-day", "24"),
        ("on-month", "1"),
        ("on-year", "2026"),
        ("time", "17:00"),
        ("minutes", "120"),
        ("capacity", "1"),
        ("venue_name", "Haus der Begegnung"),
        ("address", "Gasse 1, 1040 Wien"),
        ("room", "Saal 2"),
        ("step_free", "yes"),
        ("online_link", "https://video.example.org/7"),
        ("agenda", "17:00 Begrüßung\n18:00 Üben"),
    ]
}

pub(crate) fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_changed = |field: &str| changes.iter().any(|(name, _)| *name == field);
    let kept = form().into_iter().filter(|(field, _)| !is_changed(field));
    kept.chain(changes.iter().copied()).collect()
}

/// The office with an event that everybody may read.
pub(crate) struct House {
    pub(crate) site: Site,
    pub(crate) programme: ProgrammeId,
    pub(crate) karin: Visitor,
    pub(crate) path: String,
}

impl House {
    async fn open(store: &Store) -> Self {
        let site = Site::new(store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let done = karin.post(PATH, &form()).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let path = done.header("location").to_owned();
        Self { site, programme, karin, path }
    }

    pub(crate) async fn published(store: &Store) -> Self {
        let mut house = Self::open(store).await;
        let done = house.step("publication", &[("version", "1")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        house
    }

    pub(crate) async fn step(&mut self, noun: &str, form: &[(&str, &str)]) -> Page {
        self.karin.post(&format!("{}/{noun}", self.path), form).await
    }

    pub(crate) async fn signs_up(&self, name: &str) -> SignUpId {
        let email = format!("{name}@example.org");
        let form = [("name", name), ("email", email.as_str()), ("website", "")];
        let done = self.site.visitor().post(&format!("{PUBLIC}/sign-ups"), &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let actor = Actor::operator(self.programme);
        let event: EventId = self.path.rsplit('/').next().unwrap().parse().unwrap();
        let shown = self.site.store.show_event(&actor, event).await.unwrap();
        let one = shown.attendees.into_iter().find(|one| one.name == name).unwrap();
        SignUpId(one.id)
    }

    pub(crate) async fn link(&self, sign_up: SignUpId) -> String {
        let link = self.site.store.create_event_link(self.programme, sign_up, self.site.now());
        format!("/de/sign-ups/{}", link.await.unwrap())
    }
}

pub(crate) const PUBLIC: &str = "/de/events/bewerbung-die-wirkt-2026-01-24";

both! {
    /// Proves S1-12.
    async fn workshops_seminars_and_excursions_are_planned_and_answered_alike(place) {
        let mut house = House::open(&place.store).await;
        for (kind, word) in
            [("workshop", "Werkstatt"), ("seminar", "Seminar"), ("excursion", "Ausflug")]
        {
            let done = house.karin.post(PATH, &with(&[("kind", kind), ("title", kind)])).await;
            house.path = done.header("location").to_owned();
            house.step("publication", &[("version", "1")]).await;
            let page = format!("/de/events/{kind}-2026-01-24");
            let shown = house.site.visitor().get(&page).await;
            assert!(shown.body.contains(word), "{}", shown.body);
            let amal = [("name", "amal"), ("email", "amal@example.org"), ("website", "")];
            house.site.visitor().post(&format!("{page}/sign-ups"), &amal).await;
            let listed = house.karin.get(&house.path).await.body;
            assert!(listed.contains("amal"), "{listed}");
        }
    }

    /// Proves S1-50.
    async fn the_page_of_the_programme_names_information_events_and_no_house_of_those_who_take_part(place) {
        let mut house = House::published(&place.store).await;
        let evening = with(&[("kind", "information_mentors"), ("title", "Was Mentoring ist")]);
        for title in ["Was Mentoring ist", "Noch ein Entwurf"] {
            let mut form = evening.clone();
            form.retain(|(field, _)| *field != "title");
            form.push(("title", title));
            house.path = house.karin.post(PATH, &form).await.header("location").to_owned();
            if title != "Noch ein Entwurf" {
                house.step("publication", &[("version", "1")]).await;
            }
        }
        for (tag, heading) in [("de", "Infotermine"), ("en", "Information events"), ("ar", "لقاءات تعريفية")] {
            let page = house.site.visitor().get(&format!("/{tag}")).await.body;
            assert!(page.contains(heading) && page.contains("Was Mentoring ist"), "{page}");
            for hidden in ["Bewerbung, die wirkt", "Noch ein Entwurf", "Haus der Begegnung"] {
                assert!(!page.contains(hidden), "{hidden}: {page}");
            }
            let link = page.split(&format!("href=\"/{tag}/events/")).nth(1).unwrap();
            let link = format!("/{tag}/events/{}", link.split('"').next().unwrap());
            assert_eq!(house.site.visitor().get(&link).await.status, StatusCode::OK);
        }
    }

    async fn an_event_is_a_draft_then_public_and_everybody_may_sign_up(place) {
        let mut house = House::open(&place.store).await;
        let mut guest = house.site.visitor();
        assert_eq!(guest.get(PUBLIC).await.status, StatusCode::NOT_FOUND);
        let page = house.karin.get(&house.path).await;
        for word in ["Bewerbung, die wirkt", "Saal 2", "18:00", "Samstag", "Veröffentlichen"] {
            assert!(page.body.contains(word), "{word}: {}", page.body);
        }
        house.step("publication", &[("version", "1")]).await;
        for (language, word) in [("de", "Werkstatt"), ("en", "Workshop"), ("ar", "ورشة عمل")] {
            let page = guest.get(&PUBLIC.replace("/de/", &format!("/{language}/"))).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains(word) && !page.body.contains("video.example"), "{language}");
        }
        let amal = house.signs_up("amal").await;
        let brigitte = house.signs_up("brigitte").await;
        let list = house.karin.get(PATH).await;
        assert!(list.body.contains("\u{2068}1\u{2069} von \u{2068}1\u{2069}"), "{}", list.body);
        let (hers, waiting) = (house.link(amal).await, house.link(brigitte).await);
        let own = guest.get(&hers).await;
        assert!(own.body.contains("Sie haben einen Platz"), "{}", own.body);
        assert!(own.body.contains("https://video.example.org/7"));
        let other = guest.get(&waiting).await;
        assert!(other.body.contains("Sie stehen auf der Warteliste"));
        assert!(!other.body.contains("video.example") && !other.body.contains("amal"));
        let left = guest.post(&format!("{hers}/withdrawal"), &[("sent", "1")]).await;
        assert_eq!(left.status, StatusCode::SEE_OTHER);
        assert!(guest.get(&waiting).await.body.contains("Sie haben einen Platz"));
        let back = guest.post(&format!("{hers}/place"), &[("sent", "1")]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER);
        assert!(guest.get(&hers).await.body.contains("Sie stehen auf der Warteliste"));
    }

    async fn a_wrong_form_is_refused_whole_and_keeps_what_was_typed(place) {
        let mut house = House::open(&place.store).await;
        for (field, typed, sentence) in [
            ("title", " ", "Schreiben Sie einen Titel"),
            ("time", "25:00", "Schreiben Sie die Uhrzeit"),
            ("minutes", "x", "Schreiben Sie eine Zahl von 15"),
            ("capacity", "0", "Schreiben Sie eine Zahl von 1 "),
            ("online_link", "javascript:alert(1)", "muss mit https://"),
            ("agenda", "17:00 Beginn\nspäter Pause", "Zeile"),
            ("cohort", "x", "Wählen Sie einen Durchgang"),
        ] {
            let wrong = with(&[(field, typed)]);
            let change = format!("{}/plan", house.path);
            let mut again = wrong.clone();
            again.push(("version", "1"));
            for (path, form) in [(PATH, wrong), (change.as_str(), again)] {
                let page = house.karin.post(path, &form).await;
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {field}");
                assert!(page.body.contains(sentence), "{field}: {}", page.body);
                for kept in ["Wir üben zusammen.", "Gasse 1, 1040 Wien", "value=\"Saal 2\""] {
                    assert!(page.body.contains(kept), "{field} lost {kept}");
                }
            }
        }
        let nowhere = with(&[("address", ""), ("online_link", "")]);
        let page = house.karin.post(PATH, &nowhere).await;
        assert!(page.body.contains("Schreiben Sie eine Adresse"), "{}", page.body);
        let list = house.karin.get(PATH).await;
        assert_eq!(list.body.matches("data-l=\"Stand\"").count(), 1, "nothing was saved");
    }

    async fn whoever_saves_second_sees_what_the_first_has_done(place) {
        let mut house = House::open(&place.store).await;
        let plan = format!("{}/plan", house.path);
        let first = with(&[("title", "Erste Fassung"), ("version", "1")]);
        assert_eq!(house.karin.post(&plan, &first).await.status, StatusCode::SEE_OTHER);
        let second = with(&[("title", "Zweite Fassung"), ("version", "1")]);
        let late = house.karin.post(&plan, &second).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("value=\"Zweite Fassung\""), "{}", late.body);
        assert!(late.body.contains("Termin geändert"), "{}", late.body);
        assert!(late.body.contains("name=\"version\" value=\"2\""));
    }

    async fn cancelling_needs_a_reason_and_calendars_take_it_out(place) {
        let mut house = House::published(&place.store).await;
        let amal = house.signs_up("amal").await;
        let link = house.link(amal).await;
        let mut guest = house.site.visitor();
        let (_, before) = guest.file(&format!("{link}/event.ics")).await;
        let before = String::from_utf8(before).unwrap();
        assert!(before.contains("METHOD:PUBLISH") && before.contains("SEQUENCE:0"), "{before}");
        assert!(before.contains("STATUS:CONFIRMED"), "{before}");
        assert!(before.contains("DTSTART:20260124T160000Z"), "{before}");
        let why = house.step("cancellation", &[("version", "2"), ("reason", " ")]).await;
        assert_eq!(why.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(why.body.contains("Schreiben Sie, warum"), "{}", why.body);
        let form = [("version", "2"), ("reason", "Das Haus ist zu.")];
        assert_eq!(house.step("cancellation", &form).await.status, StatusCode::SEE_OTHER);
        let (_, after) = guest.file(&format!("{link}/event.ics")).await;
        let after = String::from_utf8(after).unwrap();
        let uid = |file: &str| {
            file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned()
        };
        assert_eq!(uid(&before), uid(&after));
        assert!(after.contains("METHOD:CANCEL") && after.contains("SEQUENCE:1"), "{after}");
        let page = guest.get(PUBLIC).await;
        assert!(page.body.contains("Dieser Termin findet nicht statt"), "{}", page.body);
        assert!(!page.body.contains("name=\"email\""));
        let late = guest.post(&format!("{link}/withdrawal"), &[("sent", "1")]).await;
        assert_eq!(late.status, StatusCode::SEE_OTHER);
    }

    async fn the_office_notes_who_comes_and_the_event_says_how_it_knows(place) {
        let mut house = House::published(&place.store).await;
        let (amal, brigitte) = (house.signs_up("amal").await, house.signs_up("brigitte").await);
        let page = house.karin.get(&house.path).await.body;
        assert!(page.contains("17:00 bis 19:00 Uhr") && !page.contains("Minuten"), "{page}");
        assert!(page.contains("/replies\""), "{page}");
        let (amal, brigitte) = (amal.to_string(), brigitte.to_string());
        for wrong in [
            vec![("sign_up", "x"), ("way", "phone"), ("reply", "no")],
            vec![("sign_up", &*amal), ("way", "online"), ("reply", "no")],
            vec![("sign_up", &*amal), ("way", "phone"), ("reply", "")],
        ] {
            let status = house.step("replies", &wrong).await.status;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let no = [("sign_up", &*amal), ("way", "phone"), ("reply", "no")];
        assert_eq!(house.step("replies", &no).await.status, StatusCode::SEE_OTHER);
        let page = house.karin.get(&house.path).await.body.replace(['\u{2068}', '\u{2069}'], "");
        assert!(page.contains("Eingetragen. Die Person kommt nicht."), "{page}");
        assert!(page.contains("am Telefon gesagt, eingetragen von"), "{page}");
        let waited = house.link(brigitte.parse().unwrap()).await;
        let (_, file) = house.site.visitor().file(&format!("{waited}/event.ics")).await;
        let file = String::from_utf8(file).unwrap();
        assert!(file.contains("SEQUENCE:1") && file.contains("STATUS:CONFIRMED"), "{file}");
    }

    async fn the_office_reads_each_letter_in_the_language_of_whoever_gets_it(place) {
        let mut house = House::published(&place.store).await;
        house.signs_up("amal").await;
        let form = [("name", "brigitte"), ("email", "brigitte@example.org"), ("website", "")];
        let path = format!("{PUBLIC}/sign-ups").replace("/de/", "/ar/");
        house.site.visitor().post(&path, &form).await;
        for (who, subject, sentence) in [
            ("amal", "Ihr Termin", "Sie haben einen Platz: Bewerbung, die wirkt"),
            ("brigitte", "موعدكم", "أنتم في قائمة الانتظار"),
        ] {
            let list = house.karin.get("/desk/outbox").await.body;
            let (before, _) = list.split_once(who).unwrap();
            let (_, rest) = before.rsplit_once("href=\"/desk/outbox/").unwrap();
            let letter = house.karin.get(&format!("/desk/outbox/{}", &rest[..36])).await;
            for words in [subject, sentence] {
                assert!(letter.body.contains(words), "{words}: {}", letter.body);
            }
            assert!(!letter.body.contains("video.example"), "the link stands on the own page");
        }
    }

    async fn a_long_list_of_events_goes_on_where_the_page_before_ended(place) {
        let mut house = House::published(&place.store).await;
        for number in 0..55 {
            let title = format!("Abend {number:02}");
            let done = house.karin.post(PATH, &with(&[("title", title.as_str())])).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER);
        }
        let titles = |body: &str| body.matches("data-l=\"Stand\"").count();
        let first = house.karin.get(PATH).await.body;
        let (_, next) = first.split_once("rel=\"next\" href=\"").unwrap();
        let next = next.split('"').next().unwrap().replace("&#38;", "&");
        let second = house.karin.get(&next).await.body;
        assert_eq!((titles(&first), titles(&second)), (50, 6));
        assert!(!second.contains("rel=\"next\""));
        assert!(house.karin.get("/desk/events?show=past").await.body.contains("class=\"g-empty\""));
        house.karin.post(PATH, &with(&[("title", "Abend von gestern"), ("on-day", "22")])).await;
        let past = house.karin.get("/desk/events?show=past").await.body;
        assert!(past.contains("Abend von gestern") && titles(&past) == 1, "{past}");
        assert!(!house.karin.get(PATH).await.body.contains("Abend von gestern"));
    }

    async fn the_public_page_says_nothing_about_other_peoples_addresses(place) {
        let house = House::published(&place.store).await;
        let mut guest = house.site.visitor();
        let path = format!("{PUBLIC}/sign-ups");
        let typed = [("name", "Amal"), ("email", "amal@example.org"), ("website", "")];
        let first = guest.post(&path, &typed).await;
        let again = house.site.visitor().post(&path, &typed).await;
        assert_eq!(first.all(), again.all());
        let wrong = [("name", "Amal"), ("email", "amal"), ("website", "")];
        let page = guest.post(&path, &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("value=\"Amal\"") && page.body.contains("value=\"amal\""));
        let program = [("name", "x"), ("email", "x@example.org"), ("website", "https://x")];
        assert_eq!(guest.post(&path, &program).await.status, StatusCode::SEE_OTHER);
        let mut karin = house.karin;
        let page = karin.get(&house.path).await;
        assert!(!page.body.contains("x@example.org") && page.body.contains("amal@example.org"));
    }
}
