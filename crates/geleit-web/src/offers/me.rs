//! The offer to whoever is signed in.

use super::{OfferView, Site, answered, said};
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::{Form, Page, html};
use askama::Template;
use geleit_domain::id::PartnershipId;
use geleit_domain::policy::Action;

#[derive(Template)]
#[template(path = "offers/me.html")]
struct Show {
    t: Texts,
    page: Page,
    view: OfferView,
}

pub(super) async fn show(
    app: Site,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let own = app.store.own_offer(&actor, Action::Show, id, now).await?;
    let view = OfferView::of(&page, &own, format!("{}/answer", path(id)));
    html(&Show { t: page.t, page, view })
}

pub(super) async fn answer(
    app: Site,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    form: Form,
) -> Answer {
    app.store.own_offer(&actor, Action::Change, id, now).await?;
    let done = app.store.answer_offer(&actor, id, said(&form)?, now).await;
    answered(page.t, &path(id), done)
}

fn path(id: PartnershipId) -> String {
    format!("/me/partnerships/{id}")
}
