//! What somebody is writing and has not saved yet: it comes back after a crash, and two windows
//! never write over each other. Its writer's alone, and gone when the article is saved.

use crate::{Article, Thread, store};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use files::{File, Use};
use people::Person;
use web::{Allows, Door, Edit, Granted, Guarded, Read, Viewer};

const FILES_KIND: &str = "news_unsaved";
/// What is not taken up again for so long is thrown away.
pub const KEPT_DAYS: i64 = 90;
const UNSAVED_MAX: i64 = 100;

db::row! {
    #[derive(Clone, Debug)]
    pub struct Unsaved {
        pub id: Id<Unsaved>,
        pub person_id: Id<Person>,
        pub thread_id: Id<Thread>,
        /// 0: a new article.
        pub article_id: Id<Article>,
        pub title: String,
        /// The fields of the form, as JSON.
        pub fields: String,
        pub number: u32,
        pub updated_at: Instant,
    }
}

impl Guarded for Unsaved {
    const PARAM: &'static str = "news_unsaved";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        store::unsaved::find(tx, id)
    }
}

impl Allows<Read> for Unsaved {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

impl Allows<Edit> for Unsaved {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

/// What a window last knew of its row: which one, and how often it was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub id: Id<Unsaved>,
    pub number: u32,
}

/// What is typed.
#[derive(Clone, Debug)]
pub struct Typed {
    pub thread: Id<Thread>,
    pub article: Id<Article>,
    pub title: String,
    pub fields: String,
    pub files: Vec<Id<File>>,
    pub known: Option<Known>,
}

/// Keeps it over what the same window kept before. When another window was faster, or the row is
/// gone, it gets a row of its own: no word is lost.
pub fn keep(tx: &Tx<'_>, person: Id<Person>, typed: &Typed, now: Instant) -> Result<Known> {
    let known = match typed.known {
        Some(known) => store::unsaved::update(tx, person, known, typed, now)?,
        None => None,
    };
    let known = match known {
        Some(known) => known,
        None if store::unsaved::count(tx, person)? >= UNSAVED_MAX => {
            return Err(Error::Conflict("too much is not saved".to_owned()));
        }
        None => store::unsaved::insert(tx, person, typed, now)?,
    };
    files::set(tx, person, &typed.files, Use::of(FILES_KIND, known.id), now)?;
    Ok(known)
}

/// The article is saved with these fields, and its files: what this window kept goes. What another
/// window has written over it meanwhile stays.
pub fn done(
    tx: &Tx<'_>,
    person: Id<Person>,
    (known, fields): (Option<Known>, &str),
    now: Instant,
) -> Result<()> {
    let Some(known) = known else { return Ok(()) };
    if store::unsaved::delete_known(tx, person, known, fields)? {
        files::detach(tx, FILES_KIND, &[known.id], now)?;
    }
    Ok(())
}

pub fn discard(tx: &Tx<'_>, unsaved: &Granted<Edit, Unsaved>, now: Instant) -> Result<()> {
    forget(tx, &[unsaved.id], now)
}

pub fn forget(tx: &Tx<'_>, ids: &[Id<Unsaved>], now: Instant) -> Result<()> {
    store::unsaved::delete(tx, ids)?;
    files::detach(tx, FILES_KIND, ids, now)
}
