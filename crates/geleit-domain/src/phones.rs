//! Telephone numbers as they are compared: however somebody writes a number, the same line of the
//! same country has one key. What people see and dial stays as it was written.

/// Time zones of a programme, with the calling code of the country they lie in. There a national
/// number is written with a zero that is not dialled from abroad.
const COUNTRIES: &[(&str, &str)] = &[
    ("Europe/Vienna", "43"),
    ("Europe/Berlin", "49"),
    ("Europe/Busingen", "49"),
    ("Europe/Zurich", "41"),
];

/// Fewer digits tell nobody apart: an extension, or a slip. More are no number (E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 6..=15;

/// The number with its country, digits only: `0664/123 45 67` in Vienna is `436641234567`, and so
/// is `+43 664 1234567`. Empty: there is nothing to compare. In a country that is not known here a
/// national number keeps its zero, so it only equals others that are written nationally.
#[must_use]
pub fn key(phone: &str, time_zone: &str) -> String {
    // "+43 (0)664": the zero in brackets is for those who dial within the country.
    let phone = phone.trim().replace("(0)", "");
    let typed: String = phone.chars().filter(char::is_ascii_digit).collect();
    let country = COUNTRIES.iter().find(|(zone, _)| *zone == time_zone).map(|(_, code)| *code);
    let abroad = if phone.starts_with('+') { Some(&*typed) } else { typed.strip_prefix("00") };
    let key = match (abroad, country) {
        (Some(whole), _) => without_trunk(whole),
        (None, Some(code)) if typed.starts_with('0') => format!("{code}{}", &typed[1..]),
        (None, _) => typed,
    };
    if DIGITS.contains(&key.len()) { key } else { String::new() }
}

/// `+43 0664`: people leave the zero in; no number of these countries begins with one.
fn without_trunk(whole: &str) -> String {
    let code = COUNTRIES.iter().map(|(_, code)| *code).find(|code| whole.starts_with(code));
    match code.and_then(|code| Some((code, whole.strip_prefix(code)?))) {
        Some((code, rest)) => format!("{code}{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => whole.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_line_has_one_key_however_it_is_written() {
        for written in [
            "0664/123 45 67",
            "+43 664 1234567",
            "00436641234567",
            "0043 (0)664 123-45-67",
            "+43 (0) 664 1234567",
            "+43 0664 1234567",
            " 0664.1234567 ",
        ] {
            assert_eq!(key(written, "Europe/Vienna"), "436641234567", "{written}");
        }
        assert_eq!(key("030 123456", "Europe/Berlin"), "4930123456");
        assert_eq!(key("079 123 45 67", "Europe/Zurich"), "41791234567");
    }

    #[test]
    fn a_country_that_is_not_known_guesses_nothing() {
        assert_eq!(key("0664 1234567", "Asia/Beirut"), "06641234567");
        assert_eq!(key("+961 3 123456", "Europe/Vienna"), "9613123456");
    }

    #[test]
    fn what_is_no_number_is_compared_with_nothing() {
        for written in ["", "keines", "0", "12-34", "0664 1234567, 0650 7654321", "+", "00"] {
            assert_eq!(key(written, "Europe/Vienna"), "", "{written}");
        }
    }

    proptest! {
        #[test]
        fn signs_between_the_digits_change_nothing(
            digits in "[1-9][0-9]{6,10}",
            signs in proptest::collection::vec("[ ./-]{0,2}", 11),
        ) {
            let spread: String = digits.chars().zip(&signs).map(|(c, sign)| format!("{c}{sign}")).collect();
            let wanted = key(&format!("+43{digits}"), "Europe/Vienna");
            for start in ["0", "+43", "0043", "+43 (0)", "+43 0"] {
                prop_assert_eq!(&key(&format!("{start}{spread}"), "Europe/Vienna"), &wanted);
            }
            prop_assert_eq!(&wanted, &format!("43{digits}"));
        }

        #[test]
        fn any_text_has_a_key_or_none(text in ".{0,60}") {
            let key = key(&text, "Europe/Vienna");
            prop_assert!(key.is_empty() || DIGITS.contains(&key.len()));
        }
    }
}
