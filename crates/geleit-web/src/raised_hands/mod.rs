//! A raised hand: one button, a line for who likes to, and somebody of the office calls. The other
//! side never learns of it.

use crate::App;
use crate::Error;
use crate::error::Answer;
use crate::extract::Now;
use crate::language::Texts;
use crate::partnerships::contacts;
use crate::partnerships::own::{DoorTo, Own, Way, doors_of, in_both_frames};
use crate::routes::{Routes, Rule};
use crate::ui::{Form, Page};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::partnerships::fit::LINE_MAX;
use geleit_domain::policy::{Action, Resource};
use geleit_store::Refusal;
use geleit_store::partnerships::hands::OwnHand;
use jiff::Timestamp;

/// What the button sends: an empty form asks for nothing.
const RAISED: &str = "raised";

#[derive(Template)]
#[template(path = "raised_hands/link.html")]
struct Link {
    t: Texts,
    page: Page,
    view: View,
}

#[derive(Template)]
#[template(path = "raised_hands/me.html")]
struct Me {
    t: Texts,
    page: Page,
    view: View,
}

/// What both ways show.
struct View {
    title: String,
    lead: String,
    is_open: bool,
    /// Since when the reader waits for a call; empty where nobody was asked.
    raised: String,
    form: Form,
    path: String,
    help: String,
    doors: Vec<DoorTo>,
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("partnership");
    let me = |action| Rule::May(action, Resource::Me);
    let mine = "/me/partnerships/{partnership}/raised-hand";
    routes
        .route(Method::GET, "/{lang}/raised-hands/{link}", link, show)
        .route(Method::POST, "/{lang}/raised-hands/{link}", link, raise)
        .route(Method::GET, mine, me(Action::Show), show)
        .route(Method::POST, mine, me(Action::Change), raise)
}

async fn show(way: Way, State(app): State<App>, Now(now): Now, page: Page) -> Answer {
    let own = app.store.own_hand(way.to_read(), now).await?;
    draw(&way, page, &own, Form::default(), now)
}

async fn raise(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    mut form: Form,
) -> Answer {
    let own = app.store.own_hand(way.to_change(), now).await?;
    let page = page.of(&own.pair.programme);
    if form.value("hand") != RAISED {
        return Err(Error::Invalid);
    }
    let line = form.value("line").to_owned();
    let help = contacts::help(page.t, &own.pair.support, &own.pair.programme.contact);
    let done = app.store.raise_hand(way.to_change(), &line, now).await;
    match way.done(Own::Hand, (&page, &form, &help), done, || page.t.raised_hands_said()) {
        Ok(answer) => return Ok(answer),
        Err(geleit_store::Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("line", page.t.raised_hands_line_long(LINE_MAX));
        }
        Err(error) => return Err(error.into()),
    }
    draw(&way, page, &own, form, now)
}

fn draw(way: &Way, page: Page, own: &OwnHand, form: Form, now: Timestamp) -> Answer {
    let page = page.of(&own.pair.programme);
    let (t, pair) = (page.t, &own.pair);
    let raised = own.raised_on.as_ref().map(|day| t.raised_hands_raised(page.day(day)));
    let view = View {
        title: if pair.is_open { t.raised_hands_title() } else { t.meetings_over_title() },
        lead: if pair.is_open { t.raised_hands_lead(&pair.other) } else { t.agreements_over() },
        is_open: pair.is_open,
        raised: raised.unwrap_or_default(),
        form,
        path: way.path(Own::Hand),
        help: contacts::help(t, &pair.support, &pair.programme.contact),
        doors: doors_of(way, t, Own::Hand, pair, now),
    };
    in_both_frames!(way, page, view, Link, Me)
}
