//! The page of whoever is signed in.

use super::{SignedIn, View};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{By, Now};
use crate::ui::{Form, Page, html};
use axum::extract::State;

pub(super) async fn show(By(_): By, page: Page) -> Answer {
    html(&SignedIn { t: page.t, page, view: view() })
}

pub(super) async fn renew(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    if form.value("sent").is_empty() {
        return Err(Error::Invalid);
    }
    let token = app.store.renew_own_feed(&actor, now).await?;
    let view = view().with(&app, page.t.language, &token);
    html(&SignedIn { t: page.t, page, view })
}

fn view() -> View {
    View::before("/me/calendar".to_owned(), "/me/invitations".to_owned())
}
