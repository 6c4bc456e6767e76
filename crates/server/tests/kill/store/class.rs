//! What a class does, as rows: homework, work, posts, appointments, events. What must never be seen
//! of them, at no moment, and what there is.

use super::Wrong;
use db::{Result, Tx, params};

pub const WRONGS: [Wrong; 17] = [
    (
        "a homework that counts other files than it has",
        "select count(*) from homework h
          where h.files <> (select count(*) from file_use u
                             where u.kind = 'homework' and u.thing_id = h.id)",
    ),
    ("a homework written and not given", "select count(*) from homework where given_at is null"),
    (
        "a homework without its version",
        "select count(*) from homework h
          where not exists (select 1 from homework_version v
                             where v.homework_id = h.id and v.version = h.version)",
    ),
    (
        "work that counts other files than it has",
        "select count(*) from hand_in w
          where w.files <> (select count(*) from file_use u
                             where u.kind = 'hand_in' and u.thing_id = w.id)",
    ),
    (
        "work handed in without its file",
        "select count(*) from hand_in w
          where not exists (select 1 from file_use u
                              join file f on f.id = u.file_id
                             where u.kind = 'hand_in' and u.thing_id = w.id)",
    ),
    (
        "work handed in that is not done",
        "select count(*) from hand_in w
          where not exists (select 1 from homework_done d
                             where d.homework_id = w.homework_id and d.pupil_id = w.pupil_id)",
    ),
    (
        "work of a pupil of which none, or two, is the last",
        "select count(*) from (select 1 from hand_in
                                group by homework_id, pupil_id
                               having sum(is_last) <> 1) wrong",
    ),
    (
        "a post that counts other files than it has",
        "select count(*) from journal_post p
          where p.files <> (select count(*) from file_use u
                             where u.kind = 'journal_post' and u.thing_id = p.id)",
    ),
    (
        "a post without its file",
        "select count(*) from journal_post p
          where not exists (select 1 from file_use u
                              join file f on f.id = u.file_id
                             where u.kind = 'journal_post' and u.thing_id = p.id)",
    ),
    (
        "a post without its version",
        "select count(*) from journal_post p
          where not exists (select 1 from text_version v
                             where v.thing_id = p.id and v.version = p.version)",
    ),
    (
        "a post published before anybody looked at its photo",
        "select count(*) from journal_post p
           join file_use u on u.kind = 'journal_post' and u.thing_id = p.id
          where p.state = 'published'
            and not exists (select 1 from journal_picture k
                             where k.post_id = p.id and k.file_id = u.file_id)",
    ),
    (
        "a post that is out by half",
        "select count(*) from journal_post p
          where (p.state = 'published') <> (p.edition is not null)
             or (p.state = 'published') <> (p.published_at is not null)",
    ),
    (
        "a slot with half a family",
        "select count(*) from agenda_slot s
          where (s.pupil_id is null) <> (s.guardian_id is null)
             or (s.pupil_id is null) <> (s.booked_at is null)",
    ),
    (
        "a family with two slots",
        "select count(*) from (select 1 from agenda_slot
                                where pupil_id is not null
                                group by opening_id, pupil_id
                               having count(*) > 1) wrong",
    ),
    (
        "a slot whose teacher was not told",
        "select count(*) from agenda_slot s
           join agenda_opening o on o.id = s.opening_id
          where s.pupil_id is not null
            and not exists (select 1 from notice n
                              join notice_reader r on r.notice_id = n.id
                             where n.kind = 'agenda.appointment' and n.thing_id = o.id
                               and n.at = s.booked_at and r.person_id = o.owner_id)",
    ),
    (
        "an event that has lost a date",
        "select count(*) from agenda_event e
          where 3 <> (select count(*) from agenda_date d where d.event_id = e.id)",
    ),
    (
        "a date that one of its readers does not see",
        "select count(*) from agenda_date d
          where (select count(*) from agenda_reader r where r.date_id = d.id)
                <> (select count(*) from audience a
                     where a.kind = 'agenda_event' and a.thing_id = d.event_id)",
    ),
];

/// Once the jobs have told everybody.
pub const TOLD_WRONG: [Wrong; 3] = [
    (
        "homework of which families were not told once",
        "select count(*) from homework h
          where 1 <> (select count(*) from notice n
                       where n.kind = 'homework.given' and n.thing_id = h.id)",
    ),
    (
        "a post of which families were not told once",
        "select count(*) from journal_post p
          where p.state = 'published'
            and 1 <> (select count(*) from notice n
                       where n.kind = 'journal.post' and n.thing_id = p.id)",
    ),
    ("a photo that was not made", "select count(*) from file where state <> 'ready'"),
];

/// What the jobs have not done yet for them.
pub fn waiting(tx: &Tx<'_>) -> Result<i64> {
    tx.number(
        "select count(*) from job
          where kind in ('homework.tell', 'agenda.tell', 'files.sizes', 'passage.seal')
            and failed_at is null",
        &[],
    )
}

pub fn slots(tx: &Tx<'_>, opening: i64) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = tx.all(
        "select id from agenda_slot where opening_id = $1 order by start_at",
        params![opening],
    )?;
    Ok(rows.into_iter().map(|(slot,)| slot).collect())
}

/// `(opening, pupil, slot)`.
pub fn booked(tx: &Tx<'_>) -> Result<Vec<(i64, i64, i64)>> {
    tx.all("select opening_id, pupil_id, id from agenda_slot where pupil_id is not null", &[])
}

pub fn homework(tx: &Tx<'_>) -> Result<Vec<(i64, String)>> {
    tx.all("select id, title from homework", &[])
}

/// `(homework, pupil)`.
pub fn done(tx: &Tx<'_>) -> Result<Vec<(i64, i64)>> {
    tx.all("select homework_id, pupil_id from homework_done", &[])
}

/// `(work, homework, text)`.
pub fn works(tx: &Tx<'_>) -> Result<Vec<(i64, i64, String)>> {
    tx.all("select id, homework_id, body from hand_in", &[])
}

/// `(post, title, state)`.
pub fn posts(tx: &Tx<'_>) -> Result<Vec<(i64, String, String)>> {
    tx.all("select id, title, state from journal_post", &[])
}

pub fn events(tx: &Tx<'_>) -> Result<Vec<(i64, String)>> {
    tx.all("select id, title from agenda_event", &[])
}

/// `(thing, file)` of a kind.
pub fn files(tx: &Tx<'_>, kind: &str) -> Result<Vec<(i64, i64)>> {
    tx.all(
        "select thing_id, file_id from file_use where kind = $1 order by thing_id",
        params![kind],
    )
}
