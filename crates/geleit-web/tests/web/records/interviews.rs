//! Interviews on the pages: planned, noted, recommended, and in calendars.

use super::*;
use axum::http::StatusCode;
use geleit_domain::applications::Verb;
use geleit_domain::id::{ApplicationId, InterviewId};
use geleit_store::both;

/// Amal, Layla and Sukarno wait for an interview; the coordinator is Karin.
struct Room {
    desk: Desk,
    karin: Visitor,
    karins: AccountId,
    waiting: Vec<ApplicationId>,
}

impl Room {
    async fn open(store: &Store) -> Self {
        let desk = Desk::new(store, "mentoring").await;
        let now = desk.site.now();
        desk.import(Side::Mentees, MENTEES, false, now).await;
        let mut tx = store.read(desk.programme).await.unwrap();
        let mut found = tx.applications_of(desk.cohort).await.unwrap();
        drop(tx);
        found.sort_by(|a, b| a.reference.cmp(&b.reference));
        let waiting: Vec<_> = found.iter().map(|one| ApplicationId(one.id)).collect();
        let operator = Actor::operator(desk.programme);
        for id in &waiting {
            let on = "2026-01-23".parse().unwrap();
            store
                .step_application(&operator, *id, Verb::FindEligible, None, on, now)
                .await
                .unwrap();
        }
        let karin = desk.coordinator().await;
        let accounts = store.accounts(&operator).await.unwrap();
        let karins = accounts.iter().find(|one| one.role == "coordinator").unwrap().id;
        Self { desk, karin, karins: AccountId(karins), waiting }
    }

    fn planning(&self, place: usize) -> String {
        format!("/desk/applications/{}/interview", self.waiting[place])
    }

    /// What is typed for an interview on the 26th of January 2026.
    fn typed(&self, time: &str) -> Vec<(&'static str, String)> {
        [
            ("on-day", "26"),
            ("on-month", "1"),
            ("on-year", "2026"),
            ("time", time),
            ("minutes", "30"),
            ("mode", "on_site"),
            ("place", "Zimmer 3"),
            ("interviewers", &self.karins.to_string()),
        ]
        .map(|(name, value)| (name, value.to_owned()))
        .to_vec()
    }

