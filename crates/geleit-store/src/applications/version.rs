//! The answers of an application, one row per version: columns to profile and back.

use crate::error::Result;
use crate::macros::{all, execute, insert_all, one, row};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_domain::profile::{
    Access, Cefr, Coded, EducationLevel, Gender, Markets, MenteeProfile, Origin, list_items,
    list_text,
};
use geleit_domain::reference::finding::EDITIONS;
use jiff::Timestamp;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "v.application_id, v.known_from, v.origin, v.market_countries, v.market_languages,
        v.consent_origin_matching, v.labour_market_access, v.education_level, v.education_field,
        v.education_field_code, v.occupation, v.occupation_code, v.target_occupation,
        v.target_occupation_code, v.industry, v.industry_code, v.experience_years, v.german,
        v.languages, v.postcode, v.region, v.mobility_km, v.online_ok, v.availability,
        v.mentor_gender_wish, v.goals, v.goal_words, v.exclusions, v.last_employer, v.childcare,
        v.referral"
    };
}

pub(super) const NOW: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM application_version v
    WHERE v.programme_id = $1 AND v.application_id = $2 AND v.known_until IS NULL"
);
pub(super) const NOW_OF_COHORT: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM application a
    JOIN application_version v ON v.programme_id = a.programme_id AND v.application_id = a.id
        AND v.known_until IS NULL
    WHERE a.programme_id = $1 AND a.cohort_id = $2"
);
pub(super) const LAST: &str = "
    SELECT COALESCE(MAX(seq), 0) AS last FROM application_version
    WHERE programme_id = $1 AND application_id = $2";
pub(super) const END: &str = "
    UPDATE application_version SET known_until = $3
    WHERE programme_id = $1 AND application_id = $2 AND known_until IS NULL";
pub(super) const INSERT: &str = "
    INSERT INTO application_version (programme_id, application_id, seq, known_from, origin,
        market_countries, market_languages, consent_origin_matching, labour_market_access,
        education_level, education_field, education_field_code, occupation, occupation_code,
        target_occupation, target_occupation_code, industry, industry_code, experience_years,
        german, languages, postcode, region, mobility_km, online_ok, availability,
        mentor_gender_wish, goals, goal_words, exclusions, last_employer, childcare, referral,
        code_lists)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
        $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)";

row! {
    /// One version of the answers.
    pub struct Version {
        /// The application.
        pub application_id: Uuid,
        /// Recorded, µs since the epoch.
        pub known_from: i64,
        origin: String,
        market_countries: String,
        market_languages: String,
        consent_origin_matching: bool,
        labour_market_access: Option<String>,
        education_level: Option<String>,
        education_field: Option<String>,
        education_field_code: Option<String>,
        occupation: Option<String>,
        occupation_code: Option<String>,
        target_occupation: Option<String>,
        target_occupation_code: Option<String>,
        industry: Option<String>,
        industry_code: Option<String>,
        experience_years: Option<i64>,
        german: Option<String>,
        languages: String,
        postcode: Option<String>,
        region: Option<String>,
        mobility_km: Option<i64>,
        online_ok: Option<bool>,
        availability: String,
        mentor_gender_wish: Option<String>,
        goals: String,
        goal_words: String,
        exclusions: String,
        last_employer: Option<String>,
        childcare: Option<bool>,
        referral: Option<String>,
    }
}

/// The words of a list column that this program knows.
pub(crate) fn items<T: std::str::FromStr>(text: &str) -> Vec<T> {
    list_items(text).filter_map(|item| item.parse().ok()).collect()
}

/// The texts of a list column.
pub(crate) fn texts(text: &str) -> Vec<String> {
    list_items(text).map(str::to_owned).collect()
}

/// Own words with their code.
pub(crate) fn coded(words: Option<String>, code: Option<String>) -> Option<Coded> {
    words.map(|words| Coded { words, code })
}

/// Own words as a column.
pub(crate) fn words(coded: &Option<Coded>) -> Option<&str> {
    coded.as_ref().map(|coded| coded.words.as_str())
}

