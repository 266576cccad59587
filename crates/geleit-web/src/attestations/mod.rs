//! Attestations of taking part as PDF, in the language of the person: single, of both sides of a
//! pair, or of a whole cohort. They say nothing about origin or status.

mod print;

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::{Language, Texts};
use crate::partnerships::own::Way;
use crate::routes::{Routes, Rule};
use crate::ui::Page;
use crate::ui::pdf::pdf;
use axum::extract::{Query, State};
use axum::http::Method;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::policy::{Action, Resource};
use geleit_store::partnerships::closings::Attested;
use std::collections::HashMap;

/// What the file is called.
const FILE: &str = "attestation";

/// What is asked for: `hours=yes`, `side=mentor`, `cohort=…`.
type Asked = Query<HashMap<String, String>>;

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("partnership");
    let step = Rule::May(Action::Step, Resource::Partnership);
    let me = Rule::May(Action::Show, Resource::Me);
    let get = Method::GET;
    routes
        .route(get.clone(), "/{lang}/closings/{link}/attestation.pdf", link, own)
        .route(get.clone(), "/me/partnerships/{partnership}/attestation.pdf", me, own)
        .route(get.clone(), "/desk/partnerships/{partnership}/attestation.pdf", step, of_pair)
        .route(get, "/desk/attestations.pdf", step, of_cohort)
}

async fn own(
    way: Way,
    State(app): State<App>,
    Now(now): Now,
    page: Page,
    Query(asked): Asked,
) -> Answer {
    let own = app.store.own_attestation(way.to_read(), now).await?;
    let t = match way {
        Way::Link { language, .. } => page.of(&own.programme).t.into(language),
        Way::SignedIn { .. } => page.t,
    };
    pdf(print::one(t, &own, has_hours(&asked), now), FILE).await
}

async fn of_pair(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
    Query(asked): Asked,
) -> Answer {
    let mut found = app.store.attestations_of_pair(&actor, id, now).await?;
    let side = asked.get("side").and_then(|side| Side::from_text(side));
    found.retain(|one| side.is_none_or(|side| one.side == side));
    let document = match found.as_slice() {
        [only] => print::one(spoken(page.t, only), only, has_hours(&asked), now),
        all => print::all(page.t, all, has_hours(&asked), now),
    };
    pdf(document, FILE).await
}

async fn of_cohort(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    page: Page,
    Query(asked): Asked,
) -> Answer {
    let wanted = asked.get("cohort").and_then(|id| id.parse::<CohortId>().ok());
    let cohort = match wanted {
        Some(cohort) => Some(cohort),
        None => {
            let cohorts = app.store.cohorts_of_partnerships(&actor).await?;
            cohorts.first().map(|cohort| cohort.cohort_id())
        }
    };
    let found = match cohort {
        Some(cohort) => app.store.attestations_of_cohort(&actor, cohort, now).await?,
        None => vec![],
    };
    pdf(print::all(page.t, &found, has_hours(&asked), now), FILE).await
}

fn has_hours(asked: &HashMap<String, String>) -> bool {
    asked.get("hours").is_some_and(|said| said == "yes")
}

/// The texts in the person's language, or in German where there are none.
fn spoken(t: Texts, one: &Attested) -> Texts {
    t.into(Language::from_tag(&one.language).unwrap_or(Language::De))
}
