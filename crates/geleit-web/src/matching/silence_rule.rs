//! What the organisations have agreed about one that stays silent: written down once for the
//! programme, with who said it where and since when.

use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::State;
use geleit_store::matching::NewRule;

const PATH: &str = "/desk/silence-rule";

#[derive(Template)]
#[template(path = "matching/silence_rule.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    is_set: bool,
}

pub(super) async fn show(State(app): State<App>, By(actor): By, page: Page) -> Answer {
    let rule = app.store.written_silence_rule(&actor).await?;
    let mut form = Form::default();
    if let Some(rule) = &rule {
        form.put("words", &rule.words);
        form.put("said_by", &rule.said_by);
        form.put("said_where", &rule.said_where);
        form.put_date("since", &rule.since_on);
    }
    draw(page, form, rule.is_some())
}

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let t = page.t;
    let is_set = app.store.written_silence_rule(&actor).await?.is_some();
    let words = form.text("words", || t.votes_rule_words_missing());
    let said_by = form.text("said_by", || t.votes_rule_by_missing());
    let said_where = form.text("said_where", || t.votes_rule_where_missing());
    let since = form.date("since", || t.votes_rule_since_missing());
    let (Some(words), Some(said_by), Some(said_where), Some(since)) =
        (words, said_by, said_where, since)
    else {
        return draw(page, form, is_set);
    };
    let rule = NewRule { words: &words, said_by: &said_by, said_where: &said_where, since };
    app.store.set_silence_rule(&actor, Some(rule), now).await?;
    Ok(see_other(PATH, t.votes_said_rule()))
}

pub(super) async fn end(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    if !form.has("end", "yes") {
        return Err(Error::Invalid);
    }
    app.store.set_silence_rule(&actor, None, now).await?;
    Ok(see_other(PATH, page.t.votes_said_rule_ended()))
}

fn draw(page: Page, form: Form, is_set: bool) -> Answer {
    let view = View { t: page.t, page: page.with(&form), form, is_set };
    html_form(&view, &view.form)
}
