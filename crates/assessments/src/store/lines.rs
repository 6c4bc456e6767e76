//! The lines of a grid, one row a pupil, as the pages that read his year want them. They say what
//! the cells say: whoever writes cells keeps their lines. Families read what was written last from
//! `read_from` on, and until then what they have read before.

use crate::{
    Assessment, Item,
    cell::{Kind, Said},
    visibility,
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx, Value, ids, params};
use people::Person;
use results::{Mark, Skill, Subject};

/// The statement that writes the lines of some pupils in the assessment `$1` from their cells.
macro_rules! keep_lines {
    ($pupils:literal) => {
        concat!(
            "insert into assessment_line (pupil_id, day, assessment_id, cells)
             select r.pupil_id, a.day, a.id,
                    string_agg(cast(r.item_id as text) || ':' || r.kind
                      || ':' || coalesce(cast(coalesce(r.scale_id, r.value) as text), '')
                      || ':' || coalesce(cast(coalesce(r.step, r.out_of) as text), ''), ' ')
               from assessment_result r
               join assessment a on a.id = r.assessment_id
              where a.id = $1 and r.pupil_id ",
            $pupils,
            " group by r.pupil_id, a.day, a.id
              on conflict (assessment_id, pupil_id) do update set cells = excluded.cells"
        )
    };
}
pub(super) use keep_lines;

/// Keeps the lines of these pupils as their cells are now: they were written at that instant. Where
/// families read the assessment already, they read this when they are told of it.
pub fn keep(
    tx: &Tx<'_>,
    assessment: &Assessment,
    pupils: &[Id<Person>],
    at: Instant,
) -> Result<()> {
    let (id, pupils) = (assessment.id, ids(pupils.iter().copied()));
    if !assessment.is_visible_at(at) {
        return tx.run(keep_lines!("in ids($2)"), params![id, pupils]).map(drop);
    }
    let read_from = assessment.quiet().delivery(visibility::later(at));
    // What waits already has not been read: what was read before it still stands.
    tx.run(
        "update assessment_line
            set shown = case when read_from > $3 then shown else cells end, read_from = $4
          where assessment_id = $1 and pupil_id in ids($2)",
        params![id, pupils.clone(), at, read_from],
    )?;
    tx.run(keep_lines!("in ids($2)"), params![id, pupils.clone()])?;
    // Those of whom nothing was said until now.
    tx.run(
        "update assessment_line
            set read_from = $3
          where assessment_id = $1 and pupil_id in ids($2) and read_from is null",
        params![id, pupils, read_from],
    )
    .map(drop)
}

/// Counts the cells that their line does not say, and the lines of more or fewer cells than there
/// are: 0 is the only good number.
pub const ASTRAY: &str = "
  select (select count(*)
            from assessment_result r
            join assessment a on a.id = r.assessment_id
           where not exists (
                 select 1
                   from assessment_line l
                  where l.assessment_id = r.assessment_id and l.pupil_id = r.pupil_id
                    and l.day = a.day
                    and ' ' || l.cells || ' ' like '% ' || cast(r.item_id as text) || ':' || r.kind
                        || ':' || coalesce(cast(coalesce(r.scale_id, r.value) as text), '')
                        || ':' || coalesce(cast(coalesce(r.step, r.out_of) as text), '') || ' %'))
       + (select count(*)
            from assessment_line l
           where length(l.cells) - length(replace(l.cells, ' ', '')) + 1
              <> (select count(*)
                    from assessment_result r
                   where r.assessment_id = l.assessment_id and r.pupil_id = l.pupil_id))";

/// They are of another day, as their assessment is.
pub fn set_day(tx: &Tx<'_>, id: Id<Assessment>, day: Day) -> Result<()> {
    tx.run(
        "update assessment_line set day = $2 where assessment_id = $1 and day <> $2",
        params![id, day],
    )
    .map(drop)
}

db::row! {
    /// What one pupil has shown in one assessment.
    pub struct Line {
        pub pupil_id: Id<Person>,
        pub cells: String,
        pub id: Id<Assessment>,
        pub subject_id: Option<Id<Subject>>,
        /// What an item of free words speaks of.
        pub domain_id: Option<Id<Skill>>,
        pub title: String,
        pub day: Day,
        pub weight: u32,
        pub items_version: i64,
    }
}

/// Those of these pupils from a day to the day before another, by day; for families, what they may
/// read at that instant.
pub fn of_pupils(
    tx: &Tx<'_>,
    pupils: &Value,
    (from_on, until_on): (Day, Day),
    visible_at: Option<Instant>,
) -> Result<Vec<Line>> {
    tx.all(
        "select l.pupil_id, case when l.read_from > $4 then l.shown else l.cells end as cells,
                a.id, a.subject_id, a.domain_id, a.title, a.day, a.weight, a.items_version
           from assessment_line l
           join assessment a on a.id = l.assessment_id
          where l.pupil_id in ids($1)
            and l.day >= $2
            and l.day < $3
            and a.state <> 'draft'
            and (cast($4 as bigint) is null
              or a.visible_at <= $4
                and (l.read_from is null or l.read_from <= $4 or l.shown is not null))
          order by l.day, l.assessment_id
          limit 100000",
        params![pupils.clone(), from_on, until_on, visible_at],
    )
}

impl Line {
    /// What is said of each item, in no order.
    pub fn said(&self) -> impl Iterator<Item = Result<(Id<Item>, Said)>> {
        said(&self.cells)
    }
}

/// What one pupil has shown in one assessment; for families, what they may read at that instant.
pub fn of_pupil(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    pupil: Id<Person>,
    visible_at: Option<Instant>,
) -> Result<Vec<(Id<Item>, Said)>> {
    let line: Option<(Option<String>,)> = tx.first(
        "select case when read_from > $3 then shown else cells end
           from assessment_line
          where assessment_id = $1 and pupil_id = $2",
        params![id, pupil, visible_at],
    )?;
    let cells = line.and_then(|(cells,)| cells);
    cells.iter().flat_map(|cells| said(cells)).collect()
}

/// What the cells of a line say.
pub fn said(cells: &str) -> impl Iterator<Item = Result<(Id<Item>, Said)>> {
    cells.split(' ').map(|cell| read(cell).ok_or_else(|| unreadable(cell)))
}

/// `item:kind:scale:step` or `item:kind:value:out_of`, as [`keep`] writes them.
fn read(cell: &str) -> Option<(Id<Item>, Said)> {
    let mut parts = cell.split(':');
    let item = Id::new(parts.next()?.parse().ok()?);
    let kind = Kind::parse(parts.next()?)?;
    let (first, second) = (parts.next()?, parts.next()?);
    let said = match kind {
        Kind::Step => Said::Step(Id::new(first.parse().ok()?), second.parse().ok()?),
        Kind::Mark => Said::Mark(Mark::new(first.parse().ok()?, second.parse().ok()?).ok()?),
        Kind::Absent => Said::Absent,
        Kind::Excused => Said::Excused,
        Kind::NotDone => Said::NotDone,
        Kind::Blank => Said::Blank,
    };
    Some((item, said))
}

fn unreadable(cell: &str) -> Error {
    Error::Engine(format!("a cell of a line is not readable: {cell}"))
}
