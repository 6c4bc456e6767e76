//! Persons of the territory: pupils, guardians and what ties them, staff, agents of the town.

use crate::{Degree, Level};
use base::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    F,
    M,
}

impl Sex {
    /// `Mme`, `M.`
    pub const fn title(self) -> &'static str {
        match self {
            Sex::F => "Mme",
            Sex::M => "M.",
        }
    }

    pub const fn letter(self) -> &'static str {
        match self {
            Sex::F => "F",
            Sex::M => "M",
        }
    }
}

/// Who somebody is. `last` is the name in use, `family` the one of the civil register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub first: String,
    pub other_first: Option<String>,
    pub last: String,
    pub family: String,
    pub sex: Sex,
    pub born: Day,
}

impl Identity {
    pub fn is_same_person_as(&self, other: &Identity) -> bool {
        (&self.first, &self.last, self.born) == (&other.first, &other.last, other.born)
    }

    /// `claire.durand`, for addresses.
    pub fn slug(&self) -> String {
        let part = |text: &str| base::fold(text).replace(' ', "-");
        format!("{}.{}", part(&self.first), part(&self.last))
    }
}

/// Where somebody lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    pub street: String,
    pub postcode: &'static str,
    pub town: &'static str,
}

/// A pupil, in the class he attends.
#[derive(Clone, Debug)]
pub struct Pupil {
    /// `ENTPersonJointure` in his academy.
    pub id: usize,
    pub ine: String,
    pub identity: Identity,
    pub level: Level,
    /// Indices in the district.
    pub school: usize,
    pub class: usize,
    pub links: Vec<Link>,
    pub home: Home,
    pub since: Day,
    pub has_left: bool,
    pub is_cast: bool,
    /// Speaks another language and learns French in a group of his school (UPE2A).
    pub is_newcomer: bool,
    pub canteen: bool,
    pub morning_care: bool,
    pub evening_care: bool,
    /// Second language at collège and lycée.
    pub learns_german: bool,
}

/// What ties a pupil to one of his guardians.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index in the district.
    pub guardian: usize,
    pub kin: Kin,
    pub authority: Authority,
    pub pays: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    Mother,
    Father,
    Grandparent,
    OtherFamily,
    FosterCarer,
    ChildMinder,
    Tutor,
    ChildWelfare,
    Other,
}

impl Kin {
    /// Standards §4.5: codeLien.
    pub const fn code(self) -> &'static str {
        match self {
            Kin::Mother => "10",
            Kin::Father => "20",
            Kin::Grandparent => "38",
            Kin::OtherFamily => "39",
            Kin::FosterCarer => "42",
            Kin::ChildMinder => "43",
            Kin::Tutor => "50",
            Kin::ChildWelfare => "51",
            Kin::Other => "90",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    Legal,
    /// Looks after the child without deciding for him (assistant familial).
    InCharge,
    ContactOnly,
}

impl Authority {
    /// AAF 2D: niveauResponsabilité.
    pub const fn code(self) -> &'static str {
        match self {
            Authority::Legal => "1",
            Authority::InCharge => "2",
            Authority::ContactOnly => "0",
        }
    }
}

/// A guardian has one key per degree where he has a child: two feeds, one person.
#[derive(Clone, Debug)]
pub struct Guardian {
    pub first_degree: Option<usize>,
    pub second_degree: Option<usize>,
    pub identity: Identity,
    pub home: Home,
    pub mail: Option<String>,
    pub mobile: Option<String>,
    pub landline: Option<String>,
    pub work: Option<String>,
    /// The language he reads best (BCP 47), when it is not French. AAF has no place for it.
    pub tongue: Option<&'static str>,
    pub shares_address: bool,
    /// A service of the département, not a human being.
    pub is_service: bool,
    pub is_cast: bool,
}

impl Guardian {
    /// `ENTPersonJointure` in the feed of that degree.
    pub const fn key(&self, degree: Degree) -> Option<usize> {
        match degree {
            Degree::First => self.first_degree,
            Degree::Second => self.second_degree,
        }
    }
}

/// Somebody the State employs in schools.
#[derive(Clone, Debug)]
pub struct Staff {
    pub id: usize,
    pub identity: Identity,
    pub mail: String,
    pub posts: Vec<Post>,
    pub has_left: bool,
    pub is_cast: bool,
}

/// What somebody does in a school, and in which class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub school: usize,
    pub function: Function,
    pub class: Option<usize>,
    pub role: Role,
    /// Index in the subjects of the second degree.
    pub subject: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    Head,
    DeputyHead,
    Teacher,
    Replacement,
    Rased,
    Aesh,
    Cpe,
    Aed,
    Librarian,
    Secretary,
}

/// How somebody is tied to a class: the word of `affectations.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Titular,
    PartTime,
    Relief,
    Support,
    None,
}

impl Role {
    pub const fn word(self) -> &'static str {
        match self {
            Role::Titular => "titulaire",
            Role::PartTime => "complément de temps partiel",
            Role::Relief => "complément de décharge",
            Role::Support => "accompagnement",
            Role::None => "",
        }
    }
}

/// Somebody the town employs: in no national feed.
#[derive(Clone, Debug)]
pub struct Agent {
    pub identity: Identity,
    pub function: &'static str,
    pub school: Option<usize>,
    pub class: Option<usize>,
    pub town: &'static str,
    pub mail: String,
    pub phone: String,
    pub is_cast: bool,
}
