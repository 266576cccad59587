//! Looking a file through and sealing it, outside the threads of requests and one at a time: a
//! photograph needs memory for all its points while it is written anew.

use super::SentFile;
use crate::{App, Error};
use geleit_domain::files::{Kind, Media};
use geleit_domain::id::FileId;
use geleit_exchange::files::{self, Refusal};
use geleit_store::files::NewFile;
use geleit_store::seal::Content;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Whose turn it is.
#[derive(Clone, Debug)]
pub(crate) struct Looking(Arc<Semaphore>);

impl Default for Looking {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

impl Looking {
    /// Does heavy work when its turn comes.
    pub(crate) async fn at<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let _turn = self.0.acquire().await.map_err(|_| Error::Failed)?;
        tokio::task::spawn_blocking(work).await.map_err(|error| {
            tracing::error!(%error, "a file could not be looked through: {error}");
            Error::Failed
        })
    }
}

/// A file that may be kept, sealed.
pub(super) struct Sealed {
    id: FileId,
    kind: Kind,
    name: String,
    media: Media,
    bytes: usize,
    sealed: Vec<u8>,
}

impl Sealed {
    pub(super) fn as_new(&self) -> NewFile<'_> {
        NewFile {
            id: self.id,
            kind: self.kind,
            name: &self.name,
            media: self.media,
            bytes: self.bytes,
            sealed: &self.sealed,
        }
    }
}

/// Looks a file through and seals it.
pub(super) async fn look(
    app: &App,
    id: FileId,
    kind: Kind,
    file: SentFile,
) -> Result<Result<Sealed, Refusal>, Error> {
    let seal = app.seal.clone();
    let work = move || {
        let received = files::receive(file.bytes)?;
        let name = files::clean_name(&file.name, received.media);
        let sealed = seal.seal(&received.bytes, Content::File(id));
        let (media, bytes) = (received.media, received.bytes.len());
        Ok(Sealed { id, kind, name, media, bytes, sealed })
    };
    app.looking.at(work).await
}

/// Seals a letter that was typed into a box.
pub(super) fn typed(app: &App, id: FileId, name: &str, words: &str) -> Sealed {
    let text = words.replace("\r\n", "\n");
    Sealed {
        id,
        kind: Kind::Letter,
        name: files::clean_name(name, Media::Text),
        media: Media::Text,
        bytes: text.len(),
        sealed: app.seal.seal(text.as_bytes(), Content::File(id)),
    }
}
