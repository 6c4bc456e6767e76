//! The synthèse des acquis scolaires: what a pupil of GS knows, on the national model, decided by
//! his teacher line by line, locked, seen by his family, sent to the elementary school.

use crate::{
    Carnet,
    carnet::{Answer, Decide},
    model::{self, Area, Column},
    store,
};
use base::{Id, Instant, PersonName, SchoolYear, Title};
use db::{Error, FromValue, Result, Tx, Value, ValueRef};
use people::{Class, Level, Person, School};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::word! {
    pub enum State { Draft = "draft", Locked = "locked" }
}

/// What it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// The column of each line that is decided, by its code.
    pub lines: BTreeMap<String, Column>,
    /// « Points forts et besoins à prendre en compte », by the word of the area.
    pub needs: BTreeMap<String, String>,
    /// How he learns and lives with others, by the code of the line.
    pub together: BTreeMap<String, String>,
}

impl Content {
    pub fn undecided(&self) -> usize {
        model::lines().filter(|line| !self.lines.contains_key(line.code)).count()
    }

    pub fn need(&self, area: Area) -> &str {
        self.needs.get(area.word()).map_or("", String::as_str)
    }

    pub fn together(&self, code: &str) -> &str {
        self.together.get(code).map_or("", String::as_str)
    }
}

impl FromValue for Content {
    fn from_value(value: ValueRef<'_>) -> Result<Self> {
        let json: String = FromValue::from_value(value)?;
        serde_json::from_str(&json).map_err(|error| Error::Engine(error.to_string()))
    }
}

impl From<&Content> for Value {
    fn from(content: &Content) -> Self {
        Value::Text(serde_json::to_string(content).unwrap_or_else(|_| "{}".to_owned()))
    }
}

db::row! {
    /// As it is kept.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Kept {
        pub id: Id<Synthesis>,
        pub pupil_id: Id<Person>,
        pub school_id: Id<School>,
        pub school_name: String,
        pub class_id: Id<Class>,
        pub class_name: String,
        pub year: SchoolYear,
        pub content: Content,
        pub version: u32,
        pub state: State,
        /// How often it was locked.
        pub number: u32,
        pub edited_at: Instant,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

impl Kept {
    pub fn editor(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, self.title)
    }

    pub fn is_locked(&self) -> bool {
        self.state == State::Locked
    }
}

/// The synthèse of a pupil, begun or not.
#[derive(Clone, Debug)]
pub struct Synthesis {
    pub carnet: Carnet,
    pub kept: Option<Kept>,
    /// The school year it is of.
    pub year: SchoolYear,
}

impl Synthesis {
    pub const fn pupil(&self) -> Id<Person> {
        self.carnet.person()
    }

    pub fn version(&self) -> u32 {
        self.kept.as_ref().map_or(0, |kept| kept.version)
    }

    pub fn content(&self) -> Content {
        self.kept.as_ref().map(|kept| kept.content.clone()).unwrap_or_default()
    }

    pub fn is_locked(&self) -> bool {
        self.kept.as_ref().is_some_and(Kept::is_locked)
    }

    /// It was locked once: there is something to be read by a family.
    pub fn was_locked(&self) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.number > 0)
    }

    /// He is in GS this year: his synthèse is being made.
    fn is_of_today(&self) -> bool {
        self.carnet.is_there && self.carnet.level == Level::Gs
    }

    fn is_shown_to(&self, viewer: &Viewer) -> bool {
        self.was_locked() && self.carnet.is_of_the_family(viewer)
    }
}

/// To open again what was locked.
pub struct Reopen;
/// To put the visa of the school under it.
pub struct Stamp;

impl Action for Reopen {
    const NAME: &'static str = "Reopen";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Stamp {
    const NAME: &'static str = "Stamp";
    const RISK: Risk = Risk::PersonalData;
}

impl Guarded for Synthesis {
    const PARAM: &'static str = "pupil";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let today = tx.now().day();
        let Some(carnet) = store::pupils::find(tx, id.cast(), viewer.person, today)? else {
            return Ok(None);
        };
        let this_year = SchoolYear::of(today);
        let mut all = store::syntheses::of_pupil(tx, carnet.person())?;
        let is_made = carnet.level == Level::Gs && carnet.is_followed_by(viewer);
        // The team makes that of this year; others read the last one that was locked.
        let place = if is_made {
            all.iter().position(|kept| kept.year == this_year)
        } else {
            all.iter().position(|kept| kept.number > 0)
        };
        let kept = place.map(|place| all.swap_remove(place));
        let year = kept.as_ref().map_or(this_year, |kept| kept.year);
        Ok(Some(Synthesis { carnet, kept, year }))
    }
}

/// The team while it is made, the elementary school and the family once it was locked.
impl Allows<Read> for Synthesis {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_of_today() && self.carnet.is_followed_by(viewer)
            || self.was_locked() && self.carnet.is_known_at_work(viewer)
            || self.is_shown_to(viewer)
    }
}

impl Allows<Decide> for Synthesis {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_of_today() && self.carnet.is_decided_by(viewer)
    }
}

impl Allows<Reopen> for Synthesis {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_locked() && self.is_of_today() && self.carnet.is_decided_by(viewer)
    }
}

impl Allows<Stamp> for Synthesis {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_locked() && self.is_of_today() && viewer.administers(self.carnet.school)
    }
}

impl Allows<Answer> for Synthesis {
    fn allows(&self, _: &Viewer) -> bool {
        self.was_locked() && self.carnet.has_authority
    }
}
