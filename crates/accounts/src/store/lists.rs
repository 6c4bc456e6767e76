//! Who has an account in a class, in a school; where somebody belongs.

use base::{Id, Instant, Locale, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::{Class, GroupKind, Person, School, ScopeKind};

db::row! {
    pub struct ClassRow {
        pub name: String,
        pub school_id: Id<School>,
        pub school_name: String,
        pub is_young: bool,
    }
}

pub fn class(tx: &Tx<'_>, class: Id<Class>) -> Result<Option<ClassRow>> {
    tx.first(
        "select k.name, k.school_id, s.name as school_name,
                case when exists (select 1
                                    from class_level l
                                   where l.class_id = k.id
                                     and l.level in ('tps', 'ps', 'ms', 'gs', 'cp'))
                     then 1 else 0 end as is_young
           from class k
           join school s on s.id = k.school_id
          where k.id = $1",
        params![class],
    )
}

db::row! {
    pub struct AccountRow {
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub login: Option<String>,
        pub activated_at: Option<Instant>,
        pub has_second_factor: bool,
    }
}

pub fn account(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<AccountRow>> {
    tx.first(
        "select p.first_name, p.last_name, p.title, c.login, c.activated_at,
                case when f.confirmed_at is not null then 1 else 0 end as has_second_factor
           from person p
           left join credential c on c.person_id = p.id
           left join second_factor f on f.person_id = p.id
          where p.id = $1 and p.merged_into is null and p.suspended_at is null
            and p.erased_at is null",
        params![person],
    )
}

db::row! {
    /// A group somebody is in.
    #[derive(Clone, Debug)]
    pub struct Belonging {
        pub kind: GroupKind,
        pub scope_kind: ScopeKind,
        pub scope_id: i64,
        pub level: String,
    }
}

pub fn belongings(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Belonging>> {
    tx.all(
        "select distinct g.kind, g.scope_kind, g.scope_id, g.level
           from membership m
           join person_group g on g.id = m.group_id
          where m.person_id = $1
          limit 1000",
        params![person],
    )
}

db::row! {
    /// A line of the list of a class: a pupil, or a guardian once for each pupil.
    #[derive(Clone, Debug)]
    pub struct ClassLine {
        pub class_id: Id<Class>,
        pub person_id: Id<Person>,
        pub on_behalf_of: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub language: Locale,
        pub kind: GroupKind,
        pub login: Option<String>,
        pub activated_at: Option<Instant>,
        /// Until when the code he was given is good.
        pub code_until: Option<Instant>,
        /// He works for a school or a town: his code is his own head's business.
        pub is_staff: bool,
        /// A pupil of maternelle or CP: he comes in with pictures.
        pub is_young: bool,
    }
}

impl ClassLine {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, self.title)
    }
}

/// The pupils and guardians of these classes, by name.
pub fn of_classes(tx: &Tx<'_>, classes: &[Id<Class>], now: Instant) -> Result<Vec<ClassLine>> {
    tx.all(
        "select g.scope_id as class_id, p.id as person_id, m.on_behalf_of, p.first_name,
                p.last_name, p.title, p.language, g.kind, c.login, c.activated_at,
                (select max(a.expires_at)
                   from activation a
                  where a.person_id = p.id and a.used_at is null
                    and a.expires_at > $2) as code_until,
                case when exists (select 1
                                    from membership sm
                                    join person_group sg on sg.id = sm.group_id
                                   where sm.person_id = p.id
                                     and sg.kind in ('team', 'staff', 'heads', 'agents',
                                                     'administrators'))
                     then 1 else 0 end as is_staff,
                case when exists (select 1
                                    from membership lm
                                    join person_group lg on lg.id = lm.group_id
                                   where lm.person_id = p.id and lg.kind = 'pupils'
                                     and lg.scope_kind = 'level'
                                     and lg.level in ('tps', 'ps', 'ms', 'gs', 'cp'))
                     then 1 else 0 end as is_young
           from person_group g
           join membership m on m.group_id = g.id
           join person p on p.id = m.person_id
           left join credential c on c.person_id = p.id
          where g.scope_kind = 'class' and g.scope_id in ids($1)
            and g.kind in ('pupils', 'guardians') and p.suspended_at is null
          order by p.sort_key, p.id
          limit 10000",
        params![ids(classes.iter().copied()), now],
    )
}

pub fn of_class(tx: &Tx<'_>, class: Id<Class>, now: Instant) -> Result<Vec<ClassLine>> {
    of_classes(tx, &[class], now)
}

db::row! {
    /// A member of the staff of a school.
    #[derive(Clone, Debug)]
    pub struct StaffLine {
        pub person_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub language: Locale,
        pub login: Option<String>,
        pub activated_at: Option<Instant>,
        pub code_until: Option<Instant>,
        /// He heads a school, works for a town or runs the platform: his code is made one by one.
        pub is_more: bool,
    }
}

impl StaffLine {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, self.title)
    }
}

pub fn staff_of_school(tx: &Tx<'_>, school: Id<School>, now: Instant) -> Result<Vec<StaffLine>> {
    tx.all(
        "select p.id as person_id, p.first_name, p.last_name,
                p.title, p.language, c.login,
                c.activated_at,
                (select max(a.expires_at)
                   from activation a
                  where a.person_id = p.id and a.used_at is null
                    and a.expires_at > $2) as code_until,
                case when exists (select 1
                                    from membership hm
                                    join person_group hg on hg.id = hm.group_id
                                   where hm.person_id = p.id
                                     and hg.kind in ('heads', 'agents', 'administrators'))
                     then 1 else 0 end as is_more
           from person_group g
           join membership m on m.group_id = g.id
           join person p on p.id = m.person_id
           left join credential c on c.person_id = p.id
          where g.scope_kind = 'school' and g.scope_id = $1 and g.kind = 'staff'
            and p.suspended_at is null
          order by p.sort_key, p.id
          limit 300",
        params![school, now],
    )
}
