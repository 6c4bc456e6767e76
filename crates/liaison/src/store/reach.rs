//! To whom somebody may send a slip: classes, groups made by hand, and their pupils.

use base::{Day, Id, PersonName};
use db::{Result, Tx, ids, params};
use people::{Class, Group, Person, School};

db::row! {
    /// A class, with the group of its pupils.
    #[derive(Clone, Debug)]
    pub struct ClassLine {
        pub class_id: Id<Class>,
        pub group_id: Id<Group>,
        pub school_id: Id<School>,
        pub name: String,
    }
}

/// These classes, and all those of these schools in this year, by name.
pub fn classes(
    tx: &Tx<'_>,
    classes: &[Id<Class>],
    schools: &[Id<School>],
    today: Day,
) -> Result<Vec<ClassLine>> {
    let year = base::SchoolYear::of(today);
    tx.all(
        "select c.id as class_id, g.id as group_id, c.school_id, c.name
           from class c
           join person_group g
             on g.scope_kind = 'class' and g.scope_id = c.id and g.kind = 'pupils' and g.level = ''
          where (c.id in ids($1) or c.school_id in ids($2) and c.year = $3)
            and (c.closed_on is null or c.closed_on > $4)
          order by c.name, c.id
          limit 500",
        params![ids(classes.iter().copied()), ids(schools.iter().copied()), year, today],
    )
}

db::row! {
    /// A group made by hand.
    #[derive(Clone, Debug)]
    pub struct GroupLine {
        pub group_id: Id<Group>,
        pub school_id: Id<School>,
        pub name: String,
    }
}

/// The groups made by hand this person contributes to, and those of these schools.
pub fn groups(
    tx: &Tx<'_>,
    person: Id<Person>,
    schools: &[Id<School>],
    today: Day,
) -> Result<Vec<GroupLine>> {
    tx.all(
        "select g.id as group_id, g.school_id, g.name
           from person_group g
          where g.kind = 'hand'
            and g.school_id is not null
            and (g.closed_on is null or g.closed_on > $3)
            and (g.id in (select group_id from group_contributor where person_id = $1)
                 or g.school_id in ids($2))
          order by g.name, g.id
          limit 200",
        params![person, ids(schools.iter().copied()), today],
    )
}

db::row! {
    /// A pupil of a class.
    #[derive(Clone, Debug)]
    pub struct PupilLine {
        pub pupil_id: Id<Person>,
        pub class_id: Id<Class>,
        pub first_name: String,
        pub last_name: String,
    }
}

impl PupilLine {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), None)
    }
}

/// The pupils of these classes today, by class and name.
pub fn pupils(tx: &Tx<'_>, classes: &[Id<Class>], today: Day) -> Result<Vec<PupilLine>> {
    tx.all(
        "select distinct e.pupil_id, e.class_id, p.first_name, p.last_name, p.sort_key
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.class_id in ids($1)
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by e.class_id, p.sort_key, e.pupil_id
          limit 2000",
        params![ids(classes.iter().copied()), today],
    )
    .map(|rows: Vec<Sorted>| rows.into_iter().map(Sorted::line).collect())
}

db::row! {
    struct Sorted {
        pupil_id: Id<Person>,
        class_id: Id<Class>,
        first_name: String,
        last_name: String,
        sort_key: String,
    }
}

impl Sorted {
    fn line(self) -> PupilLine {
        let Sorted { pupil_id, class_id, first_name, last_name, sort_key: _ } = self;
        PupilLine { pupil_id, class_id, first_name, last_name }
    }
}

/// A pupil, his school, his class, his name.
type Placed = (Id<Person>, Id<School>, Option<Id<Class>>, String);

/// Where these pupils are today, and their names.
pub fn of_pupils(tx: &Tx<'_>, pupils: &[Id<Person>], today: Day) -> Result<Vec<Placed>> {
    tx.all(
        "select e.pupil_id, e.school_id, max(e.class_id),
                max(p.first_name || ' ' || p.last_name)
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.pupil_id in ids($1)
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          group by e.pupil_id, e.school_id
          order by e.pupil_id",
        params![ids(pupils.iter().copied()), today],
    )
}

/// Those of some classes to which, or to a pupil of which, a slip was sent.
pub fn addressed_in(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Id<Class>>> {
    let found: Vec<(Id<Class>,)> = tx.all(
        "select class_id from slip_target where class_id in ids($1)
          union
         select class_id from slip_pupil where class_id in ids($1)",
        params![ids(classes.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(class,)| class).collect())
}
