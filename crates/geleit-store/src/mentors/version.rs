//! The answers of a mentor, one row per version: columns to profile and back.

use crate::applications::{code, coded, count, items, texts, words};
use crate::error::Result;
use crate::macros::{all, execute, insert_all, one, row};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::CompanySize;
use geleit_domain::mentors::companies::company_key;
use geleit_domain::profile::{Gender, MentorProfile, list_text};
use geleit_domain::reference::finding::EDITIONS;
use jiff::Timestamp;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "v.mentor_id, v.known_from, v.company, v.company_size, v.position, v.occupation,
        v.occupation_code, v.industry, v.industry_code, v.education_field,
        v.education_field_code, v.target_markets, v.languages, v.postcode, v.region, v.online_ok,
        v.availability, v.exclusions, v.experience_years, v.topics, v.topic_words,
        v.mentee_gender_wish, v.channel"
    };
}

pub(super) const NOW: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM mentor_version v
    WHERE v.programme_id = $1 AND v.mentor_id = $2 AND v.known_until IS NULL"
);
pub(super) const ALL_NOW: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM mentor_version v
    WHERE v.programme_id = $1 AND v.known_until IS NULL"
);
pub(super) const LAST: &str = "
    SELECT COALESCE(MAX(seq), 0) AS last FROM mentor_version
    WHERE programme_id = $1 AND mentor_id = $2";
pub(super) const END: &str = "
    UPDATE mentor_version SET known_until = $3
    WHERE programme_id = $1 AND mentor_id = $2 AND known_until IS NULL";
pub(super) const INSERT: &str = "
    INSERT INTO mentor_version (programme_id, mentor_id, seq, known_from, company, company_size,
        position, occupation, occupation_code, industry, industry_code, education_field,
        education_field_code, target_markets, languages, postcode, region, online_ok,
        availability, exclusions, experience_years, topics, topic_words, mentee_gender_wish,
        channel, code_lists, company_key)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
        $20, $21, $22, $23, $24, $25, $26, $27)";

row! {
    /// One version of the answers.
    pub struct Version {
        /// The mentor.
        pub mentor_id: Uuid,
        /// Recorded, µs since the epoch.
        pub known_from: i64,
        company: Option<String>,
        company_size: Option<String>,
        position: Option<String>,
        occupation: Option<String>,
        occupation_code: Option<String>,
        industry: Option<String>,
        industry_code: Option<String>,
        education_field: Option<String>,
        education_field_code: Option<String>,
        target_markets: String,
        languages: String,
        postcode: Option<String>,
        region: Option<String>,
        online_ok: Option<bool>,
        availability: String,
        exclusions: String,
        experience_years: Option<i64>,
        topics: String,
        topic_words: String,
        mentee_gender_wish: Option<String>,
        channel: Option<String>,
    }
}

impl Version {
    /// The answers in the words of the domain.
    #[must_use]
    pub fn profile(self) -> MentorProfile {
        MentorProfile {
            company: self.company,
            company_size: self.company_size.as_deref().and_then(CompanySize::from_text),
            position: self.position,
            occupation: coded(self.occupation, self.occupation_code),
            industry: coded(self.industry, self.industry_code),
            education_field: coded(self.education_field, self.education_field_code),
            target_markets: texts(&self.target_markets),
            languages: items(&self.languages),
            postcode: self.postcode,
            region: self.region,
            online_ok: self.online_ok,
            availability: items(&self.availability),
            exclusions: texts(&self.exclusions),
            experience_years: count(self.experience_years),
            topics: items(&self.topics),
            topic_words: texts(&self.topic_words),
            mentee_gender_wish: self.mentee_gender_wish.as_deref().and_then(Gender::from_text),
            channel: self.channel,
        }
    }
}

impl Tx {
    /// The answers of a mentor as known now.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn mentor_profile(&mut self, mentor: MentorId) -> Result<MentorProfile> {
        let version: Version = one!(self, NOW, self.programme.0, mentor.0)?;
        Ok(version.profile())
    }

    /// The answers of every mentor of the programme as known now.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mentor_versions(&mut self) -> Result<Vec<Version>> {
        all!(self, ALL_NOW, self.programme.0)
    }

    /// Replaces the answers: the former version ends now and stays readable.
    pub(crate) async fn put_mentor_profile(
        &mut self,
        mentor: MentorId,
        profile: &MentorProfile,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        let (last,): (i64,) = one!(self, LAST, programme, mentor.0)?;
        execute!(self, END, programme, mentor.0, at)?;
        self.insert_mentor_profiles(&[(mentor, last + 1, profile)], now).await
    }

    /// Inserts versions of answers with their numbers.
    pub(crate) async fn insert_mentor_profiles(
        &mut self,
        versions: &[(MentorId, i64, &MentorProfile)],
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        insert_all!(
            self,
            INSERT,
            versions,
            |(mentor, seq, profile)| programme,
            mentor.0,
            seq,
            at,
            &profile.company,
            profile.company_size.map(CompanySize::text),
            &profile.position,
            words(&profile.occupation),
            code(&profile.occupation),
            words(&profile.industry),
            code(&profile.industry),
            words(&profile.education_field),
            code(&profile.education_field),
            list_text(&profile.target_markets),
            list_text(&profile.languages),
            &profile.postcode,
            &profile.region,
            profile.online_ok,
            list_text(&profile.availability),
            list_text(&profile.exclusions),
            profile.experience_years.map(i64::from),
            list_text(&profile.topics),
            list_text(&profile.topic_words),
            profile.mentee_gender_wish.map(Gender::text),
            &profile.channel,
            EDITIONS,
            profile.company.as_deref().map(company_key).unwrap_or_default()
        );
        Ok(())
    }
}
