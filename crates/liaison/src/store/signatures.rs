//! Signatures: written once, never changed.

use crate::{
    Signature, Slip,
    signature::{Given, NOBODY},
    store::versions::Edition,
};
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use people::{Class, Person};

/// Writes a signature for each pupil; the same form sent again writes nothing, and says so.
pub fn insert(tx: &Tx<'_>, signed: &[Given], once: &str) -> Result<u64> {
    let row = |it: &Given| {
        params![
            it.id,
            it.school_id,
            it.slip_id,
            it.version,
            it.pupil_id,
            it.guardian_id,
            it.recorded_by,
            &it.answers,
            it.signed_at,
            it.is_late,
            &it.code,
            once
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = signed.iter().map(row).collect();
    tx.run_each(
        "insert into signature (id, school_id, slip_id, version, pupil_id, guardian_id,
                                recorded_by, answers, signed_at, is_late, code, once)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             on conflict do nothing",
        &rows,
    )
}

/// What counts from now on: a row of the signer's own. And the chain will hear of it.
pub fn count(tx: &Tx<'_>, signed: &[Given]) -> Result<()> {
    let row = |it: &Given| {
        params![
            it.slip_id,
            it.pupil_id,
            it.guardian_id,
            it.id,
            it.version,
            &it.answers,
            it.signed_at,
            it.is_late,
            it.recorded_by
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = signed.iter().map(row).collect();
    tx.run_each(
        "insert into slip_answer (slip_id, pupil_id, guardian_id, signature_id, version, answers,
                                  signed_at, is_late, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (slip_id, pupil_id, guardian_id)
             do update set signature_id = $4, version = $5, answers = $6, signed_at = $7,
                           is_late = $8, recorded_by = $9",
        &rows,
    )?;
    let waiting: Vec<Vec<Value>> =
        signed.iter().map(|it| params![it.id, it.school_id].to_vec()).collect();
    tx.run_each("insert into seal_wait (signature_id, school_id) values ($1, $2)", &waiting)
        .map(drop)
}

pub fn find(tx: &Tx<'_>, id: Id<Signature>) -> Result<Option<Given>> {
    tx.first(
        "select id, school_id, slip_id, version, pupil_id, guardian_id, recorded_by, answers,
                signed_at, is_late, code
           from signature
          where id = $1",
        params![id],
    )
}

pub fn by_code(tx: &Tx<'_>, code: &str) -> Result<Option<Given>> {
    tx.first(
        "select id, school_id, slip_id, version, pupil_id, guardian_id, recorded_by, answers,
                signed_at, is_late, code
           from signature
          where code = $1",
        params![code],
    )
}

/// With the slip it is of, and whether this person signed it.
pub fn load(tx: &Tx<'_>, id: Id<Signature>, viewer: Id<Person>) -> Result<Option<Signature>> {
    let Some(signed) = find(tx, id)? else { return Ok(None) };
    let (author_id,): (Id<Person>,) =
        tx.one("select author_id from slip where id = $1", params![signed.slip_id])?;
    let classes: Vec<(Id<Class>,)> = tx.all(
        "select distinct class_id from slip_target where slip_id = $1 and class_id <> 0",
        params![signed.slip_id],
    )?;
    let is_mine = signed.guardian_id != NOBODY
        && tx.number(
            "select count(*) from person where id = $1 and (id = $2 or merged_into = $2)",
            params![signed.guardian_id, viewer],
        )? > 0;
    let classes = classes.into_iter().map(|(class,)| class).collect();
    Ok(Some(Signature { signed, author_id, classes, is_mine }))
}

db::row! {
    /// A signature of somebody, for his export.
    #[derive(Clone, Debug)]
    pub struct Kept {
        pub id: Id<Signature>,
        pub slip_id: Id<Slip>,
        pub version: u32,
        pub title: String,
        pub body: base::RichText,
        pub questions: String,
        pub pupil: String,
        pub is_on_paper: bool,
        pub answers: String,
        pub signed_at: Instant,
        pub is_late: bool,
        pub code: String,
        pub files_id: Id<Edition>,
    }
}

/// What this person has signed, or what was signed for him when he is a pupil.
pub fn kept(
    tx: &Tx<'_>,
    person: Id<Person>,
    after: Id<Signature>,
    limit: u32,
) -> Result<Vec<Kept>> {
    tx.all(
        "select i.id, i.slip_id, i.version, v.title, v.body, v.questions,
                p.first_name || ' ' || p.last_name as pupil,
                case when i.guardian_id = 0 then 1 else 0 end as is_on_paper, i.answers,
                i.signed_at, i.is_late, i.code, v.files_id
           from signature i
           join slip_version v on v.slip_id = i.slip_id and v.version = i.version
           join person p on p.id = i.pupil_id
          where i.id in (select s.id
                           from person r
                           join signature s on s.guardian_id = r.id
                          where r.id = $1 or r.merged_into = $1
                          union
                         select s.id
                           from person r
                           join signature s on s.pupil_id = r.id
                          where r.id = $1 or r.merged_into = $1)
            and i.id > $2
          order by i.id
          limit $3",
        params![person, after, limit],
    )
}
