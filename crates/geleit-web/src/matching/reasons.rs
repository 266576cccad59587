//! Why two people are proposed for each other: every reason as a sentence, with its points.

use super::benefits;
use super::sentences;
use crate::App;
use crate::error::Answer;
use crate::extract::{At, By};
use crate::language::Texts;
use crate::ui::{Page, html};
use askama::Template;
use axum::extract::State;
use geleit_domain::id::{CohortId, PairId};
use geleit_domain::matching::criteria::{Chip, Reason};

#[derive(Template)]
#[template(path = "matching/reasons.html")]
struct View {
    t: Texts,
    page: Page,
    cohort: CohortId,
    mentee: String,
    mentor: String,
    score: i64,
    gains: [String; 2],
    lines: Vec<Line>,
}

/// One reason.
struct Line {
    criterion: String,
    sentence: String,
    /// Points as people read them; nothing for what is only to be kept in mind.
    points: String,
    is_to_mind: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(pair): At<PairId>,
    page: Page,
) -> Answer {
    let shown = app.store.pair_reasons(&actor, pair).await?;
    let cohort = app.store.show_cohort(&actor, shown.pair.cohort).await?.cohort;
    let (t, page) = (page.t, page.at_cohort(&cohort));
    let (mentee, mentor) = (shown.pair.mentee, shown.pair.mentor);
    html(&View {
        t,
        cohort: shown.pair.cohort,
        score: (shown.points + 50).div_euclid(100),
        gains: benefits::at_desk(t, &shown.reasons, [&mentee, &mentor]),
        lines: shown.reasons.iter().map(|reason| line(t, reason)).collect(),
        mentee,
        mentor,
        page,
    })
}

fn line(t: Texts, reason: &Reason) -> Line {
    let points = i64::from(reason.points);
    Line {
        criterion: t.weights_criterion(reason.criterion),
        sentence: sentences::of(t, &reason.why),
        points: if points == 0 { String::new() } else { super::pair::decimal(t, points, 1) },
        is_to_mind: reason.why.chip() == Chip::Mind,
    }
}
