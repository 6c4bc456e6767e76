//! What assemblies hold of a person: his mandates, what he stood for, what he signed or saw signed.

use crate::mandate::Mandate;
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::Person;
use web::merging::{Column, Merging, Names, column};

/// How what names a person follows him when his two records become one.
pub const MERGING: Merging = Merging::of::<Seats>();

struct Seats;

impl Names for Seats {
    const COLUMNS: &[Column] = &[
        column(
            "mandates",
            "select id from mandate where person_id = $1",
            &["update mandate set person_id = $3 where id = $1 and person_id = $2"],
        ),
        column(
            "signatures",
            "select deliberation_id, role from act_signature where person_id = $1",
            &["update act_signature
                  set person_id = $4
                where deliberation_id = $1 and role = $2 and person_id = $3"],
        ),
        column(
            "recorded",
            "select deliberation_id, role from act_signature where recorded_by = $1",
            &["update act_signature
                  set recorded_by = $4
                where deliberation_id = $1 and role = $2 and recorded_by = $3"],
        ),
        column(
            "minutes_signatures",
            "select meeting_id, role from minutes_signature where person_id = $1",
            &["update minutes_signature
                  set person_id = $4
                where meeting_id = $1 and role = $2 and person_id = $3"],
        ),
        column(
            "minutes_recorded",
            "select meeting_id, role from minutes_signature where recorded_by = $1",
            &["update minutes_signature
                  set recorded_by = $4
                where meeting_id = $1 and role = $2 and recorded_by = $3"],
        ),
        column(
            "letters",
            "select id from act_letter where recorded_by = $1",
            &["update act_letter set recorded_by = $3 where id = $1 and recorded_by = $2"],
        ),
        column(
            "answers",
            "select id from act_answer where recorded_by = $1",
            &["update act_answer set recorded_by = $3 where id = $1 and recorded_by = $2"],
        ),
    ];
}

/// Unties his account, and forgets when he was born: the names in acts are public by law, and stay.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let births = tx.run(
        "update poll_candidate
            set born_on = null
          where born_on is not null
            and mandate_id in (select id from mandate where person_id = $1)",
        params![person],
    )?;
    let mandates =
        tx.run("update mandate set person_id = null where person_id = $1", params![person])?;
    let signatures =
        tx.run("update act_signature set person_id = null where person_id = $1", params![person])?;
    let recorded = tx.run(
        "update act_signature set recorded_by = null where recorded_by = $1",
        params![person],
    )?;
    let minutes = tx.run(
        "update minutes_signature set person_id = null where person_id = $1",
        params![person],
    )? + tx.run(
        "update minutes_signature set recorded_by = null where recorded_by = $1",
        params![person],
    )?;
    let letters =
        tx.run("update act_letter set recorded_by = null where recorded_by = $1", params![person])?;
    let answers =
        tx.run("update act_answer set recorded_by = null where recorded_by = $1", params![person])?;
    Ok(births + mandates + signatures + recorded + minutes + letters + answers)
}

db::row! {
    /// A mandate he has, or had.
    pub struct Held {
        pub id: Id<Mandate>,
        pub body: String,
        pub office: String,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

pub fn mandates(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Held>> {
    tx.all(
        "select m.id, b.name as body, m.office, m.from_on, m.until_on
           from mandate m
           join body b on b.id = m.body_id
          where m.person_id = $1
          order by m.from_on, m.id
          limit 200",
        params![person],
    )
}

db::row! {
    /// An appointment he stood for, in his own name or as a deputy.
    pub struct Stood {
        pub words: String,
        pub born_on: Option<Day>,
    }
}

pub fn stood(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Stood>> {
    tx.all(
        "select d.words, case when c.mandate_id = m.id then c.born_on end as born_on
           from mandate m
           join poll_candidate c on c.mandate_id = m.id or c.deputy_id = m.id
           join poll p on p.id = c.poll_id
           join decision d on d.id = p.decision_id
          where m.person_id = $1
          order by c.id
          limit 1000",
        params![person],
    )
}

db::row! {
    pub struct ActSigned {
        pub number: Option<String>,
        pub title: String,
        pub role: String,
        pub signed_on: Day,
    }
}

pub fn signed(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ActSigned>> {
    tx.all(
        "select d.number, d.title, s.role, s.signed_on
           from act_signature s
           join deliberation d on d.id = s.deliberation_id
          where s.person_id = $1
          order by s.signed_on, d.id
          limit 5000",
        params![person],
    )
}

db::row! {
    /// Minutes he signed.
    pub struct MinutesSigned {
        pub body: String,
        pub meets_at: Instant,
        pub role: String,
        pub signed_on: Day,
    }
}

pub fn minutes_signed(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<MinutesSigned>> {
    tx.all(
        "select b.name as body, t.meets_at, s.role, s.signed_on
           from minutes_signature s
           join meeting t on t.id = s.meeting_id
           join body b on b.id = t.body_id
          where s.person_id = $1
          order by s.signed_on, t.id
          limit 2000",
        params![person],
    )
}
