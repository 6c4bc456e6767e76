//! Pages of pictures, and the pictures of the pupils.

use crate::pad::ClassPad;
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use people::{Class, Person};

db::row! {
    #[derive(Clone, Debug)]
    pub struct OpenPad {
        pub id: Id<ClassPad>,
        pub class_id: Id<Class>,
        pub class_name: String,
        pub closes_at: Instant,
    }
}

/// The pad an address leads to, while it is open.
pub fn find(tx: &Tx<'_>, hash: [u8; 32], now: Instant) -> Result<Option<OpenPad>> {
    tx.first(
        "select d.id, d.class_id, k.name as class_name, d.closes_at
           from class_pad d
           join class k on k.id = d.class_id
          where d.word_hash = $1 and d.closes_at > $2",
        params![hash, now],
    )
}

pub fn of_class(tx: &Tx<'_>, class: Id<Class>, now: Instant) -> Result<Option<OpenPad>> {
    tx.first(
        "select d.id, d.class_id, k.name as class_name, d.closes_at
           from class_pad d
           join class k on k.id = d.class_id
          where d.class_id = $1 and d.closes_at > $2
          order by d.closes_at desc
          limit 1",
        params![class, now],
    )
}

pub fn open(
    tx: &Tx<'_>,
    (id, hash): (Id<ClassPad>, [u8; 32]),
    class: Id<Class>,
    by: Id<Person>,
    at: Instant,
    closes_at: Instant,
) -> Result<()> {
    tx.run(
        "insert into class_pad (id, class_id, word_hash, opened_by, opened_at, closes_at)
         values ($1, $2, $3, $4, $5, $6)",
        params![id, class, hash, by, at, closes_at],
    )
    .map(drop)
}

/// Closes whatever is open of this class.
pub fn close(tx: &Tx<'_>, class: Id<Class>, at: Instant) -> Result<()> {
    tx.run(
        "update class_pad set closes_at = $2 where class_id = $1 and closes_at > $2",
        params![class, at],
    )
    .map(drop)
}

db::row! {
    /// A pupil who does not read yet, on the page of his class.
    #[derive(Clone, Debug)]
    pub struct YoungPupil {
        pub person_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub salt: Option<[u8; 16]>,
        /// Whose record the pictures were drawn for.
        pub made_for: Id<Person>,
    }
}

/// The pupils of maternelle and CP of a class, by first name.
pub fn pupils(tx: &Tx<'_>, class: Id<Class>) -> Result<Vec<YoungPupil>> {
    tx.all(
        "select p.id as person_id, p.first_name, p.last_name, c.salt,
                coalesce(c.made_for, p.id) as made_for
           from person_group g
           join membership m on m.group_id = g.id
           join person p on p.id = m.person_id
           left join picture_code c on c.person_id = p.id
          where g.scope_kind = 'class' and g.scope_id = $1 and g.kind = 'pupils'
            and p.suspended_at is null
            and exists (select 1
                          from membership lm
                          join person_group lg on lg.id = lm.group_id
                         where lm.person_id = p.id and lg.kind = 'pupils'
                           and lg.scope_kind = 'level'
                           and lg.level in ('tps', 'ps', 'ms', 'gs', 'cp'))
          order by p.first_name, p.last_name, p.id
          limit 60",
        params![class],
    )
}

/// New pictures for these pupils.
pub fn set_salts(tx: &Tx<'_>, salts: &[(Id<Person>, [u8; 16])], at: Instant) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        salts.iter().map(|(person, salt)| params![*person, *salt, at].to_vec()).collect();
    tx.run_each(
        "insert into picture_code (person_id, salt, made_at)
         values ($1, $2, $3)
         on conflict (person_id) do update
            set salt = excluded.salt, made_at = excluded.made_at, made_for = null",
        &rows,
    )
    .map(drop)
}

pub fn delete(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run("delete from picture_code where person_id = $1", params![person])
}

/// Forgets the pages that were closed before `before`.
pub fn sweep(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run("delete from class_pad where closes_at < $1", params![before])
}

/// Closes the pages a person has opened and forgets that it was him: he is erased.
pub fn forget_opener(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run("delete from class_pad where opened_by = $1", params![person])
}
