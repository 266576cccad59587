//! Postcodes of Austria (four digits) and Germany (five) with the centre of their places
//! (GeoNames), and distances between them. Distances are kilometres, never minutes: nothing
//! here knows roads or timetables.

use super::table;
use std::sync::LazyLock;

const EARTH_RADIUS_KM: f64 = 6_371.0;

/// A point on the earth, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Centroid {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl Centroid {
    /// The great-circle distance in km, by the haversine formula.
    #[must_use]
    pub fn distance_km(self, other: Self) -> f64 {
        let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
        let cosines = self.latitude.to_radians().cos() * other.latitude.to_radians().cos();
        let haversine =
            half(self.latitude, other.latitude) + cosines * half(self.longitude, other.longitude);
        2.0 * EARTH_RADIUS_KM * haversine.sqrt().min(1.0).asin()
    }
}

/// The centre of a postcode's places; a country letter in front (`A-1010`) is allowed.
#[must_use]
pub fn centroid(postcode: &str) -> Option<Centroid> {
    let code = postcode.trim().trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let code = code.trim_start_matches(['-', ' ']);
    let list = if code.len() == 4 { &*AUSTRIA } else { &*GERMANY };
    list.binary_search_by_key(&code, |(code, _)| code).ok().map(|row| list[row].1)
}

type List = Vec<(&'static str, Centroid)>;

static AUSTRIA: LazyLock<List> = LazyLock::new(|| list(include_str!("../../data/postal_at.csv")));
static GERMANY: LazyLock<List> = LazyLock::new(|| list(include_str!("../../data/postal_de.csv")));

fn list(text: &'static str) -> List {
    let degrees = |cell: &str| cell.parse().expect("degrees are decimal numbers");
    let mut list: List = table::rows(text)
        .map(|[code, lat, lon]| {
            (code, Centroid { latitude: degrees(lat), longitude: degrees(lon) })
        })
        .collect();
    list.sort_unstable_by_key(|(code, _)| *code);
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn km(a: &str, b: &str) -> f64 {
        centroid(a).unwrap().distance_km(centroid(b).unwrap())
    }

    #[test]
    fn distances_are_those_of_the_map() {
        // Between the centres of the postcodes, worked out by another program.
        for (a, b, expected) in
            [("1010", "8010", 139.593), ("1010", "01067", 369.359), ("1010", "1100", 6.314)]
        {
            assert!((km(a, b) - expected).abs() < 0.001, "{a} {b}: {}", km(a, b));
        }
        assert!(km("1010", "A-1010").abs() < 1e-9);
    }

    #[test]
    fn an_unknown_postcode_has_no_centre() {
        for code in ["0000", "99999", "", "Wien", "10", "1010 Wien"] {
            assert_eq!(centroid(code), None, "{code}");
        }
    }
}
