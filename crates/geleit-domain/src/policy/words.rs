//! The words of the policy: roles, ties, actions and resources.

use crate::word::words;

words! {
    /// What an account may be in a programme; an account may hold several.
    Role {
        Admin = "admin",
        Coordinator = "coordinator",
        Partner = "partner",
        CaseWorker = "case_worker",
        ProjectCoordinator = "project_coordinator",
        Mentor = "mentor",
        Mentee = "mentee",
        Employer = "employer",
        CompanyCoordinator = "company_coordinator",
        Speaker = "speaker",
        Researcher = "researcher",
        Funder = "funder",
        SupervisingExpert = "supervising_expert",
        DataProtection = "data_protection",
        /// Whoever runs commands on the server. No account holds it.
        Operator = "operator",
    }
}

words! {
    /// How near somebody stands to a record, nearest first.
    Tie {
        /// It is about the person itself.
        Own = "own",
        /// Paired with the person, or assigned to it.
        Assigned = "assigned",
        /// It belongs to the organisation the role is held for.
        Organisation = "organisation",
        /// It belongs to the same programme.
        Programme = "programme",
    }
}

words! {
    /// What somebody does with a record.
    Action {
        List = "list",
        Show = "show",
        Create = "create",
        Change = "change",
        /// Moves the record along its lifecycle.
        Step = "step",
        /// Sets a wrong decision, date or pair right, with a reason.
        Correct = "correct",
        /// Locks, vetoes or moves a pair.
        Decide = "decide",
        /// Agrees or objects in the name of an organisation.
        Endorse = "endorse",
        Release = "release",
        /// Fixes a pair although a hard rule of the programme speaks against it.
        Overrule = "overrule",
    }
}

words! {
    /// What the program keeps or shows.
    Resource {
        Overview = "overview",
        Programme = "programme",
        Organisation = "organisation",
        Cohort = "cohort",
        Import = "import",
        Application = "application",
        Interview = "interview",
        Mentor = "mentor",
        Person = "person",
        Matching = "matching",
        Partnership = "partnership",
        /// What people come together for.
        Event = "event",
        /// Pairs without names, for whoever advises the office about them (S1-35).
        Supervision = "supervision",
        /// What people are asked, and what they have answered.
        Survey = "survey",
        Report = "report",
        /// The figures without small cells, for funders and research.
        Figures = "figures",
        Account = "account",
        Outbox = "outbox",
        Entry = "entry",
        /// The own pages of a mentee or mentor.
        Me = "me",
        /// The pages of a company.
        Firm = "firm",
        /// The platform itself: no person pages.
        Platform = "platform",
    }
}

impl Role {
    /// Does this role work at the desk of a programme?
    #[must_use]
    pub fn is_staff(self) -> bool {
        matches!(
            self,
            Self::Coordinator
                | Self::Partner
                | Self::CaseWorker
                | Self::ProjectCoordinator
                | Self::SupervisingExpert
                | Self::DataProtection
        )
    }

    /// Does this role stand above that one? Nobody gives a role, or suspends an account, of the
    /// own rank or above it.
    #[must_use]
    pub fn outranks(self, role: Self) -> bool {
        match self {
            Self::Operator => role != Self::Operator,
            Self::Coordinator => !matches!(
                role,
                Self::Admin | Self::Coordinator | Self::DataProtection | Self::Operator
            ),
            _ => false,
        }
    }

    /// May somebody in this role give an account that role? Participants and companies get theirs
    /// with their record, so the coordination gives the roles of the desk and of the figures.
    #[must_use]
    pub fn may_give(self, role: Self) -> bool {
        let is_given = role.is_staff() || matches!(role, Self::Funder | Self::Researcher);
        self.outranks(role) && (is_given || self == Self::Operator)
    }

    /// Signs in with password and second factor? Participants use a one-time link instead.
    #[must_use]
    pub fn needs_password(self) -> bool {
        !matches!(self, Self::Mentor | Self::Mentee)
    }
}

impl Resource {
    /// The ties that somebody can have to such a record.
    #[must_use]
    pub fn ties(self) -> &'static [Tie] {
        match self {
            Self::Application
            | Self::Interview
            | Self::Mentor
            | Self::Person
            | Self::Partnership => &[Tie::Organisation, Tie::Programme],
            Self::Me => &[Tie::Own],
            _ => &[Tie::Programme],
        }
    }

    /// What can be done with such a record.
    #[must_use]
    pub fn actions(self) -> &'static [Action] {
        use Action::{Change, Correct, Create, Decide, Endorse, List, Release, Show, Step};
        match self {
            Self::Overview | Self::Figures | Self::Firm | Self::Platform => &[Show],
            Self::Programme | Self::Me => &[Show, Change],
            Self::Organisation => &[List, Create],
            Self::Account => &[List, Show, Create, Step],
            Self::Cohort | Self::Event | Self::Survey => &[List, Show, Create, Change, Step],
            Self::Import => &[List, Show, Create],
            Self::Application => &[List, Show, Create, Change, Step, Correct],
            Self::Interview => &[List, Show, Create, Change],
            Self::Mentor => &[List, Show, Create, Change, Step],
            Self::Person => &[List, Show, Change],
            Self::Matching => &[Show, Create, Decide, Endorse, Release],
            Self::Partnership => &[List, Show, Step, Correct],
            Self::Supervision => &[List, Show, Create],
            Self::Report => &[Show],
            Self::Outbox => &[List, Step],
            Self::Entry => &[List],
        }
    }
}
