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

/// A file that may be kept, sealed, before anybody has said what it is.
pub(crate) struct Looked {
    pub(crate) name: String,
    pub(crate) media: Media,
    pub(crate) bytes: usize,
    pub(crate) sealed: Vec<u8>,
}

/// Looks a file through and seals it.
pub(crate) async fn look_at(
    app: &App,
    id: FileId,
    file: SentFile,
) -> Result<Result<Looked, Refusal>, Error> {
    let seal = app.seal.clone();
    let work = move || {
        let received = files::receive(file.bytes)?;
        let name = files::clean_name(&file.name, received.media);
        let sealed = seal.seal(&received.bytes, Content::File(id));
        Ok(Looked { name, media: received.media, bytes: received.bytes.len(), sealed })
    };
    app.looking.at(work).await
}

/// Looks a file of an application through and seals it.
pub(super) async fn look(
    app: &App,
    id: FileId,
    kind: Kind,
    file: SentFile,
) -> Result<Result<Sealed, Refusal>, Error> {
    let looked = look_at(app, id, file).await?;
    Ok(looked.map(|Looked { name, media, bytes, sealed }| Sealed {
        id,
        kind,
        name,
        media,
        bytes,
        sealed,
    }))
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
