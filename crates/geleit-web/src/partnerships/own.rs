//! How one side of a pair comes to the pages that are its own: through a personal link, or signed
//! in. Both ways lead to the same, and each page leads to all others.

use super::too_late;
use crate::extract::By;
use crate::language::{Language, Texts};
use crate::layers::see_other;
use crate::routes::Audience;
use crate::ui::{Form, Page};
use crate::{App, Error};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::policy::Action;
use geleit_store::partnerships::{Key, OwnPair};
use geleit_store::secrets::Secret;
use jiff::Timestamp;
use std::sync::Arc;

/// How somebody has come.
pub(crate) enum Way {
    /// With a personal link, in the language of its address.
    Link { language: Language, link: String, secret: Secret },
    /// Signed in.
    SignedIn { actor: Arc<Actor>, pair: PartnershipId },
}

/// What each side of a pair can open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    Meetings,
    Agreement,
    Expectations,
    Fit,
    Hand,
    Closing,
    Outcomes,
}

/// A way from one page of a pair to another.
pub(crate) struct DoorTo {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) is_here: bool,
}

impl FromRequestParts<App> for Way {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let found = RawPathParams::from_request_parts(parts, app).await;
        let found = found.map_err(|_| Error::NotFound)?;
        let value = |wanted| found.iter().find(|(name, _)| *name == wanted).map(|of| of.1);
        if Audience::of(parts.uri.path()) == Audience::Me {
            let pair = value("partnership").and_then(|text| text.parse().ok());
            let By(actor) = By::from_request_parts(parts, app).await?;
            return Ok(Self::SignedIn { actor, pair: pair.ok_or(Error::NotFound)? });
        }
        let language = value("lang").and_then(Language::from_tag).ok_or(Error::NotFound)?;
        let link = value("link").ok_or(Error::NotFound)?.to_owned();
        let secret = link.parse()?;
        Ok(Self::Link { language, link, secret })
    }
}

impl Way {
    /// To read what is there.
    pub(crate) fn to_read(&self) -> Key<'_> {
        self.key(Action::Show)
    }

    /// To do something.
    pub(crate) fn to_change(&self) -> Key<'_> {
        self.key(Action::Change)
    }

    fn key(&self, action: Action) -> Key<'_> {
        match self {
            Self::Link { secret, .. } => Key::Link(secret),
            Self::SignedIn { actor, pair } => Key::SignedIn(actor, action, *pair),
        }
    }

    /// Where a page is.
    pub(crate) fn path(&self, own: Own) -> String {
        match self {
            Self::Link { language, link, .. } => {
                format!("/{language}/{}/{link}", own.noun_of_link())
            }
            Self::SignedIn { pair, .. } => format!("/me/partnerships/{pair}/{}", own.noun()),
        }
    }

    /// Where the own attestation is; empty where there is none.
    pub(crate) fn attestation(&self, is_there: bool) -> String {
        match self {
            _ if !is_there => String::new(),
            Self::Link { .. } => format!("{}/attestation.pdf", self.path(Own::Closing)),
            Self::SignedIn { pair, .. } => format!("/me/partnerships/{pair}/attestation.pdf"),
        }
    }

    /// The ways from one page to the others; to the last one only while both can take stock.
    pub(crate) fn doors(&self, t: Texts, here: Own, is_closing: bool) -> Vec<DoorTo> {
        let door = |(own, label): (Own, String)| DoorTo {
            href: self.path(own),
            label,
            is_here: own == here,
        };
        let closing = is_closing.then(|| (Own::Closing, t.agreements_door_closing()));
        let all = [
            (Own::Meetings, t.agreements_door_meetings()),
            (Own::Agreement, t.agreements_door_agreement()),
            (Own::Expectations, t.agreements_door_expectations()),
            (Own::Fit, t.agreements_door_fit()),
            (Own::Hand, t.agreements_door_hand()),
        ];
        closing.into_iter().chain(all).map(door).collect()
    }

    /// Back to a page, which says what was done. Where the pair takes it no more, what was written
    /// is shown, with whom to ask: nothing that was typed is lost.
    ///
    /// # Errors
    /// Everything else that went wrong.
    pub(crate) fn done(
        &self,
        own: Own,
        (page, form, help): (&Page, &Form, &str),
        done: Result<(), geleit_store::Error>,
        said: impl FnOnce() -> String,
    ) -> Result<Response, geleit_store::Error> {
        match done {
            Ok(()) => Ok(see_other(&self.path(own), said())),
            Err(geleit_store::Error::WrongStatus { .. }) => {
                let drawn = too_late::draw(self, own, page.clone(), (form, help));
                Ok(drawn.unwrap_or_else(IntoResponse::into_response))
            }
            Err(error) => Err(error),
        }
    }
}

/// The ways from one page of a pair to the others; none once it is over.
pub(crate) fn doors_of(
    way: &Way,
    t: Texts,
    here: Own,
    pair: &OwnPair,
    now: Timestamp,
) -> Vec<DoorTo> {
    let is_closing = pair.support.is_closing(pair.programme.today(now));
    if pair.is_open { way.doors(t, here, is_closing) } else { Vec::new() }
}

impl Own {
    /// As pages behind a sign-in call it.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Meetings => "meetings",
            Self::Agreement => "agreement",
            Self::Expectations => "expectations",
            Self::Fit => "fit-answer",
            Self::Hand => "raised-hand",
            Self::Closing => "closing",
            Self::Outcomes => "outcomes",
        }
    }

    /// As personal links call it.
    pub(super) const fn noun_of_link(self) -> &'static str {
        match self {
            Self::Meetings => "meetings",
            Self::Agreement => "agreements",
            Self::Expectations => "expectations",
            Self::Fit => "fit-answers",
            Self::Hand => "raised-hands",
            Self::Closing => "closings",
            Self::Outcomes => "outcomes",
        }
    }
}

/// Draws what both ways show in the frame of each: a page with a form on it.
macro_rules! in_both_frames {
    ($way:expr, $page:expr, $view:expr, $link:ident, $me:ident) => {{
        let (page, view) = ($page, $view);
        let form = view.form.clone();
        let page = page.with(&form);
        match $way {
            $crate::partnerships::own::Way::Link { .. } => {
                $crate::ui::html_form(&$link { t: page.t, page, view }, &form)
            }
            $crate::partnerships::own::Way::SignedIn { .. } => {
                $crate::ui::html_form(&$me { t: page.t, page, view }, &form)
            }
        }
    }};
}

pub(crate) use in_both_frames;
