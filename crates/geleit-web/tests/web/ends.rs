//! What the office does with a running pair, on its pages, and what the two and an expert read.

use super::matching::Table;
use super::offers::{readers, released};
use super::visitor::Page;
use super::*;
use axum::http::StatusCode;
use geleit_domain::cohorts;
use geleit_domain::id::{MentorId, PartnershipId, PersonId};
use geleit_domain::partnerships::Verb;
use geleit_store::both;
use geleit_store::partnerships::Partnership;
use geleit_store::partnerships::warnings::Filter;
use jiff::ToSpan;

/// Two pairs that have run for 22 days and have not met.
pub(crate) async fn running(store: &Store) -> (Table, Vec<Partnership>) {
    let (table, pairs) = released(store).await;
    let (operator, now) = (Actor::operator(table.programme), table.site.now());
    let start = cohorts::Verb::Start;
    store.step_cohort(&operator, table.cohort, start, None, now).await.unwrap();
    let began = now.to_zoned(jiff::tz::TimeZone::UTC).date().saturating_sub(22.days());
    for pair in &pairs {
        let id = PartnershipId(pair.id);
        for verb in [Verb::Accept, Verb::Start] {
            store.step_partnership(&operator, id, verb, None, began, now).await.unwrap();
        }
    }
    store.keep_warnings(table.programme, now).await.unwrap();
    (table, pairs)
}

/// The page of the first pair, and one below it.
pub(crate) fn desk(pairs: &[Partnership], below: &str) -> String {
    format!("/desk/partnerships/{}{below}", pairs[0].id)
}

/// A page without the marks that keep directions apart.
pub(crate) async fn read(visitor: &mut Visitor, path: &str) -> String {
    let page = visitor.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    page.body.replace(['\u{2068}', '\u{2069}'], "")
}

pub(crate) async fn post(visitor: &mut Visitor, path: &str, form: &[(&str, &str)]) -> Page {
    visitor.post(path, form).await
}

