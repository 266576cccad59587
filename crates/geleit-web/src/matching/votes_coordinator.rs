//! The vote as the coordination office sees it: it sets the time, and reads who is silent.

use super::votes::VotingView;
use crate::error::Answer;
use crate::language::Texts;
use crate::persons;
use crate::ui::{Form, Page, html_form};
use askama::Template;
use geleit_store::matching::Voting;

#[derive(Template)]
#[template(path = "matching/votes_coordinator.html")]
struct View {
    t: Texts,
    page: Page,
    voting: VotingView,
    form: Form,
}

pub(super) fn draw(page: Page, voting: &Voting, mut form: Form) -> Answer {
    if form.value("version").is_empty() {
        form.put("version", &voting.version);
        if let Some(ends) = voting.ends_at {
            let local = geleit_store::timestamp(ends)?.to_zoned(persons::zone(&page));
            form.put_date("on", &local.date().to_string());
            form.put("time", &format!("{}:{:02}", local.hour(), local.minute()));
        }
    }
    let view = View { t: page.t, voting: VotingView::of(&page, voting), page, form };
    html_form(&view, &view.form)
}
