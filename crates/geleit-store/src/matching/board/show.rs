//! What a reader of the board chooses: which pairs, and from where on.

use uuid::Uuid;

/// Which pairs the board shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Somebody's agreement is missing.
    Open,
    /// All have agreed, released pairs included.
    Agreed,
    /// Somebody objects, or the pair is vetoed.
    Objected,
    /// Locked pairs.
    Locked,
}

impl Show {
    /// Every value, in the order of the choice on the page.
    pub const ALL: &'static [Self] =
        &[Self::All, Self::Open, Self::Agreed, Self::Objected, Self::Locked];

    /// The word in the address of the page.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Agreed => "agreed",
            Self::Objected => "objected",
            Self::Locked => "locked",
        }
    }

    /// The value of a word; what is unknown shows all.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self::ALL.iter().copied().find(|show| show.text() == text).unwrap_or_default()
    }
}

/// Where a page of the board begins: after this pair. The default is the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// 0 for pairs that wait for the reader's vote, 1 for the others.
    pub place: i64,
    /// Points.
    pub points: i64,
    /// The pair.
    pub id: Uuid,
}

impl Default for Key {
    fn default() -> Self {
        Self { place: -1, points: 0, id: Uuid::nil() }
    }
}
