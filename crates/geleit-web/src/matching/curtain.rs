//! Names, or numbers in their place where a room full of people looks on. Behind the curtain the
//! page holds no name at all, and nothing that people wrote in their own words.

use crate::language::Texts;
use std::collections::HashMap;
use uuid::Uuid;

/// Are names shown?
#[derive(Clone, Copy, Debug)]
pub(super) enum Curtain<'a> {
    /// Yes.
    Open,
    /// No: people are called by their numbers.
    Drawn(&'a HashMap<Uuid, i64>),
}

impl<'a> Curtain<'a> {
    pub(super) fn of(hides_names: bool, numbers: &'a HashMap<Uuid, i64>) -> Self {
        if hides_names { Self::Drawn(numbers) } else { Self::Open }
    }

    pub(super) fn is_drawn(self) -> bool {
        matches!(self, Self::Drawn(_))
    }

    pub(super) fn mentee(self, t: Texts, id: Uuid, name: &str) -> String {
        self.number(id).map_or_else(|| name.to_owned(), |number| t.board_mentee_number(number))
    }

    pub(super) fn mentor(self, t: Texts, id: Uuid, name: &str) -> String {
        self.number(id).map_or_else(|| name.to_owned(), |number| t.board_mentor_number(number))
    }

    /// What somebody wrote may name anybody.
    pub(super) fn words(self, words: &str) -> &str {
        if self.is_drawn() { "" } else { words }
    }

    fn number(self, id: Uuid) -> Option<i64> {
        match self {
            Self::Open => None,
            Self::Drawn(numbers) => Some(numbers.get(&id).copied().unwrap_or_default()),
        }
    }
}
