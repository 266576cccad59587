//! The own page of an event: where one stands, what one may do, and what there is to read. The
//! same behind a personal link and signed in.

use super::EventView;
use crate::Error;
use crate::language::Texts;
use crate::ui::Page;
use geleit_domain::events::{Standing, Status};
use geleit_store::events::{EventFile, Own};

/// What both ways show.
pub(super) struct OwnView {
    pub(super) view: EventView,
    /// Where the forms and files are.
    pub(super) path: String,
    pub(super) standing: Standing,
    pub(super) lead: String,
    pub(super) online_link: String,
    pub(super) may_sign_up: bool,
    pub(super) may_withdraw: bool,
    pub(super) handouts: Vec<Handout>,
    /// Can it be attested that the reader was there?
    pub(super) has_attestation: bool,
    /// Where one gets the own dates for a calendar program; empty for a guest.
    pub(super) feed: String,
}

pub(super) struct Handout {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) size: String,
}

impl OwnView {
    pub(super) fn of(page: &Page, own: Own, path: String, feed: String) -> Result<Self, Error> {
        let (t, standing) = (page.t, own.standing);
        let is_published = own.public.event.status()? == Status::Published;
        let lead = match (is_published, standing) {
            (true, Standing::Waiting) => t.sign_ups_waiting_lead(),
            (true, Standing::Placed) if !own.online_link.is_empty() => t.sign_ups_online_lead(),
            _ => String::new(),
        };
        Ok(Self {
            view: EventView::of(t, &own.public)?,
            path,
            standing,
            lead,
            may_sign_up: own.public.takes_sign_ups && !standing.is_signed_up(),
            may_withdraw: own.public.takes_sign_ups && standing != Standing::Withdrawn,
            handouts: own.material.iter().map(|file| handout(t, file)).collect(),
            has_attestation: own.attended_as.is_some(),
            feed: if own.person.is_some() { feed } else { String::new() },
            online_link: own.online_link,
        })
    }
}

fn handout(t: Texts, file: &EventFile) -> Handout {
    Handout {
        id: file.id.to_string(),
        name: file.name.clone(),
        size: t.files_size((file.bytes + 999) / 1_000),
    }
}
