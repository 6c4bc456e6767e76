//! Assignments: a member of the staff holds a function in a class, a school, a town or another
//! body, or on the platform.

use crate::{Body, Class, Person, School, Touched, Town, store};
use base::{Day, Id};
use db::{Result, Tx};

db::word! {
    /// What a member of the staff is there for.
    pub enum Function {
        Head = "head", Deputy = "deputy",
        Teacher = "teacher", Substitute = "substitute", Specialist = "specialist",
        Librarian = "librarian",
        /// Accompanies pupils with a disability.
        Aesh = "aesh",
        /// The town's assistant in the classes of maternelle.
        Atsem = "atsem",
        /// Conseiller principal d'éducation: follows who comes to a collège or a lycée.
        Cpe = "cpe",
        /// Assists the CPE.
        SchoolLife = "school_life", Health = "health", Office = "office",
        Technical = "technical", Animator = "animator",
        /// Works for the town, or for another body.
        Agent = "agent",
        /// Sits in the assembly of a body, sent by one of its members.
        Delegate = "delegate",
        /// Of the platform, when neither school nor town is named.
        Administrator = "administrator",
    }
}

impl Function {
    /// Works with the pupils of a school, whether a class is named or not.
    pub fn is_of_the_team(self) -> bool {
        matches!(
            self,
            Function::Teacher
                | Function::Substitute
                | Function::Specialist
                | Function::Librarian
                | Function::Aesh
                | Function::Atsem
                | Function::Cpe
                | Function::SchoolLife
        )
    }

    pub fn is_of_the_heads(self) -> bool {
        matches!(self, Function::Head | Function::Deputy)
    }
}

/// Where a function is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Post {
    Class(Id<School>, Id<Class>),
    School(Id<School>),
    Town(Id<Town>),
    Body(Id<Body>),
    Platform,
}

impl Post {
    pub fn school(self) -> Option<Id<School>> {
        match self {
            Post::Class(school, _) | Post::School(school) => Some(school),
            Post::Town(_) | Post::Body(_) | Post::Platform => None,
        }
    }

    pub fn class(self) -> Option<Id<Class>> {
        match self {
            Post::Class(_, class) => Some(class),
            _ => None,
        }
    }

    pub fn town(self) -> Option<Id<Town>> {
        match self {
            Post::Town(town) => Some(town),
            _ => None,
        }
    }

    pub fn body(self) -> Option<Id<Body>> {
        match self {
            Post::Body(body) => Some(body),
            _ => None,
        }
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Assignment {
        pub id: Id<Assignment>,
        pub person: Id<Person>,
        pub school: Option<Id<School>>,
        pub town: Option<Id<Town>>,
        pub body: Option<Id<Body>>,
        pub class: Option<Id<Class>>,
        pub function: Function,
        pub subject: Option<String>,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

/// A function to be held from a day on.
#[derive(Clone, Debug)]
pub struct NewAssignment {
    pub person: Id<Person>,
    pub post: Post,
    pub function: Function,
    pub subject: Option<String>,
    pub from_on: Day,
    pub until_on: Option<Day>,
}

pub fn begin(tx: &Tx<'_>, new: &[NewAssignment]) -> Result<(Vec<Id<Assignment>>, Touched)> {
    let ids = store::assignments::insert(tx, new)?;
    Ok((ids, Touched::persons(new.iter().map(|new| new.person))))
}

/// Ends these assignments; those that end earlier already are left as they are.
pub fn end(tx: &Tx<'_>, ids: &[Id<Assignment>], on: Day) -> Result<Touched> {
    store::assignments::end(tx, ids, on).map(Touched::persons)
}

/// Puts back the end these assignments had, when what ended them is undone.
pub fn set_until(tx: &Tx<'_>, ends: &[(Id<Assignment>, Option<Day>)]) -> Result<Touched> {
    store::assignments::set_until(tx, ends).map(Touched::persons)
}

/// As if they had never been: only to undo what has just been brought in.
pub fn forget(tx: &Tx<'_>, ids: &[Id<Assignment>]) -> Result<Touched> {
    store::assignments::delete(tx, ids).map(Touched::persons)
}

/// What a person does and did, the latest first.
pub fn of_person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Assignment>> {
    store::assignments::of_person(tx, person)
}

/// Who held a function in a school on a day.
pub fn in_school(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Assignment>> {
    store::assignments::in_school(tx, school, on)
}
