//! Clusters of languages whose speakers understand each other, such as Serbian and Bosnian.
//! They serve affinity only and never relabel what a person declared.

use super::table;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The cluster of a language; a language outside the list is its own.
pub(super) fn cluster(bcp47: &str) -> &str {
    CLUSTERS.get(bcp47).copied().unwrap_or(bcp47)
}

/// The clusters spoken in a country, with the highest share in per mille. Everybody learns
/// English: it brings no two countries together.
pub(super) fn of_country(languages: &[(&'static str, u16)]) -> Vec<(&'static str, u16)> {
    let mut clusters: Vec<(&'static str, u16)> = Vec::new();
    for (language, share) in languages.iter().filter(|(language, _)| *language != "en") {
        let cluster = cluster(language);
        match clusters.iter_mut().find(|(other, _)| *other == cluster) {
            Some((_, highest)) => *highest = (*highest).max(*share),
            None => clusters.push((cluster, *share)),
        }
    }
    clusters
}

static CLUSTERS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    table::rows(include_str!("../../data/language_clusters.csv"))
        .map(|[bcp47, cluster]| (bcp47, cluster))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_languages_share_a_cluster() {
        assert_eq!(cluster("bs"), cluster("sr-Latn"));
        assert_eq!(cluster("fr"), "fr");
        assert_eq!(of_country(&[("en", 990), ("sr", 190), ("sr-Latn", 980)]), [("sh", 980)]);
    }
}
