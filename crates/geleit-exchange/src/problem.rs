//! What is wrong with one cell of one row: a stable code with arguments for the page, and an
//! English sentence that says what was expected and what to do.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

/// One problem of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The sheet's row (header = 1).
    pub row: u32,
    /// The English key of the column; for a surplus cell the column's letters.
    pub column: String,
    /// The whole cell as text.
    pub value: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Problem", 4)?;
        object.serialize_field("row", &self.row)?;
        object.serialize_field("column", &self.column)?;
        object.serialize_field("value", &self.value)?;
        object.serialize_field("problem", &self.kind.to_string())?;
        object.end()
    }
}

/// Declares the kinds with their code, their arguments and their sentence in one place.
macro_rules! kinds {
    ($($(#[$note:meta])* $kind:ident $({ $($arg:ident: $type:ty),+ })? = $code:literal, $text:literal;)+) => {
        /// What can be wrong with a cell.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the arguments are named in the sentences below")]
        pub enum ProblemKind { $($(#[$note])* $kind $({ $($arg: $type),+ })?),+ }

        impl ProblemKind {
            /// Every code, for the language files.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable word by which pages translate.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$kind $({ $($arg: _),+ })? => $code),+ }
            }

            /// The arguments of the translated sentence.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$kind $({ $($arg),+ })? =>
                        vec![$($((stringify!($arg), $arg.to_string())),+)?],)+
                }
            }
        }

        impl fmt::Display for ProblemKind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$kind $({ $($arg),+ })? => write!(f, $text)),+ }
            }
        }
    };
}

kinds! {
    /// An empty cell that must not be empty.
    Required = "required", "this cell must not be empty; fill it in";
    /// Neither e-mail nor telephone.
    ContactMissing = "contact_missing",
        "e-mail and telephone are both empty; give at least one of them";
    /// The same reference in a row above.
    ReferenceTwice { row: u32 } = "reference_twice",
        "this reference stands already in row {row}; \
         keep one of the rows or give this person another reference";
    /// A control character, or a name of more than 200 characters.
    NotAName = "not_a_name",
        "a name has at most 200 characters, no line breaks and no invisible signs; write it anew";
    /// Control characters.
    NotAText = "not_a_text", "the text holds invisible control characters; write it anew";
    /// Longer than the field.
    TooLong { max: usize } = "too_long", "the text is longer than {max} characters; shorten it";
    /// Not of the shape of an address.
    NotAnEmail = "not_an_email",
        "this is no e-mail address; expected one like name@example.org";
    /// No digits.
    NotAPhone = "not_a_phone", "this is no telephone number; expected digits";
    /// Not a word for a gender.
    NotAGender = "not_a_gender", "expected f or w (woman), m (man), x or d (diverse), or empty";
    /// Not a wish.
    NotAGenderWish = "not_a_gender_wish", "expected f (woman), m (man), or empty for no wish";
    /// Neither a date nor a year.
    NotABirthDate = "not_a_birth_date",
        "expected a date such as 1990-05-17 or 17.05.1990, or a year such as 1990";
    /// Before 1900 or in the future.
    BirthImplausible { until: i16 } = "birth_implausible",
        "a birth lies between 1900 and {until}; correct the date";
    /// Not a date.
    NotADate = "not_a_date", "expected a date such as 2024-01-23 or 23.01.2024";
    /// No country of the list.
    NotACountry { item: String } = "not_a_country",
        "“{item}” is no country of the list; expected a two-letter code such as SY or a German or \
         English name, several with “;”, or stateless, or unknown";
    /// A state of the past.
    FormerState { item: String } = "former_state",
        "the state “{item}” no longer exists; name the country of today";
    /// Neither a country nor a language.
    NotAMarket { item: String } = "not_a_market",
        "“{item}” is neither a country nor a language of the list; \
         expected names or codes such as RS; ar, several with “;”";
    /// No language of the list.
    NotALanguage { item: String } = "not_a_language",
        "“{item}” is no language with a level; expected such as ar:C2; en:B2 or Arabisch C2, \
         with the levels A1 to C2 or native";
    /// One language with two levels.
    LanguageTwice { item: String } = "language_twice",
        "the language “{item}” stands twice with different levels; keep one";
    /// No level.
    NotALevel = "not_a_level", "expected A1, A2, B1, B2, C1, C2 or native";
    /// Neither yes nor no.
    NotYesNo = "not_yes_no", "expected yes or no (ja or nein), or empty";
    /// Not an answer about access.
    NotAnAccess = "not_an_access", "expected yes, no or unknown (ja, nein, unbekannt), or empty";
    /// No level of education.
    NotAnEducation = "not_an_education",
        "expected ISCED 0 to 8, or one of Pflichtschule, Lehre, Fachschule, Meister, Matura, \
         Abitur, BHS, HTL, HAK, Bachelor, Master, Diplom, Magister, Doktorat, Promotion";
    /// Not a whole number in bounds.
    NotANumber { max: u32 } = "not_a_number", "expected a number from 0 to {max}";
    /// Not a number of mentees.
    NotACapacity { max: u32 } = "not_a_capacity",
        "expected how many mentees the mentor takes, a whole number from 0 to {max}";
    /// No size.
    NotACompanySize = "not_a_company_size",
        "expected 1-9, 10-49, 50-249, 250+ or the number of people working there";
    /// No time of the list.
    NotAnAvailability { item: String } = "not_an_availability",
        "“{item}” is not known; expected any of mornings, afternoons, evenings, weekends with “;”";
    /// No short name.
    NotASlug = "not_a_slug",
        "expected the organisation's short name of lower-case letters, digits and hyphens";
    /// No postcode.
    NotAPostcode = "not_a_postcode", "expected a postcode such as 1010";
    /// A formula that was never computed.
    FormulaWithoutValue = "formula_without_value",
        "the formula has no value; open the file, let it compute and save it, or write the value";
    /// An error instead of a value.
    CellError = "cell_error", "the cell shows an error instead of a value; write the value";
    /// A date where a text belongs.
    DateInText = "date_in_text",
        "the spreadsheet program has made a date of this; format the column as text and write anew";
    /// A slug that no organisation of the programme has.
    OrganisationUnknown = "organisation_unknown",
        "no organisation of this programme has this slug; create it or correct the cell";
    /// A reference that belongs to somebody whose e-mail, birth and name all differ.
    ReferenceOfAnotherPerson = "reference_of_another_person",
        "this reference belongs to somebody else: e-mail, birth date and name all differ; \
         give this person another reference";
    /// Fewer places than pairs that are open now.
    CapacityBelowOpenPairs = "capacity_below_open_pairs",
        "this mentor has more open pairs than that; end a pair first or keep the number";
    /// A CSV row with too few cells.
    TooFewCells { found: usize, expected: usize } = "too_few_cells",
        "the row ends after {found} of {expected} cells; \
         look for a line break without quotation marks, or add the missing separators";
    /// A CSV row with too many cells.
    TooManyCells { found: usize, expected: usize } = "too_many_cells",
        "the row has {found} cells, the header {expected}; \
         put a cell that holds the separator in quotation marks";
}
