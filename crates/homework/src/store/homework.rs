//! Homework: found with what the viewer is to it, written, given and taken back.

use super::books;
use crate::{
    Book, Homework,
    book::Place,
    homework::{Series, State, Written},
    writing::Draft,
};
use base::{Day, Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{Person, Standing};

pub fn find(tx: &Tx<'_>, id: Id<Homework>, person: &Standing) -> Result<Option<Homework>> {
    let Some(written) = written(tx, id)? else { return Ok(None) };
    let Some(book) = books::find(tx, written.book_id, person)? else { return Ok(None) };
    let mut candidates: Vec<Id<Person>> = person.children.iter().map(|child| child.id).collect();
    if person.is_pupil() {
        candidates.push(person.person);
    }
    let pupils = if candidates.is_empty() {
        Vec::new()
    } else {
        let found = for_pupils(tx, &[id], &candidates)?;
        found.into_iter().map(|(_, pupil)| pupil).collect()
    };
    Ok(Some(Homework { written, book, pupils }))
}

/// Which of these is for which of these pupils: those enrolled in the class on the due day, the
/// members of the group, those who were chosen, and whoever has handed work in.
pub fn for_pupils(
    tx: &Tx<'_>,
    homework: &[Id<Homework>],
    pupils: &[Id<Person>],
) -> Result<Vec<(Id<Homework>, Id<Person>)>> {
    tx.all(
        "select h.id, e.pupil_id
           from homework h
           join enrolment e on e.class_id = h.book_id
          where h.id in ids($1)
            and h.book_kind = 'class'
            and h.is_for_all = 1
            and e.pupil_id in ids($2)
            and e.from_on <= h.due_on
            and (e.until_on is null or e.until_on > h.due_on)
          union
         select w.homework_id, w.pupil_id
           from homework_pupil w
          where w.pupil_id in ids($2) and w.homework_id in ids($1)
          union
         select h.id, m.person_id
           from homework h
           join membership m on m.group_id = h.book_id
          where h.id in ids($1)
            and h.book_kind = 'group'
            and h.is_for_all = 1
            and m.person_id in ids($2)
          union
         select i.homework_id, i.pupil_id
           from hand_in i
          where i.homework_id in ids($1) and i.pupil_id in ids($2)",
        params![ids(homework.iter().copied()), ids(pupils.iter().copied())],
    )
}

pub fn written(tx: &Tx<'_>, id: Id<Homework>) -> Result<Option<Written>> {
    Ok(all(tx, &[id])?.pop())
}

/// By their ids; what is gone is left out.
pub fn all(tx: &Tx<'_>, homework: &[Id<Homework>]) -> Result<Vec<Written>> {
    tx.all(
        "select h.id, h.book_kind, h.book_id, coalesce(c.name, g.name, '') as book_name,
                h.school_id, h.subject, h.title, h.body, h.lang, h.links, h.due_on, h.minutes,
                h.is_for_all, h.wants_work, h.state, h.version, h.author_id, p.first_name,
                p.last_name, p.title as civility, h.created_at, h.edited_at, h.editor_id,
                h.given_at, h.corrected_at, h.series_id, h.lesson_id, h.files
           from homework h
           join person p on p.id = h.author_id
           left join class c on h.book_kind = 'class' and c.id = h.book_id
           left join person_group g on h.book_kind = 'group' and g.id = h.book_id
          where h.id in ids($1)
          order by h.id",
        params![ids(homework.iter().copied())],
    )
}

/// Those of later days that were begun with it, by day.
pub fn following(
    tx: &Tx<'_>,
    series: Id<Series>,
    after: Day,
) -> Result<Vec<(Id<Homework>, State)>> {
    tx.all(
        "select id, state
           from homework
          where series_id = $1 and due_on > $2
          order by due_on, id
          limit 60",
        params![series, after],
    )
}

db::row! {
    /// A draft that is to be given.
    #[derive(Clone, Copy, Debug)]
    pub struct Waiting {
        pub id: Id<Homework>,
        /// It goes with one of an earlier day.
        pub is_following: bool,
    }
}

/// Those of these that are drafts, and the drafts of later days that were begun with them.
pub fn waiting(tx: &Tx<'_>, homework: &[Id<Homework>]) -> Result<Vec<Waiting>> {
    tx.all(
        "select x.id, max(x.is_following) as is_following
           from (select id, 0 as is_following
                   from homework
                  where id in ids($1) and state = 'draft'
                  union
                 select o.id, 1 as is_following
                   from homework h
                   join homework o on o.series_id = h.series_id and o.due_on > h.due_on
                  where h.id in ids($1) and h.state = 'draft' and o.state = 'draft') x
          group by x.id
          order by x.id",
        params![ids(homework.iter().copied())],
    )
}

/// The homework a form made before, when it is sent twice.
pub fn by_once(tx: &Tx<'_>, author: Id<Person>, once: &str) -> Result<Option<Id<Homework>>> {
    let found: Option<(Id<Homework>,)> = tx.first(
        "select id from homework where author_id = $1 and once = $2 and once <> ''",
        params![author, once],
    )?;
    Ok(found.map(|(id,)| id))
}

/// A draft for each of these days; says their ids, in the same order. The form made the first one.
pub fn insert(
    tx: &Tx<'_>,
    place: &Place,
    (author, series): (Id<Person>, Option<Id<Series>>),
    (draft, days): (&Draft, &[Day]),
    now: Instant,
) -> Result<Vec<Id<Homework>>> {
    let all: Vec<Id<Homework>> = days.iter().map(|_| tx.new_id()).collect();
    let row = |(number, (id, due_on)): (usize, (&Id<Homework>, &Day))| {
        params![
            *id,
            place.kind,
            place.id,
            place.school_id,
            &draft.subject,
            &draft.title,
            &draft.body,
            &draft.links,
            *due_on,
            draft.minutes,
            draft.pupils.is_none(),
            draft.wants_work,
            author,
            now,
            series,
            draft.lesson,
            draft.files.len(),
            if number == 0 { draft.once.as_str() } else { "" },
            draft.lang
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = all.iter().zip(days).enumerate().map(row).collect();
    tx.run_each(
        "insert into homework
           (id, book_kind, book_id, school_id, subject, title, body, links, due_on, minutes,
            is_for_all, wants_work, state, version, author_id, created_at, edited_at, editor_id,
            series_id, lesson_id, files, once, lang)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'draft', 1, $13, $14, $14, $13,
                 $15, $16, $17, $18, $19)",
        &rows,
    )?;
    Ok(all)
}

/// Drafts of another year's, each for its day; says their ids, in the same order.
pub fn insert_copies(
    tx: &Tx<'_>,
    place: &Place,
    author: Id<Person>,
    copied: &[(Id<Homework>, Day)],
    now: Instant,
) -> Result<Vec<Id<Homework>>> {
    let all: Vec<Id<Homework>> = copied.iter().map(|_| tx.new_id()).collect();
    let row = |(id, (before, due_on)): (&Id<Homework>, &(Id<Homework>, Day))| {
        let (kind, book, school) = (place.kind, place.id, place.school_id);
        params![*id, kind, book, school, *due_on, author, now, *before].to_vec()
    };
    let rows: Vec<Vec<Value>> = all.iter().zip(copied).map(row).collect();
    tx.run_each(
        "insert into homework
           (id, book_kind, book_id, school_id, subject, title, body, links, due_on, minutes,
            is_for_all, wants_work, state, version, author_id, created_at, edited_at, editor_id,
            copied_from, files, once, lang)
         select $1, $2, $3, $4, subject, title, body, links, $5, minutes, 1, wants_work, 'draft', 1,
                $6, $7, $7, $6, id, files, '', lang
           from homework
          where id = $8",
        &rows,
    )?;
    Ok(all)
}

/// What was given to everybody of a book between two days, and is not copied into another yet.
pub fn to_copy(
    tx: &Tx<'_>,
    (from, into): (Id<Book>, Id<Book>),
    (first, last): (Day, Day),
    limit: u32,
) -> Result<Vec<(Id<Homework>, Day)>> {
    tx.all(
        "select h.id, h.due_on
           from homework h
          where h.book_id = $1
            and h.due_on between $3 and $4
            and h.state = 'given'
            and h.is_for_all = 1
            and not exists (select 1
                              from homework o
                             where o.book_id = $2 and o.copied_from = h.id)
          order by h.due_on, h.id
          limit $5",
        params![from, into, first, last, limit],
    )
}

/// Writes it anew over the version its editor had before him. False: somebody was faster. What
/// families have seen already says that it was corrected.
pub fn update(
    tx: &Tx<'_>,
    id: Id<Homework>,
    editor: Id<Person>,
    draft: &Draft,
    now: Instant,
) -> Result<bool> {
    let changed = tx.run(
        "update homework
            set subject = $3, title = $4, body = $5, links = $6, due_on = $7, minutes = $8,
                is_for_all = $9, wants_work = $10, version = version + 1, edited_at = $11,
                editor_id = $12, files = $13, lang = $14,
                corrected_at = case when state = 'given' then $11 else corrected_at end
          where id = $1 and version = $2",
        params![
            id,
            draft.version,
            &draft.subject,
            &draft.title,
            &draft.body,
            &draft.links,
            draft.due_on,
            draft.minutes,
            draft.pupils.is_none(),
            draft.wants_work,
            now,
            editor,
            draft.files.len(),
            draft.lang
        ],
    )?;
    Ok(changed > 0)
}

/// Writes those of other days anew: all but their days, whoever changed them before.
pub fn update_others(
    tx: &Tx<'_>,
    others: &[Id<Homework>],
    editor: Id<Person>,
    draft: &Draft,
    now: Instant,
) -> Result<()> {
    tx.run(
        "update homework
            set subject = $2, title = $3, body = $4, links = $5, minutes = $6, is_for_all = $7,
                wants_work = $8, version = version + 1, edited_at = $9, editor_id = $10,
                files = $11, lang = $12,
                corrected_at = case when state = 'given' then $9 else corrected_at end
          where id in ids($1)",
        params![
            ids(others.iter().copied()),
            &draft.subject,
            &draft.title,
            &draft.body,
            &draft.links,
            draft.minutes,
            draft.pupils.is_none(),
            draft.wants_work,
            now,
            editor,
            draft.files.len(),
            draft.lang
        ],
    )
    .map(drop)
}

/// Each of these is for these pupils; none: for everybody.
pub fn set_pupils(tx: &Tx<'_>, homework: &[Id<Homework>], pupils: &[Id<Person>]) -> Result<()> {
    tx.run(
        "delete from homework_pupil where homework_id in ids($1)",
        params![ids(homework.iter().copied())],
    )?;
    let of = |id: &Id<Homework>| -> Vec<Vec<Value>> {
        pupils.iter().map(|pupil| params![*pupil, *id].to_vec()).collect()
    };
    let rows: Vec<Vec<Value>> = homework.iter().flat_map(of).collect();
    tx.run_each(
        "insert into homework_pupil (pupil_id, homework_id)
         values ($1, $2)
             on conflict (pupil_id, homework_id) do nothing",
        &rows,
    )
    .map(drop)
}

/// Those who were chosen.
pub fn pupils(tx: &Tx<'_>, id: Id<Homework>) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select pupil_id from homework_pupil where homework_id = $1 order by pupil_id",
        params![id],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A conflict when none of them was a draft any more.
pub fn set_given(tx: &Tx<'_>, homework: &[Id<Homework>], now: Instant) -> Result<()> {
    tx.change(
        "update homework
            set state = 'given', given_at = $2
          where id in ids($1) and state = 'draft'",
        params![ids(homework.iter().copied()), now],
    )
}

/// A conflict when none of them was given any more.
pub fn take_back(tx: &Tx<'_>, homework: &[Id<Homework>], now: Instant) -> Result<()> {
    tx.change(
        "update homework
            set state = 'draft', edited_at = $2
          where id in ids($1) and state = 'given'",
        params![ids(homework.iter().copied()), now],
    )
}

pub fn delete_draft(tx: &Tx<'_>, id: Id<Homework>) -> Result<()> {
    tx.change("delete from homework where id = $1 and state = 'draft'", params![id])?;
    tx.run("delete from homework_pupil where homework_id = $1", params![id])?;
    tx.run("delete from homework_version where homework_id = $1", params![id])?;
    tx.run("delete from homework_done where homework_id = $1", params![id]).map(drop)
}

/// What is given, after one, by id: for the index.
pub fn given_after(tx: &Tx<'_>, after: Id<Homework>, limit: u32) -> Result<Vec<Id<Homework>>> {
    let rows: Vec<(Id<Homework>,)> = tx.all(
        "select id from homework where id > $1 and state = 'given' order by id limit $2",
        params![after, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