    async fn plan(&mut self, place: usize, time: &str) -> String {
        let (path, form) = (self.planning(place), self.typed(time));
        let done = send(&mut self.karin, &path, &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        done.header("location").to_owned()
    }
}

async fn send(reader: &mut Visitor, path: &str, form: &[(&str, String)]) -> Page {
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    reader.post(path, &form).await
}

fn with(
    mut form: Vec<(&'static str, String)>,
    name: &'static str,
    value: &str,
) -> Vec<(&'static str, String)> {
    form.retain(|(known, _)| *known != name);
    form.push((name, value.to_owned()));
    form
}

fn version(page: &Page) -> String {
    let (_, rest) = page.body.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

both! {
    /// Proves S1-38.
    async fn an_interview_is_planned_and_stands_in_the_week_and_in_a_letter(place) {
        let mut room = Room::open(&place.store).await;
        let path = room.planning(1);
        let form = room.karin.get(&path).await;
        assert!(words(&form).contains("Gespräch mit Layla Özdemir planen"), "{}", form.body);
        let empty = room.karin.post(&path, &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["on", "time", "minutes", "mode", "place", "interviewers"] {
            assert!(empty.body.contains(&format!("<a href=\"#{field}\">")), "{field}");
        }
        let interview = room.plan(1, "9.30").await;
        let shown = room.karin.get(&interview).await;
        assert!(words(&shown).contains("Montag, 26. Jänner 2026, 09:30"), "{}", shown.body);
        let list = room.karin.get("/desk/interviews").await;
        assert!(words(&list).contains("Nächste Woche"), "{}", list.body);
        assert!(list.body.contains("Layla Özdemir") && list.body.contains("Zimmer 3"));
        let outbox = room.karin.get("/desk/outbox").await;
        let (_, rest) = outbox.body.split_once("href=\"/desk/outbox/").unwrap();
        let letter = format!("/desk/outbox/{}", rest.split('"').next().unwrap());
        let letter = room.karin.get(&letter).await;
        assert!(words(&letter).contains("Wann: Montag, 26. Jänner 2026, 09:30 Uhr"));
        let form = room.typed("11:00");
        let again = send(&mut room.karin, &path, &form).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "one at a time");
        let form = room.karin.get(&path).await;
        assert!(words(&form).contains("Jetzt ist kein Gespräch zu planen"), "{}", form.body);
    }

    async fn what_speaks_against_a_date_is_said_and_can_be_confirmed(place) {
        let mut room = Room::open(&place.store).await;
        let path = room.planning(0);
        // In the night to summer the clock jumps from two to three.
        let mut gap = with(with(room.typed("2:30"), "on-day", "29"), "on-month", "3");
        let refused = send(&mut room.karin, &path, &gap).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("gibt es in dieser Nacht nicht"), "{}", refused.body);
        gap = with(gap, "time", "3:30");
        assert_eq!(send(&mut room.karin, &path, &gap).await.status, StatusCode::SEE_OTHER);
        room.plan(1, "9:30").await;
        let (path, form) = (room.planning(2), room.typed("9:45"));
        let warned = send(&mut room.karin, &path, &form).await;
        assert_eq!(warned.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(words(&warned).contains("coordinator hat um 26. Jänner 2026, 09:30 schon ein"));
        assert!(warned.body.contains("value=\"9:45\""), "what was typed stays");
        let confirmed = send(&mut room.karin, &path, &with(form, "confirmed", "yes")).await;
        assert_eq!(confirmed.status, StatusCode::SEE_OTHER);
    }

    async fn several_follow_each_other_only_after_their_times_were_looked_at(place) {
        let mut room = Room::open(&place.store).await;
        let offered = room.karin.get("/desk/interviews/new").await;
        assert!(offered.body.contains("Sukarno (M-3)"), "{}", offered.body);
        let mut form = with(room.typed("9:00"), "pause", "10");
        form.extend(room.waiting.iter().map(|id| ("application", id.to_string())));
        let preview = send(&mut room.karin, "/desk/interviews", &form).await;
        assert_eq!(preview.status, StatusCode::OK);
        for time in ["09:00", "09:40", "10:20"] {
            let when = format!("Montag, 26. Jänner 2026, {time} Uhr");
            assert!(words(&preview).contains(&when), "{time}: {}", preview.body);
        }
        assert!(words(&preview).contains("laden Sie zu einem Gespräch ein"), "the letter");
        let list = room.karin.get("/desk/interviews").await;
        assert!(list.body.contains("g-empty"), "nothing is planned yet: {}", list.body);
        let (_, rest) = preview.body.split_once("name=\"seen\" value=\"").unwrap();
        let seen = rest.split('"').next().unwrap().to_owned();
        // Another time than the preview showed is looked at again.
        let other = with(with(form.clone(), "time", "8:00"), "seen", &seen);
        let preview = send(&mut room.karin, "/desk/interviews", &other).await;
        assert_eq!(preview.status, StatusCode::OK);
        assert!(words(&preview).contains("08:40"), "{}", preview.body);
        let done = send(&mut room.karin, "/desk/interviews", &with(form, "seen", &seen)).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let list = room.karin.get("/desk/interviews").await;
        for name in ["أمل الحسن", "Layla Özdemir", "Sukarno"] {
            assert!(list.body.contains(name), "{name}");
        }
    }

    async fn two_who_change_at_once_see_both_versions(place) {
        let mut room = Room::open(&place.store).await;
        let interview = room.plan(0, "9:00").await;
        let mut werner = room.desk.partner("ams").await;
        let (notes, moving) = (format!("{interview}/notes"), format!("{interview}/appointment"));
        let read = version(&room.karin.get(&interview).await);
        let first = [("version", read.clone()), ("goals", "eine Stelle in Graz".to_owned())];
        let saved = send(&mut room.karin, &notes, &first).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        let second = [("version", read.clone()), ("goals", "eine Lehre in Wien".to_owned()),
            ("german", "B2".to_owned())];
        let late = send(&mut werner, &notes, &second).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for version in ["eine Stelle in Graz", "eine Lehre in Wien"] {
            assert!(late.body.contains(version), "{version}: {}", late.body);
        }
        let together = [("version", version(&late)), ("goals", "Graz oder Wien".to_owned())];
        assert_eq!(send(&mut werner, &notes, &together).await.status, StatusCode::SEE_OTHER);
        assert!(room.karin.get(&notes).await.body.contains("Graz oder Wien"), "printed");

        let read = version(&room.karin.get(&moving).await);
        let at = |time: &str| with(room.typed(time), "version", &read);
        let (at_ten, at_eleven) = (at("10:00"), at("11:00"));
        let saved = send(&mut room.karin, &moving, &at_ten).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        let late = send(&mut werner, &moving, &at_eleven).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(words(&late).contains("26. Jänner 2026, 10:00"), "{}", late.body);
        assert!(late.body.contains("value=\"11:00\""), "{}", late.body);
        let renewed = with(at_eleven, "version", &version(&late));
        assert_eq!(send(&mut werner, &moving, &renewed).await.status, StatusCode::SEE_OTHER);
    }

    /// Proves S1-40.
    async fn an_interview_is_held_and_recommended_and_a_cancelled_one_needs_a_reason(place) {
        let mut room = Room::open(&place.store).await;
        let interview = room.plan(0, "9:00").await;
        let page = room.karin.get(&interview).await;
        assert!(!page.body.contains("/recommendation"), "not before it was held");
        let reading = version(&page);
        let nobody = room.karin.post(&format!("{interview}/cancellation"),
            &[("version", &reading)]).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nobody.body.contains("<a href=\"#reason\">"), "{}", nobody.body);
        let held = room.karin.post(&format!("{interview}/completion"),
            &[("version", &reading)]).await;
        assert_eq!(held.status, StatusCode::SEE_OTHER);
        let page = room.karin.get(&interview).await;
        assert!(page.body.contains("/recommendation") && !page.body.contains("/absence"));
        let recommending = format!("{interview}/recommendation");
        let open = room.karin.post(&recommending, &[("words", "klares Ziel")]).await;
        assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(open.body.contains("klares Ziel"), "what was typed stays");
        let said = [("recommendation", "accept"), ("words", "klares Ziel")];
        assert_eq!(room.karin.post(&recommending, &said).await.status, StatusCode::SEE_OTHER);
        assert!(room.karin.get(&interview).await.body.contains("klares Ziel"));
        // Beside the decision: what was recommended, and which places there are.
        let deciding = words(&room.karin.get(&format!("/desk/applications/{}", room.waiting[0])).await);
        for word in ["klares Ziel", "Plätze im Durchgang", "0 von 100 vergeben", "Platz fehlt"] {
            assert!(deciding.contains(word), "{word}: {deciding}");
        }
        let early = words(&room.karin.get(&format!("/desk/applications/{}", room.waiting[1])).await);
        assert!(!early.contains("Plätze im Durchgang"), "nobody accepts before an interview");
        let late = room.karin.post(&format!("{interview}/absence"), &[("version", "2")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    }

    async fn the_calendar_file_says_the_same_to_the_desk_and_to_the_mentee(place) {
        let mut room = Room::open(&place.store).await;
        let interview = room.plan(0, "9:00").await;
        let id: InterviewId = interview.rsplit('/').next().unwrap().parse().unwrap();
        let of_desk = room.karin.get(&format!("{interview}/calendar.ics")).await;
        assert_eq!(of_desk.header("content-type"), "text/calendar; charset=utf-8");
        let store = &room.desk.site.store;
        let (programme, now) = (room.desk.programme, room.desk.site.now());
        let link = store.create_application_link(programme, room.waiting[0], now).await.unwrap();
        let path = format!("/ar/applications/{link}/interview.ics");
        let of_mentee = room.desk.site.visitor().get(&path).await;
        assert_eq!(of_mentee.status, StatusCode::OK);
        // Only of whoever is invited something is requested.
        for (file, method) in [(&of_desk.body, "PUBLISH"), (&of_mentee.body, "REQUEST")] {
            assert!(file.contains(&format!("UID:{id}\r\n")), "{file}");
            assert!(file.contains("DTSTART:20260126T080000Z\r\n"), "nine o'clock in Vienna");
            assert!(file.contains(&format!("METHOD:{method}\r\n")), "{file}");
            assert!(!file.contains("الحسن"), "calendars are shared: {file}");
        }
        assert!(of_mentee.body.contains("مقابلة"), "{}", of_mentee.body);
        let reading = version(&room.karin.get(&interview).await);
        let cancelled = [("version", &*reading), ("reason", "Karin ist krank")];
        room.karin.post(&format!("{interview}/cancellation"), &cancelled).await;
        let of_mentee = room.desk.site.visitor().get(&path).await;
        assert!(of_mentee.body.contains("METHOD:CANCEL\r\n"), "{}", of_mentee.body);
        assert!(of_mentee.body.contains("SEQUENCE:1\r\n"), "{}", of_mentee.body);
        let guessed = room.desk.site.visitor().get("/ar/applications/guessed/interview.ics").await;
        assert_eq!(guessed.status, StatusCode::NOT_FOUND);
    }

    async fn an_interview_stands_on_the_page_of_its_application_and_on_the_own_page(place) {
        let mut room = Room::open(&place.store).await;
        let interview = room.plan(0, "9:00").await;
        let (programme, now) = (room.desk.programme, room.desk.site.now());
        let store = &room.desk.site.store;
        let link = store.create_application_link(programme, room.waiting[0], now).await.unwrap();
        let mut amal = room.desk.site.visitor();
        let path = format!("/de/applications/{link}");
        let own = amal.get(&path).await;
        assert!(words(&own).contains("Montag, 26. Jänner 2026, 09:00"), "{}", own.body);
        assert!(words(&own).contains("Wo: Zimmer 3"), "{}", own.body);
        assert!(own.body.contains(&format!("href=\"{path}/interview.ics\"")), "{}", own.body);
        let desk = format!("/desk/applications/{}", room.waiting[0]);
        let page = room.karin.get(&desk).await;
        assert!(page.body.contains(&format!("href=\"{interview}\"")), "{}", page.body);
        let reading = version(&room.karin.get(&interview).await);
        let cancelled = [("version", &*reading), ("reason", "Karin ist krank")];
        room.karin.post(&format!("{interview}/cancellation"), &cancelled).await;
        assert!(!words(&amal.get(&path).await).contains("Zimmer 3"), "nothing is to come");
        let page = room.karin.get(&desk).await;
        assert!(page.body.contains(&format!("href=\"{interview}\"")), "what was stays readable");
    }

    async fn another_organisation_and_charlie_see_no_interview(place) {
        let mut room = Room::open(&place.store).await;
        let interview = room.plan(0, "9:00").await;
        let mut olga = room.desk.partner("oeif").await;
        let other = Desk::new(&place.store, "charlie").await;
        let mut charlie = other.coordinator().await;
        let missing = "/desk/interviews/01900000-0000-7000-8000-000000000000";
        for reader in [&mut olga, &mut charlie] {
            let list = reader.get("/desk/interviews").await;
            assert!(list.body.contains("g-empty"), "{}", list.body);
            for end in ["", "/notes", "/appointment", "/calendar.ics"] {
                let foreign = reader.get(&format!("{interview}{end}")).await;
                assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{end}");
                assert_eq!(foreign.all(), reader.get(&format!("{missing}{end}")).await.all());
            }
            let planning = reader.get(&room.planning(1)).await;
            assert_eq!(planning.status, StatusCode::NOT_FOUND);
        }
    }
}
