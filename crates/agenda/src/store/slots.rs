//! Slots of appointments, as rows: taken only while they are free.

use crate::{
    opening::{Opening, Slot},
    place::Place,
};
use base::{Day, Id, Instant, PersonName, Title};
use db::{Result, Tx, Value, ids, params};
use people::{Person, School};

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

/// Gives a slot back; a conflict when it is not this pupil's any more.
pub fn free(tx: &Tx<'_>, slot: Id<Slot>, pupil: Id<Person>) -> Result<()> {
    tx.change(
        "update agenda_slot
            set pupil_id = null, guardian_id = null, key_id = 0, booked_at = null,
                reminded_at = null
          where id = $1 and pupil_id = $2",
        params![slot, pupil],
    )
}

/// The same for several slots, whoever has them.
pub fn free_all(tx: &Tx<'_>, slots: &[Id<Slot>]) -> Result<()> {
    tx.run(
        "update agenda_slot
            set pupil_id = null, guardian_id = null, key_id = 0, booked_at = null,
                reminded_at = null
          where id in ids($1)",
        params![ids(slots.iter().copied())],
    )
    .map(drop)
}

/// Moves a slot to its hour, whoever has it.
pub fn reschedule(tx: &Tx<'_>, slot: &Slot) -> Result<()> {
    tx.change(
        "update agenda_slot set start_at = $2, end_at = $3, reminded_at = null where id = $1",
        params![slot.id, slot.start_at, slot.end_at],
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
    /// A slot somebody has booked.
    #[derive(Clone, Debug)]
    pub struct Mine {
        pub slot_id: Id<Slot>,
        pub opening_id: Id<Opening>,
        pub title: String,
        pub location: String,
        pub start_at: Instant,
        pub end_at: Instant,
        pub pupil_id: Id<Person>,
        pub pupil_first_name: String,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
    }
}

impl Mine {
    /// Whom one meets.
    pub fn owner(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// What this guardian has booked between two hours.
pub fn booked_by(
    tx: &Tx<'_>,
    guardian: Id<Person>,
    (from, until): (Instant, Instant),
    limit: u32,
) -> Result<Vec<Mine>> {
    tx.all(
        "select t.id as slot_id, t.opening_id, o.title, o.location, t.start_at, t.end_at,
                t.pupil_id, u.first_name as pupil_first_name, p.first_name, p.last_name,
                p.title as civility
           from agenda_slot t
           join agenda_opening o on o.id = t.opening_id
           join person p on p.id = o.owner_id
           join person u on u.id = t.pupil_id
          where t.guardian_id = $1 and t.start_at >= $2 and t.start_at < $3
          order by t.start_at, t.id
          limit $4",
        params![guardian, from, until, limit],
    )
}

db::row! {
    /// A slot with somebody, free or booked.
    #[derive(Clone, Debug)]
    pub struct Received {
        pub slot_id: Id<Slot>,
        pub opening_id: Id<Opening>,
        pub place_id: Id<Place>,
        pub title: String,
        pub location: String,
        pub start_at: Instant,
        pub end_at: Instant,
        pub first_name: Option<String>,
        pub last_name: Option<String>,
        pub guardian_first_name: Option<String>,
        pub guardian_last_name: Option<String>,
        pub guardian_civility: Option<Title>,
    }
}

impl Received {
    /// For whom somebody comes.
    pub fn pupil(&self) -> Option<PersonName> {
        let (first, last) = (self.first_name.clone()?, self.last_name.clone()?);
        Some(PersonName::new(first, last, None))
    }

    pub fn guardian(&self) -> Option<PersonName> {
        let (first, last) = (self.guardian_first_name.clone()?, self.guardian_last_name.clone()?);
        Some(PersonName::new(first, last, self.guardian_civility))
    }
}

/// The slots of what this person has opened, between two hours.
pub fn received_by(
    tx: &Tx<'_>,
    owner: Id<Person>,
    (from, until): (Instant, Instant),
    limit: u32,
) -> Result<Vec<Received>> {
    tx.all(
        "select t.id as slot_id, t.opening_id, o.place_id, o.title, o.location, t.start_at,
                t.end_at, u.first_name, u.last_name, g.first_name as guardian_first_name,
                g.last_name as guardian_last_name, g.title as guardian_civility
           from agenda_opening o
           join agenda_slot t on t.opening_id = o.id
           left join person u on u.id = t.pupil_id
           left join person g on g.id = t.guardian_id
          where o.owner_id = $1 and t.start_at >= $2 and t.start_at < $3
          order by t.start_at, t.id
          limit $4",
        params![owner, from, until, limit],
    )
}

/// Booked slots of these schools between two hours that nobody has been reminded of.
pub fn to_remind(
    tx: &Tx<'_>,
    schools: &[Id<School>],
    (from, until): (Instant, Instant),
    limit: u32,
) -> Result<Vec<Slot>> {
    tx.all(
        "select t.id, t.opening_id, t.start_at, t.end_at, t.pupil_id, t.guardian_id, t.key_id,
                t.booked_at
           from agenda_slot t
           join agenda_opening o on o.id = t.opening_id
          where t.guardian_id is not null
            and t.reminded_at is null
            and t.start_at >= $2
            and t.start_at < $3
            and o.school_id in ids($1)
          order by t.start_at, t.id
          limit $4",
        params![ids(schools.iter().copied()), from, until, limit],
    )
}

pub fn set_reminded(tx: &Tx<'_>, slots: &[Id<Slot>], at: Instant) -> Result<()> {
    tx.run(
        "update agenda_slot set reminded_at = $2 where id in ids($1)",
        params![ids(slots.iter().copied()), at],
    )
    .map(drop)
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
