//! What is published, as rows: the public list, and open data. Nothing else is read here.

use crate::Deliberation;
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::Body;

db::row! {
    /// A line of the public list.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub id: Id<Deliberation>,
        pub number: Option<String>,
        pub title: String,
        pub held_on: Day,
        pub published_at: Instant,
        pub withdrawn_by: Option<Id<Deliberation>>,
        pub repealed_by: Option<Id<Deliberation>>,
    }
}

/// Published acts of a body, of meetings held from a day until another (not counted), the latest
/// first, those after (`held_on`, `id`) in this order.
pub fn lines(
    tx: &Tx<'_>,
    body: Id<Body>,
    (from, until): (Day, Day),
    after: (Day, Id<Deliberation>),
    limit: u32,
) -> Result<Vec<Line>> {
    tx.all(
        "select d.id, d.number, d.title, s.held_on, d.published_at, d.withdrawn_by, d.repealed_by
           from act_seal s
           join deliberation d on d.id = s.deliberation_id
          where s.body_id = $1 and s.held_on >= $2 and s.held_on < $3
            and d.published_at is not null
            and (s.held_on < $4 or s.held_on = $4 and s.deliberation_id < $5)
          order by s.held_on desc, s.deliberation_id desc
          limit $6",
        params![body, from, until, after.0, after.1, limit],
    )
}

/// The first and the last day of meetings of which something is published.
pub fn span(tx: &Tx<'_>, body: Id<Body>) -> Result<(Option<Day>, Option<Day>)> {
    tx.one(
        "select min(s.held_on), max(s.held_on)
           from act_seal s
           join deliberation d on d.id = s.deliberation_id
          where s.body_id = $1 and d.published_at is not null",
        params![body],
    )
}

db::row! {
    /// A published act, as open data says it.
    pub struct OpenLine {
        pub id: Id<Deliberation>,
        pub extract: String,
        pub matter: Option<String>,
        pub matter_name: Option<String>,
        pub transmitted_at: Option<Instant>,
    }
}

pub fn open_lines(
    tx: &Tx<'_>,
    body: Id<Body>,
    after: Id<Deliberation>,
    limit: u32,
) -> Result<Vec<OpenLine>> {
    tx.all(
        "select d.id, s.extract, m.matter, m.matter_name, d.transmitted_at
           from act_seal s
           join deliberation d on d.id = s.deliberation_id
           left join act_matter m on m.deliberation_id = d.id
          where s.body_id = $1 and d.published_at is not null and d.id > $2
          order by d.id
          limit $3",
        params![body, after, limit],
    )
}
