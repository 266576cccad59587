//! Education levels as offices name them, and what counts as an academic degree (S1-06).

use crate::word::words;

words! {
    /// The highest completed education: a named level, or an ISCED 2011 level given as a number.
    EducationLevel {
        Compulsory = "compulsory",
        Apprenticeship = "apprenticeship",
        VocationalSchool = "vocational_school",
        MasterCraftsman = "master_craftsman",
        Matura = "matura",
        VocationalMatura = "vocational_matura",
        Bachelor = "bachelor",
        Master = "master",
        Doctorate = "doctorate",
        Isced0 = "isced_0",
        Isced1 = "isced_1",
        Isced2 = "isced_2",
        Isced3 = "isced_3",
        Isced4 = "isced_4",
        Isced5 = "isced_5",
        Isced6 = "isced_6",
        Isced7 = "isced_7",
        Isced8 = "isced_8",
    }
}

impl EducationLevel {
    /// The level of ISCED 2011, 0 to 8.
    #[must_use]
    pub fn isced(self) -> u8 {
        match self {
            Self::Isced0 => 0,
            Self::Isced1 => 1,
            Self::Compulsory | Self::Isced2 => 2,
            Self::Apprenticeship | Self::VocationalSchool | Self::Matura | Self::Isced3 => 3,
            Self::Isced4 => 4,
            Self::VocationalMatura | Self::Isced5 => 5,
            Self::MasterCraftsman | Self::Bachelor | Self::Isced6 => 6,
            Self::Master | Self::Isced7 => 7,
            Self::Doctorate | Self::Isced8 => 8,
        }
    }

    /// The level of an ISCED number.
    #[must_use]
    pub fn of_isced(level: u8) -> Option<Self> {
        let levels = [
            Self::Isced0,
            Self::Isced1,
            Self::Isced2,
            Self::Isced3,
            Self::Isced4,
            Self::Isced5,
            Self::Isced6,
            Self::Isced7,
            Self::Isced8,
        ];
        levels.get(usize::from(level)).copied()
    }

    /// An academic degree: Bachelor and above, or ISCED 6–8 given as a number. A master
    /// craftsman stands on ISCED 6 too but holds no academic degree (S1-06).
    #[must_use]
    pub fn is_academic(self) -> bool {
        self.isced() >= 6 && self != Self::MasterCraftsman
    }
}
