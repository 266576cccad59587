//! The matching in the browser: three organisations and the coordination office.

use super::*;
use axum::http::StatusCode;
use geleit_domain::id::{CohortId, OrganisationId};
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::organisations::Duty;
use geleit_domain::profile::{Cefr, Coded, Identity, MenteeProfile, MentorProfile, Origin};
use geleit_store::both;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use std::ops::ControlFlow;
use visitor::Page;

/// A cohort with people, and somebody of each side of the table.
pub(crate) struct Table {
    pub(crate) site: Site,
    pub(crate) programme: ProgrammeId,
    pub(crate) cohort: CohortId,
    pub(crate) office: Visitor,
    pub(crate) partners: Vec<Visitor>,
}

impl Table {
    pub(crate) async fn laid(store: &Store) -> Self {
        let site = Site::new(store);
        let programme = site.programme("mentoring").await;
        let operator = Actor::operator(programme);
        let office = site.reader(programme, Role::Coordinator).await;
        let mut partners = Vec::new();
        for (name, slug) in [("WKO", "wko"), ("ÖIF", "oeif"), ("AMS", "ams")] {
            let duties = [Duty::Decide];
            let made = store.create_organisation(&operator, name, slug, &duties, site.now()).await;
            partners.push(partner(&site, programme, slug, made.unwrap()).await);
        }
        let cohort = cohort(store, &operator, site.now()).await;
        invite(store, &operator, cohort, site.now()).await;
        Self { site, programme, cohort, office, partners }
    }

    pub(crate) fn path(&self) -> String {
        format!("/desk/matching/{}", self.cohort)
    }

    /// Two more mentees than there are mentors for.
    pub(crate) async fn invite_too_many(&self) {
        let import = Import { accepted: true, ..Import::into(self.cohort) };
        let more = [mentee(4, "Saleh", "2512"), mentee(5, "Darwish", "2512")];
        let (go_on, operator) =
            (&mut |_| ControlFlow::Continue(()), Actor::operator(self.programme));
        let store = &self.site.store;
        store.import_mentees(&operator, &import, &more, go_on, self.site.now()).await.unwrap();
    }

    pub(crate) async fn propose(&mut self, version: &str) -> Page {
        let path = format!("{}/proposals", self.path());
        self.office.post(&path, &[("version", version)]).await
    }

    pub(crate) async fn board(&mut self) -> String {
        let page = self.office.get(&self.path()).await;
        assert_eq!(page.status, StatusCode::OK);
        page.body
    }
}

async fn partner(
    site: &Site,
    programme: ProgrammeId,
    slug: &str,
    organisation: OrganisationId,
) -> Visitor {
    let email = format!("{slug}@example.org");
    let new = NewAccount {
        email: &email,
        name: slug,
        role: Role::Partner,
        organisation: Some(organisation),
        person: None,
        language: "de",
    };
    let operator = Actor::operator(programme);
    let (account, _) = site.store.create_account(&operator, &new, site.now()).await.unwrap();
    let link = site.store.create_link(programme, account, Purpose::DemoSignIn, site.now()).await;
    site.signed_in(&link.unwrap()).await
}

async fn cohort(store: &Store, operator: &Actor, now: Timestamp) -> CohortId {
    let calendar = Calendar {
        applications_until: None,
        matching_on: None,
        opening_on: None,
        starts_on: "2026-03-01".parse().unwrap(),
        ends_on: "2026-09-01".parse().unwrap(),
        capacity: 10,
    };
    let regions = vec!["Wien".to_owned()];
    let new = NewCohort { slug: "wien-18".into(), number: 18, regions, calendar };
    store.create_cohort(operator, &new, now).await.unwrap()
}

fn coded(code: &str) -> Option<Coded> {
    Some(Coded { words: format!("Beruf {code}"), code: Some(code.into()) })
}

fn identity(given: &str, family: &str) -> Identity {
    Identity {
        given_name: given.into(),
        family_name: family.into(),
        email: format!("{given}.{family}@example.org"),
        phone: "+43 1 2345678".into(),
        ..Identity::default()
    }
}

fn mentee(row: u32, family: &str, work: &str) -> MenteeRow {
    MenteeRow {
        row,
        reference: format!("E-{row}"),
        identity: identity("Amal", family),
        profile: MenteeProfile {
            origin: vec![Origin::Country("SY".into())],
            occupation: coded(work),
            target_occupation: coded(work),
            german: Some(Cefr::B2),
            postcode: Some("1010".into()),
            ..MenteeProfile::default()
        },
        received_on: None,
        organisation: None,
    }
}

