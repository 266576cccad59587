//! What somebody is to other people outside of the programme. Two people who are linked are
//! never proposed for each other; only whoever notes links reads them.

use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::actor::Actor;
use geleit_domain::id::PersonId;
use geleit_domain::matching::conflicts::LinkKind;
use geleit_store::Refusal;
use geleit_store::persons::{Listed, full_name};
use serde::Deserialize;

/// As many people as one can still choose from.
const FOUND_MAX: i64 = 20;

#[derive(Template)]
#[template(path = "persons/links.html")]
struct Links {
    t: Texts,
    page: Page,
    form: Form,
    person: PersonId,
    name: String,
    lines: Vec<Line>,
    /// Who was found; empty before anybody was looked for.
    found: Vec<Choice>,
    kinds: Vec<Choice>,
}

struct Line {
    other: PersonId,
    name: String,
    kind: String,
    since: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    search: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(person): At<PersonId>,
    page: Page,
    Query(asked): Query<Asked>,
) -> Answer {
    draw(&app, &actor, person, page, Form::filled([("search", asked.search)])).await
}

async fn draw(app: &App, actor: &Actor, person: PersonId, page: Page, form: Form) -> Answer {
    let (name, links) = app.store.person_links(actor, person).await?;
    let t = page.t;
    let lines = links.iter().map(|link| Line {
        other: link.other,
        name: link.name.clone(),
        kind: t.person_links_kind_word(link.kind),
        since: page.when(&link.created_at),
    });
    let lines: Vec<_> = lines.collect();
    let search = form.value("search").trim();
    let found = match search.is_empty() {
        true => Vec::new(),
        false => app.store.persons_page(actor, search, None, FOUND_MAX).await?,
    };
    let is_new = |one: &&Listed| one.id != person.0 && !links.iter().any(|l| l.other.0 == one.id);
    let found = found.iter().filter(is_new).map(choice).collect();
    let kind =
        |kind: &LinkKind| Choice { value: kind.to_string(), label: t.person_links_kind_word(kind) };
    let kinds = LinkKind::ALL.iter().map(kind).collect();
    let page = page.with(&form);
    let view = Links { t, page, form, person, name, lines, found, kinds };
    html_form(&view, &view.form)
}

/// Somebody to choose. The e-mail address tells two people of one name apart.
fn choice(listed: &Listed) -> Choice {
    let name = full_name(&listed.given_name, &listed.family_name);
    let label = if listed.email.is_empty() { name } else { format!("{name}, {}", listed.email) };
    Choice { value: listed.id.to_string(), label }
}

pub(super) async fn add(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(person): At<PersonId>,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    // Who may not know of the person learns nothing from an incomplete form either.
    app.store.person_links(&actor, person).await?;
    let other = form.parse::<PersonId>("other", || t.person_links_other_missing());
    let kind = form.parse::<LinkKind>("kind", || t.person_links_kind_missing());
    let Some((other, kind)) = other.zip(kind) else {
        return draw(&app, &actor, person, page, form).await;
    };
    match app.store.link_persons(&actor, person, other, kind, now).await {
        Ok(()) => Ok(see_other(&path(person), t.person_links_added())),
        Err(geleit_store::Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("other", t.person_links_other_wrong());
            draw(&app, &actor, person, page, form).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn remove(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(person): At<PersonId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.person_links(&actor, person).await?;
    let other: PersonId = form.value("other").parse().map_err(|_| Error::Invalid)?;
    app.store.unlink_persons(&actor, person, other, now).await?;
    Ok(see_other(&path(person), page.t.person_links_removed()))
}

fn path(person: PersonId) -> String {
    format!("/desk/persons/{person}/links")
}
