//! The syntheses of a school on paper, as rows.

use base::{Id, Instant, SchoolYear};
use db::{Result, Tx, params};
use files::File;
use people::{Person, School};

pub enum Print {}

db::word! {
    pub enum State { Asked = "asked", Made = "made", Failed = "failed" }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Printing {
        pub id: Id<Print>,
        pub state: State,
        pub asked_at: Instant,
        pub made_at: Option<Instant>,
        pub file_id: Option<Id<File>>,
        pub pupils: u32,
    }
}

pub fn find(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Option<Printing>> {
    tx.first(
        "select id, state, asked_at, made_at, file_id, pupils
           from carnet_print
          where school_id = $1 and year = $2",
        params![school, year],
    )
}

/// One is made at a time: what is asked anew stands in the place of the last.
pub fn ask(
    tx: &Tx<'_>,
    (school, year): (Id<School>, SchoolYear),
    (by, at): (Id<Person>, Instant),
) -> Result<Id<Print>> {
    let id: Id<Print> = tx.new_id();
    tx.run(
        "insert into carnet_print
           (school_id, year, id, asked_by, asked_at, state, made_at, file_id, pupils)
         values ($1, $2, $3, $4, $5, 'asked', null, null, 0)
         on conflict (school_id, year) do update
            set id = excluded.id, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
                state = 'asked', made_at = null, file_id = null, pupils = 0",
        params![school, year, id, by, at],
    )?;
    Ok(id)
}

/// It is waited for still: no other was asked for since.
pub fn is_asked(tx: &Tx<'_>, id: Id<Print>) -> Result<bool> {
    let asked = tx.number(
        "select count(*) from carnet_print where id = $1 and state = 'asked'",
        params![id],
    )?;
    Ok(asked > 0)
}

pub fn made(
    tx: &Tx<'_>,
    id: Id<Print>,
    (file, pupils): (Id<File>, usize),
    at: Instant,
) -> Result<()> {
    tx.change(
        "update carnet_print
            set state = 'made', made_at = $2, file_id = $3, pupils = $4
          where id = $1 and state = 'asked'",
        params![id, at, file, pupils],
    )
}

pub fn fail(tx: &Tx<'_>, id: Id<Print>) -> Result<()> {
    tx.run(
        "update carnet_print set state = 'failed' where id = $1 and state = 'asked'",
        params![id],
    )?;
    Ok(())
}
