//! The rules of who may take part, in versions: what was asked when somebody was decided about
//! stays readable (S1-22 to S1-24).

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{execute, optional, row, statements};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::eligibility::{Residence, Rules};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::profile::{Cefr, EducationLevel};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

statements! {
    NOW = "SELECT r.seq, r.rules, r.known_from, a.name AS account_name
        FROM eligibility_rules r
        LEFT JOIN account a ON a.programme_id = r.programme_id AND a.id = r.account_id
        WHERE r.programme_id = $1 ORDER BY r.seq DESC LIMIT 1";
    INSERT = "INSERT INTO eligibility_rules (programme_id, seq, rules, account_id, known_from)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
}

row! {
    struct Row {
        seq: i64,
        rules: String,
        known_from: i64,
        account_name: Option<String>,
    }
}

/// The rules with their version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesNow {
    /// The rules; those of the house until somebody sets others.
    pub rules: Rules,
    /// Grows with each change; 0 while nobody has changed them.
    pub version: i64,
    /// Since when, µs since the epoch; nothing while nobody has changed them.
    pub known_from: Option<i64>,
    /// Who set them.
    pub by: Option<String>,
}

/// The rules as they are stored.
#[derive(Deserialize, Serialize)]
struct Stored {
    education_min: Option<String>,
    german_min: Option<String>,
    needs_access: bool,
    needs_region: bool,
    residence: Option<String>,
}

impl Store {
    /// The rules of the actor's programme.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn eligibility_rules(&self, actor: &Actor) -> Result<RulesNow> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Programme) {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.eligibility_rules().await
    }

    /// Sets other rules; the former ones stay readable. Nobody's decision changes by it.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Outdated`] when somebody else set them first.
    pub async fn change_eligibility_rules(
        &self,
        actor: &Actor,
        rules: &Rules,
        version: i64,
        now: Timestamp,
    ) -> Result<()> {
        if !actor.may(Tie::Programme, Action::Change, Resource::Programme) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.write(actor.programme).await?;
        let (programme, text) = (actor.programme.0, text_of(rules)?);
        let (next, account) = (version + 1, actor.account.map(|account| account.0));
        let is_seen = tx.eligibility_rules().await?.version == version;
        if !is_seen || execute!(tx, INSERT, programme, next, &text, account, micros(now))? == 0 {
            return Err(Error::Outdated);
        }
        let entry = Entry {
            verb: "programme.change_eligibility",
            subject_kind: "programme",
            subject: programme,
            detail: &text,
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// The rules as they are now.
    ///
    /// # Errors
    /// The database failed, or holds rules that cannot be read.
    pub async fn eligibility_rules(&mut self) -> Result<RulesNow> {
        let found: Option<Row> = optional!(self, NOW, self.programme.0)?;
        let Some(row) = found else {
            return Ok(RulesNow {
                rules: Rules::default(),
                version: 0,
                known_from: None,
                by: None,
            });
        };
        Ok(RulesNow {
            rules: rules_of(&row.rules).ok_or(Error::Corrupt("eligibility_rules.rules"))?,
            version: row.seq,
            known_from: Some(row.known_from),
            by: row.account_name,
        })
    }
}

fn text_of(rules: &Rules) -> Result<String> {
    let stored = Stored {
        education_min: rules.education_min.map(|level| level.text().to_owned()),
        german_min: rules.german_min.map(|level| level.text().to_owned()),
        needs_access: rules.needs_access,
        needs_region: rules.needs_region,
        residence: rules.residence.map(|country| country.text().to_owned()),
    };
    serde_json::to_string(&stored).map_err(|_| Error::Corrupt("eligibility_rules.rules"))
}

fn rules_of(text: &str) -> Option<Rules> {
    /// A word that is there has to be known.
    fn known<T>(word: Option<&str>, read: fn(&str) -> Option<T>) -> Option<Option<T>> {
        word.map_or(Some(None), |word| read(word).map(Some))
    }
    let stored: Stored = serde_json::from_str(text).ok()?;
    Some(Rules {
        education_min: known(stored.education_min.as_deref(), EducationLevel::from_text)?,
        german_min: known(stored.german_min.as_deref(), Cefr::from_text)?,
        needs_access: stored.needs_access,
        needs_region: stored.needs_region,
        residence: known(stored.residence.as_deref(), Residence::from_text)?,
    })
}
