//! The recount of survey shares: named answers sheet by sheet, anonymous ones as a witness has
//! heard them, because their sheets are forgotten; the counts that the program keeps are not read.

use super::house::House;
use super::recount::{Moment, Trail};
use geleit_domain::figures::CohortReport;
use geleit_domain::surveys::SurveyShare;

/// The share of each question that is published, from the end where five have answered, else from
/// the latest wave in which five have; of fewer it is not told.
const SHARES: &str = "
    WITH heard (wave, side, published, value, number) AS (VALUES {heard}),
    closed AS (
        SELECT s.id, s.wave, s.is_anonymous, CASE s.wave WHEN 'entry' THEN 0 WHEN 'week_3' THEN 1
            WHEN 'middle' THEN 2 WHEN 'end' THEN 3 WHEN 'months_6' THEN 4 ELSE 5 END AS place
        FROM entry e JOIN survey s ON s.programme_id = e.programme_id AND s.id = e.subject_id
        WHERE e.programme_id = {programme} AND e.at <= {until} AND e.verb = 'survey.close'),
    given AS (
        SELECT c.wave, c.place, q.side, q.published, a.value, 1 AS number
        FROM closed c
        JOIN survey_sheet t ON t.programme_id = {programme} AND t.survey_id = c.id
        JOIN survey_answer a ON a.programme_id = t.programme_id AND a.sheet_id = t.id
        JOIN survey_question q ON q.programme_id = a.programme_id AND q.id = a.question_id
        WHERE NOT c.is_anonymous
        UNION ALL
        SELECT c.wave, c.place, h.side, h.published, h.value, h.number
        FROM closed c JOIN heard h ON h.wave = c.wave WHERE c.is_anonymous),
    tally AS (
        SELECT wave, place, side, published, CAST(SUM(number) AS BIGINT) AS answered,
            CAST(SUM(CASE WHEN value IN ('4', '5', 'yes', 'rather_yes') THEN number ELSE 0 END)
                AS BIGINT) AS content
        FROM given
        WHERE published IN ('satisfaction_with_match', 'personal_advantage', 'take_part_again',
            'office_support')
        GROUP BY wave, place, side, published),
    told AS (
        SELECT wave, side, published, answered, content, ROW_NUMBER() OVER (
            PARTITION BY side, published ORDER BY CASE WHEN answered < 5 THEN place
                WHEN wave = 'end' THEN 20 ELSE 10 + place END DESC) AS turn
        FROM tally)
    SELECT side || 's_' || published, CASE WHEN answered < 5 THEN wave || ': few'
        ELSE wave || ': ' || CAST(content AS TEXT) || ' of ' || CAST(answered AS TEXT) || ', '
            || CAST((200 * content + answered) / (2 * answered) AS TEXT) || '%' END
    FROM told WHERE turn = 1";

impl Trail {
    /// Shares as of a day are those of the surveys that were closed by then.
    pub(super) async fn recount_shares(
        &mut self,
        house: &mut House,
        at: &Moment,
        report: &CohortReport,
    ) {
        let heard = house.heard.iter().map(|(said, times)| format!("({said}, {times})"));
        // A list of values has at least one.
        let nothing = "('', '', '', '', 0)".to_owned();
        let heard: Vec<_> = std::iter::once(nothing).chain(heard).collect();
        let mut told = self.days(at.fill(SHARES).replace("{heard}", &heard.join(", "))).await;
        let shares = &report.afterwards.surveys;
        let mut said: Vec<_> = shares.iter().map(|one| (one.key.clone(), words(one))).collect();
        told.sort();
        said.sort();
        assert_eq!(said, told, "shares as of {}", at.day);
        let few = said.iter().filter(|(_, words)| words.ends_with("few")).count() as u64;
        house.lived.found("shares of few", few);
        house.lived.found("shares", shares.len() as u64 - few);
    }
}

fn words(share: &SurveyShare) -> String {
    match share.yes.zip(share.of).zip(share.percent) {
        Some(((yes, of), percent)) => format!("{}: {yes} of {of}, {percent}%", share.wave),
        None => format!("{}: few", share.wave),
    }
}
