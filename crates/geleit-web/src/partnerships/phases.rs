//! The phases of a pair as steps, on the page of the office and on the pages of both sides.

use crate::language::Texts;
use geleit_domain::partnerships::phases::{Standing, Step};

/// A phase as its step says it.
pub(crate) struct PhaseView {
    pub(crate) name: String,
    /// How far it is; empty while it is to come.
    pub(crate) how: String,
    pub(crate) is_done: bool,
    pub(crate) is_now: bool,
}

impl PhaseView {
    pub(crate) fn of(t: Texts, step: &Step) -> Self {
        let how = match (step.standing, step.done_on) {
            (Standing::Done, Some(on)) => t.me_phase_done(t.date(on)),
            (Standing::Done, None) | (Standing::ToCome, _) => String::new(),
            (Standing::Now, _) => t.me_phase_now(),
            (Standing::Open, _) => t.me_phase_open(),
        };
        Self {
            name: t.me_phase(step.phase),
            how,
            is_done: step.standing == Standing::Done,
            is_now: step.standing == Standing::Now,
        }
    }
}
