//! "Why not somebody else?" The rule that stands against two people, or what the pair would cost
//! and who would move; from there the pair can be fixed, or a rule overruled with a reason.

use super::conflict;
use super::request::AboutCohort;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::{Language, Texts};
use crate::ui::{Choice, Form, Page, html_form};
use crate::{App, Error};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, MentorId};
use geleit_domain::matching::criteria::Obstacle;
use geleit_domain::matching::overruling::{REASON_CHARS_MAX, Told};
use geleit_domain::matching::proposal::Refusal;
use geleit_domain::policy::Action;
use geleit_store::matching::{Answered, Cost, Verdict, WhyNot};
use jiff::Timestamp;
use std::collections::HashMap;

/// Why fixed pairs leave no room.
pub(crate) const NO_ROOM: &[&str] = &["mentee", "mentor", "cohort", "changed"];

#[derive(Template)]
#[template(path = "matching/why_not.html")]
struct View {
    t: Texts,
    page: Page,
    form: Form,
    cohort: CohortId,
    mentees: Vec<Choice>,
    taken: Vec<Choice>,
    free: Vec<Choice>,
    answer: Option<AnswerView>,
}

struct AnswerView {
    title: String,
    /// Rules by name, each with its sentence.
    rules: Vec<(String, String)>,
    /// What follows, a sentence each.
    said: Vec<String>,
    moves: Vec<[String; 3]>,
    /// Can the pair be fixed, because no rule stands against it?
    can_fix: bool,
    /// Can the reader overrule every rule that does?
    can_overrule: bool,
    version: i64,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(cohort): At<CohortId>,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let form = Form::of(query.into_iter().collect());
    draw(&app, &actor, cohort, (page, form), now).await
}

/// Fixes a pair against which no rule stands.
pub(super) async fn fix(on: AboutCohort) -> Answer {
    on.permit(Action::Decide).await?;
    let (pair, version) = (pair(&on.form)?, on.form.version()?);
    let done = on.app.store.fix_pair(&on.actor, on.id, pair, version, on.now).await;
    on.answer("", done.map(|()| 1), |t, _| t.why_not_said_fixed())
}

/// Fixes a pair although rules stand against it; without words the page is drawn again.
pub(super) async fn overrule(mut on: AboutCohort) -> Answer {
    on.permit(Action::Overrule).await?;
    let (t, pair, version) = (on.page.t, pair(&on.form)?, on.form.version()?);
    let words = on.form.text("reason", || t.why_not_reason_missing());
    if words.as_ref().is_some_and(|words| words.chars().count() > REASON_CHARS_MAX) {
        on.form.refuse("reason", t.why_not_reason_long(REASON_CHARS_MAX));
    }
    let Some(words) = words.filter(|_| !on.form.is_refused()) else {
        return draw(&on.app, &on.actor, on.id, (on.page, on.form), on.now).await;
    };
    let done = on.app.store.overrule(&on.actor, on.id, pair, (version, &words), on.now).await;
    on.answer("", done.map(|()| 1), |t, _| t.why_not_said_overruled())
}

fn pair(form: &Form) -> Result<(ApplicationId, MentorId), Error> {
    let mentee = form.value("mentee").parse().map_err(|_| Error::Invalid)?;
    Ok((mentee, form.value("mentor").parse().map_err(|_| Error::Invalid)?))
}

async fn draw(
    app: &App,
    actor: &Actor,
    cohort: CohortId,
    (page, form): (Page, Form),
    now: Timestamp,
) -> Answer {
    let mentee = asked(&form, "mentee")?;
    let mentor = asked(&form, "mentor")?;
    let found = match app.store.why_not(actor, cohort, (mentee, mentor), now).await {
        Ok(found) => found,
        Err(error @ (geleit_store::Error::Outdated | geleit_store::Error::Refused(_))) => {
            return conflict::draw(page, cohort, error);
        }
        Err(error) => return Err(error.into()),
    };
    let page = page.at_cohort(&found.cohort).with(&form);
    let t = page.t;
    let view = View {
        t,
        page,
        cohort,
        mentees: choices(&found.mentees),
        taken: choices(&found.taken),
        free: choices(&found.free),
        answer: found.answer.as_ref().map(|answer| answer_view(t, &found, answer)),
        form,
    };
    html_form(&view, &view.form)
}