/// Two mentees and three mentors; who belongs to whom follows from the professions.
async fn invite(store: &Store, operator: &Actor, cohort: CohortId, now: Timestamp) {
    let import = Import { accepted: true, ..Import::into(cohort) };
    let mentor = |row, family: &str, work| MentorRow {
        row,
        reference: format!("M-{row}"),
        identity: identity("Brigitte", family),
        profile: MentorProfile { occupation: coded(work), ..MentorProfile::default() },
        capacity: 1,
        received_on: None,
        organisation: None,
    };
    let mentees = [mentee(2, "Haddad", "2512"), mentee(3, "Noor", "2611")];
    let mentors =
        [mentor(2, "Leitner", "1330"), mentor(3, "Kurz", "2611"), mentor(4, "Gruber", "5120")];
    let go_on = &mut |_| ControlFlow::Continue(());
    store.import_mentees(operator, &import, &mentees, go_on, now).await.unwrap();
    let go_on = &mut |_| ControlFlow::Continue(());
    store.import_mentors(operator, &import, &mentors, go_on, now).await.unwrap();
}

/// The value of the first input with this name after a mark in the page.
pub(crate) fn hidden(body: &str, after: &str, name: &str) -> String {
    let rest = &body[body.find(after).unwrap_or_else(|| panic!("no {after} in {body}"))..];
    let field = format!("name=\"{name}\" value=\"");
    let value = &rest[rest.find(&field).unwrap() + field.len()..];
    value[..value.find('"').unwrap()].to_owned()
}

/// The address of the first form of this kind.
pub(crate) fn action(body: &str, kind: &str) -> String {
    let ends = [format!("/{kind}\""), format!("/{kind}#")];
    let end = ends.iter().filter_map(|end| body.find(end)).min();
    let end = end.unwrap_or_else(|| panic!("no {kind}: {body}"));
    let start = body[..end].rfind("action=\"").unwrap() + "action=\"".len();
    format!("{}/{kind}", &body[start..end])
}

