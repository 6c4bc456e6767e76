//! The purchasing group of a syndicate and its markets, as they are kept; alerts to its officers.

use super::{Funding, json, kept, urls};
use crate::{
    purchasing::{Alert, AlertRules, Group, GroupMember, Market, Order, Orders, alerts},
    store::contributions::groups as store,
};
use base::{Day, Id, Instant, Money};
use db::{Error, Result, Tx};
use notices::{Telling, Timing};
use people::{Body, GroupKind, Person};
use std::{
    collections::{HashMap, HashSet},
    ops::Deref,
};
use web::{Allows, Door, Guarded, Manage, NoticeKind, Read, Rhythm, Viewer};

pub const MARKET: NoticeKind = NoticeKind {
    word: "territory.market",
    text: text::id!("territory-purchasing-notices"),
    icon: "landmark",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.memberships.iter().any(|member| member.kind == GroupKind::Agents),
};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct GroupRow {
        pub id: Id<PurchasingGroup>,
        pub syndicate_id: Id<Body>,
        pub name: String,
        pub agreed_on: Day,
        /// [`AlertRules`] as JSON.
        pub rules: String,
        pub version: u32,
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct MarketRow {
        pub id: Id<PurchasedMarket>,
        pub group_id: Id<PurchasingGroup>,
        pub follows_id: Option<Id<PurchasedMarket>>,
        /// [`Market`] as JSON.
        pub content: String,
        pub version: u32,
    }
}

impl MarketRow {
    pub fn market(&self) -> Result<Market> {
        kept(&self.content)
    }
}

/// The buyers of an agreement, with the syndicate that keeps its papers.
#[derive(Clone, Debug)]
pub struct PurchasingGroup {
    pub row: GroupRow,
    pub group: Group,
    pub funding: Funding,
}

impl Deref for PurchasingGroup {
    type Target = GroupRow;
    fn deref(&self) -> &GroupRow {
        &self.row
    }
}

impl PurchasingGroup {
    pub fn find(tx: &Tx<'_>, id: Id<Self>) -> Result<Option<Self>> {
        let Some(row) = store::find(tx, id)? else { return Ok(None) };
        let (members, funding) = (store::members(tx, id)?, Funding::of(tx, row.syndicate_id)?);
        let group = Group { members };
        Ok(funding.map(|funding| PurchasingGroup { row, group, funding }))
    }

    pub fn rules(&self) -> Result<AlertRules> {
        kept(&self.row.rules)
    }
}

impl Guarded for PurchasingGroup {
    const PARAM: &'static str = "group";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        PurchasingGroup::find(tx, id)
    }
}

impl Allows<Read> for PurchasingGroup {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_read_by(viewer)
    }
}

impl Allows<Manage> for PurchasingGroup {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_managed_by(viewer)
    }
}

/// A market of the group.
#[derive(Clone, Debug)]
pub struct PurchasedMarket {
    pub row: MarketRow,
    pub market: Market,
    pub group: PurchasingGroup,
}

impl Deref for PurchasedMarket {
    type Target = MarketRow;
    fn deref(&self) -> &MarketRow {
        &self.row
    }
}

impl Guarded for PurchasedMarket {
    const PARAM: &'static str = "market";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(row) = store::market(tx, id)? else { return Ok(None) };
        let (market, group) = (row.market()?, PurchasingGroup::find(tx, row.group_id)?);
        Ok(group.map(|group| PurchasedMarket { row, market, group }))
    }
}

impl Allows<Read> for PurchasedMarket {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.group.funding.is_read_by(viewer)
    }
}

impl Allows<Manage> for PurchasedMarket {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.group.funding.is_managed_by(viewer)
    }
}

