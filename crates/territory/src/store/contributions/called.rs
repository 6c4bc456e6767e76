//! What was called from a town.

use base::{Id, Money};
use db::{Result, Tx, params};
use people::Town;

pub fn of_town(tx: &Tx<'_>, town: Id<Town>, year: i16) -> Result<Option<Money>> {
    let found: Option<(Option<i64>,)> = tx.first(
        "select cast(sum(l.total) as bigint)
           from body b
           join contribution_account a on a.member_id = b.id
           join contribution_line l on l.account_id = a.id
           join contribution_campaign c on c.id = l.campaign_id
          where b.town_id = $1
            and c.year = $2
            and c.called_on is not null",
        params![town, year],
    )?;
    Ok(found.and_then(|(cents,)| cents).map(Money::from_cents))
}
