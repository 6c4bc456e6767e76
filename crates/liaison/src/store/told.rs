//! What those who follow slips have been told of their answers.

use crate::Slip;
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    /// A slip with answers that nobody has told its author.
    #[derive(Clone, Debug)]
    pub struct Fresh {
        pub slip_id: Id<Slip>,
        pub title: String,
        /// For how many of its pupils somebody has answered on a screen or on paper.
        pub answers: i64,
        pub pupils: i64,
    }
}

/// The slips signed since this signature whose number of answers is not the one that was told.
pub fn fresh(tx: &Tx<'_>, since: Id<crate::Signature>, limit: u32) -> Result<Vec<Fresh>> {
    tx.all(
        "select f.slip_id, f.title, f.answers, f.pupils
           from (select s.id as slip_id, s.title,
                        (select count(distinct a.pupil_id)
                           from slip_answer a
                          where a.slip_id = s.id and a.version >= s.asked_version) as answers,
                        (select count(*)
                           from slip_pupil p
                          where p.slip_id = s.id and p.left_at is null) as pupils
                   from slip s
                  where s.state = 'sent'
                    and s.id in (select slip_id
                                   from signature
                                  where id > $1 and guardian_id <> 0)) f
           left join slip_told t on t.slip_id = f.slip_id
          where coalesce(t.answers, 0) <> f.answers
          order by f.slip_id
          limit $2",
        params![since, limit],
    )
}

pub fn keep(tx: &Tx<'_>, slip: Id<Slip>, answers: i64, at: Instant) -> Result<()> {
    tx.run(
        "insert into slip_told (slip_id, answers, told_at)
         values ($1, $2, $3)
             on conflict (slip_id) do update set answers = $2, told_at = $3",
        params![slip, answers, at],
    )
    .map(drop)
}

/// The teams of the classes a slip was sent to.
pub fn team(tx: &Tx<'_>, slip: Id<Slip>) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct m.person_id
           from slip_target t
           join person_group g
             on g.scope_kind = 'class' and g.scope_id = t.class_id and g.kind = 'team'
           join membership m on m.group_id = g.id
          where t.slip_id = $1 and t.class_id <> 0
          order by m.person_id
          limit 200",
        params![slip],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}
