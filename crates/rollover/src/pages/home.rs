//! Home.

use base::Id;
use people::{GroupKind, Scope, Standing, Town};

/// The towns this person is an agent of.
pub fn towns_of(standing: &Standing) -> Vec<Id<Town>> {
    let town = |member: &people::Member| match (member.kind, member.scope) {
        (GroupKind::Agents, Scope::Town(town)) => Some(town),
        _ => None,
    };
    standing.memberships.iter().filter_map(town).collect()
}
