//! The end of a pair on the pages of both sides and at the desk (S1-58, S1-59, S1-62, S1-63), and
//! the attestations, read back by other programs.

use super::matching::Table;
use super::minutes_pdf::{asked, text};
use super::offers::{Reader, readers, released};
use super::*;
use axum::http::StatusCode;
use geleit_domain::id::{MentorId, PartnershipId, PersonId};
use geleit_domain::partnerships::Verb;

use geleit_store::both;
use geleit_store::partnerships::Partnership;
use jiff::ToSpan;
use jiff::civil::Date;

/// A pair that ended today, with the address of each side behind a personal link.
pub(crate) struct Pair {
    pub(crate) table: Table,
    pub(crate) pair: Partnership,
    pub(crate) amal: Reader,
    pub(crate) brigitte: Reader,
    pub(crate) links: [String; 2],
}

impl Pair {
    pub(crate) async fn ended(store: &Store) -> Self {
        let pair = Self::running(store).await;
        let (operator, now) = (Actor::operator(pair.table.programme), pair.table.site.now());
        let (id, today) =
            (PartnershipId(pair.pair.id), now.to_zoned(jiff::tz::TimeZone::UTC).date());
        let done = store.step_partnership(&operator, id, Verb::Complete, None, today, now).await;
        done.unwrap();
        pair
    }

    /// A pair that has begun half a year ago.
    async fn running(store: &Store) -> Self {
        let (table, mut pairs) = released(store).await;
        let pair = pairs.remove(0);
        let [mut amal, mut brigitte] = readers(&table, &pair).await;
        for side in [&mut amal, &mut brigitte] {
            assert_eq!(side.says("accepted", true).await, StatusCode::SEE_OTHER);
        }
        let (programme, _) = store.programmes().await.unwrap().remove(0);
        let (operator, now) = (Actor::operator(programme), table.site.now());
        let id = PartnershipId(pair.id);
        let today: Date = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let began = today.saturating_sub(180.days());
        store.step_partnership(&operator, id, Verb::Start, None, began, now).await.unwrap();
        let mut tx = store.read(programme).await.unwrap();
        let mentor = tx.mentor(MentorId(pair.mentor_id)).await.unwrap().person_id;
        drop(tx);
        let mut links = Vec::new();
        for person in [pair.person_id, mentor] {
            let link = store.create_partnership_link(programme, id, PersonId(person), now).await;
            links.push(link.unwrap());
        }
        let links = links.try_into().expect("two sides");
        Self { table, pair, amal, brigitte, links }
    }

    pub(crate) fn desk(&self) -> String {
        format!("/desk/partnerships/{}", self.pair.id)
    }
}

/// What somebody sends, with words of their own.
fn said(words: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("together", "very_good"),
        ("strengths", "listened"),
        ("strengths", "shared"),
        ("words", words),
        ("reached", "career_plan"),
        ("reached", "business_plan"),
        ("reached_words", "canary-for-the-office"),
        ("contact", "yes"),
        ("again", "yes"),
    ]
}

/// A page without the marks that keep directions apart.
pub(crate) async fn read(visitor: &mut Visitor, path: &str) -> String {
    visitor.get(path).await.body.replace(['\u{2068}', '\u{2069}'], "")
}

