//! Both sides of a released pair, on the pages that they read: cards, answers, contact (P6).

use super::matching::Table;
use super::*;
use axum::http::StatusCode;
use geleit_domain::id::{MentorId, PartnershipId, PersonId};
use geleit_domain::partnerships::Status;
use geleit_store::both;
use geleit_store::partnerships::Partnership;

/// Two released pairs whose letters have fallen due.
pub(crate) async fn released(store: &Store) -> (Table, Vec<Partnership>) {
    let mut table = Table::laid(store).await;
    table.propose("0").await;
    let all = format!("{}/endorsements", table.path());
    for partner in &mut table.partners {
        partner.post(&all, &[("version", "1")]).await;
    }
    let release = format!("{}/release", table.path());
    table.office.post(&release, &[("version", "1")]).await;
    let (programme, _) = store.programmes().await.unwrap().remove(0);
    let mut tx = store.read(programme).await.unwrap();
    let pairs = tx.fresh_partnerships(table.cohort, table.site.now()).await.unwrap();
    table.site.wait(SignedDuration::from_mins(16));
    (table, pairs)
}

/// One side of a pair: signed in, and with the link of the letter.
pub(crate) struct Reader {
    pub(crate) visitor: Visitor,
    link: String,
    pub(crate) me: String,
    /// What would betray them.
    pub(crate) canaries: [String; 2],
}

impl Reader {
    /// Everything that this side can read, in every language.
    async fn reads(&mut self) -> String {
        let mut text = String::new();
        for path in ["/me".to_owned(), self.me.clone()] {
            text += &self.visitor.get(&path).await.body;
        }
        for language in ["de", "en", "ar"] {
            text += &self.visitor.get(&format!("/{language}/offers/{}", self.link)).await.body;
        }
        text
    }

    pub(crate) async fn says(&mut self, answer: &str, by_link: bool) -> StatusCode {
        let by = if by_link { format!("/en/offers/{}", self.link) } else { self.me.clone() };
        self.visitor.post(&format!("{by}/answer"), &[("answer", answer)]).await.status
    }
}

pub(crate) async fn readers(table: &Table, pair: &Partnership) -> [Reader; 2] {
    let (programme, _) = table.site.store.programmes().await.unwrap().remove(0);
    let mut tx = table.site.store.read(programme).await.unwrap();
    let mentor = tx.mentor(MentorId(pair.mentor_id)).await.unwrap().person_id;
    let sides = [(Role::Mentee, pair.person_id), (Role::Mentor, mentor)];
    let mut people = Vec::new();
    for (role, person) in sides {
        people.push((role, PersonId(person), tx.person(PersonId(person)).await.unwrap()));
    }
    drop(tx);
    let (site, id) = (&table.site, PartnershipId(pair.id));
    let mut readers = Vec::new();
    for (role, person, known) in people {
        let new = NewAccount {
            email: &known.email,
            name: role.text(),
            role,
            organisation: None,
            person: Some(person),
            language: "de",
        };
        let operator = Actor::operator(programme);
        let (account, _) = site.store.create_account(&operator, &new, site.now()).await.unwrap();
        let enter = site.store.create_link(programme, account, Purpose::DemoSignIn, site.now());
        let visitor = site.signed_in(&enter.await.unwrap()).await;
        let link = site.store.create_offer_link(programme, id, person, site.now()).await.unwrap();
        let me = format!("/me/partnerships/{id}");
        let canaries = [known.email, known.family_name];
        readers.push(Reader { visitor, link, me, canaries });
    }
    readers.try_into().unwrap_or_else(|_| panic!("two sides"))
}

