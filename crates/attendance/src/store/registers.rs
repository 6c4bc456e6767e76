//! Registers and their signatures, as rows.

use crate::{Moment, Month, Slot, State};
use base::{Day, Id, Instant, Title};
use db::{Result, Tx, params};
use people::{Class, Person, School};
use std::collections::HashMap;

/// All that a register is made of.
#[derive(Clone, Debug, Default)]
pub struct Held {
    pub pupils: Vec<Enrolled>,
    pub calls: Vec<(Day, Moment)>,
    pub marks: Vec<Marked>,
}

db::row! {
    /// A pupil in a class, from a day to another.
    #[derive(Clone, Debug)]
    pub struct Enrolled {
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

impl Enrolled {
    pub fn is_here(&self, day: Day) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| day < until)
    }
}

db::row! {
    /// A half-day that is not as usual, and whether what was said of it is legitimate.
    #[derive(Clone, Debug)]
    pub struct Marked {
        pub pupil_id: Id<Person>,
        pub day: Day,
        pub moment: Moment,
        pub state: State,
        pub is_legitimate: Option<bool>,
    }
}

impl Marked {
    pub const fn slot(&self) -> Slot {
        Slot::new(self.day, self.moment)
    }
}

pub fn held(tx: &Tx<'_>, class: Id<Class>, month: Month) -> Result<Held> {
    let (first, last) = (month.first, month.last());
    Ok(Held {
        pupils: tx.all(
            "select e.pupil_id, p.first_name, p.last_name, e.from_on, e.until_on
               from enrolment e
               join person p on p.id = e.pupil_id
              where e.class_id = $1
                and e.from_on <= $3
                and (e.until_on is null or e.until_on > $2)
              order by p.sort_key, p.id, e.from_on
              limit 500",
            params![class, first, last],
        )?,
        calls: super::calls::called(tx, class, first, last)?,
        marks: tx.all(
            "select m.pupil_id, m.day, m.moment, m.state,
                    (select max(a.is_legitimate)
                       from absence a
                      where a.pupil_id = m.pupil_id
                        and a.withdrawn_at is null
                        and a.from_slot <= m.day || m.moment
                        and a.until_slot >= m.day || m.moment) as is_legitimate
               from roll_call_mark m
              where m.class_id = $1
                and m.day >= $2
                and m.day <= $3
                and m.moment in ('am', 'pm')
              limit 5000",
            params![class, first, last],
        )?,
    })
}

/// More marks than 200 pupils have in half a year.
const MARKS_MAX: i64 = 50_000;

db::row! {
    /// A half-day or a lesson of a pupil that is not as usual, wherever he was.
    #[derive(Clone, Debug)]
    pub struct OfPupil {
        pub pupil_id: Id<Person>,
        pub school_id: Id<School>,
        pub day: Day,
        pub moment: Moment,
        pub state: State,
        pub is_legitimate: Option<bool>,
    }
}

/// What is marked of pupils in half-days and lessons, from a day to the day before another.
pub fn of_pupils(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    from_on: Day,
    until_on: Day,
) -> Result<Vec<OfPupil>> {
    tx.all(
        "select m.pupil_id, m.school_id, m.day, m.moment, m.state,
                (select max(a.is_legitimate)
                   from absence a
                  where a.pupil_id = m.pupil_id
                    and a.withdrawn_at is null
                    and a.from_slot <= m.day || m.moment
                    and a.until_slot >= m.day || m.moment) as is_legitimate
           from roll_call_mark m
          where m.pupil_id in ids($1)
            and m.day >= $2
            and m.day < $3
            and (m.moment in ('am', 'pm') or m.moment like 'h%')
          limit $4",
        params![db::ids(pupils.iter().copied()), from_on, until_on, MARKS_MAX],
    )
}

