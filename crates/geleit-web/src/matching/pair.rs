//! A pair on the board, as everybody at the table sees it. What differs by reader, the mentee
//! and the buttons, stands in the views of the coordination office and of partners.

use super::benefits;
use super::chips::{self, Chips};
use super::curtain::Curtain;
use crate::language::{Language, Texts};
use crate::persons::{industry_words, occupation_words};
use geleit_domain::matching::Status;
use geleit_domain::matching::voting::Manner;
use geleit_domain::profile::LanguageSkill;
use geleit_store::matching::{Card, MenteeOnBoard, MentorOnBoard, NextBest, Vote};
use uuid::Uuid;

/// Points from which a pair fits well, and from which it fits.
const GOOD: i64 = 7_000;
const FAIR: i64 = 5_000;

/// A pair on the board.
#[derive(Clone, Debug)]
pub(super) struct PairView {
    pub(super) id: Uuid,
    pub(super) application: Uuid,
    pub(super) version: i64,
    /// `fixed`, `vetoed` or nothing.
    pub(super) row: &'static str,
    pub(super) score: i64,
    pub(super) tone: &'static str,
    pub(super) mentor: String,
    pub(super) mentor_line: String,
    pub(super) chips: Chips,
    /// What the mentee and what the mentor gains.
    pub(super) gains: [String; 2],
    pub(super) next: Vec<NextView>,
    pub(super) votes: Vec<VoteView>,
    /// Who locked or vetoed it, and why somebody objects.
    pub(super) notes: Vec<String>,
    pub(super) is_open: bool,
    pub(super) is_locked: bool,
    pub(super) is_released: bool,
}

/// Another mentor for the mentee.
#[derive(Clone, Debug)]
pub(super) struct NextView {
    /// The key that swaps to it.
    pub(super) key: usize,
    pub(super) mentor: Uuid,
    pub(super) name: String,
    pub(super) difference: String,
}

/// What an organisation said.
#[derive(Clone, Debug)]
pub(super) struct VoteView {
    pub(super) organisation: String,
    pub(super) word: String,
    pub(super) tone: &'static str,
}

/// `mentee` is the name under which the reader knows the mentee.
pub(super) fn view<M>(t: Texts, card: &Card<M>, curtain: Curtain<'_>, mentee: &str) -> PairView {
    let mentor = curtain.mentor(t, card.mentor_id, &card.mentor.name);
    let is_vetoed = card.status == Status::Vetoed;
    PairView {
        id: card.pair,
        application: card.application,
        version: card.version,
        row: match (is_vetoed, card.is_locked) {
            (true, _) => "vetoed",
            (false, true) => "fixed",
            (false, false) => "",
        },
        score: rounded(card.points),
        tone: match card.points {
            GOOD.. => "",
            FAIR..GOOD => "mid",
            _ => "low",
        },
        mentor_line: mentor_line(t, &card.mentor, curtain),
        chips: chips::of(t, &card.reasons),
        gains: benefits::at_desk(t, &card.reasons, [mentee, &mentor]),
        next: (1..).zip(&card.next_best).map(|(key, it)| next(t, key, it, curtain)).collect(),
        votes: card.votes.iter().map(|given| vote(t, given)).collect(),
        notes: match card.is_own {
            true => vec![t.votes_own_pair()],
            false => notes(t, card, is_vetoed, curtain),
        },
        is_open: matches!(card.status, Status::Proposed | Status::Agreed) && !card.is_own,
        is_locked: card.is_locked,
        is_released: card.status == Status::Released,
        mentor,
    }
}

/// Points as people read them, 0 to 100.
fn rounded(points: i64) -> i64 {
    (points + 50).div_euclid(100)
}

/// Points with one decimal: `82,6`.
pub(super) fn decimal(t: Texts, points: i64, pairs: i64) -> String {
    if pairs == 0 {
        return "–".to_owned();
    }
    let tenths = (points + pairs * 5).div_euclid(pairs * 10);
    let comma = if t.language == Language::De { ',' } else { '.' };
    format!("{}{comma}{}", tenths / 10, tenths % 10)
}

/// What a mentor does and where: the company, or its industry where the company is not known or
/// would say who it is.
fn mentor_line(t: Texts, mentor: &MentorOnBoard, curtain: Curtain<'_>) -> String {
    let industry = mentor.industry.as_ref().map(|words| industry_words(t, words));
    let position = mentor.position.as_ref().map(|words| occupation_words(t, words));
    let company = mentor.company.clone().filter(|_| !curtain.is_drawn());
    let parts = [position, company.or(industry)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn next(t: Texts, key: usize, next: &NextBest, curtain: Curtain<'_>) -> NextView {
    let difference = signed(rounded(i64::from(next.difference)));
    let name = curtain.mentor(t, next.mentor, &next.name);
    NextView { key, mentor: next.mentor, name, difference }
}

/// A difference with its sign.
pub(super) fn signed(difference: i64) -> String {
    match difference {
        0 => "±0".to_owned(),
        1.. => format!("+{difference}"),
        _ => format!("−{}", -difference),
    }
}

fn vote(t: Texts, vote: &Vote) -> VoteView {
    let (word, tone) = match vote.agrees {
        Some(true) if vote.manner == Manner::Silence => (t.votes_vote_silence(), "warn"),
        Some(true) if vote.manner == Manner::Deputy => (t.votes_vote_deputy(), "ok"),
        Some(true) => (t.matching_vote_yes(), "ok"),
        Some(false) => (t.matching_vote_no(), "bad"),
        None => (t.matching_vote_open(), ""),
    };
    VoteView { organisation: vote.name.clone(), word, tone }
}

fn notes<M>(t: Texts, card: &Card<M>, is_vetoed: bool, curtain: Curtain<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let organisation = card.rule_organisation.as_deref();
    if is_vetoed {
        let reason = curtain.words(card.veto_reason.as_deref().unwrap_or_default());
        notes.push(match organisation {
            Some(by) => t.matching_vetoed_by().organisation(by).reason(reason),
            None => t.matching_vetoed_by_office(reason),
        });
    } else if card.is_locked {
        notes.push(organisation.map_or_else(
            || t.matching_locked_by_office(),
            |organisation| t.matching_locked_by(organisation),
        ));
    }
    for vote in card.votes.iter().filter(|vote| vote.agrees == Some(false)) {
        let reason = curtain.words(vote.reason.as_deref().unwrap_or_default());
        if !reason.is_empty() {
            notes.push(format!("{}: {reason}", vote.name));
        }
    }
    notes
}

/// What a mentee has worked as: `Logistikplanerin, 7 Jahre Erfahrung`.
pub(super) fn work_line(t: Texts, mentee: &MenteeOnBoard) -> String {
    let years = mentee.experience_years.map(|years| t.matching_years(years));
    let occupation = mentee.occupation.as_ref();
    let occupation = occupation.map(|words| occupation_words(t, words));
    let parts = [occupation, years];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Which languages a mentee speaks: `Deutsch C1, Arabisch Erstsprache`.
pub(super) fn language_line(t: Texts, mentee: &MenteeOnBoard) -> String {
    let german = mentee.german.map(|level| t.matching_german(chips::level(t, level)));
    let others = mentee.languages.iter().map(|skill| skill_words(t, skill));
    german.into_iter().chain(others).collect::<Vec<_>>().join(", ")
}

fn skill_words(t: Texts, skill: &LanguageSkill) -> String {
    let name = chips::language(t, &skill.language);
    match skill.level {
        Some(level) => t.matching_skill().language(name).level(chips::level(t, level)),
        None => name,
    }
}
