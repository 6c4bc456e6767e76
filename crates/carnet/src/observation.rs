//! An observation: one success of one pupil, seen on a day.

use crate::{
    Carnet,
    carnet::{Observe, SeeFiles},
    model::Area,
    store,
};
use base::{Day, Id, Instant, PersonName, Title};
use db::{Result, Tx};
use files::Use;
use people::{Class, ImageRight, Level, Person};
use results::Skill;
use web::{Allows, Door, Guarded, Read, Viewer};

db::word! {
    /// What was seen: he does it, or he is on the way.
    pub enum State { Done = "done", Way = "way" }
}

db::word! {
    /// What is seen or heard on the files of an observation.
    pub enum Sight {
        None = "",
        /// His work: nobody is recognised.
        Work = "work",
        /// Himself: his face, his voice.
        Child = "child",
    }
}

db::row! {
    /// As it was written, whoever looks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Noted {
        pub id: Id<Observation>,
        pub pupil_id: Id<Person>,
        pub class_id: Id<Class>,
        pub class_name: String,
        pub level: Level,
        pub skill_id: Option<Id<Skill>>,
        pub label: Option<String>,
        pub area: Area,
        pub state: State,
        pub on_day: Day,
        pub words: String,
        pub sight: Sight,
        pub files: u32,
        pub version: u32,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub corrected_at: Option<Instant>,
        pub shown_at: Option<Instant>,
        /// A voice is on it, and what is heard is not written yet: no family is shown it before.
        pub unwritten: bool,
    }
}

impl Noted {
    pub fn author(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, self.title)
    }

    /// What it says in one line: the success, or the words of who saw it.
    pub fn heading(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.words)
    }

    pub const fn is_shown(&self) -> bool {
        self.shown_at.is_some()
    }

    /// May the team see its files? A family that wants no picture of its child keeps for itself
    /// what shows him.
    pub fn shows_files_to_the_team(&self, right: Option<ImageRight>) -> bool {
        self.sight != Sight::Child || right != Some(ImageRight::Refused)
    }
}

/// With the carnet it is in.
#[derive(Clone, Debug)]
pub struct Observation {
    pub noted: Noted,
    pub carnet: Carnet,
    pub right: Option<ImageRight>,
}

impl std::ops::Deref for Observation {
    type Target = Noted;
    fn deref(&self) -> &Noted {
        &self.noted
    }
}

pub const FILES: &str = "carnet_observation";

pub const fn files_of(observation: Id<Observation>) -> Use {
    Use::of(FILES, observation)
}

impl Guarded for Observation {
    const PARAM: &'static str = "observation";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(noted) = store::observations::find(tx, id)? else { return Ok(None) };
        let today = tx.now().day();
        let pupil = noted.pupil_id;
        let Some(carnet) = store::pupils::find(tx, pupil.cast(), viewer.person, today)? else {
            return Ok(None);
        };
        let right = people::image_right::current(tx, &[pupil])?.get(&pupil).map(|it| it.word);
        Ok(Some(Observation { noted, carnet, right }))
    }
}

/// Those who work with the pupil today; what was shown, his family and himself.
impl Allows<Read> for Observation {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.carnet.is_followed_by(viewer)
            || self.is_shown()
                && (self.carnet.is_of_the_family(viewer) || viewer.person == self.pupil_id)
    }
}

/// The class that noted it, while the pupil is there: what an earlier one has written stays as it
/// was written.
impl Allows<Observe> for Observation {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.carnet.is_followed_by(viewer) && self.carnet.class == Some(self.class_id)
    }
}

/// What the family keeps for itself is its own.
impl Allows<SeeFiles> for Observation {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.carnet.is_of_the_family(viewer)
            || viewer.person == self.pupil_id
            || self.shows_files_to_the_team(self.right)
    }
}
