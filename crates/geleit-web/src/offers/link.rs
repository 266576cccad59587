//! The offer behind a personal link: no account, no password.

use super::{OfferView, Site, answered, said};
use crate::error::Answer;
use crate::extract::{AtBoth, Now};
use crate::language::{Language, Texts};
use crate::ui::{Form, Page, html};
use askama::Template;
use geleit_store::secrets::Secret;

#[derive(Template)]
#[template(path = "offers/link.html")]
struct Show {
    t: Texts,
    page: Page,
    view: OfferView,
}

pub(super) async fn show(
    AtBoth(language, link): AtBoth<Language, String>,
    app: Site,
    Now(now): Now,
    page: Page,
) -> Answer {
    let secret: Secret = link.parse()?;
    let own = app.store.own_offer_by_link(&secret, now).await?;
    let page = page.of(&own.programme);
    let view = OfferView::of(&page, &own, format!("{}/answer", path(language, &link)));
    html(&Show { t: page.t, page, view })
}

pub(super) async fn answer(
    AtBoth(language, link): AtBoth<Language, String>,
    app: Site,
    Now(now): Now,
    page: Page,
    form: Form,
) -> Answer {
    let secret: Secret = link.parse()?;
    app.store.own_offer_by_link(&secret, now).await?;
    let done = app.store.answer_by_link(&secret, said(&form)?, now).await;
    answered(page.t, &path(language, &link), done)
}

fn path(language: Language, link: &str) -> String {
    format!("/{language}/offers/{link}")
}
