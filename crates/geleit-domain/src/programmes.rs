//! A programme: the only isolation boundary. All regions of one scheme are one programme.

use crate::word::words;

words! {
    /// Which of the three kinds of mentoring a programme is.
    Kind { Tandem = "tandem", Casework = "casework", CompanyStay = "company_stay" }
}

words! {
    /// How a programme spells nouns for people of any gender in German (S1-66).
    GenderSpelling {
        Colon = "colon",
        Star = "star",
        Slash = "slash",
        Pair = "pair",
        CapitalI = "capital_i",
    }
}
