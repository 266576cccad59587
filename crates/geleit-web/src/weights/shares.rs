//! The weights of the criteria as sliders from 0 to 100. What they say are shares: together they
//! are always made a hundred.

use crate::language::Texts;
use crate::ui::Form;
use geleit_domain::matching::criteria::{Criterion, Weights, WeightsError};

/// The field of a criterion; the words alone are fields of other forms.
fn field(criterion: Criterion) -> String {
    format!("share_{criterion}")
}

/// One slider.
#[derive(Clone, Debug)]
pub(crate) struct Slider {
    pub(crate) field: String,
    pub(crate) label: String,
    pub(crate) value: String,
}

/// The sliders with what the form holds. Where it differs from `before`, the label says what it
/// was.
pub(crate) fn sliders(t: Texts, form: &Form, before: Option<&Weights>) -> Vec<Slider> {
    let slider = |criterion: &Criterion| {
        let field = field(*criterion);
        let value = form.value(&field).to_owned();
        let label = t.weights_criterion(criterion);
        let was = before.map(|weights| percent(weights, *criterion).to_string());
        let label = match was.filter(|was| *was != value) {
            Some(was) => t.weights_was().label(label).percent(was),
            None => label,
        };
        Slider { field, label, value }
    };
    Criterion::ALL.iter().map(slider).collect()
}

/// Puts weights into a form.
pub(crate) fn fill(form: &mut Form, weights: &Weights) {
    for criterion in Criterion::ALL {
        form.put(&field(*criterion), &percent(weights, *criterion));
    }
}

/// Whole percent of all points.
pub(crate) fn percent(weights: &Weights, criterion: Criterion) -> u32 {
    (weights.of(criterion) + 50) / 100
}

/// The weights that a form asks for; what is wrong stands beside the sliders.
pub(crate) fn read(t: Texts, form: &mut Form) -> Option<Weights> {
    let mut shares = Vec::new();
    for criterion in Criterion::ALL {
        let field = field(*criterion);
        let share = form.parse::<u32>(&field, || t.weights_share_wrong());
        if share.is_some_and(|share| share > 100) {
            form.refuse(&field, t.weights_share_wrong());
        }
        shares.push((*criterion, share?));
    }
    if form.is_refused() {
        return None;
    }
    match Weights::of_shares("", &shares) {
        Ok(weights) => Some(weights),
        Err(WeightsError::MarketsOverShare) => {
            form.refuse(&field(Criterion::Markets), t.weights_markets_over());
            None
        }
        Err(WeightsError::AllZero | WeightsError::OverTenThousand) => {
            form.refuse(&field(Criterion::Occupation), t.weights_all_zero());
            None
        }
    }
}

/// The weights in one line, the heaviest first: `Beruf 32 %, Branche 16 %`.
pub(crate) fn listed(t: Texts, weights: &Weights) -> String {
    let mut all = Criterion::ALL.to_vec();
    all.sort_by_key(|criterion| std::cmp::Reverse(weights.of(*criterion)));
    let counted = all.into_iter().filter(|criterion| weights.of(*criterion) > 0);
    let each = counted.map(|criterion| {
        let percent = t.percent(i64::from(percent(weights, criterion)) * 10);
        format!("{} {percent}", t.weights_criterion(criterion))
    });
    each.collect::<Vec<_>>().join(", ")
}
