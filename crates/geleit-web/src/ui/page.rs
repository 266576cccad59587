//! What the frame of a page needs to know: who reads it, in which language, and where.

use super::Form;
use super::nav::{self, NavLink, Reader};
use crate::language::{Language, Texts};
use crate::layers::{SignedIn, heard};
use crate::routes::Audience;
use crate::{App, assets};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource};
use geleit_domain::programmes::GenderSpelling;
use geleit_store::cohorts::Cohort;
use geleit_store::overview::Menu;
use geleit_store::programmes::Programme;
use geleit_store::secrets::Secret;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::convert::Infallible;
use std::sync::Arc;

/// The frame of a page. Handlers take it as an argument and hand it to their view.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// The texts in the reader's language and the programme's spelling.
    pub(crate) t: Texts,
    /// For whom the page is.
    pub(crate) audience: Audience,
    /// The path of the page; empty where it must not show.
    pub(crate) path: String,
    /// What was just done.
    pub(crate) said: Option<String>,
    /// Who is signed in.
    pub(crate) signed_in: Option<SignedIn>,
    /// The programme's name, where there is one.
    pub(crate) programme: Option<String>,
    /// Where in the programme the reader is, for example `18. Durchgang`.
    pub(crate) place: Option<String>,
    /// The form on the page was refused.
    pub(crate) is_refused: bool,
    /// This is a demo.
    pub(crate) is_demo: bool,
    /// What waits for the reader behind the lines of the menu.
    menu: Option<Menu>,
}

impl FromRequestParts<App> for Page {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let language = Language::from_request_parts(parts, app).await?;
        let signed_in = parts.extensions.get::<SignedIn>().cloned();
        let programme = signed_in.as_ref().map(|reader| &*reader.programme);
        let spelling = programme.map_or(GenderSpelling::Colon, Programme::spelling);
        let path = parts.uri.path();
        let audience = Audience::of(path);
        Ok(Self {
            t: Texts::new(language, spelling),
            audience,
            menu: menu(app, audience, signed_in.as_ref()).await,
            path: path.to_owned(),
            said: heard(&parts.headers, &app.config),
            programme: programme.map(|programme| programme.name.clone()),
            signed_in,
            place: None,
            is_refused: false,
            is_demo: app.config.is_demo,
        })
    }
}

/// A menu without numbers is still a menu: whatever is wrong with the database, the page says it.
async fn menu(app: &App, audience: Audience, reader: Option<&SignedIn>) -> Option<Menu> {
    let reader = reader.filter(|_| audience == Audience::Desk)?;
    app.store.menu(&reader.actor).await.ok().flatten()
}

impl Page {
    /// What somebody would read on a page now, for a letter about it. Nobody has opened it, and
    /// it is never drawn.
    pub(crate) fn unopened(t: Texts, actor: Actor, programme: Programme) -> Option<Self> {
        let nobody = format!("{}.{}", actor.programme.0.simple(), "0".repeat(64));
        let name = programme.name.clone();
        Some(Self {
            t,
            audience: Audience::Desk,
            path: String::new(),
            said: None,
            signed_in: Some(SignedIn {
                actor: Arc::new(actor),
                name: "".into(),
                programme: Arc::new(programme),
                secret: Arc::new(Secret::read(&nobody)?),
            }),
            programme: Some(name),
            place: None,
            is_refused: false,
            is_demo: false,
            menu: None,
        })
    }

    /// The page with a form on it; its title says when something is wrong.
    pub(crate) fn with(mut self, form: &Form) -> Self {
        self.is_refused = form.is_refused();
        self
    }

    /// The page at this place of the programme.
    #[allow(dead_code, reason = "pages of a cohort say which")]
    pub(crate) fn at(mut self, place: String) -> Self {
        self.place = Some(place);
        self
    }

    /// A page about this cohort.
    pub(crate) fn at_cohort(self, cohort: &Cohort) -> Self {
        let regions = self.t.regions(&cohort.region_group);
        let name = self.t.overview_name().number(cohort.number).group(regions);
        self.at(name)
    }

