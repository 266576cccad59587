//! What both sides of a pair are asked, and when (S1-15, S1-61, S1-62): waves over the life of a
//! cohort, published and own questions, answers, and what may be said of them.

mod answers;
mod lifecycle;
mod published;
mod questions;
mod results;
mod stories;
mod waves;

pub use crate::matching::proposal::Side;
pub use answers::{Given, Problem, Value, check};
pub use lifecycle::{Status, TRANSITIONS, Verb};
pub use published::{Published, of_wave};
pub use questions::{
    CHOICE_MAX, CHOICES, Kind, LANGUAGES, QUESTIONS_MAX, Question, TEXT_MAX, WORDS_MAX, Wording,
    WordingProblem,
};
pub use results::{SMALLEST_GROUP, SurveyShare, Tally, shown_groups, told_wave};
pub use stories::{Consent, Status as StoryStatus};
pub use waves::{CLOSES_AFTER_DAYS, REMIND_AFTER_DAYS, Wave, moved};
