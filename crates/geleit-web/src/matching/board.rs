//! The board: one address, and one view per kind of reader.

use super::curtain::Curtain;
use super::history::{self, PastView};
use super::place::{Place, SIZES};
use super::variants::{letter, signed_tenths};
use super::{coordinator, pair, partner};
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By, Now};
use crate::language::Texts;
use crate::ui::{Choice, Page};
use axum::extract::{Query, State};
use geleit_domain::id::CohortId;
use geleit_domain::matching::proposal::{Level, Side};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_store::matching::{Board, Kpis, Show};
use geleit_store::timestamp;
use std::collections::HashMap;
use uuid::Uuid;

/// What stands around the pairs for every reader.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) cohort: CohortId,
    pub(super) place: Place,
    /// The proposal that forms carry; 0 before the first one.
    pub(super) number: i64,
    pub(super) subtitle: String,
    pub(super) kpis: Vec<KpiView>,
    pub(super) pairs: i64,
    pub(super) released: i64,
    pub(super) shows: Vec<Choice>,
    pub(super) sizes: Vec<Choice>,
    pub(super) next: String,
    pub(super) first: String,
    pub(super) left: Vec<LeftView>,
    /// What decided the proposal; empty where it does not say.
    pub(super) levels: String,
    /// Grows with every decision; the script asks whether there is a newer one.
    pub(super) state: i64,
    /// The newest decision.
    pub(super) last: Option<PastView>,
    /// The same board for a room, or back at the desk; and with or without names.
    pub(super) projector: String,
    pub(super) names: String,
}

/// A figure above the board.
#[derive(Debug)]
pub(super) struct KpiView {
    pub(super) value: String,
    pub(super) text: String,
    /// What has changed against the proposal before: `+1,4`; empty without one.
    pub(super) change: String,
    /// `ok` for a good change, `bad` for another one, nothing where it is none.
    pub(super) tone: &'static str,
}

/// Somebody without a partner.
#[derive(Debug)]
pub(super) struct LeftView {
    pub(super) name: String,
    /// The application of a mentee, about whom one can ask.
    pub(super) application: Option<Uuid>,
    pub(super) side: String,
    pub(super) reason: String,
    /// Where the reader can ask what would help; empty where that is not for the reader.
    pub(super) ask: String,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(cohort): At<CohortId>,
    Now(now): Now,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let place = Place::of(&query);
    if actor.may(Tie::Programme, Action::Create, Resource::Matching) {
        coordinator::draw(&app, &actor, cohort, (&query, place), (page, now)).await
    } else {
        partner::draw(&app, &actor, cohort, place, (page, now)).await
    }
}

impl Frame {
    pub(super) fn of<M>(
        page: &Page,
        place: Place,
        board: &Board<M>,
    ) -> Result<Self, geleit_store::Error> {
        let t = page.t;
        let cohort = board.cohort.cohort_id();
        let choice = |show: &Show| Choice {
            value: show.text().to_owned(),
            label: t.matching_show_word(show.text()),
        };
        let is_later = place != place.first();
        let curtain = Curtain::of(place.hides_names, &board.numbers);
        let left = board.left.iter().map(|one| LeftView {
            name: match one.side {
                Side::Mentee => curtain.mentee(t, one.id, &one.name),
                Side::Mentor => curtain.mentor(t, one.id, &one.name),
            },
            application: (one.side == Side::Mentee).then_some(one.id),
            side: t.matching_side_word(one.side),
            reason: t.matching_left_word(one.reason),
            ask: String::new(),
        });
        Ok(Self {
            cohort,
            place,
            number: board.proposal.as_ref().map_or(0, |proposal| proposal.number),
            subtitle: subtitle(page, board)?,
            kpis: kpis(t, board),
            pairs: board.kpis.pairs,
            released: board.kpis.released,
            shows: Show::ALL.iter().map(choice).collect(),
            sizes: SIZES
                .iter()
                .map(|size| Choice { value: size.to_string(), label: t.matching_size_of(*size) })
                .collect(),
            next: board.next.map(|key| place.next(key).address(cohort)).unwrap_or_default(),
            first: if is_later { place.first().address(cohort) } else { String::new() },
            left: left.collect(),
            levels: levels(t, &board.levels),
            state: board.state,
            last: board.last.as_ref().map(|past| history::view(page, past, curtain)).transpose()?,
            projector: Place { is_projected: !place.is_projected, ..place }.address(cohort),
            names: Place { hides_names: !place.hides_names, ..place }.address(cohort),
        })
    }

    /// The address of what is shown.
    pub(super) fn here(&self) -> String {
        self.place.address(self.cohort)
    }

    /// Is this one of the values that the reader has chosen?
    pub(super) fn is_chosen(&self, value: &str) -> bool {
        value == self.place.show.text() || value == self.place.size.to_string()
    }
}

/// What decided a proposal, as a sentence; nothing where it does not say.
pub(super) fn levels(t: Texts, levels: &[Level]) -> String {
    let words: Vec<_> = levels.iter().map(|level| t.matching_level(level)).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    if words.is_empty() { String::new() } else { t.matching_levels(t.listed(&words)) }
}

fn subtitle<M>(page: &Page, board: &Board<M>) -> Result<String, geleit_store::Error> {
    let t = page.t;
    let Some(proposal) = &board.proposal else { return Ok(String::new()) };
    let time = page.local_time(timestamp(proposal.computed_at)?);
    let variant = t.matching_variant(letter(proposal.number));
    let names: Vec<_> = board.deciding.iter().map(|by| by.name.as_str()).collect();
    if names.len() < 2 {
        return Ok(t.matching_subtitle_alone().variant(variant).time(time));
    }
    let all = t.listed(&names);
    Ok(t.matching_subtitle().variant(variant).time(time).organisations(all))
}

fn kpis<M>(t: Texts, board: &Board<M>) -> Vec<KpiView> {
    let kpis = &board.kpis;
    let of = |some| format!("{} / {}", t.number(some), t.number(kpis.pairs));
    let former = board.former.as_ref();
    let kpi = |value: String, text: String, change: Option<(String, i64)>| {
        let (change, by) = change.unwrap_or_default();
        let tone = match by.signum() {
            1 => "ok",
            -1 => "bad",
            _ => "",
        };
        KpiView { value, text, change, tone }
    };
    let mean = |one: &Kpis| if one.pairs == 0 { 0 } else { one.points / one.pairs };
    let tenths = former.map(|(number, was)| {
        let by = (mean(kpis) - mean(was) + 5).div_euclid(10);
        let variant = t.matching_variant(letter(*number));
        (t.matching_kpi_than().change(signed_tenths(t, by)).variant(variant), by)
    });
    let whole = |by: i64| (pair::signed(by), by);
    let weakest = former.map(|(_, was)| whole((kpis.weakest - was.weakest + 50).div_euclid(100)));
    let languages = former.map(|(_, was)| whole(kpis.common_language - was.common_language));
    vec![
        kpi(pair::decimal(t, kpis.points, kpis.pairs), t.matching_kpi_mean(), tenths),
        kpi(t.number((kpis.weakest + 50) / 100), t.matching_kpi_weakest(), weakest),
        kpi(of(kpis.common_language), t.matching_kpi_language(), languages),
        kpi(of(kpis.agreed), t.matching_kpi_agreed(), None),
    ]
}
