//! One row of a sheet of mentees.

use crate::answers::{self, Answers};
use crate::columns::Columns;
use crate::problem::Problem;
use crate::sheet::Row;
use geleit_domain::imports::MenteeRow;
use geleit_domain::profile::MenteeProfile;
use geleit_domain::reference::{education_fields, industries, occupations};
use jiff::civil::Date;

/// Reads a row; the error holds all its problems.
pub(crate) fn read(columns: &Columns, row: &Row, today: Date) -> Result<MenteeRow, Vec<Problem>> {
    let mut answers = Answers::of(columns, row);
    let mentee = MenteeRow {
        row: row.number,
        reference: answers.require("reference", answers::reference),
        identity: answers.identity(today),
        profile: profile(&mut answers),
        received_on: answers.read("received_on", answers::date),
        organisation: answers.read("organisation", answers::organisation),
    };
    answers.finish(mentee)
}

fn profile(answers: &mut Answers<'_>) -> MenteeProfile {
    use crate::answers::{EXPERIENCE_YEARS_MAX, MOBILITY_KM_MAX, coded, whole};
    let (goals, goal_words) = answers.list("goals", answers::goals);
    MenteeProfile {
        origin: answers.list("country_of_origin", answers::origin),
        markets: answers.list("markets", answers::markets),
        consent_origin_matching: answers.list("consent_origin_matching", answers::yes_no),
        labour_market_access: answers.read("labour_market_access", answers::access),
        education_level: answers.read("education_level", answers::education_level),
        education_field: answers.read("education_field", |c| coded(c, education_fields::code_of)),
        occupation: answers.read("occupation", |c| coded(c, occupations::code_of)),
        target_occupation: answers.read("target_occupation", |c| coded(c, occupations::code_of)),
        industry: answers.read("industry", |c| coded(c, industries::code_of)),
        experience_years: answers.read("experience_years", |c| whole(c, EXPERIENCE_YEARS_MAX)),
        german: answers.read("german", answers::cefr),
        languages: answers.list("languages", answers::languages),
        postcode: answers.read("postcode", answers::postcode),
        region: answers.read("region", answers::text),
        mobility_km: answers.read("mobility_km", |c| whole(c, MOBILITY_KM_MAX)),
        online_ok: answers.read("online_ok", answers::yes_no),
        availability: answers.list("availability", answers::availability),
        mentor_gender_wish: answers.read("mentor_gender_wish", answers::gender_wish),
        goals,
        goal_words,
        exclusions: answers.list("exclusions", answers::items),
        last_employer: answers.read("last_employer", answers::text),
        childcare: answers.read("childcare", answers::yes_no),
        referral: answers.read("referral", answers::text),
    }
}
