//! In which country and federal state a postcode of Austria or Germany lies (GeoNames).

use super::table;
use std::sync::LazyLock;

/// Where a postcode lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// ISO 3166-1 alpha-2: `AT` or `DE`.
    pub country: &'static str,
    /// The federal state in its own language, for example `Wien`.
    pub name: &'static str,
}

/// The state of a postcode; a country letter in front (`A-1010`) is allowed.
#[must_use]
pub fn by_postcode(postcode: &str) -> Option<State> {
    let code = postcode.trim().trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let code = code.trim_start_matches(['-', ' ']);
    let country = match (code.len(), code.bytes().all(|b| b.is_ascii_digit())) {
        (4, true) => "AT",
        (5, true) => "DE",
        _ => return None,
    };
    let is_in = |run: &&Run| run.state.country == country && run.from <= code && code <= run.to;
    RUNS.iter().find(is_in).map(|run| run.state)
}

/// Postcodes that follow each other in one state.
struct Run {
    from: &'static str,
    to: &'static str,
    state: State,
}

static RUNS: LazyLock<Vec<Run>> = LazyLock::new(|| {
    table::rows(include_str!("../../data/postal_states.csv"))
        .map(|[country, from, to, name]| Run { from, to, state: State { country, name } })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_lies_in_one_state() {
        for (code, country, name) in [
            ("1010", "AT", "Wien"),
            ("A-2340", "AT", "Niederösterreich"),
            ("9900", "AT", "Tirol"),
            ("01067", "DE", "Sachsen"),
        ] {
            assert_eq!(by_postcode(code), Some(State { country, name }), "{code}");
        }
        for code in ["", "Wien", "10", "0000", "1010 Wien"] {
            assert_eq!(by_postcode(code), None, "{code}");
        }
    }
}