    /// An instant in the programme's time zone.
    pub(crate) fn local_time(&self, instant: Timestamp) -> String {
        let programme = self.signed_in.as_ref().map(|reader| &reader.programme);
        let zone = programme.and_then(|programme| TimeZone::get(&programme.time_zone).ok());
        self.t.time(instant, &zone.unwrap_or(TimeZone::UTC))
    }

    /// A public page of this programme.
    pub(crate) fn of(mut self, programme: &Programme) -> Self {
        self.t = Texts::new(self.t.language, programme.spelling());
        self.programme = Some(programme.name.clone());
        self
    }

    /// The same page for every reader: an error says nothing about who asked for what.
    pub(crate) fn of_nobody(mut self) -> Self {
        (self.path, self.said, self.signed_in) = (String::new(), None, None);
        self
    }

    /// An instant, given in µs since the epoch, in the programme's time zone.
    pub(crate) fn when(&self, micros: &i64) -> String {
        let zone = self.signed_in.as_ref().map(|reader| reader.programme.time_zone.as_str());
        let zone = zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        let instant = Timestamp::from_microsecond(*micros).unwrap_or(Timestamp::UNIX_EPOCH);
        self.t.time(instant, &zone)
    }

    /// A day, given as `YYYY-MM-DD`.
    pub(crate) fn day(&self, text: &str) -> String {
        text.parse().map_or_else(|_| text.to_owned(), |day| self.t.date(day))
    }

    /// May the reader do this with some such record? Decides about links to pages, whose own
    /// rule decides again.
    pub(crate) fn could(&self, action: Action, resource: Resource) -> bool {
        self.signed_in.as_ref().is_some_and(|reader| reader.actor.could(action, resource))
    }

    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    pub(crate) fn nav(&self) -> Vec<NavLink> {
        let actor = self.signed_in.as_ref().map(|reader| &*reader.actor);
        let (audience, path, menu) = (self.audience, &*self.path, self.menu.as_ref());
        let links = |actor| nav::links(self.t, &Reader { actor, audience, path, menu });
        actor.map(links).unwrap_or_default()
    }

    /// The line of the menu that the page belongs to.
    pub(crate) fn here(&self) -> Option<String> {
        self.nav().into_iter().find(|link| link.is_current).map(|link| link.text)
    }

    /// Where the logo leads.
    pub(crate) fn home(&self) -> String {
        match self.audience {
            Audience::Public => format!("/{}", self.t.language),
            audience => audience.home().to_owned(),
        }
    }

    /// May the reader bring people in from a file? Then an empty list leads there.
    pub(crate) fn may_import(&self) -> bool {
        let may = |reader: &SignedIn| reader.actor.could(Action::Create, Resource::Import);
        self.signed_in.as_ref().is_some_and(may)
    }

    pub(crate) fn reader(&self) -> Option<&str> {
        self.signed_in.as_ref().map(|reader| &*reader.name)
    }

    /// Does the way to the own letters stand beside the name? On the own pages it is a link of their
    /// own, and a telephone has little room.
    pub(crate) fn leads_to_letters(&self) -> bool {
        self.audience != Audience::Me
    }

    /// The languages that this page is offered in.
    pub(crate) fn languages(&self) -> &'static [Language] {
        if self.path.is_empty() { &[] } else { Language::offered(self.audience) }
    }

    pub(crate) fn is_in(&self, language: &Language) -> bool {
        self.t.language == *language
    }

    /// Is the language part of the address? Then switching is a link, else a choice to keep.
    pub(crate) fn speaks_by_path(&self) -> bool {
        self.path.split('/').nth(1).and_then(Language::from_tag).is_some()
    }

    /// This page's address in another language.
    pub(crate) fn path_in(&self, language: &Language) -> String {
        let rest = self.path.get(3..).unwrap_or_default();
        format!("/{language}{rest}")
    }
}
