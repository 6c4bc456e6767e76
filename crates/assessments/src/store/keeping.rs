//! Export, erasure and merging, as rows.

use super::lines::keep_lines;
use crate::cell::Kind;
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::Person;
use results::Scale;
use web::{
    follows,
    merging::{Column, Merging, Names, column},
};

db::row! {
    pub struct ResultLine {
        pub title: String,
        pub day: Day,
        pub label: String,
        pub kind: Kind,
        pub scale_id: Option<Id<Scale>>,
        pub step: Option<u8>,
        pub value: Option<i64>,
        pub out_of: Option<i64>,
        pub written_at: Instant,
    }
}

pub fn results(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<ResultLine>> {
    tx.all(
        "select a.title, a.day, i.label, r.kind, r.scale_id, r.step, r.value, r.out_of, r.written_at
           from assessment_result r
           join assessment_item i on i.id = r.item_id
           join assessment a on a.id = r.assessment_id
          where r.pupil_id = $1
          order by a.day, a.id, i.place",
        params![pupil],
    )
}

db::row! {
    pub struct RemarkLine {
        pub title: String,
        pub day: Day,
        pub words: String,
        pub written_at: Instant,
    }
}

pub fn remarks(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<RemarkLine>> {
    tx.all(
        "select a.title, a.day, r.words, r.written_at
           from assessment_remark r
           join assessment a on a.id = r.assessment_id
          where r.pupil_id = $1
          order by a.day, a.id",
        params![pupil],
    )
}

db::row! {
    pub struct MadeLine {
        pub title: String,
        pub day: Day,
        pub place: String,
    }
}

/// In how many assessments each of these pupils has shown something, and when last.
pub fn counted(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<(Id<Person>, i64, Day)>> {
    tx.all(
        "select r.pupil_id, count(distinct r.assessment_id), max(a.day)
           from assessment_result r
           join assessment a on a.id = r.assessment_id
          where r.pupil_id in ids($1) and r.kind <> 'blank'
          group by r.pupil_id
          order by r.pupil_id",
        params![ids(pupils.iter().copied())],
    )
}

/// The assessments somebody gives.
pub fn made(tx: &Tx<'_>, teacher: Id<Person>) -> Result<Vec<MadeLine>> {
    tx.all(
        "select a.title, a.day, coalesce(c.name, g.name, '') as place
           from assessment_teacher t
           join assessment a on a.id = t.assessment_id
           left join class c on c.id = a.class_id
           left join person_group g on g.id = a.group_id
          where t.person_id = $1
          order by a.day, a.id",
        params![teacher],
    )
}

/// A pupil's results with everything that was ever said of them, what was written to him, whether
/// his family was told; a teacher's own phrases. The assessments stay, with those of the others.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let person = params![person];
    let rows = [
        tx.run("delete from assessment_line where pupil_id = $1", person)?,
        tx.run("delete from assessment_result where pupil_id = $1", person)?,
        tx.run("delete from assessment_trace where pupil_id = $1", person)?,
        tx.run("delete from assessment_remark where pupil_id = $1", person)?,
        tx.run("delete from assessment_told where pupil_id = $1", person)?,
        tx.run("delete from assessment_phrase where person_id = $1", person)?,
    ];
    Ok(rows.iter().sum())
}

/// Two records are one person: a pupil's results follow him, and what a teacher gives.
pub const MERGING: Merging = Merging::of::<Register>();

struct Register;

impl Names for Register {
    const COLUMNS: &[Column] = &[
        // An item in which both have a result keeps both, each under its own record.
        column(
            "results",
            "select item_id from assessment_result where pupil_id = $1",
            &[
                "update assessment_result
                    set pupil_id = $3
                  where item_id = $1 and pupil_id = $2
                    and not exists (select 1
                                      from assessment_result o
                                     where o.item_id = $1 and o.pupil_id = $3)",
                "update assessment_trace set pupil_id = $3 where item_id = $1 and pupil_id = $2",
            ],
        ),
        column(
            "lines",
            "select assessment_id from assessment_line where pupil_id = $1",
            &[
                // What families do not read yet of one is not read sooner of the other.
                "insert into assessment_line (pupil_id, day, assessment_id, cells, read_from, shown)
                 select cast($3 as bigint), day, assessment_id, cells, read_from, shown
                   from assessment_line
                  where assessment_id = $1 and pupil_id = $2
                     on conflict (assessment_id, pupil_id) do nothing",
                "update assessment_line
                    set shown = case when read_from is null then cells else shown end,
                        read_from = (select max(o.read_from)
                                       from assessment_line o
                                      where o.assessment_id = $1 and o.pupil_id in ($2, $3))
                  where assessment_id = $1
                    and pupil_id in ($2, $3)
                    and exists (select 1
                                  from assessment_line o
                                 where o.assessment_id = $1 and o.pupil_id in ($2, $3)
                                   and o.read_from is not null)",
                keep_lines!("in ($2, $3)"),
                "delete from assessment_line
                  where assessment_id = $1
                    and pupil_id in ($2, $3)
                    and not exists (select 1
                                      from assessment_result r
                                     where r.assessment_id = assessment_line.assessment_id
                                       and r.pupil_id = assessment_line.pupil_id)",
            ],
        ),
        follows!("remarks", "assessment_remark", "pupil_id", by "assessment_id"),
        follows!("told", "assessment_told", "pupil_id", by "assessment_id"),
        follows!("teachers", "assessment_teacher", "person_id", by "assessment_id"),
        column(
            "phrases",
            "select id from assessment_phrase where person_id = $1",
            &["update assessment_phrase set person_id = $3 where id = $1 and person_id = $2"],
        ),
    ];
}
