//! The fairness report of the current proposal.

use super::pair::decimal;
use super::variants::letter;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::figures::percent;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::figures::{NO_ANSWER, Share};
use geleit_domain::id::CohortId;
use geleit_domain::matching::fairness::{Group, Part, Question};

#[derive(Template)]
#[template(path = "matching/fairness.html")]
struct View {
    t: Texts,
    page: Page,
    cohort: CohortId,
    /// Empty before the first proposal.
    variant: String,
    parts: Vec<PartView>,
}

struct PartView {
    id: &'static str,
    title: String,
    lines: Vec<Line>,
}

/// A group; what is hidden says so.
struct Line {
    group: String,
    people: String,
    matched: String,
    rate: String,
    mean: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(cohort): At<CohortId>,
    page: Page,
) -> Answer {
    let (loaded, report) = app.store.fairness(&actor, cohort, now).await?;
    let (t, page) = (page.t, page.at_cohort(&loaded));
    let variant = report.as_ref().map(|report| t.matching_variant(letter(report.number)));
    let parts = report.iter().flat_map(|report| &report.parts).map(|one| part(t, one));
    html(&View { t, cohort, variant: variant.unwrap_or_default(), parts: parts.collect(), page })
}

fn part(t: Texts, part: &Part) -> PartView {
    PartView {
        id: part.question.text(),
        title: t.fairness_question(part.question),
        lines: part.groups.iter().map(|group| line(t, part.question, group)).collect(),
    }
}

fn line(t: Texts, question: Question, group: &Group) -> Line {
    let shown = |count: Option<u64>| {
        count.map_or_else(
            || t.fairness_hidden(),
            |count| t.number(i64::try_from(count).unwrap_or(0)),
        )
    };
    let rate = group.people.zip(group.matched);
    let rate = rate.map(|(people, matched)| percent(t, Share::new(matched, people)));
    let mean = group.mean.map(|mean| decimal(t, i64::try_from(mean).unwrap_or(0), 1));
    Line {
        group: words(t, question, &group.key),
        people: shown(group.people),
        matched: shown(group.matched),
        rate: rate.unwrap_or_else(|| "–".to_owned()),
        mean: mean.unwrap_or_else(|| "–".to_owned()),
    }
}

fn words(t: Texts, question: Question, key: &str) -> String {
    match question {
        _ if key == NO_ANSWER => t.fairness_no_answer(),
        Question::Sex => t.persons_gender_word(key),
        Question::Age => t.fairness_age(key),
        Question::Origin => t.figure_words_continent(key),
        Question::Organisation => key.to_owned(),
        Question::Waiting => t.fairness_waiting(key),
    }
}
