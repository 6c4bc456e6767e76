//! What the pages ask: lists of feeds and of their schools, a page at a time.

use crate::history::{Feed, FeedMode, SchoolStep, State, StepState};
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Person, School};

db::row! {
    /// One line of the history.
    #[derive(Clone, Debug)]
    pub struct FeedLine {
        pub id: Id<Feed>,
        pub name: String,
        pub mode: FeedMode,
        pub state: State,
        pub at: Instant,
        pub first_name: Option<String>,
        pub last_name: Option<String>,
        /// As JSON.
        pub counts: String,
    }
}

db::row! {
    /// How many schools of a feed are in a state.
    #[derive(Clone, Debug)]
    pub struct StateCount {
        pub feed: Id<Feed>,
        pub state: StepState,
        pub count: u64,
    }
}

/// The latest first, before the feed `before`.
pub fn history(tx: &Tx<'_>, before: Id<Feed>, limit: u32) -> Result<Vec<FeedLine>> {
    tx.all(
        "select f.id, f.name, f.mode, f.state, f.at, p.first_name, p.last_name, f.counts
           from feed f
           left join person p on p.id = f.by_id
          where f.id < $1
          order by f.id desc
          limit $2",
        params![before, limit],
    )
}

/// Those that say something of a school, with what they said of it.
pub fn history_of_school(
    tx: &Tx<'_>,
    school: Id<School>,
    before: Id<Feed>,
    limit: u32,
) -> Result<Vec<FeedLine>> {
    tx.all(
        "select f.id, f.name, f.mode, f.state, f.at, p.first_name, p.last_name,
                coalesce(s.counts, '{}') as counts
           from feed f
           left join feed_school s on s.feed_id = f.id and s.school_id = $1
           left join person p on p.id = f.by_id
          where f.id < $2
            and f.id in (select feed_id from feed_school where school_id = $1
                          union
                         select id from feed where school_id = $1)
          order by f.id desc
          limit $3",
        params![school, before, limit],
    )
}

/// The states of the schools of these feeds; of one school alone when one is given.
pub fn states(
    tx: &Tx<'_>,
    feeds: &[Id<Feed>],
    school: Option<Id<School>>,
) -> Result<Vec<StateCount>> {
    tx.all(
        "select feed_id as feed, state, count(*) as count
           from feed_school
          where feed_id in ids($1) and position < 1000000 and (school_id = $2 or $2 = 0)
          group by feed_id, state",
        params![ids(feeds.iter().copied()), school.map_or(0, Id::raw)],
    )
}

/// How many schools of a feed are in each state, of those one may read of.
pub fn states_of(
    tx: &Tx<'_>,
    feed: Id<Feed>,
    own: Option<&[Id<School>]>,
) -> Result<Vec<(StepState, u64)>> {
    tx.all(
        "select state, count(*) as count
           from feed_school
          where feed_id = $1 and position < 1000000
            and (cast($2 as bigint) = 1 or school_id in ids($3))
          group by state
          order by state",
        params![feed, i64::from(own.is_none()), ids(own.unwrap_or_default().iter().copied())],
    )
}

/// The schools of a feed, in their order, after a position. `own` are those one may read of, when
/// not all; `state` is empty for all states.
pub fn steps(
    tx: &Tx<'_>,
    feed: Id<Feed>,
    own: Option<&[Id<School>]>,
    state: &str,
    from: u32,
    limit: u32,
) -> Result<Vec<SchoolStep>> {
    tx.all(
        "select place, position, name, school_id as school, state, counts, leaving, present,
                leaving_sum, reason, applied_at, town_id as town
           from feed_school
          where feed_id = $1 and position >= $2 and position < 1000000
            and (cast($3 as bigint) = 1 or school_id in ids($4))
            and ($5 = '' or state = $5)
          order by position
          limit $6",
        params![
            feed,
            from,
            i64::from(own.is_none()),
            ids(own.unwrap_or_default().iter().copied()),
            state,
            limit
        ],
    )
}

pub fn step(tx: &Tx<'_>, feed: Id<Feed>, position: u32) -> Result<Option<SchoolStep>> {
    tx.first(
        "select place, position, name, school_id as school, state, counts, leaving, present,
                leaving_sum, reason, applied_at, town_id as town
           from feed_school
          where feed_id = $1 and position = $2 and position < 1000000",
        params![feed, position],
    )
}

/// Of these schools, those a feed speaks of.
pub fn schools_among(
    tx: &Tx<'_>,
    feed: Id<Feed>,
    schools: &[Id<School>],
) -> Result<Vec<Id<School>>> {
    let rows: Vec<(Id<School>,)> = tx.all(
        "select school_id from feed_school where feed_id = $1 and school_id in ids($2)",
        params![feed, ids(schools.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(school,)| school).collect())
}

/// Schools that wait for somebody to look, in all plans.
pub fn held(tx: &Tx<'_>) -> Result<i64> {
    tx.number(
        "select count(*)
           from feed_school s
           join feed f on f.id = s.feed_id
          where f.state = 'planned' and s.state = 'held'",
        &[],
    )
}

/// What a person brought in, for his export.
pub fn brought_by(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(String, Instant)>> {
    tx.all(
        "select name, at from feed where by_id = $1 order by id desc limit 10000",
        params![person],
    )
}

/// What was done is only needed to be undone: not for ever.
pub fn forget_done(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    super::edits::forget_old(tx, before)?;
    tx.run(
        "update feed_school set done = null where applied_at < $1 and done is not null",
        params![before],
    )
}

/// The feeds and the intakes a person brought in.
pub fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<(Vec<i64>, Vec<i64>)> {
    let raw = |rows: Vec<(i64,)>| rows.into_iter().map(|(id,)| id).collect();
    let feeds = tx.all("select id from feed where by_id = $1 order by id", params![person])?;
    let intakes =
        tx.all("select id from feed_intake where by_id = $1 order by id", params![person])?;
    Ok((raw(feeds), raw(intakes)))
}

pub fn rename(
    tx: &Tx<'_>,
    feeds: &[i64],
    intakes: &[i64],
    from: Id<Person>,
    to: Id<Person>,
) -> Result<()> {
    let list = |ids: &[i64]| db::ids(ids.iter().map(|id| Id::<Feed>::new(*id)));
    tx.run(
        "update feed set by_id = $3 where by_id = $2 and id in ids($1)",
        params![list(feeds), from, to],
    )?;
    tx.run(
        "update feed_intake set by_id = $3 where by_id = $2 and id in ids($1)",
        params![list(intakes), from, to],
    )
    .map(drop)
}
