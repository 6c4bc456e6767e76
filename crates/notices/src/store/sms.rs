//! Short messages, as rows: what became of them.

use crate::Notice;
use base::{Day, Id, Instant, Locale};
use db::{Result, Tx, params};
use people::{Person, School};

db::word! {
    pub enum State {
        Waiting = "waiting", Sent = "sent", Refused = "refused", Failed = "failed",
        NoNumber = "no_number", Over = "over",
    }
}

/// The name of a message.
pub enum Sms {}

db::row! {
    /// Who is to be told by telephone of what.
    #[derive(Clone, Debug)]
    pub struct Due {
        pub notice_id: Id<Notice>,
        pub person_id: Id<Person>,
        pub phone_mobile: String,
    }
}

/// What has come since a moment, is not seen and was not texted, each once.
pub fn due(tx: &Tx<'_>, [one, other]: &[&str; 2], since: Instant, limit: u32) -> Result<Vec<Due>> {
    tx.all(
        "select distinct r.notice_id, r.person_id, p.phone_mobile
           from notice n
           join notice_reader r on r.notice_id = n.id
           join person p on p.id = r.person_id
          where n.at >= $3
            and n.kind in ($1, $2)
            and r.is_here = 1
            and r.seen_at is null
            and p.suspended_at is null
            and p.merged_into is null
            and (r.on_behalf_of = 0
                 or exists (select 1
                              from guardianship g
                             where g.guardian_id = r.person_id
                               and g.pupil_id = r.on_behalf_of
                               and g.from_on <= $5
                               and (g.until_on is null or g.until_on > $5)))
            and not exists (select 1
                              from sms s
                             where s.notice_id = r.notice_id and s.person_id = r.person_id)
          order by r.notice_id, r.person_id
          limit $4",
        params![*one, *other, since, limit, tx.now().day()],
    )
}

/// How many of a day's messages are used.
pub fn used(tx: &Tx<'_>, day: Day) -> Result<u32> {
    let used = tx.number(
        "select count(*) from sms where day = $1 and state in ('waiting', 'sent', 'failed')",
        params![day],
    )?;
    Ok(u32::try_from(used).unwrap_or(u32::MAX))
}

pub fn insert(tx: &Tx<'_>, due: &Due, state: State, now: Instant) -> Result<Id<Sms>> {
    let id = tx.new_id();
    tx.run(
        "insert into sms (id, notice_id, person_id, day, state, tries, asked_at, changed_at)
         values ($1, $2, $3, $4, $5, 0, $6, $6)",
        params![id, due.notice_id, due.person_id, now.day(), state, now],
    )?;
    Ok(id)
}

db::row! {
    /// What is sent: its number and words are the notice's and the person's, of now.
    pub struct Found {
        pub notice_id: Id<Notice>,
        pub state: State,
        pub phone_mobile: String,
        pub locale: Locale,
        pub text_id: String,
        pub args: String,
    }
}

/// None when what it tells was taken back.
pub fn find(tx: &Tx<'_>, sms: Id<Sms>) -> Result<Option<Found>> {
    tx.first(
        "select s.notice_id, s.state, p.phone_mobile,
                coalesce(f.locale, p.language) as locale, n.text_id, n.args
           from sms s
           join notice n on n.id = s.notice_id
           join person p on p.id = s.person_id
           left join preference f on f.person_id = p.id
          where s.id = $1
            and exists (select 1
                          from notice_reader r
                         where r.notice_id = s.notice_id and r.person_id = s.person_id)",
        params![sms],
    )
}

pub fn end(tx: &Tx<'_>, sms: Id<Sms>, state: State, code: Option<u16>, now: Instant) -> Result<()> {
    tx.run(
        "update sms
            set state = $2, code = $3, tries = tries + 1, changed_at = $4
          where id = $1",
        params![sms, state, code, now],
    )
    .map(drop)
}

db::row! {
    /// What became of the messages of a school.
    #[derive(Clone, Debug)]
    pub struct Count {
        pub state: State,
        pub messages: u32,
    }
}

/// Those of a school's families since a moment.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, since: Instant) -> Result<Vec<Count>> {
    tx.all(
        "select s.state, count(*) as messages
           from sms s
          where s.asked_at >= $2
            and exists (select 1
                          from person_group g
                          join membership m on m.group_id = g.id
                         where g.school_id = $1
                           and g.scope_kind = 'school'
                           and m.person_id = s.person_id)
          group by s.state
          order by s.state",
        params![school, since],
    )
}

db::row! {
    /// What is told a person of it.
    pub struct Kept {
        pub state: State,
        pub asked_at: Instant,
    }
}

pub fn of_person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Kept>> {
    tx.all(
        "select state, asked_at from sms where person_id = $1 order by asked_at limit 2000",
        params![person],
    )
}

pub fn forget(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run("delete from sms where asked_at < $1", params![before])
}
