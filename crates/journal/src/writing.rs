//! Writing a post: a new one, or over a version that nobody else has changed meanwhile.

use crate::{
    Post,
    journal::{Journal, Place},
    post::Written,
    publishing,
    refusal::Refusal,
    store, telling,
};
use base::{Id, Instant, Lang, RichText};
use db::{Error, Result, Tx};
use files::{File, Use};
use people::Person;
use publication::{AuthorKind, Text};
use web::{Create, Edit, Granted};

/// What somebody has written, checked.
#[derive(Clone, Debug)]
pub struct Draft {
    pub title: String,
    pub body: RichText,
    pub lang: Lang,
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

pub const fn files_of(post: Id<Post>) -> Use {
    Use::of(Post::KIND, post)
}

/// Begins a post; the same form sent twice is the same post.
pub fn begin(
    tx: &Tx<'_>,
    journal: &Granted<Create<Post>, Journal>,
    draft: &Draft,
    now: Instant,
) -> Result<Id<Post>> {
    let kind = if journal.tie.is_staff { AuthorKind::Staff } else { AuthorKind::Pupil };
    begin_as(tx, &journal.place, (journal.viewer.person, kind), draft, now)
}

/// The same for the days that a demo plays.
pub(crate) fn begin_as(
    tx: &Tx<'_>,
    place: &Place,
    author: (Id<Person>, AuthorKind),
    draft: &Draft,
    now: Instant,
) -> Result<Id<Post>> {
    if let Some(known) = store::posts::by_once(tx, author.0, &draft.once)? {
        return Ok(known);
    }
    let id = store::posts::insert(tx, place, author, draft, now)?;
    files::attach(tx, author.0, &draft.files, files_of(id))?;
    publication::keep(tx, (id, 1), author.0, (&draft.title, &draft.body), now)?;
    Ok(id)
}

/// Writes over the version the editor had before him. When another one was saved meanwhile nothing
/// is changed, and the editor is told: his form still holds his words. A post that is out keeps its
/// new files to the team until somebody has said who is on them.
pub fn save(tx: &Tx<'_>, post: &Granted<Edit, Post>, draft: &Draft, now: Instant) -> Result<()> {
    let (id, editor) = (post.id, post.viewer.person);
    let current = store::posts::find(tx, id, &post.viewer)?.ok_or(Error::Missing)?;
    // It may have been handed over, published or given back while he was writing.
    if !current.is_in_hands_of(&post.viewer) {
        return Err(Error::refused(Refusal::Moved));
    }
    if !store::posts::update(tx, id, editor, draft, now)? {
        return Err(Error::refused(Refusal::Overtaken));
    }
    files::set(tx, editor, &draft.files, files_of(id), now)?;
    let kept: Vec<Id<File>> = files::of(tx, files_of(id))?.iter().map(|file| file.id).collect();
    store::pictures::forget_others(tx, id, &kept)?;
    let version = (id, draft.version + 1);
    publication::keep(tx, version, editor, (&draft.title, &draft.body), now)?;
    // What was translated was of the words before.
    translation::forget(tx, Post::KIND, &[id])?;
    if current.is_out() { publishing::again(tx, id) } else { Ok(()) }
}

/// Throws a post away, with all that hangs on it.
pub fn discard(tx: &Tx<'_>, post: &Written, now: Instant) -> Result<()> {
    store::books::forget_of(tx, post.id)?;
    store::posts::delete(tx, post.id)?;
    publication::forget(tx, post.id)?;
    translation::forget(tx, Post::KIND, &[post.id])?;
    if let Some(edition) = post.edition {
        publishing::remove(tx, edition)?;
    }
    files::detach(tx, Post::KIND, &[post.id], now)?;
    telling::forget(tx, post.id)?;
    telling::looked_at(tx, post.id)
}
