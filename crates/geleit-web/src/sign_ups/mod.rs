//! Events as those read them who come: the public page with its form, and the own page behind the
//! link of a letter. Opening a link decides nothing.

mod attestation;
mod letters;
mod link;
mod me;
mod own;
mod public;

pub use letters::write;

use crate::Error;
use crate::events::{house, lasts};
use crate::language::Texts;
use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_store::events::{Event, EventFile, PublicEvent};

pub(crate) fn routes(routes: Routes) -> Routes {
    let (get, post) = (Method::GET, Method::POST);
    let shown = Rule::Public("an event that is published invites everybody");
    let signed = Rule::Public("whoever comes to a published event gives name and address");
    let picture = Rule::Public("a picture with a right in it is shown to everybody");
    let link = Rule::Link("event");
    routes
        .route(get.clone(), "/{lang}/events/{slug}", shown, public::show)
        .route(post.clone(), "/{lang}/events/{slug}/sign-ups", signed, public::sign_up)
        .route(get.clone(), "/{lang}/sign-ups/{link}", link, link::show)
        .route(post.clone(), "/{lang}/sign-ups/{link}/place", link, link::sign_up)
        .route(post.clone(), "/{lang}/sign-ups/{link}/withdrawal", link, link::withdraw)
        .route(get.clone(), "/{lang}/sign-ups/{link}/event.ics", link, link::calendar)
        .route(get.clone(), "/{lang}/sign-ups/{link}/handouts/{handout}", link, link::handout)
        .route(get.clone(), "/{lang}/sign-ups/{link}/attestation.pdf", link, link::attestation)
        .route(get, "/{lang}/events/{slug}/picture", picture, public::picture)
        .with(own_routes)
}

/// The events of whoever is signed in.
fn own_routes(routes: Routes) -> Routes {
    let me = |action| Rule::May(action, Resource::Me);
    let (show, change) = (me(Action::Show), me(Action::Change));
    let (get, post) = (Method::GET, Method::POST);
    routes
        .route(get.clone(), "/me/invitations", show, me::list)
        .route(get.clone(), "/me/invitations/{invitation}", show, me::show)
        .route(post.clone(), "/me/invitations/{invitation}/place", change, me::sign_up)
        .route(post, "/me/invitations/{invitation}/withdrawal", change, me::withdraw)
        .route(get.clone(), "/me/invitations/{invitation}/event.ics", show, me::calendar)
        .route(get.clone(), "/me/invitations/{invitation}/attestation.pdf", show, me::attestation)
        .route(get, "/me/invitations/{invitation}/handouts/{handout}", show, me::handout)
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
    /// How it was, in a few words; may be empty.
    report: String,
    pictures: Vec<Picture>,
    /// Whom to ask.
    help: String,
}

/// A picture that everybody may see.
struct Picture {
    src: String,
    alt: String,
    credit: String,
}

impl EventView {
    fn of(t: Texts, public: &PublicEvent) -> Result<Self, Error> {
        let event = &public.event;
        let sessions = public.agenda.0.iter();
        Ok(Self {
            title: event.title.clone(),
            kind: t.sign_ups_kind(&event.kind),
            about: event.about.clone(),
            when: lasts(t, event)?,
            house: house(event),
            step_free: t.sign_ups_step_free_word(&event.step_free),
            is_online: public.is_online,
            sessions: sessions.map(|one| (one.clock(), one.title.clone())).collect(),
            status: event.status.clone(),
            takes_sign_ups: public.takes_sign_ups,
            is_full: public.is_full,
            report: public.report.clone(),
            pictures: public.pictures.iter().map(|file| picture(t, event, file)).collect(),
            help: public.programme.contact.clone(),
        })
    }
}

fn picture(t: Texts, event: &Event, file: &EventFile) -> Picture {
    Picture {
        src: format!("/{}/events/{}/picture?id={}", t.language, event.slug, file.id),
        alt: file.alt_text.clone(),
        credit: t.sign_ups_picture_by(&file.right_holder),
    }
}
