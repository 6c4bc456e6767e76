//! The purchasing group, its markets, orders and told alerts, as rows; who works for a member.

use crate::{
    contribution::MemberCode,
    funding::{GroupRow, MarketRow, MemberAccount, PurchasedMarket, PurchasingGroup, json},
    purchasing::{Group, GroupMember, Market, Order},
};
use base::{Day, Id};
use db::{Error, Result, Tx, Value, ids, params};
use people::{Body, Person};

/// The group of those who work for the member of each of these accounts.
pub fn agents_of(
    tx: &Tx<'_>,
    accounts: &[Id<MemberAccount>],
) -> Result<Vec<(Id<MemberAccount>, Id<people::Group>)>> {
    tx.all(
        "select a.id, g.id
           from contribution_account a
           join body b on b.id = a.member_id
           join person_group g
             on g.scope_kind = case when b.town_id is null then 'body' else 'town' end
            and g.scope_id = coalesce(b.town_id, b.id)
            and g.kind = 'agents'
          where a.id in ids($1)
          order by a.id
          limit 5000",
        params![ids(accounts.iter().copied())],
    )
}

pub fn find(tx: &Tx<'_>, id: Id<PurchasingGroup>) -> Result<Option<GroupRow>> {
    tx.first(
        "select id, syndicate_id, name, agreed_on, rules, version
           from purchasing_group
          where id = $1",
        params![id],
    )
}

pub fn of_syndicate(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<GroupRow>> {
    tx.all(
        "select id, syndicate_id, name, agreed_on, rules, version
           from purchasing_group
          where syndicate_id = $1
          order by name, id
          limit 20",
        params![syndicate],
    )
}

/// The officers of the syndicate of each purchasing group, as a group of persons.
pub fn watchers(tx: &Tx<'_>) -> Result<Vec<(Id<PurchasingGroup>, Id<people::Group>)>> {
    tx.all(
        "select p.id, g.id
           from purchasing_group p
           join person_group g
             on g.kind = 'agents' and g.scope_kind = 'body' and g.scope_id = p.syndicate_id
          order by p.id
          limit 200",
        params![],
    )
}

pub fn all(tx: &Tx<'_>) -> Result<Vec<GroupRow>> {
    tx.all(
        "select id, syndicate_id, name, agreed_on, rules, version
           from purchasing_group
          order by id
          limit 200",
        params![],
    )
}

pub fn insert(
    tx: &Tx<'_>,
    syndicate: Id<Body>,
    (name, agreed_on): (&str, Day),
    rules: &str,
    group: &Group,
) -> Result<Id<PurchasingGroup>> {
    let id = tx.new_id();
    tx.run(
        "insert into purchasing_group (id, syndicate_id, name, agreed_on, rules, version)
         values ($1, $2, $3, $4, $5, 1)",
        params![id, syndicate, name, agreed_on, rules],
    )?;
    put_members(tx, id, &group.members)?;
    Ok(id)
}

/// Takes the version one has seen.
pub fn touch(tx: &Tx<'_>, group: Id<PurchasingGroup>, seen: u32) -> Result<()> {
    tx.change(
        "update purchasing_group set version = version + 1 where id = $1 and version = $2",
        params![group, seen],
    )
}

pub fn put_members(tx: &Tx<'_>, group: Id<PurchasingGroup>, members: &[GroupMember]) -> Result<()> {
    let row = |member: &GroupMember| {
        let GroupMember { code, name, is_coordinator, since, until, weight } = member;
        params![group, code.as_str(), name, *is_coordinator, *since, *until, *weight].to_vec()
    };
    let rows: Vec<Vec<Value>> = members.iter().map(row).collect();
    tx.run_each(
        "insert into purchasing_member (group_id, code, name, is_coordinator, since, until_on,
                                        weight)
         values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (group_id, code) do update
            set name = excluded.name, is_coordinator = excluded.is_coordinator,
                since = excluded.since, until_on = excluded.until_on, weight = excluded.weight",
        &rows,
    )
    .map(drop)
}

db::row! {
    struct MemberRow {
        code: String,
        name: String,
        is_coordinator: bool,
        since: Day,
        until_on: Option<Day>,
        weight: u32,
    }
}

