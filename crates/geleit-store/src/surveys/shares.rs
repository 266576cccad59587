//! The survey shares of a cohort for its report (S1-61, S1-62): of surveys that were closed by the
//! day, as known at a time. Later answers, erasures and surveys do not change them.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::surveys::{Published, Side, SurveyShare, Tally, Wave, told_wave};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Few surveys of a cohort are closed: they come first, whatever the engine believes.
pub(super) const SHARES: &str = "
    SELECT s.wave, q.side, q.published, k.value, CAST(SUM(k.number) AS BIGINT) AS number
    FROM survey s
    JOIN survey_count k ON k.programme_id = s.programme_id AND k.survey_id = s.id
    JOIN survey_question q ON q.programme_id = k.programme_id AND q.id = k.question_id
    WHERE s.programme_id = $1 AND s.cohort_id = $2 AND s.status = 'closed'
        AND s.closed_on <= $3 AND s.closed_at <= $4 AND q.published <> ''
    GROUP BY s.wave, q.side, q.published, k.value";

row! {
    struct Row {
        wave: String,
        side: String,
        published: String,
        value: String,
        number: i64,
    }
}

impl Store {
    /// The survey shares of a cohort as of a day, as known at a time.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn survey_shares(
        &self,
        actor: &Actor,
        cohort: CohortId,
        as_of: Date,
        known_at: Timestamp,
    ) -> Result<Vec<SurveyShare>> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Report) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        tx.cohort(cohort).await?;
        tx.survey_shares(cohort, as_of, known_at).await
    }
}

impl Tx {
    /// The share of each published question that has one, by side: from the end, where it is asked
    /// and enough have answered, else from the latest wave in which enough have, closed by the day. The caller has asked permission; readers outside the programme get
    /// [`SurveyShare::outside`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn survey_shares(
        &mut self,
        cohort: CohortId,
        as_of: Date,
        known_at: Timestamp,
    ) -> Result<Vec<SurveyShare>> {
        let (programme, day, known_at) = (self.programme.0, as_of.to_string(), micros(known_at));
        let rows: Vec<Row> = all!(self, SHARES, programme, cohort.0, day, known_at)?;
        let mut waves: BTreeMap<(Side, Published), BTreeMap<Wave, Tally>> = BTreeMap::new();
        for row in rows {
            let Some(published) = Published::from_text(&row.published) else { continue };
            let side = Side::from_text(&row.side).ok_or(Error::Corrupt("survey_question.side"))?;
            let wave = Wave::from_text(&row.wave).ok_or(Error::Corrupt("survey.wave"))?;
            let of_wave = waves.entry((side, published)).or_default();
            note(of_wave.entry(wave).or_default(), row.value, row.number.unsigned_abs());
        }
        let has_share =
            |((_, published), _): &(&(Side, Published), _)| !published.counted().is_empty();
        let share = |((side, published), waves): (&(Side, Published), &BTreeMap<Wave, Tally>)| {
            let (wave, tally) = told_wave(waves)?;
            let share = tally.share(published.counted());
            Some(SurveyShare::new(format!("{side}s_{published}"), wave, share))
        };
        Ok(waves.iter().filter(has_share).filter_map(share).collect())
    }
}

fn note(tally: &mut Tally, value: String, number: u64) {
    match value.as_str() {
        "" => tally.answered += number,
        _ => *tally.counts.entry(value).or_default() += number,
    }
}
