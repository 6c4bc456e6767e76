//! The portfolio of a pupil: what he keeps of his own, from maternelle to lycée. It is his, so that
//! it stays when the school changes; the teachers of today see what the family shows, and propose.

use crate::{
    Keepsake,
    access::Add,
    keepsake::{self, FILES, KeepsakeKind, KeepsakeState, NewKeepsake},
    store,
};
use base::{Day, Id, Instant, PersonName};
use db::{Result, Tx};
use files::Use;
use people::{Class, Person, Standing};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use web::{
    Allows, Door, Guarded, Read, Viewer,
    passage::{Attached, Content, Keeper, Kind, Medium, Piece, Received},
};

db::row! {
    /// A pupil, as those who keep his portfolio with him reach it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Portfolio {
        pub id: Id<Portfolio>,
        pub first_name: String,
        pub last_name: String,
        /// Where he is today.
        pub class: Option<Id<Class>>,
        /// Does the viewer guard him today?
        pub is_guarded: bool,
        /// With legal authority?
        pub is_answered_for: bool,
    }
}

impl Portfolio {
    pub const fn pupil(&self) -> Id<Person> {
        self.id.cast()
    }

    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }

    /// The pupil himself once he reads, or who answers for him by law.
    pub fn is_of(&self, viewer: &Standing) -> bool {
        viewer.person == self.pupil() && !viewer.is_young_pupil() || self.is_answered_for
    }

    /// Of the family: sees all of it.
    pub fn is_at_home(&self, viewer: &Standing) -> bool {
        viewer.person == self.pupil() || self.is_guarded
    }

    fn is_taught_by(&self, viewer: &Standing) -> bool {
        self.class.is_some_and(|class| viewer.teaches(class))
    }

    /// The family, and who teaches him today.
    pub fn is_open_to(&self, viewer: &Standing) -> bool {
        self.is_at_home(viewer) || self.is_taught_by(viewer)
    }

    /// What the family has not shown to the class is the family's.
    pub fn shows(&self, line: &store::keepsakes::Line, viewer: &Standing) -> bool {
        let is_own = line.added_by == viewer.person && line.state == KeepsakeState::Proposed;
        self.is_at_home(viewer) || line.is_shown || is_own
    }
}

impl Guarded for Portfolio {
    const PARAM: &'static str = "pupil";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::pupils::portfolio(tx, id, viewer.person, tx.now().day())
    }
}

impl Allows<Read> for Portfolio {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_open_to(viewer)
    }
}

impl Allows<Add> for Portfolio {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_of(viewer) || self.is_taught_by(viewer)
    }
}

/// What portfolios hold, for a dossier: each thing by itself, by choice.
pub struct Portfolios;

/// What an archive says of a thing, beside its files.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    format: String,
    kind: String,
    title: String,
    words: String,
    made_on: String,
}

const FORMAT: &str = "preau-portfolio-1";

pub const KEEPER: &str = "portfolio";

/// The words of a thing, as its JSON tells them; for who reads the dossier.
pub fn words_of(told: &[u8]) -> Option<String> {
    let told: Told = serde_json::from_slice(told).ok()?;
    (told.format == FORMAT).then(|| keepsake::words(&told.words).ok())?
}

impl Keeper for Portfolios {
    fn name(&self) -> &'static str {
        KEEPER
    }

    fn pieces(
        &self,
        tx: &Tx<'_>,
        pupils: &[Id<Person>],
        _: Day,
    ) -> Result<Vec<(Id<Person>, Piece)>> {
        let kept = store::keepsakes::kept(tx, pupils)?;
        Ok(kept.into_iter().map(|it| (it.pupil_id, piece(it))).collect())
    }

    fn open(&self, tx: &Tx<'_>, pupil: Id<Person>, key: &str) -> Result<Option<Vec<Content>>> {
        Ok(self.open_all(tx, pupil, &[key])?.pop().map(|(_, contents)| contents))
    }

    fn open_all<'k>(
        &self,
        tx: &Tx<'_>,
        pupil: Id<Person>,
        keys: &[&'k str],
    ) -> Result<Vec<(&'k str, Vec<Content>)>> {
        let known = keys.iter().filter_map(|key| Some((key.parse::<Id<Keepsake>>().ok()?, *key)));
        let known: HashMap<Id<Keepsake>, &'k str> = known.collect();
        let kept = store::keepsakes::kept_of(tx, pupil, known.keys().copied())?;
        let opened = kept.into_iter().filter_map(|it| Some((*known.get(&it.id)?, it)));
        opened.map(|(key, it)| Ok((key, contents(it)?))).collect()
    }

    fn receive(&self, tx: &Tx<'_>, received: &Received<'_>) -> Result<bool> {
        let Some(new) = received.structured.and_then(|told| read(told, received)) else {
            return Ok(false);
        };
        // He has it already: he left with it, and is back.
        if store::keepsakes::has(tx, &new)? {
            return Ok(true);
        }
        let id = store::keepsakes::insert(tx, &new)?;
        if let Some(from) = received.attached {
            let from = Use { kind: from.kind, thing: from.thing };
            files::copy(tx, from, keepsake::files_of(id))?;
        }
        Ok(true)
    }
}

/// What it says, and its files.
fn contents(it: store::keepsakes::Kept) -> Result<Vec<Content>> {
    let told = Told {
        format: FORMAT.to_owned(),
        kind: it.kind.word().to_owned(),
        title: it.title,
        words: it.words,
        made_on: it.made_on.iso(),
    };
    let bytes = serde_json::to_vec_pretty(&told);
    let bytes = bytes.map_err(|_| db::Error::Engine("a keepsake is not JSON".to_owned()))?;
    let (name, media_type) = ("portfolio.json".to_owned(), "application/json");
    Ok(vec![
        Content::Made { name, media_type, bytes },
        Content::Attached(Attached { kind: FILES, thing: it.id.raw() }),
    ])
}

fn piece(it: store::keepsakes::Kept) -> Piece {
    Piece {
        key: it.id.to_string(),
        title: it.title,
        made_on: it.made_on,
        kind: Kind::ByChoice,
        medium: Medium::Structured,
        why: String::new(),
    }
}

/// What strangers wrote: as long as a form may be, of a day that has been.
fn read(told: &[u8], received: &Received<'_>) -> Option<NewKeepsake> {
    let told: Told = serde_json::from_slice(told).ok()?;
    let made_on = Day::parse_iso(&told.made_on)?;
    let today = Instant::day(received.at);
    (told.format == FORMAT && made_on <= today).then_some(())?;
    Some(NewKeepsake {
        pupil: received.pupil,
        kind: KeepsakeKind::parse(&told.kind)?,
        title: web::form::required(&told.title, keepsake::TITLE_CHARS_MAX).ok()?,
        words: keepsake::words(&told.words).ok()?,
        made_on,
        is_kept: true,
        is_shown: false,
        by: received.by,
        at: received.at,
    })
}
