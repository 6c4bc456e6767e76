//! Marks and their traces, as rows.

use crate::{Mark, Moment, Slot, State, mark::Change};
use base::{Day, Id, Instant, Minutes};
use db::{Result, Tx, Value, ids, params};
use people::{Class, Person};

pub fn of_call(tx: &Tx<'_>, class: Id<Class>, slot: Slot) -> Result<Vec<Mark>> {
    tx.all(
        "select id, pupil_id, state, minutes, taken_by, version, marked_by, marked_at,
                is_disputed, told_at
           from roll_call_mark
          where class_id = $1 and day = $2 and moment = $3
          limit 1000",
        params![class, slot.day, slot.moment],
    )
}

/// Writes the marks that stand now. They are rows of one call, whose turn the caller has taken.
pub fn put(tx: &Tx<'_>, call: &crate::calling::Call, marks: &[Mark]) -> Result<()> {
    let row = |mark: &Mark| {
        params![
            call.class,
            call.slot.day,
            call.slot.moment,
            mark.pupil_id,
            mark.id,
            call.school,
            mark.state,
            mark.minutes,
            &mark.taken_by,
            mark.version,
            mark.marked_by,
            mark.marked_at,
            mark.is_disputed
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = marks.iter().map(row).collect();
    tx.run_each(
        "insert into roll_call_mark (class_id, day, moment, pupil_id, id, school_id, state, minutes,
                                     taken_by, version, marked_by, marked_at, is_disputed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (class_id, day, moment, pupil_id) do update
            set state = excluded.state,
                minutes = excluded.minutes,
                taken_by = excluded.taken_by,
                version = excluded.version,
                marked_by = excluded.marked_by,
                marked_at = excluded.marked_at,
                is_disputed = excluded.is_disputed",
        &rows,
    )
    .map(drop)
}

/// Writes down what was said, whether it stands or not.
pub fn trace(tx: &Tx<'_>, call: &crate::calling::Call, changes: &[(&Change, bool)]) -> Result<()> {
    let row = |(change, is_beaten): &(&Change, bool)| {
        params![
            tx.new_id::<Trace>(),
            call.class,
            call.slot.day,
            call.slot.moment,
            change.pupil,
            change.state,
            change.minutes,
            &change.taken_by,
            call.by,
            change.at,
            call.now,
            *is_beaten
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = changes.iter().map(row).collect();
    tx.run_each(
        "insert into roll_call_trace (id, class_id, day, moment, pupil_id, state, minutes, taken_by,
                                      marked_by, marked_at, received_at, is_beaten)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &rows,
    )
    .map(drop)
}

db::row! {
    /// A mark of a pupil on a day, whatever the roll it was made in.
    #[derive(Clone, Debug)]
    pub struct OfDay {
        pub id: Id<Mark>,
        pub pupil_id: Id<Person>,
        pub class_id: Id<Class>,
        pub moment: Moment,
        pub state: State,
        pub minutes: Option<Minutes>,
        pub version: u32,
        pub told_at: Option<Instant>,
    }
}

/// All the marks of these pupils on a day, in the order of its hours.
pub fn of_pupils(tx: &Tx<'_>, pupils: &[Id<Person>], day: Day) -> Result<Vec<OfDay>> {
    tx.all(
        "select id, pupil_id, class_id, moment, state, minutes, version, told_at
           from roll_call_mark
          where pupil_id in ids($1) and day = $2
          order by pupil_id, moment
          limit 5000",
        params![ids(pupils.iter().copied()), day],
    )
}

db::row! {
    /// What was marked once, by whom and when.
    #[derive(Clone, Debug)]
    pub struct Trace {
        pub id: Id<Trace>,
        pub pupil_id: Id<Person>,
        pub state: State,
        pub minutes: Option<Minutes>,
        pub taken_by: String,
        pub marked_by: Id<Person>,
        pub marked_at: Instant,
        pub received_at: Instant,
        pub is_beaten: bool,
    }
}

/// What was said of these pupils in a call, in the order in which it came.
pub fn traces(
    tx: &Tx<'_>,
    class: Id<Class>,
    slot: Slot,
    pupils: &[Id<Person>],
) -> Result<Vec<Trace>> {
    tx.all(
        "select id, pupil_id, state, minutes, taken_by, marked_by, marked_at, received_at, is_beaten
           from roll_call_trace
          where class_id = $1 and day = $2 and moment = $3 and pupil_id in ids($4)
          order by pupil_id, id
          limit 500",
        params![class, slot.day, slot.moment, ids(pupils.iter().copied())],
    )
}

db::row! {
    /// An absent pupil the families may have to be told of, or told otherwise.
    #[derive(Clone, Debug)]
    pub struct ToTell {
        pub id: Id<Mark>,
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub state: State,
        pub told_at: Option<Instant>,
        /// The family has said why.
        pub is_explained: bool,
        /// Told this morning of the same day.
        pub was_told: bool,
    }
}

/// The marks of a call that are absences, or were when the family was told.
pub fn to_tell(tx: &Tx<'_>, class: Id<Class>, slot: Slot) -> Result<Vec<ToTell>> {
    tx.all(
        "select m.id, m.pupil_id, p.first_name, m.state, m.told_at,
                exists (select 1
                          from absence a
                         where a.pupil_id = m.pupil_id
                           and a.withdrawn_at is null
                           and a.from_slot <= m.day || m.moment
                           and a.until_slot >= m.day || m.moment) as is_explained,
                exists (select 1
                          from roll_call_mark o
                         where o.pupil_id = m.pupil_id
                           and o.day = m.day
                           and o.id <> m.id
                           and o.state = 'absent'
                           and o.told_at is not null) as was_told
           from roll_call_mark m
           join person p on p.id = m.pupil_id
          where m.class_id = $1 and m.day = $2 and m.moment = $3
            and (m.state = 'absent' or m.told_at is not null)
            and not exists (select 1
                              from closure c
                             where c.school_id = m.school_id
                               and c.lifted_at is null
                               and c.from_slot <= m.day || m.moment
                               and c.until_slot >= m.day || m.moment)
          order by m.pupil_id
          limit 200",
        params![class, slot.day, slot.moment],
    )
}

/// The families of these were told, or nobody is any more.
pub fn set_told(
    tx: &Tx<'_>,
    class: Id<Class>,
    slot: Slot,
    pupils: &[Id<Person>],
    at: Option<Instant>,
) -> Result<()> {
    tx.run(
        "update roll_call_mark
            set told_at = $5
          where class_id = $1 and day = $2 and moment = $3 and pupil_id in ids($4)",
        params![class, slot.day, slot.moment, ids(pupils.iter().copied()), at],
    )
    .map(drop)
}

db::row! {
    /// A mark of a pupil as his family and the head read it.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Mark>,
        pub pupil_id: Id<Person>,
        pub class_id: Id<Class>,
        pub day: Day,
        pub moment: Moment,
        pub state: State,
        pub minutes: Option<Minutes>,
        pub marked_at: Instant,
        pub told_at: Option<Instant>,
        /// What the family has said of it.
        pub absence_id: Option<Id<crate::Absence>>,
    }
}

impl Line {
    pub const fn slot(&self) -> Slot {
        Slot::new(self.day, self.moment)
    }
}

/// What there is to say of a pupil's half-days since a day, the latest first.
pub fn of_pupil(tx: &Tx<'_>, pupil: Id<Person>, since: Day) -> Result<Vec<Line>> {
    tx.all(
        "select m.id, m.pupil_id, m.class_id, m.day, m.moment, m.state, m.minutes, m.marked_at,
                m.told_at,
                (select a.id
                   from absence a
                  where a.pupil_id = m.pupil_id
                    and a.withdrawn_at is null
                    and a.from_slot <= m.day || m.moment
                    and a.until_slot >= m.day || m.moment
                  order by a.id desc
                  limit 1) as absence_id
           from roll_call_mark m
          where m.pupil_id = $1
            and m.day >= $2
            and m.moment in ('am', 'pm')
            and m.state <> 'present'
            and not exists (select 1
                              from closure c
                             where c.school_id = m.school_id
                               and c.lifted_at is null
                               and c.from_slot <= m.day || m.moment
                               and c.until_slot >= m.day || m.moment)
          order by m.day desc, m.moment desc
          limit 400",
        params![pupil, since],
    )
}

/// How many half-days of these children nobody has said a word of.
pub fn count_unexplained(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<i64> {
    tx.number(
        "select count(distinct m.day || m.pupil_id)
           from roll_call_mark m
          where m.pupil_id in ids($1)
            and m.state = 'absent'
            and m.moment in ('am', 'pm')
            and not exists (select 1
                              from closure c
                             where c.school_id = m.school_id
                               and c.lifted_at is null
                               and c.from_slot <= m.day || m.moment
                               and c.until_slot >= m.day || m.moment)
            and not exists (select 1
                              from absence a
                             where a.pupil_id = m.pupil_id
                               and a.withdrawn_at is null
                               and a.from_slot <= m.day || m.moment
                               and a.until_slot >= m.day || m.moment)",
        params![ids(pupils.iter().copied())],
    )
}
