//! A small world, always the same, known by heart: École Jean-Macé and its neighbours.
//!
//! Lys-lez-Lannoy has two schools. Jean-Macé (elementary) has CE1-A, with Mme Durand, and CM2-B,
//! with M. Petit and the AESH Mme Roussel; Mme Lefèvre heads it. Kergomard (maternelle) has MS-GS,
//! with Mme Garnier, who heads it too, and the ATSEM Mme Fontaine. M. Vasseur is an agent of the
//! town.
//! In Toufflers, École Ferry has CE1-Z with M. Lambert, who heads it.
//!
//! [`wider`] is what lies around it, for who asks; [`governed`] is who decides.

pub mod governed;
pub mod wider;

use crate::{
    Class, Details, Function, Kinship, Level, NewAssignment, NewClass, NewEnrolment,
    NewGuardianship, NewPerson, NewSchool, Person, Post, School, SchoolKind, Sex, Touched, Town,
    assignment, class, enrolment, groups, guardianship, person, school, town,
};
use base::{Day, Id, Instant, PersonName, SchoolYear, Title};
use db::{Result, Tx};

/// Everybody and everything of the small world.
#[derive(Clone, Copy, Debug)]
pub struct TestPeople {
    pub lys: Id<Town>,
    pub toufflers: Id<Town>,
    pub jean_mace: Id<School>,
    pub kergomard: Id<School>,
    pub ferry: Id<School>,
    pub ce1_a: Id<Class>,
    pub cm2_b: Id<Class>,
    pub ms_gs: Id<Class>,
    pub ce1_z: Id<Class>,
    /// Teaches CE1-A.
    pub mme_durand: Id<Person>,
    /// Teaches CM2-B.
    pub m_petit: Id<Person>,
    /// Heads Jean-Macé.
    pub mme_lefevre: Id<Person>,
    /// AESH in CM2-B.
    pub mme_roussel: Id<Person>,
    /// Teaches MS-GS and heads Kergomard.
    pub mme_garnier: Id<Person>,
    /// ATSEM in MS-GS.
    pub mme_fontaine: Id<Person>,
    /// Agent of Lys-lez-Lannoy.
    pub m_vasseur: Id<Person>,
    /// Administers the platform.
    pub mme_delattre: Id<Person>,
    /// Teaches CE1-Z and heads Ferry, in the other town.
    pub m_lambert: Id<Person>,
    /// Léa Martin, in CE1-A.
    pub lea: Id<Person>,
    /// Jules Martin, her brother, in MS-GS.
    pub jules: Id<Person>,
    /// Their mother Samira Haddad and their father Marc Martin, in two homes.
    pub samira: Id<Person>,
    pub marc: Id<Person>,
    /// Noé Dubois, in CM2-B, has one guardian.
    pub noe: Id<Person>,
    pub mme_dubois: Id<Person>,
    /// Inès and Lina Moreau, twins, in CE1-A, and their parents.
    pub ines: Id<Person>,
    pub lina: Id<Person>,
    pub mme_moreau: Id<Person>,
    pub m_moreau: Id<Person>,
    /// Another Léa Martin, in CM2-B, and her mother Julie Martin.
    pub lea_the_other: Id<Person>,
    pub julie: Id<Person>,
    /// Hugo Bernard, in CE1-Z, and his mother.
    pub hugo: Id<Person>,
    pub mme_bernard: Id<Person>,
}

const FIRST_DAY: &str = "2026-09-01";
const YEAR: SchoolYear = SchoolYear(2026);

