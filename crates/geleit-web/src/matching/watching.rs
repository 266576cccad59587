//! Who has a board open on this server: how many for each account, what wakes them, and what
//! ends them all when the server stops.

use geleit_domain::id::AccountId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// Open boards of one account: a desk, a projector and a phone, each twice.
const BOARDS_MAX: usize = 6;

/// The open boards of this server. Cloning is cheap.
#[derive(Clone, Debug)]
pub(crate) struct Watching {
    open: Arc<Mutex<HashMap<AccountId, usize>>>,
    decided: watch::Sender<()>,
    stopped: Option<watch::Receiver<()>>,
}

impl Default for Watching {
    fn default() -> Self {
        Self { open: Arc::default(), decided: watch::Sender::new(()), stopped: None }
    }
}

impl Watching {
    /// Ends every open board as soon as the sender of this is gone.
    pub(crate) fn until(&mut self, stopped: watch::Receiver<()>) {
        self.stopped = Some(stopped);
    }

    /// Somebody has decided something: open boards need not wait until they ask again.
    pub(crate) fn decided(&self) {
        self.decided.send_replace(());
    }

    /// Changes with every decision on this server.
    pub(super) fn decisions(&self) -> watch::Receiver<()> {
        self.decided.subscribe()
    }

    /// Waits until the server stops.
    pub(super) fn end(&self) -> impl Future<Output = ()> + use<> {
        let stopped = self.stopped.clone();
        async move {
            match stopped {
                Some(mut stopped) => while stopped.changed().await.is_ok() {},
                None => std::future::pending().await,
            }
        }
    }

    /// A place for one more board, unless the account has as many as it may. It is given back
    /// when it is dropped.
    pub(super) fn place(&self, account: AccountId) -> Option<Taken> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(account).or_default();
        if *count >= BOARDS_MAX {
            return None;
        }
        *count += 1;
        Some(Taken { account, open: Arc::clone(&self.open) })
    }
}

/// The place of an open board.
#[derive(Debug)]
pub(super) struct Taken {
    account: AccountId,
    open: Arc<Mutex<HashMap<AccountId, usize>>>,
}

impl Drop for Taken {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let left = open.get_mut(&self.account).map_or(0, |count| {
            *count -= 1;
            *count
        });
        if left == 0 {
            open.remove(&self.account);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_account_has_a_few_places_and_gets_them_back() {
        let watching = Watching::default();
        let account = AccountId(Uuid::from_u128(1));
        let mut places: Vec<_> = (0..BOARDS_MAX).map(|_| watching.place(account)).collect();
        assert!(places.iter().all(Option::is_some));
        assert!(watching.place(account).is_none());
        assert!(watching.place(AccountId(Uuid::from_u128(2))).is_some(), "others have their own");
        places.pop();
        assert!(watching.place(account).is_some());
        drop(places);
        assert!(watching.open.lock().unwrap().is_empty(), "nothing is kept of who has left");
    }
}
