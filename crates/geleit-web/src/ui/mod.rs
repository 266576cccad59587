//! The frame around every page and the pieces that pages share.

pub(crate) mod figures;
pub(crate) mod find;
mod forms;
mod nav;
mod page;
pub(crate) mod pdf;
mod place;

use crate::error::Answer;
use crate::language::Texts;
use crate::matching;
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use geleit_store::Refusal;

pub(crate) use find::Finding;
pub(crate) use forms::{Choice, Form};
pub(crate) use page::Page;
pub(crate) use place::{Place, address};

/// A page.
pub(crate) fn html(view: &impl Template) -> Answer {
    Ok(drawn(view.render()?))
}

/// A page with a form: 422 when the form is drawn again with what is wrong in it.
pub(crate) fn html_form(view: &impl Template, form: &Form) -> Answer {
    let mut response = drawn(view.render()?);
    if form.is_refused() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// A form that came too late: the page says what happened meanwhile, and keeps what was typed.
pub(crate) fn html_too_late(view: &impl Template) -> Answer {
    let mut response = drawn(view.render()?);
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

fn drawn(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

/// Why the programme's rules refuse something, in words.
pub(crate) fn refusal(t: Texts, refusal: &Refusal) -> String {
    match refusal {
        Refusal::SlugTaken => t.errors_slug_taken(),
        Refusal::SlugInvalid => t.errors_slug_invalid(),
        Refusal::EmailTaken => t.errors_email_taken(),
        Refusal::NumberTaken => t.errors_number_taken(),
        Refusal::MentorFull => t.errors_mentor_full(),
        Refusal::MenteePaired => t.errors_mentee_paired(),
        Refusal::MentorPaired => t.errors_mentor_paired(),
        Refusal::CohortFull => t.errors_cohort_full(),
        Refusal::PairsOpen => t.cohorts_pairs_open(),
        Refusal::PairOpen => t.errors_pair_open(),
        Refusal::PartnershipEnded => t.errors_partnership_ended(),
        Refusal::AgreementMissing(missing) => t.errors_agreement_missing(missing.join(", ")),
        Refusal::NotDeciding => t.errors_not_deciding(),
        Refusal::OwnPair => t.errors_own_pair(),
        Refusal::AgainstRules(told) => matching::why_not::refused(t, told),
        Refusal::ReasonMissing => t.errors_reason_missing(),
        Refusal::ReleaseFinal => t.errors_release_final(),
        Refusal::NobodyToMatch => t.errors_nobody_to_match(),
        Refusal::EventFull => t.errors_event_full(),
        Refusal::FilesFull => t.errors_files_full(),
        Refusal::Stopped => t.errors_stopped(),
        Refusal::Invalid { .. } | Refusal::RoleTooStrong => t.errors_invalid_more(),
    }
}
