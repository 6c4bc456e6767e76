//! Slots of appointments, as rows: taken only while they are free.

use crate::opening::{Opening, Slot};
use base::{Day, Id, Instant, PersonName, Title};
use db::{Result, Tx, Value, params};
use people::Person;

pub fn insert(tx: &Tx<'_>, opening: Id<Opening>, slots: &[(Instant, Instant)]) -> Result<()> {
    let row = |(start, end): &(Instant, Instant)| {
        params![tx.new_id::<Slot>(), opening, *start, *end].to_vec()
    };
    let rows: Vec<Vec<Value>> = slots.iter().map(row).collect();
    tx.run_each(
        "insert into agenda_slot (id, opening_id, start_at, end_at, key_id)
         values ($1, $2, $3, $4, 0)",
        &rows,
    )
    .map(drop)
}

pub fn of(tx: &Tx<'_>, opening: Id<Opening>) -> Result<Vec<Slot>> {
    tx.all(
        "select id, opening_id, start_at, end_at, pupil_id, guardian_id, key_id, booked_at
           from agenda_slot
          where opening_id = $1
          order by start_at
          limit 500",
        params![opening],
    )
}

pub fn find(tx: &Tx<'_>, opening: Id<Opening>, slot: Id<Slot>) -> Result<Option<Slot>> {
    tx.first(
        "select id, opening_id, start_at, end_at, pupil_id, guardian_id, key_id, booked_at
           from agenda_slot
          where id = $2 and opening_id = $1",
        params![opening, slot],
    )
}

/// The slot of a child (and of this guardian, where each has his own).
pub fn booked(
    tx: &Tx<'_>,
    opening: Id<Opening>,
    pupil: Id<Person>,
    key: Id<Person>,
) -> Result<Option<Slot>> {
    tx.first(
        "select id, opening_id, start_at, end_at, pupil_id, guardian_id, key_id, booked_at
           from agenda_slot
          where opening_id = $1 and pupil_id = $2 and key_id = $3",
        params![opening, pupil, key],
    )
}

/// Takes a slot while it is free; false when somebody was quicker.
pub fn take(
    tx: &Tx<'_>,
    slot: Id<Slot>,
    pupil: Id<Person>,
    guardian: Id<Person>,
    key: Id<Person>,
    at: Instant,
) -> Result<bool> {
    let taken = tx.run(
        "update agenda_slot
            set pupil_id = $2, guardian_id = $3, key_id = $4, booked_at = $5, reminded_at = null
          where id = $1 and pupil_id is null and start_at > $5",
        params![slot, pupil, guardian, key, at],
    )?;
    Ok(taken == 1)
}

/// Gives a slot back; false when it is not this pupil's any more.
pub fn free(tx: &Tx<'_>, slot: Id<Slot>, pupil: Id<Person>) -> Result<bool> {
    let freed = tx.run(
        "update agenda_slot
            set pupil_id = null, guardian_id = null, key_id = 0, booked_at = null,
                reminded_at = null
          where id = $1 and pupil_id = $2",
        params![slot, pupil],
    )?;
    Ok(freed == 1)
}

/// Moves a slot to another hour, whoever has it.
pub fn reschedule(tx: &Tx<'_>, slot: Id<Slot>, start: Instant, end: Instant) -> Result<()> {
    tx.change(
        "update agenda_slot set start_at = $2, end_at = $3, reminded_at = null where id = $1",
        params![slot, start, end],
    )
}

pub fn delete(tx: &Tx<'_>, slot: Id<Slot>) -> Result<()> {
    tx.run("delete from agenda_slot where id = $1", params![slot]).map(drop)
}

db::row! {
    /// A slot as the teacher's list shows it.
    #[derive(Clone, Debug)]
    pub struct Taken {
        pub slot_id: Id<Slot>,
        pub first_name: String,
        pub last_name: String,
        pub guardian_first_name: String,
        pub guardian_last_name: String,
        pub guardian_civility: Option<Title>,
        /// He answers for the pupil by law, today.
        pub has_authority: bool,
    }
}

impl Taken {
    pub fn pupil(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), None)
    }

    pub fn guardian(&self) -> PersonName {
        let (first, last) = (self.guardian_first_name.clone(), self.guardian_last_name.clone());
        PersonName::new(first, last, self.guardian_civility)
    }
}

