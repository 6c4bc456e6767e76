//! Visas: the head has seen a book over a period.

use crate::{Book, visa::Visa};
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::{Person, School};

/// A visa to be put.
#[derive(Clone, Debug)]
pub struct NewVisa {
    pub book: Id<Book>,
    pub school: Id<School>,
    pub by: Id<Person>,
    pub at: Instant,
    pub first: Day,
    pub last: Day,
    pub note: String,
}

/// Puts it, with how much there was to be seen.
pub fn insert(tx: &Tx<'_>, new: &NewVisa) -> Result<Id<Visa>> {
    let id: Id<Visa> = tx.new_id();
    tx.run(
        "insert into book_visa
           (id, book_id, school_id, by_id, at, from_on, until_on, note, lessons, homework)
         values ($1, $2, $3, $4, $5, $6, $7, $8,
                 (select count(*)
                    from lesson
                   where book_id = $2 and on_day between $6 and $7 and withdrawn_at is null),
                 (select count(*)
                    from homework
                   where book_id = $2 and due_on between $6 and $7 and state = 'given'))",
        params![id, new.book, new.school, new.by, new.at, new.first, new.last, &new.note],
    )?;
    Ok(id)
}

/// The visas of a book, the newest first.
pub fn of_book(tx: &Tx<'_>, book: Id<Book>) -> Result<Vec<Visa>> {
    tx.all(
        "select v.id, v.at, v.from_on, v.until_on, v.note, v.lessons, v.homework, p.first_name,
                p.last_name, p.title as civility,
                (select count(*)
                   from lesson l
                  where l.book_id = v.book_id
                    and l.on_day between v.from_on and v.until_on
                    and l.edited_at > v.at)
                + (select count(*)
                     from homework h
                    where h.book_id = v.book_id
                      and h.due_on between v.from_on and v.until_on
                      and h.edited_at > v.at) as changed
           from book_visa v
           join person p on p.id = v.by_id
          where v.book_id = $1
          order by v.id desc
          limit 100",
        params![book],
    )
}
