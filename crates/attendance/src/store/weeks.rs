//! The weeks of schools, as rows.

use crate::Week;
use base::{Id, Minutes, Zone};
use db::{Result, Tx, params};
use people::School;

db::row! {
    struct Line {
        school_id: Id<School>,
        zone: String,
        has_wednesday: Option<bool>,
        afternoon_at: Option<Minutes>,
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
            has_wednesday: self.has_wednesday.unwrap_or(usual.has_wednesday),
            afternoon_at: self.afternoon_at.unwrap_or(usual.afternoon_at),
        }
    }
}

pub fn of(tx: &Tx<'_>, school: Id<School>) -> Result<Week> {
    let weeks = of_all(tx, &[school])?;
    Ok(weeks.first().map_or_else(Week::default, |(_, week)| *week))
}

pub fn of_all(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<(Id<School>, Week)>> {
    let lines: Vec<Line> = tx.all(
        "select s.id as school_id, s.zone, w.has_wednesday, w.afternoon_at
           from school s
           left join attendance_week w on w.school_id = s.id
          where s.id in ids($1)",
        params![db::ids(schools.iter().copied())],
    )?;
    Ok(lines.iter().map(|line| (line.school_id, line.week())).collect())
}

pub fn set(tx: &Tx<'_>, school: Id<School>, week: Week) -> Result<()> {
    tx.run(
        "insert into attendance_week (school_id, has_wednesday, afternoon_at)
         values ($1, $2, $3)
         on conflict (school_id) do update
            set has_wednesday = excluded.has_wednesday, afternoon_at = excluded.afternoon_at",
        params![school, week.has_wednesday, week.afternoon_at],
    )
    .map(drop)
}
