//! Which letters somebody wants, and in which language: behind the link at the end of a letter,
//! without an account, or signed in. Opening the page changes nothing; a mail program that
//! unsubscribes for its reader (RFC 8058) posts to the same address.

use crate::App;
use crate::error::Answer;
use crate::extract::{AtBoth, By, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::routes::{Audience, Routes, Rule};
use crate::ui::{Choice as Offered, Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect};
use geleit_domain::letters::Choice;
use geleit_domain::policy::{Action, Resource};
use geleit_store::letters::{OwnChoice, Wish};
use geleit_store::secrets::Secret;

/// What a mail program says that unsubscribes for its reader, and what it wants.
const ONE_CLICK: (&str, &str) = ("List-Unsubscribe", "One-Click");
const MINE: &str = "/me/letter-choice";

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("letters");
    let me = |action| Rule::May(action, Resource::Me);
    let (get, post) = (Method::GET, Method::POST);
    routes
        .route(get.clone(), "/{lang}/letters/{link}", link, by_link)
        .route(post.clone(), "/{lang}/letters/{link}", link, choose_by_link)
        .route(get, MINE, me(Action::Show), mine)
        .route(post.clone(), MINE, me(Action::Change), choose)
        .route(post, "/letter-choice", Rule::Public("leads only to the own choice"), lead)
}

/// The page behind a link, which people without an account read.
#[derive(Template)]
#[template(path = "letters/link.html")]
struct ByLink {
    t: Texts,
    page: Page,
    form: Form,
    choices: Vec<Offered>,
    languages: &'static [Language],
    path: String,
}

#[derive(Template)]
#[template(path = "letters/me.html")]
struct Mine {
    t: Texts,
    page: Page,
    form: Form,
    choices: Vec<Offered>,
    languages: &'static [Language],
    path: String,
}

async fn by_link(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
) -> Answer {
    let own = app.store.letters_by_link(&link.parse::<Secret>()?, now).await?;
    draw_by_link(page, filled(&own), &own, path(language, &link))
}

async fn choose_by_link(
    AtBoth(language, link): AtBoth<Language, String>,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.letters_by_link(&secret, now).await?;
    if form.value(ONE_CLICK.0) == ONE_CLICK.1 {
        let wish = Wish { choice: Choice::None, language: None };
        app.store.choose_letters_by_link(&secret, wish, now).await?;
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let path = path(language, &link);
    match read(page.t, &mut form, offered(own.is_staff)) {
        Some(wish) => {
            app.store.choose_letters_by_link(&secret, wish, now).await?;
            Ok(see_other(&path, page.t.letter_choice_saved()))
        }
        None => draw_by_link(page, form, &own, path),
    }
}

async fn mine(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let own = app.store.own_letters(&actor).await?;
    draw_mine(page, filled(&own))
}

async fn choose(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    match read(page.t, &mut form, offered(false)) {
        Some(wish) => {
            app.store.choose_own_letters(&actor, wish, now).await?;
            Ok(see_other(MINE, page.t.letter_choice_saved()))
        }
        None => draw_mine(page, form),
    }
}

/// Whoever is signed in, at the desk as well, finds the page that stands at the end of letters.
async fn lead(State(app): State<App>, By(actor): By, Now(now): Now, page: Page) -> Answer {
    let link = app.store.create_own_letters_link(&actor, now).await?;
    Ok(Redirect::to(&path(page.t.language, &link)).into_response())
}

fn filled(own: &OwnChoice) -> Form {
    Form::filled([("letters", own.choice.text().to_owned()), ("language", own.language.clone())])
}

/// Letters to the desk are written in the languages of the desk.
fn offered(is_staff: bool) -> &'static [Language] {
    Language::offered(if is_staff { Audience::Desk } else { Audience::Me })
}

fn read(t: Texts, form: &mut Form, languages: &[Language]) -> Option<Wish<'static>> {
    let choice = form.parse("letters", || t.letter_choice_missing());
    let language = Language::from_tag(form.value("language"));
    let language = language.filter(|language| languages.contains(language)).map(Language::tag);
    // Nobody chooses what is usual: the page says what comes of it.
    choice.filter(|choice| *choice != Choice::Usual).map(|choice| Wish { choice, language })
}

fn choices(t: Texts) -> Vec<Offered> {
    let offered = [Choice::Daily, Choice::Weekly, Choice::None];
    let choice = |choice: Choice| Offered {
        value: choice.text().to_owned(),
        label: t.letter_choice_word(choice),
    };
    offered.map(choice).into()
}

fn draw_by_link(page: Page, form: Form, own: &OwnChoice, path: String) -> Answer {
    let page = page.of(&own.programme).with(&form);
    let languages = offered(own.is_staff);
    let view = ByLink { t: page.t, choices: choices(page.t), languages, page, form, path };
    html_form(&view, &view.form)
}

fn draw_mine(page: Page, form: Form) -> Answer {
    let page = page.with(&form);
    let (choices, languages, path) = (choices(page.t), offered(false), MINE.to_owned());
    let view = Mine { t: page.t, choices, languages, page, form, path };
    html_form(&view, &view.form)
}

fn path(language: Language, link: &str) -> String {
    format!("/{language}/letters/{link}")
}
