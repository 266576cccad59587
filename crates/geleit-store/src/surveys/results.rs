//! What was answered: how many of how many, how often what, by side and by organisation. Of an
//! anonymous survey nothing is told before it closes, because two looks could tell of the one
//! answer between them.

use super::close::Counted;
use super::{Survey, permit};
use crate::connect::Store;
use crate::error::Result;
use crate::macros::{all, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{OrganisationId, QuestionId, SurveyId};
use geleit_domain::policy::Action;
use geleit_domain::surveys::{Question, SMALLEST_GROUP, Side, Status, Tally, shown_groups};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) const ASKED: &str = "
    SELECT side, COUNT(*) AS asked, COUNT(*) FILTER (WHERE has_answered) AS answered,
        COUNT(*) FILTER (WHERE NOT is_reached AND NOT has_answered) AS unreached
    FROM survey_invitation WHERE programme_id = $1 AND survey_id = $2 GROUP BY side";
pub(super) const COUNTED: &str = "
    SELECT question_id, organisation_id, value, number FROM survey_count
    WHERE programme_id = $1 AND survey_id = $2";
pub(super) const WORDS_OF_NOBODY: &str = "
    SELECT w.question_id, w.words, '' AS name FROM survey_question q
    JOIN survey_words w ON w.programme_id = q.programme_id AND w.question_id = q.id
    WHERE q.programme_id = $1 AND q.survey_id = $2 ORDER BY w.id";
pub(super) const WORDS_OF_NAMED: &str = "
    SELECT a.question_id, a.words, TRIM(v.given_name || ' ' || v.family_name) AS name
    FROM survey_sheet t
    CROSS JOIN survey_answer a
    JOIN survey_invitation i ON i.programme_id = t.programme_id AND i.survey_id = t.survey_id
        AND i.id = t.invitation_id
    JOIN person_version v ON v.programme_id = i.programme_id AND v.person_id = i.person_id
        AND v.known_until IS NULL
    WHERE t.programme_id = $1 AND t.survey_id = $2
        AND a.programme_id = t.programme_id AND a.sheet_id = t.id AND a.words <> ''
    ORDER BY v.sort_key, t.id";

row! {
    struct AskedRow {
        side: String,
        asked: i64,
        answered: i64,
        unreached: i64,
    }
}

row! {
    /// Free words.
    pub struct Said {
        /// The question.
        pub question_id: Uuid,
        /// The words.
        pub words: String,
        /// Whose; empty in an anonymous survey.
        pub name: String,
    }
}

/// What was answered.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Is it told what was answered? Not before an anonymous survey has closed.
    pub is_told: bool,
    /// Mentees and mentors, those who are asked anything.
    pub sides: Vec<SideResults>,
}

/// What one side has answered.
#[derive(Clone, Debug)]
pub struct SideResults {
    /// The side.
    pub side: Side,
    /// How many were asked.
    pub asked: u64,
    /// How many have answered.
    pub answered: u64,
    /// Of those asked, how many have no address for an anonymous survey; they stay in the whole.
    pub unreached: u64,
    /// Their answers, in the order of the page.
    pub questions: Vec<OfQuestion>,
}

/// What was answered to a question.
#[derive(Clone, Debug)]
pub struct OfQuestion {
    /// The question.
    pub question: Question,
    /// How often what; nothing: too few have answered, or it is not told yet.
    pub tally: Option<Tally>,
    /// By organisation, where there are several and the survey is named.
    pub groups: Vec<Group>,
}

/// What the people of an organisation have answered.
#[derive(Clone, Debug)]
pub struct Group {
    /// Name of the organisation; nothing: of none.
    pub organisation: Option<String>,
    /// How often what; nothing: too few have answered.
    pub tally: Option<Tally>,
}

impl Store {
    /// The results of a survey.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound).
    pub async fn survey_results(&self, actor: &Actor, survey: SurveyId) -> Result<Results> {
        permit(actor, Action::Show)?;
        let mut tx = self.read(actor.programme).await?;
        let found = tx.survey(survey).await?;
        tx.survey_results(&found).await
    }

