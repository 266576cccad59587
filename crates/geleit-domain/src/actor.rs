//! Who acts: an account with its roles in one programme, the operator at the server, or the
//! program itself on somebody's behalf.

use crate::id::{AccountId, OrganisationId, PersonId, ProgrammeId};
use crate::policy::{self, Action, Resource, Role, Tie};

/// A role that an account holds, for an organisation or for the whole programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RoleHeld {
    /// The role.
    pub role: Role,
    /// The organisation it is held for; nothing: for the programme.
    pub organisation: Option<OrganisationId>,
}

/// Who acts in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The programme in which everything happens.
    pub programme: ProgrammeId,
    /// The account; nothing for the operator, the worker and whoever holds a personal link.
    pub account: Option<AccountId>,
    /// The person behind the account or the personal link, if there is a record of it.
    pub person: Option<PersonId>,
    /// What the account may be.
    pub roles: Vec<RoleHeld>,
}

impl Actor {
    /// The operator: whoever runs commands on the server.
    #[must_use]
    pub fn operator(programme: ProgrammeId) -> Self {
        let roles = vec![RoleHeld { role: Role::Operator, organisation: None }];
        Self { programme, account: None, person: None, roles }
    }

    /// Whoever holds a personal link to one record: no account, no role. The link alone decides.
    /// A draft is nobody's record yet.
    #[must_use]
    pub fn link_holder(programme: ProgrammeId, person: Option<PersonId>) -> Self {
        Self { programme, account: None, person, roles: Vec::new() }
    }

    /// May the actor do this on a record with this tie?
    #[must_use]
    pub fn may(&self, tie: Tie, action: Action, resource: Resource) -> bool {
        self.roles.iter().any(|held| policy::may(held.role, tie, action, resource))
    }

    /// Would some tie to a record allow it?
    #[must_use]
    pub fn could(&self, action: Action, resource: Resource) -> bool {
        self.roles.iter().any(|held| policy::could(held.role, action, resource))
    }

    /// The furthest tie at which the actor may do this: how wide a list reaches.
    #[must_use]
    pub fn reach(&self, action: Action, resource: Resource) -> Option<Tie> {
        self.roles.iter().filter_map(|held| policy::reach(held.role, action, resource)).max()
    }

    /// The tie to a record that belongs to this organisation and is about this person.
    #[must_use]
    pub fn tie(&self, organisation: Option<OrganisationId>, person: Option<PersonId>) -> Tie {
        let is_own = person.is_some() && person == self.person;
        if is_own {
            Tie::Own
        } else if organisation.is_some_and(|id| self.acts_for(id)) {
            Tie::Organisation
        } else {
            Tie::Programme
        }
    }

    /// Does the actor hold a role for this organisation?
    #[must_use]
    pub fn acts_for(&self, organisation: OrganisationId) -> bool {
        self.roles.iter().any(|held| held.organisation == Some(organisation))
    }

    /// The organisation the actor endorses for: the first one with the role of a partner.
    #[must_use]
    pub fn organisation(&self) -> Option<OrganisationId> {
        self.roles.iter().find_map(|held| held.organisation)
    }

    /// Does the actor hold this role?
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.iter().any(|held| held.role == role)
    }
}
