//! Canteen and childcare, as rows.

use crate::{
    Moment, Slot,
    service::{Days, Guest, Rule, half_of},
};
use base::{Day, Id, Instant, Minutes, PersonName};
use db::{Result, Tx, Value, ids, params};
use people::{Class, Person, School, SchoolKind, Town};

db::row! {
    struct Found {
        id: Id<Guest>,
        first_name: String,
        last_name: String,
        school_id: Id<School>,
        town_id: Id<Town>,
        kind: SchoolKind,
        class_id: Option<Id<Class>>,
        has_authority: bool,
    }
}

pub fn guest(tx: &Tx<'_>, guest: Id<Guest>, by: Id<Person>) -> Result<Option<Guest>> {
    let found: Option<Found> = tx.first(
        "select p.id, p.first_name, p.last_name, e.school_id, s.town_id, s.kind, e.class_id,
                coalesce((select g.has_authority
                            from guardianship g
                           where g.pupil_id = p.id and g.guardian_id = $2
                           order by g.from_on desc, g.id desc
                           limit 1), 0) as has_authority
           from person p
           join enrolment e on e.pupil_id = p.id
           join school s on s.id = e.school_id
          where p.id = $1
          order by e.from_on desc, e.id desc
          limit 1",
        params![guest, by],
    )?;
    Ok(found.map(|found| Guest {
        id: found.id,
        name: PersonName::new(found.first_name, found.last_name, None),
        school: found.school_id,
        town: found.town_id,
        kind: found.kind,
        class: found.class_id,
        is_answered_for: found.has_authority,
    }))
}

db::row! {
    /// The weekdays of a service, from a day on.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Plan {
        pub pupil_id: Id<Person>,
        pub service: Moment,
        pub from_on: Day,
        pub days: String,
    }
}

/// All the plans of a pupil, the last to begin first.
pub fn plans(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Plan>> {
    tx.all(
        "select pupil_id, service, from_on, days
           from service_plan
          where pupil_id = $1
          order by from_on desc, service
          limit 300",
        params![pupil],
    )
}

db::row! {
    /// What is said of a day alone.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct OneDay {
        pub pupil_id: Id<Person>,
        pub service: Moment,
        pub day: Day,
        pub is_in: bool,
    }
}

pub fn days(tx: &Tx<'_>, pupil: Id<Person>, since: Day) -> Result<Vec<OneDay>> {
    tx.all(
        "select pupil_id, service, day, is_in
           from service_day
          where pupil_id = $1 and day >= $2
          order by day, service
          limit 2000",
        params![pupil, since],
    )
}

/// Who says something, when.
#[derive(Clone, Copy)]
pub struct Hand {
    pub by: Id<Person>,
    pub at: Instant,
}

pub fn set_plan(
    tx: &Tx<'_>,
    pupil: Id<Person>,
    plan: &[(Moment, Days)],
    from_on: Day,
    Hand { by, at }: Hand,
) -> Result<()> {
    let row = |(service, days): &(Moment, Days)| {
        params![pupil, *service, from_on, &days.0, by, at].to_vec()
    };
    let rows: Vec<Vec<Value>> = plan.iter().map(row).collect();
    tx.run_each(
        "insert into service_plan (pupil_id, service, from_on, days, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (pupil_id, service, from_on) do update
            set days = excluded.days, set_by = excluded.set_by, set_at = excluded.set_at",
        &rows,
    )
    .map(drop)
}

pub fn set_days(
    tx: &Tx<'_>,
    pupil: Id<Person>,
    days: &[(Moment, Day, bool)],
    Hand { by, at }: Hand,
) -> Result<()> {
    let row = |(service, day, is_in): &(Moment, Day, bool)| {
        params![pupil, *service, *day, *is_in, by, at].to_vec()
    };
    let rows: Vec<Vec<Value>> = days.iter().map(row).collect();
    tx.run_each(
        "insert into service_day (pupil_id, service, day, is_in, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (pupil_id, service, day) do update
            set is_in = excluded.is_in, set_by = excluded.set_by, set_at = excluded.set_at",
        &rows,
    )
    .map(drop)
}

pub fn rule(tx: &Tx<'_>, school: Id<School>) -> Result<Rule> {
    let found: Option<(i64, Minutes)> = tx.first(
        "select days_before, until_minutes from service_rule where school_id = $1",
        params![school],
    )?;
    let rule =
        found.map(|(days, until)| Rule { days_before: u8::try_from(days).unwrap_or(1), until });
    Ok(rule.unwrap_or_default())
}

pub fn set_rule(tx: &Tx<'_>, school: Id<School>, rule: Rule) -> Result<()> {
    tx.run(
        "insert into service_rule (school_id, days_before, until_minutes)
         values ($1, $2, $3)
         on conflict (school_id) do update
            set days_before = excluded.days_before, until_minutes = excluded.until_minutes",
        params![school, rule.days_before, rule.until],
    )
    .map(drop)
}

db::row! {
    /// A pupil, and what is known of a service on a day.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub school_id: Id<School>,
        pub class_id: Option<Id<Class>>,
        pub class_name: String,
        pub days: Option<String>,
        pub is_in: Option<bool>,
        /// His family has said that he is away.
        pub is_away: bool,
        /// He was not in class this half-day.
        pub is_missing: bool,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }

    pub fn is_expected(&self, slot: Slot) -> bool {
        crate::service::is_expected(self.days.as_deref(), self.is_in, self.is_away, slot)
    }
}

/// The pupils of schools, by class, with what is known of a service on its day.
pub fn of_schools(tx: &Tx<'_>, schools: &[Id<School>], slot: Slot) -> Result<Vec<Line>> {
    let half = Slot::new(slot.day, half_of(slot.moment));
    tx.all(
        "select p.id, p.first_name, p.last_name, e.school_id, e.class_id,
                coalesce(c.name, '') as class_name,
                (select s.days
                   from service_plan s
                  where s.pupil_id = p.id and s.service = $3 and s.from_on <= $2
                  order by s.from_on desc
                  limit 1) as days,
                (select d.is_in
                   from service_day d
                  where d.pupil_id = p.id and d.service = $3 and d.day = $2) as is_in,
                exists (select 1
                          from absence a
                         where a.pupil_id = p.id
                           and a.withdrawn_at is null
                           and a.from_slot <= $4
                           and a.until_slot >= $4) as is_away,
                exists (select 1
                          from roll_call_mark m
                         where m.pupil_id = p.id
                           and m.day = $2
                           and m.moment = $5
                           and m.state = 'absent') as is_missing
           from enrolment e
           join person p on p.id = e.pupil_id
           left join class c on c.id = e.class_id
          where e.school_id in ids($1)
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by class_name, p.sort_key, p.id
          limit 20000",
        params![ids(schools.iter().copied()), slot.day, slot.moment, half, half.moment],
    )
}
