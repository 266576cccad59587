//! Those left over: what would help somebody without a partner, where one more mentor helps most,
//! and who would have more of each other. The coordination office reads it; nothing is changed.

pub(crate) mod ways;

use super::benefits;
use super::pair::signed;
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::{Query, State};
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_domain::matching::proposal::{EachOther, FieldHelp, PlaceHelp};
use geleit_domain::reference::finding::List;
use geleit_store::matching::LeftOver;
use std::collections::HashMap;
use uuid::Uuid;
use ways::WaysView;

/// How many of a list are shown.
const SHOWN: usize = 10;

#[derive(Template)]
#[template(path = "matching/left.html")]
struct View {
    t: Texts,
    page: Page,
    cohort: CohortId,
    has_proposal: bool,
    mentees: Vec<Seeking>,
    ways: Option<WaysView>,
    fields: Vec<HelpView>,
    places: Vec<HelpView>,
    /// How many twos there are; the first of them are listed.
    twos: usize,
    each_other: Vec<TwoView>,
}

/// A mentee without a partner.
struct Seeking {
    application: Uuid,
    name: String,
    reason: String,
}

/// A new mentor or one more place, and what it brings.
struct HelpView {
    name: String,
    /// An occupation of the field.
    example: String,
    pairs: String,
    points: String,
}

/// Two who would have more of each other.
struct TwoView {
    mentee: String,
    mentor: String,
    gains: [String; 2],
    mentee_now: String,
    /// The pair in which the mentee is now.
    pair: Option<Uuid>,
    mentor_now: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(cohort): At<CohortId>,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let asked = query.get("mentee").and_then(|id| id.parse::<ApplicationId>().ok());
    let over = match app.store.left_over(&actor, cohort, asked, now).await {
        Err(error @ geleit_store::Error::Refused(_)) => {
            return super::conflict::draw(page, cohort, error);
        }
        over => over.map_err(Error::from)?,
    };
    html(&view(page, cohort, &over))
}

fn view(page: Page, cohort: CohortId, over: &LeftOver) -> View {
    let t = page.t;
    let answers = &over.answers;
    let mentees = over.mentees.iter().map(|one| Seeking {
        application: one.id,
        name: one.name.clone(),
        reason: t.matching_left_word(one.reason),
    });
    let asked = answers.asked.as_ref();
    View {
        t,
        page: page.at_cohort(&over.cohort),
        cohort,
        has_proposal: over.has_proposal,
        mentees: mentees.collect(),
        ways: asked.map(|(mentee, ways)| ways::view(t, over, mentee.0, ways)),
        fields: answers.fields.iter().take(SHOWN).map(|help| field(t, help)).collect(),
        places: answers.places.iter().take(SHOWN).map(|help| place(t, over, help)).collect(),
        twos: answers.each_other.len(),
        each_other: answers.each_other.iter().take(SHOWN).map(|two| of_two(t, over, two)).collect(),
    }
}

fn field(t: Texts, help: &FieldHelp) -> HelpView {
    HelpView {
        name: t.benefits_field(help.field),
        example: t.title(List::Occupations, help.occupation).unwrap_or_default(),
        pairs: signed(i64::from(help.pairs)),
        points: points(help.points),
    }
}

fn place(t: Texts, over: &LeftOver, help: &PlaceHelp) -> HelpView {
    HelpView {
        name: name(t, over, help.mentor.0),
        example: String::new(),
        pairs: signed(i64::from(help.pairs)),
        points: points(help.points),
    }
}

fn of_two(t: Texts, over: &LeftOver, two: &EachOther) -> TwoView {
    let (mentee, mentor) = (name(t, over, two.application.0), name(t, over, two.mentor.0));
    let pair = over.pairs.iter().find(|pair| pair.application_id == two.application.0);
    let with = over.pairs.iter().filter(|pair| pair.mentor_id == two.mentor.0);
    let with: Vec<_> = with.map(|pair| name(t, over, pair.application_id)).collect();
    let with: Vec<_> = with.iter().map(String::as_str).collect();
    TwoView {
        gains: benefits::at_desk(t, &two.reasons, [&mentee, &mentor]),
        mentee_now: match pair {
            Some(pair) => {
                let now = name(t, over, pair.mentor_id);
                t.left_now_mentee().mentee(&mentee).mentor(now)
            }
            None => t.left_now_mentee_nobody(&mentee),
        },
        pair: pair.map(|pair| pair.id),
        mentor_now: if with.is_empty() {
            t.left_now_mentor_nobody(&mentor)
        } else {
            t.left_now_mentor().mentor(&mentor).mentees(t.listed(&with))
        },
        mentee,
        mentor,
    }
}

fn name(t: Texts, over: &LeftOver, id: Uuid) -> String {
    over.names.get(&id).cloned().unwrap_or_else(|| t.matching_what_if_nobody())
}

/// How the points of all pairs together change, as people read points.
fn points(difference: i64) -> String {
    signed((difference + 50).div_euclid(100))
}
