//! Are the proposals that people decide about still the proven ones? Their certificates are added
//! up again and compared with the stored pairs and with what the audit trail holds of them.

use super::certificate::{fingerprint, read};
use super::trail::words;
use crate::error::Result;
use crate::macros::{all, row, statements};
use crate::tx::Tx;
use geleit_domain::matching::proposal::Certificate;
use std::collections::HashMap;
use uuid::Uuid;

statements! {
    CURRENT = "SELECT id, cohort_id, number, total, dual, certificate FROM proposal
        WHERE programme_id = $1 AND is_current ORDER BY id";
    COMPUTED = "SELECT subject_id, detail FROM entry
        WHERE programme_id = $1 AND verb IN ('matching.propose', 'matching.vary')";
    POINTS = "SELECT p.proposal_id, p.application_id, p.mentor_id, p.points FROM proposal q
        JOIN proposed_pair p ON p.programme_id = q.programme_id AND p.proposal_id = q.id
        WHERE q.programme_id = $1 AND q.is_current";
}

row! {
    struct Kept {
        id: Uuid,
        cohort_id: Uuid,
        number: i64,
        total: i64,
        dual: i64,
        certificate: String,
    }
}

/// Application, mentor and points.
type Pair = (Uuid, Uuid, i64);

impl Tx {
    /// What is wrong with the proofs of the current proposals, one sentence each.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn unproven(&mut self) -> Result<Vec<String>> {
        let programme = self.programme.0;
        let kept: Vec<Kept> = all!(self, CURRENT, programme)?;
        let computed: Vec<(Uuid, String)> = all!(self, COMPUTED, programme)?;
        let rows: Vec<(Uuid, Uuid, Uuid, i64)> = all!(self, POINTS, programme)?;
        let mut pairs: HashMap<Uuid, Vec<Pair>> = HashMap::new();
        for (proposal, application, mentor, points) in rows {
            pairs.entry(proposal).or_default().push((application, mentor, points));
        }
        let flaws = kept.iter().filter_map(|proposal| {
            let pairs = pairs.remove(&proposal.id).unwrap_or_default();
            let flaw = flaw(proposal, &recorded(proposal, &computed), &pairs)?;
            Some(format!("proposal: {flaw} ({})", proposal.id))
        });
        Ok(flaws.collect())
    }
}

/// The fingerprint that was recorded with a proposal; empty where a former version kept none.
fn recorded(proposal: &Kept, computed: &[(Uuid, String)]) -> String {
    let number = proposal.number.to_string();
    let details = computed.iter().filter(|(cohort, _)| *cohort == proposal.cohort_id);
    let of_it = |detail: &HashMap<&str, &str>| detail.get("proposal") == Some(&number.as_str());
    let found = details.map(|(_, detail)| words(detail)).find(of_it);
    found.and_then(|detail| detail.get("certificate").map(|&it| it.to_owned())).unwrap_or_default()
}

/// The first thing that is wrong.
fn flaw(proposal: &Kept, recorded: &str, pairs: &[Pair]) -> Option<String> {
    let Ok(certificate) = read(&proposal.certificate) else {
        return Some("its certificate cannot be read".to_owned());
    };
    if pairs.iter().map(|pair| pair.2).sum::<i64>() != proposal.total {
        return Some("its total is not the points of its pairs".to_owned());
    }
    if !recorded.is_empty() && recorded != fingerprint(&proposal.certificate) {
        return Some("its certificate is not the one that was recorded".to_owned());
    }
    let certificate = certificate?;
    match certificate.check() {
        Err(violation) => Some(format!("its certificate proves nothing: {violation}")),
        Ok(points) if points != proposal.dual => {
            Some("its bound is not the one that its certificate proves".to_owned())
        }
        Ok(_) => changed(&certificate, pairs),
    }
}

/// A pair that stands as it was computed, but with other points. People who were moved since then
/// have pairs of which the certificate says nothing.
fn changed(certificate: &Certificate, pairs: &[Pair]) -> Option<String> {
    let computed: HashMap<(Uuid, Uuid), i64> = certificate
        .mentees
        .iter()
        .zip(&certificate.pairs)
        .filter_map(|(mentee, pair)| {
            let pair = (*pair)?;
            let mentor = certificate.mentors.get(pair.mentor as usize)?;
            Some(((mentee.0, mentor.0), i64::from(pair.points)))
        })
        .collect();
    let is_changed = |&&(application, mentor, points): &&Pair| {
        computed.get(&(application, mentor)).is_some_and(|&proven| proven != points)
    };
    let pair = pairs.iter().find(is_changed)?;
    Some(format!("a pair has other points than its certificate proves, application {}", pair.0))
}
