//! The industry groups of the published figures (S1-09): a table from NACE Rev. 2.1 codes of
//! any level to the groups that the programme ranks.

use crate::profile::Coded;
use crate::word::words;

words! {
    /// A group of industries as the programme publishes them.
    IndustryGroup {
        ManagementConsultingLogisticsLaw = "management_consulting_logistics_law",
        ItTelecom = "it_telecom",
        FinanceControllingBanking = "finance_controlling_banking",
        Engineering = "engineering",
        Health = "health",
        Education = "education",
        TradeTourism = "trade_tourism",
        Other = "other",
        NoAnswer = "no_answer",
    }
}

use IndustryGroup::{
    Education, Engineering, FinanceControllingBanking, Health, ItTelecom,
    ManagementConsultingLogisticsLaw, TradeTourism,
};

/// Version 1 of the table: sections, divisions and groups without their point. The longest
/// prefix of a code decides, so that 69.1 (law) and 69.2 (accounting) part; what is not listed
/// is `other`. A section stands with the larger part of its divisions.
const TABLE: &[(&str, IndustryGroup)] = &[
    ("C", Engineering),
    ("24", Engineering),
    ("25", Engineering),
    ("26", Engineering),
    ("27", Engineering),
    ("28", Engineering),
    ("29", Engineering),
    ("30", Engineering),
    ("33", Engineering),
    ("D", Engineering),
    ("35", Engineering),
    ("E", Engineering),
    ("36", Engineering),
    ("37", Engineering),
    ("38", Engineering),
    ("39", Engineering),
    ("F", Engineering),
    ("41", Engineering),
    ("42", Engineering),
    ("43", Engineering),
    ("G", TradeTourism),
    // 45 is a division of Rev. 2 only; offices still use it.
    ("45", TradeTourism),
    ("46", TradeTourism),
    ("47", TradeTourism),
    ("H", ManagementConsultingLogisticsLaw),
    ("49", ManagementConsultingLogisticsLaw),
    ("50", ManagementConsultingLogisticsLaw),
    ("51", ManagementConsultingLogisticsLaw),
    ("52", ManagementConsultingLogisticsLaw),
    ("53", ManagementConsultingLogisticsLaw),
    ("I", TradeTourism),
    ("55", TradeTourism),
    ("56", TradeTourism),
    ("582", ItTelecom),
    ("K", ItTelecom),
    ("61", ItTelecom),
    ("62", ItTelecom),
    ("63", ItTelecom),
    ("L", FinanceControllingBanking),
    ("64", FinanceControllingBanking),
    ("65", FinanceControllingBanking),
    ("66", FinanceControllingBanking),
    ("N", ManagementConsultingLogisticsLaw),
    ("69", ManagementConsultingLogisticsLaw),
    ("692", FinanceControllingBanking),
    ("70", ManagementConsultingLogisticsLaw),
    ("71", Engineering),
    ("72", Engineering),
    ("75", Health),
    ("78", ManagementConsultingLogisticsLaw),
    ("79", TradeTourism),
    ("82", ManagementConsultingLogisticsLaw),
    ("Q", Education),
    ("85", Education),
    ("R", Health),
    ("86", Health),
    ("87", Health),
    ("88", Health),
];

/// The group of an answer: by its code, else by the words where they are a code that was
/// written differently (`J62.1`, `6201`). Other words are `other`, no answer is `no_answer`.
#[must_use]
pub fn group_of(industry: Option<&Coded>) -> IndustryGroup {
    let Some(industry) = industry else { return IndustryGroup::NoAnswer };
    let code = industry.code.as_deref().unwrap_or_default();
    if code.trim().is_empty() && industry.words.trim().is_empty() {
        return IndustryGroup::NoAnswer;
    }
    let code = normalised(code).or_else(|| normalised(&industry.words));
    code.map_or(IndustryGroup::Other, |code| group_of_code(&code))
}

fn group_of_code(code: &str) -> IndustryGroup {
    TABLE
        .iter()
        .filter(|(prefix, _)| code.starts_with(prefix))
        .max_by_key(|(prefix, _)| prefix.len())
        .map_or(IndustryGroup::Other, |(_, group)| *group)
}

/// `J62.1`, `62.1` and `62 10` become digits only, a section alone stays its letter. A letter
/// before digits is dropped: it names another section in Rev. 2 than in Rev. 2.1.
fn normalised(text: &str) -> Option<String> {
    let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect::<String>();
    let code = code.to_ascii_uppercase();
    let digits = code.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = code.len() - digits.len();
    let is_class = (2..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    match (letters, digits.len()) {
        (0 | 1, _) if is_class => Some(digits.to_owned()),
        (1, 0) => Some(code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(words: &str, code: Option<&str>) -> Coded {
        Coded { words: words.to_owned(), code: code.map(str::to_owned) }
    }

    /// Proves S1-09.
    #[test]
    fn the_longest_prefix_of_a_code_decides() {
        for (code, expected) in [
            ("69", ManagementConsultingLogisticsLaw),
            ("69.1", ManagementConsultingLogisticsLaw),
            ("69.10", ManagementConsultingLogisticsLaw),
            ("69.2", FinanceControllingBanking),
            ("69.20", FinanceControllingBanking),
            ("58.1", IndustryGroup::Other),
            ("58.21", ItTelecom),
            ("60.1", IndustryGroup::Other),
            ("62", ItTelecom),
            ("K", ItTelecom),
            ("49.41", ManagementConsultingLogisticsLaw),
            ("71.12", Engineering),
            ("86.2", Health),
            ("85", Education),
            ("56", TradeTourism),
            ("01", IndustryGroup::Other),
            ("A", IndustryGroup::Other),
        ] {
            assert_eq!(group_of(Some(&coded("as written", Some(code)))), expected, "{code}");
        }
    }

    #[test]
    fn a_code_is_understood_however_it_was_written() {
        for words in ["J62.1", "j 62.1", "62", "6201", "62.01", "K62.10", " 62 "] {
            assert_eq!(group_of(Some(&coded(words, None))), ItTelecom, "{words}");
        }
    }

    #[test]
    fn own_words_are_other_and_silence_is_no_answer() {
        for words in ["Gastronomie", "24/7", "7 Jahre", "IT 62", "6"] {
            assert_eq!(group_of(Some(&coded(words, None))), IndustryGroup::Other, "{words}");
        }
        assert_eq!(group_of(None), IndustryGroup::NoAnswer);
        assert_eq!(group_of(Some(&coded(" ", Some("")))), IndustryGroup::NoAnswer);
    }

    #[test]
    fn every_division_of_the_code_list_stands_where_its_programme_would_look_for_it() {
        let in_group = |group| {
            (1..=99)
                .map(|n| format!("{n:02}"))
                .filter(|code| crate::reference::industries::by_code(code).is_some())
                .filter(|code| group_of_code(code) == group)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(in_group(ManagementConsultingLogisticsLaw), "49 50 51 52 53 69 70 78 82");
        assert_eq!(in_group(ItTelecom), "61 62 63");
        assert_eq!(in_group(FinanceControllingBanking), "64 65 66");
        assert_eq!(in_group(Engineering), "24 25 26 27 28 29 30 33 35 36 37 38 39 41 42 43 71 72");
        assert_eq!(in_group(Health), "75 86 87 88");
        assert_eq!(in_group(Education), "85");
        assert_eq!(in_group(TradeTourism), "46 47 55 56 79");
    }
}
