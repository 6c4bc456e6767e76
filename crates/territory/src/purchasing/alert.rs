//! Alerts: a renewal to decide, a procedure to begin, an end, a hole between two markets.

use super::{Market, Orders};
use base::{Day, Money};
use serde::{Deserialize, Serialize};

/// How many days ahead the group wants to know. Its agreement and its habits say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertRules {
    /// Before the last day to decide a renewal.
    pub decision: u16,
    /// Before the end: what a new procedure takes, from the need written down to the signature.
    pub procedure: u16,
    /// Before the end, when no market follows.
    pub end: u16,
    /// The part of the maximum, in hundredths of a percent, from which orders are watched.
    pub ordered: u32,
}

/// What the coordinator should know today. Days are days of the calendar, counted from today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Alert {
    /// Decide whether it goes on until `until`; after `by` a tacit one goes on by itself, another
    /// one is lost.
    Decide { by: Day, until: Day, is_tacit: bool, days: i32 },
    /// It ends for good on `ends_on` and nothing is signed to follow it: begin a procedure.
    Begin { ends_on: Day, days: i32 },
    /// The same, and soon.
    Ends { ends_on: Day, days: i32 },
    /// It has ended and nothing runs.
    Ended { ended_on: Day, days: i32 },
    /// The next market starts later than the day after the end: nothing can be ordered meanwhile.
    Hole { from: Day, until: Day, days: i32 },
    /// Both run for so many days: time to move from one to the other.
    Overlap { from: Day, until: Day, days: i32 },
    /// Orders come near the maximum, beyond which nothing can be ordered.
    NearMaximum { ordered: Money, maximum: Money },
}

/// The alerts of `market` on `day`. `next` is the market that was signed to follow it, if one is.
pub fn alerts(
    rules: &AlertRules,
    market: &Market,
    next: Option<&Market>,
    orders: &Orders,
    day: Day,
) -> Vec<Alert> {
    let next = next.filter(|next| next.signed_on <= day);
    let mut alerts = Vec::new();
    alerts.extend(decision(rules, market, day));
    match next {
        Some(next) => alerts.extend(seam(market, next, day)),
        None => alerts.extend(end(rules, market, day)),
    }
    alerts.extend(near_maximum(rules, market, orders));
    alerts
}

fn decision(rules: &AlertRules, market: &Market, day: Day) -> Option<Alert> {
    let renewal = market.next_renewal(day)?;
    let days = renewal.decide_by.since(day);
    let (by, until, is_tacit) = (renewal.decide_by, renewal.until, renewal.is_tacit);
    (days <= i32::from(rules.decision)).then_some(Alert::Decide { by, until, is_tacit, days })
}

fn end(rules: &AlertRules, market: &Market, day: Day) -> Option<Alert> {
    let ends_on = market.last_day(day);
    let days = ends_on.since(day);
    if days < 0 {
        return Some(Alert::Ended { ended_on: ends_on, days: -days });
    }
    // While a renewal can still be decided this is not its end.
    if market.next_renewal(day).is_some() {
        return None;
    }
    if days <= i32::from(rules.end) {
        return Some(Alert::Ends { ends_on, days });
    }
    (days <= i32::from(rules.procedure)).then_some(Alert::Begin { ends_on, days })
}

/// What lies between a market and the next; of no interest once it has passed.
fn seam(market: &Market, next: &Market, day: Day) -> Option<Alert> {
    let last = market.last_day(day);
    if next.starts_on <= last {
        let (from, until) = (next.starts_on, last.min(next.last_day(day)));
        let days = until.since(from) + 1;
        return (day <= until).then_some(Alert::Overlap { from, until, days });
    }
    let (from, until) = (last.plus_days(1), next.starts_on.plus_days(-1));
    let days = until.since(from) + 1;
    (days > 0 && day <= until).then_some(Alert::Hole { from, until, days })
}

fn near_maximum(rules: &AlertRules, market: &Market, orders: &Orders) -> Option<Alert> {
    let (ordered, maximum) = (orders.total()?, market.maximum?);
    let reached = i128::from(ordered.cents()) * 10_000;
    let watched = i128::from(maximum.cents()) * i128::from(rules.ordered);
    (reached >= watched).then_some(Alert::NearMaximum { ordered, maximum })
}
