//! The addresses of attendance: links and redirections come from here.

use crate::{Absence, Closure, Month, Slot, pickup::Pickup, roll::Band};
use base::Id;
use files::File;
use people::{Class, Person, School, Town};

pub const HOME: &str = "/presences";

/// The roll call of now.
pub fn class(class: Id<Class>) -> String {
    format!("/presences/classes/{class}")
}

/// The roll of a group, in a secondary school.
pub fn group(group: Id<Band>) -> String {
    format!("/presences/groupes/{group}")
}

pub fn group_call(group: Id<Band>, slot: Slot) -> String {
    format!("/presences/groupes/{group}?jour={}&moment={}", slot.day, slot.moment.word())
}

pub fn call(class: Id<Class>, slot: Slot) -> String {
    format!("/presences/classes/{class}?jour={}&moment={}", slot.day, slot.moment.word())
}

/// One pupil of a call.
pub fn one(class: Id<Class>, pupil: Id<Person>, slot: Slot) -> String {
    let (day, moment) = (slot.day, slot.moment.word());
    format!("/presences/classes/{class}/eleves/{pupil}?jour={day}&moment={moment}")
}

pub fn pupil(pupil: Id<Person>) -> String {
    format!("/presences/eleves/{pupil}")
}

pub fn announce(pupil: Id<Person>) -> String {
    format!("/presences/eleves/{pupil}/absences")
}

/// The form that answers for these half-days.
pub fn answer(pupil: Id<Person>, from: Slot, until: Slot) -> String {
    format!("/presences/eleves/{pupil}/absences?du={from}&au={until}")
}

pub fn absence(absence: Id<Absence>) -> String {
    format!("/presences/absences/{absence}")
}

pub fn withdrawal(absence: Id<Absence>) -> String {
    format!("/presences/absences/{absence}/retrait")
}

pub fn judgement(absence: Id<Absence>) -> String {
    format!("/presences/absences/{absence}/avis")
}

pub fn proof(absence: Id<Absence>, file: Id<File>) -> String {
    format!("/presences/absences/{absence}/justificatifs/{file}")
}

pub fn pickups(pupil: Id<Person>) -> String {
    format!("/presences/eleves/{pupil}/sorties")
}

pub fn end_of_pickup(pickup: Id<Pickup>) -> String {
    format!("/presences/sorties/{pickup}/fin")
}

pub fn school(school: Id<School>) -> String {
    format!("/presences/ecoles/{school}")
}

pub fn school_on(school: Id<School>, day: base::Day) -> String {
    format!("/presences/ecoles/{school}?jour={day}")
}

pub fn week(school: Id<School>) -> String {
    format!("/presences/ecoles/{school}/semaine")
}

pub fn hours(school: Id<School>) -> String {
    format!("/presences/ecoles/{school}/horaires")
}

pub fn registers(school: Id<School>, month: Month) -> String {
    format!("/presences/ecoles/{school}/registres?mois={}", month.word())
}

pub fn register(class: Id<Class>, month: Month) -> String {
    format!("/presences/classes/{class}/registre?mois={}", month.word())
}

pub fn signature(class: Id<Class>) -> String {
    format!("/presences/classes/{class}/registre/signature")
}

/// The register as a file: `pdf` or `csv`.
pub fn register_file(class: Id<Class>, month: Month, kind: &str) -> String {
    format!("/presences/classes/{class}/registre.{kind}?mois={}", month.word())
}

pub fn registers_file(school: Id<School>, month: Month, kind: &str) -> String {
    format!("/presences/ecoles/{school}/registres.{kind}?mois={}", month.word())
}

/// The half-days on which a school is closed.
pub fn closures(school: Id<School>) -> String {
    format!("/presences/ecoles/{school}/fermetures")
}

/// Those of the schools of a town.
pub fn closures_of_town(town: Id<Town>) -> String {
    format!("/presences/communes/{town}/fermetures")
}

pub fn reopening(closure: Id<Closure>) -> String {
    format!("/presences/fermetures/{closure}/retrait")
}

/// The canteen and childcare of a child.
pub fn services_of(pupil: Id<Person>) -> String {
    format!("/presences/eleves/{pupil}/services")
}

/// Those of a school.
pub fn services(school: Id<School>) -> String {
    format!("/presences/ecoles/{school}/services")
}

pub fn services_on(school: Id<School>, slot: Slot) -> String {
    format!("{}?jour={}&moment={}", services(school), slot.day, slot.moment.word())
}

pub fn services_csv(school: Id<School>, slot: Slot) -> String {
    let (day, moment) = (slot.day, slot.moment.word());
    format!("/presences/ecoles/{school}/services.csv?jour={day}&moment={moment}")
}

pub fn services_of_town(town: Id<Town>) -> String {
    format!("/presences/communes/{town}/services")
}