/// Whom the address names; what is no id is nobody whom one may know of.
fn asked<T: std::str::FromStr>(form: &Form, field: &str) -> Result<Option<T>, Error> {
    match form.value(field) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Error::NotFound),
    }
}

fn choices<I: ToString>(people: &[(I, String)]) -> Vec<Choice> {
    let choice = |(id, name): &(I, String)| Choice { value: id.to_string(), label: name.clone() };
    people.iter().map(choice).collect()
}

fn answer_view(t: Texts, found: &WhyNot, answer: &Answered) -> AnswerView {
    let rules = &answer.against.rules;
    let mut said = Vec::new();
    if answer.against.is_protected {
        said.push(t.why_not_protected());
    }
    let mut moves = Vec::new();
    let is_possible = matches!(answer.verdict, Verdict::Cost(_));
    match &answer.verdict {
        Verdict::OnBoard => said.push(t.why_not_on_board()),
        Verdict::Never if found.may_overrule => said.push(t.why_not_never()),
        Verdict::Never => said.push(t.why_not_office()),
        Verdict::NoRoom(refusal) => said.push(t.why_not_no_room(no_room(refusal))),
        Verdict::Cost(cost) => {
            said.extend(cost_said(t, cost));
            moves = cost.moves.iter().map(|moved| move_view(t, moved)).collect();
        }
    }
    AnswerView {
        title: t.matching_pair().mentee(&answer.mentee_name).mentor(&answer.mentor_name),
        rules: rules.iter().map(|rule| (t.why_not_rule(rule), t.why_not_sentence(rule))).collect(),
        said,
        moves,
        can_fix: is_possible && rules.is_empty(),
        can_overrule: is_possible && !rules.is_empty() && found.may_overrule,
        version: answer.version,
    }
}

fn no_room(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::LockedTwice { .. } => NO_ROOM[0],
        Refusal::LocksOverCapacity { .. } => NO_ROOM[1],
        Refusal::LocksOverPlaces { .. } => NO_ROOM[2],
        Refusal::UnknownLock { .. } | Refusal::LockedAndVetoed { .. } | Refusal::TooMany => {
            NO_ROOM[3]
        }
    }
}

fn cost_said(t: Texts, cost: &Cost) -> Vec<String> {
    let mut said = vec![match cost.points {
        0 => t.why_not_costs_nothing(),
        1.. => t.why_not_loses(exact(t, cost.points)),
        _ => t.why_not_gains(exact(t, -cost.points)),
    }];
    match cost.pairs {
        0 => {}
        1.. => said.push(t.why_not_fewer(cost.pairs)),
        _ => said.push(t.why_not_more(-cost.pairs)),
    }
    said.push(match cost.moves.len() {
        0 => t.why_not_nobody_moves(),
        _ if cost.is_board_best => t.why_not_moves(),
        _ => t.why_not_moves_of_board(),
    });
    said
}

/// Points to the hundredth: `12,34`.
fn exact(t: Texts, points: i64) -> String {
    let comma = if t.language == Language::De { ',' } else { '.' };
    format!("{}{comma}{:02}", points / 100, points % 100)
}

fn move_view(t: Texts, moved: &geleit_store::matching::Moving) -> [String; 3] {
    let name =
        |mentor: &Option<String>| mentor.clone().unwrap_or_else(|| t.matching_what_if_nobody());
    [moved.mentee.clone(), name(&moved.from), name(&moved.to)]
}

/// Why a pair is not fixed, with the rules by name as far as the reader may know them.
pub(crate) fn refused(t: Texts, told: &Told) -> String {
    if told.is_protected { t.why_not_protected() } else { t.why_not_against(names(t, &told.rules)) }
}

/// The names of rules in a row.
pub(super) fn names(t: Texts, rules: &[Obstacle]) -> String {
    let names: Vec<_> = rules.iter().map(|rule| t.why_not_rule(rule)).collect();
    t.listed(&names)
}