both! {
    /// Proves S1-58, S1-59, S1-63.
    async fn both_take_stock_and_read_each_other_only_when_both_have_done_so(place) {
        let mut pair = Pair::ended(&place.store).await;
        let [amals, brigittes] = pair.links.clone();
        let (hers, theirs) = (format!("/ar/closings/{amals}"), format!("/de/closings/{brigittes}"));
        let page = pair.amal.visitor.get(&hers).await;
        assert!(page.body.contains("كيف كان الإرشاد؟"), "{}", page.body);
        let empty = pair.amal.visitor.post(&hers, &[("words", "kept-words")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("kept-words"), "nothing typed is lost");
        let done = pair.amal.visitor.post(&hers, &said("words-of-amal")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.brigitte.visitor, &theirs).await;
        assert!(!page.contains("words-of-amal") && !page.contains("canary"), "{page}");
        let mine = format!("{}/closing", pair.brigitte.me);
        assert!(pair.brigitte.visitor.get("/me").await.body.contains(&mine), "/me leads there");
        assert!(!read(&mut pair.brigitte.visitor, &mine).await.contains("words-of-amal"));
        let waits = read(&mut pair.amal.visitor, &hers).await;
        assert!(waits.contains("words-of-amal") && waits.contains("لم يجب"), "{waits}");

        let done = pair.brigitte.visitor.post(&mine, &said("words-of-brigitte")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.brigitte.visitor, &theirs).await;
        for words in ["words-of-amal", "Zuhören", "sehr gut", pair.amal.canaries[0].as_str()] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("canary-for-the-office"), "what was reached is for the office");
        let page = read(&mut pair.amal.visitor, &hers).await;
        assert!(page.contains("words-of-brigitte") && page.contains(&pair.brigitte.canaries[0]));

        // One takes it back, alone, and both stop reading how to reach each other.
        let choices = format!("{theirs}/choices");
        let back = pair.brigitte.visitor.post(&choices, &[("contact", "no")]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER);
        for (visitor, path, canary) in [
            (&mut pair.amal.visitor, hers.as_str(), &pair.brigitte.canaries[0]),
            (&mut pair.brigitte.visitor, theirs.as_str(), &pair.amal.canaries[0]),
        ] {
            assert!(!read(visitor, path).await.contains(canary.as_str()), "{path}");
        }
        let card = read(&mut pair.amal.visitor, &pair.amal.me.clone()).await;
        assert!(!card.contains(&pair.brigitte.canaries[0]), "{card}");

        let desk = pair.desk();
        let page = read(&mut pair.table.office, &desk).await;
        for words in ["words-of-amal", "canary-for-the-office", "ein Plan für ein eigenes Unternehmen"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        for partner in &mut pair.table.partners {
            let page = partner.get(&desk).await.body;
            assert!(!page.contains("words-of") && !page.contains("canary"), "{page}");
        }
    }

    async fn words_that_come_too_late_are_shown_and_not_lost(place) {
        let mut pair = Pair::ended(&place.store).await;
        let [hers, his] = pair.links.clone().map(|link| format!("/de/closings/{link}"));
        let mut visitor = pair.table.site.visitor();
        let once = said("first words");
        assert_eq!(visitor.post(&hers, &once).await.status, StatusCode::SEE_OTHER);
        // The form stands open once more while the other side answers.
        assert_eq!(visitor.post(&his, &said("his words")).await.status, StatusCode::SEE_OTHER);
        let late = visitor.post(&hers, &said("better words")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("better words") && late.body.contains(&hers), "{}", late.body);
        for words in ["Das wurde nicht mehr gespeichert.", "So erreichen Sie uns"] {
            assert!(late.body.contains(words), "{words}: {}", late.body);
        }
        let arabic = visitor.post(&hers.replace("/de/", "/ar/"), &said("better words")).await;
        assert!(arabic.body.contains(r#"dir="rtl""#) && arabic.body.contains("better words"));
        assert!(arabic.body.contains("كيف تصلون إلينا"), "{}", arabic.body);
        let mine = format!("{}/closing", pair.amal.me);
        let signed_in = pair.amal.visitor.post(&mine, &said("better words")).await;
        assert_eq!(signed_in.status, StatusCode::CONFLICT);
        assert!(signed_in.body.contains("better words"), "{}", signed_in.body);
        assert!(signed_in.body.contains("So erreichen Sie uns"), "{}", signed_in.body);
        let half = visitor.post(&hers, &[("words", "better words")]).await;
        assert_eq!(half.status, StatusCode::CONFLICT, "also where something is missing");
        assert!(half.body.contains("better words"), "{}", half.body);
        let theirs = read(&mut visitor, &his).await;
        assert!(theirs.contains("first words") && !theirs.contains("better words"), "{theirs}");
    }

    /// Proves S1-58, S1-59.
    async fn what_brigitte_says_on_the_telephone_is_noted_and_read_only_when_both_have_said_it(place) {
        let mut pair = Pair::ended(&place.store).await;
        let (desk, list) = (pair.desk(), "/desk/closings");
        let path = format!("{desk}/closing");
        let page = read(&mut pair.table.office, &desk).await;
        assert!(page.contains(&format!("href=\"{path}\"")), "the pair leads there: {page}");
        let of_brigitte = format!("{path}?side=mentor");
        let page = read(&mut pair.table.office, &of_brigitte).await;
        assert!(page.contains("steht auf Papier") && page.contains("value=\"mentor\""), "{page}");
        let partner = pair.table.partners[0].get(&path).await;
        assert!(matches!(partner.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND));
        let nobody = [("side", "mentor"), ("words", "kept-words")];
        let refused = pair.table.office.post(&path, &nobody).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["kept-words", "woher Sie es wissen", "Wählen Sie auch, wie"] {
            assert!(refused.body.contains(words), "{words}: {}", refused.body);
        }
        let nothing = [("side", "mentor"), ("way", "phone")];
        let refused = pair.table.office.post(&path, &nothing).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut form = said("words-of-brigitte");
        form.extend(nothing);
        let noted = pair.table.office.post(&path, &form).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.body);
        let page = read(&mut pair.table.office, &desk).await;
        for words in ["am Telefon gesagt, eingetragen von", "words-of-brigitte",
            "Rückmeldung für jemanden eingetragen", "Wunsch für danach für jemanden eingetragen"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let hers = format!("/de/closings/{}", pair.links[0]);
        assert!(!read(&mut pair.amal.visitor, &hers).await.contains("words-of-brigitte"));
        let theirs = format!("/de/closings/{}", pair.links[1]);
        let page = read(&mut pair.brigitte.visitor, &theirs).await;
        assert!(page.contains("words-of-brigitte"), "she reads what was noted for her: {page}");

        // Amal answers nothing: after four weeks she stands in the list, and Brigitte does not.
        assert!(read(&mut pair.table.office, list).await.contains("fehlt keine Antwort"));
        pair.table.site.wait(SignedDuration::from_hours(24 * 29));
        let (site, programme) = (&pair.table.site, pair.table.programme);
        let (account, _) = site.account(programme, "karin@example.org", Role::Coordinator).await;
        let link = place.store.create_link(programme, account, Purpose::DemoSignIn, site.now()).await;
        pair.table.office = site.signed_in(&link.unwrap()).await;
        let page = read(&mut pair.table.office, list).await;
        assert!(page.contains(&format!("{path}?side=mentee")), "{page}");
        assert!(!page.contains("side=mentor"), "{page}");
        let page = read(&mut pair.table.office, "/desk").await;
        assert!(page.contains("Paar ohne Antwort zum Abschluss") && page.contains(list), "{page}");

        let done = pair.amal.visitor.post(&hers, &said("words-of-amal")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(read(&mut pair.amal.visitor, &hers).await.contains("words-of-brigitte"));
        let page = read(&mut pair.table.office, &of_brigitte).await;
        assert!(!page.contains("name=\"together\"") && page.contains("ändern Sie nicht"), "{page}");
        let again = pair.table.office.post(&path, &form).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "the same again changes nothing");
        let (mut late, other) = (form.clone(), ("words", "other-words"));
        late[3] = other;
        assert_eq!(pair.table.office.post(&path, &late).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.table.office, &desk).await;
        assert!(!page.contains("other-words"), "they have read it: {page}");

        let other = pair.table.site.programme("other").await;
        let mut charlie = pair.table.site.reader(other, Role::Coordinator).await;
        assert_eq!(charlie.get(&path).await.status, StatusCode::NOT_FOUND);
        assert!(!read(&mut charlie, list).await.contains("side="), "nobody of another programme");
    }

    /// Proves S1-62.
    async fn who_would_take_part_again_stands_in_the_list_of_the_office(place) {
        let mut pair = Pair::ended(&place.store).await;
        let theirs = format!("/de/closings/{}", pair.links[1]);
        pair.brigitte.visitor.post(&theirs, &said("")).await;
        let page = read(&mut pair.table.office, "/desk/alumni").await;
        assert!(page.contains(&pair.brigitte.canaries[1]), "{page}");
        assert!(page.contains(&format!("/desk/mentors/{}", pair.pair.mentor_id)), "{page}");
        let mentors = read(&mut pair.table.office, "/desk/mentors").await;
        assert_eq!(mentors.matches("wieder dabei</span>").count(), 1, "{mentors}");
        let page = read(&mut pair.table.office, "/desk/alumni?side=mentee").await;
        assert!(page.contains("Bisher hat das niemand gesagt"), "{page}");
        let refused = pair.table.partners[0].get("/desk/alumni").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }

    /// Proves S1-62.
    async fn the_office_takes_them_into_the_next_cohort_at_one_go(place) {
        let mut pair = Pair::ended(&place.store).await;
        let theirs = format!("/de/closings/{}", pair.links[1]);
        pair.brigitte.visitor.post(&theirs, &said("")).await;
        let list = "/desk/alumni";
        let page = read(&mut pair.table.office, list).await;
        assert!(page.contains("Zurzeit nimmt kein Durchgang"), "{page}");
        let office = &mut pair.table.office;
        let new = [
            ("regions", "Wien"), ("number", "77"), ("slug", "wien-77"), ("capacity", "20"),
            ("starts-day", "20"), ("starts-month", "1"), ("starts-year", "2027"),
        ];
        assert_eq!(office.post("/desk/cohorts", &new).await.status, StatusCode::SEE_OTHER);
        let page = read(office, list).await;
        let next = page.split("name=\"cohort\"><option value=\"").nth(1).unwrap();
        let next = next.split('"').next().unwrap().to_owned();
        let mentor = pair.pair.mentor_id.to_string();
        let nobody = office.post(list, &[("cohort", next.as_str())]).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        let taken = office.post(list, &[("cohort", next.as_str()), ("mentor", mentor.as_str())]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let page = read(office, list).await;
        assert!(page.contains("Eine Person ist im Durchgang"), "{page}");
        assert!(page.contains("in einem offenen Durchgang"), "{page}");
        let shown = read(office, &format!("/desk/cohorts/{next}")).await;
        assert!(shown.contains("19. Juli 2027"), "six months: {shown}");
    }

    /// Proves S1-58.
    async fn a_pair_without_a_final_interview_waits_on_the_first_page_until_one_is_noted(place) {
        let mut pair = Pair::ended(&place.store).await;
        let desk = read(&mut pair.table.office, "/desk").await;
        assert!(desk.contains("ohne Abschlussgespräch"), "{desk}");
        let at = pair.desk();
        let path = format!("{at}/final-interview");
        assert!(pair.table.office.get(&at).await.body.contains(&path), "the pair leads there");
        let page = pair.table.office.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        let wrong = [("on-day", "1"), ("on-month", "1"), ("on-year", "2031"), ("led_by", "Karin M."),
            ("channel", "online"), ("note", "kept-note")];
        let refused = pair.table.office.post(&path, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("kept-note") && refused.body.contains("2031"));
        let today = pair.table.site.now().to_zoned(jiff::tz::TimeZone::get("Europe/Vienna").unwrap());
        let (day, month, year) =
            (today.day().to_string(), today.month().to_string(), today.year().to_string());
        let right = [("on-day", day.as_str()), ("on-month", &month), ("on-year", &year),
            ("led_by", "Karin M."), ("channel", "online"), ("note", "Both are content.")];
        let noted = pair.table.office.post(&path, &right).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.table.office, &at).await;
        assert!(page.contains("Both are content.") && page.contains("geführt von Karin M."), "{page}");
        let desk = read(&mut pair.table.office, "/desk").await;
        assert!(!desk.contains("ohne Abschlussgespräch"), "{desk}");
        let retraction = format!("{path}/retraction");
        let silent = pair.table.office.post(&retraction, &[("reason", "")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let back = pair.table.office.post(&retraction, &[("reason", "another pair")]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER);
        let page = read(&mut pair.table.office, &at).await;
        assert!(!page.contains("Both are content."), "{page}");
    }

    async fn whoever_has_an_attestation_finds_it_also_after_parting_early(place) {
        let mut pair = Pair::ended(&place.store).await;
        let [amals, brigittes] = pair.links.clone();
        let file = "attestation.pdf";
        for status in ["completed", "dissolved"] {
            let ended = match status {
                "completed" => "UPDATE partnership SET status = status",
                _ => "UPDATE partnership SET status = 'dissolved' WHERE status = 'completed'",
            };
            let programme = pair.table.programme;
            geleit_store::testing::execute(&place.store, programme, ended).await;
            if status == "dissolved" {
                let fact = "UPDATE status_fact SET status = 'dissolved' WHERE status = 'completed'";
                geleit_store::testing::execute(&place.store, programme, fact).await;
            }
            for noun in ["closings", "outcomes"] {
                let page = pair.amal.visitor.get(&format!("/ar/{noun}/{amals}")).await.body;
                assert!(page.contains(file), "{status}, {noun}: {page}");
            }
            let page = pair.brigitte.visitor.get(&format!("/de/closings/{brigittes}")).await.body;
            assert!(page.contains(file), "{status}: {page}");
            assert_eq!(page.contains("Dieses Mentoring ist zu Ende"), status == "dissolved");
            let me = pair.brigitte.visitor.get("/me").await.body;
            assert!(me.contains(file), "{status}: {me}");
            let path = format!("/de/closings/{amals}/{file}");
            assert_eq!(pair.amal.visitor.get(&path).await.status, StatusCode::OK, "{status}");
        }
    }

    async fn a_pair_near_its_end_leads_to_the_last_page_from_everywhere(place) {
        let mut pair = Pair::running(&place.store).await;
        let programme = pair.table.programme;
        let (link, mine) = (pair.links[1].clone(), format!("{}/closing", pair.brigitte.me));
        let path = format!("/de/meetings/{link}");
        let early = pair.brigitte.visitor.get(&path).await.body;
        assert!(!early.contains(&format!("/de/closings/{link}")), "{early}");
        assert!(!pair.brigitte.visitor.get("/me").await.body.contains(&mine));
        let ends = pair.table.site.now() + (24 * 10).hours();
        let cohort = format!("UPDATE cohort SET starts_on = '2025-07-11', ends_on = '{}'", ends.strftime("%F"));
        geleit_store::testing::execute(&place.store, programme, cohort.leak()).await;
        for noun in ["meetings", "agreements", "expectations", "fit-answers", "raised-hands"] {
            let page = pair.brigitte.visitor.get(&format!("/de/{noun}/{link}")).await.body;
            assert!(page.contains(&format!("/de/closings/{link}")), "{noun}: {page}");
        }
        assert!(pair.brigitte.visitor.get("/me").await.body.contains(&mine));
    }

    async fn an_attestation_speaks_the_persons_language_and_can_be_read_aloud(place) {
        let mut pair = Pair::ended(&place.store).await;
        let name = pair.amal.canaries[1].clone();
        for (language, title) in [
            ("de", "Teilnahmebestätigung"),
            ("en", "Confirmation of participation"),
            ("ar", "شهادة مشاركة"),
        ] {
            let path = format!("/{language}/closings/{}/attestation.pdf?hours=yes", pair.links[0]);
            let (headers, file) = pair.amal.visitor.file(&path).await;
            assert_eq!(headers["content-type"], "application/pdf", "{language}");
            asked("qpdf", &["--check"], &file);
            let raw = String::from_utf8_lossy(&file);
            assert!(raw.contains("<pdfuaid:part>1<") && raw.contains("<pdfaid:part>2<"));
            let json = asked("qpdf", &["--json"], &file);
            let tag = format!("\"/Lang\": \"u:{language}\"");
            assert!(json.contains(&tag), "{language}");
            for key in ["/StructTreeRoot", "/MarkInfo", "/H1"] {
                assert!(json.contains(key), "{key}");
            }
            assert!(asked("pdfinfo", &[], &file).contains(title), "{language}: the title");
            let words = text(&file);
            for said in [title, name.as_str(), "0:00"] {
                assert!(words.contains(said), "{language}: {said}: {words}");
            }
            if let Ok(folder) = std::env::var("GELEIT_PRINTED") {
                std::fs::write(format!("{folder}/attestation-{language}.pdf"), &file).unwrap();
            }
        }
        let plain = format!("/de/closings/{}/attestation.pdf", pair.links[0]);
        let (_, file) = pair.amal.visitor.file(&plain).await;
        assert!(!text(&file).contains("0:00"), "hours only where they are wanted");
        assert!(!text(&file).contains("Syri"), "neither origin nor status");

        let both = format!("{}/attestation.pdf", pair.desk());
        let (_, both) = pair.table.office.file(&both).await;
        let words = text(&both);
        assert!(words.contains(&name) && words.contains(&pair.brigitte.canaries[1]), "{words}");
        assert!(asked("pdfinfo", &[], &both).contains("Pages:           2"), "a page each");
        let path = format!("/desk/attestations.pdf?cohort={}", pair.table.cohort);
        let (_, all) = pair.table.office.file(&path).await;
        assert!(text(&all).contains(&name));
        let mut stranger = Visitor::new(pair.table.site.router.clone());
        assert_eq!(stranger.get(&path).await.status, StatusCode::SEE_OTHER);
        let other = pair.table.site.programme("other").await;
        let mut charlie = pair.table.site.reader(other, Role::Coordinator).await;
        assert_eq!(charlie.get(&path).await.status, StatusCode::NOT_FOUND);
    }
}
