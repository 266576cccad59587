//! What the office is warned of in a life: silence, few hours, a long pause, that it does not fit,
//! and a raised hand; and what somebody does about it.

use crate::house::House;
use crate::trail::What;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::fit::{Asked, started_between};
use geleit_domain::partnerships::warnings::{Life, Met, Rule, warnings};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

impl House {
    pub(crate) fn raise_hand(&mut self) {
        let Some(number) = self.any_pair() else { return };
        let (today, pair) = (self.today, &mut self.pairs[number]);
        let may = matches!(pair.status, Status::Accepted | Status::Running | Status::Paused);
        if may && pair.open.insert(Rule::Hand, today).is_none() {
            self.tell(number, today, What::Opened);
        }
    }

    /// One side says whether it fits.
    pub(crate) fn answer_whether_it_fits(&mut self) {
        let Some(number) = self.any_pair() else { return };
        let (today, does_not) = (self.today, self.dice.percent(40));
        let Some(asked) = &mut self.pairs[number].asked else { return };
        asked.answered = (asked.answered + 1).min(2);
        if does_not {
            asked.unfit_since = Some(today);
        }
    }

    pub(crate) fn act_on_warning(&mut self) {
        let Some(number) = self.any_pair() else { return };
        let (today, pair) = (self.today, &mut self.pairs[number]);
        let Some((rule, _)) = pair.open.pop_first() else { return };
        pair.done.push((rule, today));
        if let Some(asked) = pair.asked.as_mut().filter(|_| rule == Rule::Fit) {
            (asked.unfit_since, asked.is_dealt_with) = (None, true);
        }
        self.tell(number, today, What::Acted);
    }

    /// The calendar of the night: both are asked in week three, and what it opens and closes is
    /// what the rules say. A raised hand stays until somebody acts or the pair ends.
    pub(crate) fn keep_warnings(&mut self) {
        for number in 0..self.pairs.len() {
            let statuses = self.statuses(number);
            self.ask_whether_it_fits(number, &statuses);
            let pair = &self.pairs[number];
            let hand = pair.open.get(&Rule::Hand).filter(|_| pair.status.is_open());
            let life = Life {
                statuses,
                met: pair.meetings.iter().map(|(_, on, _)| *on).max().map(|last| Met {
                    last,
                    minutes: pair.meetings.iter().map(|(.., minutes)| minutes).sum(),
                }),
                opening: None,
                asked: pair.asked,
                done: pair.done.clone(),
            };
            let speaking: BTreeMap<_, _> = warnings(&life, self.today)
                .into_iter()
                .map(|warning| (warning.rule, warning.since))
                .chain(hand.map(|since| (Rule::Hand, *since)))
                .collect();
            let open: BTreeSet<_> = pair.open.keys().copied().collect();
            let says: BTreeSet<_> = speaking.keys().copied().collect();
            for _ in open.difference(&says) {
                self.tell(number, self.today, What::Ceased);
            }
            for _ in says.difference(&open) {
                self.tell(number, self.today, What::Opened);
            }
            self.pairs[number].open = speaking;
        }
    }

    fn ask_whether_it_fits(&mut self, number: usize, statuses: &[(Status, Date)]) {
        let began = statuses.iter().find(|(status, _)| *status == Status::Running);
        let (from, to) = started_between(self.today);
        let is_time = began.is_some_and(|(_, on)| (from..=to).contains(on));
        let pair = &mut self.pairs[number];
        if is_time && pair.status == Status::Running && pair.asked.is_none() {
            pair.asked = Some(Asked {
                on: self.today,
                sides: 2,
                answered: 0,
                unfit_since: None,
                is_dealt_with: false,
            });
        }
    }
}
