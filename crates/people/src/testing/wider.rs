//! What lies around the small world, for who asks: a collège, and a family of three children.
//!
//! Collège Rosa-Parks in Lys has 6e A, where M. Roche teaches mathematics; Mme Vidal teaches German
//! to the group Allemand 6e. Mme Besson heads it, M. Sarr is its CPE. Jean-Macé has two classes
//! more: CP-B with M. Faure and CE2-C with Mme Leroy. Mme Benali has a child in each of the
//! three.

use super::{TestPeople, adult, first_day, guards, holds, make_class, make_school, pupil};
use crate::{
    Class, Function, Group, Kinship, Level, NewAssignment, NewEnrolment, Person, Post, School,
    SchoolKind, Sex, assignment, enrolment, groups, guardianship, hand,
};
use base::{Day, Id, Title};
use db::{Result, Tx};

/// Everybody and everything that is wider than the small world.
#[derive(Clone, Copy, Debug)]
pub struct WiderPeople {
    /// Collège Rosa-Parks.
    pub college: Id<School>,
    pub sixth_a: Id<Class>,
    /// Ilyes and Rose, with Mme Vidal.
    pub german: Id<Group>,
    /// Heads the collège.
    pub mme_besson: Id<Person>,
    /// Its CPE.
    pub m_sarr: Id<Person>,
    /// Teaches mathematics in 6e A.
    pub m_roche: Id<Person>,
    /// Teaches German to the group.
    pub mme_vidal: Id<Person>,
    /// Malik Diallo, in 6e A, and his mother.
    pub malik: Id<Person>,
    pub mme_diallo: Id<Person>,
    /// Rose Lemaire, in 6e A, her brother Tom, in CE2-C, and their father.
    pub rose: Id<Person>,
    pub tom: Id<Person>,
    pub m_lemaire: Id<Person>,
    /// Of Jean-Macé.
    pub cp_b: Id<Class>,
    pub ce2_c: Id<Class>,
    /// Teaches CP-B.
    pub m_faure: Id<Person>,
    /// Teaches CE2-C.
    pub mme_leroy: Id<Person>,
    /// Ilyes in 6e A, Yasmine in CE2-C, Sami in CP-B, and their mother Nour Benali.
    pub ilyes: Id<Person>,
    pub yasmine: Id<Person>,
    pub sami: Id<Person>,
    pub mme_benali: Id<Person>,
}

/// Adds it to the small world; its facts begin on the same day.
pub fn build(tx: &Tx<'_>, small: &TestPeople, today: Day) -> Result<WiderPeople> {
    let name = "Collège Rosa-Parks";
    let college = make_school(tx, small.lys, "0594444D", SchoolKind::Middle, name)?;
    let mme_besson = adult(tx, "Odile", "Besson", Title::Mme)?;
    let people = WiderPeople {
        college,
        sixth_a: make_class(tx, college, "6e A", &[Level::Sixth])?,
        german: hand::create(tx, hand::Home::School(college), "Allemand 6e", mme_besson)?,
        mme_besson,
        m_sarr: adult(tx, "Ousmane", "Sarr", Title::M)?,
        m_roche: adult(tx, "Paul", "Roche", Title::M)?,
        mme_vidal: adult(tx, "Inge", "Vidal", Title::Mme)?,
        malik: pupil(tx, "Malik", "Diallo", "2015-05-06", Sex::Boy)?,
        mme_diallo: adult(tx, "Awa", "Diallo", Title::Mme)?,
        rose: pupil(tx, "Rose", "Lemaire", "2015-09-19", Sex::Girl)?,
        tom: pupil(tx, "Tom", "Lemaire", "2018-01-08", Sex::Boy)?,
        m_lemaire: adult(tx, "Denis", "Lemaire", Title::M)?,
        cp_b: make_class(tx, small.jean_mace, "CP-B", &[Level::Cp])?,
        ce2_c: make_class(tx, small.jean_mace, "CE2-C", &[Level::Ce2])?,
        m_faure: adult(tx, "Yann", "Faure", Title::M)?,
        mme_leroy: adult(tx, "Agnès", "Leroy", Title::Mme)?,
        ilyes: pupil(tx, "Ilyes", "Benali", "2015-02-03", Sex::Boy)?,
        yasmine: pupil(tx, "Yasmine", "Benali", "2018-04-27", Sex::Girl)?,
        sami: pupil(tx, "Sami", "Benali", "2020-08-11", Sex::Boy)?,
        mme_benali: adult(tx, "Nour", "Benali", Title::Mme)?,
    };
    let from_on = first_day();
    let (_, pupils) = enrolment::begin(tx, &people.enrolments(small, from_on))?;
    let family =
        people.families().map(|(guardian, pupil, kind)| guards(guardian, pupil, kind, from_on));
    let (_, guardians) = guardianship::begin(tx, &family)?;
    let staff = people.posts(small);
    let staff = staff.map(|(person, post, function)| {
        let subject = (person == people.m_roche).then(|| "Mathématiques".to_owned());
        NewAssignment { subject, ..holds(person, post, function, from_on) }
    });
    let (_, staff) = assignment::begin(tx, &staff)?;
    let of_german = [people.ilyes, people.rose, people.mme_vidal].map(|person| (person, None));
    let members = hand::add(tx, people.german, &of_german)?;
    groups::refresh(tx, &pupils.and(guardians).and(staff).and(members), today)?;
    Ok(people)
}

