//! Writing an article: a new one, or over a version that nobody else has changed meanwhile.

use crate::{
    Article, Thread,
    article::{TRANSLATED, Written},
    refusal::Refusal,
    store,
};
use base::{Day, Id, Instant, Lang, RichText};
use db::{Error, Result, Tx};
use files::{File, Use};
use people::{Person, School};
use publication::{Comments, Text};
use web::{Create, Edit, Granted};

/// For whom of those of the thread it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audience {
    pub families: bool,
    pub pupils: bool,
    pub staff: bool,
}

impl Audience {
    pub const EVERYBODY: Audience = Audience { families: true, pupils: true, staff: true };

    pub const fn is_nobody(self) -> bool {
        !self.families && !self.pupils && !self.staff
    }

    pub fn of(article: &Written) -> Self {
        Audience {
            families: article.for_families,
            pupils: article.for_pupils,
            staff: article.for_staff,
        }
    }
}

/// What somebody has written, checked.
#[derive(Clone, Debug)]
pub struct Draft {
    pub title: String,
    pub body: RichText,
    pub lang: Lang,
    pub audience: Audience,
    /// Of a town: those of its schools it is for; none: all of them.
    pub schools: Vec<Id<School>>,
    pub is_headline: bool,
    pub comments: Comments,
    pub publish_at: Option<Instant>,
    pub ends_on: Option<Day>,
    pub files: Vec<Id<File>>,
    /// The version it was written over; 0 for a new one.
    pub version: u32,
    pub once: String,
}

const SUMMARY_CHARS: usize = 180;

impl Draft {
    pub fn summary(&self) -> String {
        self.body.summary(SUMMARY_CHARS)
    }
}

pub const fn files_of(article: Id<Article>) -> Use {
    Use::of(Article::KIND, article)
}

/// Begins an article; the same form sent twice is the same article.
pub fn begin(
    tx: &Tx<'_>,
    thread: &Granted<Create<Article>, Thread>,
    draft: &Draft,
    now: Instant,
) -> Result<Id<Article>> {
    begin_as(tx, &thread.place, thread.viewer.person, draft, now)
}

/// The same for the days that a demo plays.
pub(crate) fn begin_as(
    tx: &Tx<'_>,
    place: &crate::thread::Place,
    author: Id<Person>,
    draft: &Draft,
    now: Instant,
) -> Result<Id<Article>> {
    if let Some(known) = store::articles::by_once(tx, author, &draft.once)? {
        return Ok(known);
    }
    let id = store::articles::insert(tx, place, author, draft, now)?;
    files::attach(tx, author, &draft.files, files_of(id))?;
    publication::keep(tx, (id, 1), author, (&draft.title, &draft.body), now)?;
    Ok(id)
}

/// Writes over the version the editor had before him. When another one was saved meanwhile nothing
/// is changed, and the editor is told (`Refusal::Overtaken`): his form still holds his words.
pub fn save(
    tx: &Tx<'_>,
    article: &Granted<Edit, Article>,
    draft: &Draft,
    now: Instant,
) -> Result<()> {
    let (id, editor) = (article.id, article.viewer.person);
    if !store::articles::update(tx, id, editor, draft, now)? {
        return Err(Error::refused(Refusal::Overtaken));
    }
    files::set(tx, editor, &draft.files, files_of(id), now)?;
    let version = (id, draft.version + 1);
    publication::keep(tx, version, editor, (&draft.title, &draft.body), now)?;
    // What was translated was of the words before.
    translation::forget(tx, TRANSLATED, &[id])?;
    if article.is_out() {
        crate::publishing::again(tx, id)?;
    }
    Ok(())
}

/// Throws an article away, with all that hangs on it.
pub fn discard(tx: &Tx<'_>, article: &Written, now: Instant) -> Result<()> {
    store::articles::delete(tx, article.id)?;
    translation::forget(tx, TRANSLATED, &[article.id])?;
    publication::forget(tx, article.id)?;
    if let Some(edition) = article.edition {
        crate::publishing::remove(tx, edition)?;
    }
    files::detach(tx, Article::KIND, &[article.id], now)?;
    crate::telling::forget(tx, article.id)?;
    crate::telling::looked_at(tx, article.id)
}
