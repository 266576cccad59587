//! After an event: who was there, ticked on a telephone and printed; a report; material and
//! pictures; and whoever has missed what prepares them.

use super::events::{House, PUBLIC, with};
use super::files::{PDF, upload};
use super::matching::Table;
use super::minutes_pdf::{asked, text};
use super::visitor::Page;
use super::*;
use axum::http::StatusCode;
use geleit_store::both;

/// The smallest picture there is.
const PNG: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\
    \x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\x0d\x49\x44\x41\x54\x78\xda\x63\
    \x64\xf8\xcf\x50\x0f\x00\x03\x86\x01\x80\x5a\x34\x7d\x6b\x00\x00\x00\x00\x49\x45\x4e\x44\
    \xae\x42\x60\x82";

fn plain(page: &Page) -> String {
    page.body.replace(['\u{2068}', '\u{2069}'], "")
}

impl House {
    fn at(&self, noun: &str) -> String {
        format!("{}/{noun}", self.path)
    }

    /// So much later; Karin signs in again.
    async fn wait(&mut self, hours: i64) {
        self.site.wait(SignedDuration::from_hours(hours));
        self.karin = self.site.reader(self.programme, Role::Coordinator).await;
    }

    async fn body(&mut self, noun: &str) -> String {
        let page = self.karin.get(&self.at(noun)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        plain(&page)
    }

    async fn sends(&mut self, noun: &str, form: &[(&str, &str)]) -> StatusCode {
        self.karin.post(&self.at(noun), form).await.status
    }
}

both! {
    /// Proves S1-50.
    async fn the_office_ticks_who_is_there_and_adds_whoever_comes_without_a_sign_up(place) {
        let mut house = House::published(&place.store).await;
        let (amal, brigitte) = (house.signs_up("amal").await, house.signs_up("brigitte").await);
        let early = house.body("attendance").await;
        assert!(early.contains("zwei Stunden vor dem Beginn") && !early.contains("name=\"came\""));
        let tick = [("shown", &*amal.to_string()), ("came", &*amal.to_string())]
            .map(|(key, value)| (key, value.to_owned()));
        let tick: Vec<_> = tick.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert_eq!(house.sends("attendance", &tick).await, StatusCode::CONFLICT);
        // An hour before it begins.
        house.wait(30).await;
        let list = house.body("attendance").await;
        assert_eq!(list.matches("name=\"came\"").count(), 2, "{list}");
        assert!(list.contains("stand auf der Warteliste"), "{list}");
        let (amal, brigitte) = (amal.to_string(), brigitte.to_string());
        let sent = [("shown", &*amal), ("shown", &*brigitte), ("came", &*amal), ("excused", &*brigitte)];
        assert_eq!(house.sends("attendance", &sent).await, StatusCode::SEE_OTHER);
        let list = house.body("attendance").await;
        assert!(list.contains("Die Anwesenheit ist gespeichert."), "{list}");
        assert!(list.contains(&format!("value=\"{amal} attended\"")), "{list}");
        assert!(list.contains(&format!("id=\"excused-{brigitte}\" value=\"{brigitte}\" checked")));
        assert_eq!(house.sends("walk-ins", &[("name", " ")]).await, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(house.sends("walk-ins", &[("name", "Emil Gast")]).await, StatusCode::SEE_OTHER);
        let page = house.karin.get(&house.path).await;
        let page = plain(&page);
        let row = "<th scope=\"row\">Gäste</th><td class=\"n\">2</td><td class=\"n\">1</td>";
        assert!(page.contains(row), "{page}");
        for wrong in [vec![], vec![("shown", "x")]] {
            let status = house.sends("attendance", &wrong).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }

    async fn whoever_looks_for_somebody_at_the_door_keeps_what_is_ticked(place) {
        let mut house = House::published(&place.store).await;
        let (amal, brigitte) = (house.signs_up("amal").await, house.signs_up("brigitte").await);
        house.wait(30).await;
        let (amal, brigitte) = (amal.to_string(), brigitte.to_string());
        let ticked = [("shown", &*amal), ("shown", &*brigitte), ("came", &*amal)];
        let with = |more: &[(&'static str, &'static str)]| -> Vec<(&'static str, String)> {
            let all = ticked.iter().copied().chain(more.iter().copied());
            all.map(|(key, value)| (key, value.to_owned())).collect()
        };
        let post = async |house: &mut House, noun: &str, more: &[(&'static str, &'static str)]| {
            let form = with(more);
            let form: Vec<_> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
            house.karin.post(&house.at(noun), &form).await
        };
        let found = post(&mut house, "attendance/searches", &[("search", "Emil"), ("looked", "")]).await;
        assert_eq!(found.status, StatusCode::SEE_OTHER, "{}", found.body);
        assert!(found.header("location").ends_with("/attendance?search=Emil"));
        let list = house.body("attendance").await;
        assert!(list.contains(&format!("value=\"{amal} attended\"")), "{list}");
        assert!(list.contains(&format!("value=\"{brigitte}\"><div")), "says nothing yet: {list}");
        let wrong = post(&mut house, "walk-ins", &[("name", " ")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains(&format!("value=\"{amal} attended\"")), "{}", wrong.body);
        let added = post(&mut house, "walk-ins", &[("name", "Emil Gast")]).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER);
        let typed = [("search", "Emil"), ("looked", "")];
        let by_key = post(&mut house, "attendance", &typed).await;
        assert!(by_key.header("location").contains("search=Emil"), "the key for a new line");
        assert!(house.body("attendance").await.contains(&format!("value=\"{brigitte}\"><div")));
    }

    async fn a_guest_typed_at_an_empty_list_is_added_and_a_name_is_never_lost(place) {
        let mut house = House::published(&place.store).await;
        house.wait(30).await;
        let list = house.body("attendance").await;
        assert!(!list.contains("name=\"came\"") && list.contains("/searches"), "{list}");
        // The key for a new line presses the button that looks.
        let form = [("search", ""), ("looked", ""), ("name", "Emil Gast")];
        assert_eq!(house.sends("attendance/searches", &form).await, StatusCode::SEE_OTHER);
        let list = house.body("attendance").await;
        assert!(list.contains("Die Person steht jetzt auf der Liste"), "{list}");
        assert!(list.contains("Emil Gast"), "{list}");
        let form = [("search", "Ama"), ("looked", ""), ("name", "Lena Gast")];
        let found = house.karin.post(&house.at("attendance/searches"), &form).await;
        assert_eq!(found.status, StatusCode::OK, "no name of a guest stands in an address");
        let page = plain(&found);
        assert!(page.contains("value=\"Lena Gast\"") && page.contains("value=\"Ama\""), "{page}");
        let shown = list.split("name=\"shown\" value=\"").nth(1).unwrap();
        let shown = shown.split('"').next().unwrap();
        let long = "x".repeat(300);
        let late = [("shown", shown), ("name", &long)];
        let refused = house.karin.post(&house.at("attendance"), &late).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in [&*long, "Dieser Name ist zu lang"] {
            assert!(refused.body.contains(kept), "{kept}: {}", refused.body);
        }
    }

    async fn the_list_is_printed_by_name_with_room_to_sign_and_says_that_it_is_confidential(place) {
        let mut house = House::published(&place.store).await;
        for name in ["zoe", "amal", "leila"] {
            house.signs_up(name).await;
        }
        let sheet = house.body("attendance/sheet").await;
        let at = |name: &str| sheet.find(&format!(">{name}</bdi>")).expect(name);
        assert!(at("amal") < at("leila"), "by name");
        assert!(at("zoe") < at("amal"), "whoever has the place comes first");
        assert_eq!(sheet.matches("Gast · stand auf der Warteliste").count(), 2, "{sheet}");
        for words in ["Unterschrift", "Vertraulich: Namen", "/attendance/sheet"] {
            assert!(sheet.contains(words), "{words}: {sheet}");
        }
        assert!(!sheet.contains("amal@example.org"), "no address on paper that lies about");
    }

    async fn whoever_was_there_has_it_attested_in_the_own_language(place) {
        let mut house = House::published(&place.store).await;
        let (amal, brigitte) = (house.signs_up("amal").await, house.signs_up("brigitte").await);
        let (hers, others) = (house.link(amal).await, house.link(brigitte).await);
        house.wait(30).await;
        let amal = amal.to_string();
        let sent = [("shown", &*amal), ("came", &*amal)];
        assert_eq!(house.sends("attendance", &sent).await, StatusCode::SEE_OTHER);
        let mut guest = house.site.visitor();
        let file = "attestation.pdf";
        let early = guest.get(&format!("{hers}/{file}")).await;
        assert_eq!(early.status, StatusCode::NOT_FOUND, "not before the event was held");
        house.wait(4).await;
        let page = house.karin.get(&house.path).await.body;
        let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
        let version = rest.split('"').next().unwrap();
        let held = house.sends("completion", &[("version", version)]).await;
        assert_eq!(held, StatusCode::SEE_OTHER);
        let own = guest.get(&hers).await.body;
        assert!(own.contains(&format!("href=\"{hers}/{file}\"")), "{own}");
        for (language, title) in [
            ("de", "Teilnahmebestätigung"),
            ("en", "Confirmation of participation"),
            ("ar", "شهادة مشاركة"),
        ] {
            let path = hers.replacen("/de/", &format!("/{language}/"), 1);
            let (headers, file) = guest.file(&format!("{path}/{file}")).await;
            assert_eq!(headers["content-type"], "application/pdf");
            asked("qpdf", &["--check"], &file);
            let json = asked("qpdf", &["--json"], &file);
            assert!(json.contains(&format!("\"/Lang\": \"u:{language}\"")), "{language}");
            assert!(asked("pdfinfo", &[], &file).contains(title), "{language}: the title");
            let said = text(&file);
            for words in [title, "amal", "Bewerbung, die wirkt"] {
                assert!(said.contains(words), "{language}: {words}: {said}");
            }
        }
        let absent = guest.get(&format!("{others}/{file}")).await;
        assert_eq!(absent.status, StatusCode::NOT_FOUND, "she was not there");
        assert!(!guest.get(&others).await.body.contains(file));
    }

    async fn a_report_has_words_for_the_office_and_others_for_everybody(place) {
        let mut house = House::published(&place.store).await;
        let words = [("words", "Amal kam zu spät."), ("public", "Ein guter Abend.")];
        let early = house.karin.post(&house.at("report"), &words).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.body.contains("Amal kam zu spät."), "what was typed stays");
        house.wait(32).await;
        assert_eq!(house.sends("report", &words).await, StatusCode::SEE_OTHER);
        let empty = [("words", ""), ("public", "")];
        assert_eq!(house.sends("report", &empty).await, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(house.body("report").await.contains("Amal kam zu spät."));
        let public = house.site.visitor().get(PUBLIC).await.body;
        assert!(public.contains("Ein guter Abend.") && !public.contains("zu spät"), "{public}");
    }

    async fn material_is_behind_the_link_and_a_picture_for_everybody_once_there_is_a_right(place) {
        let mut house = House::published(&place.store).await;
        let path = house.at("materials");
        let id = |last: u8| format!("01900000-0000-7000-8000-0000000000{last:02}");
        for (kind, last, name, bytes) in
            [("material", 1, "Folien.pdf", PDF), ("picture", 2, "saal.png", PNG)]
        {
            let fields = [("file_id", id(last)), ("kind", kind.to_owned())];
            let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
            let done = upload(&mut house.karin, &path, &fields, (name, bytes)).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        }
        let fake = [("file_id", &*id(3)), ("kind", "picture")];
        let refused = upload(&mut house.karin, &path, &fake, ("saal.pdf", PDF)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Das ist kein Bild"), "{}", refused.body);
        let amal = house.signs_up("amal").await;
        let link = house.link(amal).await;
        let mut guest = house.site.visitor();
        let own = guest.get(&link).await.body;
        assert!(own.contains("Folien.pdf") && !own.contains("saal"), "{own}");
        let (headers, _) = guest.file(&format!("{link}/handouts/{}", id(1))).await;
        assert!(headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        let stolen = guest.get(&format!("{link}/handouts/{}", id(2))).await;
        assert_eq!(stolen.status, StatusCode::NOT_FOUND, "a picture is no material");
        let public = format!("{PUBLIC}/picture?id={}", id(2));
        assert_eq!(guest.get(&public).await.status, StatusCode::NOT_FOUND);
        let right = format!("{path}/{}/right", id(2));
        let half = [("holder", "Petra Wagner"), ("consent", "nobody_shown"), ("alt", "")];
        let page = house.karin.post(&right, &half).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("Beschreiben Sie, was zu sehen ist"), "{}", page.body);
        assert!(page.body.contains("value=\"Petra Wagner\""), "what was typed stays");
        let whole = [half[0], half[1], ("alt", "Ein voller Saal")];
        assert_eq!(house.karin.post(&right, &whole).await.status, StatusCode::SEE_OTHER);
        let (headers, bytes) = guest.file(&public).await;
        assert_eq!(headers["content-type"], "image/png");
        assert!(bytes.starts_with(b"\x89PNG"), "it is a picture again");
        let page = guest.get(PUBLIC).await.body;
        assert!(page.contains("alt=\"Ein voller Saal\"") && page.contains("Petra Wagner"), "{page}");
        house.karin.post(&right, &[("show", "no")]).await;
        assert_eq!(guest.get(&public).await.status, StatusCode::NOT_FOUND, "taken back");
        let removal = format!("{path}/{}/removal", id(1));
        assert_eq!(house.karin.post(&removal, &[("remove", "yes")]).await.status, StatusCode::SEE_OTHER);
        assert!(!guest.get(&link).await.body.contains("Folien.pdf"));
    }

    /// Proves S1-50.
    async fn whoever_misses_the_training_stands_in_a_list_with_the_next_one(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let cohort = table.cohort.to_string();
        let training = |title: &'static str, day: &'static str| {
            let changes = [("kind", "training_mentees"), ("title", title), ("on-day", day)];
            with(&changes)
        };
        let mut paths = Vec::new();
        for (title, day) in [("Erste Schulung", "24"), ("Zweite Schulung", "28")] {
            let mut form = training(title, day);
            form.retain(|(field, _)| *field != "cohort" && *field != "capacity");
            form.push(("cohort", cohort.as_str()));
            let done = table.office.post("/desk/events", &form).await;
            let path = done.header("location").to_owned();
            table.office.post(&format!("{path}/publication"), &[("version", "1")]).await;
            paths.push(path);
        }
        let invite = format!("{}/invitations", paths[0]);
        let done = table.office.post(&invite, &[("group", "accepted")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert!(table.office.get("/desk/events/missed").await.body.contains("g-empty"));
        table.site.wait(SignedDuration::from_hours(48));
        table.office = table.site.reader(table.programme, Role::Coordinator).await;
        let list = plain(&table.office.get("/desk/events/missed").await);
        let missing = list.matches("/substitutes\"").count();
        assert!(missing > 1 && list.contains("Zweite Schulung"), "{list}");
        let overview = plain(&table.office.get("/desk").await);
        assert!(overview.contains("haben eine Vorbereitung verpasst"), "{overview}");
        let (_, rest) = list.split_once("name=\"person\" value=\"").unwrap();
        let person = rest[..36].to_owned();
        let instead = format!("{}/substitutes", paths[0]);
        let done = table.office.post(&instead, &[("person", &person)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let list = plain(&table.office.get("/desk/events/missed").await);
        assert_eq!(list.matches("/substitutes\"").count(), missing - 1);
        let (_, rest) = list.split_once("name=\"person\" value=\"").unwrap();
        let person = rest[..36].to_owned();
        let waive = format!("{}/waivers", paths[0]);
        let no = table.office.post(&waive, &[("person", &person), ("reason", " ")]).await;
        assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(no.body.contains("Schreiben Sie, warum es nicht nötig ist"), "{}", no.body);
        let yes = table.office.post(&waive, &[("person", &person), ("reason", "War schon.")]).await;
        assert_eq!(yes.status, StatusCode::SEE_OTHER);
        let list = plain(&table.office.get("/desk/events/missed").await);
        assert_eq!(list.matches("/substitutes\"").count(), missing - 2);
        let second = plain(&table.office.get(&paths[1]).await);
        assert!(second.contains("Eingeladen, noch ohne Antwort (1)"), "{second}");
    }
}
