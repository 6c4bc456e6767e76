//! Who works in a school, what he was given, and how many are in its groups.

use base::{Day, Id, PersonName};
use db::{Result, Tx, params};
use people::{
    Assignment, Class, Delegation, Function, GroupKind, Person, Right, School, ScopeKind,
};

db::row! {
    /// A function somebody holds in a school.
    #[derive(Clone, Debug)]
    pub struct Held {
        pub id: Id<Assignment>,
        pub person: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<base::Title>,
        pub function: Function,
        pub class: Option<Id<Class>>,
        pub class_name: Option<String>,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

impl Held {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

/// The functions that are held in a school on a day, or will be, by name.
pub fn held(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Held>> {
    tx.all(
        "select assignment.id, person.id as person, person.first_name, person.last_name,
                person.title, assignment.function, class.id as class, class.name as class_name,
                assignment.from_on, assignment.until_on
           from assignment
           join person on person.id = assignment.person_id
           left join class on class.id = assignment.class_id
          where assignment.school_id = $1
            and (assignment.until_on is null or assignment.until_on > $2)
          order by person.sort_key, person.id, assignment.id
          limit 1000",
        params![school, on],
    )
}

db::row! {
    /// A right somebody was given in a school.
    #[derive(Clone, Debug)]
    pub struct Given {
        pub id: Id<Delegation>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<base::Title>,
        pub word: Right,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

impl Given {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

/// The delegations of a school that run on a day, or will, by name.
pub fn given(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Given>> {
    tx.all(
        "select delegation.id, person.first_name, person.last_name, person.title,
                delegation.word, delegation.from_on, delegation.until_on
           from delegation
           join person on person.id = delegation.person_id
          where delegation.school_id = $1
            and (delegation.until_on is null or delegation.until_on > $2)
          order by person.sort_key, delegation.word
          limit 500",
        params![school, on],
    )
}

db::row! {
    /// How many persons are in the groups of a kind, all the classes of a school together.
    #[derive(Clone, Copy, Debug)]
    pub struct Size {
        pub kind: GroupKind,
        pub scope: ScopeKind,
        pub persons: u32,
    }
}

/// One line a kind and a scope: a few dozen at most.
pub fn sizes(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Size>> {
    tx.all(
        "select person_group.kind, person_group.scope_kind as scope,
                count(distinct membership.person_id) as persons
           from person_group
           join membership on membership.group_id = person_group.id
          where person_group.school_id = $1
          group by person_group.kind, person_group.scope_kind
          limit 100",
        params![school],
    )
}

/// How many persons of these sizes are in groups of this kind and scope.
pub fn size_of(sizes: &[Size], kind: GroupKind, scope: ScopeKind) -> u32 {
    let found = sizes.iter().find(|size| size.kind == kind && size.scope == scope);
    found.map_or(0, |size| size.persons)
}

db::row! {
    /// Somebody of a school whose account is closed.
    #[derive(Clone, Debug)]
    pub struct Suspended {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<base::Title>,
    }
}

impl Suspended {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

/// Those of a school whose accounts are suspended, by name.
pub fn suspended(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Suspended>> {
    tx.all(
        "select person.id, person.first_name, person.last_name, person.title
           from person
          where person.suspended_at is not null
            and exists (select 1
                          from membership
                          join person_group on person_group.id = membership.group_id
                         where membership.person_id = person.id
                           and person_group.school_id = $1)
          order by person.sort_key, person.id
          limit 200",
        params![school],
    )
}
