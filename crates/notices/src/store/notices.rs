//! Notices and those they come to.

use super::ties::{self, Line};
use crate::{Notice, Reader, Telling, schedule};
use base::{Id, Instant};
use db::{Error, Result, Tx, Value, params};
use people::Person;
use web::Rhythm;

/// The most readers told in one statement.
const CHUNK: usize = 2_000;

pub fn insert(tx: &Tx<'_>, tellings: &[&Telling]) -> Result<Vec<Id<Notice>>> {
    let ids: Vec<Id<Notice>> = tellings.iter().map(|_| tx.new_id()).collect();
    let row = |(id, telling): (&Id<Notice>, &&Telling)| -> Result<Vec<Value>> {
        let args = serde_json::to_string(&telling.args)
            .map_err(|_| Error::Engine("the arguments of a notice are not JSON".to_owned()))?;
        let (kind, at) = (telling.kind.word, telling.at);
        let row = params![*id, kind, telling.thing, &telling.url, telling.text, args, at];
        Ok(row.to_vec())
    };
    let rows: Vec<Vec<Value>> = ids.iter().zip(tellings).map(row).collect::<Result<_>>()?;
    tx.run_each(
        "insert into notice (id, kind, thing_id, url, text_id, args, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &rows,
    )?;
    Ok(ids)
}

/// How a notice comes to readers at one hour: with a mail at the hour of each rhythm.
pub struct Delivery {
    notice: Id<Notice>,
    kind: &'static str,
    otherwise: Rhythm,
    deliver_at: Instant,
    is_here: bool,
    /// Of those who have their mails at once, daily and weekly.
    mails: [Instant; 3],
}

impl Delivery {
    pub fn new(notice: Id<Notice>, telling: &Telling, deliver_at: Instant) -> Self {
        let mail = |rhythm| schedule::mail_at(rhythm, deliver_at).unwrap_or(deliver_at);
        Delivery {
            notice,
            kind: telling.kind.word,
            otherwise: telling.kind.rhythm,
            deliver_at,
            is_here: deliver_at <= telling.at,
            mails: [Rhythm::AtOnce, Rhythm::Daily, Rhythm::Weekly].map(mail),
        }
    }

    fn row(&self, reader: &Reader) -> Vec<Value> {
        let [at_once, daily, weekly] = self.mails;
        params![
            reader.person,
            self.notice,
            reader.on_behalf_of.map_or(0, Id::raw),
            self.deliver_at,
            self.is_here,
            self.kind,
            self.otherwise,
            at_once,
            daily,
            weekly
        ]
        .to_vec()
    }
}

/// Delivers to these readers. What each has chosen for this kind, or for all, decides on the mail.
pub fn deliver(tx: &Tx<'_>, deliveries: &[(Delivery, Vec<Reader>)]) -> Result<()> {
    let all = deliveries.iter().flat_map(|(it, readers)| readers.iter().map(move |to| (it, to)));
    let all: Vec<(&Delivery, &Reader)> = all.collect();
    all.chunks(CHUNK).try_for_each(|some| deliver_some(tx, some))
}

fn deliver_some(tx: &Tx<'_>, some: &[(&Delivery, &Reader)]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        some.iter().map(|(delivery, reader)| delivery.row(reader)).collect();
    tx.run_each(
        "insert into notice_reader
           (person_id, notice_id, on_behalf_of, deliver_at, is_here, mail_at, push_at)
         select $1, $2, $3, $4, $5,
                case coalesce((select min(rhythm)
                                 from notice_preference
                                where person_id = $1 and kind = '*'),
                              (select min(rhythm)
                                 from notice_preference
                                where person_id = $1 and kind = $6),
                              $7)
                  when 'now' then cast($8 as bigint)
                  when 'daily' then cast($9 as bigint)
                  when 'weekly' then cast($10 as bigint)
                end,
                case when exists (select 1 from push_device where person_id = $1)
                      and not exists (select 1
                                        from push_mute
                                       where person_id = $1 and kind = $6)
                  then cast($4 as bigint)
                end
             on conflict (person_id, notice_id, on_behalf_of) do nothing",
        &rows,
    )
    .map(drop)
}

