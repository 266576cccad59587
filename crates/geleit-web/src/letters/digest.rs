//! The digest: what has waited for somebody, line by line, with the way to each.

use super::Letter;
use crate::language::{Texts, plain};
use geleit_domain::letters::Kind;

/// A line of a digest: what waits, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What waits, without names.
    pub text: String,
    /// Where it is.
    pub link: String,
}

/// What a waiting letter is called in a digest; nothing for one that never waits.
#[must_use]
pub fn line(t: Texts, template: &str) -> Option<String> {
    let kind = Kind::of(template).filter(|kind| kind.may_wait())?;
    Some(t.letters_waits(kind))
}

/// The digest of somebody who takes part; its button leads to what has waited longest.
#[must_use]
pub fn digest(t: Texts, programme: &str, lines: &[Line]) -> Option<Letter> {
    let first = lines.first()?;
    let body = t.letters_digest_body().link(&first.link).items(items(lines));
    Some(Letter {
        subject: plain(&t.letters_digest_subject()),
        body: plain(&body.programme(programme)),
    })
}

/// The digest of somebody at the desk: what is to be done today, and what has waited.
#[must_use]
pub fn desk_digest(t: Texts, programme: &str, lines: &[Line], overview: &str) -> Option<Letter> {
    if lines.is_empty() {
        return None;
    }
    let body = t.letters_digest_desk().link(overview).items(items(lines));
    Some(Letter {
        subject: plain(&t.letters_digest_subject()),
        body: plain(&body.programme(programme)),
    })
}

fn items(lines: &[Line]) -> String {
    let lines: Vec<_> =
        lines.iter().map(|line| format!("– {}\n  {}", line.text, line.link)).collect();
    lines.join("\n")
}
