//! Results in words and bars: per side, per question, per organisation, each with its definition.

use super::{choice_of, text_of};
use crate::language::Texts;
use crate::ui::figures::{Bar, percent};
use geleit_domain::figures::Share;
use geleit_domain::surveys::{Kind, Question, Tally};
use geleit_store::surveys::{OfQuestion, Results, SideResults};

/// One side of a survey.
pub(super) struct SideView {
    pub(super) id: &'static str,
    pub(super) title: String,
    /// So many of so many have answered; empty before anybody was asked.
    pub(super) answered: String,
    pub(super) questions: Vec<QuestionView>,
}

/// One question with what was answered.
pub(super) struct QuestionView {
    pub(super) id: String,
    pub(super) text: String,
    /// What it is answered with.
    pub(super) kind: String,
    /// The choices of an own question, in one line; may be empty.
    pub(super) choices: String,
    pub(super) is_own: bool,
    pub(super) is_words: bool,
    pub(super) definition: String,
    pub(super) tally: Option<TallyView>,
    pub(super) groups: Vec<GroupView>,
}

/// How often what.
pub(super) struct TallyView {
    /// The share that is published, or the mean; may be empty.
    pub(super) headline: String,
    /// So many have answered the question.
    pub(super) answered: String,
    pub(super) bars: Vec<Bar>,
    /// The longest bar.
    pub(super) largest: u64,
}

/// What the people of an organisation said, in one line.
pub(super) struct GroupView {
    pub(super) name: String,
    /// Nothing: too few have answered.
    pub(super) said: Option<String>,
}

pub(super) fn sides(t: Texts, results: &Results) -> Vec<SideView> {
    results.sides.iter().map(|side| side_view(t, side)).collect()
}

fn side_view(t: Texts, side: &SideResults) -> SideView {
    let answered = t.surveys_have_answered();
    let answered = answered.count(t.number(side.answered)).all(t.number(side.asked));
    SideView {
        id: side.side.text(),
        title: t.surveys_side(side.side),
        answered: match (side.asked, side.unreached) {
            (0, _) => String::new(),
            (_, 0) => answered,
            (_, unreached) => format!("{answered} {}", t.surveys_unreached(unreached)),
        },
        questions: side.questions.iter().map(|one| question_view(t, one)).collect(),
    }
}

fn question_view(t: Texts, one: &OfQuestion) -> QuestionView {
    let question = &one.question;
    let values = if question.kind.has_choices() { question.values() } else { vec![] };
    let choices: Vec<String> = values.iter().map(|value| choice_of(t, question, value)).collect();
    let group = |group: &geleit_store::surveys::Group| GroupView {
        name: group.organisation.clone().unwrap_or_else(|| t.surveys_no_organisation()),
        said: group.tally.as_ref().map(|tally| in_a_line(t, question, tally)),
    };
    QuestionView {
        id: question.id.to_string(),
        text: text_of(t, question),
        kind: t.surveys_kind_word(question.kind),
        choices: choices.join(", "),
        is_own: question.published.is_none(),
        is_words: question.kind == Kind::Words,
        definition: definition(t, question),
        tally: one.tally.as_ref().map(|tally| tally_view(t, question, tally)),
        groups: one.groups.iter().map(group).collect(),
    }
}

/// How the figure of a question is counted.
fn definition(t: Texts, question: &Question) -> String {
    match question.published.filter(|published| !published.counted().is_empty()) {
        Some(published) => t.surveys_definition(published),
        None if question.kind == Kind::Scale => t.surveys_definition("mean"),
        None => t.surveys_definition("counts"),
    }
}

/// The share that is published, or the mean of a scale; empty where there is neither.
fn headline(t: Texts, question: &Question, tally: &Tally) -> String {
    let counted = question.published.map_or(&[][..], |published| published.counted());
    if !counted.is_empty() {
        let share = tally.share(counted);
        let part = t.surveys_of().count(t.number(share.count)).all(t.number(share.of));
        return t.surveys_share().percent(percent(t, share)).part(part);
    }
    match tally.mean_tenths().filter(|_| question.kind == Kind::Scale) {
        Some(tenths) => t.surveys_mean(t.tenths(tenths)),
        None => String::new(),
    }
}

fn tally_view(t: Texts, question: &Question, tally: &Tally) -> TallyView {
    let bar = |value: String| {
        let count = tally.count(&value);
        Bar {
            label: choice_of(t, question, &value),
            count: Some(count),
            percent: percent(t, Share::new(count, tally.answered)),
        }
    };
    let bars: Vec<Bar> = question.values().into_iter().map(bar).collect();
    TallyView {
        headline: headline(t, question, tally),
        answered: t.surveys_answers(tally.answered),
        largest: bars.iter().filter_map(|bar| bar.count).max().unwrap_or(0).max(1),
        bars,
    }
}

fn in_a_line(t: Texts, question: &Question, tally: &Tally) -> String {
    let said = [headline(t, question, tally), t.surveys_answers(tally.answered)];
    t.in_a_row(said.into_iter().filter(|part| !part.is_empty()))
}
