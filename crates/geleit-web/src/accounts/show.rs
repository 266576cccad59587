//! One account: its roles, what happened to it, and the form that suspends or resumes it.

use super::{role, tone};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::persons::{EntryLine, who, zone};
use crate::ui::{Form, Page, html_form};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::AccountId;
use geleit_store::accounts::Record;
use geleit_store::entries::Line;

#[derive(Template)]
#[template(path = "accounts/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    name: String,
    email: String,
    status: String,
    tone: &'static str,
    roles: Vec<String>,
    /// Where the form of the reader goes; empty: the reader may not change anything.
    action: String,
    is_suspended: bool,
    entries: Vec<EntryLine>,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<AccountId>,
    page: Page,
) -> Answer {
    let record = app.store.account(&actor, id).await?;
    draw(page, Form::default(), &record)
}

fn draw(page: Page, form: Form, record: &Record) -> Answer {
    let t = page.t;
    let account = &record.roles[0];
    let step = if record.is_suspended() { "resumption" } else { "suspension" };
    let action = format!("/desk/accounts/{}/{step}", account.id);
    let entries = record.entries.iter().rev().map(|entry| line(&page, entry));
    let view = Show {
        t,
        entries: entries.collect::<Result<_, _>>()?,
        page: page.with(&form),
        form,
        name: account.name.clone(),
        email: account.email.clone(),
        status: t.accounts_status(&account.status),
        tone: tone(&account.status),
        roles: record.roles.iter().map(|held| role(t, held)).collect(),
        action: if record.may_step { action } else { String::new() },
        is_suspended: record.is_suspended(),
    };
    html_form(&view, &view.form)
}

fn line(page: &Page, entry: &Line) -> Result<EntryLine, Error> {
    let t = page.t;
    Ok(EntryLine {
        what: t.entries_verb(entry.verb.replace('.', "-")),
        detail: String::new(),
        when: t.time(geleit_store::timestamp(entry.at)?, &zone(page)),
        who: who(t, entry),
        reason: entry.reason.clone(),
    })
}

macro_rules! steps {
    ($($name:ident = $verb:ident, $said:ident;)+) => {$(
        pub(super) async fn $name(
            State(app): State<App>,
            By(actor): By,
            Now(now): Now,
            At(id): At<AccountId>,
            page: Page,
            mut form: Form,
        ) -> Answer {
            let t = page.t;
            let record = app.store.account(&actor, id).await?;
            let Some(reason) = form.text("reason", || t.accounts_reason_missing()) else {
                return draw(page, form, &record);
            };
            app.store.$verb(&actor, id, &reason, now).await?;
            Ok(see_other(&format!("/desk/accounts/{id}"), t.$said()))
        }
    )+};
}

steps! {
    suspend = suspend_account, accounts_suspended;
    resume = resume_account, accounts_resumed;
}
