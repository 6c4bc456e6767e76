//! The weeks of schools, as rows.

use crate::{Slot, Week, week::Hour};
use base::{Day, Id, Minutes, SchoolWeek, Zone};
use db::{Result, Tx, params};
use people::{School, SchoolKind, school as schools};

db::row! {
    struct Line {
        school_id: Id<School>,
        zone: String,
        kind: SchoolKind,
        week: Option<String>,
        hours: Option<String>,
        afternoon_at: Option<Minutes>,
        from_slot: Option<Slot>,
        until_slot: Option<Slot>,
    }
}

impl Line {
    fn week(&self) -> Week {
        let zone = Zone::of_letter(&self.zone);
        let usual = Week::default();
        Week {
            zone,
            has_wednesday: schools::week(self.kind, zone, self.week.as_deref()).has_wednesday,
            afternoon_at: self.afternoon_at.unwrap_or(usual.afternoon_at),
            closed: Vec::new(),
            hours: self.hours(),
        }
    }

    /// The hours it has chosen, or the usual ones of a secondary school.
    fn hours(&self) -> Vec<Hour> {
        if self.kind.is_first_degree() {
            return Vec::new();
        }
        let chosen = self.hours.as_deref().map(Hour::read).unwrap_or_default();
        if chosen.is_empty() { Hour::usual() } else { chosen }
    }
}

pub fn of(tx: &Tx<'_>, school: Id<School>) -> Result<Week> {
    let weeks = of_all(tx, &[school])?;
    Ok(weeks.into_iter().next().map_or_else(Week::default, |(_, week)| week))
}

/// With what was declared closed, in one question.
pub fn of_all(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<(Id<School>, Week)>> {
    let lines: Vec<Line> = tx.all(
        "select s.id as school_id, s.zone, s.kind, s.week, w.hours, w.afternoon_at,
                c.from_slot, c.until_slot
           from school s
           left join attendance_week w on w.school_id = s.id
           left join closure c on c.school_id = s.id and c.lifted_at is null
          where s.id in ids($1)
          order by s.id, c.from_slot",
        params![db::ids(schools.iter().copied())],
    )?;
    let mut weeks: Vec<(Id<School>, Week)> = Vec::new();
    for line in &lines {
        if weeks.last().is_none_or(|(school, _)| *school != line.school_id) {
            weeks.push((line.school_id, line.week()));
        }
        if let (Some((_, week)), Some(run)) =
            (weeks.last_mut(), line.from_slot.zip(line.until_slot))
        {
            week.closed.push(run);
        }
    }
    Ok(weeks)
}

pub fn set(tx: &Tx<'_>, school: Id<School>, week: &Week) -> Result<()> {
    tx.run(
        "insert into attendance_week (school_id, afternoon_at, hours)
         values ($1, $2, $3)
         on conflict (school_id) do update
            set afternoon_at = excluded.afternoon_at,
                hours = excluded.hours",
        params![school, week.afternoon_at, Hour::written(&week.hours)],
    )?;
    publish(tx, school, week)
}

/// On which days there is class is everybody's: homework and the agenda read it from the school.
pub fn publish(tx: &Tx<'_>, school: Id<School>, week: &Week) -> Result<()> {
    let (zone, has_wednesday) = (week.zone, week.has_wednesday);
    let mut days = SchoolWeek { zone, has_wednesday, closed: Vec::new() };
    let runs = week.closed.iter();
    let within = runs.flat_map(|(from, until)| {
        (0..=until.day.since(from.day)).map(|count| from.day.plus_days(count))
    });
    let mut closed: Vec<Day> =
        within.filter(|day| days.has_class(*day) && !week.is_school_day(*day)).collect();
    closed.sort_unstable();
    closed.dedup();
    days.closed = closed;
    schools::set_week(tx, school, &days)
}