/// Makes a group with its members. Refused by the rules of [`Group::check`].
pub fn found(
    tx: &Tx<'_>,
    syndicate: Id<Body>,
    (name, agreed_on): (&str, Day),
    rules: &AlertRules,
    members: Vec<GroupMember>,
) -> Result<Id<PurchasingGroup>> {
    let group = Group { members };
    group.check().map_err(Error::refused)?;
    store::insert(tx, syndicate, (name, agreed_on), &json(rules)?, &group)
}

/// A member joins, leaves or weighs otherwise, at the version one has seen. Refused by the rules.
pub fn set_member(tx: &Tx<'_>, group: &GroupRow, member: &GroupMember, seen: u32) -> Result<()> {
    let mut members = store::members(tx, group.id)?;
    members.retain(|known| known.code != member.code);
    members.push(member.clone());
    Group { members }.check().map_err(Error::refused)?;
    store::touch(tx, group.id, seen)?;
    store::put_members(tx, group.id, std::slice::from_ref(member))
}

/// Writes a market down. Refused by the rules of [`Market::check`].
pub fn sign(
    tx: &Tx<'_>,
    group: Id<PurchasingGroup>,
    market: &Market,
    follows: Option<Id<PurchasedMarket>>,
) -> Result<Id<PurchasedMarket>> {
    market.check().map_err(Error::refused)?;
    store::insert_market(tx, group, market, follows)
}

/// Says what was decided of the next renewal.
pub fn decide(tx: &Tx<'_>, row: &MarketRow, goes_on: bool, on: Day) -> Result<()> {
    let mut market = row.market()?;
    let next = market.next_renewal(on).copied();
    let found = market.renewals.iter_mut().find(|renewal| Some(**renewal) == next);
    let renewal = found.ok_or_else(|| Error::Conflict("no renewal to decide".to_owned()))?;
    renewal.decided = Some(goes_on);
    store::update_market(tx, row, &market)
}

/// Gives an order. Refused by the rules of [`Orders::give`].
pub fn order(
    tx: &Tx<'_>,
    market: Id<PurchasedMarket>,
    order: Order,
    by: Option<Id<Person>>,
) -> Result<()> {
    let row = store::market(tx, market)?.ok_or(Error::Missing)?;
    // Two who order at once: the second meets the version.
    store::update_market(tx, &row, &row.market()?)?;
    let group = Group { members: store::members(tx, row.group_id)? };
    let mut orders = orders(tx, market)?;
    orders.give(&group, &row.market()?, order.clone()).map_err(Error::refused)?;
    store::insert_order(tx, market, &order, by)
}

pub fn orders(tx: &Tx<'_>, market: Id<PurchasedMarket>) -> Result<Orders> {
    Ok(orders_of(tx, &[market])?.remove(&market).unwrap_or_default())
}

/// The orders of several markets, by market.
fn orders_of(
    tx: &Tx<'_>,
    markets: &[Id<PurchasedMarket>],
) -> Result<HashMap<Id<PurchasedMarket>, Orders>> {
    let mut given: HashMap<Id<PurchasedMarket>, Vec<Order>> = HashMap::new();
    for row in store::orders(tx, markets)? {
        let amount = Money::from_cents(row.amount);
        let member = super::account::code(&row.code)?;
        let order = Order { member, on: row.on_day, label: row.label, amount };
        given.entry(row.market_id).or_default().push(order);
    }
    given.into_iter().map(|(market, orders)| Ok((market, kept(&json(&orders)?)?))).collect()
}

/// A market, and what should be known of it.
type Watched = (MarketRow, Market, Vec<Alert>);

/// What should be known of each market of a group today.
pub fn alerts_of(tx: &Tx<'_>, group: &PurchasingGroup, on: Day) -> Result<Vec<Watched>> {
    let rows = store::markets(tx, group.id)?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    watched(&group.rules()?, &rows, &orders_of(tx, &ids)?, on)
}

