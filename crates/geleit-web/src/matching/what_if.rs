//! "What if": other weights as sliders, and what they would change, before anything is changed.
//! The address carries the weights, so a what-if can be sent to a colleague.

use super::pair::decimal;
use super::place::Place;
use crate::App;
use crate::error::Error;
use crate::language::Texts;
use crate::ui::Form;
use crate::weights::shares::{self, Slider};
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::criteria::{Criterion, Weights};
use geleit_store::matching::{Change, Placed, Summary, WhatIf};
use jiff::Timestamp;
use std::collections::HashMap;

/// The sliders, and the answer if somebody asked.
pub(super) struct WhatIfView {
    pub(super) form: Form,
    pub(super) sliders: Vec<Slider>,
    pub(super) place: Place,
    pub(super) answer: Option<AnswerView>,
}

/// What would change.
pub(super) struct AnswerView {
    /// Which shares differ: `Zielmärkte von 15 auf 5`.
    pub(super) asked: String,
    /// Mean and weakest of both sides, measured by the same weights.
    pub(super) summary: String,
    pub(super) changes: Vec<ChangeView>,
    /// How many of all change, and that no fixed pair does.
    pub(super) said: String,
}

/// A mentee for whom something would change.
pub(super) struct ChangeView {
    pub(super) mentee: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) points: String,
}

/// Reads the sliders of an address and computes; nothing is stored.
pub(super) async fn view(
    app: &App,
    actor: &Actor,
    cohort: CohortId,
    (query, place): (&HashMap<String, String>, Place),
    (t, now): (Texts, Timestamp),
) -> Result<WhatIfView, Error> {
    let before = app.store.weights_of(actor, cohort).await?;
    let is_asked = query.keys().any(|name| name.starts_with("share_"));
    if !is_asked {
        let mut form = Form::default();
        shares::fill(&mut form, &before);
        let sliders = shares::sliders(t, &form, None);
        return Ok(WhatIfView { form, sliders, place, answer: None });
    }
    let mut form = Form::of(query.clone().into_iter().collect());
    let answer = match shares::read(t, &mut form) {
        None => None,
        Some(weights) => {
            let found = app.store.what_if(actor, cohort, &weights, now).await?;
            // What was asked stands as it counts: as parts of a hundred.
            form = Form::default();
            shares::fill(&mut form, &weights);
            Some(answer(t, &before, &weights, &found))
        }
    };
    let sliders = shares::sliders(t, &form, Some(&before));
    Ok(WhatIfView { form, sliders, place, answer })
}

fn answer(t: Texts, before: &Weights, asked: &Weights, found: &WhatIf) -> AnswerView {
    let differing = Criterion::ALL.iter().filter_map(|criterion| {
        let (was, becomes) =
            (shares::percent(before, *criterion), shares::percent(asked, *criterion));
        (was != becomes).then(|| {
            let label = t.weights_criterion(criterion);
            t.matching_what_if_share().label(label).was(was).becomes(becomes)
        })
    });
    let mean = |side: &Summary| decimal(t, side.points, side.pairs);
    let (was, becomes) = (&found.before, &found.after);
    AnswerView {
        asked: differing.collect::<Vec<_>>().join(", "),
        summary: t
            .matching_what_if_summary()
            .was(mean(was))
            .becomes(mean(becomes))
            .weakest_was((was.weakest + 50) / 100)
            .weakest_becomes((becomes.weakest + 50) / 100),
        said: said(t, found),
        changes: found.changes.iter().map(|one| change(t, one)).collect(),
    }
}

fn said(t: Texts, found: &WhatIf) -> String {
    let pairs = found.after.pairs.max(found.before.pairs);
    if found.changes.is_empty() {
        return t.matching_what_if_nothing();
    }
    let changes = t.matching_what_if_changes().changes(found.changes.len()).pairs(pairs);
    let locked = if found.locked == 0 { String::new() } else { t.matching_what_if_locked() };
    format!("{changes} {locked}").trim_end().to_owned()
}

fn change(t: Texts, change: &Change) -> ChangeView {
    let name = |placed: &Option<Placed>| {
        placed.as_ref().map_or_else(|| t.matching_what_if_nobody(), |placed| placed.mentor.clone())
    };
    let points = |placed: &Option<Placed>| {
        placed.as_ref().map_or_else(|| "–".to_owned(), |p| ((p.points + 50) / 100).to_string())
    };
    ChangeView {
        mentee: change.mentee.clone(),
        before: name(&change.before),
        after: name(&change.after),
        points: format!("{} → {}", points(&change.before), points(&change.after)),
    }
}
