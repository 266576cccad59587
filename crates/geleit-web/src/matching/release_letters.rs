//! Every letter that a release would send, exactly as it would be written now, page by page.

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By};
use crate::language::{Language, Texts};
use crate::letters;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::id::CohortId;
use geleit_store::matching::{Addressed, LettersKey};
use std::collections::HashMap;

/// Two letters each.
const PAIRS: usize = 10;

#[derive(Template)]
#[template(path = "matching/release_letters.html")]
struct View {
    t: Texts,
    page: Page,
    cohort: CohortId,
    letters: Vec<LetterView>,
    first: String,
    next: String,
}

struct LetterView {
    to: String,
    language: Language,
    subject: String,
    body: String,
    has_address: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(cohort): At<CohortId>,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let after = query.get("after").and_then(|text| key(text));
    let (loaded, letters, next) = app.store.release_letters(&actor, cohort, after, PAIRS).await?;
    let programme = app.store.programme(actor.programme).await?;
    // Links are made when a letter is sent; the page shows none that works.
    let link = format!("{}/…", app.config.public_address);
    let written = letters.iter().filter_map(|one| {
        let language = Language::from_tag(&one.language).unwrap_or(Language::De);
        let texts = Texts::new(language, programme.spelling());
        let letter = letters::write(texts, one.template, &programme.name, &link)?;
        Some(view(page.t, one, language, letter))
    });
    let path = format!("/desk/matching/{cohort}/release/letters");
    html(&View {
        t: page.t,
        letters: written.collect(),
        cohort,
        first: after.map(|_| path.clone()).unwrap_or_default(),
        next: next.map(|(points, id)| format!("{path}?after={points}.{id}")).unwrap_or_default(),
        page: page.at_cohort(&loaded),
    })
}

fn view(t: Texts, to: &Addressed, language: Language, letter: letters::Letter) -> LetterView {
    LetterView {
        to: t.votes_letters_to().name(to.name.as_str()).language(language.autonym()),
        language,
        subject: letter.subject,
        body: letter.body,
        has_address: to.has_address,
    }
}

fn key(text: &str) -> Option<LettersKey> {
    let (points, id) = text.split_once('.')?;
    Some((points.parse().ok()?, id.parse().ok()?))
}
