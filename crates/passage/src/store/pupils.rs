//! Pupils, where they are on a day, and who decides for them.

use crate::portfolio::Portfolio;
use base::{Day, Id, PersonName};
use db::{Result, Tx, ids, params};
use people::{Class, Level, Person, School};

pub fn portfolio(
    tx: &Tx<'_>,
    pupil: Id<Portfolio>,
    viewer: Id<Person>,
    on: Day,
) -> Result<Option<Portfolio>> {
    tx.first(
        "select p.id, p.first_name, p.last_name,
                (select e.class_id
                   from enrolment e
                  where e.pupil_id = p.id
                    and e.from_on <= $3
                    and (e.until_on is null or e.until_on > $3)
                  order by e.from_on desc, e.id desc
                  limit 1) as class,
                case when exists (select 1
                                    from guardianship g
                                   where g.pupil_id = p.id
                                     and g.guardian_id = $2
                                     and (g.has_authority = 1 or g.is_contact = 1)
                                     and g.from_on <= $3
                                     and (g.until_on is null or g.until_on > $3))
                     then 1 else 0 end as is_guarded,
                case when exists (select 1
                                    from guardianship g
                                   where g.pupil_id = p.id
                                     and g.guardian_id = $2
                                     and g.has_authority = 1
                                     and g.from_on <= $3
                                     and (g.until_on is null or g.until_on > $3))
                     then 1 else 0 end as is_answered_for
           from person p
          where p.id = $1
            and exists (select 1 from enrolment e where e.pupil_id = p.id)",
        params![pupil, viewer, on],
    )
}

db::row! {
    /// A pupil of a list.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub class: Option<Id<Class>>,
        pub class_name: Option<String>,
        pub level: Level,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }
}

/// Who is enrolled in a school on a day, by class and name.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, e.class_id as class, c.name as class_name,
                e.level
           from enrolment e
           join person p on p.id = e.pupil_id
           left join class c on c.id = e.class_id
          where e.school_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by c.name, p.sort_key, p.id
          limit 3000",
        params![school, on],
    )
}

/// The pupils a guardian looks after on a day, wherever they are: a summer between two schools too.
pub fn of_guardian(tx: &Tx<'_>, guardian: Id<Person>, on: Day) -> Result<Vec<Child>> {
    tx.all(
        "select distinct p.id, p.first_name, p.last_name, p.birth_day
           from guardianship g
           join person p on p.id = g.pupil_id
          where g.guardian_id = $1
            and (g.has_authority = 1 or g.is_contact = 1)
            and g.from_on <= $2
            and (g.until_on is null or g.until_on > $2)
          order by p.birth_day desc, p.id
          limit 30",
        params![guardian, on],
    )
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Child {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub birth_day: Option<Day>,
    }
}

impl Child {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }
}

db::row! {
    /// One who decides for a pupil: a guardian with legal authority, or himself once he is of age.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Decider {
        pub pupil_id: Id<Person>,
        pub person_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
    }
}

impl Decider {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }
}

/// The last day of birth of those who are of age on a day.
pub fn of_age(on: Day) -> Day {
    let years = |day| Day::new(on.year() - 18, on.month(), day);
    years(on.day()).or_else(|| years(28)).unwrap_or(on)
}

/// Those who decide for these pupils on a day.
pub fn deciders(tx: &Tx<'_>, pupils: &[Id<Person>], on: Day) -> Result<Vec<Decider>> {
    tx.all(
        "select distinct g.pupil_id, g.guardian_id as person_id, w.first_name, w.last_name
           from guardianship g
           join person p on p.id = g.pupil_id
           join person w on w.id = g.guardian_id
          where g.pupil_id in ids($1)
            and g.has_authority = 1
            and g.from_on <= $2
            and (g.until_on is null or g.until_on > $2)
            and (p.birth_day is null or p.birth_day > $3)
          union
         select p.id, p.id, p.first_name, p.last_name
           from person p
          where p.id in ids($1) and p.birth_day <= $3
          order by 1, 2
          limit 20000",
        params![ids(pupils.iter().copied()), on, of_age(on)],
    )
}
