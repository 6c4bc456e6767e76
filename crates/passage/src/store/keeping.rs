//! What is held of a person: for his export, for his erasure, and when two records become one.

use crate::{Dossier, Keepsake, arrival::Arrival};
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::Person;
use web::merging::{Column, Merging, Names, column};

db::row! {
    pub struct KeepsakeLine {
        pub id: Id<Keepsake>,
        pub kind: String,
        pub title: String,
        pub words: String,
        pub made_on: Day,
        pub state: String,
        pub is_shown: bool,
    }
}

/// The portfolio of a pupil, and what somebody has proposed for another's: kept, it is the family's
/// and no longer his. Nor is what he took in of an archive, which was never his.
pub fn keepsakes(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<KeepsakeLine>> {
    tx.all(
        "select id, kind, title, words, made_on, state, is_shown
           from keepsake
          where pupil_id = $1 or added_by = $1 and state = 'proposed'
          order by made_on, id",
        params![person],
    )
}

db::row! {
    pub struct DossierLine {
        pub id: Id<Dossier>,
        pub from_name: String,
        pub to_name: String,
        pub reason: String,
        pub state: String,
        pub prepared_at: Instant,
        pub sealed_at: Option<Instant>,
        pub opened_at: Option<Instant>,
    }
}

pub fn dossiers(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<DossierLine>> {
    tx.all(
        "select id, from_name, to_name, reason, state, prepared_at, sealed_at, opened_at
           from dossier
          where pupil_id = $1
          order by prepared_at, id",
        params![pupil],
    )
}

db::row! {
    pub struct ChoiceLine {
        pub pupil_id: Id<Person>,
        pub title: String,
        pub goes: bool,
        pub wording: i64,
        pub answered_at: Instant,
        pub ended_at: Option<Instant>,
        pub recorded_by: Id<Person>,
    }
}

/// What somebody has said, of whichever pupil.
pub fn choices(tx: &Tx<'_>, guardian: Id<Person>) -> Result<Vec<ChoiceLine>> {
    tx.all(
        "select d.pupil_id, p.title, c.goes, a.wording, a.answered_at, a.ended_at, a.recorded_by
           from dossier_answer a
           join dossier d on d.id = a.dossier_id
           join dossier_choice c on c.answer_id = a.id
           join dossier_piece p on p.id = c.piece_id
          where a.guardian_id = $1
          order by a.answered_at, a.id, p.id",
        params![guardian],
    )
}

/// The portfolio of a pupil goes; says what it held.
pub fn erase_keepsakes(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Id<Keepsake>>> {
    let gone: Vec<(Id<Keepsake>,)> =
        tx.all("delete from keepsake where pupil_id = $1 returning id", params![pupil])?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

/// The dossiers of a pupil.
pub fn dossiers_of(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Id<Dossier>>> {
    let rows: Vec<(Id<Dossier>,)> =
        tx.all("select id from dossier where pupil_id = $1", params![pupil])?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The archives that were about a pupil: what they told goes.
pub fn erase_arrivals(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Id<Arrival>>> {
    let rows: Vec<(Id<Arrival>,)> = tx.all(
        "update passage_arrival
            set pupil_id = null, dossier_id = null, manifest = '', flaw = 'forgotten',
                state = 'refused'
          where pupil_id = $1
      returning id",
        params![pupil],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The dossiers of a pupil go, with all that was said and read of them. Their parts have gone.
pub fn erase_dossiers(tx: &Tx<'_>, pupil: Id<Person>) -> Result<u64> {
    let pupil = params![pupil];
    let rows = [
        tx.run(
            "delete from dossier_opening
              where dossier_id in (select id from dossier where pupil_id = $1)",
            pupil,
        )?,
        tx.run(
            "delete from dossier_choice
              where answer_id in (select a.id
                                    from dossier_answer a
                                    join dossier d on d.id = a.dossier_id
                                   where d.pupil_id = $1)",
            pupil,
        )?,
        tx.run(
            "delete from dossier_answer
              where dossier_id in (select id from dossier where pupil_id = $1)",
            pupil,
        )?,
        tx.run(
            "delete from dossier_piece
              where dossier_id in (select id from dossier where pupil_id = $1)",
            pupil,
        )?,
        tx.run("delete from dossier where pupil_id = $1", pupil)?,
    ];
    Ok(rows.iter().sum())
}

/// Two records are one person: his portfolio, his dossiers, what he said and read follow him.
pub const MERGING: Merging = Merging::of::<Passage>();

struct Passage;

impl Names for Passage {
    const COLUMNS: &[Column] = &[
        column(
            "keepsakes",
            "select id from keepsake where pupil_id = $1",
            &["update keepsake set pupil_id = $3 where id = $1 and pupil_id = $2"],
        ),
        column(
            "added",
            "select id from keepsake where added_by = $1",
            &["update keepsake set added_by = $3 where id = $1 and added_by = $2"],
        ),
        // One who has two dossiers that are not sealed keeps both records' apart: the second stays.
        column(
            "dossiers",
            "select id from dossier where pupil_id = $1",
            &["update dossier
                  set pupil_id = $3
                where id = $1 and pupil_id = $2
                  and (state not in ('prepared', 'open', 'sealing')
                       or not exists (select 1
                                        from dossier o
                                       where o.pupil_id = $3
                                         and o.state in ('prepared', 'open', 'sealing')))"],
        ),
        column(
            "answers",
            "select id from dossier_answer where guardian_id = $1",
            &["update dossier_answer
                  set guardian_id = $3
                where id = $1 and guardian_id = $2
                  and (ended_at is not null
                       or not exists (select 1
                                        from dossier_answer o
                                       where o.dossier_id = dossier_answer.dossier_id
                                         and o.guardian_id = $3
                                         and o.ended_at is null))"],
        ),
        column(
            "openings",
            "select id from dossier_opening where person_id = $1",
            &["update dossier_opening set person_id = $3 where id = $1 and person_id = $2"],
        ),
        column(
            "arrivals",
            "select id from passage_arrival where pupil_id = $1",
            &["update passage_arrival set pupil_id = $3 where id = $1 and pupil_id = $2"],
        ),
    ];
}
