//! What it would take to give a mentee a mentor, in sentences: more places, an exception that two
//! people can be asked about, or somebody else's place.

use super::{name, points};
use crate::language::Texts;
use geleit_domain::matching::criteria::Obstacle;
use geleit_domain::matching::proposal::{Exception, MorePlaces, Move, WhatItTakes};
use geleit_store::matching::LeftOver;
use uuid::Uuid;

/// The words for an exception and for a move.
#[cfg(test)]
pub(crate) const WORDS: [(&str, &str); 3] = [
    ("left-exception", "out_of_reach no_shared_time both"),
    ("left-move", "gets changes loses"),
    ("left-place", "mentor mentor_and_cohort cohort"),
];

/// The ways of one mentee; all empty where nothing helps.
pub(super) struct WaysView {
    pub(super) mentee: String,
    /// Whom a new proposal gives the mentee; empty where it gives nobody.
    pub(super) anew: String,
    pub(super) kinds: Vec<Kind>,
}

/// Ways of one kind, the best first.
pub(super) struct Kind {
    pub(super) title: String,
    pub(super) hint: String,
    pub(super) ways: Vec<Way>,
}

/// One way.
pub(super) struct Way {
    pub(super) what: String,
    pub(super) effect: String,
    /// Who would have another mentor.
    pub(super) moves: Vec<String>,
}

pub(super) fn view(t: Texts, over: &LeftOver, mentee: Uuid, ways: &WhatItTakes) -> WaysView {
    let own = name(t, over, mentee);
    let anew = ways.anew.map(|mentor| {
        let mentor = name(t, over, mentor.0);
        t.left_ways_anew().mentee(&own).mentor(mentor)
    });
    let places = ways.places.iter().map(|way| place(t, over, way)).collect();
    let exceptions = ways.exceptions.iter().map(|way| exception(t, over, &own, way)).collect();
    let instead = ways.instead.iter().map(|way| instead(t, over, &own, way)).collect();
    let kinds = [
        (t.left_places_more(), t.left_places_more_hint(), places),
        (t.left_exceptions(), t.left_exceptions_hint(), exceptions),
        (t.left_instead(), t.left_instead_hint(), instead),
    ];
    let kinds = kinds.into_iter().map(|(title, hint, ways)| Kind { title, hint, ways });
    WaysView {
        anew: anew.unwrap_or_default(),
        kinds: kinds.filter(|kind| !kind.ways.is_empty()).collect(),
        mentee: own,
    }
}

fn place(t: Texts, over: &LeftOver, way: &MorePlaces) -> Way {
    let word = match (way.with.is_some(), way.in_cohort) {
        (true, false) => "mentor",
        (true, true) => "mentor_and_cohort",
        (false, _) => "cohort",
    };
    let mentor = way.with.map(|mentor| name(t, over, mentor.0)).unwrap_or_default();
    Way {
        what: t.left_place(word, &[("mentor".to_owned(), mentor)]),
        effect: effect(t, 1, way.points),
        moves: moves(t, over, &way.moves),
    }
}

fn exception(t: Texts, over: &LeftOver, mentee: &str, way: &Exception) -> Way {
    let word = match way.obstacles[..] {
        [Obstacle::OutOfReach] => "out_of_reach",
        [Obstacle::NoSharedTime] => "no_shared_time",
        _ => "both",
    };
    let names = [("mentee", mentee.to_owned()), ("mentor", name(t, over, way.mentor.0))];
    Way {
        what: t.left_exception(word, &names.map(|(key, name)| (key.to_owned(), name))),
        effect: effect(t, way.pairs, way.points),
        moves: moves(t, over, &way.moves),
    }
}

fn instead(t: Texts, over: &LeftOver, mentee: &str, way: &Exception) -> Way {
    Way {
        what: t.left_instead_one().mentee(mentee).mentor(name(t, over, way.mentor.0)),
        effect: effect(t, way.pairs, way.points),
        moves: moves(t, over, &way.moves),
    }
}

fn effect(t: Texts, pairs: i64, change: i64) -> String {
    let points = points(change);
    match pairs {
        1.. => t.left_effect_more(points),
        0 => t.left_effect_same(points),
        _ => t.left_effect_fewer().pairs(-pairs).points(points),
    }
}

fn moves(t: Texts, over: &LeftOver, moves: &[Move]) -> Vec<String> {
    let sentence = |one: &Move| {
        let word = match (one.from, one.to) {
            (None, _) => "gets",
            (Some(_), Some(_)) => "changes",
            (Some(_), None) => "loses",
        };
        let of = |mentor: Option<geleit_domain::id::MentorId>| {
            mentor.map(|mentor| name(t, over, mentor.0)).unwrap_or_default()
        };
        let mentee = name(t, over, one.application.0);
        let names = [("mentee", mentee), ("from", of(one.from)), ("to", of(one.to))];
        t.left_move(word, &names.map(|(key, name)| (key.to_owned(), name)))
    };
    moves.iter().map(sentence).collect()
}
