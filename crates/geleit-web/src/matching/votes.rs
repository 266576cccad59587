//! How the vote stands: until when, which organisation has not answered, who votes for whom. One
//! address, and one view per kind of reader.

use super::{votes_coordinator, votes_partner};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::layers::see_other;
use crate::ui::{Form, Page};
use crate::{Error, interviews, persons};
use axum::extract::{Query, State};
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, CohortId, OrganisationId};
use geleit_domain::policy::Action;
use geleit_store::Refusal;
use geleit_store::matching::Voting;
use jiff::Timestamp;
use std::collections::HashMap;

/// How one organisation has voted.
pub(super) struct VotesView {
    pub(super) organisation: String,
    pub(super) open: String,
    pub(super) agreed: String,
    pub(super) objected: String,
    pub(super) is_silent: bool,
    /// Who may vote for it besides its own people.
    pub(super) deputies: String,
}

/// What stands on the page of every reader, and above the board.
pub(super) struct VotingView {
    pub(super) cohort: CohortId,
    /// Until when, in a sentence; empty before there is a deadline.
    pub(super) until: String,
    /// Organisations that have let the time pass, in a sentence; empty where none has.
    pub(super) silent: String,
    pub(super) votes: Vec<VotesView>,
    /// What silence means: the minute with who said it where and since when; empty without one.
    pub(super) rule: String,
}

impl VotingView {
    pub(super) fn of(page: &Page, voting: &Voting) -> Self {
        let t = page.t;
        let silent: Vec<_> = voting.silent().map(|votes| votes.name.as_str()).collect();
        let until = voting.ends_at.map(|ends| page.when(&ends));
        let rule = voting.rule.as_ref().map(|rule| {
            let said = t.votes_rule_said().by(&rule.said_by).place(&rule.said_where);
            format!("{} {}", rule.words, said.day(page.day(&rule.since_on)))
        });
        Self {
            cohort: voting.cohort.cohort_id(),
            until: match (until, voting.is_over) {
                (Some(time), true) => t.votes_over(time),
                (Some(time), false) => t.votes_until(time),
                (None, _) => String::new(),
            },
            silent: match silent.as_slice() {
                [] => String::new(),
                names => t.votes_silent(t.listed(names)),
            },
            votes: voting.votes.iter().map(|votes| view(t, voting, votes)).collect(),
            rule: rule.unwrap_or_default(),
        }
    }
}

fn view(t: Texts, voting: &Voting, votes: &geleit_store::matching::Votes) -> VotesView {
    let deputies = voting.deputies.iter().filter(|deputy| deputy.organisation_id == votes.id);
    let deputies: Vec<_> = deputies.map(|deputy| deputy.name.as_str()).collect();
    VotesView {
        organisation: votes.name.clone(),
        open: t.number(votes.open),
        agreed: t.number(votes.agreed),
        objected: t.number(votes.objected),
        is_silent: voting.is_over && votes.open > 0,
        deputies: t.listed(&deputies),
    }
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let chosen = query.get("for").and_then(|id| id.parse().ok());
    draw(&app, &actor, (cohort, chosen), page, Form::default(), now).await
}

pub(super) async fn draw(
    app: &App,
    actor: &Actor,
    (cohort, chosen): (CohortId, Option<OrganisationId>),
    page: Page,
    form: Form,
    now: Timestamp,
) -> Answer {
    let voting = app.store.voting(actor, cohort, now).await?;
    let page = page.at_cohort(&voting.cohort).with(&form);
    if voting.may_set {
        votes_coordinator::draw(page, &voting, form)
    } else {
        votes_partner::draw(app, actor, page, (&voting, chosen), form).await
    }
}

/// Sets until when organisations vote.
pub(super) async fn set_deadline(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.matching_of(&actor, Action::Release, cohort).await?;
    let (t, zone) = (page.t, persons::zone(&page));
    let Some(ends) = interviews::moment(&mut form, t, &zone) else {
        return draw(&app, &actor, (cohort, None), page, form, now).await;
    };
    let version = form.version()?;
    match app.store.set_vote_deadline(&actor, cohort, version, ends, now).await {
        Ok(()) => {
            app.watching.decided();
            Ok(see_other(&path(cohort), t.votes_said_deadline()))
        }
        Err(geleit_store::Error::Refused(Refusal::Invalid { .. })) => {
            form.refuse("on", t.votes_deadline_past());
            draw(&app, &actor, (cohort, None), page, form, now).await
        }
        Err(error) => super::conflict::draw(page, cohort, error),
    }
}

/// Names a deputy of the reader's organisation, or takes that back.
pub(super) async fn name_deputy(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
    mut form: Form,
) -> Answer {
    app.store.matching_of(&actor, Action::Endorse, cohort).await?;
    let organisation = actor.organisation().ok_or(Error::Forbidden)?;
    let t = page.t;
    let stays = !form.has("end", "yes");
    let Some(deputy) = form.parse::<AccountId>("deputy", || t.votes_deputy_missing()) else {
        return draw(&app, &actor, (cohort, None), page, form, now).await;
    };
    app.store.name_deputy(&actor, organisation, (deputy, stays), now).await?;
    let said = if stays { t.votes_said_deputy() } else { t.votes_said_deputy_ended() };
    Ok(see_other(&path(cohort), said))
}

pub(super) fn path(cohort: CohortId) -> String {
    format!("/desk/matching/{cohort}/votes")
}
