//! What the pages of a class, a school and a person are made of, as of any day: the past can be
//! asked.

use crate::{
    Assignment, Class, Enrolment, Function, Guardianship, Kinship, Level, Person, School,
    SchoolKind, Town, store::pages as store,
};
use base::{Day, Id, PersonName};
use db::{Result, Tx};

/// A class on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassPage {
    pub class: Class,
    pub levels: Vec<Level>,
    pub school_name: String,
    pub team: Vec<Colleague>,
    /// In the order of lists.
    pub pupils: Vec<PupilLine>,
}

/// A member of the staff, with what he does there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    pub person: Id<Person>,
    pub name: PersonName,
    pub function: Function,
    pub subject: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PupilLine {
    pub person: Id<Person>,
    pub name: PersonName,
    pub birth_day: Option<Day>,
    pub level: Level,
    /// The first to call first.
    pub guardians: Vec<GuardianLine>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardianLine {
    pub person: Id<Person>,
    pub name: PersonName,
    pub kind: Kinship,
    pub has_authority: bool,
    pub is_contact: bool,
    pub priority: u8,
}

/// A class as it was on a day: its team, its pupils and their guardians then.
pub fn class(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Option<ClassPage>> {
    let Some((class, school_name)) = store::class(tx, class)? else { return Ok(None) };
    let mut levels: Vec<Level> =
        crate::class::levels_of(tx, &[class.id])?.into_iter().map(|(_, level)| level).collect();
    levels.sort_unstable();
    let team = store::team(tx, class.id, on)?;
    let mut pupils = store::pupils(tx, class.id, on)?;
    add_guardians(tx, &mut pupils, on)?;
    Ok(Some(ClassPage { class, levels, school_name, team, pupils }))
}

fn add_guardians(tx: &Tx<'_>, pupils: &mut [PupilLine], on: Day) -> Result<()> {
    let ids: Vec<Id<Person>> = pupils.iter().map(|pupil| pupil.person).collect();
    for (pupil, guardian) in store::guardians(tx, &ids, on)? {
        let lines = pupils.iter_mut().filter(|line| line.person == pupil);
        for line in lines {
            // Two facts may say it twice, after a merge.
            if line.guardians.iter().all(|known| known.person != guardian.person) {
                line.guardians.push(guardian.clone());
            }
        }
    }
    Ok(())
}

/// A school on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolPage {
    pub school: School,
    pub town: Town,
    /// By name.
    pub classes: Vec<ClassLine>,
    /// Heads first, then by name; once for each function.
    pub staff: Vec<Colleague>,
    pub pupils: u32,
    pub guardians: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassLine {
    pub class: Class,
    pub levels: Vec<Level>,
    pub teachers: Vec<PersonName>,
    pub pupils: u32,
}

pub fn school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Option<SchoolPage>> {
    let Some(school) = crate::school::load(tx, school)? else { return Ok(None) };
    let Some(town) = crate::town::load(tx, school.town)? else { return Ok(None) };
    let mut classes = store::classes(tx, school.id, on)?;
    let ids: Vec<Id<Class>> = classes.iter().map(|line| line.class.id).collect();
    let levels = crate::class::levels_of(tx, &ids)?;
    let teachers = store::teachers(tx, school.id, on)?;
    for line in &mut classes {
        let of_class = |(class, _): &&(Id<Class>, Level)| *class == line.class.id;
        line.levels = levels.iter().filter(of_class).map(|(_, level)| *level).collect();
        line.levels.sort_unstable();
        let of_class = |(class, _): &&(Id<Class>, PersonName)| *class == line.class.id;
        line.teachers = teachers.iter().filter(of_class).map(|(_, name)| name.clone()).collect();
    }
    let mut staff = store::staff(tx, school.id, on)?;
    staff.sort_by_key(|colleague| !colleague.function.is_of_the_heads());
    let (pupils, guardians) = store::sizes(tx, school.id, on)?;
    Ok(Some(SchoolPage { school, town, classes, staff, pupils, guardians }))
}

/// A person, with everything dated that is known: what runs and what is past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonPage {
    pub person: Person,
    pub enrolments: Vec<(Enrolment, Place)>,
    pub assignments: Vec<(Assignment, Place)>,
    /// Who guards this person.
    pub guardians: Vec<(Guardianship, PersonName)>,
    /// Whom this person guards.
    pub pupils: Vec<(Guardianship, PersonName)>,
}

/// The names of where something is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub class: Option<String>,
    pub school: Option<String>,
    pub school_kind: Option<SchoolKind>,
    pub town: Option<String>,
}

pub fn person(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<PersonPage>> {
    let Some(person) = crate::person::load(tx, person)? else { return Ok(None) };
    Ok(Some(PersonPage {
        enrolments: store::enrolments(tx, person.id)?,
        assignments: store::assignments(tx, person.id)?,
        guardians: store::guarded_by(tx, person.id)?,
        pupils: store::guarding(tx, person.id)?,
        person,
    }))
}