/// Who comes, by hour.
pub fn taken(tx: &Tx<'_>, opening: Id<Opening>, today: Day) -> Result<Vec<Taken>> {
    tx.all(
        "select t.id as slot_id, p.first_name, p.last_name, g.first_name as guardian_first_name,
                g.last_name as guardian_last_name, g.title as guardian_civility,
                case when exists (select 1
                                    from guardianship h
                                   where h.pupil_id = t.pupil_id
                                     and h.guardian_id = t.guardian_id
                                     and h.has_authority = 1
                                     and h.from_on <= $2
                                     and (h.until_on is null or h.until_on > $2))
                     then 1 else 0 end as has_authority
           from agenda_slot t
           join person p on p.id = t.pupil_id
           join person g on g.id = t.guardian_id
          where t.opening_id = $1
          order by t.start_at
          limit 500",
        params![opening, today],
    )
}

db::row! {
    /// A slot somebody has booked, or that somebody has booked with him.
    #[derive(Clone, Debug)]
    pub struct Mine {
        pub slot_id: Id<Slot>,
        pub opening_id: Id<Opening>,
        pub title: String,
        pub location: String,
        pub link: String,
        pub start_at: Instant,
        pub end_at: Instant,
        pub pupil_id: Id<Person>,
        pub pupil_first_name: String,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        /// It is with the viewer.
        pub is_owner: bool,
    }
}

impl Mine {
    /// Whom one meets.
    pub fn owner(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// The appointments of this person between two hours: those he has booked, and those with him.
pub fn of_person(
    tx: &Tx<'_>,
    person: Id<Person>,
    (from, until): (Instant, Instant),
    limit: u32,
) -> Result<Vec<Mine>> {
    tx.all(
        "select t.id as slot_id, t.opening_id, o.title, o.location, o.link, t.start_at, t.end_at,
                t.pupil_id, u.first_name as pupil_first_name, p.first_name, p.last_name,
                p.title as civility, case when o.owner_id = $1 then 1 else 0 end as is_owner
           from (select id
                   from agenda_slot
                  where guardian_id = $1 and start_at >= $2 and start_at < $3
                  union
                 select s.id
                   from agenda_opening w
                   join agenda_slot s on s.opening_id = w.id
                  where w.owner_id = $1
                    and s.start_at >= $2
                    and s.start_at < $3
                    and s.guardian_id is not null) m
           join agenda_slot t on t.id = m.id
           join agenda_opening o on o.id = t.opening_id
           join person p on p.id = o.owner_id
           join person u on u.id = t.pupil_id
          order by t.start_at, t.id
          limit $4",
        params![person, from, until, limit],
    )
}

/// Booked slots between two hours that nobody has been reminded of.
pub fn to_remind(tx: &Tx<'_>, (from, until): (Instant, Instant), limit: u32) -> Result<Vec<Slot>> {
    tx.all(
        "select id, opening_id, start_at, end_at, pupil_id, guardian_id, key_id, booked_at
           from agenda_slot
          where guardian_id is not null
            and reminded_at is null
            and start_at >= $1
            and start_at < $2
          order by start_at, id
          limit $3",
        params![from, until, limit],
    )
}

pub fn set_reminded(tx: &Tx<'_>, slot: Id<Slot>, at: Instant) -> Result<()> {
    tx.run("update agenda_slot set reminded_at = $2 where id = $1", params![slot, at]).map(drop)
}

/// Coming slots whose guardian does not answer for the pupil by law any more.
pub fn without_authority(tx: &Tx<'_>, now: Instant, limit: u32) -> Result<Vec<Slot>> {
    let today = now.day();
    tx.all(
        "select t.id, t.opening_id, t.start_at, t.end_at, t.pupil_id, t.guardian_id, t.key_id,
                t.booked_at
           from agenda_slot t
          where t.guardian_id is not null
            and t.start_at > $1
            and not exists (select 1
                              from guardianship h
                             where h.pupil_id = t.pupil_id
                               and h.guardian_id = t.guardian_id
                               and h.has_authority = 1
                               and h.from_on <= $2
                               and (h.until_on is null or h.until_on > $2))
          order by t.start_at, t.id
          limit $3",
        params![now, today, limit],
    )
}
