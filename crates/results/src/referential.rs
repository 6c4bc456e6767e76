//! Referentials: what is to be learnt, as editions of trees of skills.

use crate::store::skills as store;
use base::{Day, Id};
use db::{Result, Tx};
use people::{Level, School};

db::row! {
    /// An edition of a programme, of the socle, or what a school adds. `until_on` is the first day
    /// it is no longer taught.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Referential {
        pub id: Id<Referential>,
        /// None for those of the nation.
        pub school: Option<Id<School>>,
        /// `maternelle`, `cycle2`, `cycle3`, `cycle4`, `socle`, `lycee`, or a school's own.
        pub code: String,
        pub edition: String,
        pub title: String,
        /// Where its words come from.
        pub source: String,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

db::word! {
    pub enum SkillKind {
        /// `Français`.
        Domain = "domain",
        /// `Lecture et compréhension de l'écrit`; its code is the livret's (`FRA-LEC`).
        Part = "part",
        Theme = "theme",
        /// What a pupil can show.
        Item = "item",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Skill {
        pub id: Id<Skill>,
        pub referential: Id<Referential>,
        pub parent: Option<Id<Skill>>,
        /// In the order of the whole tree, a parent before its children.
        pub place: i64,
        pub kind: SkillKind,
        /// Unique in its referential.
        pub code: String,
        pub label: String,
        /// ` ce1 ce2 `; empty for every level of the referential.
        pub levels: String,
        pub retired_on: Option<Day>,
    }
}

impl Skill {
    pub fn is_for(&self, level: Level) -> bool {
        self.levels.is_empty() || self.levels.split(' ').any(|word| word == level.word())
    }
}

/// The codes of the programmes of a level. A pupil of an école without a level (ULIS) learns of
/// cycle 2 and of cycle 3, as his age and his project have it.
pub fn programmes_of(level: Level) -> &'static [&'static str] {
    match level {
        Level::Tps | Level::Ps | Level::Ms | Level::Gs => &["maternelle"],
        Level::Cp | Level::Ce1 | Level::Ce2 => &["cycle2"],
        Level::Cm1 | Level::Cm2 | Level::Sixth => &["cycle3"],
        Level::Fifth | Level::Fourth | Level::Third => &["cycle4"],
        Level::Second | Level::First | Level::Last => &["lycee"],
        Level::Other => &["cycle2", "cycle3", "socle"],
    }
}

/// The skills taught on a day under these codes: those of the nation and what the school adds, by
/// referential then place, the retired ones left out.
pub fn taught(tx: &Tx<'_>, school: Id<School>, codes: &[&str], on: Day) -> Result<Vec<Skill>> {
    store::taught(tx, school, codes, on)
}

/// Skills by id, whatever became of them: what results say of a retired skill stays readable.
pub fn skills(tx: &Tx<'_>, these: &[Id<Skill>]) -> Result<Vec<Skill>> {
    store::by_id(tx, these)
}

/// What these are called.
pub fn titles(tx: &Tx<'_>, these: &[Id<Referential>]) -> Result<Vec<(Id<Referential>, String)>> {
    store::titles(tx, these)
}

pub fn load(tx: &Tx<'_>, referential: Id<Referential>) -> Result<Option<Referential>> {
    store::referential(tx, referential)
}
