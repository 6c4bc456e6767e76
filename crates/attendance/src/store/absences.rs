//! What families say of absences, as rows.

use crate::{
    Absence, Slot,
    absence::{Telling, Told},
};
use base::{Id, Instant, PersonName};
use db::{Result, Tx, ids, params};
use people::{Person, School};

pub fn find(tx: &Tx<'_>, absence: Id<Absence>, by: Id<Person>) -> Result<Option<Absence>> {
    tx.first(
        "select a.id, a.pupil_id, a.school_id, a.from_slot, a.until_slot, a.reason, a.note,
                a.told_by, a.told_at, a.withdrawn_at, a.is_legitimate, a.judged_at,
                exists (select 1
                          from enrolment e
                          join roll_call c on c.class_id = e.class_id
                         where e.pupil_id = a.pupil_id
                           and c.day >= e.from_on
                           and (e.until_on is null or c.day < e.until_on)
                           and c.moment in ('am', 'pm')
                           and c.day || c.moment >= a.from_slot
                           and c.day || c.moment <= a.until_slot) as is_called,
                coalesce((select g.has_authority
                            from guardianship g
                           where g.pupil_id = a.pupil_id and g.guardian_id = $2
                           order by g.from_on desc, g.id desc
                           limit 1), 0) as is_answered_for
           from absence a
          where a.id = $1",
        params![absence, by],
    )
}

pub fn insert(tx: &Tx<'_>, telling: &Telling) -> Result<Id<Absence>> {
    let id = tx.new_id();
    tx.run(
        "insert into absence (id, pupil_id, school_id, from_slot, until_slot, reason, note, told_by,
                              told_at, changed_at, is_legitimate)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)",
        params![
            id,
            telling.pupil,
            telling.school,
            telling.from,
            telling.until,
            telling.reason,
            &telling.note,
            telling.by,
            telling.at,
            telling.reason.is_legitimate()
        ],
    )?;
    Ok(id)
}

db::row! {
    /// An absence that covers a moment of a call: that it is announced, and no word of why.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Covering {
        pub pupil_id: Id<Person>,
        pub id: Id<Absence>,
        pub until_slot: Slot,
    }
}

/// The absences of these pupils that cover a moment.
pub fn covering(tx: &Tx<'_>, pupils: &[Id<Person>], slot: Slot) -> Result<Vec<Covering>> {
    tx.all(
        "select pupil_id, id, until_slot
           from absence
          where pupil_id in ids($1)
            and withdrawn_at is null
            and from_slot <= $2
            and until_slot >= $2
          order by pupil_id, until_slot desc
          limit 400",
        params![ids(pupils.iter().copied()), slot],
    )
}

db::row! {
    /// A pupil whose family has said that he would be away, and whom nobody has marked yet.
    #[derive(Clone, Debug)]
    pub struct Announced {
        pub id: Id<Absence>,
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub class_name: String,
        pub reason: crate::Reason,
    }
}

impl Announced {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }
}

/// Those of a school who are announced for a moment, its half-day being `half`.
pub fn announced(
    tx: &Tx<'_>,
    school: Id<School>,
    slot: Slot,
    half: Slot,
) -> Result<Vec<Announced>> {
    let mut found: Vec<Announced> = tx.all(
        "select a.id, a.pupil_id, p.first_name, p.last_name, coalesce(c.name, '') as class_name,
                a.reason
           from absence a
           join person p on p.id = a.pupil_id
           left join enrolment e on e.pupil_id = a.pupil_id
                                and e.school_id = a.school_id
                                and e.from_on <= $4
                                and (e.until_on is null or e.until_on > $4)
           left join class c on c.id = e.class_id
          where a.school_id = $1
            and a.until_slot >= $2
            and a.from_slot <= $2
            and a.withdrawn_at is null
            and not exists (select 1
                              from roll_call_mark m
                             where m.pupil_id = a.pupil_id
                               and m.day = $4
                               and m.moment = $3
                               and m.state <> 'present')
          order by class_name, p.sort_key, a.pupil_id, a.id
          limit 400",
        params![school, half, slot.moment, slot.day],
    )?;
    found.dedup_by_key(|line| line.pupil_id);
    Ok(found)
}

db::row! {
    /// An absence in a list.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Absence>,
        pub pupil_id: Id<Person>,
        pub from_slot: Slot,
        pub until_slot: Slot,
        pub reason: crate::Reason,
        pub told_at: Instant,
        pub is_legitimate: bool,
        pub judged_at: Option<Instant>,
    }
}

/// What was told of a pupil and reaches this moment or later, the nearest first.
pub fn coming(tx: &Tx<'_>, pupil: Id<Person>, from: Slot) -> Result<Vec<Line>> {
    tx.all(
        "select id, pupil_id, from_slot, until_slot, reason, told_at, is_legitimate, judged_at
           from absence
          where pupil_id = $1 and until_slot >= $2 and withdrawn_at is null
          order by from_slot, id
          limit 50",
        params![pupil, from],
    )
}

pub fn lines(tx: &Tx<'_>, absences: &[Id<Absence>]) -> Result<Vec<Line>> {
    tx.all(
        "select id, pupil_id, from_slot, until_slot, reason, told_at, is_legitimate, judged_at
           from absence
          where id in ids($1)",
        params![ids(absences.iter().copied())],
    )
}

/// Corrects what was told. Its days stay as they are once a roll was called.
pub fn change(tx: &Tx<'_>, absence: &Absence, told: &Told, at: Instant) -> Result<()> {
    let (from, until) = if absence.is_called {
        (absence.from_slot, absence.until_slot)
    } else {
        (told.from, told.until)
    };
    tx.change(
        "update absence
            set from_slot = $2, until_slot = $3, reason = $4, note = $5, changed_at = $6,
                is_legitimate = case when judged_at is null then $7 else is_legitimate end
          where id = $1 and withdrawn_at is null",
        params![absence.id, from, until, told.reason, &told.note, at, told.reason.is_legitimate()],
    )
}

/// Takes it back, as long as no roll was called in its days.
pub fn withdraw(tx: &Tx<'_>, absence: Id<Absence>, at: Instant) -> Result<()> {
    tx.change(
        "update absence
            set withdrawn_at = $2
          where id = $1
            and withdrawn_at is null
            and not exists (select 1
                              from enrolment e
                              join roll_call c on c.class_id = e.class_id
                             where e.pupil_id = absence.pupil_id
                               and c.day >= e.from_on
                               and (e.until_on is null or c.day < e.until_on)
                               and c.moment in ('am', 'pm')
                               and c.day || c.moment >= absence.from_slot
                               and c.day || c.moment <= absence.until_slot)",
        params![absence, at],
    )
}

/// What the head thinks of the reason.
pub fn judge(
    tx: &Tx<'_>,
    absence: Id<Absence>,
    is_legitimate: bool,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    tx.change(
        "update absence
            set is_legitimate = $2, judged_by = $3, judged_at = $4
          where id = $1 and withdrawn_at is null",
        params![absence, is_legitimate, by, at],
    )
}
