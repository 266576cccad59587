//! The minutes of a matching: who decided what and when, with the reasons in people's own words.

use super::board::People;
use super::own::OwnRecords;
use super::trail::{self, words};
use crate::entries::Line;
use crate::error::{Error, Result};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::criteria::Obstacle;
use geleit_domain::policy::{Action, Resource, Tie};
use std::collections::HashMap;
use uuid::Uuid;

/// One decision.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// When, µs since the epoch.
    pub at: i64,
    /// Noun and verb, for example `pair.veto`.
    pub verb: String,
    /// Who; nothing for the operator.
    pub by: Option<String>,
    /// For which organisation.
    pub organisation: Option<String>,
    /// The mentee, if it was about one pair.
    pub mentee: Option<String>,
    /// The mentor at that time.
    pub mentor: Option<String>,
    /// The mentor that the mentee was moved to.
    pub to: Option<String>,
    /// The how manieth proposal, if it was about all pairs.
    pub proposal: Option<String>,
    /// The noun and verb of what was taken back.
    pub undone: Option<String>,
    /// Did somebody vote in place of the organisation?
    pub is_deputy: bool,
    /// Organisations that stayed silent.
    pub silent: Vec<String>,
    /// Rules that were overruled.
    pub rules: Vec<Obstacle>,
    /// Others who got another mentor by it, or lost theirs.
    pub others: Vec<String>,
    /// Why; nothing where it is about the reader.
    pub reason: Option<String>,
}

/// Every decision about the matching of a cohort, the oldest first.
#[derive(Clone, Debug)]
pub struct Minutes {
    /// The decisions.
    pub decisions: Vec<Decision>,
}

impl Tx {
    /// The minutes of a cohort's matching.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn minutes(&mut self, actor: &Actor, cohort: CohortId) -> Result<Minutes> {
        self.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Show, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let people = self.names_at_the_table(actor, cohort).await?;
        let known = self.known(&people).await?;
        let own = self.own_records(actor).await?;
        let lines = self.matching_trail(cohort).await?.into_iter();
        Ok(Minutes { decisions: lines.map(|line| decision(line, &known, &own)).collect() })
    }

    /// The names behind the ids and slugs of details.
    pub(super) async fn known(&mut self, people: &People) -> Result<HashMap<String, String>> {
        let names = people.names.iter();
        let mut known: HashMap<String, String> =
            names.map(|(id, name)| (id.to_string(), name.clone())).collect();
        for organisation in self.organisations().await? {
            known.insert(organisation.slug, organisation.name);
        }
        Ok(known)
    }
}

/// Ids and slugs of a detail are names again here.
pub(super) fn decision(line: Line, known: &HashMap<String, String>, own: &OwnRecords) -> Decision {
    let detail = words(&line.detail);
    let name = |key: &str| {
        detail.get(key).map(|id| known.get(*id).cloned().unwrap_or_else(|| (*id).to_owned()))
    };
    let id = |key: &str| detail.get(key).and_then(|id| id.parse().ok()).unwrap_or(Uuid::nil());
    let is_own = own.has(id("mentee"), id("mentor")) || own.has(id("displaced"), id("to"));
    let others = trail::taken(&line).map_or_else(Vec::new, |taken| taken.moves);
    let others = others.iter().map(|moved| moved.application.0).filter(|one| *one != id("mentee"));
    let others = others.filter_map(|id| known.get(&id.to_string()).cloned()).collect();
    let rules = detail.get("rules").map_or("", |words| words).split(',');
    let silent = detail.get("silent").map_or("", |slugs| slugs).split(',');
    Decision {
        at: line.at,
        is_deputy: detail.get("as") == Some(&"deputy"),
        silent: silent.filter_map(|slug| known.get(slug).cloned()).collect(),
        rules: rules.filter_map(Obstacle::from_text).collect(),
        others,
        organisation: name("organisation"),
        mentee: name("mentee"),
        mentor: name("mentor"),
        to: name("to"),
        undone: detail.get("what").map(|verb| (*verb).to_owned()),
        proposal: detail.get("proposal").map(|number| (*number).to_owned()),
        by: line.account_name,
        verb: line.verb,
        reason: line.reason.filter(|_| !is_own),
    }
}