    /// The free words of a survey, for whoever may change it; with names where it is named, and
    /// only after its end, and not of too few, where it is not.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Forbidden`](crate::Error::Forbidden).
    pub async fn survey_words(&self, actor: &Actor, survey: SurveyId) -> Result<Vec<Said>> {
        permit(actor, Action::Change)?;
        let mut tx = self.read(actor.programme).await?;
        let found = tx.survey(survey).await?;
        let programme = actor.programme.0;
        if !found.is_anonymous {
            return all!(tx, WORDS_OF_NAMED, programme, survey.0);
        }
        let enough: Vec<Uuid> = tx
            .survey_results(&found)
            .await?
            .sides
            .into_iter()
            .filter(|side| side.answered >= SMALLEST_GROUP)
            .flat_map(|side| side.questions)
            .map(|one| one.question.id.0)
            .collect();
        let said: Vec<Said> = all!(tx, WORDS_OF_NOBODY, programme, survey.0)?;
        Ok(said.into_iter().filter(|said| enough.contains(&said.question_id)).collect())
    }
}

impl Tx {
    async fn survey_results(&mut self, survey: &Survey) -> Result<Results> {
        let (programme, id) = (self.programme.0, survey.id);
        let status = survey.status()?;
        let is_told = status == Status::Closed || (status == Status::Open && !survey.is_anonymous);
        let counts: Vec<Counted> = match status {
            Status::Closed => all!(self, COUNTED, programme, id)?,
            _ if is_told => self.survey_counts(survey.survey_id()).await?,
            _ => vec![],
        };
        let names = self.organisations().await?.into_iter();
        let names: BTreeMap<Uuid, String> = names.map(|one| (one.id, one.name)).collect();
        let asked: Vec<AskedRow> = all!(self, ASKED, programme, id)?;
        let mut questions = self.survey_questions(survey.survey_id()).await?;
        let mut sides = Vec::new();
        for side in Side::ALL {
            let (own, rest): (Vec<_>, Vec<_>) =
                questions.into_iter().partition(|question| question.side == *side);
            questions = rest;
            let row = asked.iter().find(|row| row.side == side.text());
            if own.is_empty() && row.is_none() {
                continue;
            }
            let of = |question| of_question(question, &counts, &names, survey.is_anonymous);
            sides.push(SideResults {
                side: *side,
                asked: row.map_or(0, |row| row.asked.unsigned_abs()),
                answered: row.map_or(0, |row| row.answered.unsigned_abs()),
                unreached: row.map_or(0, |row| row.unreached.unsigned_abs()),
                questions: own.into_iter().map(of).collect(),
            });
        }
        Ok(Results { is_told, sides })
    }
}

fn of_question(
    question: Question,
    counts: &[Counted],
    names: &BTreeMap<Uuid, String>,
    is_anonymous: bool,
) -> OfQuestion {
    let mut groups: BTreeMap<Option<OrganisationId>, Tally> = BTreeMap::new();
    for count in counts.iter().filter(|count| QuestionId(count.question_id) == question.id) {
        let tally = groups.entry(count.organisation_id.map(OrganisationId)).or_default();
        let number = count.number.unsigned_abs();
        match count.value.as_str() {
            "" => tally.answered += number,
            value => *tally.counts.entry(value.to_owned()).or_default() += number,
        }
    }
    let mut all = Tally::default();
    groups.values().for_each(|tally| all.add(tally));
    let answered: Vec<_> = groups.iter().map(|(id, tally)| (key(*id), tally.answered)).collect();
    let shown = shown_groups(&answered);
    let group = |(id, tally): (Option<OrganisationId>, Tally)| Group {
        organisation: id.and_then(|id| names.get(&id.0).cloned()),
        tally: Some(tally).filter(|_| shown.contains(&key(id))),
    };
    let has_groups = !is_anonymous && groups.len() > 1;
    let groups = if has_groups { groups.into_iter().map(group).collect() } else { vec![] };
    OfQuestion { question, tally: Some(all).filter(|all| all.answered >= SMALLEST_GROUP), groups }
}

fn key(organisation: Option<OrganisationId>) -> String {
    organisation.map_or_else(String::new, |id| id.to_string())
}