/// Puts the small world into an empty database; its facts begin on 1 September 2026.
pub fn build(tx: &Tx<'_>, today: Day) -> Result<TestPeople> {
    let from_on = first_day();
    let lys = town::create(tx, "59367", "Lys-lez-Lannoy", "59")?;
    let toufflers = town::create(tx, "59598", "Toufflers", "59")?;
    let jean_mace = make_school(tx, lys, "0591234A", SchoolKind::Elementary, "École Jean-Macé")?;
    let kergomard =
        make_school(tx, lys, "0595678B", SchoolKind::Nursery, "École maternelle Kergomard")?;
    let ferry =
        make_school(tx, toufflers, "0599012C", SchoolKind::Elementary, "École Jules-Ferry")?;
    let ce1_a = make_class(tx, jean_mace, "CE1-A", &[Level::Ce1])?;
    let cm2_b = make_class(tx, jean_mace, "CM2-B", &[Level::Cm2])?;
    let ms_gs = make_class(tx, kergomard, "MS-GS", &[Level::Ms, Level::Gs])?;
    let ce1_z = make_class(tx, ferry, "CE1-Z", &[Level::Ce1])?;
    let people = TestPeople {
        lys,
        toufflers,
        jean_mace,
        kergomard,
        ferry,
        ce1_a,
        cm2_b,
        ms_gs,
        ce1_z,
        mme_durand: adult(tx, "Claire", "Durand", Title::Mme)?,
        m_petit: adult(tx, "Antoine", "Petit", Title::M)?,
        mme_lefevre: adult(tx, "Hélène", "Lefèvre", Title::Mme)?,
        mme_roussel: adult(tx, "Nadia", "Roussel", Title::Mme)?,
        mme_garnier: adult(tx, "Sophie", "Garnier", Title::Mme)?,
        mme_fontaine: adult(tx, "Odile", "Fontaine", Title::Mme)?,
        m_vasseur: adult(tx, "Luc", "Vasseur", Title::M)?,
        mme_delattre: adult(tx, "Anne", "Delattre", Title::Mme)?,
        m_lambert: adult(tx, "Rémi", "Lambert", Title::M)?,
        lea: pupil(tx, "Léa", "Martin", "2019-03-12", Sex::Girl)?,
        jules: pupil(tx, "Jules", "Martin", "2021-10-05", Sex::Boy)?,
        samira: adult(tx, "Samira", "Haddad", Title::Mme)?,
        marc: adult(tx, "Marc", "Martin", Title::M)?,
        noe: pupil(tx, "Noé", "Dubois", "2016-01-30", Sex::Boy)?,
        mme_dubois: adult(tx, "Élise", "Dubois", Title::Mme)?,
        ines: pupil(tx, "Inès", "Moreau", "2019-07-21", Sex::Girl)?,
        lina: pupil(tx, "Lina", "Moreau", "2019-07-21", Sex::Girl)?,
        mme_moreau: adult(tx, "Chloé", "Moreau", Title::Mme)?,
        m_moreau: adult(tx, "Karim", "Moreau", Title::M)?,
        lea_the_other: pupil(tx, "Léa", "Martin", "2016-11-02", Sex::Girl)?,
        julie: adult(tx, "Julie", "Martin", Title::Mme)?,
        hugo: pupil(tx, "Hugo", "Bernard", "2019-05-17", Sex::Boy)?,
        mme_bernard: adult(tx, "Martine", "Bernard", Title::Mme)?,
    };
    let (_, pupils) = enrolment::begin(tx, &people.enrolments(from_on))?;
    let (_, guardians) = guardianship::begin(tx, &people.guardianships(from_on))?;
    let (_, staff) = assignment::begin(tx, &people.assignments(from_on))?;
    groups::refresh(tx, &pupils.and(guardians).and(staff), today)?;
    Ok(people)
}

impl TestPeople {
    fn enrolments(&self, from_on: Day) -> Vec<NewEnrolment> {
        let enrolled = [
            (self.lea, self.jean_mace, self.ce1_a, Level::Ce1),
            (self.ines, self.jean_mace, self.ce1_a, Level::Ce1),
            (self.lina, self.jean_mace, self.ce1_a, Level::Ce1),
            (self.noe, self.jean_mace, self.cm2_b, Level::Cm2),
            (self.lea_the_other, self.jean_mace, self.cm2_b, Level::Cm2),
            (self.jules, self.kergomard, self.ms_gs, Level::Gs),
            (self.hugo, self.ferry, self.ce1_z, Level::Ce1),
        ];
        let new = |(pupil, school, class, level)| NewEnrolment {
            pupil,
            school,
            class: Some(class),
            level,
            from_on,
            until_on: None,
        };
        enrolled.map(new).into()
    }

    fn guardianships(&self, from_on: Day) -> Vec<NewGuardianship> {
        let guarded = [
            (self.samira, self.lea, Kinship::Mother),
            (self.marc, self.lea, Kinship::Father),
            (self.samira, self.jules, Kinship::Mother),
            (self.marc, self.jules, Kinship::Father),
            (self.mme_dubois, self.noe, Kinship::Mother),
            (self.mme_moreau, self.ines, Kinship::Mother),
            (self.m_moreau, self.ines, Kinship::Father),
            (self.mme_moreau, self.lina, Kinship::Mother),
            (self.m_moreau, self.lina, Kinship::Father),
            (self.julie, self.lea_the_other, Kinship::Mother),
            (self.mme_bernard, self.hugo, Kinship::Mother),
        ];
        let new = |(guardian, pupil, kind)| guards(guardian, pupil, kind, from_on);
        guarded.map(new).into()
    }

