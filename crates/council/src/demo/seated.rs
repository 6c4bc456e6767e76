//! Who sits, and by what rules: the table of an assembly as a secretary pastes it, its bylaws.

use super::refused;
use crate::{
    Mandate, NewMandate,
    bylaws::Bylaws,
    mandate,
    pasting::{self, Ranked},
    store,
};
use base::{Day, Id};
use db::{Result, Tx};
use people::Body;

/// Pastes a table (`rang;fonction;civilité;prénom;nom`…): mandates from a day on, in the order of
/// their ranks. Deputies are left to who needs them.
pub fn seat(
    tx: &Tx<'_>,
    body: Id<Body>,
    table: &str,
    from_on: Day,
    until_on: Option<Day>,
) -> Result<Vec<Id<Mandate>>> {
    let lines = pasting::read(table).map_err(|wrong| refused("a table", wrong))?;
    let sirens: Vec<String> = lines.iter().filter_map(|line| line.sent_by.clone()).collect();
    let senders = store::mandates::senders(tx, &sirens)?;
    let (ranked, unknown) = pasting::mandates(&lines, body, from_on, &senders);
    if !unknown.is_empty() {
        return Err(refused("who is sent", unknown));
    }
    let held = |(new, _): Ranked| NewMandate { until_on, ..new };
    let new: Vec<NewMandate> = ranked.into_iter().map(held).collect();
    mandate::begin(tx, &new)
}

/// What rules an assembly from a day on. Refused when its values do not hold together.
pub fn rule(tx: &Tx<'_>, body: Id<Body>, from_on: Day, bylaws: &Bylaws) -> Result<()> {
    bylaws.rules.check().map_err(|wrong| refused("rules", wrong))?;
    bylaws.pattern().map_err(|wrong| refused("a way to number", wrong))?;
    store::bylaws::keep(tx, body, from_on, &bylaws.to_json()?)
}
