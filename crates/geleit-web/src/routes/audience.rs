//! For whom a page is; it follows from the first part of the path.

use geleit_domain::actor::Actor;
use geleit_domain::policy::Role;

/// For whom a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Mentees and mentors.
    Me,
    /// Staff: coordination, partners, case workers.
    Desk,
    /// Everyone who acts for a company.
    Firm,
    /// Funders and research.
    Figures,
    /// The platform; no person pages.
    Admin,
    /// Other programs.
    Api,
}

impl Audience {
    /// Every audience that somebody signs in for, in the order in which a landing page is
    /// looked for.
    pub const SIGNED_IN: &'static [Self] =
        &[Self::Desk, Self::Me, Self::Firm, Self::Figures, Self::Admin];

    /// The audience of a path.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let mut parts = path.trim_start_matches('/').split('/');
        match (parts.next(), parts.next()) {
            (Some("me"), _) => Self::Me,
            (Some("desk"), _) => Self::Desk,
            (Some("firm"), _) => Self::Firm,
            (Some("figures"), _) => Self::Figures,
            (Some("admin"), _) => Self::Admin,
            (Some("api"), Some("v1")) => Self::Api,
            _ => Self::Public,
        }
    }

    /// The word in `routes.txt`.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Me => "me",
            Self::Desk => "desk",
            Self::Firm => "firm",
            Self::Figures => "figures",
            Self::Admin => "admin",
            Self::Api => "api",
        }
    }

    /// Where somebody of this audience lands after signing in.
    #[must_use]
    pub const fn home(self) -> &'static str {
        match self {
            Self::Me => "/me",
            Self::Desk => "/desk",
            Self::Firm => "/firm",
            Self::Figures => "/figures",
            Self::Admin => "/admin",
            Self::Public | Self::Api => "/",
        }
    }

    /// Does this role read the pages of this audience?
    #[must_use]
    pub fn includes(self, role: Role) -> bool {
        match self {
            Self::Public => true,
            Self::Me => matches!(role, Role::Mentor | Role::Mentee | Role::Speaker),
            Self::Desk => role.is_staff(),
            Self::Firm => matches!(role, Role::Employer | Role::CompanyCoordinator),
            Self::Figures => matches!(role, Role::Funder | Role::Researcher),
            Self::Admin => role == Role::Admin,
            Self::Api => false,
        }
    }

    /// Does the actor hold a role of this audience?
    #[must_use]
    pub fn admits(self, actor: &Actor) -> bool {
        actor.roles.iter().any(|held| self.includes(held.role))
    }

    /// Where this actor lands after signing in.
    #[must_use]
    pub fn home_of(actor: &Actor) -> &'static str {
        Self::SIGNED_IN
            .iter()
            .find(|audience| audience.admits(actor))
            .map_or("/", |audience| audience.home())
    }
}