    fn assignments(&self, from_on: Day) -> Vec<NewAssignment> {
        let ce1_a = Post::Class(self.jean_mace, self.ce1_a);
        let cm2_b = Post::Class(self.jean_mace, self.cm2_b);
        let ms_gs = Post::Class(self.kergomard, self.ms_gs);
        let ce1_z = Post::Class(self.ferry, self.ce1_z);
        let assigned = [
            (self.mme_durand, ce1_a, Function::Teacher),
            (self.m_petit, cm2_b, Function::Teacher),
            (self.mme_lefevre, Post::School(self.jean_mace), Function::Head),
            (self.mme_roussel, cm2_b, Function::Aesh),
            (self.mme_garnier, ms_gs, Function::Teacher),
            (self.mme_garnier, Post::School(self.kergomard), Function::Head),
            (self.mme_fontaine, ms_gs, Function::Atsem),
            (self.m_vasseur, Post::Town(self.lys), Function::Agent),
            (self.mme_delattre, Post::Platform, Function::Administrator),
            (self.m_lambert, ce1_z, Function::Teacher),
            (self.m_lambert, Post::School(self.ferry), Function::Head),
        ];
        let new = |(person, post, function)| holds(person, post, function, from_on);
        assigned.map(new).into()
    }

    /// Everybody, in the order they were added.
    pub fn everybody(&self) -> Vec<Id<Person>> {
        let staff = [
            self.mme_durand,
            self.m_petit,
            self.mme_lefevre,
            self.mme_roussel,
            self.mme_garnier,
            self.mme_fontaine,
            self.m_vasseur,
            self.mme_delattre,
            self.m_lambert,
        ];
        let families = [
            self.lea,
            self.jules,
            self.samira,
            self.marc,
            self.noe,
            self.mme_dubois,
            self.ines,
            self.lina,
            self.mme_moreau,
            self.m_moreau,
            self.lea_the_other,
            self.julie,
            self.hugo,
            self.mme_bernard,
        ];
        [&staff[..], &families[..]].concat()
    }
}

/// The first day of the facts: 1 September 2026.
pub fn first_day() -> Day {
    Day::parse_iso(FIRST_DAY).unwrap_or_else(|| Instant::default().day())
}

/// An adult with a title, known by name only.
pub fn adult(tx: &Tx<'_>, first: &str, last: &str, title: Title) -> Result<Id<Person>> {
    let details = Details::named(PersonName::new(first, last, Some(title)));
    one(tx, details)
}

/// A pupil with a day of birth.
pub fn pupil(tx: &Tx<'_>, first: &str, last: &str, born: &str, sex: Sex) -> Result<Id<Person>> {
    let mut details = Details::named(PersonName::new(first, last, None));
    (details.birth_day, details.sex) = (Day::parse_iso(born), Some(sex));
    one(tx, details)
}

fn one(tx: &Tx<'_>, details: Details) -> Result<Id<Person>> {
    let new = NewPerson { details, keys: Vec::new() };
    person::create(tx, &[new], Instant::at(first_day(), base::Minutes(8 * 60))).map(|ids| ids[0])
}

/// A guardianship with authority, first to call.
pub fn guards(
    guardian: Id<Person>,
    pupil: Id<Person>,
    kind: Kinship,
    from_on: Day,
) -> NewGuardianship {
    NewGuardianship {
        guardian,
        pupil,
        kind,
        has_authority: true,
        is_contact: true,
        pays: false,
        priority: 1,
        from_on,
        until_on: None,
    }
}

pub fn holds(person: Id<Person>, post: Post, function: Function, from_on: Day) -> NewAssignment {
    NewAssignment { person, post, function, subject: None, from_on, until_on: None }
}

fn make_school(
    tx: &Tx<'_>,
    town: Id<Town>,
    uai: &str,
    kind: SchoolKind,
    name: &str,
) -> Result<Id<School>> {
    let new = NewSchool {
        uai: uai.to_owned(),
        town,
        kind,
        name: name.to_owned(),
        academy: "09".to_owned(),
        source_key: None,
        opened_on: first_day(),
    };
    school::create(tx, &new)
}

fn make_class(tx: &Tx<'_>, school: Id<School>, name: &str, levels: &[Level]) -> Result<Id<Class>> {
    let new = NewClass {
        school,
        year: YEAR,
        name: name.to_owned(),
        source_key: None,
        levels: levels.to_vec(),
    };
    class::open(tx, &[new]).map(|ids| ids[0])
}

/// Touches everybody of these schools, as a feed does.
pub fn touch_all(people: &TestPeople) -> Touched {
    Touched::school(people.jean_mace)
        .and(Touched::school(people.kergomard))
        .and(Touched::school(people.ferry))
}
