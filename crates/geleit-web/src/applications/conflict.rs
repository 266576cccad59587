//! When a colleague decided first: both decisions side by side, nothing is overwritten.

use super::selection::{DecidedLine, status};
use crate::App;
use crate::error::{Answer, Error};
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::http::StatusCode;
use geleit_domain::actor::Actor;
use geleit_domain::id::ApplicationId;
use geleit_store::applications::{Decision, Shown};

#[derive(Template)]
#[template(path = "applications/conflict.html")]
struct View {
    t: Texts,
    page: Page,
    path: String,
    name: String,
    /// What the reader wanted to decide.
    mine: Mine,
    /// Where the application stands now.
    status: String,
    tone: &'static str,
    /// What was decided in between; nothing when it was changed in another way.
    theirs: Option<DecidedLine>,
}

struct Mine {
    what: String,
    because: String,
    words: String,
}

/// The answer to a decision that came second.
pub(super) async fn draw(
    app: &App,
    actor: &Actor,
    page: Page,
    id: ApplicationId,
    decision: &Decision<'_>,
) -> Answer {
    let (application, person, decided) = match app.store.show_application(actor, id).await? {
        Shown::Whole(record) => (record.application, record.person, record.selection.decisions),
        Shown::OfPartner(record) => (record.application, record.person, record.selection.decisions),
    };
    let t = page.t;
    let (status, tone) = status(t, &application);
    let view = View {
        t,
        path: format!("/desk/applications/{id}"),
        name: person.name(),
        mine: Mine {
            what: t.decisions_verb(decision.verb),
            because: t.decisions_because(decision.because),
            words: decision.words.trim().to_owned(),
        },
        status,
        tone,
        theirs: decided.first().map(|decided| DecidedLine::of(&page, decided)),
        page,
    };
    let mut response = html(&view)?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok::<_, Error>(response)
}