both! {
    /// Proves S1-41, S1-42.
    async fn both_read_a_card_say_yes_and_only_then_how_to_reach_each_other(place) {
        let (mut table, pairs) = released(&place.store).await;
        let [mut amal, mut brigitte] = readers(&table, &pairs[0]).await;
        let hers = amal.canaries.clone();
        let card = amal.visitor.get(&amal.me).await;
        assert_eq!(card.status, StatusCode::OK);
        assert!(card.body.contains("Brigitte ") && card.body.contains("Ja, das passt"), "{}", card.body);
        assert!(!amal.reads().await.contains(&brigitte.canaries[0]));
        let nonsense = amal.visitor.post(&format!("{}/answer", amal.me), &[("answer", "x")]).await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(amal.says("accepted", true).await, StatusCode::SEE_OTHER);
        assert!(!brigitte.reads().await.contains(&amal.canaries[0]));
        assert_eq!(brigitte.says("accepted", false).await, StatusCode::SEE_OTHER);
        let his = brigitte.canaries.clone();
        for (reader, canaries) in [(&mut amal, his), (&mut brigitte, hers)] {
            let page = reader.visitor.get(&reader.me.clone()).await.body;
            assert!(canaries.iter().all(|canary| page.contains(canary.as_str())), "{page}");
        }
        let desk = format!("/desk/partnerships/{}", pairs[0].id);
        let page = table.office.get(&desk).await.body;
        assert!(page.contains("angenommen") && !page.contains("sagt am Telefon"), "{page}");
    }

    /// P6 on the pages. Somebody who watches from outside knows when contact may be read; chance
    /// decides what happens, the same chance every time.
    /// Proves S1-41.
    async fn no_page_shows_how_to_reach_the_other_before_both_said_yes_or_after_the_end(place) {
        let (mut table, pairs) = released(&place.store).await;
        for (story, pair) in pairs.iter().enumerate() {
            let mut sides = readers(&table, pair).await;
            let desk = format!("/desk/partnerships/{}", pair.id);
            let (mut yes, mut is_over, mut dice) = ([false; 2], false, 4_711 + story as u64);
            for step in 0..30 {
                dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648;
                let (side, what) = (usize::from(dice >> 16 & 1 == 1), dice >> 20 & 15);
                let said = match what {
                    0..=4 => Some("accepted"),
                    5 if step > 15 => Some("declined"),
                    _ => None,
                };
                let was_open = status(&table, pair).await.is_open();
                if let Some(said) = said {
                    sides[side].says(said, what > 2).await;
                    yes[side] |= was_open && said == "accepted";
                } else if what == 6 && step > 20 && was_open {
                    let page = table.office.get(&desk).await.body;
                    let path = format!("{desk}/withdrawal");
                    table.office.post(&path, &[("version", &version(&page))]).await;
                }
                is_over |= !status(&table, pair).await.is_open();
                let may = yes == [true, true] && !is_over;
                for reader in [0, 1] {
                    let canaries = sides[1 - reader].canaries.clone();
                    let text = sides[reader].reads().await;
                    let found = canaries.iter().any(|canary| text.contains(canary.as_str()));
                    assert_eq!(found, may, "story {story}, step {step}, side {reader}: {said:?}");
                }
            }
        }
    }

    /// Proves S1-42, S1-49.
    async fn a_refusal_reads_the_same_for_both_and_the_desk_matches_anew(place) {
        let (mut table, pairs) = released(&place.store).await;
        let [mut amal, mut brigitte] = readers(&table, &pairs[0]).await;
        amal.says("accepted", false).await;
        brigitte.says("declined", true).await;
        let path = format!("/de/offers/{}", amal.link);
        let hers = amal.visitor.get(&path).await.body;
        let path = format!("/de/offers/{}", brigitte.link);
        let own = brigitte.visitor.get(&path).await.body;
        let title = "Dieses Paar gibt es nicht mehr";
        assert!(hers.contains(title) && own.contains(title), "{hers}");
        let desk = format!("/desk/partnerships/{}", pairs[0].id);
        let page = table.office.get(&desk).await.body;
        assert!(!page.contains("Mentor⸱in sagt") && !page.contains("brigitte"), "{page}");
        let board = table.board().await;
        assert!(board.contains("Das freigegebene Paar kommt nicht zustande"), "{board}");
        let anew = format!("{desk}/successor");
        let page = table.office.get(&anew).await;
        assert!(page.body.contains("Brigitte Gruber"), "the free mentor: {}", page.body);
        let empty = table.office.post(&anew, &[("version", "3")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let at = page.body.find("name=\"mentor\"").unwrap();
        let value = &page.body[at..];
        let at = value.find("value=\"").unwrap() + 7;
        let mentor = value[at..at + 36].to_owned();
        let form = [("version", version(&page.body)), ("mentor", mentor)];
        let form: Vec<_> = form.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let done = table.office.post(&anew, &form).await;
        assert_eq!(done.header("location"), table.path(), "{}", done.body);
        assert!(table.board().await.contains("Brigitte Gruber"));
    }
}

async fn status(table: &Table, pair: &Partnership) -> Status {
    let (programme, _) = table.site.store.programmes().await.unwrap().remove(0);
    let mut tx = table.site.store.read(programme).await.unwrap();
    let operator = Actor::operator(programme);
    tx.partnership_for(&operator, PartnershipId(pair.id)).await.unwrap().status().unwrap()
}

/// What forms of a page carry.
fn version(page: &str) -> String {
    let at = page.find("name=\"version\" value=\"").expect("a form") + 22;
    page[at..].split('"').next().unwrap().to_owned()
}
