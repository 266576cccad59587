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

/// What a waiting letter is in a digest, with its link; nothing for one that never waits. Who is
/// asked whether two have met can say there as well that they have not yet.
#[must_use]
pub fn lines(t: Texts, template: &str, link: &str) -> Vec<Line> {
    let Some(kind) = Kind::of(template).filter(|kind| kind.may_wait()) else { return Vec::new() };
    let mut lines = vec![Line { text: t.letters_waits(kind), link: link.to_owned() }];
    if kind == Kind::MeetingAsked {
        let link = format!("{link}/not-yet");
        lines.push(Line { text: t.letters_waits_not_yet(), link });
    }
    lines
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use geleit_domain::partnerships::meetings::MINUTES_USUAL;
    use geleit_domain::programmes::GenderSpelling;

    #[test]
    fn whoever_is_asked_about_a_meeting_finds_both_answers_in_the_digest() {
        for language in Language::ALL {
            let t = Texts::new(*language, GenderSpelling::Colon);
            let found = lines(t, "meeting_asked", "https://example.org/m");
            let links: Vec<_> = found.iter().map(|line| line.link.as_str()).collect();
            assert_eq!(links, ["https://example.org/m", "https://example.org/m/not-yet"]);
            assert!(found[0].text.contains(&MINUTES_USUAL.to_string()), "{}", found[0].text);
            assert_eq!(lines(t, "fit_asked", "x").len(), 1);
            assert!(lines(t, "sign_in", "x").is_empty());
        }
    }
}
