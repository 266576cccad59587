//! Material and pictures of an event. A picture is shown to everybody only with a right in it: who
//! holds it, what those who can be seen have said, and words for those who do not see it.

use crate::word::words;

/// The longest name of a holder, or description of a picture, in characters.
pub const WORDS_MAX: usize = 300;

words! {
    /// What is kept with an event.
    FileKind {
        /// For those who come.
        Material = "material",
        /// What it looked like.
        Picture = "picture",
    }
}

words! {
    /// What those who can be seen on a picture have said.
    PictureConsent {
        /// Everybody who can be recognised has agreed in writing.
        AllAgreed = "all_agreed",
        /// Nobody can be recognised.
        NobodyShown = "nobody_shown",
    }
}

/// A right in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// Who took it, or holds the right in it.
    pub holder: String,
    /// What those who can be seen have said.
    pub consent: PictureConsent,
    /// What can be seen.
    pub alt_text: String,
}

impl Right {
    /// The field that is missing or too long, if one is.
    #[must_use]
    pub fn wrong(&self) -> Option<&'static str> {
        let is_wrong = |text: &str| !(1..=WORDS_MAX).contains(&text.trim().chars().count());
        match (is_wrong(&self.holder), is_wrong(&self.alt_text)) {
            (true, _) => Some("holder"),
            (false, true) => Some("alt"),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_names_its_holder_and_says_what_can_be_seen() {
        let right = |holder: &str, alt: &str| Right {
            holder: holder.to_owned(),
            consent: PictureConsent::NobodyShown,
            alt_text: alt.to_owned(),
        };
        assert_eq!(right("Petra", "Ein voller Saal").wrong(), None);
        assert_eq!(right(" ", "Ein voller Saal").wrong(), Some("holder"));
        assert_eq!(right("Petra", "").wrong(), Some("alt"));
        assert_eq!(right("Petra", &"x".repeat(WORDS_MAX + 1)).wrong(), Some("alt"));
    }
}