impl WiderPeople {
    fn enrolments(&self, small: &TestPeople, from_on: Day) -> Vec<NewEnrolment> {
        let enrolled = [
            (self.ilyes, self.college, self.sixth_a, Level::Sixth),
            (self.malik, self.college, self.sixth_a, Level::Sixth),
            (self.rose, self.college, self.sixth_a, Level::Sixth),
            (self.yasmine, small.jean_mace, self.ce2_c, Level::Ce2),
            (self.tom, small.jean_mace, self.ce2_c, Level::Ce2),
            (self.sami, small.jean_mace, self.cp_b, Level::Cp),
        ];
        let new = |(pupil, school, class, level)| {
            let class = Some(class);
            NewEnrolment { pupil, school, class, level, from_on, until_on: None }
        };
        enrolled.map(new).into()
    }

    fn families(&self) -> [(Id<Person>, Id<Person>, Kinship); 6] {
        [
            (self.mme_benali, self.ilyes, Kinship::Mother),
            (self.mme_benali, self.yasmine, Kinship::Mother),
            (self.mme_benali, self.sami, Kinship::Mother),
            (self.mme_diallo, self.malik, Kinship::Mother),
            (self.m_lemaire, self.rose, Kinship::Father),
            (self.m_lemaire, self.tom, Kinship::Father),
        ]
    }

    fn posts(&self, small: &TestPeople) -> [(Id<Person>, Post, Function); 6] {
        let college = Post::School(self.college);
        [
            (self.mme_besson, college, Function::Head),
            (self.m_sarr, college, Function::Cpe),
            (self.m_roche, Post::Class(self.college, self.sixth_a), Function::Teacher),
            (self.mme_vidal, college, Function::Teacher),
            (self.m_faure, Post::Class(small.jean_mace, self.cp_b), Function::Teacher),
            (self.mme_leroy, Post::Class(small.jean_mace, self.ce2_c), Function::Teacher),
        ]
    }

    /// Those who come in and are looked at, by the names they have there.
    pub fn cast(&self) -> [(&'static str, Id<Person>); 8] {
        [
            ("college-head", self.mme_besson),
            ("cpe", self.m_sarr),
            ("maths-teacher", self.m_roche),
            ("german-teacher", self.mme_vidal),
            ("college-guardian", self.mme_diallo),
            ("ce2-teacher", self.mme_leroy),
            ("three-children", self.mme_benali),
            ("ce2-pupil", self.yasmine),
        ]
    }
}
