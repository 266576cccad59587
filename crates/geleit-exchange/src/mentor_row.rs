//! One row of a sheet of mentors.

use crate::answers::{self, Answers};
use crate::columns::Columns;
use crate::problem::Problem;
use crate::sheet::Row;
use geleit_domain::imports::MentorRow;
use geleit_domain::profile::MentorProfile;
use geleit_domain::reference::{education_fields, industries, occupations};
use jiff::civil::Date;

/// A mentor who states no number takes one mentee.
const CAPACITY_UNSTATED: u32 = 1;

/// Reads a row; the error holds all its problems.
pub(crate) fn read(columns: &Columns, row: &Row, today: Date) -> Result<MentorRow, Vec<Problem>> {
    let mut answers = Answers::of(columns, row);
    let mentor = MentorRow {
        row: row.number,
        reference: answers.require("reference", answers::reference),
        identity: answers.identity(today),
        profile: profile(&mut answers),
        capacity: answers.read("capacity", answers::capacity).unwrap_or(CAPACITY_UNSTATED),
        received_on: answers.read("received_on", answers::date),
        organisation: answers.read("organisation", answers::organisation),
    };
    answers.finish(mentor)
}

fn profile(answers: &mut Answers<'_>) -> MentorProfile {
    use crate::answers::{EXPERIENCE_YEARS_MAX, coded, whole};
    let (topics, topic_words) = answers.list("topics", answers::goals);
    MentorProfile {
        company: answers.read("company", answers::text),
        company_size: answers.read("company_size", answers::company_size),
        position: answers.read("position", answers::text),
        occupation: answers.read("occupation", |c| coded(c, occupations::code_of)),
        industry: answers.read("industry", |c| coded(c, industries::code_of)),
        education_field: answers.read("education_field", |c| coded(c, education_fields::code_of)),
        target_markets: answers.list("target_markets", answers::countries),
        languages: answers::with_native_german(answers.list("languages", answers::languages)),
        postcode: answers.read("postcode", answers::postcode),
        region: answers.read("region", answers::text),
        online_ok: answers.read("online_ok", answers::yes_no),
        availability: answers.list("availability", answers::availability),
        exclusions: answers.list("exclusions", answers::items),
        experience_years: answers.read("experience_years", |c| whole(c, EXPERIENCE_YEARS_MAX)),
        topics,
        topic_words,
        mentee_gender_wish: answers.read("mentee_gender_wish", answers::gender_wish),
        channel: answers.read("channel", answers::text),
    }
}
