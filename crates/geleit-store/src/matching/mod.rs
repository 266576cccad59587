//! The matching of a cohort: a stored proposal of pairs, and what people of every organisation
//! decide about it until it is released (S1-41, S1-42).
//!
//! Every verb first holds the row of the current proposal, so that the verbs of one cohort take
//! turns on both engines and two people who decide at once do not both win.

mod alternatives;
mod board;
mod cards;
mod certificate;
mod changes;
mod decide;
mod edges;
mod endorse;
mod fairness;
mod fixing;
mod history;
mod left_over;
mod letters;
mod loose;
mod minutes;
mod moving;
mod overruling;
mod own;
mod pages;
mod pool;
mod proposals;
mod propose;
mod proven;
mod release;
mod rematch;
mod reopen;
mod restoring;
mod second_mentor;
mod stored;
mod trail;
mod undo;
mod variants;
mod voting;
mod what_if;
mod why_not;
mod withdrawal;
mod yardstick;

pub use alternatives::Alternative;
pub use board::{Board, Card, Key, Kpis, Left, NextBest, Progress, Show, Vote};
pub use cards::{MenteeForCoordinator, MenteeForPartner, MenteeOnBoard, MentorOnBoard};
pub use edges::{Edges, Row};
pub use endorse::Answer;
pub use fairness::Fairness;
pub use history::{History, Past};
pub use left_over::{Answers, LeftOver};
pub use letters::{Addressed, LettersKey};
pub use loose::LooseExclusion;
pub use minutes::{Decision, Minutes};
pub use pages::{PairReasons, PairShown};
pub use proposals::{Pair, Proposal};
pub use propose::{Proposed, ProposedPair, Without};
pub use release::{Preview, RELEASE_DELAY, Released};
pub use rematch::{FreeMentor, Rematch};
pub use second_mentor::{NoSecond, SecondMentor};
pub use stored::Unmatched;
pub use variants::{Variant, Variants};
pub use voting::{Deputy, NewRule, OpenPair, SilenceRule, VOTES_LETTER, Votes, Voting};
pub use what_if::{Change, Placed, Summary, WhatIf};
pub use why_not::{Answered, Cost, Moving, Verdict, WhyNot};
pub use yardstick::Measure;

/// Every statement of the matching.
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [
        board::STATEMENTS,
        cards::STATEMENTS,
        changes::STATEMENTS,
        decide::STATEMENTS,
        endorse::STATEMENTS,
        fairness::STATEMENTS,
        letters::STATEMENTS,
        loose::STATEMENTS,
        moving::STATEMENTS,
        overruling::STATEMENTS,
        own::STATEMENTS,
        pool::STATEMENTS,
        proposals::STATEMENTS,
        propose::STATEMENTS,
        proven::STATEMENTS,
        release::STATEMENTS,
        rematch::STATEMENTS,
        reopen::STATEMENTS,
        restoring::STATEMENTS,
        variants::STATEMENTS,
        voting::STATEMENTS,
        withdrawal::STATEMENTS,
        yardstick::STATEMENTS,
    ]
    .concat()
}
