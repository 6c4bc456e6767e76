//! What must never be seen in the database, whatever was cut short: each statement counts it.

pub mod class;
pub mod council;
pub mod dossier;
pub mod graded;
pub mod livret;
pub mod territory;

use db::{Engine, Result, Tx, params};

/// A sentence, and the statement that counts how often it is true of letters after `$1`.
pub type Wrong = (&'static str, &'static str);

pub const WRONGS: [Wrong; 16] = [
    (
        "a letter without its author's copy",
        "select count(*) from letter l
          where l.id > $1
            and not exists (select 1 from delivery d
                             where d.letter_id = l.id
                               and d.person_id = l.sender_id and d.role = 'sender')",
    ),
    (
        "a copy without its letter",
        "select count(*) from delivery d
          where d.letter_id > $1 and not exists (select 1 from letter l where l.id = d.letter_id)",
    ),
    (
        "an addressee without a letter",
        "select count(*) from addressee a
          where a.letter_id > $1 and not exists (select 1 from letter l where l.id = a.letter_id)",
    ),
    (
        "a letter that has lost an addressee",
        "select count(*) from letter l
          where l.id > $1
            and l.addressees <> (select count(*) from addressee a where a.letter_id = l.id)",
    ),
    (
        "a letter that is not handed out and has no job",
        "select count(*) from letter l
          where l.id > $1
            and exists (select 1 from addressee a where a.letter_id = l.id and a.is_done = 0)
            and not exists (select 1 from job j
                             where j.kind = 'messages.deliver'
                               and j.failed_at is null and j.key = cast(l.id as text))",
    ),
    (
        "a named reader whose copy is not there though it was handed out",
        "select count(*) from addressee a
          where a.letter_id > $1 and a.person_id is not null and a.is_done = 1
            and not exists (select 1 from delivery d
                             where d.letter_id = a.letter_id and d.person_id = a.person_id)",
    ),
    (
        "a letter that counts other files than it has",
        "select count(*) from letter l
          where l.id > $1
            and l.attachments <> (select count(*) from file_use u
                                   where u.kind = 'letter' and u.thing_id = l.id)",
    ),
    (
        "a file attached to no letter",
        "select count(*) from file_use u
          where u.kind = 'letter' and u.thing_id > $1
            and not exists (select 1 from letter l where l.id = u.thing_id)",
    ),
    (
        "a file attached to no draft",
        "select count(*) from file_use u
          where u.kind = 'letter_draft' and u.thing_id > $1
            and not exists (select 1 from letter_draft d where d.id = u.thing_id)",
    ),
    (
        "an attached file that is not there",
        "select count(*) from file_use u
          where u.thing_id > $1 and not exists (select 1 from file f where f.id = u.file_id)",
    ),
    (
        "a file that is needed and would be swept, or the reverse",
        "select count(*) from file f
          where f.id > $1
            and (f.loose_since is null)
                <> exists (select 1 from file_use u where u.file_id = f.id)",
    ),
    (
        "a copy its reader was not told of",
        "select count(*) from delivery d
          where d.letter_id > $1 and d.role <> 'sender'
            and not exists (select 1 from notice n
                              join notice_reader r on r.notice_id = n.id
                             where n.thing_id = d.letter_id and n.kind = 'messages.letter'
                               and r.person_id = d.person_id)",
    ),
    (
        "news of a letter its reader does not have",
        "select count(*) from notice n
           join notice_reader r on r.notice_id = n.id
          where n.thing_id > $1 and n.kind = 'messages.letter'
            and not exists (select 1 from delivery d
                             where d.letter_id = n.thing_id and d.person_id = r.person_id)",
    ),
    (
        "a draft that was sent and is still there",
        "select count(*) from letter_draft d
          where d.id > $1 and exists (select 1 from letter l
                                       where l.id > $1 and l.sender_id = d.person_id
                                         and l.subject = d.subject)",
    ),
    (
        "a letter there twice",
        "select count(*) from (select subject from letter where id > $1
                                group by subject having count(*) > 1) twice",
    ),
    ("a job that has failed", "select count(*) from job where id > $1 and failed_at is not null"),
];

/// Letters that nobody would find.
pub fn unsearchable(tx: &Tx<'_>, after: i64) -> Result<i64> {
    let sql = match tx.engine() {
        Engine::Sqlite => {
            "select count(*) from letter l
              where l.id > $1 and l.id not in (select rowid from search where rowid > $1)"
        }
        Engine::Postgres => {
            "select count(*) from letter l
              where l.id > $1 and l.id not in (select id from search where id > $1)"
        }
    };
    tx.number(sql, params![after])
}

pub fn latest(tx: &Tx<'_>) -> Result<i64> {
    tx.number("select coalesce(max(id), 0) from letter", &[])
}

/// Letters that are still being handed out.
pub fn on_the_way(tx: &Tx<'_>) -> Result<i64> {
    tx.number("select count(*) from job where kind = 'messages.deliver'", &[])
}

