//! Reading what a mentor states to sign up: nine questions on two steps. The rest is asked on the
//! telephone and in the questionnaire (S1-39).

use super::reader::Reader;
use super::{Field, Problem};
use crate::applications::Answers;
use crate::consents::Purpose;
use crate::profile::{Identity, MentorProfile};

/// A mentor's enquiry that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorForm {
    /// Names and contact; nobody asks a mentor for a birth date.
    pub identity: Identity,
    /// Company, position, industry and postcode.
    pub profile: MentorProfile,
    /// What the person agrees to.
    pub consents: Vec<Purpose>,
}

/// Reads everything that a mentor typed.
///
/// # Errors
/// What is wrong, in the order of the questions.
pub fn read_mentor(answers: &Answers) -> Result<MentorForm, Vec<Problem>> {
    let mut reader = Reader::new(answers);
    let (given_name, family_name) = reader.names();
    let (email, phone) = reader.contact();
    let profile = MentorProfile {
        company: reader.words(Field::Company),
        position: reader.words(Field::Position),
        industry: reader.industry(),
        postcode: reader.postcode(),
        ..MentorProfile::default()
    };
    let agrees = reader.tick(Field::ConsentApplication);
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    Ok(MentorForm {
        identity: Identity { given_name, family_name, email, phone, ..Identity::default() },
        profile,
        consents: agrees.then_some(Purpose::Application).into_iter().collect(),
    })
}