fn watched(
    rules: &AlertRules,
    rows: &[MarketRow],
    orders: &HashMap<Id<PurchasedMarket>, Orders>,
    on: Day,
) -> Result<Vec<Watched>> {
    let none = Orders::default();
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let market = row.market()?;
        let next = rows.iter().find(|other| other.follows_id == Some(row.id));
        let next = next.map(MarketRow::market).transpose()?;
        let orders = orders.get(&row.id).unwrap_or(&none);
        let mut told = alerts(rules, &market, next.as_ref(), orders, on);
        // A market that was followed has ended as it should.
        told.retain(|alert| next.is_none() || !matches!(alert, Alert::Ended { .. }));
        found.push((row.clone(), market, told));
    }
    Ok(found)
}

/// Tells the officers of each syndicate what they have not been told yet.
pub fn tell_alerts(tx: &Tx<'_>, now: Instant) -> Result<()> {
    let groups = store::all(tx)?;
    let ids: Vec<_> = groups.iter().map(|group| group.id).collect();
    let rows = store::markets_of(tx, &ids)?;
    let markets: Vec<_> = rows.iter().map(|row| row.id).collect();
    let orders = orders_of(tx, &markets)?;
    let told: HashSet<(Id<PurchasedMarket>, String)> =
        store::told(tx, &markets)?.into_iter().collect();
    let watchers: HashMap<_, _> = store::watchers(tx)?.into_iter().collect();
    let mut new = Vec::new();
    for group in &groups {
        let Some(agents) = watchers.get(&group.id) else { continue };
        let own: Vec<MarketRow> =
            rows.iter().filter(|row| row.group_id == group.id).cloned().collect();
        for (row, market, alerts) in watched(&kept(&group.rules)?, &own, &orders, now.day())? {
            for alert in alerts {
                let known = (row.id, word(&alert));
                if !told.contains(&known) {
                    notices::tell_group(tx, &telling(group, &market, &alert, now), *agents)?;
                    new.push(known);
                }
            }
        }
    }
    store::insert_told(tx, &new, now.day())
}

/// What makes two alerts one: its kind and its day.
fn word(alert: &Alert) -> String {
    match alert {
        Alert::Decide { by, .. } => format!("decide:{}", by.iso()),
        Alert::Begin { ends_on, .. } => format!("begin:{}", ends_on.iso()),
        Alert::Ends { ends_on, .. } => format!("ends:{}", ends_on.iso()),
        Alert::Ended { ended_on, .. } => format!("ended:{}", ended_on.iso()),
        Alert::Hole { from, .. } => format!("hole:{}", from.iso()),
        Alert::Overlap { from, .. } => format!("overlap:{}", from.iso()),
        Alert::NearMaximum { maximum, .. } => format!("maximum:{}", maximum.cents()),
    }
}

fn telling(group: &GroupRow, market: &Market, alert: &Alert, now: Instant) -> Telling {
    let (text, what) = match alert {
        Alert::Decide { by, .. } => (text::id!("territory-purchasing-told-decide"), by.french()),
        Alert::Begin { ends_on, .. } => {
            (text::id!("territory-purchasing-told-begin"), ends_on.french())
        }
        Alert::Ends { ends_on, .. } => {
            (text::id!("territory-purchasing-told-ends"), ends_on.french())
        }
        Alert::Ended { ended_on, .. } => {
            (text::id!("territory-purchasing-told-ended"), ended_on.french())
        }
        Alert::Hole { from, .. } => (text::id!("territory-purchasing-told-hole"), from.french()),
        Alert::Overlap { until, .. } => {
            (text::id!("territory-purchasing-told-overlap"), until.french())
        }
        Alert::NearMaximum { maximum, .. } => {
            (text::id!("territory-purchasing-told-maximum"), maximum.to_string())
        }
    };
    Telling {
        kind: MARKET,
        thing: group.id.raw(),
        url: urls::purchasing(group.id),
        text,
        args: vec![("market", market.reference.clone()), ("what", what)],
        at: now,
        timing: Timing::Quiet,
        except: None,
    }
}
