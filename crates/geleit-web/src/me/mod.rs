//! The own way of a mentee or mentor: where it stands, what comes next, whom to ask.

use crate::App;
use crate::error::Answer;
use crate::extract::{By, Now};
use crate::language::Texts;
use crate::partnerships::contacts;
use crate::partnerships::phases::PhaseView;
use crate::routes::{Routes, Rule};
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use axum::http::Method;
use geleit_domain::partnerships::phases::Step;
use geleit_domain::policy::{Action, Resource};
use geleit_store::me::OwnWay;
use geleit_store::partnerships::Support;
use geleit_store::surveys::Story;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "me/show.html")]
struct Show {
    t: Texts,
    page: Page,
    way: OwnWay,
    /// In which phase each pair is.
    phases: BTreeMap<Uuid, Vec<PhaseView>>,
    /// Whom to ask and until when, by pair.
    supports: BTreeMap<Uuid, (String, String)>,
    contact: String,
    /// What the reader is willing to tell.
    stories: Vec<Story>,
}

impl Show {
    /// With whom a pair is, once both have said yes: a mentor may have several mentees.
    fn other(&self, pair: &Uuid) -> &str {
        self.way.others.get(pair).map_or("", String::as_str)
    }

    /// What the reader agrees to for a story, in one line.
    fn agreed(&self, story: &Story) -> String {
        let agreed = story.agreed();
        self.t.in_a_row(agreed.iter().map(|consent| self.t.answers_may(consent)))
    }
}

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.route(Method::GET, "/me", Rule::May(Action::Show, Resource::Me), show)
}

async fn show(State(app): State<App>, By(actor): By, Now(now): Now, page: Page) -> Answer {
    let way = app.store.own_way(&actor, now).await?;
    let contact = page.signed_in.as_ref().map(|reader| reader.programme.contact.clone());
    let of = |(pair, support): (&Uuid, &Support)| {
        let whom = contacts::help(page.t, support, "");
        (*pair, (contacts::planned(&page, support), whom))
    };
    let supports = way.supports.iter().map(of).collect();
    let steps = |(pair, steps): (&Uuid, &Vec<Step>)| {
        (*pair, steps.iter().map(|step| PhaseView::of(page.t, step)).collect())
    };
    let phases = way.phases.iter().map(steps).collect();
    let stories = app.store.own_stories(&actor).await?;
    let contact = contact.unwrap_or_default();
    html(&Show { t: page.t, phases, supports, way, contact, stories, page })
}
