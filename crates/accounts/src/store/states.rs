//! How far the families are: the pupils of a class or a school, and those of whom a guardian has
//! come in.

use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{Class, School};

db::row! {
    /// How far the families of a class are.
    #[derive(Clone, Debug)]
    pub struct ClassState {
        pub class_id: Id<Class>,
        pub name: String,
        pub school_id: Id<School>,
        pub pupils: i64,
        /// Those of whom a guardian has come in.
        pub reached: i64,
    }
}

impl ClassState {
    pub fn missing(&self) -> i64 {
        self.pupils - self.reached
    }
}

pub fn of_classes(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<ClassState>> {
    tx.all(
        "select k.id as class_id, k.name, k.school_id,
                count(distinct case when g.kind = 'pupils' then m.person_id end) as pupils,
                count(distinct case when g.kind = 'guardians' and c.activated_at is not null
                                    then m.on_behalf_of end) as reached
           from class k
           join person_group g on g.scope_kind = 'class' and g.scope_id = k.id
                              and g.kind in ('pupils', 'guardians')
           join membership m on m.group_id = g.id
           left join credential c on c.person_id = m.person_id
          where k.id in ids($1)
          group by k.id, k.name, k.school_id
          order by k.name, k.id
          limit 100",
        params![ids(classes.iter().copied())],
    )
}

/// The classes of a school that has not closed them.
pub fn classes_of(tx: &Tx<'_>, school: Id<School>, on: base::Day) -> Result<Vec<ClassState>> {
    let rows: Vec<(Id<Class>,)> = tx.all(
        "select id
           from class
          where school_id = $1 and (closed_on is null or closed_on > $2)
          order by id
          limit 100",
        params![school, on],
    )?;
    of_classes(tx, &rows.into_iter().map(|(class,)| class).collect::<Vec<_>>())
}

db::row! {
    /// How far a school is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct SchoolState {
        pub pupils: i64,
        /// Those of whom a guardian has come in.
        pub reached: i64,
        pub guardians: i64,
        pub guardians_active: i64,
        pub staff: i64,
        pub staff_active: i64,
    }
}

impl SchoolState {
    pub fn is_complete(&self) -> bool {
        self.reached >= self.pupils && self.staff_active >= self.staff
    }
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<SchoolState> {
    let found = tx.first(
        "select count(distinct case when g.kind = 'pupils' then m.person_id end) as pupils,
                count(distinct case when g.kind = 'guardians' and c.activated_at is not null
                                    then m.on_behalf_of end) as reached,
                count(distinct case when g.kind = 'guardians' then m.person_id end) as guardians,
                count(distinct case when g.kind = 'guardians' and c.activated_at is not null
                                    then m.person_id end) as guardians_active,
                count(distinct case when g.kind = 'staff' then m.person_id end) as staff,
                count(distinct case when g.kind = 'staff' and c.activated_at is not null
                                    then m.person_id end) as staff_active
           from person_group g
           join membership m on m.group_id = g.id
           left join credential c on c.person_id = m.person_id
          where g.scope_kind = 'school' and g.scope_id = $1
            and g.kind in ('pupils', 'guardians', 'staff')",
        params![school],
    )?;
    Ok(found.unwrap_or_default())
}

db::row! {
    /// A school as it was counted last.
    #[derive(Clone, Debug)]
    pub struct Counted {
        pub school_id: Id<School>,
        pub pupils: i64,
        pub reached: i64,
    }
}

/// Counts every school: what a job does now and then, since a region has thousands.
pub fn count(tx: &Tx<'_>) -> Result<Vec<Counted>> {
    tx.all(
        "select s.id as school_id,
                count(distinct case when g.kind = 'pupils' then m.person_id end) as pupils,
                count(distinct case when g.kind = 'guardians' and c.activated_at is not null
                                    then m.on_behalf_of end) as reached
           from school s
           join person_group g on g.scope_kind = 'school' and g.scope_id = s.id
                              and g.kind in ('pupils', 'guardians')
           join membership m on m.group_id = g.id
           left join credential c on c.person_id = m.person_id
          where s.closed_on is null
          group by s.id
          limit 100000",
        &[],
    )
}

/// Keeps what was counted, instead of what was counted before.
pub fn keep(tx: &Tx<'_>, counted: &[Counted], at: Instant) -> Result<()> {
    tx.run("delete from activation_state", &[])?;
    let row = |it: &Counted| params![it.school_id, it.pupils, it.reached, at].to_vec();
    let rows: Vec<Vec<Value>> = counted.iter().map(row).collect();
    tx.run_each(
        "insert into activation_state (school_id, pupils, reached, counted_at)
         values ($1, $2, $3, $4)",
        &rows,
    )
    .map(drop)
}

db::row! {
    /// All the schools together.
    #[derive(Clone, Copy, Debug)]
    pub struct Sum {
        pub schools: i64,
        pub pupils: i64,
        pub reached: i64,
        pub counted_at: Option<Instant>,
    }
}

pub fn sum(tx: &Tx<'_>) -> Result<Sum> {
    tx.one(
        "select count(*) as schools, cast(coalesce(sum(pupils), 0) as bigint) as pupils,
                cast(coalesce(sum(reached), 0) as bigint) as reached,
                max(counted_at) as counted_at
           from activation_state",
        &[],
    )
}

db::row! {
    /// A school that is far behind.
    #[derive(Clone, Debug)]
    pub struct Behind {
        pub school_id: Id<School>,
        pub name: String,
        pub town_name: String,
        pub pupils: i64,
        pub reached: i64,
    }
}

/// The schools where most families are missing.
pub fn behind(tx: &Tx<'_>, limit: u32) -> Result<Vec<Behind>> {
    tx.all(
        "select a.school_id, s.name, t.name as town_name, a.pupils, a.reached
           from activation_state a
           join school s on s.id = a.school_id
           join town t on t.id = s.town_id
          where a.reached < a.pupils
          order by a.pupils - a.reached desc, s.name, s.id
          limit $1",
        params![limit],
    )
}