/// The code beside them as a column.
pub(crate) fn code(coded: &Option<Coded>) -> Option<&str> {
    coded.as_ref().and_then(|coded| coded.code.as_deref())
}

/// A whole number as the domain counts; the columns hold nothing negative.
pub(crate) fn count(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

impl Version {
    /// The answers in the words of the domain.
    #[must_use]
    pub fn profile(self) -> MenteeProfile {
        MenteeProfile {
            origin: list_items(&self.origin).map(Origin::from).collect(),
            markets: Markets {
                countries: texts(&self.market_countries),
                languages: texts(&self.market_languages),
            },
            consent_origin_matching: self.consent_origin_matching,
            labour_market_access: self.labour_market_access.as_deref().and_then(Access::from_text),
            education_level: self.education_level.as_deref().and_then(EducationLevel::from_text),
            education_field: coded(self.education_field, self.education_field_code),
            occupation: coded(self.occupation, self.occupation_code),
            target_occupation: coded(self.target_occupation, self.target_occupation_code),
            industry: coded(self.industry, self.industry_code),
            experience_years: count(self.experience_years),
            german: self.german.as_deref().and_then(Cefr::from_text),
            languages: items(&self.languages),
            postcode: self.postcode,
            region: self.region,
            mobility_km: count(self.mobility_km),
            online_ok: self.online_ok,
            availability: items(&self.availability),
            mentor_gender_wish: self.mentor_gender_wish.as_deref().and_then(Gender::from_text),
            goals: items(&self.goals),
            goal_words: texts(&self.goal_words),
            exclusions: texts(&self.exclusions),
            last_employer: self.last_employer,
            childcare: self.childcare,
            referral: self.referral,
        }
    }
}

impl Tx {
    /// The answers of an application as known now.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn mentee_profile(&mut self, application: ApplicationId) -> Result<MenteeProfile> {
        let version: Version = one!(self, NOW, self.programme.0, application.0)?;
        Ok(version.profile())
    }

    /// The answers of every application of a cohort as known now.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mentee_versions(&mut self, cohort: CohortId) -> Result<Vec<Version>> {
        all!(self, NOW_OF_COHORT, self.programme.0, cohort.0)
    }

    /// Replaces the answers: the former version ends now and stays readable.
    pub(crate) async fn put_mentee_profile(
        &mut self,
        application: ApplicationId,
        profile: &MenteeProfile,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        let (last,): (i64,) = one!(self, LAST, programme, application.0)?;
        execute!(self, END, programme, application.0, at)?;
        self.insert_mentee_profiles(&[(application, last + 1, profile)], now).await
    }

    /// Inserts versions of answers with their numbers.
    pub(crate) async fn insert_mentee_profiles(
        &mut self,
        versions: &[(ApplicationId, i64, &MenteeProfile)],
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        insert_all!(
            self,
            INSERT,
            versions,
            |(application, seq, profile)| programme,
            application.0,
            seq,
            at,
            list_text(&profile.origin),
            list_text(&profile.markets.countries),
            list_text(&profile.markets.languages),
            profile.consent_origin_matching,
            profile.labour_market_access.map(Access::text),
            profile.education_level.map(EducationLevel::text),
            words(&profile.education_field),
            code(&profile.education_field),
            words(&profile.occupation),
            code(&profile.occupation),
            words(&profile.target_occupation),
            code(&profile.target_occupation),
            words(&profile.industry),
            code(&profile.industry),
            profile.experience_years.map(i64::from),
            profile.german.map(Cefr::text),
            list_text(&profile.languages),
            &profile.postcode,
            &profile.region,
            profile.mobility_km.map(i64::from),
            profile.online_ok,
            list_text(&profile.availability),
            profile.mentor_gender_wish.map(Gender::text),
            list_text(&profile.goals),
            list_text(&profile.goal_words),
            list_text(&profile.exclusions),
            &profile.last_employer,
            profile.childcare,
            &profile.referral,
            EDITIONS
        );
        Ok(())
    }
}