/// The worker that held these jobs is dead: their lease ends now, not within a minute.
pub fn end_leases(tx: &Tx<'_>) -> Result<()> {
    tx.run("update job set run_at = 0 where lease_until is not null", &[])?;
    tx.signal(jobs::TOPIC, []);
    Ok(())
}

pub fn letters(tx: &Tx<'_>) -> Result<Vec<(i64, String, i64, String)>> {
    tx.all("select id, subject, sender_id, state from letter order by id", &[])
}

/// `(letter, reader, role)`, by letter.
pub fn deliveries(tx: &Tx<'_>, mut each: impl FnMut(i64, i64, String)) -> Result<()> {
    let sql = "select letter_id, person_id, role from delivery order by letter_id, person_id";
    tx.each(sql, &[], |(letter, person, role): (i64, i64, String)| {
        each(letter, person, role);
        Ok(())
    })
}

pub fn members(tx: &Tx<'_>, group: i64) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> =
        tx.all("select distinct person_id from membership where group_id = $1", params![group])?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// What SQLite says of its own file: `ok`.
pub fn integrity(tx: &Tx<'_>) -> Result<String> {
    match tx.engine() {
        Engine::Sqlite => tx.one("select * from pragma_integrity_check", &[]).map(|(word,)| word),
        Engine::Postgres => Ok("ok".to_owned()),
    }
}

/// The team of a class of each guardian: whom a parent writes to.
pub fn parents(tx: &Tx<'_>, limit: u32) -> Result<Vec<(i64, i64)>> {
    tx.all(
        "select m.person_id, min(team.id)
           from membership m
           join person_group g on g.id = m.group_id
           join person_group team on team.scope_kind = g.scope_kind
                                 and team.scope_id = g.scope_id
                                 and team.kind = 'team'
          where g.kind = 'guardians' and g.scope_kind = 'class'
            and exists (select 1 from membership t where t.group_id = team.id)
          group by m.person_id
          order by m.person_id % 97, m.person_id
          limit $1",
        params![limit],
    )
}

/// What must never be seen of signatures, once every one has been sealed.
pub const WRONG_ACTS: [Wrong; 5] = [
    (
        "a signature without its place in the chain",
        "select count(*) from signature s
          where not exists (select 1 from seal k where k.signature_id = s.id)",
    ),
    (
        "a place in the chain of two signatures, or of none",
        "select count(*) from seal k
          where not exists (select 1 from signature s where s.id = k.signature_id)",
    ),
    (
        "an answer that is not the last signature of its guardian",
        "select count(*) from slip_answer a
          where a.signature_id <> (select max(s.id) from signature s
                                    where s.slip_id = a.slip_id and s.pupil_id = a.pupil_id
                                      and s.guardian_id = a.guardian_id)",
    ),
    (
        "a signature that counts for nothing",
        "select count(*) from signature s
          where not exists (select 1 from slip_answer a
                             where a.slip_id = s.slip_id and a.pupil_id = s.pupil_id
                               and a.guardian_id = s.guardian_id)",
    ),
    (
        "a place that nobody has, or that two have",
        "select count(*) from slip_place p
          where p.taken <> (select count(*) from slip_booking b
                             where b.slip_id = p.slip_id and b.question = p.question
                               and b.possible = p.possible)",
    ),
];

/// `(signature, slip, pupil, guardian, form)`.
pub type Signed = (i64, i64, i64, i64, String);

pub fn signatures(tx: &Tx<'_>) -> Result<Vec<Signed>> {
    tx.all("select id, slip_id, pupil_id, guardian_id, once from signature", &[])
}

/// `(slip, pupil, place)`.
pub fn bookings(tx: &Tx<'_>) -> Result<Vec<(i64, i64, i64)>> {
    tx.all("select slip_id, pupil_id, possible from slip_booking", &[])
}

/// `(class, pupil, state)` of the mornings of that day.
pub fn marks(tx: &Tx<'_>, day: &str) -> Result<Vec<(i64, i64, String)>> {
    tx.all(
        "select class_id, pupil_id, state from roll_call_mark where day = $1 and moment = 'am'",
        params![day],
    )
}

pub fn schools_that_seal(tx: &Tx<'_>) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = tx.all("select distinct school_id from seal", &[])?;
    Ok(rows.into_iter().map(|(school,)| school).collect())
}

/// Signatures that have no place in their chain yet; the house is asked not to wait for its minute.
pub fn unsealed(tx: &Tx<'_>) -> Result<i64> {
    tx.run(
        "update job set run_at = 0
          where kind in ('liaison.seal', 'reports.seal') and lease_until is null",
        &[],
    )?;
    tx.signal(jobs::TOPIC, []);
    tx.number(
        "select (select count(*) from seal_wait) + (select count(*) from report_seal_wait)",
        &[],
    )
}
