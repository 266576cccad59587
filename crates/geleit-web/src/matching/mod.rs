//! The matching at the desk: the board, the decisions of the coordination office and of the
//! organisations, the release and the minutes.

pub(crate) mod benefits;
mod board;
mod chips;
mod conflict;
mod coordinator;
mod curtain;
mod decisions;
mod fairness;
mod history;
pub(crate) mod left;
mod list;
mod live;
mod minutes;
mod minutes_pdf;
mod pair;
mod partner;
mod place;
mod reason;
mod reasons;
mod release;
mod release_letters;
mod request;
mod sentences;
mod sheet;
mod silence_rule;
mod variants;
mod votes;
mod votes_coordinator;
mod votes_partner;
mod watching;
mod what_if;
pub(crate) mod why_not;

pub(crate) use watching::Watching;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

const fn may(action: Action) -> Rule {
    Rule::May(action, Resource::Matching)
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let (get, post) = (Method::GET, Method::POST);
    let (show, create) = (may(Action::Show), may(Action::Create));
    let (decide, endorse, free) = (may(Action::Decide), may(Action::Endorse), may(Action::Release));
    routes
        .route(get.clone(), "/desk/matching", show, list::show)
        .route(get.clone(), "/desk/matching/{cohort}", show, board::show)
        .route(get.clone(), "/desk/matching/{cohort}/minutes", show, minutes::show)
        .route(get.clone(), "/desk/matching/{cohort}/minutes.pdf", show, minutes_pdf::show)
        .route(get.clone(), "/desk/matching/{cohort}/fairness", show, fairness::show)
        .route(get.clone(), "/desk/matching/{cohort}/variants", create, variants::show)
        .route(get.clone(), "/desk/matching/{cohort}/left", create, left::show)
        .route(post.clone(), "/desk/matching/{cohort}/variants", create, variants::keep)
        .route(post.clone(), "/desk/matching/{cohort}/choice", create, variants::choose)
        .route(get.clone(), "/desk/matching/{cohort}/changes", show, live::show)
        .route(get.clone(), "/desk/matching/{cohort}/list", show, sheet::show)
        .route(get.clone(), "/desk/matching/{cohort}/history", show, history::show)
        .route(post.clone(), "/desk/matching/{cohort}/undo", decide, history::undo)
        .route(post.clone(), "/desk/matching/{cohort}/proposals", create, decisions::propose)
        .route(
            post.clone(),
            "/desk/matching/{cohort}/endorsements",
            endorse,
            decisions::endorse_all,
        )
        .route(get.clone(), "/desk/matching/{cohort}/why-not", decide, why_not::show)
        .route(post.clone(), "/desk/matching/{cohort}/fixed-pairs", decide, why_not::fix)
        .route(
            post.clone(),
            "/desk/matching/{cohort}/overrulings",
            may(Action::Overrule),
            why_not::overrule,
        )
        .route(get.clone(), "/desk/matching/{cohort}/release", free, release::show)
        .route(post.clone(), "/desk/matching/{cohort}/release", free, release::save)
        .route(get.clone(), "/desk/matching/{cohort}/release/letters", free, release_letters::show)
        .route(get.clone(), "/desk/matching/{cohort}/votes", show, votes::show)
        .route(post.clone(), "/desk/matching/{cohort}/vote-deadline", free, votes::set_deadline)
        .route(post.clone(), "/desk/matching/{cohort}/deputies", endorse, votes::name_deputy)
        .route(get.clone(), "/desk/silence-rule", free, silence_rule::show)
        .route(post.clone(), "/desk/silence-rule", free, silence_rule::save)
        .route(post.clone(), "/desk/silence-rule/end", free, silence_rule::end)
        .route(post.clone(), "/desk/matching/{cohort}/release-withdrawal", free, release::withdraw)
        .route(post.clone(), "/desk/pairs/{pair}/lock", decide, decisions::lock)
        .route(post.clone(), "/desk/pairs/{pair}/lock-removal", decide, decisions::unlock)
        .route(post.clone(), "/desk/pairs/{pair}/move", decide, decisions::swap)
        .route(get.clone(), "/desk/pairs/{pair}/reasons", show, reasons::show)
        .route(get.clone(), "/desk/pairs/{pair}/veto", decide, reason::show_veto)
        .route(post.clone(), "/desk/pairs/{pair}/veto", decide, decisions::veto)
        .route(get, "/desk/pairs/{pair}/endorsement", endorse, reason::show_objection)
        .route(post, "/desk/pairs/{pair}/endorsement", endorse, decisions::endorse)
}
