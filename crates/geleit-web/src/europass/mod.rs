//! Filling a draft from a Europass CV: only what is still empty, and the page says what. The
//! person checks it and sends it as everything else.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{AtBoth, Now};
use crate::files::receive;
use crate::language::{Language, Texts, plain};
use crate::layers::see_other;
use crate::routes::{Routes, Rule};
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::Method;
use geleit_domain::applications::form::LANGUAGES;
use geleit_domain::applications::{Answers, Side};
use geleit_exchange::europass;
use geleit_store::drafts::Draft;
use geleit_store::secrets::Secret;
use jiff::Timestamp;

pub(crate) fn routes(routes: Routes) -> Routes {
    let (path, link) = ("/{lang}/drafts/{link}/europass", Rule::Link("draft"));
    routes.route(Method::GET, path, link, show).upload(path, link, save)
}

#[derive(Template)]
#[template(path = "europass/show.html")]
struct Show {
    t: Texts,
    page: Page,
    /// The page of the draft.
    back: String,
    form: Form,
}

async fn show(
    AtBoth(_, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let secret: Secret = link.parse()?;
    mentees_draft(&app, &secret, now).await?;
    draw(&app, page, &link, &secret, Form::default()).await
}

/// The draft behind a link. A mentor's form has nothing that a CV would fill.
async fn mentees_draft(app: &App, secret: &Secret, now: Timestamp) -> Result<Draft, Error> {
    let draft = app.store.draft(secret, now).await?;
    if draft.side == Side::Mentee { Ok(draft) } else { Err(Error::NotFound) }
}

async fn save(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    multipart: Result<Multipart, MultipartRejection>,
) -> Answer {
    let secret: Secret = link.parse()?;
    let mut draft = mentees_draft(&app, &secret, now).await?;
    let t = page.t;
    let (mut form, file) = receive(multipart, t).await;
    let Some(file) = file.filter(|_| !form.is_refused()) else {
        if !form.is_refused() {
            form.refuse("file", t.europass_missing());
        }
        return draw(&app, page, &link, &secret, form).await;
    };
    match app.looking.at(move || europass::read(&file.bytes)).await? {
        Ok(record) => {
            let found = record.answers(LANGUAGES, language.tag());
            let filled = fill(&mut draft.answers, &found);
            let sentence = if filled.is_empty() {
                t.europass_nothing()
            } else {
                app.store.save_draft(&secret, &draft, now).await?;
                let fields = filled.iter().map(|field| plain(&t.europass_field(field)));
                t.europass_filled(t.in_a_row(fields))
            };
            Ok(see_other(&format!("/{language}/drafts/{link}"), sentence))
        }
        Err(refusal) => {
            form.refuse("file", t.europass_refused(refusal.code()));
            draw(&app, page, &link, &secret, form).await
        }
    }
}

/// Fills what is empty and gives the names of what was filled. The two inputs for languages are
/// one question.
fn fill(answers: &mut Answers, found: &Answers) -> Vec<String> {
    let question = |input: &str| input.split('-').next().unwrap_or_default().to_owned();
    let answered: Vec<_> = answers.iter().map(|(input, _)| question(input)).collect();
    let mut filled = Vec::new();
    for (input, typed) in found.iter().filter(|(input, _)| !answered.contains(&question(input))) {
        answers.set(input, typed);
        filled.push(question(input));
    }
    filled.dedup();
    filled
}

async fn draw(app: &App, page: Page, link: &str, secret: &Secret, form: Form) -> Answer {
    let page = page.of(&app.store.programme(secret.programme).await?).with(&form);
    let back = format!("/{}/drafts/{link}", page.t.language);
    let view = Show { t: page.t, page, back, form };
    html_form(&view, &view.form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_empty_is_filled() {
        let mut answers =
            Answers::from_iter([("email", "amal@example.org"), ("languages-other", "x")]);
        let found = Answers::from_iter([
            ("email", "other@example.org"),
            ("given_name", "Amal"),
            ("languages", "ar;en"),
            ("languages-other", "Armenisch"),
            ("phone", "+43 1"),
        ]);
        assert_eq!(fill(&mut answers, &found), ["given_name", "phone"]);
        assert_eq!(answers.get("email"), "amal@example.org");
        assert_eq!((answers.get("languages"), answers.get("given_name")), ("", "Amal"));
        assert!(fill(&mut answers, &found).is_empty());
        let mut empty = Answers::default();
        assert_eq!(fill(&mut empty, &found), ["email", "given_name", "languages", "phone"]);
    }
}
