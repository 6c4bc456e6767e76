//! The addresses of the carnet: links and redirections come from here.

use crate::{Carnet, NurseryClass, Observation};
use base::{Id, SchoolYear};
use files::File;
use people::{Person, School};

pub const HOME: &str = "/carnet";

/// The class at work: who, then what.
pub fn class(class: Id<NurseryClass>) -> String {
    format!("/carnet/classes/{class}")
}

/// The whole form: with a photo, a voice, words.
pub fn observe(class: Id<NurseryClass>) -> String {
    format!("/carnet/classes/{class}/observation")
}

pub fn presentation(class: Id<NurseryClass>) -> String {
    format!("/carnet/classes/{class}/presentation")
}

pub fn syntheses(class: Id<NurseryClass>) -> String {
    format!("/carnet/classes/{class}/syntheses")
}

pub fn syntheses_pdf(class: Id<NurseryClass>) -> String {
    format!("/carnet/classes/{class}/syntheses.pdf")
}

pub fn pupil(pupil: Id<Person>) -> String {
    format!("/carnet/eleves/{pupil}")
}

pub fn pupil_year(pupil: Id<Person>, year: SchoolYear) -> String {
    format!("/carnet/eleves/{pupil}?annee={}", year.0)
}

/// What he has not been seen to do yet.
pub fn to_observe(pupil: Id<Person>) -> String {
    format!("/carnet/eleves/{pupil}/reperes")
}

pub fn pupil_pdf(pupil: Id<Person>, year: SchoolYear) -> String {
    format!("/carnet/eleves/{pupil}/carnet.pdf?annee={}", year.0)
}

pub fn sight(pupil: Id<Person>) -> String {
    format!("/carnet/eleves/{pupil}/vu")
}

pub fn observation(observation: Id<Observation>) -> String {
    format!("/carnet/observations/{observation}")
}

pub fn withdrawal(observation: Id<Observation>) -> String {
    format!("/carnet/observations/{observation}/retrait")
}

pub fn file(observation: Id<Observation>, file: Id<File>) -> String {
    format!("/carnet/observations/{observation}/fichiers/{file}")
}

pub fn synthesis(pupil: Id<Person>) -> String {
    format!("/carnet/eleves/{pupil}/synthese")
}

pub fn lock(pupil: Id<Person>) -> String {
    format!("/carnet/eleves/{pupil}/synthese/verrou")
}

pub fn reopening(pupil: Id<Person>) -> String {
    format!("/carnet/eleves/{pupil}/synthese/reouverture")
}

pub fn visa(pupil: Id<Person>) -> String {
    format!("/carnet/eleves/{pupil}/synthese/visa")
}

pub fn signature(pupil: Id<Person>) -> String {
    format!("/carnet/eleves/{pupil}/synthese/signature")
}

pub fn synthesis_pdf(pupil: Id<Person>) -> String {
    format!("/carnet/eleves/{pupil}/synthese.pdf")
}

pub fn school(school: Id<School>) -> String {
    format!("/carnet/ecoles/{school}")
}

/// Which successes stand first.
pub fn favourites(school: Id<School>) -> String {
    format!("/carnet/ecoles/{school}/reperes")
}

pub fn school_print(school: Id<School>) -> String {
    format!("/carnet/ecoles/{school}/syntheses")
}

pub fn school_pdf(school: Id<School>) -> String {
    format!("/carnet/ecoles/{school}/syntheses.pdf")
}

/// Of any kind of carnet, for a person known as a pupil.
pub fn of(carnet: &Carnet) -> String {
    pupil(carnet.person())
}