/// The value that the form of a page sends for a field.
pub(crate) fn value(page: &str, field: &str) -> String {
    let mark = format!(r#"name="{field}" value=""#);
    let (_, rest) = page.split_once(&mark).unwrap_or_else(|| panic!("{field}: {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// Names and addresses of both sides of a pair.
async fn names(table: &Table, pair: &Partnership) -> Vec<String> {
    let mut tx = table.site.store.read(table.programme).await.unwrap();
    let mentor = tx.mentor(MentorId(pair.mentor_id)).await.unwrap().person_id;
    let mut names = Vec::new();
    for person in [pair.person_id, mentor] {
        let known = tx.person(PersonId(person)).await.unwrap();
        names.extend([known.name(), known.email.clone()]);
        names.extend(known.name().split(' ').map(str::to_owned));
    }
    names.retain(|name| name.len() > 2);
    names
}

const TODAY: [(&str, &str); 3] = [("on-day", "23"), ("on-month", "1"), ("on-year", "2026")];

both! {
    async fn the_own_page_names_the_other_one_only_while_both_take_part(place) {
        let (table, pairs) = released(&place.store).await;
        let [mut amal, mut brigitte] = readers(&table, &pairs[0]).await;
        let (operator, now) = (Actor::operator(table.programme), table.site.now());
        let (store, id) = (&place.store, PartnershipId(pairs[0].id));
        let on = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let with = "Ihr Mentoring mit ";
        for (verb, is_named) in [(None, false), (Some(Verb::Accept), true), (Some(Verb::Start), true), (Some(Verb::Complete), false)] {
            if let Some(verb) = verb {
                store.step_partnership(&operator, id, verb, None, on, now).await.unwrap();
            }
            for side in [&mut amal, &mut brigitte] {
                let page = read(&mut side.visitor, "/me").await;
                assert_eq!(page.contains(with), is_named, "{verb:?}: {page}");
            }
        }
    }

    /// Proves S1-49.
    async fn the_office_dissolves_a_pair_and_neither_side_reads_why(place) {
        let (mut table, pairs) = running(&place.store).await;
        let [mut amal, mut brigitte] = readers(&table, &pairs[0]).await;
        let path = desk(&pairs, "/dissolution");
        let page = read(&mut table.office, &path).await;
        assert!(page.contains("Niemand ist schuld") && page.contains("Umzug oder zu weiter Weg"), "{page}");
        let version = value(&page, "version");
        let half = post(&mut table.office, &path, &[("version", &version), ("mentor_debrief", "typed")]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["Wählen Sie einen Grund", "Wählen Sie, wer das möchte", "typed"] {
            assert!(half.body.contains(words), "{}", half.body);
        }
        let mut form = vec![
            ("version", version.as_str()),
            ("reason", "distance"),
            ("wish_of", "mentee"),
            ("mentee_debrief", "canary-graz"),
        ];
        form.extend(TODAY);
        assert_eq!(post(&mut table.office, &path, &form).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut table.office, &desk(&pairs, "")).await;
        assert!(page.contains("Umzug oder zu weiter Weg. Wunsch: Mentee"), "{page}");
        // Somebody else had the same form open: no word of either is lost.
        form[3].1 = "typed too late";
        let late = post(&mut table.office, &path, &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for words in ["Das hat sich inzwischen geändert", "canary-graz", "typed too late"] {
            assert!(late.body.contains(words), "{words}: {}", late.body);
        }
        for side in [&mut amal, &mut brigitte] {
            for path in ["/me".to_owned(), side.me.clone()] {
                let page = read(&mut side.visitor, &path).await;
                for secret in ["Umzug", "distance", "canary-graz"] {
                    assert!(!page.contains(secret), "{path}: {page}");
                }
            }
        }
        for partner in &mut table.partners {
            let page = partner.get(&desk(&pairs, "")).await;
            assert!(!page.body.contains("Umzug"), "{}", page.body);
            assert_eq!(partner.get(&path).await.status, StatusCode::FORBIDDEN);
        }
        let outbox = read(&mut table.office, "/desk/outbox").await;
        assert_eq!(outbox.matches("Das Paar ist aufgelöst").count(), 2, "{outbox}");
        let page = read(&mut table.office, &path).await;
        assert!(page.contains("canary-graz"), "{page}");
        let version = value(&page, "version");
        let later = [("version", version.as_str()), ("mentor_debrief", "beide schade")];
        let debrief = desk(&pairs, "/debrief");
        assert_eq!(post(&mut table.office, &debrief, &later).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut table.office, &path).await;
        assert!(page.contains("beide schade") && !page.contains("canary-graz"), "{page}");
        let stale = [("version", version.as_str()), ("mentor_debrief", "noch ein Wort")];
        let late = post(&mut table.office, &debrief, &stale).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("beide schade") && late.body.contains("noch ein Wort"));
    }

    /// Proves S1-49.
    async fn finding_somebody_else_asks_for_the_neutral_reason_and_who_wishes_it(place) {
        let (mut table, pairs) = running(&place.store).await;
        let sql = "UPDATE mentor SET capacity = 2";
        geleit_store::testing::execute(&place.store, table.programme, sql).await;
        let path = desk(&pairs, "/successor");
        let page = read(&mut table.office, &path).await;
        assert!(page.contains("ohne Schuld") && page.contains(r#"value="did_not_fit""#), "{page}");
        let version = value(&page, "version");
        let mentor = mentor_of(&page);
        let half = post(&mut table.office, &path, &[("version", &version), ("mentor", &mentor)]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = [
            ("version", version.as_str()),
            ("mentor", &mentor),
            ("reason", "time"),
            ("wish_of", "both"),
        ];
        assert_eq!(post(&mut table.office, &path, &form).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut table.office, &desk(&pairs, "")).await;
        assert!(page.contains("Die Zeit reicht nicht. Wunsch: Beide"), "{page}");
        assert!(!page.contains("Geht weiter als"), "nobody has followed yet: {page}");
        let (board, all) = (table.path(), format!("{}/endorsements", table.path()));
        for partner in &mut table.partners {
            let version = value(&partner.get(&board).await.body, "version");
            let done = partner.post(&all, &[("version", version.as_str())]).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        }
        let (operator, now) = (Actor::operator(table.programme), table.site.now());
        place.store.release(&operator, table.cohort, None, now).await.unwrap();
        let mut tx = place.store.read(table.programme).await.unwrap();
        let next = tx.fresh_partnerships(table.cohort, table.site.now()).await.unwrap().remove(0);
        drop(tx);
        let after = format!("/desk/partnerships/{}", next.id);
        let page = read(&mut table.office, &desk(&pairs, "")).await;
        let link = |path: &str| format!("</dt><dd><a class=\"kern-link\" href=\"{path}\">");
        assert!(page.contains(&format!("Geht weiter als{}", link(&after))), "{page}");
        let page = read(&mut table.office, &after).await;
        assert!(page.contains(&format!("Folgt auf{}", link(&desk(&pairs, "")))), "{page}");
    }

    /// Proves S1-56.
    async fn whom_a_side_asks_stands_on_every_page_of_the_pair_and_is_handed_over(place) {
        let (mut table, pairs) = running(&place.store).await;
        let [mut amal, _] = readers(&table, &pairs[0]).await;
        let (olga, _) = table.site.account(table.programme, "olga@example.org", Role::Coordinator).await;
        let (paul, _) = table.site.account(table.programme, "paul@example.org", Role::Coordinator).await;
        let path = desk(&pairs, "/contacts");
        let page = read(&mut table.office, &path).await;
        assert!(page.contains("olga (olga@example.org)"), "{page}");
        let nonsense = [("is_form", "yes"), ("mentee", "nobody")];
        let refused = post(&mut table.office, &path, &nonsense).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let named = [("is_form", "yes"), ("mentee", &olga.to_string()), ("mentor", "")];
        assert_eq!(post(&mut table.office, &path, &named).await.status, StatusCode::SEE_OTHER);
        let mut tx = table.site.store.read(table.programme).await.unwrap();
        let person = PersonId(tx.partnership_for(&Actor::operator(table.programme),
            PartnershipId(pairs[0].id)).await.unwrap().person_id);
        drop(tx);
        let (id, now) = (PartnershipId(pairs[0].id), table.site.now());
        let store = &table.site.store;
        let link = store.create_partnership_link(table.programme, id, person, now).await.unwrap();
        let meetings = format!("{}/meetings", amal.me);
        let mut pages = vec!["/me".to_owned(), amal.me.clone()];
        for meetings in [meetings, format!("/de/meetings/{link}")] {
            // Whoever has not met yet may need help.
            pages.push(format!("{meetings}/not-yet"));
            pages.push(meetings);
        }
        for noun in ["agreement", "expectations", "fit-answer", "raised-hand", "closing", "outcomes"] {
            pages.push(format!("{}/{noun}", amal.me));
        }
        for noun in ["agreements", "expectations", "fit-answers", "raised-hands", "closings", "outcomes"] {
            pages.push(format!("/de/{noun}/{link}"));
        }
        for path in &pages {
            let page = read(&mut amal.visitor, path).await;
            assert!(page.contains("Ihre Ansprechperson ist olga."), "{path}: {page}");
            assert!(page.contains("olga@example.org"), "{path}: {page}");
        }
        let arabic = read(&mut table.site.visitor(), &format!("/ar/meetings/{link}")).await;
        assert!(arabic.contains("olga@example.org"), "{arabic}");
        let partner = table.partners[0].get(&desk(&pairs, "")).await.body;
        assert!(!partner.contains("/contacts"), "{partner}");

        let list = read(&mut table.office, "/desk/contact-persons").await;
        assert!(list.contains("<bdi>olga</bdi></th><td data-l=\"Mentees und Mentor:innen\">1</td>"), "{list}");
        let same = [("from", &*olga.to_string()), ("to", &*olga.to_string())];
        let handover = "/desk/contact-persons/handover";
        let refused = post(&mut table.office, handover, &same).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let over = [("from", &*olga.to_string()), ("to", &*paul.to_string())];
        assert_eq!(post(&mut table.office, handover, &over).await.status, StatusCode::SEE_OTHER);
        for path in &pages {
            let page = read(&mut amal.visitor, path).await;
            assert!(page.contains("paul") && !page.contains("olga"), "{path}: {page}");
        }
    }

    /// Proves S1-57.
    async fn a_pair_is_planned_until_the_end_of_its_cohort_and_can_be_extended(place) {
        let (mut table, pairs) = running(&place.store).await;
        let [mut amal, _] = readers(&table, &pairs[0]).await;
        let before = read(&mut amal.visitor, "/me").await;
        assert!(before.contains("Geplant bis"), "{before}");
        let path = desk(&pairs, "/extension");
        let page = read(&mut table.office, &path).await;
        let version = value(&page, "version");
        let until = |year, reason| [
            ("version", version.clone()), ("until-day", "15".to_owned()),
            ("until-month", "11".to_owned()), ("until-year", year), ("reason", reason),
        ];
        for wrong in [until("2029".to_owned(), "x".to_owned()), until("2026".to_owned(), String::new())] {
            let wrong: Vec<_> = wrong.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let refused = post(&mut table.office, &path, &wrong).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        }
        let right = until("2026".to_owned(), "Prüfung im November".to_owned());
        let right: Vec<_> = right.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert_eq!(post(&mut table.office, &path, &right).await.status, StatusCode::SEE_OTHER);
        for (visitor, path) in [(&mut table.office, desk(&pairs, "")), (&mut amal.visitor, "/me".to_owned())] {
            let page = read(visitor, &path).await;
            assert!(page.contains("15. November 2026"), "{path}: {page}");
        }
        let page = read(&mut amal.visitor, "/me").await;
        assert!(!page.contains("Prüfung im November"), "{page}");
    }

    async fn a_second_mentor_is_offered_where_the_programme_allows_it(place) {
        let (mut table, pairs) = running(&place.store).await;
        let path = desk(&pairs, "/second-mentor");
        let page = read(&mut table.office, &path).await;
        assert!(page.contains("Ihr Programm erlaubt derzeit nicht mehr Paare"), "{page}");
        assert!(page.contains(r#"href="/desk/programme""#), "{page}");
        let sql = "UPDATE programme SET pairs_per_mentee = 2, pairs_per_mentee_reason = 'x'";
        geleit_store::testing::execute(&place.store, table.programme, sql).await;
        let sql = "UPDATE mentor SET capacity = 2";
        geleit_store::testing::execute(&place.store, table.programme, sql).await;
        let page = read(&mut table.office, &path).await;
        let (version, mentor) = (value(&page, "version"), mentor_of(&page));
        let half = post(&mut table.office, &path, &[("version", &version), ("mentor", &mentor)]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(half.body.contains("warum und wer zugestimmt hat"), "{}", half.body);
        let form = [("version", version.as_str()), ("mentor", &mentor), ("reason", "alle am Telefon")];
        assert_eq!(post(&mut table.office, &path, &form).await.status, StatusCode::SEE_OTHER);
        let list = format!("/desk/partnerships?cohort={}", table.cohort);
        let page = read(&mut table.office, &list).await;
        assert!(page.contains("2 Begleitende") && page.contains("begleitet 2 Mentees"), "{page}");
        let page = read(&mut table.office, &desk(&pairs, "")).await;
        assert!(page.contains("Daneben") && !page.contains("/successor"), "{page}");
        assert!(page.contains("alle am Telefon"), "the reason stands in the history: {page}");
    }

    /// Proves S1-19, S1-20.
    async fn a_referral_has_no_room_for_a_story_and_the_limits_are_said(place) {
        let (mut table, pairs) = running(&place.store).await;
        let path = desk(&pairs, "/referrals");
        let page = read(&mut table.office, &path).await;
        assert!(page.contains("ersetzen nicht das Arbeitsmarktservice (AMS)"), "{page}");
        assert!(!page.contains("<textarea"), "{page}");
        let story = "x".repeat(81);
        let mut form = vec![("kind", "labour_office"), ("body", story.as_str()), ("answer", "open")];
        form.extend(TODAY);
        let refused = post(&mut table.office, &path, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        form[1] = ("body", "Amt Mitte");
        assert_eq!(post(&mut table.office, &path, &form).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut table.office, &path).await;
        assert!(page.contains("Arbeitsmarktservice (AMS): Amt Mitte"), "{page}");
        let referral = value(&page, "referral");
        let answer = [("referral", referral.as_str()), ("answer", "done")];
        let to = format!("{path}/answer");
        assert_eq!(post(&mut table.office, &to, &answer).await.status, StatusCode::SEE_OTHER);
        let page = read(&mut table.office, &path).await;
        assert!(page.contains("erledigt (seit 23. Jänner 2026)"), "{page}");
        let to = format!("{path}/retraction");
        let silent = post(&mut table.office, &to, &[("referral", &referral)]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let back = [("referral", referral.as_str()), ("reason", "falsche Person")];
        assert_eq!(post(&mut table.office, &to, &back).await.status, StatusCode::SEE_OTHER);
        assert!(!read(&mut table.office, &path).await.contains("Amt Mitte"));
        let public = read(&mut table.site.visitor(), "/de/programmes/mentoring").await;
        assert!(public.contains("ersetzen nicht das Arbeitsmarktservice (AMS)"), "{public}");
    }

    /// Proves S1-35.
    async fn no_name_and_no_contact_reaches_a_supervising_expert(place) {
        let (mut table, pairs) = running(&place.store).await;
        let mut eva = table.site.reader(table.programme, Role::SupervisingExpert).await;
        let warning = table.site.store.list_warnings(
            &Actor::operator(table.programme), &Filter::default(), 9).await.unwrap();
        let care = format!("/desk/warnings/{}/closing", warning[0].id);
        post(&mut table.office, &care, &[("done", "canary-words")]).await;
        let list = read(&mut eva, "/desk/supervision").await;
        let mut seen = list.clone();
        for pair in &pairs {
            let case = format!("/desk/supervision/{}", pair.id);
            assert!(list.contains(&case), "{list}");
            seen += &read(&mut eva, &case).await;
        }
        assert!(seen.contains("Drei Wochen nach dem Beginn"), "{seen}");
        seen += &read(&mut eva, "/desk").await;
        let case = format!("/desk/supervision/{}", pairs[0].id);
        let notes = format!("{case}/notes");
        let empty = post(&mut eva, &notes, &[("words", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let advice = [("words", "Mit beiden gemeinsam sprechen.")];
        assert_eq!(post(&mut eva, &notes, &advice).await.status, StatusCode::SEE_OTHER);
        seen += &read(&mut eva, &case).await;
        for pair in &pairs {
            for name in names(&table, pair).await {
                assert!(!seen.contains(&name), "{name} reaches the expert: {seen}");
            }
        }
        assert!(!seen.contains("canary-words"), "{seen}");
        for path in [desk(&pairs, ""), "/desk/partnerships".into(), "/desk/warnings".into(),
            format!("/desk/persons/{}", pairs[0].person_id)] {
            assert_ne!(eva.get(&path).await.status, StatusCode::OK, "{path}");
        }
        let page = read(&mut table.office, &desk(&pairs, "")).await;
        assert!(page.contains("Mit beiden gemeinsam sprechen."), "{page}");
        let page = read(&mut table.office, &case).await;
        assert!(!page.contains("<textarea"), "the coordination reads: {page}");
        let refused = post(&mut table.office, &notes, &advice).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        for partner in &mut table.partners {
            let page = partner.get(&desk(&pairs, "")).await.body;
            assert!(!page.contains("Mit beiden gemeinsam sprechen."), "{page}");
            assert_eq!(partner.get(&case).await.status, StatusCode::FORBIDDEN);
        }
    }
}

/// The first mentor whom a page offers.
pub(crate) fn mentor_of(page: &str) -> String {
    let (_, rest) = page.split_once(r#"name="mentor""#).unwrap_or_else(|| panic!("{page}"));
    let (_, rest) = rest.split_once(r#"value=""#).unwrap();
    rest.split('"').next().unwrap().to_owned()
}
