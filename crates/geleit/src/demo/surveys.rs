//! What the finished cohort was asked anonymously at its end, with about the share of 85 % that the
//! programme publishes; and what a running one is asked half-way, with names.

use super::{House, day, noon, sides};
use geleit_domain::id::{CohortId, InvitationId, SurveyId};
use geleit_domain::matching::proposal;
use geleit_domain::partnerships::Status;
use geleit_domain::slug;
use geleit_domain::surveys::{Consent, Given, Kind, Published, Question, Side, Verb, Wave};
use geleit_store::secrets::Secret;
use geleit_store::surveys::{ASKED_LETTER, Answered, NewSurvey, Own, Plan};
use geleit_store::{Error, Store};
use jiff::{SignedDuration, Span, Timestamp};
use uuid::Uuid;

const FINISHED: &str = "wien-noe-18";
const RUNNING: &str = "salzburg-6";
const COMING: &str = "steiermark-4";
/// Letters of one survey, and more.
const LETTERS: i64 = 999;

/// At the end: four of five answer, and about 85 % of the mentors see an advantage (S1-61).
pub(super) async fn tell(store: &Store, house: &House) -> Result<(), Error> {
    let cohort = cohort(store, FINISHED).await?;
    let made = noon("2024-06-10");
    let plan = Plan { due: day("2024-07-01"), closes: day("2024-07-21"), is_anonymous: true };
    let survey = planned(store, house, (cohort, Wave::End), plan, made).await?;
    let asked = noon("2024-07-01");
    step(store, house, survey, Verb::Open, asked).await?;
    for (index, invitation) in invited(store, house, asked).await?.into_iter().enumerate() {
        if index % 5 != 4 {
            answer(store, house, invitation, index, noon("2024-07-04")).await?;
        }
    }
    step(store, house, survey, Verb::Close, noon("2024-07-22")).await
}

/// Half-way: most have answered so far, with their names. What comes next waits as drafts.
pub(super) async fn tell_now(store: &Store, house: &House, now: Timestamp) -> Result<(), Error> {
    let today = store.read(house.programme).await?.programme().await?.today(now);
    let asked = now - SignedDuration::from_hours(24 * 5);
    let plan = Plan {
        due: today.saturating_sub(Span::new().days(5)),
        closes: today.saturating_add(Span::new().days(16)),
        is_anonymous: false,
    };
    let running = cohort(store, RUNNING).await?;
    let survey = planned(store, house, (running, Wave::Middle), plan, asked).await?;
    step(store, house, survey, Verb::Open, asked).await?;
    let at = now - SignedDuration::from_hours(24);
    let mut answering = invited(store, house, asked).await?;
    let waiting = asked_within(store, house, at).await?;
    answering.retain(|invitation| !waiting.contains(invitation));
    for (index, invitation) in answering.into_iter().enumerate() {
        if index % 6 != 5 {
            answer(store, house, invitation, index, at).await?;
        }
    }
    let later = [Wave::End, Wave::Months6, Wave::Months12];
    for (slug, waves) in [(RUNNING, &later[..]), (COMING, Wave::ALL)] {
        let cohort = cohort(store, slug).await?;
        let new = NewSurvey { cohort, waves: waves.to_vec(), is_anonymous: true };
        store.create_surveys(&house.coordinator, &new, at).await?;
    }
    Ok(())
}

async fn cohort(store: &Store, slug: &str) -> Result<CohortId, Error> {
    let found = store.find_slug(slug, slug::Kind::Cohort).await?;
    found.map(|(_, cohort)| CohortId(cohort)).ok_or(Error::NotFound)
}

async fn planned(
    store: &Store,
    house: &House,
    (cohort, wave): (CohortId, Wave),
    plan: Plan,
    at: Timestamp,
) -> Result<SurveyId, Error> {
    let (office, is_anonymous) = (&house.coordinator, plan.is_anonymous);
    let new = NewSurvey { cohort, waves: vec![wave], is_anonymous };
    let made = store.create_surveys(office, &new, at).await?;
    let survey = *made.first().ok_or(Error::NotFound)?;
    store.change_survey(office, survey, 1, plan, at).await?;
    step(store, house, survey, Verb::Plan, at).await?;
    Ok(survey)
}

async fn step(
    store: &Store,
    house: &House,
    survey: SurveyId,
    verb: Verb,
    at: Timestamp,
) -> Result<(), Error> {
    let version = store.show_survey(&house.coordinator, survey).await?.survey.version;
    store.step_survey(&house.coordinator, survey, version, verb, at).await?;
    Ok(())
}

/// Whoever got a letter at this time.
async fn invited(store: &Store, house: &House, at: Timestamp) -> Result<Vec<InvitationId>, Error> {
    let mut tx = store.read(house.programme).await?;
    let letters = tx.newest_mails(LETTERS).await?;
    let of_survey = letters
        .into_iter()
        .filter(|mail| mail.template == ASKED_LETTER && mail.created_at == at.as_microsecond());
    let mut invited: Vec<Uuid> = of_survey.filter_map(|mail| mail.subject_id).collect();
    invited.sort();
    Ok(invited.into_iter().map(InvitationId).collect())
}

/// Both sides of the running pair that is looked at from within: they find the questions open.
async fn asked_within(
    store: &Store,
    house: &House,
    now: Timestamp,
) -> Result<Vec<InvitationId>, Error> {
    let pair = sides::first(store, house, Status::Running).await?;
    let mut waiting = Vec::new();
    for side in proposal::Side::ALL {
        let who = sides::side(store, house, pair, *side).await?;
        let way = store.own_way(&who, now).await?;
        waiting.extend(way.surveys.iter().map(|survey| InvitationId(survey.id)));
    }
    Ok(waiting)
}

async fn answer(
    store: &Store,
    house: &House,
    invitation: InvitationId,
    index: usize,
    at: Timestamp,
) -> Result<(), Error> {
    let link = store.create_survey_link(house.programme, invitation, at).await?;
    let secret: Secret = link.parse()?;
    let own = store.own_survey_by_link(&secret, at).await?;
    let given = own.questions.iter().filter_map(|question| given(question, &own, index)).collect();
    // A few would like to tell how it was (S1-15).
    let story = (index % 37 == 5).then(|| vec![Consent::Publication]);
    store.answer_survey_by_link(&secret, &Answered { given, story, is_anew: false }, at).await
}

/// What the one of this number says; most leave the free words out.
fn given(question: &Question, own: &Own, index: usize) -> Option<Given> {
    let value = match (question.kind, question.published) {
        (_, Some(Published::PersonalAdvantage)) => {
            ["yes", "rather_yes", "yes", "yes", "rather_yes", "yes", "rather_no"][index % 7]
        }
        (Kind::YesNo, _) => ["yes", "yes", "yes", "no"][index % 4],
        (Kind::Words, Some(Published::Remarks)) if index % 11 == 1 => match own.side {
            Side::Mentee => "Die Treffen im Betrieb haben mir am meisten geholfen.",
            Side::Mentor => "Ein Abend zum Austausch unter uns wäre schön.",
        },
        (Kind::Words, _) => return None,
        (_, Some(Published::CalmUnderStress)) => ["3", "4", "2", "5"][index % 4],
        _ => ["4", "5", "5", "3", "4", "5", "2"][index % 7],
    };
    Some(Given { question: question.id, values: vec![value.to_owned()] })
}