both! {
    /// Proves S1-41, S1-42, S1-43, S1-46.
    async fn a_committee_of_three_goes_from_the_proposal_to_the_release(place) {
        let mut table = Table::laid(&place.store).await;
        let list = table.office.get("/desk/matching").await;
        assert!(list.body.contains(&table.path()), "{}", list.body);
        assert!(table.board().await.contains("Vorschlag rechnen"));
        let proposed = table.propose("0").await;
        assert_eq!(proposed.status, StatusCode::SEE_OTHER);
        let board = table.board().await;
        assert!(board.contains("2 Paare sind vorgeschlagen"), "{board}");
        for words in ["Amal Haddad", "Brigitte Leitner", "class=\"g-score", "Brigitte Gruber"] {
            assert!(board.contains(words), "{words}: {board}");
        }
        assert!(!board.contains("+43 1") && !board.contains("@example.org"), "contact data");

        let release = format!("{}/release", table.path());
        let preview = table.office.get(&release).await;
        assert!(preview.body.contains("ÖIF") && !preview.body.contains("Jetzt freigeben"));
        let early = table.office.post(&release, &[("version", "1")]).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(early.body.contains("ams, oeif, wko"), "{}", early.body);

        let all = format!("{}/endorsements", table.path());
        for partner in &mut table.partners {
            let said = partner.post(&all, &[("version", "1")]).await;
            assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
        }
        let preview = table.office.get(&release).await;
        assert!(preview.body.contains("Jetzt freigeben"), "{}", preview.body);
        let released = table.office.post(&release, &[("version", "1")]).await;
        assert_eq!(released.header("location"), release);
        let after = table.office.get(&release).await;
        assert!(after.body.contains("Freigabe zurücknehmen"), "{}", after.body);
        let partnerships = table.office.get("/desk/partnerships").await;
        assert!(partnerships.body.contains("Amal Haddad"), "{}", partnerships.body);
        let undo = format!("{}/release-withdrawal", table.path());
        table.site.wait(SignedDuration::from_mins(16));
        let late = table.office.post(&undo, &[("version", "1")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    }

    /// Proves S1-41, S1-42.
    async fn an_objection_needs_words_and_stands_on_the_board_and_in_the_minutes(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let path = table.path();
        let partner = &mut table.partners[1];
        let board = partner.get(&path).await.body;
        let vote = action(&board, "endorsement");
        let version = hidden(&board, &vote, "version");
        let page = partner.get(&format!("{vote}?version={version}")).await;
        assert!(page.body.contains("Amal ") && page.body.contains("Einwand"), "{}", page.body);
        let form = [("version", version.as_str()), ("answer", "object"), ("reason", " ")];
        let silent = partner.post(&vote, &form).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.body.contains("<title>Fehler:"), "{}", silent.body);
        let form = [("version", version.as_str()), ("answer", "object"), ("reason", "kennen sich")];
        let said = partner.post(&vote, &form).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
        let board = table.board().await;
        assert!(board.contains("ÖIF: kennen sich"), "{board}");
        let minutes = table.office.get(&format!("{}/minutes", table.path())).await;
        assert!(minutes.body.contains("kennen sich") && minutes.body.contains("oeif (ÖIF)"));
        let shown = table.office.get(&format!("{}?show=objected", table.path())).await.body;
        assert_eq!(shown.matches("<tr id=\"p-").count(), 1);
    }

    async fn a_second_window_is_told_that_somebody_was_faster_and_shown_the_way_on(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let board = table.board().await;
        let lock = action(&board, "lock");
        let form = [("version", "1"), ("back", "show=open&size=50")];
        let locked = table.office.post(&lock, &form).await;
        let pair = lock.split('/').nth(3).unwrap();
        let back = format!("{}?show=open&size=50#p-{pair}", table.path());
        assert_eq!(locked.header("location"), back, "to the row that was decided");
        let again = table.office.post(&lock, &form).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.body.contains(&format!("href=\"{}\"", table.path())), "{}", again.body);
        let stale = table.propose("0").await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let board = table.board().await;
        assert!(board.contains("Von der Koordination fixiert"), "{board}");
        let veto = action(&board, "veto");
        let version = hidden(&board, &veto, "version");
        let form = [("version", version.as_str()), ("reason", "zu weit weg")];
        let vetoed = table.office.post(&veto, &form).await;
        assert_eq!(vetoed.status, StatusCode::SEE_OTHER, "{}", vetoed.body);
        assert!(table.board().await.contains("zu weit weg"));
    }

    /// Proves S1-42.
    async fn the_newest_decision_is_taken_back_from_the_board_and_the_history_says_so(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let lock = action(&table.board().await, "lock");
        table.office.post(&lock, &[("version", "1")]).await;
        let board = table.board().await;
        assert!(board.contains("Zuletzt:") && board.contains("Rückgängig machen: "), "{board}");
        let undo = action(&board, "undo");
        let seq = hidden(&board, &undo, "seq");
        let back = format!("{}/history", table.path());
        let done = table.office.post(&undo, &[("seq", &seq), ("back", &back)]).await;
        assert_eq!(done.header("location"), back);
        let history = table.office.get(&back).await.body;
        assert!(history.contains("Rückgängig gemacht: "), "{history}");
        assert!(!table.board().await.contains("Von der Koordination fixiert"));
        let again = table.office.post(&undo, &[("seq", &seq), ("back", &back)]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        // Nobody is led away from here.
        let lock = action(&table.board().await, "lock");
        let version = hidden(&table.board().await, &lock, "version");
        table.office.post(&lock, &[("version", &version)]).await;
        let seq = hidden(&table.board().await, &undo, "seq");
        let away = [("seq", seq.as_str()), ("back", "https://evil.example/desk")];
        assert_eq!(table.office.post(&undo, &away).await.header("location"), table.path());
        let nonsense = table.office.post(&undo, &[("seq", "x")]).await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    /// Proves S1-42.
    async fn a_partner_takes_back_its_own_vote_and_no_other(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let path = table.path();
        let board = table.partners[1].get(&path).await.body;
        let vote = action(&board, "endorsement");
        table.partners[1].post(&vote, &[("version", "1"), ("answer", "agree")]).await;
        let own = table.partners[1].get(&path).await.body;
        let undo = action(&own, "undo");
        let seq = hidden(&own, &undo, "seq");
        let other = table.partners[0].get(&path).await.body;
        assert!(other.contains("Zuletzt:") && !other.contains("/undo\""), "{other}");
        let form = [("seq", seq.as_str())];
        assert_eq!(table.partners[0].post(&undo, &form).await.status, StatusCode::FORBIDDEN);
        assert_eq!(table.partners[1].post(&undo, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(table.board().await.matches(">Ja</b>").count(), 0);
    }

    async fn a_projected_board_without_names_holds_none_and_nothing_that_people_wrote(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let veto = action(&table.board().await, "veto");
        table.office.post(&veto, &[("version", "1"), ("reason", "Brigitte kennt sie")]).await;
        let shown = table.office.get(&format!("{}?view=projector&names=hidden", table.path())).await.body;
        let main = &shown[shown.find("<main").unwrap()..];
        for word in ["Amal", "Haddad", "Brigitte", "Leitner", "kennt sie", "E-2"] {
            assert!(!main.contains(word), "{word}: {main}");
        }
        assert!(main.contains("g-projected") && main.contains("Mentee ") && main.contains("Veto"));
    }

    async fn one_click_swaps_a_mentee_to_another_mentor(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let board = table.board().await;
        let swap = action(&board, "move");
        let mentor = hidden(&board, &swap, "version");
        let button = &board[board.find(&swap).unwrap()..];
        let at = button.find("name=\"mentor\" value=\"").unwrap() + "name=\"mentor\" value=\"".len();
        let to = button[at..at + 36].to_owned();
        let form = [("version", mentor.as_str()), ("mentor", to.as_str())];
        let moved = table.office.post(&swap, &form).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
        assert!(table.board().await.contains("Getauscht"));
        let nonsense = table.office.post(&swap, &[("version", "2"), ("mentor", "x")]).await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_partner_sees_no_origin_that_is_not_shared_and_no_button_of_the_office(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        assert!(table.board().await.contains("Syrien"));
        let path = table.path();
        let partner = &mut table.partners[0];
        let board = partner.get(&path).await.body;
        assert!(board.contains("Amal H.") && !board.contains("Haddad"), "{board}");
        assert!(!board.contains("Syrien") && board.contains("Herkunft angegeben"), "{board}");
        for word in ["/proposals", "/move\"", "Paare freigeben", "+43 1"] {
            assert!(!board.contains(word), "{word}: {board}");
        }
        let proposals = partner.post(&format!("{path}/proposals"), &[("version", "1")]).await;
        assert_eq!(proposals.status, StatusCode::FORBIDDEN);
        let release = partner.get(&format!("{path}/release")).await;
        assert_eq!(release.status, StatusCode::FORBIDDEN);
        let list = partner.get("/desk/matching").await;
        assert!(list.body.contains("Stimmen von Ihnen sind offen"), "{}", list.body);
        let english = {
            partner.post("/language", &[("language", "en"), ("return", "/desk")]).await;
            partner.get(&path).await.body
        };
        assert!(english.contains("Origin given, not shown"), "{english}");
    }

    async fn charlie_of_another_programme_finds_no_board(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let other = table.site.programme("other").await;
        let mut charlie = table.site.reader(other, Role::Coordinator).await;
        let foreign = charlie.get(&table.path()).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        let board = table.board().await;
        let lock = charlie.post(&action(&board, "lock"), &[("version", "1")]).await;
        assert_eq!(lock.status, StatusCode::NOT_FOUND);
    }

    async fn a_wrong_date_of_a_partnership_is_set_right_with_a_reason(place) {
        let mut table = Table::laid(&place.store).await;
        table.propose("0").await;
        let (all, release) =
            (format!("{}/endorsements", table.path()), format!("{}/release", table.path()));
        for partner in &mut table.partners {
            partner.post(&all, &[("version", "1")]).await;
        }
        table.office.post(&release, &[("version", "1")]).await;
        let list = table.office.get("/desk/partnerships").await.body;
        let at = list.find("href=\"/desk/partnerships/").unwrap() + "href=\"".len();
        let path = list[at..at + "/desk/partnerships/".len() + 36].to_owned();
        let page = table.office.get(&path).await;
        assert!(page.body.contains("angeboten"), "{}", page.body);
        let correction = format!("{path}/correction");
        let empty = table.office.post(&correction, &[("version", "1")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = [
            ("version", "1"),
            ("what", "date"),
            ("date-day", "20"),
            ("date-month", "1"),
            ("date-year", "2026"),
            ("reason", "falsch abgeschrieben"),
        ];
        let done = table.office.post(&correction, &form).await;
        assert_eq!(done.header("location"), path, "{}", done.body);
        let page = table.office.get(&path).await.body;
        assert!(page.contains("20. Jänner 2026") && page.contains("zurückgenommen am"), "{page}");
        assert!(page.contains("falsch abgeschrieben"));
        let again = table.office.post(&correction, &form).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        let mut late = form;
        late[5] = ("reason", "auch ich habe es bemerkt");
        let late = table.office.post(&correction, &late).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let (told, form) = late.body.split_once("<form class=\"g-form\"").unwrap();
        assert!(told.contains("falsch abgeschrieben"), "what was done meanwhile: {told}");
        assert!(form.contains("auch ich habe es bemerkt"), "what was typed stays: {form}");
        assert!(form.contains("name=\"version\" value=\"2\""), "{form}");
    }
}
