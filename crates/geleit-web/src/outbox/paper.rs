//! Letters on paper: as a file to print, and what the office notes when it has posted one.

use super::written::written;
use super::{ON_PAPER, PATH, SHOWN_MAX};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::letters::{all_on_paper, on_paper};
use crate::ui::pdf::pdf;
use crate::ui::{Page, address};
use axum::extract::State;
use uuid::Uuid;

/// One letter, whoever it goes to: some have an address and read no mail.
pub(super) async fn one(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<Uuid>,
) -> Answer {
    let letter = app.store.show_letter(&actor, id).await?;
    let written = written(&app, &actor, &letter, now).await?;
    let paper = written.paper(&letter, now).ok_or(Error::NotFound)?;
    pdf(on_paper(&paper, now), "letter").await
}

/// Every letter that waits to be printed, each in the language of its reader.
pub(super) async fn all(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
) -> Answer {
    let mut papers = Vec::new();
    for letter in app.store.letters_on_paper(&actor, SHOWN_MAX, now).await? {
        match written(&app, &actor, &letter, now).await {
            Ok(written) => papers.extend(written.paper(&letter, now)),
            // What it is about is gone; the others are printed.
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    pdf(all_on_paper(page.t, &papers, now), "letters").await
}

pub(super) async fn posting(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<Uuid>,
    page: Page,
) -> Answer {
    app.store.note_posted(&actor, id, now).await?;
    Ok(see_other(&address(PATH, &[("show", ON_PAPER)]), page.t.outbox_post_noted()))
}
