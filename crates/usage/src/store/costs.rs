//! What a town pays, as the officer has said it.

use base::Money;
use db::{Result, Tx, params};

/// The sum of a year and the version of the line.
pub fn find(tx: &Tx<'_>, place: i64, year: i16) -> Result<Option<(Money, i64)>> {
    let row: Option<(i64, i64)> = tx.first(
        "select cents, version from usage_cost where place_id = $1 and year = $2",
        params![place, i64::from(year)],
    )?;
    Ok(row.map(|(cents, version)| (Money::from_cents(cents), version)))
}

/// Writes the sum down over the version its form was made with; 0: there was none.
pub fn set(tx: &Tx<'_>, place: i64, year: i16, sum: Money, version: i64) -> Result<()> {
    if version == 0 {
        return tx.change(
            "insert into usage_cost (place_id, year, cents, version)
             values ($1, $2, $3, 1)
                 on conflict (place_id, year) do nothing",
            params![place, i64::from(year), sum.cents()],
        );
    }
    tx.change(
        "update usage_cost
            set cents = $3, version = version + 1
          where place_id = $1 and year = $2 and version = $4",
        params![place, i64::from(year), sum.cents(), version],
    )
}
