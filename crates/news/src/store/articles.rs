//! Articles: found with what the viewer is to them, written, and moved from state to state.

use super::threads;
use crate::{
    Article,
    article::{KIND, State, Written},
    writing::Draft,
};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Person, School, Standing, audience};
use publication::Edition;

pub fn find(tx: &Tx<'_>, id: Id<Article>, person: &Standing) -> Result<Option<Article>> {
    let Some(written) = written(tx, id)? else { return Ok(None) };
    let place = written.thread();
    let chosen = threads::chosen(tx, &place, person)?;
    let role = place.role(person, chosen);
    let is_reader = match written.edition.filter(|_| written.is_out()) {
        Some(edition) => tells(tx, edition, person)?,
        None => false,
    };
    Ok(Some(Article { written, role, is_reader }))
}

/// The state ends what its last day ends, in the night: the lines of the audience need no day.
fn tells(tx: &Tx<'_>, edition: Id<Edition>, person: &Standing) -> Result<bool> {
    let any_day = Instant::from_millis(0).day();
    Ok(audience::may_see(tx, KIND, edition.raw(), person, any_day)?.is_some())
}

pub fn written(tx: &Tx<'_>, id: Id<Article>) -> Result<Option<Written>> {
    tx.first(
        "select a.id, a.thread_kind, a.thread_id,
                coalesce(c.name, s.name, t.name) as thread_name,
                case a.thread_kind when 'class' then s.name when 'school' then t.name else '' end
                as thread_place,
                a.school_id, a.town_id, case when n.id is null then 0 else 1 end as is_tuned,
                a.author_id, p.first_name, p.last_name, p.title as civility,
                a.title, a.body, a.summary, a.lang, a.state, a.for_families, a.for_pupils,
                a.for_staff, a.is_headline, a.comments, a.publish_at, a.published_at, a.ends_on,
                a.refusal, a.version, a.created_at, a.edited_at, a.editor_id, a.files, a.edition
           from news_article a
           join person p on p.id = a.author_id
           join town t on t.id = a.town_id
           left join school s on s.id = a.school_id
           left join class c on a.thread_kind = 'class' and c.id = a.thread_id
           left join news_thread n on n.id = a.thread_id
          where a.id = $1",
        params![id],
    )
}

/// The article a form made before, when it is sent twice.
pub fn by_once(tx: &Tx<'_>, author: Id<Person>, once: &str) -> Result<Option<Id<Article>>> {
    let found: Option<(Id<Article>,)> = tx.first(
        "select id from news_article where author_id = $1 and once = $2 and once <> ''",
        params![author, once],
    )?;
    Ok(found.map(|(id,)| id))
}

pub fn insert(
    tx: &Tx<'_>,
    place: &crate::thread::Place,
    author: Id<Person>,
    draft: &Draft,
    now: Instant,
) -> Result<Id<Article>> {
    let id: Id<Article> = tx.new_id();
    tx.run(
        "insert into news_article
           (id, thread_kind, thread_id, school_id, town_id, author_id, title, body, summary, state,
            for_families, for_pupils, for_staff, is_headline, comments, publish_at, ends_on,
            refusal, version, created_at, edited_at, editor_id, files, once, lang)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10, $11, $12, $13, $14, $15, $16,
                 '', 1, $17, $17, $6, $18, $19, $20)",
        params![
            id,
            place.kind,
            place.id,
            place.school_id,
            place.town_id,
            author,
            &draft.title,
            &draft.body,
            draft.summary(),
            draft.audience.families,
            draft.audience.pupils,
            draft.audience.staff,
            draft.is_headline,
            draft.comments,
            draft.publish_at,
            draft.ends_on,
            now,
            draft.files.len(),
            &draft.once,
            draft.lang
        ],
    )?;
    set_schools(tx, id, &draft.schools)?;
    Ok(id)
}

/// Writes it anew over the version its editor had before him. No row: somebody was faster.
pub fn update(
    tx: &Tx<'_>,
    id: Id<Article>,
    editor: Id<Person>,
    draft: &Draft,
    now: Instant,
) -> Result<bool> {
    let changed = tx.run(
        "update news_article
            set title = $3, body = $4, summary = $5, for_families = $6, for_pupils = $7,
                for_staff = $8, is_headline = $9, comments = $10, publish_at = $11,
                ends_on = $12, version = version + 1, edited_at = $13, editor_id = $14,
                files = $15, lang = $16
          where id = $1 and version = $2",
        params![
            id,
            draft.version,
            &draft.title,
            &draft.body,
            draft.summary(),
            draft.audience.families,
            draft.audience.pupils,
            draft.audience.staff,
            draft.is_headline,
            draft.comments,
            draft.publish_at,
            draft.ends_on,
            now,
            editor,
            draft.files.len(),
            draft.lang
        ],
    )?;
    if changed > 0 {
        set_schools(tx, id, &draft.schools)?;
    }
    Ok(changed > 0)
}

fn set_schools(tx: &Tx<'_>, id: Id<Article>, schools: &[Id<School>]) -> Result<()> {
    tx.run("delete from news_school where article_id = $1", params![id])?;
    if schools.is_empty() {
        return Ok(());
    }
    tx.run(
        "insert into news_school (article_id, school_id)
         select $1, id
           from school
          where id in ids($2)
            and town_id = (select town_id from news_article where id = $1)",
        params![id, ids(schools.iter().copied())],
    )
    .map(drop)
}

/// The schools of the town it is for; none: all of them.
pub fn schools(tx: &Tx<'_>, id: Id<Article>) -> Result<Vec<Id<School>>> {
    let rows: Vec<(Id<School>,)> = tx.all(
        "select school_id from news_school where article_id = $1 order by school_id",
        params![id],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Moves it on, if it still is where its mover saw it.
pub fn move_on(tx: &Tx<'_>, id: Id<Article>, from: State, to: State) -> Result<()> {
    tx.change(
        "update news_article set state = $3 where id = $1 and state = $2",
        params![id, from, to],
    )
}

pub fn refuse(tx: &Tx<'_>, id: Id<Article>, sentence: &str) -> Result<()> {
    tx.change(
        "update news_article
            set state = 'refused', refusal = $2, publish_at = null
          where id = $1 and state in ('submitted', 'waiting')",
        params![id, sentence],
    )
}

/// It is out: it has an edition from now on.
pub fn set_out(tx: &Tx<'_>, id: Id<Article>, now: Instant) -> Result<Id<Edition>> {
    let edition: Id<Edition> = tx.new_id();
    tx.change(
        "update news_article
            set state = 'published', published_at = $2, edition = $3, refusal = ''
          where id = $1 and state <> 'published'",
        params![id, now, edition],
    )?;
    Ok(edition)
}

/// It is not out any more, and is a draft again.
pub fn take_off(tx: &Tx<'_>, id: Id<Article>) -> Result<()> {
    tx.change(
        "update news_article
            set state = 'draft', publish_at = null, edition = null, published_at = null
          where id = $1 and state in ('published', 'waiting', 'archived')",
        params![id],
    )
}

pub fn delete(tx: &Tx<'_>, id: Id<Article>) -> Result<()> {
    tx.change("delete from news_article where id = $1", params![id])?;
    tx.run("delete from news_school where article_id = $1", params![id]).map(drop)
}

/// Those whose last day is over, some at a time.
pub fn ended(tx: &Tx<'_>, today: Day, limit: u32) -> Result<Vec<(Id<Article>, Id<Edition>)>> {
    tx.all(
        "select id, edition
           from news_article
          where ends_on < $1 and state = 'published' and edition is not null
          order by ends_on, id
          limit $2",
        params![today, limit],
    )
}
