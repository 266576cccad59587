//! Permission is one function, [`may`], over one table. What a role may reach on a record
//! depends on its tie to the record; the golden copy is `docs/generated/policy.txt`.

mod table;
mod words;

pub use words::{Action, Resource, Role, Tie};

#[cfg(feature = "flip")]
pub mod flip;

/// May somebody in this role, with this tie to the record, do this?
///
/// Denied unless the table says otherwise. A grant for a far tie covers the nearer ones.
#[must_use]
pub fn may(role: Role, tie: Tie, action: Action, resource: Resource) -> bool {
    let granted = role == Role::Operator
        || table::GRANTS.iter().any(|grant| {
            grant.role == role
                && grant.resource == resource
                && tie <= grant.tie
                && grant.actions.contains(&action)
        });
    #[cfg(feature = "flip")]
    let granted = granted ^ flip::is_flipped(role, tie, action, resource);
    granted
}

/// Would some tie to a record allow it? This opens the door of a route; the record itself is
/// decided where it is loaded.
#[must_use]
pub fn could(role: Role, action: Action, resource: Resource) -> bool {
    resource.ties().iter().any(|tie| may(role, *tie, action, resource))
}

/// The furthest tie at which the role may do this: how wide a list reaches.
#[must_use]
pub fn reach(role: Role, action: Action, resource: Resource) -> Option<Tie> {
    resource.ties().iter().copied().filter(|tie| may(role, *tie, action, resource)).max()
}

/// Every cell of the policy that some record can stand in.
pub fn cells() -> impl Iterator<Item = (Role, Tie, Action, Resource)> {
    Role::ALL.iter().filter(|role| **role != Role::Operator).flat_map(|role| {
        Resource::ALL.iter().flat_map(move |resource| {
            resource.actions().iter().flat_map(move |action| {
                resource.ties().iter().map(move |tie| (*role, *tie, *action, *resource))
            })
        })
    })
}
