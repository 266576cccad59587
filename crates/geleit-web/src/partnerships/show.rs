//! One partnership with everything that was recorded about it, also what was retracted.

use super::by_both::StepsView;
use super::list::{day, tone};
use super::office::Office;
use super::phases::PhaseView;
use super::steps;
use crate::App;
use crate::closings::Panel;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::meetings;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::{Status, Verb};
use geleit_store::entries::Line;
use geleit_store::facts::StatusFact;
use geleit_store::partnerships::{Listed, Shown};
use geleit_store::timestamp;

#[derive(Template)]
#[template(path = "partnerships/show.html")]
struct View {
    t: Texts,
    page: Page,
    id: PartnershipId,
    mentee: String,
    mentor: String,
    facts: Vec<FactView>,
    entries: Vec<EntryView>,
    status: String,
    tone: &'static str,
    offered_on: String,
    /// When they have met; empty: not yet.
    met_on: String,
    reference: String,
    company: String,
    organisations: String,
    may_correct: bool,
    /// What forms carry.
    version: i64,
    /// Sides that have not answered yet: the word that forms send, and the label.
    waits_for: Vec<(String, String)>,
    answer_by: String,
    may_withdraw: bool,
    /// Nouns of the steps that the reader may take now.
    steps: Vec<&'static str>,
    /// Hours that were beside hours that were planned.
    hours: String,
    /// In which phase it is, for readers who may act on it.
    phases: Vec<PhaseView>,
    /// The pair before it and the one after it.
    chain: Vec<Linked>,
    may_note: bool,
    may_rematch: bool,
    office: Office,
    /// Why the pair needs somebody, for readers who may act on it.
    warnings: Vec<crate::warnings::Line>,
    /// What both sides have done themselves, for readers who may act on it.
    steps_of_both: Option<StepsView>,
    /// How it ends, for readers who may act on it.
    closing: Option<Panel>,
}

/// A pair to which this one leads.
struct Linked {
    /// How it stands to this one.
    how: String,
    id: String,
    mentee: String,
    mentor: String,
}

struct FactView {
    status: String,
    since: String,
    /// When it was found wrong; empty while it is believed.
    retracted: String,
}

struct EntryView {
    time: String,
    by: String,
    what: String,
    reason: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    Now(now): Now,
    At(id): At<PartnershipId>,
    page: Page,
) -> Answer {
    let shown = app.store.show_partnership(&actor, id).await?;
    let page = page.at_cohort(&shown.cohort);
    let hours = app.store.hours_of_partnership(&actor, id, now).await?;
    let hours = meetings::sum(page.t, &hours);
    let phases = app.store.phases_of_partnership(&actor, id, now).await?;
    let phases = phases.iter().map(|step| PhaseView::of(page.t, step)).collect();
    let closing = app.store.closing_of_partnership(&actor, id, now).await?;
    let closing = Panel::of(&page, id, closing)?;
    html(&view(page, id, &shown, (hours, phases), closing)?)
}

fn view(
    page: Page,
    id: PartnershipId,
    shown: &Shown,
    (hours, phases): (String, Vec<PhaseView>),
    closing: Option<Panel>,
) -> Result<View, geleit_store::Error> {
    let (t, line) = (page.t, &shown.line);
    let organisations = [&line.mentee_organisation, &line.mentor_organisation];
    let organisations: Vec<_> = organisations.into_iter().flatten().map(String::as_str).collect();
    let facts = shown.facts.iter().map(|fact| fact_view(&page, fact)).collect::<Result<_, _>>()?;
    let entries = shown.entries.iter().map(|entry| entry_view(&page, entry));
    let entries = entries.collect::<Result<_, _>>()?;
    let waits = shown.waits_for.iter().filter(|_| shown.may_step);
    let waits = waits.map(|side| (side.to_string(), t.matching_side_word(side)));
    let status = shown.partnership.status()?;
    let warnings = shown.warnings.iter().map(|one| crate::warnings::Line::of(&page, one));
    let can = |verb| status.after(verb).is_some();
    // A mentee with another mentor beside is looked for nobody in the matching.
    let application = shown.partnership.application_id;
    let is_beside = shown.beside.iter().any(|pair| pair.application_id == application);
    let has_ended = matches!(status, Status::Declined | Status::Dissolved);
    Ok(View {
        t,
        id,
        mentee: line.mentee(),
        mentor: line.mentor(),
        facts,
        entries,
        status: t.partnerships_status_word(&line.status),
        tone: tone(&line.status),
        offered_on: day(t, &line.offered_on),
        met_on: shown.met_on.map(|on| t.date(on)).unwrap_or_default(),
        reference: line.reference.clone(),
        company: line.company.clone().unwrap_or_default(),
        organisations: organisations.join(", "),
        may_correct: shown.may_correct,
        version: shown.partnership.version,
        waits_for: waits.collect(),
        answer_by: day(t, &shown.answer_by),
        steps: if shown.may_step { steps::possible(status) } else { Vec::new() },
        hours,
        phases,
        chain: chain(t, shown),
        may_note: shown.may_step && status != Status::Offered,
        may_withdraw: shown.may_step && can(Verb::Withdraw),
        may_rematch: shown.may_step
            && shown.cohort.takes_proposals()?
            && (status.is_open() || has_ended)
            && !is_beside,
        office: Office::of(&page, id, shown)?,
        warnings: warnings.collect(),
        steps_of_both: shown.steps.map(|steps| StepsView::of(t, &steps)),
        closing,
        page,
    })
}

/// The pair that ended early before this one, and the one that goes on for the mentee.
fn chain(t: Texts, shown: &Shown) -> Vec<Linked> {
    let links = [
        (t.partnerships_follows(), &shown.follows),
        (t.partnerships_continued(), &shown.continued_by),
    ];
    let linked = |(how, pair): (String, &Option<Listed>)| {
        let pair = pair.as_ref()?;
        let (mentee, mentor) = (pair.mentee(), pair.mentor());
        Some(Linked { how, id: pair.id.to_string(), mentee, mentor })
    };
    links.into_iter().filter_map(linked).collect()
}

fn fact_view(page: &Page, fact: &StatusFact) -> Result<FactView, geleit_store::Error> {
    let t = page.t;
    let retracted = match fact.known_until {
        Some(at) => t.partnerships_retracted(page.local_time(timestamp(at)?)),
        None => String::new(),
    };
    Ok(FactView {
        status: t.partnerships_status_word(&fact.status),
        since: t.partnerships_since(day(t, &fact.on_date)),
        retracted,
    })
}

fn entry_view(page: &Page, entry: &Line) -> Result<EntryView, geleit_store::Error> {
    let t = page.t;
    let verb = entry.verb.strip_prefix("partnership.").unwrap_or(&entry.verb);
    Ok(EntryView {
        time: page.local_time(timestamp(entry.at)?),
        by: crate::persons::who(t, entry),
        what: t.partnerships_verb(verb),
        reason: entry.reason.clone().unwrap_or_default(),
    })
}

/// An entry in one line: when, who, what, and why.
pub(super) fn sentence(page: &Page, entry: &Line) -> Result<String, geleit_store::Error> {
    let EntryView { time, by, what, reason } = entry_view(page, entry)?;
    Ok(page.t.entry_line(&time, &by, &what, &reason))
}
