//! The decisions of a matching as its audit entries tell them. A detail is `key=value` words: ids,
//! slugs and words of the domain, never people.

use crate::entries::Line;
use crate::error::Result;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, MentorId};
use geleit_domain::matching::decisions::{Deed, Moved, Taken};
use std::collections::HashMap;
use uuid::Uuid;

/// The words of a detail.
pub(super) fn words(detail: &str) -> HashMap<&str, &str> {
    detail.split(' ').filter_map(|word| word.split_once('=')).collect()
}

/// The decision behind an entry; nothing when this version does not know its kind.
pub(super) fn taken(line: &Line) -> Option<Taken> {
    let words = words(&line.detail);
    let id = |key| words.get(key).and_then(|text| text.parse::<Uuid>().ok());
    Some(Taken {
        seq: line.seq,
        deed: Deed::from_text(&line.verb)?,
        application: id("mentee").map(ApplicationId),
        mentor: id("mentor").map(MentorId),
        to: id("to").map(MentorId),
        displaced: id("displaced").map(ApplicationId),
        moves: words.get("moves").map_or_else(Vec::new, |text| moves(text)),
        organisation: words.get("organisation").map(|slug| (*slug).to_owned()),
        is_minuted: words.contains_key("minuted"),
        undoes: words.get("undoes").and_then(|seq| seq.parse().ok()),
    })
}

/// Moves as a detail names them: `mentee:from:to` with commas between; `-` for nobody.
pub(super) fn moves_text(moves: &[Moved]) -> String {
    let mentor = |id: Option<MentorId>| id.map_or_else(|| "-".to_owned(), |id| id.to_string());
    let one = |moved: &Moved| {
        format!("{}:{}:{}", moved.application, mentor(moved.from), mentor(moved.to))
    };
    moves.iter().map(one).collect::<Vec<_>>().join(",")
}

fn moves(text: &str) -> Vec<Moved> {
    let read = |one: &str| {
        let mut parts = one.split(':').map(|part| part.parse::<Uuid>().ok());
        let application = ApplicationId(parts.next()??);
        let mut mentor = || parts.next().flatten().map(MentorId);
        Some(Moved { application, from: mentor(), to: mentor() })
    };
    text.split(',').filter_map(read).collect()
}

impl Tx {
    /// The entries about the matching of a cohort, the oldest first.
    pub(super) async fn matching_trail(&mut self, cohort: CohortId) -> Result<Vec<Line>> {
        let mut lines = self.entries_of(cohort.0).await?;
        lines.retain(|line| line.subject_kind == "matching");
        Ok(lines)
    }

    /// The slug of the organisation for which the actor speaks.
    pub(super) async fn own_slug(&mut self, actor: &Actor) -> Result<Option<String>> {
        let Some(own) = actor.organisation() else { return Ok(None) };
        let all = self.organisations().await?;
        Ok(all.into_iter().find(|known| known.id == own.0).map(|known| known.slug))
    }
}
