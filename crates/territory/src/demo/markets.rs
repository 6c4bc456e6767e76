//! The purchasing group (CCP L2113-6): the market signed on 13 March 2023, and the one before it,
//! which ended in June 2023.

use super::{Land, SYNDICATE, Script, day, founding::FOUNDERS, refused};
use crate::{
    contribution::MemberCode,
    funding::market::{found, order, sign as write},
    purchasing::{AlertRules, GroupMember, Market, Order, Renewal},
};
use base::{Day, Money};
use db::{Result, Tx};

/// As the page gives them: two months to decide, a year for a procedure, three months before the
/// end, 80 % of the maximum.
const RULES: AlertRules = AlertRules { decision: 60, procedure: 365, end: 90, ordered: 8_000 };
/// What each weighs in the group, the region first; then the syndicate.
const WEIGHTS: [u32; 4] = [52, 18, 14, 16];
/// What the syndicate orders in a year, in euros.
const YEARLY: i32 = 385_000;

pub fn sign(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    let agreed_on = day("2018-09-03")?;
    let mut members = Vec::new();
    let syndicate = (SYNDICATE, "La Fibre Numérique 59/62");
    let names = FOUNDERS.iter().map(|(siren, _, name, _, _)| (*siren, *name)).chain([syndicate]);
    for ((siren, name), weight) in names.zip(WEIGHTS) {
        members.push(GroupMember {
            code: code(siren)?,
            name: name.to_owned(),
            is_coordinator: members.is_empty(),
            since: agreed_on,
            until: None,
            weight,
        });
    }
    let name = ("Groupement de commandes ENT Hauts-de-France", agreed_on);
    let group = found(tx, land.syndicate.id, name, &RULES, members)?;
    let before = write(tx, group, &former()?, None)?;
    order(tx, before, ordered("2019-07-08", 2019)?, Some(land.officer))?;
    order(tx, before, ordered("2022-07-04", 2022)?, Some(land.officer))?;
    let market = present()?;
    let now = write(tx, group, &market, Some(before))?;
    let first = market.starts_on.year();
    for year in first..=script.until.year().min(first + 3) {
        let order_of_year = ordered(&format!("{year}-07-03"), year)?;
        if order_of_year.on <= script.until {
            order(tx, now, order_of_year, Some(land.officer))?;
        }
    }
    Ok(())
}

fn former() -> Result<Market> {
    Ok(Market {
        reference: "ENT HDF 2019".to_owned(),
        launched_on: day("2018-10-15")?,
        signed_on: day("2019-03-18")?,
        starts_on: day("2019-07-01")?,
        ends_on: day("2023-06-30")?,
        renewals: Vec::new(),
        is_framework: true,
        long_because: None,
        maximum: None,
        foreseen: Vec::new(),
    })
}

/// Two years, then one, then one: four at most (CCP L2125-1).
fn present() -> Result<Market> {
    Ok(Market {
        reference: "ENT HDF 2023".to_owned(),
        launched_on: day("2022-09-12")?,
        signed_on: day("2023-03-13")?,
        starts_on: day("2023-07-01")?,
        ends_on: day("2025-06-30")?,
        renewals: vec![tacit("2026-06-30", "2025-03-31")?, tacit("2027-06-30", "2026-03-31")?],
        is_framework: true,
        long_because: None,
        maximum: Some(Money::from_euros(12_000_000)),
        foreseen: Vec::new(),
    })
}

fn tacit(until: &str, decide_by: &str) -> Result<Renewal> {
    Ok(Renewal { until: day(until)?, decide_by: day(decide_by)?, is_tacit: true, decided: None })
}

fn ordered(on: &str, year: i16) -> Result<Order> {
    let on: Day = day(on)?;
    let label = format!("Services de l’année scolaire {year}-{}", year + 1);
    Ok(Order { member: code(SYNDICATE)?, on, label, amount: Money::from_euros(YEARLY) })
}

fn code(siren: &str) -> Result<MemberCode> {
    MemberCode::parse(siren).map_err(|wrong| refused("a member", wrong))
}
