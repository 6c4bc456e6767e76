//! Posts: found with what the viewer is to their class, written, moved from state to state.

use crate::{
    Post,
    journal::{Place, Tie},
    post::{State, Written},
    writing::Draft,
};
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::{Class, Person, Standing};
use publication::{AuthorKind, Edition};

pub fn find(tx: &Tx<'_>, id: Id<Post>, person: &Standing) -> Result<Option<Post>> {
    let Some(written) = written(tx, id)? else { return Ok(None) };
    let tie = Tie::of(tx, written.class_id, written.school_id, person)?;
    Ok(Some(Post { written, tie }))
}

pub fn written(tx: &Tx<'_>, id: Id<Post>) -> Result<Option<Written>> {
    tx.first(
        "select a.id, a.class_id, c.name as class_name, a.school_id, a.author_id,
                p.first_name, p.last_name, p.title as civility, a.author_kind, a.title, a.body,
                a.summary, a.lang, a.state, a.sentence, a.version, a.created_at, a.edited_at,
                a.published_at, a.published_on, a.edition, a.files,
                coalesce(j.comments, 'held') as comments, coalesce(j.reactions, 1) as reactions
           from journal_post a
           join class c on c.id = a.class_id
           join person p on p.id = a.author_id
           left join journal_setting j on j.class_id = a.class_id
          where a.id = $1",
        params![id],
    )
}

/// The post a form made before, when it is sent twice.
pub fn by_once(tx: &Tx<'_>, author: Id<Person>, once: &str) -> Result<Option<Id<Post>>> {
    let found: Option<(Id<Post>,)> = tx.first(
        "select id from journal_post where author_id = $1 and once = $2 and once <> ''",
        params![author, once],
    )?;
    Ok(found.map(|(id,)| id))
}

pub fn insert(
    tx: &Tx<'_>,
    place: &Place,
    (author, kind): (Id<Person>, AuthorKind),
    draft: &Draft,
    now: Instant,
) -> Result<Id<Post>> {
    let id: Id<Post> = tx.new_id();
    tx.run(
        "insert into journal_post
           (id, class_id, school_id, author_id, author_kind, title, body, summary, state, sentence,
            version, created_at, edited_at, editor_id, files, once, lang)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', '', 1, $9, $9, $4, $10, $11, $12)",
        params![
            id,
            place.class_id,
            place.school_id,
            author,
            kind,
            &draft.title,
            &draft.body,
            draft.summary(),
            now,
            draft.files.len(),
            &draft.once,
            draft.lang
        ],
    )?;
    Ok(id)
}

/// Writes it anew over the version its editor had before him. No row: somebody was faster.
pub fn update(
    tx: &Tx<'_>,
    id: Id<Post>,
    editor: Id<Person>,
    draft: &Draft,
    now: Instant,
) -> Result<bool> {
    let changed = tx.run(
        "update journal_post
            set title = $3, body = $4, summary = $5, version = version + 1, edited_at = $6,
                editor_id = $7, files = $8, lang = $9
          where id = $1 and version = $2",
        params![
            id,
            draft.version,
            &draft.title,
            &draft.body,
            draft.summary(),
            now,
            editor,
            draft.files.len(),
            draft.lang
        ],
    )?;
    Ok(changed > 0)
}

/// How many files it has now.
pub fn count_files(tx: &Tx<'_>, id: Id<Post>) -> Result<()> {
    tx.run(
        "update journal_post
            set files = (select count(*)
                           from file_use
                          where kind = 'journal_post' and thing_id = $1)
          where id = $1",
        params![id],
    )
    .map(drop)
}

pub fn submit(tx: &Tx<'_>, id: Id<Post>) -> Result<()> {
    tx.change(
        "update journal_post
            set state = 'submitted', sentence = ''
          where id = $1 and state in ('draft', 'returned')",
        params![id],
    )
}

pub fn give_back(tx: &Tx<'_>, id: Id<Post>, sentence: &str) -> Result<()> {
    tx.change(
        "update journal_post
            set state = 'returned', sentence = $2
          where id = $1 and state = 'submitted'",
        params![id, sentence],
    )
}

/// It is out: it has an edition from now on.
pub fn set_out(
    tx: &Tx<'_>,
    id: Id<Post>,
    by: Id<Person>,
    from: State,
    (now, today): (Instant, Day),
) -> Result<Id<Edition>> {
    let edition: Id<Edition> = tx.new_id();
    tx.change(
        "update journal_post
            set state = 'published', published_at = $3, published_on = $4, publisher_id = $5,
                edition = $6, sentence = ''
          where id = $1 and state = $2",
        params![id, from, now, today, by, edition],
    )?;
    Ok(edition)
}

/// It is a draft of the team again; what a pupil wrote waits for the team.
pub fn take_off(tx: &Tx<'_>, id: Id<Post>) -> Result<()> {
    tx.change(
        "update journal_post
            set state = case when author_kind = 'pupil' then 'submitted' else 'draft' end,
                published_at = null, published_on = null, publisher_id = null, edition = null
          where id = $1 and state = 'published'",
        params![id],
    )
}

/// With all that hangs on it.
pub fn delete(tx: &Tx<'_>, id: Id<Post>) -> Result<()> {
    tx.change("delete from journal_post where id = $1", params![id])?;
    tx.run("delete from journal_tag where post_id = $1", params![id])?;
    tx.run("delete from journal_picture where post_id = $1", params![id])?;
    tx.run("delete from journal_reaction where post_id = $1", params![id]).map(drop)
}

db::row! {
    /// A published post as the search wants it.
    pub struct Found {
        pub id: Id<Post>,
        pub class_id: Id<people::Class>,
        pub school_id: Id<people::School>,
        pub edition: Id<Edition>,
        pub title: String,
        pub body: base::RichText,
    }
}

/// Published posts after one, by id.
pub fn published(tx: &Tx<'_>, after: Id<Post>, limit: u32) -> Result<Vec<Found>> {
    tx.all(
        "select id, class_id, school_id, edition, title, body
           from journal_post
          where id > $1 and state = 'published' and edition is not null
          order by id
          limit $2",
        params![after, limit],
    )
}

/// Those of some classes that have a post, be it a draft.
pub fn posted_in(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Id<Class>>> {
    let found: Vec<(Id<Class>,)> = tx.all(
        "select distinct class_id from journal_post where class_id in ids($1)",
        params![db::ids(classes.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(class,)| class).collect())
}