pub fn members(tx: &Tx<'_>, group: Id<PurchasingGroup>) -> Result<Vec<GroupMember>> {
    let rows: Vec<MemberRow> = tx.all(
        "select code, name, is_coordinator, since, until_on, weight
           from purchasing_member
          where group_id = $1
          order by code
          limit 5000",
        params![group],
    )?;
    let member = |row: MemberRow| {
        let MemberRow { code, name, is_coordinator, since, until_on: until, weight } = row;
        let code = MemberCode::parse(&code).map_err(Error::refused)?;
        Ok(GroupMember { code, name, is_coordinator, since, until, weight })
    };
    rows.into_iter().map(member).collect()
}

pub fn market(tx: &Tx<'_>, id: Id<PurchasedMarket>) -> Result<Option<MarketRow>> {
    tx.first(
        "select id, group_id, follows_id, content, version from purchasing_market where id = $1",
        params![id],
    )
}

/// Those of a group, the latest first.
pub fn markets(tx: &Tx<'_>, group: Id<PurchasingGroup>) -> Result<Vec<MarketRow>> {
    markets_of(tx, &[group])
}

/// Those of several groups, the latest first.
pub fn markets_of(tx: &Tx<'_>, groups: &[Id<PurchasingGroup>]) -> Result<Vec<MarketRow>> {
    tx.all(
        "select id, group_id, follows_id, content, version
           from purchasing_market
          where group_id in ids($1)
          order by starts_on desc, id
          limit 2000",
        params![ids(groups.iter().copied())],
    )
}

pub fn insert_market(
    tx: &Tx<'_>,
    group: Id<PurchasingGroup>,
    market: &Market,
    follows: Option<Id<PurchasedMarket>>,
) -> Result<Id<PurchasedMarket>> {
    let id = tx.new_id();
    tx.run(
        "insert into purchasing_market (id, group_id, follows_id, content, starts_on, version)
         values ($1, $2, $3, $4, $5, 1)",
        params![id, group, follows, json(market)?, market.starts_on],
    )?;
    Ok(id)
}

pub fn update_market(tx: &Tx<'_>, row: &MarketRow, market: &Market) -> Result<()> {
    tx.change(
        "update purchasing_market
            set content = $3, version = version + 1
          where id = $1 and version = $2",
        params![row.id, row.version, json(market)?],
    )
}

db::row! {
    pub struct OrderRow {
        pub market_id: Id<PurchasedMarket>,
        pub code: String,
        pub on_day: Day,
        pub label: String,
        pub amount: i64,
    }
}

/// Those of several markets, in the order they were given.
pub fn orders(tx: &Tx<'_>, markets: &[Id<PurchasedMarket>]) -> Result<Vec<OrderRow>> {
    tx.all(
        "select market_id, code, on_day, label, amount
           from purchasing_order
          where market_id in ids($1)
          order by id
          limit 50000",
        params![ids(markets.iter().copied())],
    )
}

pub fn insert_order(
    tx: &Tx<'_>,
    market: Id<PurchasedMarket>,
    order: &Order,
    by: Option<Id<Person>>,
) -> Result<()> {
    let (id, cents): (Id<Order>, _) = (tx.new_id(), order.amount.cents());
    tx.run(
        "insert into purchasing_order (id, market_id, code, on_day, label, amount, ordered_by)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![id, market, order.member.as_str(), order.on, &order.label, cents, by],
    )
    .map(drop)
}

/// The alerts of these markets that were told.
pub fn told(
    tx: &Tx<'_>,
    markets: &[Id<PurchasedMarket>],
) -> Result<Vec<(Id<PurchasedMarket>, String)>> {
    tx.all(
        "select market_id, alert
           from purchasing_told
          where market_id in ids($1)
          order by market_id, alert
          limit 20000",
        params![ids(markets.iter().copied())],
    )
}

pub fn insert_told(tx: &Tx<'_>, told: &[(Id<PurchasedMarket>, String)], on: Day) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        told.iter().map(|(market, alert)| params![*market, alert, on].to_vec()).collect();
    tx.run_each(
        "insert into purchasing_told (market_id, alert, told_on)
         values ($1, $2, $3)
             on conflict (market_id, alert) do nothing",
        &rows,
    )
    .map(drop)
}
