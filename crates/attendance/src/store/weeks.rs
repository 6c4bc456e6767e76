//! The weeks of schools, as rows.

use crate::{Slot, Week, week::Hour};
use base::{Id, Minutes, Zone};
use db::{Result, Tx, params};
use people::{School, SchoolKind};

db::row! {
    struct Line {
        school_id: Id<School>,
        zone: String,
        kind: SchoolKind,
        hours: Option<String>,
        has_wednesday: Option<bool>,
        afternoon_at: Option<Minutes>,
        from_slot: Option<Slot>,
        until_slot: Option<Slot>,
    }
}

impl Line {
    fn week(&self) -> Week {
        let zone = match self.zone.as_str() {
            "A" => Zone::A,
            "C" => Zone::C,
            _ => Zone::B,
        };
        let usual = Week::default();
        Week {
            zone,
            // In secondary schools there is class on Wednesday mornings.
            has_wednesday: self.has_wednesday.unwrap_or(!self.kind.is_first_degree()),
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
        "select s.id as school_id, s.zone, s.kind, w.hours, w.has_wednesday, w.afternoon_at,
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
        "insert into attendance_week (school_id, has_wednesday, afternoon_at, hours)
         values ($1, $2, $3, $4)
         on conflict (school_id) do update
            set has_wednesday = excluded.has_wednesday,
                afternoon_at = excluded.afternoon_at,
                hours = excluded.hours",
        params![school, week.has_wednesday, week.afternoon_at, Hour::written(&week.hours)],
    )
    .map(drop)
}
