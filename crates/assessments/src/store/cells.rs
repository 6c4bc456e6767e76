//! Cells and everything that was said of them, as rows.

use crate::{
    Assessment, Cell, Item,
    cell::{Change, Columns, Kind, Said, said},
};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::Person;
use results::{Mark, Scale};

/// More than any class has pupils times items.
const CELLS_MAX: i64 = 20_000;

pub fn of_assessment(tx: &Tx<'_>, id: Id<Assessment>) -> Result<Vec<Cell>> {
    since(tx, id, Instant::from_millis(0))
}

/// Those that have come since then.
pub fn since(tx: &Tx<'_>, id: Id<Assessment>, since: Instant) -> Result<Vec<Cell>> {
    tx.all(
        "select item_id, pupil_id, kind, scale_id, step, value, out_of, version, written_by,
                written_at, received_at, is_disputed
           from assessment_result
          where assessment_id = $1 and received_at >= $2
          order by item_id, pupil_id
          limit $3",
        params![id, since, CELLS_MAX],
    )
}

/// Writes what stands now. They are cells of one assessment, whose turn the writer has taken.
pub fn put(tx: &Tx<'_>, id: Id<Assessment>, cells: &[Cell]) -> Result<()> {
    let row = |cell: &Cell| {
        params![
            cell.item_id,
            cell.pupil_id,
            id,
            cell.kind,
            cell.scale_id,
            cell.step,
            cell.value,
            cell.out_of,
            cell.version,
            cell.written_by,
            cell.written_at,
            cell.received_at,
            cell.is_disputed
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = cells.iter().map(row).collect();
    tx.run_each(
        "insert into assessment_result (item_id, pupil_id, assessment_id, kind, scale_id, step,
                                        value, out_of, version, written_by, written_at,
                                        received_at, is_disputed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (item_id, pupil_id) do update
            set kind = excluded.kind,
                scale_id = excluded.scale_id,
                step = excluded.step,
                value = excluded.value,
                out_of = excluded.out_of,
                version = excluded.version,
                written_by = excluded.written_by,
                written_at = excluded.written_at,
                received_at = excluded.received_at,
                is_disputed = excluded.is_disputed",
        &rows,
    )
    .map(drop)
}

/// Writes down what was said, whether it stands or not.
pub fn trace(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    said: &[(Change, bool)],
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    let row = |(change, is_beaten): &(Change, bool)| {
        let Columns { kind, scale, step, mark } = change.said.columns();
        params![
            tx.new_id::<Trace>(),
            id,
            change.item,
            change.pupil,
            kind,
            scale,
            step,
            mark.map(Mark::value),
            mark.map(Mark::out_of),
            by,
            change.at,
            at,
            *is_beaten
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = said.iter().map(row).collect();
    tx.run_each(
        "insert into assessment_trace (id, assessment_id, item_id, pupil_id, kind, scale_id, step,
                                       value, out_of, written_by, written_at, received_at,
                                       is_beaten)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &rows,
    )
    .map(drop)
}

db::row! {
    /// What was written once, by whom and when.
    #[derive(Clone, Debug)]
    pub struct Trace {
        pub item_id: Id<Item>,
        pub pupil_id: Id<Person>,
        pub kind: Kind,
        pub scale_id: Option<Id<Scale>>,
        pub step: Option<u8>,
        pub value: Option<i64>,
        pub out_of: Option<i64>,
        pub written_by: Id<Person>,
        pub written_at: Instant,
        pub is_beaten: bool,
    }
}

impl Trace {
    pub fn said(&self) -> Said {
        said(self.kind, self.scale_id.zip(self.step), self.value, self.out_of)
    }
}

/// What was said of these pupils in an assessment, in the order in which it came.
pub fn traces(tx: &Tx<'_>, id: Id<Assessment>, pupils: &[Id<Person>]) -> Result<Vec<Trace>> {
    tx.all(
        "select item_id, pupil_id, kind, scale_id, step, value, out_of, written_by, written_at,
                is_beaten
           from assessment_trace
          where assessment_id = $1 and pupil_id in ids($2)
          order by id
          limit $3",
        params![id, ids(pupils.iter().copied()), CELLS_MAX],
    )
}

/// Takes the key of what a device sends; whether it is the first time that it comes.
pub fn take(tx: &Tx<'_>, id: Id<Assessment>, once: &str, at: Instant) -> Result<bool> {
    let taken = tx.run(
        "insert into assessment_sending (assessment_id, once, received_at)
         values ($1, $2, $3)
         on conflict do nothing",
        params![id, once, at],
    )?;
    Ok(taken > 0)
}

/// Forgets the keys of before; says how many went.
pub fn forget_sendings(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run("delete from assessment_sending where received_at < $1", params![before])
}

/// Levels of a scale become those of another: each rank its own.
pub fn translate(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    (from, to): (Id<Scale>, Id<Scale>),
    ranks: &[(u8, u8)],
    (by, at): (Id<Person>, Instant),
) -> Result<u64> {
    let row = |(before, after): &(u8, u8)| params![id, from, *before, to, *after, by, at].to_vec();
    let rows: Vec<Vec<Value>> = ranks.iter().map(row).collect();
    tx.run_each(
        "update assessment_result
            set scale_id = $4, step = $5, version = version + 1, written_by = $6, written_at = $7,
                received_at = $7
          where assessment_id = $1 and kind = 'step' and scale_id = $2 and step = $3",
        &rows,
    )
}
