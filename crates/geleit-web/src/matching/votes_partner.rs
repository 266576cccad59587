//! The vote as a partner organisation sees it: its deputies, and the open pairs of those for
//! which the reader votes as a deputy.

use super::votes::VotingView;
use crate::App;
use crate::error::Answer;
use crate::language::Texts;
use crate::ui::{Choice, Form, Page, html_form};
use askama::Template;
use geleit_domain::actor::Actor;
use geleit_domain::id::OrganisationId;
use geleit_store::matching::{OpenPair, Voting};
use geleit_store::persons::full_name;
use uuid::Uuid;

/// So many pairs are voted on at once.
const PAIRS: i64 = 25;

#[derive(Template)]
#[template(path = "matching/votes_partner.html")]
struct View {
    t: Texts,
    page: Page,
    voting: VotingView,
    form: Form,
    /// Does the reader's organisation decide?
    decides: bool,
    /// Who may vote for it now.
    deputies: Vec<Choice>,
    candidates: Vec<Choice>,
    in_place_of: Vec<InPlaceOf>,
}

/// An organisation for which the reader votes as a deputy.
struct InPlaceOf {
    id: Uuid,
    organisation: String,
    open: String,
    pairs: Vec<OpenView>,
}

struct OpenView {
    id: Uuid,
    version: i64,
    mentee: String,
    mentor: String,
    company: String,
    score: i64,
}

pub(super) async fn draw(
    app: &App,
    actor: &Actor,
    page: Page,
    (voting, chosen): (&Voting, Option<OrganisationId>),
    form: Form,
) -> Answer {
    let own = actor.organisation();
    let decides = own.is_some_and(|own| voting.votes.iter().any(|votes| votes.id == own.0));
    let mut view = View {
        t: page.t,
        voting: VotingView::of(&page, voting),
        page,
        form,
        decides,
        deputies: Vec::new(),
        candidates: Vec::new(),
        in_place_of: Vec::new(),
    };
    if let Some(own) = own.filter(|_| decides) {
        let named = voting.deputies.iter().filter(|deputy| deputy.organisation_id == own.0);
        view.deputies = named.map(|one| choice(one.account_id, &one.name)).collect();
        let possible = app.store.deputy_candidates(actor, own).await?;
        let is_named = |id: &Uuid| view.deputies.iter().any(|one| one.value == id.to_string());
        let possible = possible.iter().filter(|one| !is_named(&one.account_id));
        view.candidates = possible.map(|one| choice(one.account_id, &one.name)).collect();
    }
    let cohort = voting.cohort.cohort_id();
    for votes in voting.in_place_of(actor) {
        let id = OrganisationId(votes.id);
        let pairs = match chosen {
            Some(chosen) if chosen == id => app.store.open_pairs(actor, cohort, id, PAIRS).await?,
            _ => Vec::new(),
        };
        view.in_place_of.push(InPlaceOf {
            id: votes.id,
            organisation: votes.name.clone(),
            open: view.t.number(votes.open),
            pairs: pairs.iter().map(open).collect(),
        });
    }
    html_form(&view, &view.form)
}

fn choice(account: Uuid, name: &str) -> Choice {
    Choice { value: account.to_string(), label: name.to_owned() }
}

fn open(pair: &OpenPair) -> OpenView {
    OpenView {
        id: pair.id,
        version: pair.version,
        mentee: pair.mentee(),
        mentor: full_name(&pair.mentor_given_name, &pair.mentor_family_name),
        company: pair.company.clone().unwrap_or_default(),
        score: (pair.points + 50) / 100,
    }
}
