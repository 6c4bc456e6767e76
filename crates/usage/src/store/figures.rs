//! What may be shown, as rows.

use base::{Day, Instant};
use db::{Result, Tx, Value, params};
use web::visits::Role;

db::row! {
    /// A figure that may be shown.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Figure {
        pub place_id: i64, pub week: Day, pub role: Role, pub service: String, pub visits: u64,
        pub visitors: u64,
    }
}

/// A week goes out, once.
pub fn publish(tx: &Tx<'_>, week: Day, threshold: u64, at: Instant) -> Result<bool> {
    let threshold = i64::try_from(threshold).unwrap_or(i64::MAX);
    let made = tx.run(
        "insert into usage_published (week, threshold, at)
         values ($1, $2, $3)
             on conflict (week) do nothing",
        params![week, threshold, at],
    )?;
    Ok(made > 0)
}

pub fn insert(tx: &Tx<'_>, figures: &[Figure]) -> Result<()> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let row = |it: &Figure| {
        let (visits, visitors) = (number(it.visits), number(it.visitors));
        params![it.place_id, it.week, it.role, &it.service, visits, visitors].to_vec()
    };
    let rows: Vec<Vec<Value>> = figures.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into usage_figure (place_id, week, role, service, visits, visitors)
         values ($1, $2, $3, $4, $5, $6)",
        &rows,
    )
    .map(drop)
}

/// The weeks that are out, the latest first.
pub fn weeks(tx: &Tx<'_>, limit: u32) -> Result<Vec<(Day,)>> {
    tx.all("select week from usage_published order by week desc limit $1", params![limit])
}

/// All figures of a place since a week, the oldest first.
pub fn of_place(tx: &Tx<'_>, place: i64, since: Day) -> Result<Vec<Figure>> {
    tx.all(
        "select place_id, week, role, service, visits, visitors
           from usage_figure
          where place_id = $1 and week >= $2
          order by week, role, service
          limit 20000",
        params![place, since],
    )
}

/// The whole house in a week, for several places.
pub fn of_places(tx: &Tx<'_>, places: &Value, week: Day) -> Result<Vec<Figure>> {
    tx.all(
        "select place_id, week, role, service, visits, visitors
           from usage_figure
          where week = $2 and service = '' and place_id in ids($1)
          order by place_id, role
          limit 20000",
        params![places.clone(), week],
    )
}

/// Every figure of several places since a week, one at a time: an export.
pub fn each_of(
    tx: &Tx<'_>,
    places: &Value,
    since: Day,
    each: impl FnMut(Figure) -> Result<()>,
) -> Result<()> {
    tx.each(
        "select place_id, week, role, service, visits, visitors
           from usage_figure
          where week >= $2 and place_id in ids($1)
          order by week, place_id, role, service",
        params![places.clone(), since],
        each,
    )
}

/// The threshold a week went out under.
pub fn threshold_of(tx: &Tx<'_>, week: Day) -> Result<u64> {
    let (threshold,): (u64,) =
        tx.one("select threshold from usage_published where week = $1", params![week])?;
    Ok(threshold)
}

/// The threshold of the weeks to come, and the version of the line.
pub fn threshold(tx: &Tx<'_>) -> Result<(u64, i64)> {
    tx.one("select threshold, version from usage_setting where id = 1", &[])
}

pub fn set_threshold(tx: &Tx<'_>, threshold: u32, version: i64) -> Result<()> {
    tx.change(
        "update usage_setting
            set threshold = $1, version = version + 1
          where id = 1 and version = $2",
        params![threshold, version],
    )
}
