//! Guardianships: who answers for a pupil, how, and from when to when.
//!
//! Only those with legal authority, or named as a contact by the family, are in the groups of
//! guardians: they see what concerns the pupil and may write about him. A guardian who has neither
//! (he pays, he fetches) is known to the school, and that is all.

use crate::{Person, Touched, store};
use base::{Day, Id};
use db::{Result, Tx};

db::word! {
    /// What a guardian is to the pupil: the code list `codeLien` of the feeds.
    pub enum Kinship {
        Mother = "mother", Father = "father", Sibling = "sibling", Grandparent = "grandparent",
        Relative = "relative", Educator = "educator", FosterParent = "foster_parent",
        Childminder = "childminder", Tutor = "tutor", ChildWelfare = "child_welfare",
        Itself = "self", Other = "other",
    }
}

impl Kinship {
    /// AAF and SIECLE: the two digits of `codeLien`; what is not in the list is another bond.
    pub fn from_code(code: &str) -> Self {
        match code.trim() {
            "10" => Kinship::Mother,
            "20" => Kinship::Father,
            "37" => Kinship::Sibling,
            "38" => Kinship::Grandparent,
            "39" => Kinship::Relative,
            "41" => Kinship::Educator,
            "42" => Kinship::FosterParent,
            "43" => Kinship::Childminder,
            "50" => Kinship::Tutor,
            "51" => Kinship::ChildWelfare,
            "70" => Kinship::Itself,
            _ => Kinship::Other,
        }
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Guardianship {
        pub id: Id<Guardianship>,
        pub guardian: Id<Person>,
        pub pupil: Id<Person>,
        pub kind: Kinship,
        pub has_authority: bool,
        pub is_contact: bool,
        pub pays: bool,
        /// 1 is called first.
        pub priority: u8,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

/// A guardianship to begin on a day.
#[derive(Clone, Debug)]
pub struct NewGuardianship {
    pub guardian: Id<Person>,
    pub pupil: Id<Person>,
    pub kind: Kinship,
    pub has_authority: bool,
    pub is_contact: bool,
    pub pays: bool,
    pub priority: u8,
    pub from_on: Day,
    pub until_on: Option<Day>,
}

pub fn begin(tx: &Tx<'_>, new: &[NewGuardianship]) -> Result<(Vec<Id<Guardianship>>, Touched)> {
    let ids = store::guardianships::insert(tx, new)?;
    Ok((ids, Touched::persons(new.iter().map(|new| new.guardian))))
}

/// Ends these guardianships; those that end earlier already are left as they are.
pub fn end(tx: &Tx<'_>, ids: &[Id<Guardianship>], on: Day) -> Result<Touched> {
    store::guardianships::end(tx, ids, on).map(Touched::persons)
}

/// Puts back the end these guardianships had, when what ended them is undone.
pub fn set_until(tx: &Tx<'_>, ends: &[(Id<Guardianship>, Option<Day>)]) -> Result<Touched> {
    store::guardianships::set_until(tx, ends).map(Touched::persons)
}

/// As if they had never been: only to undo what has just been brought in.
pub fn forget(tx: &Tx<'_>, ids: &[Id<Guardianship>]) -> Result<Touched> {
    store::guardianships::delete(tx, ids).map(Touched::persons)
}

/// Who answers and answered for these pupils, by pupil, the first to call first.
pub fn of_pupils(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<Guardianship>> {
    store::guardianships::of_pupils(tx, pupils)
}

/// For whom a guardian answers and answered.
pub fn of_guardian(tx: &Tx<'_>, guardian: Id<Person>) -> Result<Vec<Guardianship>> {
    store::guardianships::of_guardian(tx, guardian)
}
