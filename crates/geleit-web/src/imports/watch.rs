//! How far a running import is, and the wish to stop it: read by the page and the terminal,
//! written by the import itself.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Progress of one import, shared between the import and those who look at it.
#[derive(Debug, Default)]
pub struct Watch {
    read: AtomicU64,
    written: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
}

impl Watch {
    /// Rows read so far, rows written so far, and rows in all once they are known.
    #[must_use]
    pub fn rows(&self) -> (u64, u64, u64) {
        let load = |number: &AtomicU64| number.load(Ordering::Relaxed);
        (load(&self.read), load(&self.written), load(&self.total))
    }

    /// Asks the import to stop at the next row; nothing of it will have happened.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(super) fn reading(&self, rows: u64) -> ControlFlow<()> {
        self.read.store(rows, Ordering::Relaxed);
        self.flow()
    }

    pub(super) fn found(&self, rows: usize) {
        self.total.store(u64::try_from(rows).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    pub(super) fn writing(&self, rows: u64) -> ControlFlow<()> {
        self.written.store(rows, Ordering::Relaxed);
        self.flow()
    }

    fn flow(&self) -> ControlFlow<()> {
        match self.stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}
