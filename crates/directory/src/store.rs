//! What the pages of the directory read.

use base::{Day, Id, PersonName};
use db::{Result, Tx, params};
use people::{Class, Function, GroupKind, Kinship, Level, Person, School};

db::row! {
    /// A person in a list.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<base::Title>,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

db::row! {
    /// Somebody who works in a class or a school, and as what.
    #[derive(Clone, Debug)]
    pub struct StaffLine {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<base::Title>,
        pub function: Function,
        pub subject: Option<String>,
    }
}

impl StaffLine {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

db::row! {
    /// A pupil of a class.
    #[derive(Clone, Debug)]
    pub struct PupilLine {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub level: Level,
    }
}

impl PupilLine {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), None)
    }
}

db::row! {
    /// A guardian of a pupil.
    #[derive(Clone, Debug)]
    pub struct GuardianLine {
        pub pupil: Id<Person>,
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<base::Title>,
        pub kind: Kinship,
        pub has_authority: bool,
    }
}

impl GuardianLine {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

db::row! {
    /// A class of a school, with how many pupils it has.
    #[derive(Clone, Debug)]
    pub struct ClassLine {
        pub id: Id<Class>,
        pub name: String,
        pub pupils: i64,
    }
}

db::row! {
    /// Somebody who teaches a class.
    #[derive(Clone, Debug)]
    pub struct Teacher {
        pub class: Id<Class>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<base::Title>,
    }
}

impl Teacher {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

db::row! {
    /// How many pupils a class has.
    #[derive(Clone, Copy, Debug)]
    pub struct Size {
        pub class: Id<Class>,
        pub pupils: i64,
    }
}

db::row! {
    /// A class somebody belongs to, and as what.
    #[derive(Clone, Debug)]
    pub struct Place {
        pub person: Id<Person>,
        pub kind: GroupKind,
        pub class: String,
    }
}

/// A class has far fewer; a mistake in a feed must not make a page of thousands.
const PEOPLE_MAX: i64 = 400;

/// The team of a class on a day: the past can be asked.
pub fn team(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<StaffLine>> {
    tx.all(
        "select person.id, person.first_name, person.last_name, person.title,
                assignment.function, assignment.subject
           from assignment
           join person on person.id = assignment.person_id
          where assignment.class_id = $1
            and assignment.from_on <= $2
            and (assignment.until_on is null or assignment.until_on > $2)
          order by person.sort_key
          limit $3",
        params![class, on, PEOPLE_MAX],
    )
}

/// The pupils of a class on a day.
pub fn pupils(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<PupilLine>> {
    tx.all(
        "select person.id, person.first_name, person.last_name, enrolment.level
           from enrolment
           join person on person.id = enrolment.pupil_id
          where enrolment.class_id = $1
            and enrolment.from_on <= $2
            and (enrolment.until_on is null or enrolment.until_on > $2)
          order by person.sort_key
          limit $3",
        params![class, on, PEOPLE_MAX],
    )
}

/// The guardians of some pupils on a day, those with authority first.
pub fn guardians(tx: &Tx<'_>, pupils: &[Id<Person>], on: Day) -> Result<Vec<GuardianLine>> {
    tx.all(
        "select guardianship.pupil_id as pupil, person.id, person.first_name, person.last_name,
                person.title, guardianship.kind, guardianship.has_authority
           from guardianship
           join person on person.id = guardianship.guardian_id
          where guardianship.pupil_id in ids($1)
            and guardianship.from_on <= $2
            and (guardianship.until_on is null or guardianship.until_on > $2)
          order by guardianship.has_authority desc, guardianship.priority, person.sort_key
          limit 2000",
        params![db::ids(pupils.iter().copied()), on],
    )
}

/// Those who work in a school on a day, without the teams of its classes twice.
pub fn staff(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<StaffLine>> {
    tx.all(
        "select person.id, person.first_name, person.last_name, person.title,
                assignment.function, min(assignment.subject) as subject
           from assignment
           join person on person.id = assignment.person_id
          where assignment.school_id = $1
            and assignment.from_on <= $2
            and (assignment.until_on is null or assignment.until_on > $2)
          group by person.id, person.first_name, person.last_name, person.title, person.sort_key,
                   assignment.function
          order by person.sort_key, assignment.function
          limit $3",
        params![school, on, PEOPLE_MAX],
    )
}

/// The open classes of a school on a day.
pub fn classes(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<ClassLine>> {
    tx.all(
        "select class.id, class.name, count(enrolment.id) as pupils
           from class
           left join enrolment on enrolment.class_id = class.id
                and enrolment.from_on <= $2
                and (enrolment.until_on is null or enrolment.until_on > $2)
          where class.school_id = $1
            and class.year = $3
            and (class.closed_on is null or class.closed_on > $2)
          group by class.id, class.name
          order by class.name
          limit 200",
        params![school, on, base::SchoolYear::of(on)],
    )
}

/// The children one answers for, on a day: for the page of a guardian.
pub fn children(tx: &Tx<'_>, guardian: Id<Person>, on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select person.id, person.first_name, person.last_name, person.title
           from guardianship
           join person on person.id = guardianship.pupil_id
          where guardianship.guardian_id = $1
            and guardianship.from_on <= $2
            and (guardianship.until_on is null or guardianship.until_on > $2)
          order by person.sort_key
          limit 50",
        params![guardian, on],
    )
}

/// Those of them who are in these schools: what somebody of a school may know of a family.
pub fn children_in(
    tx: &Tx<'_>,
    guardian: Id<Person>,
    schools: &[Id<School>],
    on: Day,
) -> Result<Vec<Line>> {
    tx.all(
        "select person.id, person.first_name, person.last_name, person.title
           from guardianship
           join person on person.id = guardianship.pupil_id
          where guardianship.guardian_id = $1
            and guardianship.from_on <= $2
            and (guardianship.until_on is null or guardianship.until_on > $2)
            and exists (select 1
                          from enrolment
                         where enrolment.pupil_id = person.id
                           and enrolment.school_id in ids($3)
                           and enrolment.from_on <= $2
                           and (enrolment.until_on is null or enrolment.until_on > $2))
          order by person.sort_key
          limit 50",
        params![guardian, on, db::ids(schools.iter().copied())],
    )
}

/// Who teaches these classes on a day.
pub fn teachers(tx: &Tx<'_>, classes: &[Id<Class>], on: Day) -> Result<Vec<Teacher>> {
    if classes.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select assignment.class_id as class, person.first_name, person.last_name, person.title
           from assignment
           join person on person.id = assignment.person_id
          where assignment.class_id in ids($1)
            and assignment.function in ('teacher', 'substitute')
            and assignment.from_on <= $2
            and (assignment.until_on is null or assignment.until_on > $2)
          order by person.sort_key
          limit 400",
        params![db::ids(classes.iter().copied()), on],
    )
}

/// How many pupils these classes have on a day.
pub fn sizes(tx: &Tx<'_>, classes: &[Id<Class>], on: Day) -> Result<Vec<Size>> {
    if classes.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(
        "select enrolment.class_id as class, count(*) as pupils
           from enrolment
          where enrolment.class_id in ids($1)
            and enrolment.from_on <= $2
            and (enrolment.until_on is null or enrolment.until_on > $2)
          group by enrolment.class_id
          limit 400",
        params![db::ids(classes.iter().copied()), on],
    )
}

/// The classes of these persons in some schools, each once for what they are there.
pub fn places(tx: &Tx<'_>, persons: &[Id<Person>], schools: &[Id<School>]) -> Result<Vec<Place>> {
    tx.all(
        "select distinct membership.person_id as person, person_group.kind, class.name as class
           from membership
           join person_group on person_group.id = membership.group_id
           join class on class.id = person_group.scope_id
          where membership.person_id in ids($1)
            and person_group.scope_kind = 'class'
            and class.school_id in ids($2)
          order by class.name
          limit 400",
        params![db::ids(persons.iter().copied()), db::ids(schools.iter().copied())],
    )
}