db::row! {
    /// A signature of a register.
    #[derive(Clone, Debug)]
    pub struct Signature {
        pub class_id: Id<Class>,
        pub version: u32,
        pub signed_by: Id<Person>,
        pub signed_at: Instant,
        pub possible: u32,
        pub absent: u32,
        pub seal: String,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

/// The signatures of a class and month, the last one first.
pub fn signatures(tx: &Tx<'_>, class: Id<Class>, month: Month) -> Result<Vec<Signature>> {
    tx.all(
        "select s.class_id, s.version, s.signed_by, s.signed_at, s.possible, s.absent, s.seal,
                p.first_name, p.last_name, p.title
           from register_signature s
           join person p on p.id = s.signed_by
          where s.class_id = $1 and s.month = $2
          order by s.version desc
          limit 50",
        params![class, month.word()],
    )
}

/// The signatures of a school and month, the last of each class first.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, month: Month) -> Result<Vec<Signature>> {
    tx.all(
        "select s.class_id, s.version, s.signed_by, s.signed_at, s.possible, s.absent, s.seal,
                p.first_name, p.last_name, p.title
           from register_signature s
           join person p on p.id = s.signed_by
          where s.school_id = $1 and s.month = $2
          order by s.class_id, s.version desc
          limit 1000",
        params![school, month.word()],
    )
}

/// Takes the turn of a class and month: whoever calls a roll of it and who signs it wait for each
/// other here. Says whether the head has signed.
pub fn take_turn(tx: &Tx<'_>, class: Id<Class>, month: Month) -> Result<bool> {
    let taken: Option<(bool,)> = tx.first(
        "insert into register_turn (class_id, month, turns, is_signed)
         values ($1, $2, 1, 0)
         on conflict (class_id, month) do update set turns = register_turn.turns + 1
         returning is_signed",
        params![class, month.word()],
    )?;
    Ok(taken.is_some_and(|(is_signed,)| is_signed))
}

/// What a head signs.
pub struct Signing {
    pub class: Id<Class>,
    pub school: Id<School>,
    pub month: Month,
    pub by: Id<Person>,
    pub at: Instant,
    pub possible: u32,
    pub absent: u32,
    pub seal: String,
}

pub fn sign(tx: &Tx<'_>, signing: &Signing) -> Result<()> {
    tx.run(
        "insert into register_signature (class_id, month, version, school_id, signed_by, signed_at,
                                         possible, absent, seal)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8
           from register_signature
          where class_id = $1 and month = $2",
        params![
            signing.class,
            signing.month.word(),
            signing.school,
            signing.by,
            signing.at,
            signing.possible,
            signing.absent,
            &signing.seal
        ],
    )?;
    tx.run(
        "update register_turn set is_signed = 1 where class_id = $1 and month = $2",
        params![signing.class, signing.month.word()],
    )
    .map(drop)
}

db::row! {
    struct EnrolledIn {
        class_id: Id<Class>,
        pupil_id: Id<Person>,
        from_on: Day,
        until_on: Option<Day>,
    }
}

db::row! {
    struct MarkedIn {
        class_id: Id<Class>,
        pupil_id: Id<Person>,
        day: Day,
        moment: Moment,
        state: State,
        is_legitimate: Option<bool>,
    }
}

/// What the registers of a whole school are made of, by class. Without names: figures alone.
pub fn held_of_school(
    tx: &Tx<'_>,
    school: Id<School>,
    month: Month,
) -> Result<HashMap<Id<Class>, Held>> {
    let span = params![school, month.first, month.last()];
    let mut held: HashMap<Id<Class>, Held> = HashMap::new();
    let pupils: Vec<EnrolledIn> = tx.all(
        "select e.class_id, e.pupil_id, e.from_on, e.until_on
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.school_id = $1
            and e.class_id is not null
            and e.from_on <= $3
            and (e.until_on is null or e.until_on > $2)
          order by p.sort_key, p.id, e.from_on",
        span,
    )?;
    for EnrolledIn { class_id, pupil_id, from_on, until_on } in pupils {
        let (first_name, last_name) = (String::new(), String::new());
        let line = Enrolled { pupil_id, first_name, last_name, from_on, until_on };
        held.entry(class_id).or_default().pupils.push(line);
    }
    let calls: Vec<(Id<Class>, Day, Moment)> = tx.all(
        "select class_id, day, moment
           from roll_call
          where school_id = $1 and day >= $2 and day <= $3
          order by class_id, day, moment",
        span,
    )?;
    for (class, day, moment) in calls {
        held.entry(class).or_default().calls.push((day, moment));
    }
    let marks: Vec<MarkedIn> = tx.all(
        "select m.class_id, m.pupil_id, m.day, m.moment, m.state,
                (select max(a.is_legitimate)
                   from absence a
                  where a.pupil_id = m.pupil_id
                    and a.withdrawn_at is null
                    and a.from_slot <= m.day || m.moment
                    and a.until_slot >= m.day || m.moment) as is_legitimate
           from roll_call_mark m
          where m.school_id = $1
            and m.day >= $2
            and m.day <= $3
            and m.moment in ('am', 'pm')",
        span,
    )?;
    for MarkedIn { class_id, pupil_id, day, moment, state, is_legitimate } in marks {
        let mark = Marked { pupil_id, day, moment, state, is_legitimate };
        held.entry(class_id).or_default().marks.push(mark);
    }
    Ok(held)
}
