//! Events as those read them who come: the public page with its form, and the own page behind the
//! link of a letter. Opening a link decides nothing.

mod letters;
mod link;
mod public;

pub use letters::write;

use crate::Error;
use crate::events::{begins, house};
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_store::events::PublicEvent;

pub(crate) fn routes(routes: Routes) -> Routes {
    let (get, post) = (Method::GET, Method::POST);
    let shown = Rule::Public("an event that is published invites everybody");
    let signed = Rule::Public("whoever comes to a published event gives name and address");
    let link = Rule::Link("event");
    routes
        .route(get.clone(), "/{lang}/events/{slug}", shown, public::show)
        .route(post.clone(), "/{lang}/events/{slug}/sign-ups", signed, public::sign_up)
        .route(get.clone(), "/{lang}/sign-ups/{link}", link, link::show)
        .route(post.clone(), "/{lang}/sign-ups/{link}/place", link, link::sign_up)
        .route(post, "/{lang}/sign-ups/{link}/withdrawal", link, link::withdraw)
        .route(get, "/{lang}/sign-ups/{link}/event.ics", link, link::calendar)
}

/// An event in the words of those who come.
struct EventView {
    title: String,
    kind: String,
    about: String,
    when: String,
    /// Empty when it is online only.
    house: String,
    step_free: String,
    is_online: bool,
    sessions: Vec<(String, String)>,
    /// `published`, `held` or `cancelled`.
    status: String,
    takes_sign_ups: bool,
    is_full: bool,
    /// Whom to ask.
    help: String,
}

impl EventView {
    fn of(t: Texts, public: &PublicEvent) -> Result<Self, Error> {
        let event = &public.event;
        let sessions = public.agenda.0.iter();
        Ok(Self {
            title: event.title.clone(),
            kind: t.sign_ups_kind(&event.kind),
            about: event.about.clone(),
            when: t.in_a_row([begins(t, event)?, t.sign_ups_minutes(event.minutes)].into_iter()),
            house: house(event),
            step_free: t.sign_ups_step_free_word(&event.step_free),
            is_online: public.is_online,
            sessions: sessions.map(|one| (one.clock(), one.title.clone())).collect(),
            status: event.status.clone(),
            takes_sign_ups: public.takes_sign_ups,
            is_full: public.is_full,
            help: public.programme.contact.clone(),
        })
    }
}