/// What was to come by now has come, at most `limit` rows; says to whom. Who has lost the child it
/// is about while it waited is told nothing.
pub fn arrive(tx: &Tx<'_>, now: Instant, limit: u32) -> Result<Vec<Id<Person>>> {
    let rows: Vec<Line<Id<Notice>>> = tx.all(
        "update notice_reader
            set is_here = 1
          where (person_id, notice_id, on_behalf_of) in
                (select person_id, notice_id, on_behalf_of
                   from notice_reader
                  where is_here = 0 and deliver_at <= $1
                  order by deliver_at
                  limit $2)
      returning person_id, notice_id, on_behalf_of",
        params![now, limit],
    )?;
    let persons = rows.iter().map(|(person, ..)| *person).collect();
    let parted = ties::part(tx, rows, now.day())?;
    ties::forget(tx, &parted.late)?;
    Ok(persons)
}

pub fn mark_thing_seen(
    tx: &Tx<'_>,
    person: Id<Person>,
    kind: &str,
    thing: i64,
    at: Instant,
) -> Result<u64> {
    tx.run(
        "update notice_reader
            set seen_at = $4, mail_at = null, push_at = null, is_here = 1
          where person_id = $1
            and seen_at is null
            and notice_id in (select id from notice where thing_id = $3 and kind = $2)",
        params![person, kind, thing, at],
    )
}

/// One notice, for all the children of this reader.
pub fn mark_seen(tx: &Tx<'_>, person: Id<Person>, notice: Id<Notice>, at: Instant) -> Result<u64> {
    tx.run(
        "update notice_reader
            set seen_at = $3, mail_at = null, push_at = null
          where person_id = $1 and notice_id = $2 and seen_at is null",
        params![person, notice, at],
    )
}

/// Everything that has come up to `newest`, which is what was on the page.
pub fn mark_all_seen(
    tx: &Tx<'_>,
    person: Id<Person>,
    newest: Id<Notice>,
    at: Instant,
) -> Result<u64> {
    tx.run(
        "update notice_reader
            set seen_at = $3, mail_at = null, push_at = null
          where person_id = $1 and notice_id <= $2 and seen_at is null and is_here = 1",
        params![person, newest, at],
    )
}

/// Removes the notices of these things; says who had them.
pub fn take_back(tx: &Tx<'_>, kind: &str, things: &[i64]) -> Result<Vec<Id<Person>>> {
    let things = db::ids(things.iter().map(|thing| Id::<()>::new(*thing)));
    let gone = params![kind, things];
    let readers: Vec<(Id<Person>,)> = tx.all(
        "delete from notice_reader
          where notice_id in (select id from notice where thing_id in ids($2) and kind = $1)
      returning person_id",
        gone,
    )?;
    tx.run("delete from notice where thing_id in ids($2) and kind = $1", gone)?;
    Ok(readers.into_iter().map(|(person,)| person).collect())
}

/// Forgets the notices of before `before`, a few hundred at a time; says how many.
pub fn sweep(tx: &Tx<'_>, before: Instant) -> Result<usize> {
    let gone: Vec<(Id<Notice>,)> = tx.all(
        "delete from notice
          where id in (select id from notice where at < $1 limit 200)
      returning id",
        params![before],
    )?;
    let count = gone.len();
    let gone = db::ids(gone.into_iter().map(|(id,)| id));
    tx.run("delete from notice_reader where notice_id in ids($1)", &[gone])?;
    Ok(count)
}

/// Removes all that is kept of a person.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let mut count = tx.run(
        "delete from notice_reader where person_id = $1 or on_behalf_of = $1",
        params![person],
    )?;
    count += tx.run("delete from notice_preference where person_id = $1", params![person])?;
    count += super::devices::remove_all(tx, person)?;
    count += tx.run("delete from notice_quiet where person_id = $1", params![person])?;
    count += tx.run("delete from push_mute where person_id = $1", params![person])?;
    count += tx.run("delete from bounce where person_id = $1", params![person])?;
    count += tx.run("delete from sms where person_id = $1", params![person])?;
    Ok(count)
}
