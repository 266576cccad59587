//! The phases of a pair on the pages of both sides and at the desk.

use super::meetings::{Pair, read};
use super::*;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::meetings::{Channel, Meeting, Way};
use geleit_store::both;
use geleit_store::partnerships::meetings::Noting;

/// The steps of a page: each as it is said, the one that is now in brackets.
fn steps(page: &str) -> Vec<String> {
    let (_, rest) =
        page.split_once(r#"<ol class="g-steps" aria-label="Phasen des Paars">"#).unwrap();
    let list = rest.split("</ol>").next().unwrap();
    let step = |step: &str| {
        let words = step.split_once('>').unwrap().1.replace("<small>", ", ");
        let words = words.replace("</small>", "").replace("</li>", "");
        if step.contains("aria-current") { format!("[{words}]") } else { words }
    };
    list.split("<li").skip(1).map(step).collect()
}

both! {
    /// Proves S1-34.
    async fn every_pair_goes_through_the_same_phases_on_its_own_days(place) {
        let mut pair = Pair::accepted(&place.store).await;
        let (operator, now) = (Actor::operator(pair.table.programme), pair.table.site.now());
        let (store, id, on) =
            (&place.store, PartnershipId(pair.pair.id), "2026-01-23".parse().unwrap());
        let card = "Karte, erledigt am 23. Jänner 2026";
        let begun = [card, "[Vereinbarung, jetzt]", "Treffen", "Abschlussgespräch", "Danach"];
        for side in [&mut pair.amal, &mut pair.brigitte] {
            assert_eq!(steps(&read(&mut side.visitor, "/me").await), begun);
        }
        let meeting = Meeting {
            on,
            minutes: 60,
            channel: Channel::Online,
            topics: vec![],
            line: String::new(),
        };
        let noting = Noting { side: None, way: Way::Phone, meeting, corrects: None };
        store.note_meeting(&operator, id, &noting, now).await.unwrap();
        let met =
            [card, "Vereinbarung, noch offen", "[Treffen, jetzt]", "Abschlussgespräch", "Danach"];
        assert_eq!(steps(&read(&mut pair.amal.visitor, "/me").await), met);
        let desk = pair.desk();
        assert_eq!(steps(&read(&mut pair.table.office, &desk).await), met);
        for verb in [Verb::Start, Verb::Complete] {
            store.step_partnership(&operator, id, verb, None, on, now).await.unwrap();
        }
        let page = read(&mut pair.table.office, &desk).await;
        let done = "Treffen, erledigt am 23. Jänner 2026";
        let last = [card, "Vereinbarung, noch offen", done, "[Abschlussgespräch, jetzt]", "Danach"];
        assert_eq!(steps(&page), last);
        assert_eq!(steps(&read(&mut pair.brigitte.visitor, "/me").await), last);
    }
}
