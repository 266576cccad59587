//! The German of the participants' pages, measured on what is drawn: at most 12 words in a
//! sentence on average, at most 20 in any.

use super::{STEPS, begin, fill, mentor, open_cohort};
use crate::Site;
use crate::visitor::{Page, Visitor};
use geleit_domain::id::ProgrammeId;
use geleit_store::testing::{Place, run};

/// Elements inside a line; every other one ends what is being said.
const INLINE: &[&str] = &["a", "b", "bdi", "data", "em", "span", "strong"];

/// The texts of the main part, one per element that stands alone.
fn texts(html: &str) -> Vec<String> {
    let from = html.find("<main").unwrap();
    let main = &html[from..html.find("</main>").unwrap()];
    let mut texts = vec![String::new()];
    for piece in main.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        if !INLINE.contains(&name) {
            texts.push(String::new());
        }
        texts.last_mut().unwrap().push_str(text);
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

/// Whole sentences: what ends with a mark. Labels and choices are none.
fn sentences(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    let mut sentence = String::new();
    for word in text.split(' ') {
        sentence.push_str(word);
        sentence.push(' ');
        let is_date = word.trim_end_matches('.').chars().all(|c| c.is_ascii_digit());
        if word.ends_with(['.', '?', '!']) && !is_date {
            found.push(std::mem::take(&mut sentence).trim().to_owned());
        }
    }
    found
}

#[test]
fn sentences_end_at_their_mark_and_not_at_a_date() {
    let found = sentences("Bis 20. Februar geht es. Wer hilft? Vorname");
    assert_eq!(found, ["Bis 20. Februar geht es.", "Wer hilft?"]);
    assert_eq!(texts("<main><p>Ja <b>sehr</b> gut.</p><li>Eins</main>"), ["Ja sehr gut.", "Eins"]);
}

/// What a mentor reads, with every sentence that a refusal says.
async fn pages_of_mentors(brigitte: &mut Visitor) -> Vec<Page> {
    let start = "/de/apply/wien-18/mentor";
    let mut pages =
        vec![brigitte.get(start).await, brigitte.post(start, &[("begin", "yes")]).await];
    let draft = mentor::begin(brigitte, "de").await;
    let empty = [("step", "company"), ("go", "on")];
    pages.push(brigitte.post(&format!("{draft}/company"), &empty).await);
    for page in ["check", "later"] {
        pages.push(brigitte.get(&format!("{draft}/{page}")).await);
    }
    let own = mentor::go_on(brigitte, &draft).await;
    for page in ["", "/withdrawal"] {
        pages.push(brigitte.get(&format!("{own}{page}")).await);
    }
    pages
}

/// Every page of a mentor's questionnaire: as it is opened, refused, read once more and sent.
async fn questionnaires(site: &Site, programme: ProgrammeId, brigitte: &mut Visitor) -> Vec<Page> {
    let link = mentor::called(site, programme).await;
    let own = format!("/de/questionnaires/{link}");
    let mut pages = Vec::new();
    for page in ["work", "knowledge", "meeting", "topics"] {
        pages.push(brigitte.get(&format!("{own}/{page}")).await);
        let empty = [("step", page), ("go", "on")];
        let refused = brigitte.post(&format!("{own}/{page}"), &empty).await;
        // On a page where nothing is needed nothing is refused.
        pages.extend(Some(refused).filter(|page| page.status == 422));
        let full = [&mentor::ANSWERS[..], &empty].concat();
        brigitte.post(&format!("{own}/{page}"), &full).await;
    }
    pages.push(brigitte.get(&format!("{own}/check")).await);
    let sent = brigitte.post(&format!("{own}/check"), &[("send", "yes")]).await;
    assert_eq!(sent.header("location"), format!("{own}/thanks"), "{}", sent.body);
    pages.push(brigitte.get(&format!("{own}/thanks")).await);
    pages
}

#[test]
fn the_pages_of_participants_are_written_in_easy_sentences() {
    run(async {
        let place = Place::sqlite().await;
        let site = Site::new(&place.store);
        let (programme, _) = open_cohort(&site).await;
        let mut amal = site.visitor();
        let mut pages = vec![amal.get("/de/apply/wien-18/mentee").await];
        let draft = begin(&mut amal, "de").await;
        for (step, answers) in STEPS {
            pages.push(fill(&mut amal, &draft, step, &[]).await);
            fill(&mut amal, &draft, step, answers).await;
        }
        for page in ["check", "later"] {
            pages.push(amal.get(&format!("{draft}/{page}")).await);
        }
        amal.post(&format!("{draft}/check"), &[("send", "yes")]).await;
        let own = draft.replace("/drafts/", "/applications/");
        pages.push(amal.get(&own).await);
        pages.push(amal.get(&format!("{own}/withdrawal")).await);
        pages.extend(pages_of_mentors(&mut amal).await);
        pages.extend(questionnaires(&site, programme, &mut amal).await);
        let all = pages.iter().flat_map(|page| texts(&page.body));
        let all: Vec<String> = all.flat_map(|text| sentences(&text)).collect();
        let words = |sentence: &String| sentence.split(' ').count();
        let (total, longest) =
            (all.iter().map(words).sum::<usize>(), all.iter().max_by_key(|s| words(s)));
        let longest = longest.unwrap();
        let count = all.len();
        let tenths = total * 10 / count;
        let most = words(longest);
        println!(
            "easy language: {count} sentences, mean {}.{} words, longest {most}: {longest}",
            tenths / 10,
            tenths % 10
        );
        assert!(count > 40, "only {count} sentences were found");
        assert!(tenths <= 120, "the mean is {tenths} tenths of a word");
        assert!(most <= 20, "{most} words: {longest}");
    });
}
