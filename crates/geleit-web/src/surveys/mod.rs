//! Surveys: made, planned and read at the desk; answered by both sides behind a personal link or
//! signed in. Opening a page answers nothing.

mod change;
mod export;
mod link;
mod list;
mod me;
mod mine;
mod new;
mod noting;
mod own;
mod questions;
mod results;
mod show;
mod steps;
mod stories;
mod story;
mod words;

pub(crate) use list::PATH;
#[cfg(test)]
pub(crate) use steps::NOUNS;

use crate::language::Texts;
use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_domain::surveys::Question;

pub(crate) fn routes(routes: Routes) -> Routes {
    let may = |action| Rule::May(action, Resource::Survey);
    let (list, read, create) = (may(Action::List), may(Action::Show), may(Action::Create));
    let (change, step) = (may(Action::Change), may(Action::Step));
    let me = |action| Rule::May(action, Resource::Me);
    let (get, post) = (Method::GET, Method::POST);
    let plan = "/desk/surveys/{survey}/plan";
    let questions = "/desk/surveys/{survey}/questions";
    routes
        .route(get.clone(), "/desk/surveys", list, list::show)
        .route(post.clone(), "/desk/surveys", create, new::save)
        .route(get.clone(), "/desk/surveys/new", create, new::show)
        .route(get.clone(), "/desk/surveys/{survey}", read, show::show)
        .route(get.clone(), "/desk/surveys/{survey}/results.csv", read, export::csv)
        .route(get.clone(), "/desk/surveys/{survey}/words", change, words::show)
        .route(get.clone(), "/desk/surveys/{survey}/answers", change, noting::show)
        .route(post.clone(), "/desk/surveys/{survey}/answers", change, noting::save)
        .route(get.clone(), plan, change, change::show)
        .route(post.clone(), plan, change, change::save)
        .route(get.clone(), questions, change, questions::show)
        .route(post.clone(), questions, change, questions::save)
        .route(post.clone(), "/desk/surveys/{survey}/questions/lead", change, questions::raise)
        .route(post.clone(), "/desk/surveys/{survey}/questions/removal", change, questions::remove)
        .route(post.clone(), "/desk/surveys/{survey}/copies", change, show::copy)
        .route(post.clone(), "/desk/surveys/{survey}/planning", step, steps::plan)
        .route(post.clone(), "/desk/surveys/{survey}/revision", step, steps::revise)
        .route(post.clone(), "/desk/surveys/{survey}/opening", step, steps::open)
        .route(post.clone(), "/desk/surveys/{survey}/closing", step, steps::close)
        .route(post.clone(), "/desk/surveys/{survey}/cancellation", step, steps::cancel)
        .route(get.clone(), "/desk/stories", list, stories::show)
        .route(get.clone(), "/desk/stories/{story}", change, story::show)
        .route(post.clone(), "/desk/stories/{story}/consents", change, story::agree)
        .route(post.clone(), "/desk/stories/{story}/withdrawals", change, story::withdraw)
        .route(get.clone(), "/{lang}/surveys/{link}", Rule::Link("survey"), link::show)
        .route(post.clone(), "/{lang}/surveys/{link}", Rule::Link("survey"), link::answer)
        .route(get, "/me/survey-answers/{invitation}", me(Action::Show), me::show)
        .route(post.clone(), "/me/survey-answers/{invitation}", me(Action::Change), me::answer)
        .route(post, "/me/story-withdrawals", me(Action::Change), mine::take_back)
}

/// How a status looks, beside its word.
fn tone(status: &str) -> &'static str {
    match status {
        "planned" | "open" => "info",
        "closed" => "ok",
        _ => "mute",
    }
}

/// The words of a question in the reader's language.
fn text_of(t: Texts, question: &Question) -> String {
    match question.published {
        Some(published) => t.answers_question(published),
        None => {
            let wording = question.wording(t.language.tag());
            wording.map(|wording| wording.text.clone()).unwrap_or_default()
        }
    }
}

/// The words of an answer to choose from.
fn choice_of(t: Texts, question: &Question, value: &str) -> String {
    use geleit_domain::surveys::Kind;
    match question.kind {
        Kind::Scale => t.answers_scale(format_args!("n{value}")),
        Kind::Agreement | Kind::YesNo => t.answers_agreement(value),
        Kind::OneOf | Kind::SeveralOf => {
            let place = value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let wording = question.wording(t.language.tag());
            let choice = wording.zip(place).and_then(|(own, place)| own.choices.get(place));
            choice.cloned().unwrap_or_else(|| value.to_owned())
        }
        Kind::Words => value.to_owned(),
    }
}
