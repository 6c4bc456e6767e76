//! An addressee: a line of a letter's head, and the hour at which it may reach whom it names.

use crate::{Letter, Pick, Role, pick::Target};
use base::{Id, Instant};
use people::{Group, GroupKind, Person, ScopeKind};

/// Somebody, or a group, a letter is about to be sent to.
#[derive(Clone, Debug)]
pub struct Addressee {
    pub pick: Pick,
    /// The name of the person, or that of the group's class, school or town.
    pub name: String,
    pub deliver_at: Instant,
}

db::row! {
    /// A line of a letter's head, as it is read.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub letter_id: Id<Letter>,
        pub role: Role,
        pub person_id: Option<Id<Person>>,
        pub group_id: Option<Id<Group>>,
        pub on_behalf_of: i64,
        pub name: String,
        pub kind: Option<GroupKind>,
        pub scope_kind: Option<ScopeKind>,
        pub level: Option<String>,
    }
}

impl Line {
    pub fn pick(&self) -> Option<Pick> {
        let on_behalf_of = (self.on_behalf_of != 0).then(|| Id::new(self.on_behalf_of));
        let person = self.person_id.map(|id| Target::Person { id, on_behalf_of });
        let target = person.or_else(|| self.group_id.map(Target::Group))?;
        Some(Pick { role: self.role, target })
    }
}
