//! What was counted, as rows of days and of weeks.

use base::Day;
use db::{Result, Tx, Value, params};
use web::visits::Role;

/// A line to add to a day.
#[derive(Clone, Debug)]
pub struct Line {
    pub place: i64,
    pub day: Day,
    pub role: Role,
    pub service: String,
    pub week: Day,
    pub visits: u32,
    pub visitors: u32,
}

pub fn add(tx: &Tx<'_>, lines: &[Line]) -> Result<()> {
    let row = |it: &Line| {
        params![it.place, it.day, it.role, &it.service, it.week, it.visits, it.visitors].to_vec()
    };
    let rows: Vec<Vec<Value>> = lines.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into usage_day (place_id, day, role, service, week, visits, visitors)
         values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (place_id, day, role, service) do update
            set visits = usage_day.visits + excluded.visits,
                visitors = usage_day.visitors + excluded.visitors",
        &rows,
    )
    .map(drop)
}

db::row! {
    /// What a place has counted in a week. `peak`: the visitors of its best day.
    #[derive(Clone, Debug)]
    pub struct Weekly {
        pub place_id: i64, pub role: Role, pub service: String, pub visits: u64,
        pub visitors: u64, pub peak: u64,
    }
}

/// Everything of a week: for the job that publishes it.
pub fn of_week(tx: &Tx<'_>, week: Day) -> Result<Vec<Weekly>> {
    tx.all(
        "select place_id, role, service, cast(sum(visits) as bigint) as visits,
                cast(sum(visitors) as bigint) as visitors, max(visitors) as peak
           from usage_day
          where week = $1
          group by place_id, role, service
          order by place_id, role, service",
        params![week],
    )
}

/// The weeks before this one that have days, the oldest first, and are not out yet.
pub fn to_publish(tx: &Tx<'_>, before: Day) -> Result<Vec<(Day,)>> {
    tx.all(
        "select distinct d.week
           from usage_day d
          where d.week < $1
            and not exists (select 1 from usage_published p where p.week = d.week)
          order by d.week
          limit 60",
        params![before],
    )
}

/// The oldest week of days before this one that is out.
pub fn to_fold(tx: &Tx<'_>, before: Day) -> Result<Option<(Day,)>> {
    tx.first(
        "select d.week
           from usage_day d
           join usage_published p on p.week = d.week
          where d.week < $1
          order by d.week
          limit 1",
        params![before],
    )
}

/// The days of a week become one line each.
pub fn fold(tx: &Tx<'_>, week: Day) -> Result<()> {
    tx.run(
        "insert into usage_week (place_id, week, role, service, visits, visitors, peak)
         select place_id, week, role, service, cast(sum(visits) as bigint),
                cast(sum(visitors) as bigint), max(visitors)
           from usage_day
          where week = $1
          group by place_id, week, role, service
             on conflict (place_id, week, role, service) do update
            set visits = usage_week.visits + excluded.visits,
                visitors = usage_week.visitors + excluded.visitors,
                peak = greatest(usage_week.peak, excluded.peak)",
        params![week],
    )?;
    tx.run("delete from usage_day where week = $1", params![week]).map(drop)
}
