//! Numbers as each language writes them; always with Latin digits.

use super::{Language, Texts};
use fluent_bundle::FluentValue;

/// A number that may select a plural form.
pub trait Count {
    /// The number as Fluent takes it.
    fn count(&self) -> i64;
}

macro_rules! counts {
    ($($number:ty),+) => {$(
        impl Count for $number {
            fn count(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
    )+};
}
counts!(i64, i32, u16, u32, u64, usize);

impl<C: Count + ?Sized> Count for &C {
    fn count(&self) -> i64 {
        (**self).count()
    }
}

impl Texts {
    /// A whole number with its thousands set apart: `12.345`, `12,345`.
    #[must_use]
    pub fn number(self, number: impl Count) -> String {
        grouped(self.language, number.count())
    }

    /// A number given in tenths, with one place after the comma: `4,2`, `4.2`.
    #[must_use]
    pub fn tenths(self, tenths: impl Count) -> String {
        let tenths = tenths.count();
        let comma = if self.language == Language::De { ',' } else { '.' };
        format!("{}{comma}{}", grouped(self.language, tenths / 10), (tenths % 10).abs())
    }

    /// A share, given in tenths of a percent, without its tenths when they are zero: `94 %`.
    #[must_use]
    pub fn percent(self, per_mille: impl Count) -> String {
        let per_mille = per_mille.count();
        let (whole, tenths) = (per_mille / 10, (per_mille % 10).abs());
        let whole = grouped(self.language, whole);
        let (comma, sign) = match self.language {
            Language::De => (',', "\u{202F}%"),
            Language::En | Language::Ar => ('.', "%"),
        };
        if tenths == 0 { format!("{whole}{sign}") } else { format!("{whole}{comma}{tenths}{sign}") }
    }
}

fn grouped(language: Language, number: i64) -> String {
    let separator = if language == Language::De { '.' } else { ',' };
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

type Memoizer = intl_memoizer::concurrent::IntlLangMemoizer;
type Formatter = fn(&FluentValue<'_>, &Memoizer) -> Option<String>;

/// How numbers inside a text are written; Fluent takes a bare function per language.
pub(super) fn formatter(language: Language) -> Formatter {
    match language {
        Language::De => |value, _| whole(value).map(|n| grouped(Language::De, n)),
        Language::En => |value, _| whole(value).map(|n| grouped(Language::En, n)),
        Language::Ar => |value, _| whole(value).map(|n| grouped(Language::Ar, n)),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "only whole numbers are ever put in")]
fn whole(value: &FluentValue<'_>) -> Option<i64> {
    match value {
        FluentValue::Number(number) => Some(number.value as i64),
        _ => None,
    }
}
