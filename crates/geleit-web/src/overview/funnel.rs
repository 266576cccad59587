//! The selection as bars: how many got how far, and which share of the stage before.

use crate::language::Texts;
use crate::ui::figures::percent;
use geleit_domain::applications::funnel::{Stage, Step};

/// One stage.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) count: u64,
    /// Of the stage before; empty for the first one.
    pub(super) percent: String,
}

/// The bars of a funnel; none while nothing has come in.
pub(super) fn bars(t: Texts, funnel: &[Step]) -> Vec<Bar> {
    if funnel.first().is_none_or(|first| first.share.count == 0) {
        return Vec::new();
    }
    let bar = |step: &Step| Bar {
        label: t.overview_stage(step.stage),
        count: step.share.count,
        percent: match step.stage {
            Stage::Applied => String::new(),
            _ => percent(t, step.share),
        },
    };
    funnel.iter().map(bar).collect()
}
