//! Closed lists of words: each value has one lower_snake text, used in the database, in JSON
//! and as the last part of a language key.

/// Declares an enum whose values carry their text, with `ALL`, `text()` and `from_text()`.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$note:meta])* $value:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = concat!("`", $text, "`")] $(#[$note])* $value),+ }

        impl $name {
            /// Every value, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The word in the database, in JSON and in language keys.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$value => $text),+ }
            }

            /// The value of a word, or nothing when the word is unknown.
            #[must_use]
            pub fn from_text(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$value),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.text())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::from_text(text).ok_or($crate::UnknownWord)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.text())
            }
        }
    };
}

pub(crate) use words;

/// A text that is none of the words of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWord;

impl std::fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a word of this list")
    }
}

impl std::error::Error for UnknownWord {}
