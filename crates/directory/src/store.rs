//! What the pages of the directory read.

use base::{Day, Id, PersonName};
use db::{Result, Tx, params};
use people::{Class, Function, Kinship, Level, Person, School};

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
