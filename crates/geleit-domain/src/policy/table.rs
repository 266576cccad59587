//! The grants. What is not written here is denied.

use super::words::{Action, Resource, Role, Tie};
use Action::{Change, Correct, Create, Decide, Endorse, List, Overrule, Release, Show, Step};

pub(super) struct Grant {
    pub(super) role: Role,
    pub(super) resource: Resource,
    /// The furthest tie that the grant covers.
    pub(super) tie: Tie,
    pub(super) actions: &'static [Action],
}

const fn grant(role: Role, resource: Resource, tie: Tie, actions: &'static [Action]) -> Grant {
    Grant { role, resource, tie, actions }
}

use Resource as R;
use Role::{
    Admin, CaseWorker, CompanyCoordinator, Coordinator, DataProtection, Employer, Funder, Mentee,
    Mentor, Partner, ProjectCoordinator, Researcher, SupervisingExpert,
};
use Tie::{Organisation, Own, Programme};

pub(super) const GRANTS: &[Grant] = &[
    // The coordination runs the programme.
    grant(Coordinator, R::Overview, Programme, &[Show]),
    grant(Coordinator, R::Programme, Programme, &[Show, Change]),
    grant(Coordinator, R::Organisation, Programme, &[List, Create]),
    grant(Coordinator, R::Cohort, Programme, &[List, Show, Create, Change, Step]),
    grant(Coordinator, R::Import, Programme, &[List, Show, Create]),
    grant(Coordinator, R::Application, Programme, &[List, Show, Create, Change, Step, Correct]),
    grant(Coordinator, R::Interview, Programme, &[List, Show, Create, Change]),
    grant(Coordinator, R::Mentor, Programme, &[List, Show, Create, Change, Step]),
    // It also notes what two people are to each other, which nobody else reads.
    grant(Coordinator, R::Person, Programme, &[List, Show, Change]),
    // It proposes, locks, vetoes, releases and makes exceptions from rules of the programme, but
    // never agrees for an organisation (S1-41).
    grant(Coordinator, R::Matching, Programme, &[Show, Create, Decide, Release, Overrule]),
    grant(Coordinator, R::Partnership, Programme, &[List, Show, Step, Correct]),
    grant(Coordinator, R::Supervision, Programme, &[List, Show]),
    grant(Coordinator, R::Event, Programme, &[List, Show, Create, Change, Step]),
    // Free words are read by whoever may change the survey, and by nobody else.
    grant(Coordinator, R::Survey, Programme, &[List, Show, Create, Change, Step]),
    grant(Coordinator, R::Report, Programme, &[Show]),
    grant(Coordinator, R::Account, Programme, &[List, Show, Create, Step]),
    // It posts what is printed for people without an address.
    grant(Coordinator, R::Outbox, Programme, &[List, Step]),
    grant(Coordinator, R::Entry, Programme, &[List]),
    // A partner sees the people of its own organisation, and all pairs in the matching.
    grant(Partner, R::Overview, Programme, &[Show]),
    grant(Partner, R::Cohort, Programme, &[List, Show]),
    grant(Partner, R::Application, Organisation, &[List, Show, Create, Change, Step]),
    grant(Partner, R::Interview, Organisation, &[List, Show, Create, Change]),
    grant(Partner, R::Mentor, Organisation, &[List, Show, Create, Change]),
    grant(Partner, R::Person, Organisation, &[Show]),
    grant(Partner, R::Matching, Programme, &[Show, Decide, Endorse]),
    grant(Partner, R::Partnership, Organisation, &[List, Show]),
    grant(Partner, R::Report, Programme, &[Show]),
    grant(CaseWorker, R::Overview, Programme, &[Show]),
    grant(ProjectCoordinator, R::Overview, Programme, &[Show]),
    grant(SupervisingExpert, R::Overview, Programme, &[Show]),
    // A supervising expert reads pairs without names, and advises the office about them (S1-35).
    grant(SupervisingExpert, R::Supervision, Programme, &[List, Show, Create]),
    // Rights and the audit trail, no person pages.
    grant(DataProtection, R::Overview, Programme, &[Show]),
    grant(DataProtection, R::Entry, Programme, &[List]),
    grant(Mentor, R::Me, Own, &[Show, Change]),
    grant(Mentee, R::Me, Own, &[Show, Change]),
    grant(Employer, R::Firm, Programme, &[Show]),
    grant(CompanyCoordinator, R::Firm, Programme, &[Show]),
    grant(Funder, R::Figures, Programme, &[Show]),
    grant(Researcher, R::Figures, Programme, &[Show]),
    grant(Admin, R::Platform, Programme, &[Show]),
];
