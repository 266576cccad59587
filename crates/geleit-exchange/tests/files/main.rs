//! Letters, résumés and Europass records as strangers send them: what is taken comes out
//! harmless, everything else is refused for its own reason (P21, P22).
#![allow(missing_docs, clippy::unwrap_used)]

mod europass;
mod kinds;
mod made;
mod names;
mod packed;
mod pdf;
mod pictures;
mod random;
