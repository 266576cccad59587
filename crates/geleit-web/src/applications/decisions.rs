//! Taking a decision about an application. The next one that waits opens by itself; whoever was
//! slower than a colleague sees both decisions and none is lost.

use super::{conflict, selection};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::layers::see_other;
use crate::ui::{Form, Page, address};
use axum::extract::State;
use geleit_domain::applications::Verb;
use geleit_domain::applications::completion::Item;
use geleit_domain::applications::decisions::{Because, Noun};
use geleit_domain::id::ApplicationId;
use geleit_domain::policy::Action;
use geleit_store::applications::{Application, Decision};

pub(super) async fn save(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<ApplicationId>,
    page: Page,
    form: Form,
) -> Answer {
    let before = app.store.application_for(&actor, id, Action::Step).await?;
    let decision = read(&page, &form)?;
    let decided = match decision.verb {
        Verb::AskForMore => {
            let items: Vec<Item> = form.all("item").filter_map(Item::from_text).collect();
            let request = (decision.version, decision.words);
            app.store.ask_for_more(&actor, id, &items, request, now).await
        }
        _ => app.store.decide_application(&actor, id, &decision, now).await,
    };
    match decided {
        Ok(_) => {
            let next = app.store.next_application(&actor, &before).await?;
            Ok(go_on(&page, &before, decision.verb, next))
        }
        Err(geleit_store::Error::Outdated | geleit_store::Error::WrongStatus { .. }) => {
            conflict::draw(&app, &actor, page, id, &decision).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What the form decides; a form whose words do not fit its address is none of ours.
fn read<'a>(page: &Page, form: &'a Form) -> Result<Decision<'a>, Error> {
    let noun = page.path.rsplit('/').next().and_then(Noun::from_text);
    let verb = Verb::from_text(form.value("verb")).filter(|verb| verb.noun() == noun);
    let verb = verb.ok_or(Error::Invalid)?;
    let because = Because::from_text(form.value("because")).ok_or(Error::Invalid)?;
    Ok(Decision { version: form.version()?, verb, because, words: form.value("words") })
}

/// To the next application that waits for the same step, else back to the list.
fn go_on(
    page: &Page,
    before: &Application,
    verb: Verb,
    next: Option<uuid::Uuid>,
) -> axum::response::Response {
    let t = page.t;
    let done = t.decisions_done(verb);
    match next {
        Some(next) => see_other(
            &format!("/desk/applications/{next}"),
            t.decisions_done_next().done(done).status(selection::status(t, before).0),
        ),
        None => {
            let cohort = before.cohort_id.to_string();
            see_other(
                &address("/desk/applications", &[("cohort", &cohort)]),
                t.decisions_done_last().done(done).status(selection::status(t, before).0),
            )
        }
    }
}
