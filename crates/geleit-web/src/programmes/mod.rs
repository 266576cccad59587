//! The settings of the programme, and the way to everything that is set up once.

use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::routes::{Routes, Rule};
use crate::ui::{Choice, Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource};
use geleit_domain::programmes::GenderSpelling;
use geleit_store::Refusal;
use geleit_store::programmes::{Programme, Settings};

/// Open pairs that one mentee may have at most.
const PAIRS_PER_MENTEE_MAX: u8 = 5;

#[derive(Template)]
#[template(path = "programmes/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    spellings: Vec<Choice>,
    programme: Programme,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let show_rule = Rule::May(Action::Show, Resource::Programme);
    let change_rule = Rule::May(Action::Change, Resource::Programme);
    routes.route(Method::GET, "/desk/programme", show_rule, show).route(
        Method::POST,
        "/desk/programme",
        change_rule,
        change,
    )
}

async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let programme = app.store.programme(actor.programme).await?;
    let form = Form::filled([
        ("name", programme.name.clone()),
        ("gender_spelling", programme.gender_spelling.clone()),
        ("contact", programme.contact.clone()),
        ("pairs_per_mentee", programme.pairs_per_mentee.to_string()),
        ("pairs_per_mentee_reason", programme.pairs_per_mentee_reason.clone()),
        ("version", programme.version.to_string()),
    ]);
    draw(page, form, programme)
}

/// Each spelling with an example, in German whatever the page speaks (S1-66).
fn spellings(t: Texts) -> Vec<Choice> {
    let choice = |spelling: &GenderSpelling| {
        let example = Texts::new(Language::De, *spelling).programmes_example();
        let label =
            t.programmes_spelling_as().example(example).word(t.programmes_spelling_word(spelling));
        Choice { value: spelling.text().to_owned(), label }
    };
    GenderSpelling::ALL.iter().map(choice).collect()
}

fn draw(page: Page, form: Form, programme: Programme) -> Answer {
    let t = page.t;
    let view = Show { t, page: page.with(&form), form, spellings: spellings(t), programme };
    html_form(&view, &view.form)
}

async fn change(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    if let Some(settings) = read(t, &mut form)? {
        match app.store.change_programme(&actor, &settings, now).await {
            Ok(()) => return Ok(see_other("/desk/programme", t.programmes_saved())),
            Err(geleit_store::Error::Refused(refusal)) => refuse(t, &mut form, refusal)?,
            Err(error) => return Err(error.into()),
        }
    }
    redraw(&app, &actor, page, form).await
}

async fn redraw(app: &App, actor: &Actor, page: Page, form: Form) -> Answer {
    draw(page, form, app.store.programme(actor.programme).await?)
}

fn read(t: Texts, form: &mut Form) -> Result<Option<Settings>, Error> {
    let version = form.version()?;
    let name = form.text("name", || t.programmes_name_missing());
    let spelling = form.parse("gender_spelling", || t.programmes_spelling_missing());
    let pairs = form.parse::<u8>("pairs_per_mentee", || t.programmes_pairs_wrong());
    if pairs.is_some_and(|pairs| !(1..=PAIRS_PER_MENTEE_MAX).contains(&pairs)) {
        form.refuse("pairs_per_mentee", t.programmes_pairs_wrong());
    }
    let (Some(name), Some(gender_spelling), Some(pairs_per_mentee), false) =
        (name, spelling, pairs, form.is_refused())
    else {
        return Ok(None);
    };
    Ok(Some(Settings {
        name,
        gender_spelling,
        contact: form.value("contact").to_owned(),
        pairs_per_mentee,
        pairs_per_mentee_reason: form.value("pairs_per_mentee_reason").to_owned(),
        version,
    }))
}

fn refuse(t: Texts, form: &mut Form, refusal: Refusal) -> Result<(), Error> {
    match refusal {
        Refusal::ReasonMissing => {
            form.refuse("pairs_per_mentee_reason", t.programmes_reason_missing());
        }
        Refusal::Invalid { field: "name", .. } => form.refuse("name", t.programmes_name_wrong()),
        refusal => return Err(Error::Refused(refusal)),
    }
    Ok(())
}
