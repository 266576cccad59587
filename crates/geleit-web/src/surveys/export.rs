//! The results as a file: one line per number, with the words of the program. Free words are not
//! in it, and what is not shown on the page has no number here either.

use crate::App;
use crate::error::Answer;
use crate::extract::{At, By};
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use geleit_domain::figures::Share;
use geleit_domain::id::SurveyId;
use geleit_domain::surveys::{Kind, Question, Tally};
use geleit_exchange::csv_table;
use geleit_store::surveys::{Results, SideResults};

const HEADER: [&str; 8] =
    ["side", "question", "organisation", "answer", "count", "of", "percent", "suppressed"];

pub(super) async fn csv(State(app): State<App>, By(actor): By, At(id): At<SurveyId>) -> Answer {
    let shown = app.store.show_survey(&actor, id).await?;
    let results = app.store.survey_results(&actor, id).await?;
    let name = format!("{}-{}.csv", shown.cohort.slug, shown.survey.wave);
    let file = csv_table(&HEADER, &rows(&results));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, file).into_response())
}

fn rows(results: &Results) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for side in &results.sides {
        let word = side.side.text();
        rows.push(line(word, ["", "", "asked"], Some(Share::new(side.answered, side.asked))));
        let unreached = Share::new(side.unreached, side.asked);
        rows.push(line(word, ["", "", "unreached"], Some(unreached)));
        if results.is_told {
            rows.extend(of_questions(word, side));
        }
    }
    rows
}

fn of_questions(side: &str, results: &SideResults) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for one in results.questions.iter().filter(|one| one.question.kind != Kind::Words) {
        rows.extend(numbers(side, &one.question, "", one.tally.as_ref()));
        for group in &one.groups {
            let name = group.organisation.as_deref().unwrap_or("-");
            rows.extend(numbers(side, &one.question, name, group.tally.as_ref()));
        }
    }
    rows
}

fn numbers(
    side: &str,
    question: &Question,
    organisation: &str,
    tally: Option<&Tally>,
) -> Vec<Vec<String>> {
    let own = || question.wording("de").map(|wording| wording.text.as_str()).unwrap_or_default();
    let name = question.published.map_or_else(own, |published| published.text());
    let share = |values: &[&str]| tally.map(|tally| tally.share(values));
    let answers = question.values();
    let mut rows: Vec<_> = answers
        .iter()
        .map(|value| line(side, [name, organisation, value], share(&[value])))
        .collect();
    let counted = question.published.map_or(&[][..], |published| published.counted());
    if !counted.is_empty() {
        rows.push(line(side, [name, organisation, "counted"], share(counted)));
    }
    rows
}

fn line(
    side: &str,
    [question, organisation, answer]: [&str; 3],
    share: Option<Share>,
) -> Vec<String> {
    let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
    vec![
        side.to_owned(),
        question.to_owned(),
        organisation.to_owned(),
        answer.to_owned(),
        number(share.map(|share| share.count)),
        number(share.map(|share| share.of)),
        number(share.and_then(|share| share.percent)),
        if share.is_none() { "yes".to_owned() } else { String::new() },
    ]
}
