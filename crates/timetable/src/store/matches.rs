//! Names of files and whom they mean, as rows; codes of files and what they mean.

use crate::PartKind;
use base::{Id, fold};
use db::{Result, Tx, Value, params};
use people::{Person, School};

db::row! {
    /// Said once by hand: this name is that one.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Match {
        pub kind: PartKind,
        pub folded: String,
        pub name: String,
        pub ref_id: i64,
    }
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Match>> {
    tx.all(
        "select kind, folded, name, ref_id
           from timetable_match
          where school_id = $1
          order by kind, folded
          limit 3000",
        params![school],
    )
}

pub fn keep(tx: &Tx<'_>, school: Id<School>, said: &[(PartKind, String, i64)]) -> Result<()> {
    let row = |(kind, name, id): &(PartKind, String, i64)| {
        params![school, *kind, fold(name), name, *id].to_vec()
    };
    let rows: Vec<Vec<Value>> = said.iter().map(row).collect();
    tx.run_each(
        "insert into timetable_match (school_id, kind, folded, name, ref_id)
         values ($1, $2, $3, $4, $5)
         on conflict (school_id, kind, folded) do update
            set ref_id = excluded.ref_id,
                name = excluded.name",
        &rows,
    )
    .map(drop)
}

/// The numbers of STS by which a school knows persons, as the feed of the academy has said them.
pub fn numbers(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<(String, Id<Person>)>> {
    tx.all(
        "select k.key, k.person_id
           from school s
           join person_key k on k.source = 'sts:' || s.uai
          where s.id = $1
          order by k.key
          limit 3000",
        params![school],
    )
}

db::word! {
    /// What a code is the code of.
    pub enum CodeKind { Teacher = "teacher", Subject = "subject", Group = "group" }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Code {
        pub kind: CodeKind,
        pub word: String,
        /// A name; the classes of a group, between commas.
        pub name: String,
    }
}

pub fn codes(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Code>> {
    tx.all(
        "select kind, code as word, name
           from timetable_code
          where school_id = $1
          order by kind, code
          limit 5000",
        params![school],
    )
}

pub fn keep_codes(tx: &Tx<'_>, school: Id<School>, codes: &[Code]) -> Result<()> {
    let row = |it: &Code| params![school, it.kind, &it.word, &it.name].to_vec();
    let rows: Vec<Vec<Value>> = codes.iter().map(row).collect();
    tx.run_each(
        "insert into timetable_code (school_id, kind, code, name)
         values ($1, $2, $3, $4)
         on conflict (school_id, kind, code) do update set name = excluded.name",
        &rows,
    )
    .map(drop)
}
